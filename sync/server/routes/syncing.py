"""Hello, push and pull."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from fieldapp.errors import NotSignedIn
from sync.protocol.wire import (
    EPOCH_CHANGED,
    OLDEST_PROTOCOL,
    PROTOCOL,
    PROTOCOL_HEADER,
    Cursor,
    HelloAnswer,
    HelloRequest,
    PullAnswer,
    PushAnswer,
    PushRequest,
)
from sync.server.changes import accept_for_laptop
from sync.server.effects import HOLD
from sync.server.metrics import Metrics
from sync.server.preferences import mail_settings
from sync.server.problems import RequestProblem, documented
from sync.server.queries import LARGEST_PAGE, PAGE, pull_page, standing
from sync.server.routes.visits import AVisit

router = APIRouter(prefix="/v1/sync")
_MAILED = frozenset({"report", "report_delivery", "message"})


@router.post("/hello", response_model=HelloAnswer, responses=documented(401, 403))
def hello(body: HelloRequest, visit: AVisit) -> Response:
    """Agree on a protocol and learn whether anything waits. A too old client may push but not pull."""
    with visit.reading() as (connection, who):
        here = standing(connection, who.actor, body.cursor)
        shows = who.revoked == "no"
        answer = HelloAnswer(
            protocol=max(min(body.protocol_max, PROTOCOL), OLDEST_PROTOCOL),
            can_pull=shows and body.protocol_max >= OLDEST_PROTOCOL and body.protocol_min <= PROTOCOL,
            epoch=here.cursor.epoch,
            scope_version=here.cursor.scope_version,
            seq=here.cursor.seq,
            anything_new=shows and here.anything_new,
            server_time=visit.now,
            revoked="no" if shows else ("wipe_now" if who.revoked == "wipe_now" else "push_then_wipe"),
        )
    # A model returned would be checked once more, on another thread.
    return Response(answer.model_dump_json(), media_type="application/json")


@router.post("/push", response_model=PushAnswer, responses=documented(401, 403, 409, 413))
def push(body: PushRequest, request: Request, visit: AVisit) -> Response:
    """Take in at most 500 changes, each once; a result per change in order. 409: named versions of another epoch."""
    mailed = any(change.kind in _MAILED for change in body.changes)
    # Read from a file: not for a push that brings no mail.
    hold = mail_settings(visit.centre.database.folder).hold if mailed else HOLD
    with visit.writing() as (connection, who):
        if not who.actor.device_id:
            raise NotSignedIn("Only a registered laptop may push.")
        if body.epoch not in ("", who.epoch):
            # Sent before the centre was put back: its version numbers may be taken by now for other values.
            raise RequestProblem(
                EPOCH_CHANGED, "The centre was put back to a backup. Say hello, and push again."
            )
        answer, outcomes = accept_for_laptop(
            connection,
            actor=who.actor,
            changes=body.changes,
            now=visit.now,
            mail_hold=hold,
            newest=who.newest,
            cursor=body.cursor,
        )
    if mailed:
        visit.centre.mail_waits.set()
    counted: Metrics = request.app.state.metrics
    for outcome, count in outcomes.items():
        counted.changes.labels(outcome).inc(count)
    return Response(answer, media_type="application/json")


@router.get("/pull", response_model=PullAnswer, responses=documented(401, 403, 426))
def pull(
    request: Request,
    visit: AVisit,
    epoch: Annotated[str, Query(max_length=64)] = "",
    scope_version: Annotated[int, Query(ge=0)] = 0,
    seq: Annotated[int, Query(ge=0, lt=2**62)] = 0,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = PAGE,
) -> Response:
    """One page of what changed for this laptop since its cursor."""
    spoken = request.headers.get(PROTOCOL_HEADER, str(PROTOCOL))
    if not spoken.isdecimal() or int(spoken) < OLDEST_PROTOCOL:
        raise RequestProblem(
            "protocol_too_old", "This program is too old to receive. Update it; sending still works."
        )
    cursor = Cursor(epoch=epoch, scope_version=scope_version, seq=seq)
    with visit.reading() as (connection, who):
        page = pull_page(connection, who.actor, cursor, limit)
    return Response(page, media_type="application/json")
