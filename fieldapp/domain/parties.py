"""Who the work is for, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

USUAL_TIME_ZONE = "Europe/Oslo"


class Language(StrEnum):
    """Languages of screens, checklists, messages and reports."""

    ENGLISH = "en"
    BOKMAL = "nb"
    FRENCH = "fr"
    GERMAN = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """The party the work is for; the office keeps it true. `language` decides reports and messages.

    `organisation_number` is a business's; a private person has none.
    """

    id: str
    name: str
    language: Language
    phone: str = ""
    email: str = ""
    may_email: bool = True
    organisation_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the car stands; `note` (gate code, parking) may be written by office and technician."""

    id: str
    customer_id: str
    street: str
    postcode: str
    city: str
    country: str  # ISO 3166-1 alpha-2
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Whose letterhead the report carries; one row.

    `vat_number` is the number an invoice names ("" in Norway: it follows from the organisation number),
    `bank_account` an IBAN or a national account, `payment_days` how long a customer has to pay. A report is made to
    fit into `report_max_mb` (10^6 bytes; 0: any size): 18 MB are 24 on the line, where the large mail providers end.
    """

    id: str
    name: str
    organisation_number: str
    street: str
    postcode: str
    city: str
    country: str
    email: str
    phone: str = ""
    currency: str = "NOK"
    time_zone: str = USUAL_TIME_ZONE
    labour_rate: str = "0"  # decimal per hour, without VAT
    vat_percent: str = "25"
    vat_number: str = ""
    bank_account: str = ""
    payment_days: int = 14
    report_max_mb: int = 18

    @property
    def zone(self) -> ZoneInfo:
        """Where its days begin: what is done at half past midnight is that day's, though UTC has the day before."""
        return ZoneInfo(self.time_zone)
