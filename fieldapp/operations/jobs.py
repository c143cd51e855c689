"""What a technician does with a job: status moves, grades, odometer and software, notes.

Each move keeps the clock too: driving starts travel, arriving ends it, starting starts labour, holding and finishing
end it. A move can be taken back, with what it did to the clock, for 8 seconds (`outbox.SECOND_THOUGHTS`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from fieldapp.domain.amounts import FARTHEST_ODOMETER
from fieldapp.domain.changes import Changes
from fieldapp.domain.customer_messages import Note
from fieldapp.domain.estimates import check_price
from fieldapp.domain.jobs import Job, JobStatus, check_move, completion_problems, completion_words
from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Role
from fieldapp.domain.repair_plans import PlanStep, StepGrade
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations.jobs_on_site import create_on_site
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.signatures import void_outdated
from fieldapp.operations.technician import technician, technician_id
from fieldapp.operations.time_entries import begin_entry, end_running
from fieldapp.store import completion, outbox, prices, rows
from fieldapp.store.outbox import Gesture

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

__all__ = [
    "acknowledge_office_change",
    "add_note",
    "arrive",
    "cannot_complete",
    "complete",
    "create_on_site",
    "drive",
    "grade_step",
    "hold",
    "resume",
    "set_odometer",
    "set_site_note",
    "set_software",
    "start",
    "undo_status",
]


def drive(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Set out for a job; travel time starts.

    Raises:
        NotAllowedNow: the job's status does not lead there.
    """
    with store.writing() as connection:
        gesture = Gesture.undoable(now.at)
        changes = _move(connection, job_id, JobStatus.TRAVELLING, now, gesture)
        return changes | begin_entry(
            connection, job_id=job_id, kind=TimeKind.TRAVEL, now=now, gesture=gesture
        )


