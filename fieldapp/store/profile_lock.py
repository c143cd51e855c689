"""One window for each profile. Commands share the database with it; they take no lock."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fieldapp.errors import ProfileInUse
from fieldapp.store.connecting import translated

_TURN_SECONDS = 0.05


class ProfileLock:
    """Held from construction until `release()` or the end of the process, however it ends.

    Raises:
        ProfileInUse: another window has this profile open.
    """

    def __init__(self, path: Path) -> None:
        with translated():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = path.open("a+b")
        if not _lock(file):
            file.close()
            raise ProfileInUse(
                "Field Companion is already open on this profile. Use the window that is open."
            )
        self._file = file

    def release(self) -> None:
        """Let another window open the profile."""
        self._file.close()


@contextmanager
def taking_turns(path: Path, *, patience: float = 90.0) -> Iterator[None]:
    """Hold `path` for a moment which window and commands must not share, waiting up to `patience` seconds.

    Raises:
        ProfileInUse: the other one does not let go.
    """
    until = time.monotonic() + patience
    while True:
        try:
            lock = ProfileLock(path)
        except ProfileInUse:
            if time.monotonic() >= until:
                raise
            time.sleep(_TURN_SECONDS)
        else:
            break
    try:
        yield
    finally:
        lock.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
