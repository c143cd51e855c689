"""How a route learns who is calling."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from sync.server.access import ACCESS
from sync.server.centre import Centre, Visit, bearer
from sync.server.limits import Allowances


def the_centre(request: Request) -> Centre:
    """The server this app belongs to."""
    centre: Centre = request.app.state.centre
    return centre


async def a_visit(request: Request) -> Visit:
    """The caller's claim, with the route's row of the access table."""
    centre = the_centre(request)
    access = ACCESS[request.method, request.scope["route"].path]
    token = bearer(request.headers.get("authorization"))
    limits: Allowances = request.app.state.limits
    if not limits.take_held(token):
        # The database may have to be asked, and whoever waits for that must not keep the others waiting.
        await run_in_threadpool(limits.take_by_token, token, address_of(request))
    return Visit(centre, token, access, centre.clock(), request.scope.setdefault("state", {}))


def a_stranger(request: Request) -> Centre:
    """The server, for somebody who has no session: counted by address."""
    limits: Allowances = request.app.state.limits
    limits.take("address", address_of(request))
    return the_centre(request)


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


TheCentre = Annotated[Centre, Depends(the_centre)]
Stranger = Annotated[Centre, Depends(a_stranger)]
AVisit = Annotated[Visit, Depends(a_visit)]
