"""Reports in three steps – read from the store, made on the pool, recorded – and their way to the customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import (
    DeliveryChannel,
    DeliveryState,
    Report,
    ReportDelivery,
    Signature,
    may_withdraw,
)
from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Customer
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow, NotSignedIn
from fieldapp.operations import report_source
from fieldapp.operations.customer_messages import report_letter
from fieldapp.operations.device_key import own_key
from fieldapp.operations.email_addresses import address_problem, same_address
from fieldapp.reports.content import content_sha256, control_code
from fieldapp.store import rows, sync_state

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.reports.device_key import DeviceKey
    from fieldapp.reports.source import ReportSource
    from fieldapp.store.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """All that making a report needs: no store, no network. `images` gives a photo's JPEG by its SHA-256."""

    source: ReportSource
    signatures: tuple[Signature, ...]
    device_key: DeviceKey
    replaces_id: str | None
    images: Callable[[str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReport:
    """A sealed report, not yet in the store; `appendix` its photos, where they have a file of their own."""

    job_id: str
    pdf: bytes
    pages: int
    language: str
    version: int
    content_sha256: str
    replaces_id: str | None
    reason: str
    made_at: datetime
    words: str = ""
    appendix: bytes = b""


def read_source(
    store: Store, *, job_id: str, language: str | None = None, reason: str = "", now: Moment
) -> ReadReport:
    """Read what a job's report says, in the customer's language unless another is asked for.

    A job that has a report gets the next version; `reason` says why.

    Raises:
        NotFound: no such job, or the company's profile has not come yet.
        NotSignedIn: nobody has signed in on this laptop.
    """
    key = _device_key(store, now)
    with store.reading() as connection:
        earlier = _newest(connection, job_id)
        source = report_source.read(
            connection,
            job_id,
            language=language,
            now=now,
            version=earlier.version + 1 if earlier else 1,
            replaces_code=control_code(earlier.content_sha256) if earlier else "",
            reason=reason.strip() if earlier else "",
        )
        signatures: tuple[Signature, ...] = rows.fetch_many(
            connection, "signature", job_id=job_id, voided=False
        )

    def image(sha256: str) -> bytes:
        return store.blobs.get(sha256, job_id=job_id)

    return ReadReport(
        source=source,
        signatures=signatures,
        device_key=key,
        replaces_id=earlier.id if earlier else None,
        images=image,
    )


def draft(source: ReadReport) -> bytes:
    """The pages as they would be, neither archived nor sealed: for the preview. Runs on the pool."""
    from fieldapp.reports.build import build_report
    from fieldapp.reports.job_report import decide
    from fieldapp.reports.paper import paper_of

    built = build_report(
        decide(source.source),
        images=source.images,
        signatures=source.signatures,
        device_key=None,
        made_at=source.source.now,
        paper=paper_of(source.source.company.country),
        draft=True,
    )
    return built.pdf


def make(source: ReadReport, *, max_bytes: int | None = None) -> MadeReport:
    """Draw, archive and seal the report. Runs on the pool.

    Its paper is that of the company's country. It is made to fit into `max_bytes`, by default into what the company
    lets a report have (0: any size).

    Raises:
        ReportTooLarge: it does not fit even with its photos in a file of their own.
    """
    from fieldapp.reports.build import build_report
    from fieldapp.reports.job_report import decide
    from fieldapp.reports.paper import paper_of
    from fieldapp.reports.words import report_words

    content = decide(source.source)
    limit = source.source.company.report_max_mb * 1_000_000 if max_bytes is None else max_bytes
    built = build_report(
        content,
        images=source.images,
        signatures=source.signatures,
        device_key=source.device_key,
        made_at=source.source.now,
        paper=paper_of(source.source.company.country),
        max_bytes=limit or None,
    )
    return MadeReport(
        job_id=source.source.job.id,
        pdf=built.pdf,
        pages=built.pages,
        language=content.language,
        version=content.version,
        content_sha256=content_sha256(content),
        replaces_id=source.replaces_id,
        reason=content.reason,
        made_at=source.source.now,
        words=report_words(content),
        appendix=built.appendix,
    )


def record(store: Store, *, made: MadeReport, now: Moment) -> Changes:
    """Keep a made report, encrypted, and queue it to be sent.

    Raises:
        NotAllowedNow: another report of this job was recorded meanwhile; make it anew.
        StorageFull: nothing was kept.
    """
    sha256 = store.blobs.put(made.pdf, job_id=made.job_id)
    appendix = store.blobs.put(made.appendix, job_id=made.job_id) if made.appendix else ""
    with store.writing() as connection:
        newest = _newest(connection, made.job_id)
        if (newest.id if newest else None) != made.replaces_id:
            raise NotAllowedNow(
                "Another report of this job was made meanwhile; make it once more.", reasons=("outdated",)
            )
        report = Report(
            id=str(uuid7()),
            job_id=made.job_id,
            version=made.version,
            language=made.language,
            sha256=sha256,
            content_sha256=made.content_sha256,
            size=len(made.pdf),
            pages=made.pages,
            made_at=made.made_at,
            replaces_id=made.replaces_id,
            reason=made.reason,
            words=made.words,
            appendix_sha256=appendix,
            appendix_size=len(made.appendix),
        )
        return rows.create(connection, "report", report, now=now.at)


def deliver_by_email(
    store: Store, *, report_id: str, recipient: str, confirmed: bool = False, now: Moment
) -> Changes:
    """Queue a report as an e-mail; the server sends it when the network is there.

    An address other than the customer's must be `confirmed`: a report mailed to a stranger cannot be called back. Both
    addresses are kept with the delivery. The server holds the mail for two minutes, until then it can be withdrawn.

    Raises:
        InputRefused: no e-mail address.
        NotAllowedNow: not the customer's address and not confirmed, or the customer wants no e-mail; queued already.
    """
    recipient = recipient.strip()
    problem = address_problem(recipient)
    if problem:
        raise InputRefused(
            f"The e-mail address {problem}.", problems=(InputProblem(None, "recipient", problem),)
        )
    with store.writing() as connection:
        report: Report = rows.fetch(connection, "report", report_id)
        job: Job = rows.fetch(connection, "job", report.job_id)
        customer: Customer = rows.fetch(connection, "customer", job.customer_id)
        _check_recipient(customer, recipient, confirmed=confirmed)
        waiting: tuple[ReportDelivery, ...] = rows.fetch_many(
            connection,
            "report_delivery",
            report_id=report_id,
            channel=DeliveryChannel.EMAIL,
            state=[DeliveryState.QUEUED, DeliveryState.SENDING],
        )
        if any(same_address(delivery.recipient, recipient) for delivery in waiting):
            raise NotAllowedNow(
                f"This report is on its way to {recipient} already.", reasons=("queued_already",)
            )
        delivery = ReportDelivery(
            id=str(uuid7()),
            job_id=report.job_id,
            report_id=report_id,
            channel=DeliveryChannel.EMAIL,
            recipient=recipient,
            language=report.language,
            requested_at=now.at,
            on_record="" if same_address(customer.email, recipient) else customer.email,
        )
        return rows.create(connection, "report_delivery", delivery, now=now.at)


def unsent_letter(store: Store, *, report_id: str) -> bytes:
    """The report as an `.eml` file to the customer, not sent yet: for one's own mail program.

    Raises:
        NotFound: no such report, or its file is not on this laptop.
        InputRefused: the customer's e-mail address is not known, or is none.
    """
    from fieldapp.reports.eml import write_eml

    with store.reading() as connection:
        report: Report = rows.fetch(connection, "report", report_id)
        job: Job = rows.fetch(connection, "job", report.job_id)
        customer: Customer = rows.fetch(connection, "customer", job.customer_id)
        subject, body = report_letter(connection, job, customer)
    if problem := address_problem(customer.email):
        raise InputRefused(
            f"The customer's e-mail address {problem}.", problems=(InputProblem(None, "email", problem),)
        )
    return write_eml(
        recipient=customer.email,
        name=customer.name,
        subject=subject,
        body=body,
        files=(
            (f"{job.shown_number}.pdf", store.blobs.get(report.sha256, job_id=report.job_id)),
            *_photos_of(store, report, job),
        ),
        language=customer.language.value,
    )


def _photos_of(store: Store, report: Report, job: Job) -> tuple[tuple[str, bytes], ...]:
    if not report.appendix_sha256:
        return ()
    photos = store.blobs.get(report.appendix_sha256, job_id=report.job_id)
    return ((f"{job.shown_number}-photos.pdf", photos),)


def withdraw_delivery(store: Store, *, delivery_id: str, now: Moment) -> Changes:
    """Call back a report that has not left yet: one that waits here, or that the server still holds.

    Raises:
        NotAllowedNow: it is on its way or there already.
    """
    with store.writing() as connection:
        delivery: ReportDelivery = rows.fetch(connection, "report_delivery", delivery_id)
        if not may_withdraw(delivery, now=now.at):
            raise NotAllowedNow("The report has left already; call the customer.", reasons=("sent",))
        return rows.edit(
            connection,
            "report_delivery",
            delivery_id,
            now=now.at,
            state=DeliveryState.WITHDRAWN,
            state_at=now.at,
        )


def _newest(connection: Connection, job_id: str) -> Report | None:
    made: tuple[Report, ...] = rows.fetch_many(connection, "report", job_id=job_id)
    return max(made, key=lambda report: (report.version, report.id), default=None)


def _check_recipient(customer: Customer, recipient: str, *, confirmed: bool) -> None:
    if confirmed:
        return
    if not same_address(customer.email, recipient):
        raise NotAllowedNow(
            f"{recipient} is not the address the office knows of {customer.name}; check it and confirm.",
            reasons=("recipient_unknown",),
            recipient=recipient,
            known=customer.email,
        )
    if not customer.may_email:
        raise NotAllowedNow(
            f"{customer.name} has not agreed to e-mail; ask, and confirm.", reasons=("no_consent",)
        )


def _device_key(store: Store, now: Moment) -> DeviceKey:
    with store.reading() as connection:
        session = sync_state.session(connection)
    if session is None:
        raise NotSignedIn("Nobody is signed in on this laptop; sign in first.")
    return own_key(store, device_name=session.device_name, organisation=session.tenant, now=now.at)
