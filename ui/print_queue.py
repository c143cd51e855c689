"""Asks CUPS for the state of one request by IPP.

`lpstat` is no witness for this: it lists printed, cancelled and given-up requests alike.
"""

from __future__ import annotations

import os
import socket
import struct
from http.client import HTTPConnection, HTTPException
from pathlib import Path

_SOCKETS = (Path("/run/cups/cups.sock"), Path("/var/run/cups/cups.sock"))
_PORT = 631
_SECONDS = 5
_GET_JOB_ATTRIBUTES = 0x0009
_OPERATION_GROUP, _END = 0x01, 0x03
_INTEGER, _ENUM, _KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x21, 0x23, 0x44, 0x45, 0x47, 0x48


class _SocketConnection(HTTPConnection):
    """HTTP through a socket that is a file."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Meets the print system of this computer."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(self._path)


def job_state(number: int) -> int | None:
    """The IPP state of request `number` (3 pending … 7 cancelled, 8 aborted, 9 completed), 0 when unknown there.

    None when the print system does not answer or may only be asked in secret.
    """
    connection = _connection()
    try:
        connection.request("POST", "/", _question(number), {"content-type": "application/ipp"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            return None
        return 0 if _is_not_found(body) else _state_in(body)
    except (OSError, HTTPException, struct.error):
        return None  # no answer is an answer: whoever asked waits on
    finally:
        connection.close()


def _connection() -> HTTPConnection:
    server = os.environ.get("CUPS_SERVER", "")
    if server.startswith("/"):
        return _SocketConnection(server)
    if not server:
        local = next((path for path in _SOCKETS if path.exists()), None)
        if local is not None:
            return _SocketConnection(str(local))
    host, _, port = server.partition("/")[0].partition(":")
    return HTTPConnection(host or "localhost", int(port) if port.isdecimal() else _PORT, timeout=_SECONDS)


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def _question(number: int) -> bytes:
    return b"".join(
        (
            struct.pack(">BBHIB", 1, 1, _GET_JOB_ATTRIBUTES, 1, _OPERATION_GROUP),
            _attribute(_CHARSET, "attributes-charset", b"utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
            _attribute(_URI, "job-uri", f"ipp://localhost/jobs/{number}".encode()),
            _attribute(_KEYWORD, "requested-attributes", b"job-state"),
            bytes((_END,)),
        )
    )


def _is_not_found(answer: bytes) -> bool:
    """client-error-not-found, client-error-gone (RFC 8011, appendix B)."""
    return answer[2:4] in (b"\x04\x06", b"\x04\x07")


def _state_in(answer: bytes) -> int | None:
    """Walks through the attributes of an IPP answer to `job-state`."""
    place = 8
    while place < len(answer) and answer[place] != _END:
        tag = answer[place]
        place += 1
        if tag < 0x10:  # a group begins
            continue
        (length,) = struct.unpack_from(">H", answer, place)
        name = answer[place + 2 : place + 2 + length]
        place += 2 + length
        (length,) = struct.unpack_from(">H", answer, place)
        value = answer[place + 2 : place + 2 + length]
        place += 2 + length
        if name == b"job-state" and tag in (_ENUM, _INTEGER) and len(value) == 4:
            return int.from_bytes(value, "big")
    return None
