"""Errors as RFC 9457 problem details: a stable code, one sentence, never a traceback."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import Scope

from fieldapp.errors import FieldAppError, StorageFull, StorageReadOnly
from sync.protocol.wire import EPOCH_CHANGED, SERVER_FAULT, Problem
from sync.server.auth import TooManyAttempts
from sync.server.limits import TooManyRequests

_LOG = logging.getLogger("fieldapp.server")
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})  # what a full disk says, or one person's share of it
RETRY_WHEN_AWAY = 5  # seconds
_KEPT = frozenset({"retry-after", "allow"})  # headers that a person's program needs beside the page
MEDIA_TYPE = "application/problem+json"

_STATUS = {
    "not_signed_in": 401,
    "wrong_password": 401,
    "device_revoked": 403,
    "not_authorised": 403,
    "not_found": 404,
    "too_many_attempts": 429,
    "too_many_requests": 429,
    "too_large": 413,
    "offset_conflict": 409,
    "upload_busy": 423,
    "wrong_range": 416,
    "hash_mismatch": 460,  # the checksum status of the tus protocol
    "protocol_too_old": 426,
    "wrong_media_type": 415,
    "wrong_tus_version": 412,
    "storage_full": 507,
    "storage_read_only": 507,
    "wrong_form": 422,
    "input_refused": 422,
    "not_allowed_now": 409,
    "device_of_another": 409,
    EPOCH_CHANGED: 409,
    "database_away": 503,
    "storage_away": 503,
}
_TITLES = {
    400: "Unreadable request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Wrong method",
    409: "Does not fit the present state",
    412: "Precondition failed",
    413: "Too large",
    415: "Wrong media type",
    416: "No such part of the file",
    422: "Not of the right form",
    423: "In use",
    426: "Update needed",
    429: "Too many attempts",
    460: "Checksum mismatch",
    500: "Fault at the centre",
    503: "Not now",
    507: "No room at the centre",
}


_TO_STRANGERS = {
    "database_away": "The office's database does not answer just now. Nothing was changed; try again in a moment.",
    "storage_full": "The office's disk is full. Nothing was changed; try again later.",
    "storage_read_only": "The office's disk cannot be written. Ask the office.",
}
"""What is said to whoever asks over the network, where the sentence for the one who runs it names a place there."""


class RequestProblem(FieldAppError):
    """A request that HTTP itself has a status for."""

    def __init__(self, code: str, sentence: str, *, status: int | None = None, **headers: str) -> None:
        super().__init__(sentence)
        self.problem_code = code
        self.status = status or _STATUS[code]
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class ProblemAnswer(Response):
    """A problem as an answer; `code` is its stable code."""

    media_type = MEDIA_TYPE

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.model_dump_json(), status_code=problem.status, headers=headers)
        self.code = problem.code


Page = Callable[[Request, int, str], Response]
"""Shows a problem to a person in a browser: the request, the status, the code."""


def problem_response(
    status: int, code: str, detail: str, headers: Mapping[str, str] | None = None
) -> ProblemAnswer:
    """A problem as an answer."""
    problem = Problem(title=_TITLES.get(status, "Problem"), status=status, code=code, detail=detail)
    return ProblemAnswer(problem, headers)


def of_error(error: FieldAppError) -> ProblemAnswer:
    """The answer for one of our own errors."""
    if isinstance(error, RequestProblem):
        return problem_response(error.status, error.problem_code, error.sentence, error.headers)
    headers: dict[str, str] = {}
    if isinstance(error, TooManyAttempts | TooManyRequests):
        headers["Retry-After"] = str(error.retry_after)
    status = _STATUS.get(error.code, 409)
    if status == 503:
        headers["Retry-After"] = str(RETRY_WHEN_AWAY)
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    sentence = error.sentence
    if "place" in error.facts:
        sentence = _TO_STRANGERS.get(error.code, "The office's server cannot do this now. Ask the office.")
    return problem_response(status, error.code, sentence, headers)


def fault_response(scope: Scope, error: Exception) -> ProblemAnswer:
    """The answer when something went wrong that nobody had thought of; it is written down."""
    _LOG.error("fault in %s %s", scope["method"], scope["path"], exc_info=error)
    return problem_response(500, SERVER_FAULT, "Something went wrong at the centre. It was written down.")


def for_its_reader(request: Request, answer: ProblemAnswer, pages: Mapping[str, Page]) -> Response:
    """A problem as programs read it, or as the page for a person below one of the addresses of `pages`."""
    for address, page in pages.items():
        if request.url.path == address or request.url.path.startswith(f"{address}/"):
            told = page(request, answer.status_code, answer.code)
            told.headers.update({name: answer.headers[name] for name in _KEPT & set(answer.headers)})
            return told
    return answer


def install(app: FastAPI, pages: Mapping[str, Page]) -> None:
    """Answer every error of an app with a problem; below an address of `pages` as the page for it."""

    def shown(request: Request, answer: ProblemAnswer) -> Response:
        return for_its_reader(request, answer, pages)

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, FieldAppError)
        return shown(request, of_error(error))

    async def wrong_form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        if any(item.get("type") == "json_invalid" for item in error.errors()):
            return shown(request, problem_response(400, "unreadable", "The request is not JSON."))
        return shown(request, problem_response(422, "wrong_form", _places(error)))

    async def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        codes = {400: "unreadable", 404: "not_found", 405: "wrong_method"}
        sentences = {
            400: "The request cannot be read.",
            404: "There is nothing here.",
            405: "This address is not used that way.",
        }
        detail = sentences.get(error.status_code, str(error.detail))
        headers = dict(error.headers) if error.headers else None
        code = codes.get(error.status_code, "refused")
        return shown(request, problem_response(error.status_code, code, detail, headers))

    async def of_disk(request: Request, error: Exception) -> Response:
        assert isinstance(error, OSError)
        if error.errno in NO_ROOM:
            full = "The office's disk is full. What was sent before is kept; try again later."
            return shown(request, of_error(StorageFull(full)))
        if error.errno == errno.EROFS:
            read_only = StorageReadOnly("The office's disk cannot be written. Ask the office.")
            return shown(request, of_error(read_only))
        raise error

    app.add_exception_handler(FieldAppError, ours)
    app.add_exception_handler(RequestValidationError, wrong_form)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(OSError, of_disk)


def _places(error: RequestValidationError) -> str:
    places = [".".join(str(step) for step in item["loc"]) + ": " + item["msg"] for item in error.errors()]
    return "; ".join(places[:10])


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for the problems a route may answer with."""
    return {
        status: {"description": _TITLES[status], "content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
        for status in sorted({400, 422, 429, 500, 503, *statuses})
    }


_SCHEMA = {"$ref": "#/components/schemas/Problem"}
