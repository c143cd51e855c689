"""What a sync round brought that a person wants to hear of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NewsKind(StrEnum):
    """What happened."""

    NEW_JOB = "new_job"
    CHANGED_JOB = "changed_job"
    CONFLICT = "conflict"
    MAIL_CAME_BACK = "mail_came_back"
    LATE_WORK = "late_work"
    LATE_WORK_DECIDED = "late_work_decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One piece of news: `who` is the customer, the address a mail came back from, or the number of a job whose
    work came too late; `at` the job's window."""

    kind: NewsKind
    row_id: str
    who: str = ""
    at: datetime | None = None
