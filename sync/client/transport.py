"""One request, one answer, and whether it truly came from a Field Companion server.

A captive portal answers 200 with a page of its own. So an answer counts only when it echoes the protocol and the
request's own nonce and has the right content type; all else is "no answer", which never means "failed".
"""

from __future__ import annotations

import os
import secrets
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol, TypeVar

import requests
from isal import igzip
from pydantic import BaseModel, ValidationError

from fieldapp.errors import (
    DeviceRevoked,
    FieldAppError,
    NotAuthorised,
    NotOurServer,
    NotSignedIn,
    NotTrusted,
    Offline,
    ProxyRefused,
    Refused,
    ServerUnreachable,
    WrongAddress,
    WrongDate,
    WrongPassword,
)
from sync.protocol.wire import NONCE_HEADER, PROTOCOL, PROTOCOL_HEADER, Problem

CONNECT_SECONDS = 15
READ_SECONDS = 60
BUFFER_BYTES = 64 * 1024
"""A long body is sent in pieces of this size; between two of them it may be interrupted."""
_GZIP_FROM_BYTES = 700
_PACKING = 3  # the most igzip does: as small as zlib's 6, in a fifth of its time
LONGEST_WAIT = 3600
_NOT_OF_TODAY = (9, 10)  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL
_LINE_ENDED = (ssl.SSLEOFError, ssl.SSLSyscallError, ssl.SSLZeroReturnError)
_Answer = TypeVar("_Answer", bound=BaseModel)


class Interrupted(Exception):
    """Something more urgent wants the line; what was sent of a body so far may have arrived."""


class Interruptible:
    """A body that gives way: before each piece of 64 KiB it asks whether something is more `urgent`.

    It is gone through, from its beginning each time: read like a file, it would be asked for 16 KiB at a time.

    Attributes:
        content: all of it.
        sent: bytes handed out so far.
    """

    def __init__(self, content: bytes, urgent: Callable[[], bool]) -> None:
        self.content = content
        self.sent = 0
        self._urgent = urgent

    def __len__(self) -> int:
        return len(self.content)

    def __iter__(self) -> Iterator[bytes]:
        """Its pieces.

        Raises:
            Interrupted: something is more urgent.
        """
        self.sent = 0
        for start in range(0, len(self.content), BUFFER_BYTES):
            if self._urgent():
                raise Interrupted
            piece = self.content[start : start + BUFFER_BYTES]
            self.sent = start + len(piece)
            yield piece


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """What goes out; `path` begins with /v1."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Interruptible = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """What came back; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Send(Protocol):
    """The one seam to the network: tests put the real server behind it in the same process."""

    def __call__(self, request: HttpRequest) -> HttpAnswer:
        """Send and wait.

        Raises:
            ServerUnreachable: no answer; what the server did with the request is unknown.
            Interrupted: the body gave way.
        """


def checked_address(text: str) -> str:
    """The address of a server as it is kept, from what a person typed.

    Raises:
        WrongAddress: no server can have it.
    """
    address = text.strip().rstrip("/")
    try:
        requests.Request("GET", address).prepare()
    except (requests.RequestException, ValueError) as error:
        raise _no_address(text) from error
    if not address.casefold().startswith(("https://", "http://")):
        raise _no_address(text)
    return address


def _no_address(text: str) -> WrongAddress:
    return WrongAddress(
        f"“{text}” is no address of a server. It begins with https:// – check it with the office.",
        address=text,
    )


