"""The e-mail that carries a report: the customer's language, the company's name, the PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from fieldapp.domain.attachments import Report, ReportDelivery
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Company, Customer
from fieldapp.domain.people import Person
from fieldapp.domain.vehicles import Vehicle
from fieldapp.errors import InputRefused
from resources import message_texts

# Anything that could end a header line or hide in one, in every alphabet: control, format and separator signs.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_NO_ADDRESS = "This is not an e-mail address that can be used."
_PLACES = {"en": "en_GB", "nb": "nb_NO", "fr": "fr_FR", "de": "de_DE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter is made of; `pdf` is the report's file."""

    delivery: ReportDelivery
    report: Report
    job: Job
    customer: Customer
    vehicle: Vehicle
    company: Company
    technician: Person | None
    pdf: bytes


def write_letter(facts: LetterFacts, *, sender: str, reply_to: str, now: datetime) -> EmailMessage:
    """The message to send. Its Message-ID follows from the delivery, so that a second copy would be recognised.

    Raises:
        InputRefused: sender or recipient is not an address.
    """
    texts = message_texts(facts.delivery.language)["report"]
    words = _words(facts)
    letter = EmailMessage(policy=SMTP)
    from_address = one_address(sender or facts.company.email)
    letter["From"] = Address(one_line(facts.company.name), addr_spec=from_address)
    letter["To"] = Address(one_line(facts.customer.name), addr_spec=one_address(facts.delivery.recipient))
    if reply_to:
        letter["Reply-To"] = Address(addr_spec=one_address(reply_to))
    letter["Subject"] = one_line(texts.subject.format(**words))
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = message_id(facts.delivery.id, from_address)
    letter["Auto-Submitted"] = "auto-generated"
    letter["Content-Language"] = facts.delivery.language
    letter.set_content(texts.body.format(**words))
    letter.add_attachment(
        facts.pdf, maintype="application", subtype="pdf", filename=f"{_file_name(words['job_number'])}.pdf"
    )
    return letter


def message_id(delivery_id: str, sender: str) -> str:
    """The one Message-ID of a delivery."""
    return f"<{re.sub('[^A-Za-z0-9-]', '', delivery_id)}.report@{sender.rpartition('@')[2]}>"


def one_line(text: str) -> str:
    """Text for a header: no line ends, no signs that turn or hide text."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def one_address(text: str) -> str:
    """An address as a mail server takes it.

    Raises:
        InputRefused: it is none, or more than one.
    """
    try:
        address = Address(addr_spec=text.strip())
        # A domain with letters beyond ASCII travels in its encoded form; a mailbox with such letters
        # would need a mail server that takes them, which cannot be relied on.
        local, domain = address.username.encode("ascii").decode(), address.domain.encode("idna").decode()
    except (ValueError, IndexError, UnicodeError) as error:
        raise InputRefused(_NO_ADDRESS) from error
    if not local or not domain or any(sign.isspace() or ord(sign) < 32 for sign in local + domain):
        raise InputRefused(_NO_ADDRESS)
    return f"{local}@{domain}"


def _words(facts: LetterFacts) -> dict[str, str]:
    zone = ZoneInfo(facts.company.time_zone)
    visited = (facts.job.completed_at or facts.job.window_start).astimezone(zone)
    locale = _PLACES.get(facts.delivery.language, "en_GB")
    car = (facts.vehicle.model or facts.vehicle.make, facts.vehicle.plate)
    words = {
        "customer": facts.customer.name,
        "technician": facts.technician.name if facts.technician else facts.company.name,
        "company": facts.company.name,
        "phone": facts.company.phone,
        "vehicle": " ".join(part for part in car if part),
        "visit_date": format_date(visited.date(), format="long", locale=locale),
        "job_number": facts.job.shown_number,
    }
    return {name: one_line(value) for name, value in words.items()}


def _file_name(number: str) -> str:
    return "report-" + (re.sub(r"[^A-Za-z0-9-]+", "-", number).strip("-") or "visit")
