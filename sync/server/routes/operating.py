"""What whoever runs the server asks: is it up, is it ready, how is it going."""

from __future__ import annotations

import asyncio
import hmac
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Literal, TypeVar

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel

from fieldapp.errors import NotFound, NotSignedIn, StorageFull, StorageReadOnly
from sync.server.centre import Centre, bearer
from sync.server.database import DatabaseAway, only_tenant
from sync.server.metrics import CONTENT_TYPE, NOTHING_KNOWN, Metrics, what_waits
from sync.server.migrating import require_current
from sync.server.preferences import read_all
from sync.server.problems import NO_ROOM, documented
from sync.server.routes.visits import TheCentre

router = APIRouter(prefix="/v1")
PATIENCE = 5.0  # seconds; a load balancer's usual time for such a question
Seen = TypeVar("Seen")
_LOOKERS = threading.BoundedSemaphore(16)


class Health(BaseModel):
    """The server answers and its database can be read."""

    status: Literal["ok"]


class Ready(BaseModel):
    """Work can be taken in now."""

    status: Literal["ready"]


@router.get("/health", responses=documented())
async def health(centre: TheCentre) -> Health:
    """Whether the server and its database answer."""

    def look() -> None:
        with centre.database.reading() as connection:
            only_tenant(connection)

    await _soon(look)
    return Health(status="ok")


@router.get("/ready", responses=documented(507))
async def ready(centre: TheCentre) -> Ready:
    """Whether work can be taken in: tables of this program, a database and a storage that can be written."""
    await _soon(lambda: _require_ready(centre))
    return Ready(status="ready")


def _require_ready(centre: Centre) -> None:
    centre.database.require_in_place()
    try:
        require_current(centre.database)
        with centre.database.writing() as connection:
            only_tenant(connection)
        centre.database.blobs.require_writable()
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StorageFull("The disk of the files is full.") from error
        raise StorageReadOnly("The files' folder cannot be written.") from error
    except NotFound as error:
        raise DatabaseAway(
            "The database's tables are not this program's. Run fieldapp-server migrate."
        ) from error


async def _soon(look: Callable[[], Seen]) -> Seen:
    """What is seen of a database that may hang: whoever asks is answered all the same, no request's thread is taken.

    Raises:
        DatabaseAway: it took too long, or many who asked before wait for it still.
    """
    if not _LOOKERS.acquire(blocking=False):
        raise DatabaseAway("The database does not answer in time.")
    seen: Future[Seen] = Future()
    seen.set_running_or_notify_cancel()  # from here on it is only given up waiting for
    threading.Thread(target=_look, args=(look, seen), name="look", daemon=True).start()
    told = asyncio.wrap_future(seen)
    del seen  # a fault names this frame, and would be kept, with its connection, by what it keeps
    try:
        return await asyncio.wait_for(told, PATIENCE)
    except TimeoutError as late:
        raise DatabaseAway("The database does not answer in time.") from late
    finally:
        del told


def _look(look: Callable[[], Seen], seen: Future[Seen]) -> None:
    try:
        told = look()
    except Exception as fault:  # noqa: BLE001 - handed to whoever waits for it
        seen.set_exception(fault)
    else:
        seen.set_result(told)
    finally:
        _LOOKERS.release()
        del seen


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        200: {
            "description": "Prometheus's text format",
            "content": {CONTENT_TYPE: {"schema": {"type": "string"}}},
        },
        **documented(401, 404),
    },
)
async def metrics(
    request: Request, centre: TheCentre, authorization: str | None = Header(default=None)
) -> Response:
    """Counts for Prometheus; needs the token of the setting `metrics.token`, and is not there without one."""
    token = read_all(centre.database.folder)["metrics.token"]
    if not token:
        raise NotFound("There is nothing here.")
    if not hmac.compare_digest(bearer(authorization).encode(), token.encode()):
        raise NotSignedIn("This is not the token of metrics.token.")
    counted: Metrics = request.app.state.metrics
    try:
        waiting = await _soon(partial(what_waits, centre.database))
    except DatabaseAway:
        waiting = NOTHING_KNOWN
    return Response(counted.text() + waiting, media_type=CONTENT_TYPE)
