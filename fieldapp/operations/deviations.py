"""Letting a vehicle leave with a fail: who sees to it, until when, and a lead who allows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import Deviation, Finding, Severity
from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Person
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.pins import check_pin, person_of
from fieldapp.operations.signatures import void_outdated
from fieldapp.operations.technician import technician_id
from fieldapp.store import rows
from inspections.quality_gate import APPROVERS

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def accept(
    store: Store,
    *,
    finding_id: str,
    owner: str,
    due_on: date,
    approver_id: str,
    pin: str = "",
    signed_in: bool = False,
    note: str = "",
    now: Moment,
) -> Changes:
    """Accept a fail as a deviation; an earlier one of the same finding no longer counts.

    The approver is a lead other than the technician, known by their own PIN, checked here without a network, or by
    their own sign-in: `signed_in` says that the office's server has just confirmed it.

    Raises:
        InputRefused: no owner, or the date has passed.
        NotAllowedNow: the finding is unsafe or withdrawn, the approver may not, or the job is finished.
        WrongPassword: the PIN does not fit.
        TriedTooOften: several did not; the next has to wait.
    """
    _check_filled(owner, due_on, now)
    approver = person_of(store, approver_id)
    if approver is None:
        words = "This laptop does not know that colleague yet. Sync, then try again."
        raise NotAllowedNow(words if signed_in else "Choose who allows it.", reasons=("approver_missing",))
    if approver.role not in APPROVERS:
        raise NotAllowedNow(
            f"{approver.name} may not release a vehicle with a fail; a lead may.",
            reasons=("not_an_approver",),
            person=approver.name,
        )
    if not signed_in:
        check_pin(store, approver, pin, now=now)
    with store.writing() as connection:
        finding: Finding = rows.fetch(connection, "finding", finding_id)
        check_open_for_work(connection, finding.job_id)
        _check_acceptable(finding, approver, technician_id(connection))
        earlier: tuple[Deviation, ...] = rows.fetch_many(
            connection, "deviation", finding_id=finding_id, withdrawn=False
        )
        changes = Changes()
        for deviation in earlier:
            changes |= rows.edit(connection, "deviation", deviation.id, now=now.at, withdrawn=True)
        accepted = Deviation(
            id=str(uuid7()),
            job_id=finding.job_id,
            inspection_id=finding.inspection_id,
            finding_id=finding_id,
            owner=owner.strip(),
            due_on=due_on,
            approved_by=approver.id,
            approved_at=now.at,
            note=note.strip(),
        )
        changes |= rows.create(connection, "deviation", accepted, now=now.at)
        return changes | void_outdated(connection, job_id=finding.job_id, now=now)


def withdraw(store: Store, *, deviation_id: str, now: Moment) -> Changes:
    """Take a deviation back; the fail is open again.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        deviation: Deviation = rows.fetch(connection, "deviation", deviation_id)
        check_open_for_work(connection, deviation.job_id)
        changes = rows.edit(connection, "deviation", deviation_id, now=now.at, withdrawn=True)
        return changes | void_outdated(connection, job_id=deviation.job_id, now=now)


def _check_filled(owner: str, due_on: date, now: Moment) -> None:
    problems = []
    if not owner.strip():
        problems.append(InputProblem(None, "owner", "say who sees to it"))
    if due_on < now.at.astimezone().date():
        problems.append(InputProblem(None, "due_on", "give a day that has not passed"))
    if problems:
        raise InputRefused(
            f"The deviation is not complete: {'; '.join(problem.message for problem in problems)}.",
            problems=tuple(problems),
        )


def _check_acceptable(finding: Finding, approver: Person, technician: str) -> None:
    if finding.withdrawn:
        raise NotAllowedNow("The finding was withdrawn; there is nothing to accept.", reasons=("withdrawn",))
    if finding.severity is Severity.UNSAFE:
        raise NotAllowedNow(
            "An unsafe finding cannot be accepted; repair it and check again.", reasons=("unsafe_deviation",)
        )
    if approver.id == technician:
        raise NotAllowedNow("Somebody else than the technician must allow it.", reasons=("same_person",))
