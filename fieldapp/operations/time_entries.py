"""Time on a job. One technician does one thing at a time: starting one entry ends the one that runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.amounts import FARTHEST_KILOMETRES
from fieldapp.domain.changes import Changes
from fieldapp.domain.estimates import check_price
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.domain.time_entries import TimeEntry, TimeKind, measured_length
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.technician import technician_id
from fieldapp.store import prices, rows
from fieldapp.store import time_entries as queries

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store
    from fieldapp.store.outbox import Gesture

LONGEST_MINUTES = 24 * 60


def start(store: Store, *, job_id: str, kind: TimeKind, now: Moment) -> Changes:
    """Start the clock for `kind` on a job; whatever ran before ends now.

    Raises:
        NotFound: no such job.
        NotAllowedNow: labour, while the price waits for the customer's yes.
    """
    with store.writing() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        if kind is TimeKind.LABOUR:
            check_price(prices.standing(connection, job, now=now.at))
        return begin_entry(connection, job_id=job_id, kind=kind, now=now)


def stop(store: Store, *, entry_id: str | None = None, now: Moment) -> Changes:
    """Stop the running clock (or the named entry).

    Raises:
        NotAllowedNow: nothing runs.
    """
    with store.writing() as connection:
        if entry_id is None:
            entry = _running(connection, technician_id(connection))
        else:
            entry = rows.fetch(connection, "time_entry", entry_id)
        if entry is None or entry.ended_at is not None:
            raise NotAllowedNow("No clock is running.", reasons=("nothing_runs",))
        return end_entry(connection, entry=entry, now=now)


def add_by_hand(
    store: Store,
    *,
    job_id: str,
    kind: TimeKind,
    started_at: datetime,
    minutes: int,
    kilometres: int | None = None,
    now: Moment,
) -> Changes:
    """Add time afterwards; it is marked as typed by hand.

    Raises:
        InputRefused: no length, more than a day, in the future, or a distance nobody drives.
    """
    problems = []
    if not 0 < minutes <= LONGEST_MINUTES:
        problems.append(InputProblem(None, "minutes", "give 1 to 1440 minutes"))
    elif started_at + timedelta(minutes=minutes) > now.at + timedelta(minutes=1):
        problems.append(InputProblem(None, "started_at", "time cannot be booked before it has passed"))
    problems.extend(_kilometre_problems(kilometres))
    if problems:
        raise InputRefused(f"The time cannot be booked: {problems[0].message}.", problems=tuple(problems))
    with store.writing() as connection:
        rows.fetch(connection, "job", job_id)
        entry = TimeEntry(
            id=str(uuid7()),
            job_id=job_id,
            technician_id=technician_id(connection),
            kind=kind,
            started_at=started_at,
            ended_at=started_at + timedelta(minutes=minutes),
            seconds=minutes * 60,
            by_hand=True,
            kilometres=kilometres,
        )
        return rows.create(connection, "time_entry", entry, now=now.at)


def remove(store: Store, *, entry_id: str, resume_id: str | None = None, now: Moment) -> Changes:
    """Take time off a job that was booked by mistake: the line is kept and counts no more. What runs stops.

    `resume_id` names the entry that starting this one has ended: it runs on as if nothing had been.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        entry: TimeEntry = rows.fetch(connection, "time_entry", entry_id)
        check_open_for_work(connection, entry.job_id)
        changes = Changes()
        if entry.ended_at is None:
            changes |= end_entry(connection, entry=entry, now=now)
        changes |= rows.edit(connection, "time_entry", entry_id, now=now.at, removed=True)
        if resume_id is not None:
            changes |= _resume(connection, resume_id, now)
        return changes


