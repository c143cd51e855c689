"""What the office reads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import NotFound
from sync.protocol.wire import ConflictWire
from sync.server.jobs import JobList, WholeJob, list_conflicts, list_jobs, whole_job
from sync.server.problems import documented
from sync.server.routes.visits import AVisit

router = APIRouter(prefix="/v1")


class ConflictList(BaseModel):
    """Open conflicts, oldest first."""

    conflicts: list[ConflictWire]


@router.get("/jobs", responses=documented(401, 403))
def jobs(
    visit: AVisit,
    status: JobStatus | None = None,
    offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> JobList:
    """Jobs by their window."""
    with visit.reading() as (connection, who):
        return list_jobs(
            connection, who.actor, statuses=(status,) if status else (), offset=offset, limit=limit
        )


@router.get("/jobs/{job}", responses=documented(401, 403, 404))
def job(job: Annotated[str, Path(max_length=100)], visit: AVisit) -> WholeJob:
    """One job by number or id, with everything of it."""
    with visit.reading() as (connection, who):
        try:
            return whole_job(connection, who.actor, job)
        except NotFound as error:  # one answer, to the byte, for what is not there and what is not one's own
            raise NotFound("There is no such job.") from error


@router.get("/conflicts", responses=documented(401, 403))
def conflicts(visit: AVisit) -> ConflictList:
    """What two people wrote differently and nobody has settled."""
    with visit.reading() as (connection, who):
        return ConflictList(conflicts=list_conflicts(connection, who.actor))
