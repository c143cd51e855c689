"""One writer per upload, whichever worker process serves it.

The lock is the operating system's on the upload's own file, so it ends with its holder even when that is killed. On
Windows, where the server is one process, a set in memory does.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_held: set[str] = set()
_guard = threading.Lock()


@contextmanager
def try_lock(file: BinaryIO) -> Iterator[bool]:
    """Hold an open upload's lock for a while; False when somebody else has it."""
    name = str(file.name)
    with _guard:
        mine = name not in _held
        if mine:
            _held.add(name)
    if not mine:
        yield False
        return
    try:
        yield _system_lock(file)
    finally:
        # The system's lock goes when the file is closed.
        with _guard:
            _held.discard(name)


def _system_lock(file: BinaryIO) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
