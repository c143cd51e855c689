"""Questions about jobs; answers are domain values."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa

from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.store import rows, search
from fieldapp.store.columns import time_text
from fieldapp.store.tables import columns
from sync.protocol.kinds import KINDS

_PLANNED_BEFORE = timedelta(days=60)


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


def completed_since(connection: sa.Connection, start: datetime) -> tuple[Job, ...]:
    """Jobs completed at `start` or later and planned at most 60 days before it, first completed first."""
    return rows.select_values(
        connection,
        "job",
        "status = 'completed' AND window_start >= ? AND completed_at >= ? ORDER BY completed_at, id",
        (time_text(start - _PLANNED_BEFORE), time_text(start)),
    )


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


def count(connection: sa.Connection, *, statuses: Collection[JobStatus] = ()) -> int:
    """How many jobs there are in these statuses; all when none is given."""
    if not statuses:
        return int(connection.exec_driver_sql("SELECT count(*) FROM job").scalar_one())
    return int(
        connection.exec_driver_sql(
            "SELECT count(*) FROM job WHERE status IN (SELECT value FROM json_each(?))",
            (json.dumps([status.value for status in statuses]),),
        ).scalar_one()
    )


def named(connection: sa.Connection, name: str, *, limit: int = 2) -> tuple[Job, ...]:
    """Jobs whose number, provisional number or id begins with `name`, letter case aside; an exact match alone.

    Never more than `limit`: two are enough to know that `name` is not unique.
    """
    exact = rows.select_values(
        connection,
        "job",
        "id = ?1 OR number = ?1 OR upper(provisional_number) = upper(?1) LIMIT ?2",
        (name, limit),
    )
    if exact or not name:
        return exact
    beginning = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return rows.select_values(
        connection,
        "job",
        "id LIKE ?1 ESCAPE '\\' OR number LIKE ?1 ESCAPE '\\' OR provisional_number LIKE ?1 ESCAPE '\\' LIMIT ?2",
        (beginning, limit),
    )


_OWNED_BY = {"site": "site_id", "customer": "customer_id", "vehicle": "vehicle_id"}


def amounts(connection: sa.Connection, ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """How many answers each of these jobs has, and how many photos that were not removed."""
    found = connection.exec_driver_sql(
        "SELECT j.value, (SELECT count(*) FROM inspection i JOIN answer a ON a.inspection_id = i.id "
        "WHERE i.job_id = j.value AND a.value <> ''), "
        "(SELECT count(*) FROM photo p WHERE p.job_id = j.value AND NOT p.removed) FROM json_each(?) j",
        (json.dumps(sorted(ids)),),
    )
    return {row[0]: (row[1], row[2]) for row in found}


def of_rows(connection: sa.Connection, kind: str, ids: Collection[str]) -> dict[str, str]:
    """Which job each of these rows belongs to; rows of no job are left out.

    A customer, site or vehicle belongs to its newest job.
    """
    wanted = json.dumps(sorted(ids))
    if kind == "job":
        return {row_id: row_id for row_id in ids}
    if kind == "answer":
        query = (
            "SELECT a.id, i.job_id FROM answer a JOIN inspection i ON i.id = a.inspection_id "
            "WHERE a.id IN (SELECT value FROM json_each(?))"
        )
    elif kind in KINDS and "job_id" in columns(kind):
        query = f"SELECT id, job_id FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our kinds
    elif kind in _OWNED_BY:
        column = _OWNED_BY[kind]
        query = (
            f"SELECT {column}, id FROM job WHERE {column} IN (SELECT value FROM json_each(?)) "  # noqa: S608 - our columns
            "ORDER BY window_start"
        )
    else:
        return {}
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (wanted,)) if row[1]}
