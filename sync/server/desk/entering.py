"""Who sits at the desk: the session's cookie, and forms that only a page of this session can have sent."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlsplit

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from fieldapp.errors import NotSignedIn
from sync.server.access import ACCESS
from sync.server.auth import OFFICE_REFRESH_FOR
from sync.server.centre import Visit
from sync.server.desk.speech import LANGUAGES
from sync.server.limits import Allowances
from sync.server.link_page import spoken
from sync.server.problems import RequestProblem
from sync.server.routes.visits import address_of, the_centre

START = "/desk"
SIGN_IN = "/desk/sign-in"
SESSION_COOKIE = "desk_session"
STRANGER_COOKIE = "desk_stranger"  # what the sign-in form is bound to, while there is no session
LANGUAGE_COOKIE = "desk_language"
FORM_TOKEN = "form_token"  # noqa: S105 - the name of a field
_MOST_FIELDS = 40
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Seat:
    """One request to the desk.

    `here` is the page somebody looks at, with its filter: for a form the one it was on. `form_token` goes into every
    form of the page; a form without it, or with that of another session, is refused. `fields` are what a form sent.
    """

    visit: Visit
    language: str
    path: str
    here: str
    form_token: str
    fields: Mapping[str, str]


async def a_seat(request: Request) -> Seat:
    """The caller's claim by the session's cookie, counted like any caller's; a form is checked before it is read.

    Raises:
        NotSignedIn: there is no cookie.
        RequestProblem: the form is not from a page of this session.
        TooManyRequests: as everywhere.
    """
    centre = the_centre(request)
    limits: Allowances = request.app.state.limits
    token = request.cookies.get(SESSION_COOKIE, "")
    if not token:
        await run_in_threadpool(limits.take, "address", address_of(request))
        raise NotSignedIn("Sign in first.")
    if not limits.take_held(token):
        await run_in_threadpool(limits.take_by_token, token, address_of(request))
    fields = await form_of(request, token) if request.method == "POST" else {}
    access = ACCESS[request.method, request.scope["route"].path]
    visit = Visit(centre, token, access, centre.clock(), request.scope.setdefault("state", {}))
    return Seat(visit, language_of(request), request.url.path, page_of(request), form_token(token), fields)


ASeat = Annotated[Seat, Depends(a_seat)]


async def form_of(request: Request, secret: str) -> Mapping[str, str]:
    """The fields of a form that was made for whoever holds `secret`; the last of two with one name.

    Raises:
        RequestProblem: it comes from another site, from another session or from nowhere.
    """
    _require_own_origin(request)
    try:
        pairs = parse_qsl(
            (await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise RequestProblem("unreadable", "The form cannot be read.", status=400) from error
    # A line break in a text area is told as CR LF (HTML), and kept as the laptops write it.
    fields = {name: value.replace("\r\n", "\n").replace("\x00", "") for name, value in pairs}
    given = fields.pop(FORM_TOKEN, "")
    if not secret or not hmac.compare_digest(given.encode(), form_token(secret).encode()):
        raise RequestProblem("foreign_form", "This form does not belong to this session.", status=403)
    return fields


def _require_own_origin(request: Request) -> None:
    """Browsers say where a form was sent from; one from another site is refused before its token is looked at."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    # Behind a proxy that passes another Host on, the browser's own word is the one to go by.
    if site != "same-origin" or (foreign and "sec-fetch-site" not in request.headers):
        raise RequestProblem("foreign_form", "This form was sent from another site.", status=403)


def form_token(secret: str) -> str:
    """What a form carries to show that it was made for whoever holds a secret, without giving that away."""
    return hmac.digest(secret.encode(), b"a form of the desk", hashlib.sha256).hex()


def new_stranger() -> str:
    """A secret for somebody who is about to sign in."""
    return secrets.token_urlsafe(24)


def language_of(request: Request) -> str:
    """The language that was chosen on this computer, or the first of the browser's that we speak."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else spoken(request.headers.get("accept-language", ""))


def keep_session(response: Response, request: Request, token: str) -> None:
    """Let a browser keep a session for as long as it lasts; no script and no other site gets at it."""
    _keep(response, request, SESSION_COOKIE, token, int(OFFICE_REFRESH_FOR.total_seconds()))
    response.delete_cookie(STRANGER_COOKIE, path=START)


def keep_stranger(response: Response, request: Request, secret: str) -> None:
    """Let a browser keep what its sign-in form is bound to."""
    _keep(response, request, STRANGER_COOKIE, secret, None)


def keep_language(response: Response, request: Request, language: str) -> None:
    """Let a browser keep its language."""
    _keep(response, request, LANGUAGE_COOKIE, language, _YEAR)


def forget_session(response: Response) -> None:
    """Take the session's cookie away."""
    response.delete_cookie(SESSION_COOKIE, path=START)


def _keep(response: Response, request: Request, name: str, value: str, seconds: int | None) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=START,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def back_here(request: Request) -> str:
    """The sign-in page that leads back to where somebody was."""
    there = page_of(request)
    return SIGN_IN if there == START else f"{SIGN_IN}?next={quote(there, safe='/')}"


def page_of(request: Request) -> str:
    """The page somebody looks at; for a form the one it was sent from, as the browser says, or the start page."""
    from_form = request.method == "POST"
    parts = urlsplit(request.headers.get("referer", "")) if from_form else request.url.components
    return own_page(parts.path + (f"?{parts.query}" if parts.query else ""))


def own_page(there: str) -> str:
    """An address of the desk to go to after signing in; the start page for anything that is none."""
    parts = urlsplit(there)
    ours = parts.path == START or parts.path.startswith(f"{START}/")
    plain = there.isprintable() and "\\" not in there and ".." not in parts.path
    return there if ours and plain and not parts.scheme and not parts.netloc else START
