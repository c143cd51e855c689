"""One conflict: before, the laptop's and the office's value side by side, and the choice between them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from fieldapp.domain.differing_words import pieces
from fieldapp.errors import InputRefused, NotAllowedNow, NotFound
from sync.protocol.kinds import KINDS, free_words
from sync.protocol.wire import ConflictWire
from sync.server.auth import SignedIn
from sync.server.decisions import Choice, settle
from sync.server.desk.entering import ASeat, Seat
from sync.server.desk.frame import PRIVATE, a_page, speech_of
from sync.server.desk.speech import Speech
from sync.server.desk.values import told, typed, typing_of
from sync.server.disputes import Dispute, dispute_of

router = APIRouter(prefix="/desk", include_in_schema=False)
AnId = Annotated[str, Path(max_length=64)]
_CHOICES: dict[str, Choice] = {"mine": "mine", "office": "office", "both": "both", "value": "value"}


@router.get("/conflicts/{conflict_id}")
def conflict(conflict_id: AnId, seat: ASeat, done: str = "") -> Response:
    """A conflict that waits, or what became of it."""
    with seat.visit.reading() as (connection, who):
        dispute = dispute_of(connection, who.actor, conflict_id)
        return _page(connection, seat, who, dispute, said="settled" if done and not dispute.is_open else "")


@router.post("/conflicts/{conflict_id}")
def decide(conflict_id: AnId, seat: ASeat) -> Response:
    """Let one of the values stand. Settled by somebody else meanwhile: says so and changes nothing."""
    problem = ""
    with seat.visit.writing() as (connection, who):
        dispute = dispute_of(connection, who.actor, conflict_id)
        if not dispute.is_open:
            return _page(connection, seat, who, dispute, said="settled_before", status=409)
        one, choice = dispute.conflict, _CHOICES.get(seat.fields.get("keep", ""))
        if choice is None:
            return _page(connection, seat, who, dispute, said="wrong_value", status=422)
        try:
            value = typed(one.kind, one.field, seat.fields.get("value", "")) if choice == "value" else None
            # A rule may refuse it halfway: what was written until then is taken back.
            with connection.begin_nested():
                settle(connection, who.actor, conflict_id, choice, value=value, now=seat.visit.now)
        except InputRefused:
            problem = "wrong_value"
        except NotAllowedNow:
            problem = "refused"
        except NotFound:
            problem = "row_gone"
        if problem:
            return _page(connection, seat, who, dispute, said=problem, status=422)
    return RedirectResponse(f"{seat.path}?done=1", status_code=303, headers=dict(PRIVATE))


def _page(
    connection: Connection, seat: Seat, who: SignedIn, dispute: Dispute, *, said: str, status: int = 200
) -> Response:
    speech = speech_of(connection, who.actor.tenant, seat.language, now=seat.visit.now)
    one = dispute.conflict
    before, mine, office = (
        told(speech, one.kind, one.field, value) for value in (one.before, one.mine, one.office)
    )
    return a_page(
        "conflict",
        seat,
        who,
        speech,
        status=status,
        dispute=dispute,
        before=before,
        mine=pieces(mine, before),
        office=pieces(office, before),
        texts=one.kind in KINDS and one.field in KINDS[one.kind].prose,
        said_with_mine=free_words(one.kind, one.with_mine),
        typing=typing_of(one.kind, one.field),
        options=_options(speech, one),
        value=seat.fields.get("value", _as_typed(one)),
        said=said,
    )


def _options(speech: Speech, one: ConflictWire) -> list[tuple[str, str]]:
    return [
        (code, told(speech, one.kind, one.field, code)) for code in typing_of(one.kind, one.field).options
    ]


def _as_typed(one: ConflictWire) -> str:
    return (
        ""
        if one.office is None
        else str(one.office).lower()
        if isinstance(one.office, bool)
        else str(one.office)
    )
