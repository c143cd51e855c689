"""Questions and edits about drafts. They are this laptop's alone: no outbox, no version, no search."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from fieldapp.domain.drafts import Draft
from fieldapp.store.columns import time_text
from fieldapp.store.tables import DRAFT

_KEEP = (
    "INSERT INTO draft (place, job_id, text, written_at) VALUES (?, ?, ?, ?) ON CONFLICT (place) "
    "DO UPDATE SET job_id = excluded.job_id, text = excluded.text, written_at = excluded.written_at"
)


def keep(connection: sa.Connection, draft: Draft, *, now: datetime) -> None:
    """Write a draft down in place of the one before."""
    connection.exec_driver_sql(_KEEP, (draft.place, draft.job_id, draft.text, time_text(now)))


def forget(connection: sa.Connection, places: Collection[str]) -> None:
    """Let drafts go; those that are not there are no matter."""
    connection.execute(sa.delete(DRAFT).where(DRAFT.c.place.in_(list(places))))


def every(connection: sa.Connection) -> tuple[Draft, ...]:
    """All drafts, oldest first."""
    return tuple(
        Draft(place=row.place, text=row.text, job_id=row.job_id)
        for row in connection.execute(sa.select(DRAFT).order_by(DRAFT.c.written_at))
    )


def outlived(connection: sa.Connection, *, before: datetime) -> tuple[str, ...]:
    """Places of drafts not touched since `before`, or about a job that is no longer on this laptop."""
    found = connection.exec_driver_sql(
        "SELECT place FROM draft WHERE written_at < ? OR (job_id != '' AND job_id NOT IN (SELECT id FROM job))",
        (time_text(before),),
    )
    return tuple(found.scalars())
