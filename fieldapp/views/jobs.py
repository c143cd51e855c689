"""The list of jobs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.jobs import JobLine, JobOrder, JobsScreen
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
    order: JobOrder = "time",
    offset: int = 0,
    limit: int = 200,
) -> JobsScreen:
    """A page of jobs in an order: those that match every word of `text`, in `statuses` when given.

    By time, the newest window comes first; where only open statuses are asked for and no text, the next one.
    `total` of a text search stops counting at 1000.
    """
    with store.reading() as connection:
        execute = connection.exec_driver_sql
        if not text.strip():
            found = job_lines.ordered_lines(
                execute, statuses=statuses, order=order, offset=offset, limit=limit
            )
            return JobsScreen(lines=found, total=queries.count(connection, statuses=statuses), offset=offset)
        if not statuses and order == "time":
            ids = index.find_jobs(connection, text, limit=limit, offset=offset)
            total = index.count_jobs(connection, text, most=_MOST_COUNTED)
            return JobsScreen(lines=job_lines.lines_of(execute, ids), total=total, offset=offset)
        matching = job_lines.lines_of(execute, index.find_jobs(connection, text, limit=_MOST_COUNTED))
        wanted = [line for line in matching if not statuses or line.status in statuses]
        if order != "time":
            wanted.sort(key=lambda line: (_KEYS[order](line).casefold(), line.window_start))
        return JobsScreen(lines=tuple(wanted[offset : offset + limit]), total=len(wanted), offset=offset)


_KEYS: dict[JobOrder, Callable[[JobLine], str]] = {
    "status": lambda line: line.status.value,
    "city": lambda line: line.city,
    "customer": lambda line: line.customer_name,
}
