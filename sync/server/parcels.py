"""What one e-mail carries: a report as a file, the same as a private link where it is too large, or a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from fieldapp.domain.customer_messages import Message
from fieldapp.domain.parties import Company
from fieldapp.errors import DataProblem, NotFound
from resources import MessageText, message_texts
from sync.protocol.kinds import from_fields
from sync.server.centre import Centre
from sync.server.ledger import Ledger
from sync.server.letters import (
    Envelope,
    LetterFacts,
    one_address,
    write_letter,
    write_link_letter,
    write_note,
    write_photos_letter,
)
from sync.server.links import new_link
from sync.server.preferences import MailSettings

BY_LINK = "Sent as a private link: the report is too large for the customer's mail server."
PHOTOS_BY_LINK = "The photos were sent as a private link: they are too large for the customer's mail server."
NO_PHOTOS = (
    "Sent without its photos: they are {size} MB, too large for the mail server, and no address for private links is "
    "set (mail.public_url). Hand them over another way."
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message ready for the line. `smaller` gives the same with less in it, a link at last, or says why it cannot.

    `note` tells the technician what did not go as a file.
    """

    content: bytes
    sender: str
    recipient: str
    smaller: Callable[[], Parcel]
    is_link: bool = False
    note: str = ""

    @property
    def size(self) -> int:
        """Bytes on the line."""
        return len(self.content)


def pack(centre: Centre, settings: MailSettings, *, tenant: str, kind: str, row_id: str) -> Parcel:
    """The parcel of a report's delivery or of a message.

    Raises:
        DataProblem: one of its rows or its file is gone, or an address is none.
    """
    now = centre.clock()
    envelope = Envelope(sender=settings.sender, reply_to=settings.reply_to, now=now)
    with centre.database.reading() as connection:
        rows = _Rows(Ledger(connection, tenant, now=now))
        if kind == "message":
            return _message_parcel(rows, row_id, envelope)
        facts = rows.letter_facts(row_id, read=centre.database.blobs.read)
    # What the envelope says is fixed before the connection, and never taken from a name.
    sender = one_address(settings.sender or facts.company.email)
    recipient = one_address(facts.delivery.recipient)

    until = now + timedelta(days=settings.link_days)
    last_day = until.astimezone(facts.company.zone).date()

    def link() -> str:
        with centre.database.writing() as connection:
            token = new_link(connection, tenant, facts.delivery.id, now=now, until=until)
        return f"{settings.public_url}/r/{token}"

    def as_link() -> Parcel:
        if not settings.public_url:
            raise DataProblem(
                f"The report of {len(facts.pdf) / 1e6:.1f} MB is too large for the mail server, and no address for "
                "private links is set (mail.public_url). Print it, or send a smaller one."
            )
        letter = write_link_letter(facts, envelope, link=link(), until=last_day)
        return Parcel(letter.as_bytes(), sender, recipient, as_link, is_link=True, note=BY_LINK)

    def without_photos() -> Parcel:
        """The report as a file; its photos as a link, or not at all where there are no links."""
        if settings.public_url:
            letter = write_photos_letter(facts, envelope, link=link(), until=last_day)
            return Parcel(letter.as_bytes(), sender, recipient, as_link, note=PHOTOS_BY_LINK)
        letter = write_letter(replace(facts, photos=b""), envelope)
        note = NO_PHOTOS.format(size=f"{len(facts.photos) / 1e6:.1f}")
        return Parcel(letter.as_bytes(), sender, recipient, as_link, note=note)

    smaller = without_photos if facts.photos else as_link
    return Parcel(write_letter(facts, envelope).as_bytes(), sender, recipient, smaller)


def _message_parcel(rows: _Rows, row_id: str, envelope: Envelope) -> Parcel:
    message: Message = rows.value("message", row_id)
    company = rows.company()
    customer = rows.value("customer", rows.value("job", message.job_id).customer_id)
    letter = write_note(message, company=company, customer=customer, envelope=envelope)

    def smaller() -> Parcel:
        raise DataProblem("The message is too long for the mail server.")

    return Parcel(
        letter.as_bytes(),
        one_address(envelope.sender or company.email),
        one_address(message.recipient),
        smaller,
    )


class _Rows:
    """Rows of one tenant as values."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def value(self, kind: str, row_id: str) -> Any:
        row = self._ledger.get(kind, row_id)
        if row is None:
            raise NotFound(f"The {kind.replace('_', ' ')} of this e-mail is gone.")
        return from_fields(kind, row_id, row.fields)

    def company(self) -> Company:
        row = self._ledger.of_kind("company")[0]
        company: Company = from_fields("company", row.id, row.fields)
        return company

    def letter_facts(self, delivery_id: str, *, read: Callable[[str], bytes]) -> LetterFacts:
        delivery = self.value("report_delivery", delivery_id)
        report, job = self.value("report", delivery.report_id), self.value("job", delivery.job_id)
        return LetterFacts(
            delivery=delivery,
            report=report,
            job=job,
            customer=self.value("customer", job.customer_id),
            vehicle=self.value("vehicle", job.vehicle_id),
            company=self.company(),
            technician=self.value("person", job.technician_id) if job.technician_id else None,
            pdf=read(report.sha256),
            photos=read(report.appendix_sha256) if report.appendix_sha256 else b"",
            texts=self.texts(delivery.language),
        )

    def texts(self, language: str) -> Mapping[str, MessageText]:
        """The office's own words where it has some, else those that ship."""
        texts = dict(message_texts(language))
        for name in texts:
            row = self._ledger.get("message_template", f"{name}.{language}")
            if row is not None:
                own = from_fields("message_template", row.id, row.fields)
                texts[name] = MessageText(subject=own.subject, body=own.body, sms=own.sms)
        return texts
