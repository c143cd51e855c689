"""How a route learns who is calling."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from sync.server.access import ACCESS
from sync.server.centre import Centre, Visit, bearer
from sync.server.limits import Allowances
from sync.server.tokens import token_hash


def the_centre(request: Request) -> Centre:
    """The server this app belongs to."""
    centre: Centre = request.app.state.centre
    return centre


def a_visit(request: Request) -> Visit:
    """The caller's claim, with the route's row of the access table."""
    centre = the_centre(request)
    access = ACCESS[request.method, request.scope["route"].path]
    token = bearer(request.headers.get("authorization"))
    limits: Allowances = request.app.state.limits
    limits.take("session", token_hash(token))
    return Visit(centre, token, access, centre.clock(), request.scope.setdefault("state", {}))


def a_stranger(request: Request) -> Centre:
    """The server, for somebody who has no session: counted by address."""
    limits: Allowances = request.app.state.limits
    limits.take("address", request.client.host if request.client else "")
    return the_centre(request)


TheCentre = Annotated[Centre, Depends(the_centre)]
Stranger = Annotated[Centre, Depends(a_stranger)]
AVisit = Annotated[Visit, Depends(a_visit)]
