"""What the office decides."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, JsonValue

from sync.server.decisions import Choice, LateContribution, accept_late, decline_late, list_late, settle
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
