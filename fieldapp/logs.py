"""A log that can be sent to support as it is: event names, ids, codes and numbers – never what people typed.

Each line is a JSON object. Text that is not shaped like an id or a code is left out, so that a careless
`log.event("saved", name=customer.name)` cannot leak: the line then reads `"name": "(left out)"`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType

from fieldapp.errors import StorageReadOnly

_LEFT_OUT = "(left out)"
# Letters alone would let a name pass, so a plain word must look like one of our codes: lower case, with or
# without `_ . : -`, or carry a digit as ids and hashes do.
_CODE = re.compile(r"[a-z][a-z_.:-]{0,63}|(?=[^ ]*\d)[A-Za-z0-9_.:-]{1,128}")
_ROOT = "fieldapp"
_KEPT_FILES = 3
_BYTES_PER_FILE = 1_000_000


def safe(value: object) -> object:
    """`value` as it may stand in a log."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    return _LEFT_OUT


class EventLog:
    """Writes events of one room; `facts` are ids, codes and numbers."""

    def __init__(self, room: str) -> None:
        self._logger = logging.getLogger(f"{_ROOT}.{room}")

    def event(self, name: str, **facts: object) -> None:
        """Something expected happened."""
        self._logger.info(name, extra={"facts": facts})

    def warning(self, name: str, **facts: object) -> None:
        """Something a supporter should look at."""
        self._logger.warning(name, extra={"facts": facts})

    def bug(self, name: str, error: BaseException, **facts: object) -> None:
        """An error nobody expected: its type and where it happened, without its message or any value."""
        self._logger.error(name, extra={"facts": facts, "error": error})


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.startswith(f"{_ROOT}.")
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name.removeprefix(f"{_ROOT}."),
            # A library's message may hold addresses or values; only that it spoke is kept.
            "event": record.msg if ours else "library_message",
        }
        facts: dict[str, object] = getattr(record, "facts", {})
        line |= {name: safe(value) for name, value in facts.items()}
        error: BaseException | None = getattr(record, "error", None)
        if error is None and record.exc_info:
            error = record.exc_info[1]
        if error is not None:
            line |= {"error": type(error).__name__, "where": where(error)}
        return json.dumps(line, ensure_ascii=True)


class _OnDemand(logging.Handler):
    """Opens the file with the first record: `logging.handlers` brings in what the first paint must not wait for."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._kept: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler

        if self._kept is None:
            self._kept = RotatingFileHandler(
                self._file,
                maxBytes=_BYTES_PER_FILE,
                backupCount=_KEPT_FILES,
                encoding="utf-8",
                delay=True,
            )
            self._kept.setFormatter(self.formatter)
        self._kept.emit(record)

    def close(self) -> None:
        if self._kept is not None:
            self._kept.close()
        super().close()


def where(error: BaseException) -> list[str]:
    """`file:line function` from the outermost call to where `error` was raised."""
    return [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def set_up(folder: Path) -> None:
    """Log to `folder`. Calling again moves the log.

    Raises:
        StorageReadOnly: the folder cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageReadOnly(
            "The profile folder cannot be written. Check its rights and free space, or choose another with "
            "--profile-dir.",
            folder=str(folder.parent),
        ) from error
    # On a full disk a person reads what could not be saved; a traceback about a log line would only hide it.
    logging.raiseExceptions = False
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if isinstance(handler.formatter, _Lines)]:
        root.removeHandler(old)
        old.close()
    handler = _OnDemand(folder / "fieldapp.log")
    handler.setFormatter(_Lines())
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(_ROOT).setLevel(logging.INFO)


def log_unexpected_in_thread(arguments: threading.ExceptHookArgs) -> None:
    """A `threading.excepthook` that does the same for an error that ended a thread."""
    if arguments.exc_value is not None:
        log_unexpected(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def log_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A `sys.excepthook` that logs an unexpected error without its values, then shows it as Python would."""
    EventLog("app").bug("unexpected_error", error)
    sys.__excepthook__(kind, error, trace)
