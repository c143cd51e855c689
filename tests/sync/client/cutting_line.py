"""A line between two processes that breaks after so many bytes of one request, or of its answer."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType

_PIECE = 16 * 1024


@dataclass
class Cut:
    """Break at the first request whose method and path begin with `request`, after `at` of all its bytes on the wire –
    of the answer's when `of_answer`; `at` is a share from 0 to 1.
    """

    request: str
    at: float
    of_answer: bool = False
    done: bool = False


@dataclass
class Carried:
    """What went over the line for one request: bytes of its body upwards, and whether all of it arrived."""

    request: str
    body: int = 0


class CuttingLine:
    """Listens on `port`, passes on to a server on this machine; reads HTTP/1.1 just far enough to know where it is."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.cuts: list[Cut] = []
        self.carried: list[Carried] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> CuttingLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.close()

    def sent(self, request: str) -> int:
        """Bytes of bodies that went up for requests that begin like this."""
        return sum(one.body for one in self.carried if one.request.startswith(request))

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(here,), daemon=True).start()

    def _serve(self, here: socket.socket) -> None:
        with (
            contextlib.suppress(OSError, _Broken),
            here,
            socket.create_connection(("127.0.0.1", self._target)) as there,
        ):
            up, down = _Stream(here), _Stream(there)
            while True:
                self._exchange(up, down)

    def _exchange(self, up: _Stream, down: _Stream) -> None:
        head = up.head()
        name = " ".join(head.split(b"\r\n", 1)[0].decode().split(" ")[:2])
        cut = next((one for one in self.cuts if not one.done and name.startswith(one.request)), None)
        note = Carried(name)
        self.carried.append(note)
        length = _length(head)
        limit = None
        if cut is not None and not cut.of_answer:
            cut.done = True
            limit = int((len(head) + length) * cut.at)
        self._pass_on(up, down.end, head, length, limit, note)
        answer = down.head()
        length = 0 if name.startswith("HEAD ") else _length(answer)
        limit = None
        if cut is not None and cut.of_answer:
            cut.done = True
            limit = int((len(answer) + length) * cut.at)
        self._pass_on(down, up.end, answer, length, limit, None)

    def _pass_on(
        self,
        source: _Stream,
        sink: socket.socket,
        head: bytes,
        length: int,
        limit: int | None,
        note: Carried | None,
    ) -> None:
        """Head and body, or their first `limit` bytes and then nothing ever again."""
        left = len(head) + length if limit is None else limit
        sink.sendall(head[:left])
        left -= min(left, len(head))
        while left:
            piece = source.some(min(left, _PIECE))
            sink.sendall(piece)
            left -= len(piece)
            if note is not None:
                note.body += len(piece)
        if limit is not None:
            raise _Broken


class _Broken(Exception):
    pass


@dataclass
class _Stream:
    """What one end says, read ahead no further than its head."""

    end: socket.socket
    kept: bytes = field(default=b"")

    def head(self) -> bytes:
        while b"\r\n\r\n" not in self.kept:
            self.kept += self._more()
        head, _, self.kept = self.kept.partition(b"\r\n\r\n")
        return head + b"\r\n\r\n"

    def some(self, most: int) -> bytes:
        piece = self.kept[:most] or self.end.recv(most)
        self.kept = self.kept[len(piece) :]
        if not piece:
            raise _Broken
        return piece

    def _more(self) -> bytes:
        piece = self.end.recv(_PIECE)
        if not piece:
            raise _Broken
        return piece


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
