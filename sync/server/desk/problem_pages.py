"""What goes wrong at the desk, as a page with one clear sentence and the way on."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from sync.server.desk.entering import START, back_here, forget_session, language_of, page_of
from sync.server.desk.frame import PRIVATE, a_strangers_page
from sync.server.desk.speech import sentences
from sync.server.routes.visits import the_centre


def _followed_from_elsewhere(request: Request) -> bool:
    """Whether a link in an e-mail or a chat led here: then a browser keeps the session's cookie back.

    A page of ours that goes on by itself to the same address brings it along; a second time this is no more so.
    """
    told = request.headers
    return (
        request.method == "GET"
        and told.get("sec-fetch-site") == "cross-site"
        and told.get("sec-fetch-mode") == "navigate"
    )


def problem_page(request: Request, status: int, code: str) -> Response:
    """A problem by its stable code; a session that is over leads to the sign-in page and back to where one was."""
    if status == 401 and code == "not_signed_in":
        if _followed_from_elsewhere(request):
            return a_strangers_page(
                "one_moment",
                language_of(request),
                now=the_centre(request).clock(),
                there=page_of(request),
            )
        answer = RedirectResponse(back_here(request), status_code=303, headers=dict(PRIVATE))
        forget_session(answer)
        return answer
    language = language_of(request)
    key = code if f"problem.{code}" in sentences(language) else "other"
    return a_strangers_page(
        "problem",
        language,
        now=the_centre(request).clock(),
        status=status,
        problem=key,
        start=START,
        again=page_of(request) if request.method == "POST" else "",
    )
