"""Composition root of the desktop app: builds everything and passes it in by argument.

`main` is what `fieldapp` without a command runs. `desktop.Desktop` is the same app for whoever brings an application
object of their own (the demo, tests).
"""

from __future__ import annotations

import builtins
import gc
from pathlib import Path

import PySide6.QtCore  # noqa: F401 - the import below is put back behind it

# PySide puts its own function in the place of Python's import: it reads the source of every module imported from then
# on, in search of `from __feature__ import …`, which this program uses nowhere. That took 12 ms of each start, and
# something of each import within a function. PySide keeps Python's own under this name.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def main(profile_dir: Path | None = None) -> int:
    """Open the window on a profile and stay until it is closed; gives the exit code."""
    # Nothing a start makes is garbage before the window stands: looking for some costs 25 ms of it.
    # `Desktop` begins to collect after the first paint.
    gc.disable()
    from fieldapp.app.starting import run

    return run(profile_dir)
