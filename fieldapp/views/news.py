"""What a sync round brought that a person wants to hear of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import DeliveryState, ReportDelivery
from fieldapp.domain.changes import Changes
from fieldapp.domain.job_states import OPEN_STATUSES
from fieldapp.domain.late_work import LateWork
from fieldapp.domain.screens.news import News, NewsKind
from fieldapp.store import rows, sync_state

if TYPE_CHECKING:
    import sqlalchemy as sa

    from fieldapp.store.engine import Store

_CAME_BACK = (DeliveryState.BOUNCED, DeliveryState.FAILED)
_OPEN = tuple(sorted(status.value for status in OPEN_STATUSES))
_JOBS = """
SELECT j.id, coalesce(c.name, ''), j.window_start,
  j.office_change != '' AND (j.office_change_seen_at IS NULL OR j.office_change_seen_at < j.office_changed_at)
FROM job j LEFT JOIN customer c ON c.id = j.customer_id
WHERE j.id IN (SELECT value FROM json_each(?)) AND j.status IN (SELECT value FROM json_each(?))
ORDER BY j.window_start, j.id"""


def known_jobs(store: Store) -> frozenset[str]:
    """Ids of the open jobs on this laptop: what comes later is new."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT id FROM job WHERE status IN (SELECT value FROM json_each(?))", (json.dumps(_OPEN),)
        )
        return frozenset(row[0] for row in found)


def read(store: Store, *, changes: Changes, known: frozenset[str]) -> tuple[News, ...]:
    """News in what a round changed; `known` are the open jobs that were here before it."""
    with store.reading() as connection:
        return (
            *_jobs(connection, changes.of_kind("job"), known),
            *_conflicts(connection, changes),
            *_mails(connection, changes.of_kind("report_delivery")),
            *_late_work(connection, changes.of_kind("late_work")),
        )


def _jobs(connection: sa.Connection, ids: frozenset[str], known: frozenset[str]) -> Iterable[News]:
    if not ids:
        return
    for row_id, who, starts, changed in connection.exec_driver_sql(
        _JOBS, (json.dumps(sorted(ids)), json.dumps(_OPEN))
    ):
        at = datetime.fromisoformat(starts)
        if row_id not in known:
            yield News(kind=NewsKind.NEW_JOB, row_id=row_id, who=who, at=at)
        elif changed:
            yield News(kind=NewsKind.CHANGED_JOB, row_id=row_id, who=who, at=at)


def _conflicts(connection: sa.Connection, changes: Changes) -> Iterable[News]:
    if changes.of_kind("conflict") and sync_state.conflicts(connection):
        yield News(kind=NewsKind.CONFLICT, row_id="")


def _mails(connection: sa.Connection, ids: frozenset[str]) -> Iterable[News]:
    found: tuple[ReportDelivery, ...] = rows.fetch_many(connection, "report_delivery", id=ids) if ids else ()
    for delivery in found:
        if delivery.state in _CAME_BACK:
            yield News(kind=NewsKind.MAIL_CAME_BACK, row_id=delivery.job_id, who=delivery.recipient)


def _late_work(connection: sa.Connection, ids: frozenset[str]) -> Iterable[News]:
    found: tuple[LateWork, ...] = rows.fetch_many(connection, "late_work", id=ids) if ids else ()
    for late in found:
        kind = NewsKind.LATE_WORK if late.waiting else NewsKind.LATE_WORK_DECIDED
        yield News(kind=kind, row_id=late.id, who=late.job_number)
