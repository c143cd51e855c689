"""Something not right with the car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Severity(StrEnum):
    """How bad: nice to know, soon, or not to be driven."""

    ADVICE = "advice"
    ATTENTION = "attention"
    UNSAFE = "unsafe"


class CustomerDecision(StrEnum):
    """What the customer wants done about it."""

    DO_NOW = "do_now"
    LATER = "later"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an item of an inspection showed; its photos and note belong to it, not to form nodes."""

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
