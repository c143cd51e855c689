"""Composition root of the desktop app: builds everything and passes it in by argument.

`main` is what `fieldapp` without a command runs. `desktop.Desktop` is the same app for whoever brings an application
object of their own (the demo, tests).
"""

from __future__ import annotations

import gc
import importlib
from pathlib import Path

_BEFORE_QT = (
    "concurrent.futures.thread",
    "fieldapp.credentials",
    "fieldapp.domain.changes",
    "fieldapp.logs",
    "fieldapp.paths",
    "fieldapp.settings",
    "fieldapp.store.profile_lock",
    "fieldapp.views.first_screen",
    "zoneinfo",
)


def main(profile_dir: Path | None = None) -> int:
    """Open the window on a profile and stay until it is closed; gives the exit code."""
    # Nothing a start makes is garbage before the window stands: looking for some costs 25 ms of it.
    # `Desktop` begins to collect after the first paint.
    gc.disable()
    # PySide reads the source of each module that is imported after it; these need no Qt, so they come before it.
    for name in _BEFORE_QT:
        importlib.import_module(name)
    from fieldapp.app.starting import run

    return run(profile_dir)
