"""Lines of the list of jobs and of what a search found, by plain SQL."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from fieldapp.domain.job_states import OPEN_STATUSES, JobKind, JobStatus
from fieldapp.domain.screens.jobs import JobLine, JobOrder
from fieldapp.store.lines import HAS_CONFLICT, TABLES, Execute, model_text

_LINE = f"""
  j.id, coalesce(j.number, j.provisional_number), j.kind, j.status, j.window_start, j.window_end,
  coalesce(c.name, ''), coalesce(s.city, ''), coalesce(v.plate, ''), coalesce(v.model, ''), v.model_year,
  j.concern, {HAS_CONFLICT}"""
_ORDERS: dict[JobOrder, str] = {
    "time": "j.window_start DESC",
    "status": "j.status, j.window_start",
    "city": "coalesce(s.city, '') COLLATE NOCASE, j.window_start",
    "customer": "coalesce(c.name, '') COLLATE NOCASE, j.window_start",
}
_OPEN_BY_TIME = "j.window_start"
_BY_ID = f"SELECT {_LINE} FROM {TABLES} WHERE j.id IN (SELECT value FROM json_each(?))"  # noqa: S608


def ordered_lines(
    execute: Execute, *, statuses: Collection[JobStatus], order: JobOrder, offset: int, limit: int
) -> tuple[JobLine, ...]:
    """Lines of jobs in an order; of every status when none is given.

    By time, the newest window comes first; where only open statuses are asked for, the next one.
    """
    by = _ORDERS[order]
    if order == "time" and statuses and OPEN_STATUSES.issuperset(statuses):
        by = _OPEN_BY_TIME
    where, given = "", []
    if statuses:
        where, given = (
            "WHERE j.status IN (SELECT value FROM json_each(?))",
            [json.dumps([s.value for s in statuses])],
        )
    # Only what decides the order is read of all jobs, the rest of a line of those that are shown.
    query = f"""
WITH chosen AS (SELECT j.id FROM {TABLES} {where} ORDER BY {by}, j.id LIMIT ? OFFSET ?)
SELECT {_LINE} FROM {TABLES} WHERE j.id IN chosen ORDER BY {by}, j.id"""  # noqa: S608 - our own words
    return tuple(_line(row) for row in execute(query, (*given, limit, offset)))


def lines_of(execute: Execute, ids: Sequence[str]) -> tuple[JobLine, ...]:
    """Lines of these jobs, in the order of `ids`; jobs not on this laptop are left out."""
    found = {row[0]: _line(row) for row in execute(_BY_ID, (json.dumps(ids),))}
    return tuple(found[job_id] for job_id in ids if job_id in found)


def _line(row: Sequence[Any]) -> JobLine:
    return JobLine(
        job_id=row[0],
        number=row[1],
        kind=JobKind(row[2]),
        status=JobStatus(row[3]),
        window_start=datetime.fromisoformat(row[4]),
        window_end=datetime.fromisoformat(row[5]),
        customer_name=row[6],
        city=row[7],
        plate=row[8],
        model=model_text(row[9], row[10]),
        concern=row[11],
        has_conflict=bool(row[12]),
    )