def arrive(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Be there; travel time ends.

    Raises:
        NotAllowedNow: the job's status does not lead there.
    """
    with store.writing() as connection:
        gesture = Gesture.undoable(now.at)
        changes = _move(connection, job_id, JobStatus.ON_SITE, now, gesture)
        return changes | _end_clock(connection, now, gesture)


def start(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Begin the work; labour time starts.

    Raises:
        NotAllowedNow: the job's status does not lead there, it waits (resume it instead), or the price has risen past
            the limit without the customer's yes.
    """
    with store.writing() as connection:
        _check_not(connection, job_id, JobStatus.ON_HOLD, "The job is on hold; resume it.")
        _check_price(connection, job_id, now)
        gesture = Gesture.undoable(now.at)
        changes = _move(connection, job_id, JobStatus.IN_PROGRESS, now, gesture)
        return changes | begin_entry(
            connection, job_id=job_id, kind=TimeKind.LABOUR, now=now, gesture=gesture
        )


def hold(store: Store, *, job_id: str, reason: str, now: Moment) -> Changes:
    """Pause the work and say why; the clock stops.

    Raises:
        NotAllowedNow: no reason, or the job is not in progress.
    """
    with store.writing() as connection:
        gesture = Gesture.undoable(now.at)
        changes = _move(
            connection, job_id, JobStatus.ON_HOLD, now, gesture, reason=reason, hold_reason=reason.strip()
        )
        return changes | _end_clock(connection, now, gesture, job_id)


def resume(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Go on after a pause; labour time starts again.

    Raises:
        NotAllowedNow: the job is not on hold, or the price has risen past the limit without the customer's yes.
    """
    with store.writing() as connection:
        if rows.fetch(connection, "job", job_id).status is not JobStatus.ON_HOLD:
            raise NotAllowedNow("Only a job on hold can be resumed.", reasons=("status_move",))
        _check_price(connection, job_id, now)
        gesture = Gesture.undoable(now.at)
        changes = _move(connection, job_id, JobStatus.IN_PROGRESS, now, gesture)
        return changes | begin_entry(
            connection, job_id=job_id, kind=TimeKind.LABOUR, now=now, gesture=gesture
        )


def cannot_complete(store: Store, *, job_id: str, reason: str, follow_up: bool, now: Moment) -> Changes:
    """Give the job back unfinished, say why and whether somebody must come again; the clock stops.

    Raises:
        NotAllowedNow: no reason, or the job is finished.
    """
    with store.writing() as connection:
        gesture = Gesture.undoable(now.at)
        changes = _move(
            connection,
            job_id,
            JobStatus.CANNOT_COMPLETE,
            now,
            gesture,
            reason=reason,
            cannot_complete_reason=reason.strip(),
            follow_up_wanted=follow_up,
        )
        return changes | _end_clock(connection, now, gesture, job_id)


def complete(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Finish the job; the clock stops.

    Raises:
        NotAllowedNow: the job is not in progress, or something is missing; `reasons` are
            `fieldapp.domain.jobs.completion_problems`.
    """
    with store.writing() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        check_move(job.status, JobStatus.COMPLETED, role=Role.TECHNICIAN)
        problems = completion_problems(completion.facts(connection, job, now=now.at))
        if problems:
            raise NotAllowedNow(
                f"The job cannot be completed yet: {completion_words(problems)}.",
                reasons=problems,
                job_id=job_id,
            )
        gesture = Gesture.undoable(now.at)
        changes = _move(connection, job_id, JobStatus.COMPLETED, now, gesture, completed_at=now.at)
        return changes | _end_clock(connection, now, gesture, job_id)


def undo_status(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Take the last status move back, with what it did to the clock.

    Raises:
        NotAllowedNow: too late, or there was none.
    """
    with store.writing() as connection:
        gesture = outbox.undoable_status(connection, job_id, now=now.at)
        if gesture is None:
            raise NotAllowedNow("The last step can no longer be taken back.", reasons=("too_late",))
        return outbox.undo(connection, gesture.id)


def acknowledge_office_change(store: Store, *, job_id: str, now: Moment) -> Changes:
    """Tick off what the office changed."""
    with store.writing() as connection:
        return rows.edit(connection, "job", job_id, now=now.at, office_change_seen_at=now.at)


def grade_step(
    store: Store, *, step_id: str, grade: StepGrade | None, note: str = "", now: Moment
) -> Changes:
    """Say how a plan step went; None takes the grade back.

    Raises:
        NotAllowedNow: *different* without a word why, or the job is finished.
    """
    if grade is StepGrade.DIFFERENT and not note.strip():
        raise NotAllowedNow("Say what was done instead, and why.", reasons=("reason_missing",))
    with store.writing() as connection:
        step: PlanStep = rows.fetch(connection, "plan_step", step_id)
        check_open_for_work(connection, step.job_id)
        changes = rows.edit(
            connection,
            "plan_step",
            step_id,
            now=now.at,
            grade=grade,
            grade_note=note.strip(),
            graded_at=None if grade is None else now.at,
        )
        return changes | void_outdated(connection, job_id=step.job_id, now=now)


def set_odometer(store: Store, *, job_id: str, kilometres: int, now: Moment) -> Changes:
    """Write down the odometer; the car's last known one follows.

    Raises:
        InputRefused: no distance a car has driven.
        NotAllowedNow: the job is finished.
    """
    if not 0 <= kilometres <= FARTHEST_ODOMETER:
        message = f"give 0 to {FARTHEST_ODOMETER} kilometres"
        raise InputRefused(
            f"The odometer does not fit: {message}.", problems=(InputProblem(None, "kilometres", message),)
        )
    with store.writing() as connection:
        job = check_open_for_work(connection, job_id)
        changes = rows.edit(connection, "job", job_id, now=now.at, odometer_km=kilometres)
        changes |= rows.edit(connection, "vehicle", job.vehicle_id, now=now.at, odometer_km=kilometres)
        return changes | void_outdated(connection, job_id=job_id, now=now)


def set_software(
    store: Store, *, job_id: str, before: str | None = None, after: str | None = None, now: Moment
) -> Changes:
    """Write down the car's software version before or after the work; None leaves it as it is.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        job = check_open_for_work(connection, job_id)
        fields: dict[str, Any] = {}
        if before is not None:
            fields["software_before"] = before.strip()
        if after is not None:
            fields["software_after"] = after.strip()
        changes = rows.edit(connection, "job", job_id, now=now.at, **fields)
        known = (after or before or "").strip()
        if known:
            changes |= rows.edit(connection, "vehicle", job.vehicle_id, now=now.at, software_version=known)
        return changes | void_outdated(connection, job_id=job_id, now=now)


def set_site_note(store: Store, *, site_id: str, text: str, now: Moment) -> Changes:
    """Change what one must know to get to the car (gate code, parking)."""
    with store.writing() as connection:
        return rows.edit(connection, "site", site_id, now=now.at, note=text.strip())


def add_note(store: Store, *, job_id: str, text: str, second_thoughts: bool = False, now: Moment) -> Changes:
    """Write a remark on a job; allowed at any time, never changed afterwards.

    With `second_thoughts` it waits 8 seconds before it may be sent, so that it can be taken back that long.

    Raises:
        InputRefused: nothing was written.
    """
    if not text.strip():
        raise InputRefused("Write the note first.", problems=(InputProblem(None, "text", "is empty"),))
    with store.writing() as connection:
        rows.fetch(connection, "job", job_id)
        note = Note(
            id=str(uuid7()),
            job_id=job_id,
            author=technician(connection).name,
            text=text.strip(),
            written_at=now.at,
        )
        gesture = Gesture.undoable(now.at) if second_thoughts else None
        return rows.create(connection, "note", note, now=now.at, gesture=gesture)


def take_back_note(store: Store, *, note_id: str) -> Changes:
    """Take a note back of which nothing has left this laptop yet.

    Raises:
        NotAllowedNow: the office has it, or may have it; a note that has left stays as it was written.
    """
    with store.writing() as connection:
        return outbox.withdraw_unsent(connection, "note", note_id)


def _move(
    connection: Connection,
    job_id: str,
    target: JobStatus,
    now: Moment,
    gesture: Gesture,
    *,
    reason: str = "",
    **fields: Any,
) -> Changes:
    job: Job = rows.fetch(connection, "job", job_id)
    check_move(job.status, target, role=Role.TECHNICIAN, reason=reason)
    return rows.edit(
        connection,
        "job",
        job_id,
        now=now.at,
        gesture=gesture,
        status=target,
        status_times={**(job.status_times or {}), target.value: now.at},
        **fields,
    )


def _check_not(connection: Connection, job_id: str, status: JobStatus, sentence: str) -> None:
    if rows.fetch(connection, "job", job_id).status is status:
        raise NotAllowedNow(sentence, reasons=("status_move",))


def _check_price(connection: Connection, job_id: str, now: Moment) -> None:
    job: Job = rows.fetch(connection, "job", job_id)
    check_price(prices.standing(connection, job, now=now.at))


def _end_clock(connection: Connection, now: Moment, gesture: Gesture, job_id: str | None = None) -> Changes:
    return end_running(
        connection, technician=technician_id(connection), now=now, job_id=job_id, gesture=gesture
    )
