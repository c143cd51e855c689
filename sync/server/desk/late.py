"""Late work: what came after its job was completed or given to somebody else, and what becomes of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from fieldapp.errors import NotAllowedNow, NotFound
from sync.server.auth import SignedIn
from sync.server.decisions import LateContribution, accept_late, decline_late, list_late
from sync.server.desk.entering import ASeat, Seat
from sync.server.desk.frame import PRIVATE, a_page, speech_of
from sync.server.desk.history import facts_of
from sync.server.desk.speech import Speech
from sync.server.desk.waiting import LateOfOne, late_by_job

router = APIRouter(prefix="/desk", include_in_schema=False)


@router.get("/late")
def late(
    seat: ASeat,
    accepted: Annotated[int, Query(ge=0, le=10_000)] = 0,
    declined: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:
    """Everything nobody has decided about, by job and person."""
    said = ("late.accepted", accepted) if accepted else ("late.declined", declined) if declined else None
    with seat.visit.reading() as (connection, who):
        return _page(connection, seat, who, said=said)


@router.post("/late/{op_id}")
def decide(op_id: str, seat: ASeat) -> Response:
    """Take one contribution over or leave it out – or, with `whole`, all that one person's laptop brought for that job.

    What somebody else has decided meanwhile is told and not touched.
    """
    accept = seat.fields.get("decision") == "accept"
    with seat.visit.writing() as (connection, who):
        waiting = list_late(connection, who.actor)
        one = next((one for one in waiting if one.op_id == op_id), None)
        if one is None or seat.fields.get("decision") not in ("accept", "decline"):
            return _page(connection, seat, who, problem="decided", status=404)
        asked = [one.op_id]
        if seat.fields.get("whole"):
            seen = set(seat.fields["whole"].split())
            alike = [each for each in waiting if (each.job_id, each.person_id) == (one.job_id, one.person_id)]
            asked = [each.op_id for each in alike if each.op_id in seen]
        try:
            # All or nothing: a rule that refuses the third must not leave two taken over.
            with connection.begin_nested():
                (accept_late if accept else decline_late)(connection, who.actor, asked, now=seat.visit.now)
        except NotFound:
            return _page(connection, seat, who, problem="creation_first", status=409)
        except NotAllowedNow:
            return _page(connection, seat, who, problem="refused", status=409)
    told = f"{'accepted' if accept else 'declined'}={len(asked)}"
    return RedirectResponse(f"/desk/late?{told}", status_code=303, headers=dict(PRIVATE))


def _page(
    connection: Connection,
    seat: Seat,
    who: SignedIn,
    *,
    said: tuple[str, int] | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    speech = speech_of(connection, who.actor.tenant, seat.language, now=seat.visit.now)
    return a_page(
        "late",
        seat,
        who,
        speech,
        status=status,
        groups=[(group, _told(speech, group)) for group in late_by_job(list_late(connection, who.actor))],
        said=said,
        problem=problem,
    )


def _told(speech: Speech, group: LateOfOne) -> list[tuple[LateContribution, list[tuple[str, str]]]]:
    return [(one, facts_of(speech, one.kind, one.fields)) for one in group.contributions]
