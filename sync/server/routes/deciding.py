"""What the office decides."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, JsonValue

from fieldapp.domain.findings import FollowUp
from sync.server.decisions import Choice, LateContribution, accept_late, decline_late, list_late, settle
from sync.server.follow_ups import FollowUpLine, decide_follow_up, list_follow_ups
from sync.server.problems import documented
from sync.server.routes.visits import AVisit

router = APIRouter(prefix="/v1")


class Settlement(BaseModel):
    """Which value shall stand: `mine` (the laptop's), `office`, `both` (texts, the office's first) or `value`."""

    choice: Choice
    value: JsonValue = None


class LateList(BaseModel):
    """Late work nobody has decided about, in the order it arrived."""

    late: list[LateContribution]


class LateDecision(BaseModel):
    """What becomes of late work."""

    decision: Literal["accept", "decline"]


@router.post(
    "/conflicts/{conflict_id}",
    status_code=204,
    response_class=Response,
    responses=documented(401, 403, 404, 409),
)
def settle_conflict(
    conflict_id: Annotated[str, Path(max_length=64)], body: Settlement, visit: AVisit
) -> Response:
    """Settle a field two people wrote."""
    with visit.writing() as (connection, who):
        settle(connection, who.actor, conflict_id, body.choice, value=body.value, now=visit.now)
    return Response(status_code=204)


@router.get("/late", responses=documented(401, 403))
def late(visit: AVisit, job_id: Annotated[str | None, Query(max_length=64)] = None) -> LateList:
    """Work that came after its job was given to someone else."""
    with visit.reading() as (connection, who):
        return LateList(late=list_late(connection, who.actor, job_id=job_id))


@router.post(
    "/late/{op_id}", status_code=204, response_class=Response, responses=documented(401, 403, 404, 409)
)
def decide_late(op_id: Annotated[str, Path(max_length=64)], body: LateDecision, visit: AVisit) -> Response:
    """Take late work over, or leave it out."""
    with visit.writing() as (connection, who):
        decide = accept_late if body.decision == "accept" else decline_late
        decide(connection, who.actor, [op_id], now=visit.now)
    return Response(status_code=204)


class FollowUpList(BaseModel):
    """Work to offer again, the most serious first."""

    follow_ups: list[FollowUpLine]


class FollowUpDecision(BaseModel):
    """What became of a proposal."""

    decision: FollowUp


@router.get("/follow-ups", responses=documented(401, 403))
def follow_ups(visit: AVisit) -> FollowUpList:
    """What customers put off, and what is dangerous and was not done."""
    with visit.reading() as (connection, who):
        return FollowUpList(follow_ups=list_follow_ups(connection, who.actor))


@router.post(
    "/follow-ups/{finding_id}",
    status_code=204,
    response_class=Response,
    responses=documented(401, 403, 404, 409),
)
def decide_on_follow_up(
    finding_id: Annotated[str, Path(max_length=64)], body: FollowUpDecision, visit: AVisit
) -> Response:
    """Plan a proposal, dismiss it, or open it again."""
    with visit.writing() as (connection, who):
        decide_follow_up(connection, who.actor, finding_id, body.decision, now=visit.now)
    return Response(status_code=204)
