"""Lines of the list of jobs and of what a search found, by plain SQL."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from fieldapp.domain.job_states import OPEN_STATUSES, JobKind, JobStatus
from fieldapp.domain.screens.jobs import JobLine
from fieldapp.store.lines import HAS_CONFLICT, TABLES, Execute, model_text

_LINE = f"""
  j.id, coalesce(j.number, j.provisional_number), j.kind, j.status, j.window_start, j.window_end,
  coalesce(c.name, ''), coalesce(s.city, ''), coalesce(v.plate, ''), coalesce(v.model, ''), v.model_year,
  j.concern, {HAS_CONFLICT}"""
_NEWEST = f"SELECT {_LINE} FROM {TABLES} ORDER BY j.window_start DESC, j.id LIMIT ? OFFSET ?"  # noqa: S608
_NEWEST_IN = f"""
SELECT {_LINE} FROM {TABLES} WHERE j.status IN (SELECT value FROM json_each(?))
ORDER BY j.window_start DESC, j.id LIMIT ? OFFSET ?"""  # noqa: S608
_SOONEST_IN = f"""
SELECT {_LINE} FROM {TABLES} WHERE j.status IN (SELECT value FROM json_each(?))
ORDER BY j.window_start, j.id LIMIT ? OFFSET ?"""  # noqa: S608
_BY_ID = f"SELECT {_LINE} FROM {TABLES} WHERE j.id IN (SELECT value FROM json_each(?))"  # noqa: S608


def newest_lines(
    execute: Execute, *, statuses: Collection[JobStatus], offset: int, limit: int
) -> tuple[JobLine, ...]:
    """Lines of jobs, newest window first, open ones next window first; of every status when none is given."""
    if not statuses:
        return tuple(_line(row) for row in execute(_NEWEST, (limit, offset)))
    wanted = json.dumps([status.value for status in statuses])
    query = _SOONEST_IN if OPEN_STATUSES.issuperset(statuses) else _NEWEST_IN
    return tuple(_line(row) for row in execute(query, (wanted, limit, offset)))


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
