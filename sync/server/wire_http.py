"""The outermost layer: echoes nonce and protocol, bounds and unpacks bodies, packs answers."""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Mapping

from isal import igzip
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.protocol.wire import NONCE_HEADER, PROTOCOL, PROTOCOL_HEADER
from sync.server.problems import Page, ProblemAnswer, fault_response, for_its_reader, problem_response

LARGEST_BODY = 1024 * 1024  # as sent
LARGEST_UNPACKED = 4 * 1024 * 1024
LONGEST_NONCE = 128
SMALLEST_PACKED = 400
_PACKING = 3  # the most igzip does
_JUDGED_ONE_BY_ONE = "/v1/sync/push"  # there one bad change is refused, and all others are taken
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class _TooLarge(Exception):
    pass


class WireLayer:
    """ASGI middleware around everything; uploads stream through untouched."""

    def __init__(self, app: ASGIApp, pages: Mapping[str, Page]) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        reply = _Reply(send, headers)
        if (refused := _unreadable_head(scope, headers)) is not None:
            await refused(scope, receive, reply.send)
            return
        if scope["method"] not in ("PATCH", "GET", "HEAD", "OPTIONS"):
            try:
                body = await _whole_body(receive, headers)
            except _TooLarge:
                await problem_response(413, "too_large", "The request is too large.")(
                    scope, receive, reply.send
                )
                return
            except (OSError, EOFError, zlib.error):
                await problem_response(400, "unreadable", "The body is not gzip.")(scope, receive, reply.send)
                return
            if scope["path"] != _JUDGED_ONE_BY_ONE and not _can_be_kept(body):
                await problem_response(
                    400, "unreadable", "The request holds a number or a text that cannot be kept."
                )(scope, receive, reply.send)
                return
            receive = _once(body, receive)
        try:
            await self._app(scope, receive, reply.send)
        except Exception as error:  # whatever it is, the caller hears of it from us, with our headers
            if reply.begun:
                raise
            answer = for_its_reader(Request(scope), fault_response(scope, error), self._pages)
            await answer(scope, receive, reply.send)


def _unreadable_head(scope: Scope, headers: Headers) -> ProblemAnswer | None:
    """The refusal of a request whose head cannot be trusted, or names what no database can hold; None otherwise."""
    if "transfer-encoding" in headers and "content-length" in headers:
        # Whoever passed it on may have believed the other of the two, and would take what follows for a request of
        # somebody else (RFC 9112, 6.3): nothing that comes on this connection is believed any more.
        told = "A request says its length in one way only: Content-Length or Transfer-Encoding."
        return problem_response(400, "unreadable", told, {"Connection": "close"})
    if "\0" in scope["path"]:
        return problem_response(404, "not_found", "There is nothing here.")
    if b"%00" in scope["query_string"]:
        return problem_response(400, "unreadable", "The address holds a character that cannot be kept.")
    return None


class _Reply:
    """Adds our headers to an answer and packs JSON.

    Attributes:
        begun: whether anything of it is on its way.
    """

    def __init__(self, send: Send, request: Headers) -> None:
        self._send = send
        self._nonce = request.get(NONCE_HEADER, "")
        self._packs = "gzip" in request.get("accept-encoding", "")
        self._start: Message | None = None
        self._body = bytearray()
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers[PROTOCOL_HEADER] = str(PROTOCOL)
            headers["X-Content-Type-Options"] = "nosniff"
            if self._nonce and len(self._nonce) <= LONGEST_NONCE:
                headers[NONCE_HEADER] = self._nonce
            if self._packs and "json" in headers.get("content-type", ""):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_packed(self._start)
            return
        self.begun = True
        await self._send(message)

    async def _send_packed(self, start: Message) -> None:
        self.begun = True
        body = bytes(self._body)
        if len(body) >= SMALLEST_PACKED:
            # On rows of JSON 2 % larger than zlib's level 5, in a sixth of its time.
            body = igzip.compress(body, _PACKING, mtime=0)
            headers = MutableHeaders(scope=start)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
            headers["Vary"] = "Accept-Encoding"
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


async def _whole_body(receive: Receive, headers: Headers) -> bytes:
    packed = headers.get("content-encoding", "").lower() == "gzip"
    # 16 + 15: gzip framing with the largest window.
    unpacker = zlib.decompressobj(wbits=31) if packed else None
    body, size = bytearray(), 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > LARGEST_BODY:
            raise _TooLarge
        if unpacker is None:
            body += chunk
        else:
            body += unpacker.decompress(chunk, LARGEST_UNPACKED + 1 - len(body))
            if len(body) > LARGEST_UNPACKED or unpacker.unconsumed_tail:
                raise _TooLarge
        if not message.get("more_body", False):
            break
    if unpacker is not None and size and not unpacker.eof:
        raise EOFError
    return bytes(body)


def _can_be_kept(body: bytes) -> bool:
    """Whether a body, if it is JSON, holds only text that is UTF-8 and numbers a database takes.

    Python reads half a surrogate pair, `NaN` and 1e999 without a word, and no database keeps them.
    """
    try:
        read = json.loads(body, parse_constant=_no_number, parse_float=_finite, parse_int=_fitting)
    except _Unkept:
        return False
    except (ValueError, RecursionError):
        return True  # no JSON: said by whoever wanted it
    if _SURROGATE.search(body) is None:
        return True
    try:
        json.dumps(read, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Unkept(Exception):
    pass


def _no_number(text: str) -> float:
    raise _Unkept(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Unkept
    return number


def _fitting(text: str) -> int:
    # Longer ones are not read at all: that takes Python ever more than its length.
    if len(text) > 20 or not -(2**63) <= (number := int(text)) < 2**63:
        raise _Unkept
    return number


def _once(body: bytes, later: Receive) -> Receive:
    """The body that was read already, then whatever comes: an answer in pieces ends when the caller is told gone."""
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return await later()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
