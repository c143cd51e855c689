"""Private links for customers: a page that asks for the postcode, and the report behind it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.concurrency import run_in_threadpool

from fieldapp.errors import NotFound, WrongPassword
from sync.server.auth import TooManyAttempts
from sync.server.centre import Centre
from sync.server.link_page import gone_page, link_page, spoken
from sync.server.links import find_link, open_link
from sync.server.media import kept_size
from sync.server.routes.sending import pieces
from sync.server.routes.visits import TheCentre

router = APIRouter()

_TOKEN = re.compile("[A-Za-z0-9_-]{8,64}")

# Nothing from elsewhere, nobody may frame it, and neither address nor file stays in a shared cache.
_PRIVATE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@router.head("/r/{token}", response_class=HTMLResponse, responses={404: {"description": "Gone"}})
@router.get("/r/{token}", response_class=HTMLResponse, responses={404: {"description": "Gone"}})
def page(token: str, request: Request, centre: TheCentre) -> Response:
    """Ask for the postcode."""
    try:
        _look_like_ours(token)
        with centre.database.reading() as connection:
            found = find_link(connection, token, now=centre.clock())
    except NotFound:
        return _page(gone_page(spoken(request.headers.get("accept-language", ""))), 404)
    return _page(link_page(found), 200)


@router.post(
    "/r/{token}",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {}}},
        403: {"description": "Wrong postcode"},
        404: {"description": "Gone"},
        429: {"description": "Too many wrong postcodes"},
    },
)
async def fetch(token: str, request: Request, centre: TheCentre) -> Response:
    """The report, for the right postcode."""
    try:
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=4)
    except ValueError:  # more fields than the page has: nobody's browser sent that
        form = {}
    postcode = (form.get("postcode") or [""])[0][:32]
    photos = form.get("what") == ["photos"]
    language = spoken(request.headers.get("accept-language", ""))
    return await run_in_threadpool(_answer, centre, token, postcode, language, photos)


def _answer(centre: Centre, token: str, postcode: str, language: str, photos: bool) -> Response:
    problem = ""
    try:
        _look_like_ours(token)
        with centre.database.writing() as connection:
            found = find_link(connection, token, now=centre.clock())
            photos = photos and bool(found.photos_sha256)
            file = found.photos_sha256 if photos else found.report_sha256
            size = kept_size(connection, found.tenant, file)
            try:
                open_link(connection, found, postcode, now=centre.clock())
            except (WrongPassword, TooManyAttempts) as error:
                problem = (
                    "closed" if isinstance(error, TooManyAttempts) else "wrong"
                )  # and the try is counted
    except NotFound:
        return _page(gone_page(language), 404)
    if problem:
        return _page(link_page(found, problem=problem), 429 if problem == "closed" else 403)
    name = re.sub(r"[^A-Za-z0-9-]+", "-", found.job_number).strip("-") or "visit"
    name = f"{name}-photos" if photos else name
    if size is None:
        return _page(gone_page(language), 404)
    content = centre.database.blobs.open(file)
    return StreamingResponse(
        pieces(content, size),
        media_type="application/pdf",
        headers={
            **_PRIVATE,
            "Content-Disposition": f'attachment; filename="report-{name}.pdf"',
            "Content-Length": str(size),
        },
    )


def _look_like_ours(token: str) -> None:
    """A mistyped address is told like a link that is gone: on a page, in the customer's language."""
    if not _TOKEN.fullmatch(token):
        raise NotFound("There is no such link.")


def _page(html: str, status: int) -> Response:
    return HTMLResponse(html, status_code=status, headers=_PRIVATE)
