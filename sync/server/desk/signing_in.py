"""Signing in and out of the desk, the language, and the files its pages are drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from fieldapp.errors import NotAuthorised, NotFound, WrongPassword
from sync.server.auth import OFFICE_REFRESH_FOR, TooManyAttempts, sign_in_office, sign_out
from sync.server.centre import Centre
from sync.server.desk.assets import by_served_name
from sync.server.desk.entering import (
    SESSION_COOKIE,
    START,
    STRANGER_COOKIE,
    ASeat,
    forget_session,
    form_of,
    form_token,
    keep_language,
    keep_session,
    keep_stranger,
    language_of,
    new_stranger,
    own_page,
)
from sync.server.desk.frame import PRIVATE, a_strangers_page
from sync.server.desk.speech import LANGUAGES
from sync.server.routes.signing_in import checked_account, counting_failures
from sync.server.routes.visits import Stranger

router = APIRouter(prefix="/desk", include_in_schema=False)
FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/sign-in")
def ask(request: Request, centre: Stranger, next: Annotated[str, Query(max_length=500)] = START) -> Response:
    """The sign-in page, in the browser's language or the one asked for."""
    del centre
    return _form(request, there=own_page(next))


@router.post("/sign-in")
async def enter(request: Request, centre: Stranger) -> Response:
    """Check name and password, and begin a session of the browser."""
    fields = await form_of(request, request.cookies.get(STRANGER_COOKIE, ""))
    return await run_in_threadpool(_enter, request, centre, fields)


def _enter(request: Request, centre: Centre, fields: Mapping[str, str]) -> Response:
    there, user = own_page(fields.get("next", "")), fields.get("user", "")[:200]
    now = centre.clock()
    try:
        with counting_failures(centre, user, request):
            account = checked_account(centre, user, fields.get("password", "")[:1000], request)
        with centre.database.writing() as connection:
            tokens = sign_in_office(connection, account, now=now, access_for=OFFICE_REFRESH_FOR)
    except WrongPassword:
        return _form(request, there=there, user=user, problem="wrong", status=401)
    except NotAuthorised:
        return _form(request, there=there, user=user, problem="technician", status=403)
    except TooManyAttempts as error:
        minutes = max(1, round(error.retry_after / 60))
        answer = _form(request, there=there, user=user, problem="flood", minutes=minutes, status=429)
        answer.headers["Retry-After"] = str(error.retry_after)
        return answer
    answer = RedirectResponse(there, status_code=303, headers=dict(PRIVATE))
    keep_session(answer, request, tokens.access)
    return answer


@router.post("/sign-out")
async def leave(request: Request, centre: Stranger) -> Response:
    """End the session, here and at the centre; one that is over already leads to the sign-in page as well."""
    token = request.cookies.get(SESSION_COOKIE, "")

    def end() -> None:
        with centre.database.writing() as connection:
            sign_out(connection, token)

    if token:
        await form_of(request, token)
        await run_in_threadpool(end)
    answer = RedirectResponse(f"{START}/sign-in", status_code=303, headers=dict(PRIVATE))
    forget_session(answer)
    return answer


@router.post("/language")
def speak(request: Request, seat: ASeat) -> Response:
    """Choose the language of this browser."""
    with seat.visit.reading():
        pass  # still somebody of the office
    answer = RedirectResponse(own_page(seat.fields.get("next", "")), status_code=303, headers=dict(PRIVATE))
    if (language := seat.fields.get("language", "")) in LANGUAGES:
        keep_language(answer, request, language)
    return answer


@router.get("/static/{name}")
def asset(name: str, centre: Stranger) -> Response:
    """Style, fonts and the icon: under a name that changes with their content, so a browser asks once."""
    del centre
    found = by_served_name().get(name)
    if found is None:
        raise NotFound("There is nothing here.")
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": FOR_GOOD})


def _form(
    request: Request,
    *,
    there: str,
    user: str = "",
    problem: str = "",
    minutes: int = 0,
    status: int = 200,
) -> Response:
    secret = request.cookies.get(STRANGER_COOKIE) or new_stranger()
    answer = a_strangers_page(
        "sign_in",
        language_of(request),
        now=request.app.state.centre.clock(),
        status=status,
        form_token=form_token(secret),
        there=there,
        user=user,
        problem=problem,
        minutes=minutes,
    )
    keep_stranger(answer, request, secret)
    return answer
