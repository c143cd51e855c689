"""The HTTP face of the centre."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from sync.protocol.wire import Problem
from sync.server import problems
from sync.server.centre import Centre
from sync.server.desk import routers as desk
from sync.server.desk.problem_pages import problem_page
from sync.server.limits import Allowances
from sync.server.metrics import Metrics
from sync.server.preferences import read_all
from sync.server.routes import deciding, downloads, files, office, operating, reports, signing_in, syncing
from sync.server.watching import WatchLayer
from sync.server.wire_http import WireLayer

API_VERSION = "1"
ROUTERS = (
    operating.router,
    signing_in.router,
    syncing.router,
    files.router,
    office.router,
    deciding.router,
    reports.router,
    downloads.router,
    *desk.ROUTERS,
)
"""Every address, by who is answered there; each has its row in `access.ACCESS`."""


def build_app(centre: Centre) -> FastAPI:
    """The whole API on a centre; any number of processes may serve one."""
    app = FastAPI(
        title="Field Companion",
        version=API_VERSION,
        summary="What laptops and the office say to the centre",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
    )
    app.state.centre = centre
    app.state.metrics = Metrics()
    settings = read_all(centre.database.folder)
    app.state.limits = Allowances(
        centre.database,
        centre.clock,
        session=int(settings["limits.session_per_minute"]),
        person=int(settings["limits.person_per_minute"]),
        address=int(settings["limits.address_per_minute"]),
    )
    for router in ROUTERS:
        app.include_router(router)
    pages = {desk.ADDRESS: problem_page}
    problems.install(app, pages)
    app.add_middleware(WireLayer, pages=pages)
    app.add_middleware(WatchLayer, metrics=app.state.metrics)
    _describe_problems(app)
    return app


def _describe_problems(app: FastAPI) -> None:
    """Put the problem schema, which no route returns as its model, into the OpenAPI description."""
    describe = app.openapi

    def described() -> dict[str, Any]:
        schema = describe()
        components = schema.setdefault("components", {}).setdefault("schemas", {})
        components.setdefault("Problem", Problem.model_json_schema())
        return schema

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's documented way to extend its description
