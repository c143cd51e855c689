"""Whether a job may still be worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.errors import NotAllowedNow
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FINISHED = {
    JobStatus.COMPLETED: "completed",
    JobStatus.CLOSED: "closed by the office",
    JobStatus.CANCELLED: "cancelled by the office",
    JobStatus.RESOLVED_REMOTELY: "resolved remotely",
}


def check_open_for_work(connection: Connection, job_id: str) -> Job:
    """The job, when its work may still change.

    Raises:
        NotFound: no such job.
        NotAllowedNow: it is finished; what was signed must stay as it was.
    """
    job: Job = rows.fetch(connection, "job", job_id)
    check_status_open(job.status)
    return job


def check_status_open(status: JobStatus) -> None:
    """Pass while the work of a job in `status` may change.

    Raises:
        NotAllowedNow: it is finished.
    """
    if status in _FINISHED:
        raise NotAllowedNow(
            f"The job is {_FINISHED[status]}; its work can no longer be changed. Write a note instead.",
            reasons=("job_finished",),
            status=status.value,
        )
