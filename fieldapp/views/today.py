"""The Today page: the day as a line of time, and whether one can leave."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Tool
from fieldapp.domain.screens.today import DayJob, Readiness, ReadyCheck, TodayScreen
from fieldapp.store import media_queue, outbox, rows, sync_state
from fieldapp.store.lines import read_day

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

LOW_DISK_BYTES = 1_000_000_000


def read(store: Store, *, day: date, technician_id: str, now: Moment) -> TodayScreen:
    """One day of one technician with every row of *Ready to leave?*."""
    with store.reading() as connection:
        screen = read_day(connection.exec_driver_sql, day=day, technician_id=technician_id)
        checks = (
            _jobs(connection, screen.jobs),
            _checklists(connection, screen.jobs),
            _prices(connection),
            _parts(screen.jobs),
            _tools(connection, technician_id, day),
            _disk(store),
            _unsent(connection, now.at),
        )
    return screen._replace(ready=checks)


def _jobs(connection: Connection, jobs: tuple[DayJob, ...]) -> ReadyCheck:
    session = sync_state.session(connection)
    fetched = session is not None and session.last_contact is not None
    return ReadyCheck(row=Readiness.JOBS, good=fetched, facts={"jobs": len(jobs)})


def _checklists(connection: Connection, jobs: tuple[DayJob, ...]) -> ReadyCheck:
    """Every checklist the day's jobs want is here."""
    wanted = {
        form_id
        for row in connection.exec_driver_sql(
            "SELECT checklists FROM job WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([job.job_id for job in jobs]),),
        )
        for form_id in json.loads(row[0])
    }
    here = {
        row[0]
        for row in connection.exec_driver_sql("SELECT DISTINCT form_id FROM checklist_template WHERE active")
    }
    articles = connection.exec_driver_sql("SELECT count(DISTINCT slug) FROM article").scalar_one()
    missing = sorted(wanted - here)
    return ReadyCheck(
        row=Readiness.CHECKLISTS,
        good=not missing,
        facts={
            "checklists": len(wanted & here) if wanted else len(here),
            "articles": int(articles),
            "missing": len(missing),
            "name": missing[0] if missing else "",
        },
    )


def _prices(connection: Connection) -> ReadyCheck:
    """Prices are the catalogue's, so they are as old as the last contact."""
    session = sync_state.session(connection)
    since = session.last_contact if session is not None else None
    known = connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM part)").scalar_one()
    return ReadyCheck(row=Readiness.PRICES, good=bool(known) and since is not None, facts={"since": since})


def _parts(jobs: tuple[DayJob, ...]) -> ReadyCheck:
    open_jobs = [job for job in jobs if job.completed_at is None]
    missing = sum(max(0, job.parts_planned - job.parts_in_car) for job in open_jobs)
    return ReadyCheck(
        row=Readiness.PARTS,
        good=missing == 0,
        facts={"missing": missing, "planned": sum(job.parts_planned for job in open_jobs)},
    )


def _tools(connection: Connection, technician_id: str, day: date) -> ReadyCheck:
    tools: tuple[Tool, ...] = rows.fetch_many(connection, "tool", technician_id=[technician_id])
    tools += rows.fetch_many(connection, "tool", technician_id=None)
    ended = sorted(
        (tool for tool in tools if tool.calibrated_until is not None and tool.calibrated_until < day),
        key=lambda tool: (tool.calibrated_until or day, tool.code),
    )
    facts: dict[str, str | int | float | datetime | date | None] = {"tools": len(tools), "ended": len(ended)}
    if ended:
        facts |= {"name": f"{ended[0].name} {ended[0].code}".strip(), "until": ended[0].calibrated_until}
    return ReadyCheck(row=Readiness.TOOLS, good=not ended, facts=facts)


def _disk(store: Store) -> ReadyCheck:
    free = shutil.disk_usage(store.folder).free
    return ReadyCheck(row=Readiness.DISK, good=free >= LOW_DISK_BYTES, facts={"free": free})


def _unsent(connection: Connection, now: datetime) -> ReadyCheck:
    counts, files = outbox.counts(connection, now=now), media_queue.counts(connection)
    return ReadyCheck(
        row=Readiness.UNSENT,
        good=counts.waiting == 0 and counts.refused == 0 and files.waiting == 0,
        facts={"changes": counts.waiting, "photos": files.waiting, "refused": counts.refused},
    )
