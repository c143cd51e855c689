"""Counts and, when asked for, logs every request: route, status, time and the device – never addresses or contents."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.protocol.wire import NONCE_HEADER
from sync.server.metrics import Metrics

REQUEST_LOG = logging.getLogger("fieldapp.server.requests")
_UNMATCHED = "(none)"
_METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})


class WatchLayer:
    """ASGI middleware outside everything else."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and note how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            self._note(scope, status, time.perf_counter() - begun)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        # The template, not the path: no ids, and a bounded number of time series. Unknown methods count as one.
        route = getattr(scope.get("route"), "path", _UNMATCHED)
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        self._metrics.requests.labels(method, route, status).inc()
        self._metrics.seconds.labels(method, route).observe(seconds)
        if REQUEST_LOG.isEnabledFor(logging.INFO):
            facts = {
                "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
                "device": scope.get("state", {}).get("device", ""),
                "nonce": _id_like(Headers(scope=scope).get(NONCE_HEADER, "")),
            }
            REQUEST_LOG.info(json.dumps(facts))


def _id_like(text: str) -> str:
    """A client's nonce when it can be no more than an id."""
    return text if len(text) <= 64 and all(sign.isalnum() or sign == "-" for sign in text) else ""


class JsonLines(logging.Formatter):
    """Log records as a JSON object a line; a fault as its type and place, without the values of its message."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        if record.name == REQUEST_LOG.name:
            return record.getMessage()
        facts: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            error, trace = record.exc_info[1], record.exc_info[2]
            facts["error"] = type(error).__name__
            places: list[str] = []
            while trace is not None:
                code = trace.tb_frame.f_code
                places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
                trace = trace.tb_next
            facts["places"] = places[-12:]
        return json.dumps(facts, ensure_ascii=False)


def log_to_stderr(*, requests: bool) -> None:
    """From now on this program logs lines of JSON on standard error: warnings and faults, and requests if wanted."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    for earlier in list(root.handlers):
        root.removeHandler(earlier)
        earlier.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    REQUEST_LOG.setLevel(logging.INFO if requests else logging.WARNING)
