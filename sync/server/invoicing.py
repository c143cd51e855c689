"""Drafts of invoices at the centre: the same arithmetic as on the laptop, from the centre's rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from fieldapp.domain.invoices import InvoiceDraft, InvoiceFacts, draft_invoice
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.domain.parts import used_parts
from fieldapp.domain.time_entries import TimeKind, whole_minutes
from fieldapp.errors import NotFound
from sync.protocol.kinds import from_fields
from sync.server.ledger import Ledger

TO_INVOICE = (JobStatus.COMPLETED,)
INVOICEABLE = (JobStatus.COMPLETED, JobStatus.CLOSED)


def to_invoice(connection: Connection, tenant: str, *, now: datetime) -> list[Job]:
    """Completed jobs the office has not closed yet, in order of completion."""
    jobs: list[Job] = [
        from_fields("job", row.id, row.fields) for row in Ledger(connection, tenant, now=now).of_kind("job")
    ]
    done = [job for job in jobs if job.status in TO_INVOICE]
    return sorted(done, key=lambda job: (job.completed_at or job.window_end, job.shown_number))


def job_named(connection: Connection, tenant: str, name: str, *, now: datetime) -> Job:
    """A completed or closed job by number or id.

    Raises:
        NotFound: no such job, or its work is not finished.
    """
    for row in Ledger(connection, tenant, now=now).of_kind("job"):
        if name in (row.id, row.fields.get("number"), row.fields.get("provisional_number")):
            job: Job = from_fields("job", row.id, row.fields)
            if job.status not in INVOICEABLE:
                raise NotFound(
                    f"Job {name} is {job.status.value.replace('_', ' ')}; only finished work is invoiced."
                )
            return job
    raise NotFound(f"There is no job {name}.")


def draft_of(connection: Connection, tenant: str, job: Job, *, now: datetime) -> InvoiceDraft:
    """The draft of a job's invoice.

    Raises:
        NotFound: a row it needs is gone.
    """
    ledger = Ledger(connection, tenant, now=now)

    def value(kind: str, row_id: str) -> Any:
        row = ledger.get(kind, row_id)
        if row is None:
            raise NotFound(f"The {kind.replace('_', ' ')} of job {job.shown_number} is gone.")
        return from_fields(kind, row_id, row.fields)

    of_job = ledger.of_job(job.id)

    def values(kind: str) -> tuple[Any, ...]:
        return tuple(from_fields(kind, row.id, row.fields) for row in of_job if row.kind == kind)

    row = ledger.of_kind("company")[0]
    company = from_fields("company", row.id, row.fields)
    return draft_invoice(
        InvoiceFacts(
            company=company,
            customer=value("customer", job.customer_id),
            site=value("site", job.site_id),
            vehicle=value("vehicle", job.vehicle_id),
            job=job,
            parts=tuple((value("part", one.part_id), one) for one in used_parts(values("part_movement"))),
            labour_minutes=whole_minutes(values("time_entry"), TimeKind.LABOUR, now=job.completed_at or now),
            lines=values("estimate_line"),
            approvals=values("estimate_approval"),
            day=now.astimezone(company.zone).date(),
            delivered=(job.completed_at or now).astimezone(company.zone).date(),
        )
    )


def drafts_of(
    connection: Connection, tenant: str, jobs: Iterable[Job], *, now: datetime
) -> list[InvoiceDraft]:
    """Drafts of several jobs."""
    return [draft_of(connection, tenant, job, now=now) for job in jobs]