def restore(store: Store, *, entry_id: str, now: Moment) -> Changes:
    """Bring time back that was taken off a job; a clock that was stopped for it stays stopped.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        entry: TimeEntry = rows.fetch(connection, "time_entry", entry_id)
        check_open_for_work(connection, entry.job_id)
        return rows.edit(connection, "time_entry", entry_id, now=now.at, removed=False)


def resume(store: Store, *, entry_id: str, now: Moment) -> Changes:
    """Let a clock that was stopped by mistake run on as if it had not been stopped.

    Raises:
        NotAllowedNow: it was not stopped, another one runs meanwhile, or the job is finished.
    """
    with store.writing() as connection:
        return _resume(connection, entry_id, now)


def _resume(connection: Connection, entry_id: str, now: Moment) -> Changes:
    entry: TimeEntry = rows.fetch(connection, "time_entry", entry_id)
    check_open_for_work(connection, entry.job_id)
    if entry.ended_at is None or entry.by_hand or entry.removed:
        raise NotAllowedNow("Only a clock that was stopped can run on.", reasons=("not_stopped",))
    if _running(connection, entry.technician_id) is not None:
        raise NotAllowedNow("Another clock runs already. Stop it first.", reasons=("another_runs",))
    return rows.edit(
        connection, "time_entry", entry_id, now=now.at, ended_at=None, seconds=None, clock_jumped=False
    )


def set_kilometres(store: Store, *, entry_id: str, kilometres: int | None, now: Moment) -> Changes:
    """Write down how far the drive was.

    Raises:
        InputRefused: a distance nobody drives in a day.
        NotAllowedNow: the entry is no travel.
    """
    problems = _kilometre_problems(kilometres)
    if problems:
        raise InputRefused(f"The distance cannot be booked: {problems[0].message}.", problems=tuple(problems))
    with store.writing() as connection:
        entry = rows.fetch(connection, "time_entry", entry_id)
        if entry.kind is not TimeKind.TRAVEL:
            raise NotAllowedNow("Only travel has kilometres.", reasons=("no_travel",))
        return rows.edit(connection, "time_entry", entry_id, now=now.at, kilometres=kilometres)


def begin_entry(
    connection: Connection, *, job_id: str, kind: TimeKind, now: Moment, gesture: Gesture | None = None
) -> Changes:
    """Within a transaction: end what runs, start `kind`; taken back with `gesture`."""
    technician = technician_id(connection)
    entry = TimeEntry(
        id=str(uuid7()),
        job_id=job_id,
        technician_id=technician,
        kind=kind,
        started_at=now.at,
        start_boot_seconds=now.boot_seconds,
        boot_id=now.boot_id,
    )
    ended = end_running(connection, technician=technician, now=now, gesture=gesture)
    return ended | rows.create(connection, "time_entry", entry, now=now.at, gesture=gesture)


def end_running(
    connection: Connection,
    *,
    technician: str,
    now: Moment,
    job_id: str | None = None,
    gesture: Gesture | None = None,
) -> Changes:
    """Within a transaction: end what runs (only if it is on `job_id`, when given)."""
    entry = _running(connection, technician)
    if entry is None or (job_id is not None and entry.job_id != job_id):
        return Changes()
    return end_entry(connection, entry=entry, now=now, gesture=gesture)


def end_entry(
    connection: Connection, *, entry: TimeEntry, now: Moment, gesture: Gesture | None = None
) -> Changes:
    """Within a transaction: end one entry, measured by the boot clock."""
    seconds, jumped = measured_length(
        entry, ended_at=now.at, boot_seconds=now.boot_seconds, boot_id=now.boot_id
    )
    return rows.edit(
        connection,
        "time_entry",
        entry.id,
        now=now.at,
        ended_at=max(now.at, entry.started_at),
        seconds=seconds,
        clock_jumped=jumped,
        gesture=gesture,
    )


def _running(connection: Connection, technician: str) -> TimeEntry | None:
    return next((entry for entry in queries.running(connection) if entry.technician_id == technician), None)


def _kilometre_problems(kilometres: int | None) -> list[InputProblem]:
    if kilometres is None or 0 <= kilometres <= FARTHEST_KILOMETRES:
        return []
    return [InputProblem(None, "kilometres", f"give 0 to {FARTHEST_KILOMETRES} kilometres")]
