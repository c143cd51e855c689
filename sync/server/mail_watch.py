"""Mail the office should know of: what came back, was refused, or does not leave."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import Connection

from sync.server import tables
from sync.server.outbound import TOLD_AT

REMEMBERED = timedelta(days=30)
LEAVES_WITHIN = timedelta(hours=1)
_LOST = frozenset({"bounced", "failed", "unknown"})
_WAITS = frozenset({"waiting", "claimed", "committing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayMail:
    """An e-mail to a customer that has not arrived; `what` is a report or a message, `why` what a mail server said."""

    id: str
    what: Literal["report", "message"]
    state: Literal["bounced", "failed", "unknown", "held"]
    recipient: str
    job_id: str
    job: str
    customer: str
    queued_at: datetime
    why: str


def every_mail(connection: Connection, tenant: str) -> list[sa.Row[Any]]:
    """Rows of `outbound_mail`, oldest first."""
    table = tables.outbound_mail
    query = sa.select(table).where(table.c.tenant == tenant).order_by(table.c.queued_at)
    return list(connection.execute(query))


def stray_mail(connection: Connection, tenant: str, *, now: datetime) -> list[StrayMail]:
    """E-mails of the last 30 days that came back, were refused or are held, newest first.

    One after which another of its kind was asked for on the same job is dealt with. Held is what has not left within an
    hour, or has been tried as often as it takes for its technician to be told.
    """
    recent = [
        one
        for one in every_mail(connection, tenant)
        if datetime.fromisoformat(one.queued_at) > now - REMEMBERED
    ]
    rows = _rows(connection, tenant, {one.delivery_id for one in recent})
    newest: dict[tuple[str, str], str] = {}
    for one in recent:
        job_id = str(rows.get(one.delivery_id, {}).get("job_id", ""))
        newest[one.kind, job_id] = one.delivery_id
    found = []
    for one in reversed(recent):
        row = rows.get(one.delivery_id)
        state = _state(one, now)
        if row is None or not state or newest[one.kind, str(row["job_id"])] != one.delivery_id:
            continue
        found.append((one, row, state))
    jobs = _rows(connection, tenant, {str(row["job_id"]) for _, row, _ in found})
    customers = _rows(connection, tenant, {str(job["customer_id"]) for job in jobs.values()})
    return [
        StrayMail(
            id=one.delivery_id,
            what="report" if one.kind == "report_delivery" else "message",
            state=state,
            recipient=str(row.get("recipient") or ""),
            job_id=str(row["job_id"]),
            job=str(job.get("number") or job.get("provisional_number") or ""),
            customer=str(customers.get(str(job.get("customer_id")), {}).get("name") or ""),
            queued_at=datetime.fromisoformat(one.queued_at),
            why=one.detail,
        )
        for one, row, state in found
        for job in [jobs.get(str(row["job_id"]), {})]
    ]


def _state(one: sa.Row[Any], now: datetime) -> Literal["bounced", "failed", "unknown", "held", ""]:
    if one.state in _LOST:
        lost: Literal["bounced", "failed", "unknown"] = one.state
        return lost
    late = datetime.fromisoformat(one.queued_at) < now - LEAVES_WITHIN
    return "held" if one.state in _WAITS and (late or one.attempts >= TOLD_AT) else ""


def _rows(connection: Connection, tenant: str, ids: set[str]) -> dict[str, dict[str, Any]]:
    row = tables.synced_row
    query = sa.select(row.c.id, row.c.fields).where(
        row.c.tenant == tenant,
        row.c.kind.in_(("report_delivery", "message", "job", "customer")),
        row.c.id.in_(ids),
        row.c.deleted.is_(False),
    )
    return {row_id: json.loads(fields) for row_id, fields in connection.execute(query)}
