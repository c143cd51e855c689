"""The list of jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fieldapp.domain.jobs import JobKind, JobStatus

JobOrder = Literal["time", "status", "city", "customer"]
"""What the list is sorted and grouped by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    """One job in a list."""

    job_id: str
    number: str
    kind: JobKind
    status: JobStatus
    window_start: datetime
    window_end: datetime
    customer_name: str
    city: str
    plate: str
    model: str
    concern: str
    has_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsScreen:
    """A page of jobs, in window order; `total` counts all that match."""

    lines: tuple[JobLine, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """Something found: `kind` is job, customer, vehicle, part or article."""

    kind: str
    id: str
    title: str
    detail: str
