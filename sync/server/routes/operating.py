"""What whoever runs the server asks: is it up, is it ready, how is it going."""

from __future__ import annotations

import hmac
from typing import Literal

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel

from fieldapp.errors import NotFound, NotSignedIn, StorageReadOnly
from sync.server.centre import bearer
from sync.server.database import DatabaseAway, only_tenant
from sync.server.metrics import CONTENT_TYPE, Metrics
from sync.server.migrating import require_current
from sync.server.preferences import read_all
from sync.server.problems import documented
from sync.server.routes.visits import TheCentre

router = APIRouter(prefix="/v1")


class Health(BaseModel):
    """The server answers and its database can be read."""

    status: Literal["ok"]


class Ready(BaseModel):
    """Work can be taken in now."""

    status: Literal["ready"]


@router.get("/health", responses=documented())
def health(centre: TheCentre) -> Health:
    """Whether the server and its database answer."""
    with centre.database.reading() as connection:
        only_tenant(connection)
    return Health(status="ok")


@router.get("/ready", responses=documented(507))
def ready(centre: TheCentre) -> Ready:
    """Whether work can be taken in: tables of this program, a database and a storage that can be written."""
    try:
        require_current(centre.database)
        with centre.database.writing() as connection:
            only_tenant(connection)
        centre.database.blobs.require_writable()
    except OSError as error:
        raise StorageReadOnly("The files' folder cannot be written.") from error
    except NotFound as error:
        raise DatabaseAway(
            "The database's tables are not this program's. Run fieldapp-server migrate."
        ) from error
    return Ready(status="ready")


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
def metrics(
    request: Request, centre: TheCentre, authorization: str | None = Header(default=None)
) -> Response:
    """Counts for Prometheus; needs the token of the setting `metrics.token`, and is not there without one."""
    token = read_all(centre.database.folder)["metrics.token"]
    if not token:
        raise NotFound("There is nothing here.")
    if not hmac.compare_digest(bearer(authorization).encode(), token.encode()):
        raise NotSignedIn("This is not the token of metrics.token.")
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(centre.database), media_type=CONTENT_TYPE)
