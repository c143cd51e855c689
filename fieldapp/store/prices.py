"""What a job costs and where its agreed price stands, read from the rows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.domain.estimates import EstimateApproval, EstimateLine, PriceStanding, price_standing
from fieldapp.domain.invoices import InvoiceDraft, InvoiceFacts, draft_invoice
from fieldapp.domain.jobs import Job
from fieldapp.domain.parts import PartMovement, used_parts
from fieldapp.domain.time_entries import TimeEntry, TimeKind, whole_minutes
from fieldapp.errors import NotFound
from fieldapp.store import rows
from fieldapp.store.companies import company

if TYPE_CHECKING:
    from sqlalchemy import Connection


def invoice_draft(connection: Connection, job: Job, *, now: datetime) -> InvoiceDraft:
    """The draft of a job's invoice as of `now`.

    Raises:
        NotFound: the company's profile has not come yet.
    """
    seller = company(connection)
    if seller is None:
        raise NotFound("The company's profile is not on this laptop yet; sync before making an invoice.")
    movements: tuple[PartMovement, ...] = rows.fetch_many(connection, "part_movement", job_id=job.id)
    entries: tuple[TimeEntry, ...] = rows.fetch_many(connection, "time_entry", job_id=job.id)
    used = used_parts(movements)
    known = {part.id: part for part in rows.fetch_in_order(connection, "part", [one.part_id for one in used])}
    return draft_invoice(
        InvoiceFacts(
            company=seller,
            customer=rows.fetch(connection, "customer", job.customer_id),
            site=rows.fetch(connection, "site", job.site_id),
            vehicle=rows.fetch(connection, "vehicle", job.vehicle_id),
            job=job,
            parts=tuple((known[one.part_id], one) for one in used if one.part_id in known),
            labour_minutes=whole_minutes(entries, TimeKind.LABOUR, now=now),
            lines=_lines(connection, job.id),
            approvals=_approvals(connection, job.id),
            day=now.astimezone(seller.zone).date(),
            delivered=(job.completed_at or now).astimezone(seller.zone).date(),
        )
    )


def standing(connection: Connection, job: Job, *, now: datetime) -> PriceStanding:
    """Where the price of a job stands as of `now`; without the company's profile only what was promised counts."""
    if company(connection) is not None:
        return invoice_draft(connection, job, now=now).standing
    return price_standing(
        promised=job.estimate,
        currency="NOK",
        lines=_lines(connection, job.id),
        approvals=_approvals(connection, job.id),
    )


def _lines(connection: Connection, job_id: str) -> tuple[EstimateLine, ...]:
    found: tuple[EstimateLine, ...] = rows.fetch_many(connection, "estimate_line", job_id=job_id)
    return found


def _approvals(connection: Connection, job_id: str) -> tuple[EstimateApproval, ...]:
    found: tuple[EstimateApproval, ...] = rows.fetch_many(connection, "estimate_approval", job_id=job_id)
    return found
