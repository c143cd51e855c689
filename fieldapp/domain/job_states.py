"""What kinds of job there are and how far one can be; apart from `jobs`, so that the first screen loads no more."""

from __future__ import annotations

from enum import StrEnum


class JobKind(StrEnum):
    """What sort of work it is."""

    MOBILE_SERVICE = "mobile_service"
    WORKSHOP = "workshop"
    PRE_DELIVERY = "pre_delivery"
    REMOTE = "remote"


class JobStatus(StrEnum):
    """How far a job is."""

    PREPARED = "prepared"
    SCHEDULED = "scheduled"
    DISPATCHED = "dispatched"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    CANNOT_COMPLETE = "cannot_complete"
    COMPLETED = "completed"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    RESOLVED_REMOTELY = "resolved_remotely"


OPEN_STATUSES = frozenset(
    {
        JobStatus.PREPARED,
        JobStatus.SCHEDULED,
        JobStatus.DISPATCHED,
        JobStatus.TRAVELLING,
        JobStatus.ON_SITE,
        JobStatus.IN_PROGRESS,
        JobStatus.ON_HOLD,
    }
)

SIGNED_OFF_STATUSES = frozenset({JobStatus.COMPLETED, JobStatus.CLOSED})
"""What was done and signed stays as it is. A cancelled job is none of them: work done before anybody heard of it is a
fact all the same.
"""