class RequestsSend:
    """Sends over HTTP(S) by one kept connection; the address is one that `checked_address` gave."""

    def __init__(self, server_url: str) -> None:
        self._base = server_url.rstrip("/")
        self._session = requests.Session()
        # requests itself would walk through the environment for each request, longer than all else about it takes – and
        # put a password from the user's .netrc in place of our token.
        self._session.trust_env = False
        self._look_around()

    def __call__(self, request: HttpRequest) -> HttpAnswer:
        try:
            answer = self._session.request(
                request.method,
                self._base + request.path,
                headers=dict(request.headers),
                data=request.body if len(request.body) else None,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            self._look_around()
            raise _no_answer(error) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return HttpAnswer(status=answer.status_code, headers=headers, body=answer.content)

    def _look_around(self) -> None:
        """Take proxies and certificates as the computer has them now: in another network they may be others."""
        with suppress(ValueError):  # no address of anything: the first request says so
            self._session.proxies = dict(requests.utils.get_environ_proxies(self._base))
        self._session.verify = (
            os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
        )

    def close(self) -> None:
        """Close the kept connection."""
        self._session.close()


class Server:
    """Speaks the protocol over a `Send`; counts the bytes of bodies.

    Attributes:
        sent, received: bytes since the last `take_traffic`.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self.sent = 0
        self.received = 0

    def call(
        self,
        method: str,
        path: str,
        *,
        answer: type[_Answer],
        body: BaseModel | str | None = None,
        token: str = "",
    ) -> _Answer:
        """Ask and parse the answer; `body` may be JSON already.

        Raises:
            ServerUnreachable, NotOurServer: nothing is known about what the server did.
            NotSignedIn, WrongPassword, NotAuthorised, DeviceRevoked, Refused: the server said no.
        """
        headers = {"Accept": "application/json"}
        content = b""
        if body is not None:
            content = (body if isinstance(body, str) else body.model_dump_json()).encode()
            headers["Content-Type"] = "application/json"
            if len(content) >= _GZIP_FROM_BYTES:
                content = igzip.compress(content, _PACKING, mtime=0)
                headers["Content-Encoding"] = "gzip"
        got = self.exchange(method, path, headers=headers, body=content, token=token)
        if not got.headers.get("content-type", "").startswith("application/json"):
            raise _not_ours()
        try:
            return answer.model_validate_json(got.body)
        except ValidationError as error:
            raise _not_ours() from error

    def exchange(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | Interruptible = b"",
        token: str = "",
    ) -> HttpAnswer:
        """Send bytes and return a successful answer whose origin is certain; raises like `call`."""
        nonce = secrets.token_urlsafe(12)
        sent = {
            PROTOCOL_HEADER: str(PROTOCOL),
            NONCE_HEADER: nonce,
            "Accept-Encoding": "gzip",
            **(headers or {}),
        }
        if token:
            sent["Authorization"] = f"Bearer {token}"
        try:
            got = self._send(HttpRequest(method=method, path=path, headers=sent, body=body))
        finally:
            self.sent += len(body) if isinstance(body, bytes) else body.sent
        told = got.headers.get("content-length", "")
        self.received += int(told) if told.isdecimal() and len(told) < 12 else len(got.body)
        if got.headers.get(NONCE_HEADER.lower()) != nonce or PROTOCOL_HEADER.lower() not in got.headers:
            # A proxy in front of a stopped server speaks for itself, without our headers. A line that breaks within the
            # head of an answer without a body looks like an answer with half its headers. No proxy says 501 or 505 of
            # what we ask; a web server that knows no POST does.
            if got.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
                raise _proxy_refused()
            if (got.status >= 500 and got.status not in (501, 505)) or got.status == 429 or _may_be_half(got):
                raise _unreachable(got)
            raise _not_ours()
        if got.status >= 400:
            raise refusal(got)
        return got

    def take_traffic(self) -> tuple[int, int]:
        """Bytes sent and received since the last call."""
        taken = self.sent, self.received
        self.sent = self.received = 0
        return taken


def refusal(got: HttpAnswer) -> FieldAppError:
    """Our error for a problem the server reported; facts carry `status`, `problem` and `retry_after`."""
    try:
        problem = Problem.model_validate_json(got.body)
    except ValidationError:
        problem = Problem(title="", status=got.status, code="unknown")
    facts = {"status": got.status, "problem": problem.code}
    if problem.code == "too_many_attempts":
        return Refused(problem.detail, **facts)
    if got.status >= 500 or got.status == 429:
        return _unreachable(got, problem.code)
    if problem.code == DeviceRevoked.code:
        return DeviceRevoked(
            "The office has taken this laptop out of service. Ask the office; your unsent work is still here.",
            **facts,
        )
    if problem.code == WrongPassword.code:
        return WrongPassword("Name, password or device code is wrong. Try again, or ask the office.", **facts)
    if got.status == 401:
        return NotSignedIn(
            "Your session has ended. Sign in again; your work waits here and is not lost.", **facts
        )
    if got.status == 403:
        return NotAuthorised("The office has not allowed this for you. Ask the office.", **facts)
    return Refused(problem.detail or problem.title or f"The server refused this ({problem.code}).", **facts)


def _unreachable(got: HttpAnswer, problem: str = "") -> ServerUnreachable:
    return ServerUnreachable(
        "The server cannot take anything just now. Nothing is lost; it is tried again by itself.",
        status=got.status,
        problem=problem,
        retry_after=_wait(got.headers),
    )


def _wait(headers: Mapping[str, str]) -> int | None:
    """Seconds that `Retry-After` asks for, in either form (RFC 9110, 10.2.3); an hour at most, whoever asks."""
    told = headers.get("retry-after", "").strip()
    if told.isdecimal():
        return min(int(told[:9]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(told)
        # Both by the same clock, where it tells its time: this laptop's may be wrong by years.
        now = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max(0, min(round((until - now).total_seconds()), LONGEST_WAIT))
    except (ValueError, TypeError, OverflowError):
        return None


def _no_answer(error: requests.RequestException) -> Offline:
    """Why there was none: each cause that a person can do something about has a sentence of its own."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            if cause.verify_code in _NOT_OF_TODAY:
                return WrongDate(
                    "The server's certificate is not valid on this computer's date. Check date and time; if they are "
                    "right, tell the office. Nothing is lost."
                )
            return _not_trusted()
    if any(isinstance(cause, OSError) and "407" in str(cause) for cause in causes) and isinstance(
        error, requests.exceptions.ProxyError
    ):
        return _proxy_refused()
    # Something speaks there, but no TLS that this computer takes; a line that only ended is none that speaks.
    if any(isinstance(cause, ssl.SSLError) and not isinstance(cause, _LINE_ENDED) for cause in causes):
        return _not_trusted()
    return ServerUnreachable(
        "The server does not answer. Nothing is lost; it goes on by itself when the network is back.",
        reason=type(error).__name__,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all it came of, also where a library keeps that among the values of its own."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]


def _not_trusted() -> NotTrusted:
    return NotTrusted(
        "What answers is not the office's server, or its certificate is not accepted. Sign in to this "
        "network's own page first (hotel, guest Wi-Fi), or ask the office. Nothing is lost."
    )


def _proxy_refused() -> ProxyRefused:
    return ProxyRefused(
        "This network lets nothing out without a sign-in to its proxy. Nothing is lost; ask whoever runs the network, "
        "or use another one."
    )


def _may_be_half(got: HttpAnswer) -> bool:
    return got.status < 300 and not got.body and "content-type" not in got.headers


def _not_ours() -> NotOurServer:
    return NotOurServer(
        "Something answered, but it is not a Field Companion server. Check the address – or sign in to this "
        "network's own page first (hotel, guest Wi-Fi)."
    )
