"""How a route learns who is calling."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from sync.server.access import ACCESS
from sync.server.centre import Centre, Visit, bearer


def the_centre(request: Request) -> Centre:
    """The server this app belongs to."""
    centre: Centre = request.app.state.centre
    return centre


def a_visit(request: Request) -> Visit:
    """The caller's claim, with the route's row of the access table."""
    centre = the_centre(request)
    access = ACCESS[request.method, request.scope["route"].path]
    return Visit(centre, bearer(request.headers.get("authorization")), access, centre.clock())


TheCentre = Annotated[Centre, Depends(the_centre)]
AVisit = Annotated[Visit, Depends(a_visit)]
