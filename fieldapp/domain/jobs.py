"""A job and the moves its status may make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.estimates import NEEDS_YES
from fieldapp.domain.job_states import OPEN_STATUSES, JobKind, JobStatus
from fieldapp.domain.people import Role
from fieldapp.errors import NotAllowedNow

__all__ = [
    "OFFICE_MOVES",
    "OPEN_STATUSES",
    "TECHNICIAN_MOVES",
    "CompletionFacts",
    "Job",
    "JobKind",
    "JobStatus",
    "allowed_moves",
    "check_move",
    "completion_problems",
    "completion_words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One visit's work for a customer.

    `number` is the office's; until the server has given one, `provisional_number` is shown. `checklists` names
    form ids. `estimate` is a decimal string in the company's currency, VAT included, "" when none was promised.
    `status_times` holds when each status was last entered.
    """

    id: str
    kind: JobKind
    status: JobStatus
    customer_id: str
    site_id: str
    vehicle_id: str
    technician_id: str | None
    window_start: datetime
    window_end: datetime
    number: str | None = None
    provisional_number: str = ""
    concern: str = ""
    planned_minutes: int | None = None
    estimate: str = ""
    checklists: tuple[str, ...] = ()
    odometer_km: int | None = None
    software_before: str = ""
    software_after: str = ""
    hold_reason: str = ""
    cannot_complete_reason: str = ""
    follow_up_wanted: bool = False
    office_change: str = ""
    office_changed_at: datetime | None = None
    office_change_seen_at: datetime | None = None
    created_on_site: bool = False
    status_times: dict[str, datetime] | None = None
    completed_at: datetime | None = None

    @property
    def shown_number(self) -> str:
        """The office's number, or the provisional one."""
        return self.number or self.provisional_number


_FIELD_ORDER = (JobStatus.DISPATCHED, JobStatus.TRAVELLING, JobStatus.ON_SITE, JobStatus.IN_PROGRESS)


def _technician_moves() -> dict[JobStatus, frozenset[JobStatus]]:
    moves: dict[JobStatus, frozenset[JobStatus]] = {}
    for index, status in enumerate(_FIELD_ORDER):
        moves[status] = frozenset({*_FIELD_ORDER[index + 1 :], JobStatus.CANNOT_COMPLETE})
    moves[JobStatus.SCHEDULED] = frozenset({*_FIELD_ORDER[1:], JobStatus.CANNOT_COMPLETE})
    moves[JobStatus.IN_PROGRESS] |= {JobStatus.ON_HOLD, JobStatus.COMPLETED}
    moves[JobStatus.ON_HOLD] = frozenset({JobStatus.IN_PROGRESS, JobStatus.CANNOT_COMPLETE})
    return moves


def _office_moves() -> dict[JobStatus, frozenset[JobStatus]]:
    moves: dict[JobStatus, frozenset[JobStatus]] = {
        status: frozenset({JobStatus.CANCELLED}) for status in OPEN_STATUSES
    }
    moves[JobStatus.PREPARED] |= {JobStatus.SCHEDULED, JobStatus.DISPATCHED, JobStatus.RESOLVED_REMOTELY}
    moves[JobStatus.SCHEDULED] |= {JobStatus.DISPATCHED, JobStatus.PREPARED}
    moves[JobStatus.DISPATCHED] |= {JobStatus.SCHEDULED}
    moves[JobStatus.CANNOT_COMPLETE] = frozenset(
        {JobStatus.SCHEDULED, JobStatus.DISPATCHED, JobStatus.CANCELLED}
    )
    moves[JobStatus.COMPLETED] = frozenset({JobStatus.CLOSED})
    return moves


TECHNICIAN_MOVES = _technician_moves()
OFFICE_MOVES = _office_moves()


def allowed_moves(status: JobStatus, role: Role) -> frozenset[JobStatus]:
    """Statuses this role may move a job to from `status`."""
    table = TECHNICIAN_MOVES if role is Role.TECHNICIAN else OFFICE_MOVES
    return table.get(status, frozenset())


def check_move(status: JobStatus, target: JobStatus, *, role: Role, reason: str = "") -> None:
    """Pass when the move is allowed.

    Raises:
        NotAllowedNow: with what would allow it.
    """
    if target not in allowed_moves(status, role):
        raise NotAllowedNow(
            _refusal(status, target, role),
            reasons=("status_move",),
            status=status.value,
            target=target.value,
        )
    if target in (JobStatus.ON_HOLD, JobStatus.CANNOT_COMPLETE) and not reason.strip():
        raise NotAllowedNow("Say why, in a few words.", reasons=("reason_missing",), target=target.value)


def _refusal(status: JobStatus, target: JobStatus, role: Role) -> str:
    """Why a job does not move, and where it may go: `The job is already completed.`"""
    said = status.value.replace("_", " ")
    if target is status:
        return f"The job is already {said}."
    open_to = allowed_moves(status, role)
    onward = [f"“{each.value.replace('_', ' ')}”" for each in JobStatus if each in open_to]
    wanted = target.value.replace("_", " ")
    if not onward:
        return f"The job is {said}; it does not go on to “{wanted}” any more."
    return f"The job is {said}. From here it goes on to {', '.join(onward)}, not to “{wanted}”."


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionFacts:
    """What completing a job depends on, counted by whoever keeps the rows."""

    kind: JobKind
    checklists_wanted: tuple[str, ...]
    checklists_finished: frozenset[str]
    gate_problems: tuple[str, ...]
    customer_signed_or_waived: bool
    open_plan_steps: int
    open_time_entries: int
    price_needs_yes: bool = False


def completion_problems(facts: CompletionFacts) -> tuple[str, ...]:
    """Stable codes of what still keeps the job from being completed; empty = it may be.

    `checklist:<form_id>` not finished · `signature:customer` neither signed nor waived · `plan_steps` not graded ·
    `release_check`: a pre-delivery job without its inspection · quality-gate codes as they come (only for jobs whose
    checklists carry a gate) · `price:approval` the price rises past the limit without the customer's yes.
    """
    problems = [
        f"checklist:{form}" for form in facts.checklists_wanted if form not in facts.checklists_finished
    ]
    if facts.open_plan_steps:
        problems.append("plan_steps")
    problems.extend(facts.gate_problems)
    if not facts.customer_signed_or_waived:
        problems.append("signature:customer")
    if facts.price_needs_yes:
        problems.append(NEEDS_YES)
    return tuple(problems)


def completion_words(problems: tuple[str, ...]) -> str:
    """What keeps a job from being completed as one clause; a window words the codes itself in its own language."""
    words = []
    for problem in problems:
        code, _, detail = problem.partition(":")
        if code == "checklist":
            words.append(f"checklist {detail} is not finished")
        elif problem == "plan_steps":
            words.append("plan steps are not graded")
        elif problem == NEEDS_YES:
            words.append("the price has risen past the limit and the customer has not agreed to it")
        elif problem == "signature:customer":
            words.append("the customer has neither signed nor was the signature waived")
        else:
            words.append(f"the release check fails ({problem})")
    return "; ".join(words)
