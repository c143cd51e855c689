"""The day as a line of time, and whether one can leave.

Named tuples: Python makes one in a fifth of a dataclass's time, and the first paint waits for these.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from fieldapp.domain.job_states import JobKind, JobStatus


class DayJob(NamedTuple):
    """One job on the line."""

    job_id: str
    number: str
    kind: JobKind
    status: JobStatus
    window_start: datetime
    window_end: datetime
    customer_name: str
    phone: str
    street: str
    postcode: str
    city: str
    site_note: str
    plate: str
    model: str  # "Model Y 2023"
    concern: str
    planned_minutes: int | None
    estimate: str
    parts_planned: int
    parts_in_car: int
    completed_at: datetime | None
    done_text: str = ""
    has_conflict: bool = False
    office_change: str = ""


class Readiness(StrEnum):
    """The rows of *Ready to leave?*."""

    JOBS = "jobs"
    CHECKLISTS = "checklists"
    PRICES = "prices"
    PARTS = "parts"
    TOOLS = "tools"
    DISK = "disk"
    UNSENT = "unsent"


class ReadyCheck(NamedTuple):
    """One row: `good` or not, with the facts its sentence needs (counts as numbers, names as text)."""

    row: Readiness
    good: bool
    facts: dict[str, str | int | float | datetime | date | None]


class TodayScreen(NamedTuple):
    """One day. `next_job_id` stands out. `next_day` names the next day with work and its first window."""

    day: date
    jobs: tuple[DayJob, ...]
    next_job_id: str | None
    minutes_left: int
    ready: tuple[ReadyCheck, ...] = ()
    next_day: date | None = None
    next_day_jobs: int = 0
    next_day_first: datetime | None = None
