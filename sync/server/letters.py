"""The e-mail that carries a report: the customer's language, the company's name, the PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from babel.dates import format_date

from fieldapp.domain.attachments import Report, ReportDelivery
from fieldapp.domain.customer_messages import Message
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Company, Customer
from fieldapp.domain.people import Person
from fieldapp.domain.vehicles import Vehicle
from fieldapp.errors import InputRefused
from resources import MessageText

# Anything that could end a header line or hide in one, in every alphabet: control, format and separator signs.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_NO_ADDRESS = "This is not an e-mail address that can be used."
_PLACES = {"en": "en_GB", "nb": "nb_NO", "fr": "fr_FR", "de": "de_DE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter is made of; `pdf` is the report's file, `photos` its photo appendix (b"" without one), `texts` the
    words by template in its language.
    """

    delivery: ReportDelivery
    report: Report
    job: Job
    customer: Customer
    vehicle: Vehicle
    company: Company
    technician: Person | None
    pdf: bytes
    texts: Mapping[str, MessageText]
    photos: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who writes and where answers go; `sender` "" means the company's own address."""

    sender: str
    reply_to: str
    now: datetime


def write_letter(facts: LetterFacts, envelope: Envelope) -> EmailMessage:
    """The message to send. Its Message-ID follows from the delivery, so that a second copy would be recognised.

    Raises:
        InputRefused: sender or recipient is not an address.
    """
    words = _words(facts)
    letter = _report_letter(facts, envelope, facts.texts["report"], words)
    _attach(letter, facts.pdf, words, "")
    if facts.photos:
        _attach(letter, facts.photos, words, "-photos")
    return letter


def _attach(letter: EmailMessage, pdf: bytes, words: Mapping[str, str], ending: str) -> None:
    name = f"{_file_name(words['job_number'])}{ending}.pdf"
    letter.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)


def write_link_letter(facts: LetterFacts, envelope: Envelope, *, link: str, until: date) -> EmailMessage:
    """The same without the file, which is too large for mail: a private address to fetch it from.

    Raises:
        InputRefused: sender or recipient is not an address.
    """
    return _report_letter(facts, envelope, facts.texts["report_link"], _with_link(facts, link, until))


def write_photos_letter(facts: LetterFacts, envelope: Envelope, *, link: str, until: date) -> EmailMessage:
    """The report as a file, and a private address to fetch its photo appendix from.

    Raises:
        InputRefused: sender or recipient is not an address.
    """
    words = _with_link(facts, link, until)
    letter = _report_letter(facts, envelope, facts.texts["report_photos"], words)
    _attach(letter, facts.pdf, words, "")
    return letter


def _with_link(facts: LetterFacts, link: str, until: date) -> dict[str, str]:
    locale = _PLACES.get(facts.delivery.language, "en_GB")
    return {**_words(facts), "link": link, "until": format_date(until, format="long", locale=locale)}


def _report_letter(
    facts: LetterFacts, envelope: Envelope, texts: MessageText, words: Mapping[str, str]
) -> EmailMessage:
    letter = _letter(facts.company, facts.customer, facts.delivery.recipient, envelope)
    letter["Subject"] = one_line(texts.subject.format(**words))
    letter["Message-ID"] = message_id(
        facts.delivery.id, one_address(envelope.sender or facts.company.email), "report"
    )
    letter["Content-Language"] = facts.delivery.language
    letter.set_content(texts.body.format(**words))
    return letter


def write_note(message: Message, *, company: Company, customer: Customer, envelope: Envelope) -> EmailMessage:
    """A technician's words to the customer, as they were written on the laptop.

    Raises:
        InputRefused: sender or recipient is not an address.
    """
    letter = _letter(company, customer, message.recipient, envelope)
    letter["Subject"] = one_line(message.subject) or one_line(company.name)
    letter["Message-ID"] = message_id(message.id, one_address(envelope.sender or company.email), "message")
    letter["Content-Language"] = message.language
    letter.set_content(message.body.strip() + "\n")
    return letter


def _letter(company: Company, customer: Customer, recipient: str, envelope: Envelope) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    from_address = one_address(envelope.sender or company.email)
    letter["From"] = Address(one_line(company.name), addr_spec=from_address)
    letter["To"] = Address(one_line(customer.name), addr_spec=one_address(recipient))
    if envelope.reply_to:
        letter["Reply-To"] = Address(addr_spec=one_address(envelope.reply_to))
    letter["Date"] = format_datetime(envelope.now)
    letter["Auto-Submitted"] = "auto-generated"
    return letter


def message_id(row_id: str, sender: str, what: str) -> str:
    """The one Message-ID of a delivery (`report`) or a message (`message`); a bounce is known again by it."""
    return f"<{re.sub('[^A-Za-z0-9-]', '', row_id)}.{what}@{sender.rpartition('@')[2]}>"


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
    except (MessageError, AttributeError, ValueError, IndexError) as error:
        # The library's own parser stumbles over some of what people type: it raises each of these.
        raise InputRefused(_NO_ADDRESS) from error
    if not local or not domain or any(sign.isspace() or ord(sign) < 32 for sign in local + domain):
        raise InputRefused(_NO_ADDRESS)
    return f"{local}@{domain}"


def _words(facts: LetterFacts) -> dict[str, str]:
    visited = (facts.job.completed_at or facts.job.window_start).astimezone(facts.company.zone)
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
