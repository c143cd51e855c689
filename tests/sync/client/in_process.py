"""Calls an ASGI application without a socket; a body may be cut at any byte."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from sync.client.transport import HttpAnswer, HttpRequest, Interrupted, Interruptible


class InProcess:
    """One application and an event loop to run it on."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    def __call__(self, request: HttpRequest, *, cut_after: int | None = None) -> HttpAnswer:
        """The answer; with `cut_after` the connection breaks after that many bytes of the body."""
        body = request.body
        if isinstance(body, Interruptible):
            body, interrupted = _handed_out(body)
            if interrupted:
                self._loop.run_until_complete(self._call(request, body, cut_after=len(body)))
                raise Interrupted
        return self._loop.run_until_complete(self._call(request, body, cut_after))

    async def _call(self, request: HttpRequest, whole: bytes, cut_after: int | None) -> HttpAnswer:
        path, _, query = request.path.partition("?")
        body = whole if cut_after is None else whole[:cut_after]
        headers = [(name.lower().encode(), value.encode()) for name, value in request.headers.items()]
        headers.append((b"content-length", str(len(request.body)).encode()))
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "https",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "client": ("127.0.0.1", 50000),
            "server": ("office.invalid", 443),
        }
        incoming: list[dict[str, Any]] = [
            {"type": "http.request", "body": body, "more_body": cut_after is not None}
        ]
        if cut_after is not None:
            incoming.append({"type": "http.disconnect"})
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            if not incoming:
                await asyncio.Event().wait()  # a client that stays for the answer
            return incoming.pop(0)

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        return _answer(sent)


def _handed_out(body: Interruptible) -> tuple[bytes, bool]:
    """What the body gave, and whether it gave way before its end."""
    if body.sent == len(body):
        return body.content, False  # delivered once more
    given = b""
    try:
        for piece in body:
            given += piece
    except Interrupted:
        return given, True
    return given, False


def _answer(sent: Iterable[dict[str, Any]]) -> HttpAnswer:
    status, headers, body = 0, {}, b""
    for message in sent:
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            body += message.get("body", b"")
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return HttpAnswer(status=status, headers=headers, body=body)
