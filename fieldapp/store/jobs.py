"""Questions about jobs; answers are domain values."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.store import rows, search
from fieldapp.store.columns import time_text


def in_window(connection: sa.Connection, *, start: datetime, end: datetime) -> tuple[Job, ...]:
    """Jobs whose window begins in [start, end), earliest first."""
    return rows.select_values(
        connection,
        "job",
        "window_start >= ? AND window_start < ? ORDER BY window_start, id",
        (time_text(start), time_text(end)),
    )


def newest(
    connection: sa.Connection, *, statuses: Collection[JobStatus] = (), offset: int = 0, limit: int = 200
) -> tuple[Job, ...]:
    """Jobs, newest window first; only those in `statuses` when given."""
    if not statuses:
        return rows.select_values(
            connection, "job", "1 ORDER BY window_start DESC, id LIMIT ? OFFSET ?", (limit, offset)
        )
    return rows.select_values(
        connection,
        "job",
        "status IN (SELECT value FROM json_each(?)) ORDER BY window_start DESC, id LIMIT ? OFFSET ?",
        (json.dumps([status.value for status in statuses]), limit, offset),
    )


def next_start(
    connection: sa.Connection, *, after: datetime, statuses: Collection[JobStatus]
) -> datetime | None:
    """When the next window at or after `after` begins among jobs in `statuses`."""
    row = connection.exec_driver_sql(
        "SELECT min(window_start) FROM job WHERE window_start >= ? AND status IN (SELECT value FROM json_each(?))",
        (time_text(after), json.dumps([status.value for status in statuses])),
    ).one()
    return datetime.fromisoformat(row[0]) if row[0] else None


def counts_by_status(connection: sa.Connection) -> dict[JobStatus, int]:
    """How many jobs are in each status; statuses without jobs are left out."""
    found = connection.exec_driver_sql("SELECT status, count(*) FROM job GROUP BY status")
    return {JobStatus(row[0]): int(row[1]) for row in found}


def by_number(connection: sa.Connection, number: str) -> Job | None:
    """The job with this number, provisional or final, or with this id."""
    found = rows.select_values(
        connection,
        "job",
        "id = ?1 OR number = ?1 OR provisional_number = ?1 ORDER BY window_start DESC",
        (number,),
    )
    return found[0] if found else None


def found(connection: sa.Connection, text: str, *, limit: int = 50, offset: int = 0) -> tuple[Job, ...]:
    """Jobs that match every word of `text`, newest window first."""
    return rows.fetch_in_order(
        connection, "job", search.find_jobs(connection, text, limit=limit, offset=offset)
    )
