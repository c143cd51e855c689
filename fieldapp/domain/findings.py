"""Something not right with the car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Severity(StrEnum):
    """How bad: nice to know, soon, or not to be driven."""

    ADVICE = "advice"
    ATTENTION = "attention"
    UNSAFE = "unsafe"

    @property
    def gravity(self) -> int:
        """0, 1, 2: how bad, to be compared."""
        return list(Severity).index(self)


class CustomerDecision(StrEnum):
    """What the customer wants done about it."""

    DO_NOW = "do_now"
    LATER = "later"
    DECLINED = "declined"


class FollowUp(StrEnum):
    """What the office made of a finding that was left for later."""

    OPEN = "open"
    PLANNED = "planned"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an item of an inspection showed; its photos and note belong to it, not to form nodes.

    `decided_at`: when the customer decided. `repaired_at`: when it was checked again after the repair and was good.
    `follow_up` is the office's.
    """

    id: str
    job_id: str
    inspection_id: str
    item_path: str
    severity: Severity
    title: str
    note: str = ""
    recommendation: str = ""
    customer_decision: CustomerDecision | None = None
    found_at: datetime
    withdrawn: bool = False
    decided_at: datetime | None = None
    repaired_at: datetime | None = None
    follow_up: FollowUp = FollowUp.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A fail with which a vehicle may leave all the same: who sees to it, until when, and who allowed it.

    `approved_by` is a lead, known by PIN at `approved_at`; `owner` is a person of the company or a name.
    """

    id: str
    job_id: str
    inspection_id: str
    finding_id: str
    owner: str
    due_on: date
    approved_by: str
    approved_at: datetime
    note: str = ""
    withdrawn: bool = False


def wants_follow_up(finding: Finding) -> bool:
    """Whether the office should offer the work again: put off, or dangerous and not done, and still as it was."""
    if finding.withdrawn or finding.repaired_at is not None or finding.follow_up is not FollowUp.OPEN:
        return False
    if finding.customer_decision is CustomerDecision.LATER:
        return True
    return finding.severity is Severity.UNSAFE and finding.customer_decision is not CustomerDecision.DO_NOW
