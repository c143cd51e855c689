"""Follow-ups: work to offer again, whom to call, and what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from fieldapp.domain.findings import Finding, FollowUp
from fieldapp.errors import InputRefused, NotAllowedNow, NotFound
from sync.protocol.kinds import from_fields
from sync.server.auth import SignedIn
from sync.server.desk.entering import ASeat, Seat
from sync.server.desk.frame import PRIVATE, a_page, speech_of
from sync.server.follow_ups import decide_follow_up, list_follow_ups
from sync.server.ledger import Ledger

router = APIRouter(prefix="/desk", include_in_schema=False)
Shown = Literal["open", "decided"]


@router.get("/follow-ups")
def follow_ups(
    seat: ASeat, show: Shown = "open", done: Annotated[str, Query(max_length=64)] = ""
) -> Response:
    """Open proposals, or those that were planned or dismissed."""
    with seat.visit.reading() as (connection, who):
        return _page(connection, seat, who, show=show, done=_finding(connection, seat, who, done))


@router.post("/follow-ups/{finding_id}")
def decide(finding_id: Annotated[str, Path(max_length=64)], seat: ASeat) -> Response:
    """Plan a proposal, dismiss it or open it again. Where somebody was quicker, says so and changes nothing."""
    show: Shown = "decided" if seat.fields.get("show") == "decided" else "open"
    with seat.visit.writing() as (connection, who):
        finding = _finding(connection, seat, who, finding_id)
        if finding is None:
            raise NotFound("There is no such finding.")
        wanted = seat.fields.get("decision", "")
        if wanted not in set(FollowUp):
            raise InputRefused("Nothing was decided.")
        if seat.fields.get("seen", finding.follow_up.value) != finding.follow_up:
            return _page(connection, seat, who, show=show, quicker=finding, status=409)
        try:
            decide_follow_up(connection, who.actor, finding_id, FollowUp(wanted), now=seat.visit.now)
        except NotAllowedNow:
            return _page(connection, seat, who, show=show, withdrawn=True, status=409)
    answer = f"/desk/follow-ups?show={show}&done={finding_id}"
    return RedirectResponse(answer, status_code=303, headers=dict(PRIVATE))


def _finding(connection: Connection, seat: Seat, who: SignedIn, finding_id: str) -> Finding | None:
    row = (
        Ledger(connection, who.actor.tenant, now=seat.visit.now).get("finding", finding_id)
        if finding_id
        else None
    )
    if row is None:
        return None
    finding: Finding = from_fields("finding", row.id, row.fields)
    return finding


def _page(
    connection: Connection,
    seat: Seat,
    who: SignedIn,
    *,
    show: Shown,
    done: Finding | None = None,
    quicker: Finding | None = None,
    withdrawn: bool = False,
    status: int = 200,
) -> Response:
    return a_page(
        "follow_ups",
        seat,
        who,
        speech_of(connection, who.actor.tenant, seat.language, now=seat.visit.now),
        status=status,
        show=show,
        lines=list_follow_ups(connection, who.actor, decided=show == "decided"),
        done=done,
        quicker=quicker,
        withdrawn=withdrawn,
    )
