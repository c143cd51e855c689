"""The list of jobs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.jobs import JobsScreen
from fieldapp.store import job_lines
from fieldapp.store import jobs as queries
from fieldapp.store import search as index

if TYPE_CHECKING:
    from fieldapp.store.engine import Store

_MOST_COUNTED = 1000


def read(
    store: Store,
    *,
    text: str = "",
    statuses: Collection[JobStatus] = (),
    offset: int = 0,
    limit: int = 200,
) -> JobsScreen:
    """A page of jobs, newest window first: those that match every word of `text`, in `statuses` when given.

    Where only open statuses are asked for, the next window comes first.

    `total` of a text search stops counting at 1000.
    """
    with store.reading() as connection:
        if not text.strip():
            found = job_lines.newest_lines(
                connection.exec_driver_sql, statuses=statuses, offset=offset, limit=limit
            )
            return JobsScreen(lines=found, total=queries.count(connection, statuses=statuses), offset=offset)
        if not statuses:
            ids = index.find_jobs(connection, text, limit=limit, offset=offset)
            total = index.count_jobs(connection, text, most=_MOST_COUNTED)
            return JobsScreen(
                lines=job_lines.lines_of(connection.exec_driver_sql, ids), total=total, offset=offset
            )
        matching = job_lines.lines_of(
            connection.exec_driver_sql, index.find_jobs(connection, text, limit=_MOST_COUNTED)
        )
        wanted = [line for line in matching if line.status in statuses]
        return JobsScreen(lines=tuple(wanted[offset : offset + limit]), total=len(wanted), offset=offset)
