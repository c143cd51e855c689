"""Who the work is for, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Languages of screens, checklists, messages and reports."""

    ENGLISH = "en"
    BOKMAL = "nb"
    FRENCH = "fr"
    GERMAN = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """The party the work is for; the office keeps it true. `language` decides reports and messages."""

    id: str
    name: str
    language: Language
    phone: str = ""
    email: str = ""
    may_email: bool = True


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
    """Whose letterhead the report carries; one row."""

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
    time_zone: str = "Europe/Oslo"
    labour_rate: str = "0"  # decimal per hour, without VAT
    vat_percent: str = "25"
