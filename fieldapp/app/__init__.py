"""Composition root of the desktop app: builds everything and passes it in by argument.

`main` is what `fieldapp` without a command runs. `desktop.Desktop` is the same app for whoever brings an application
object of their own (the demo, tests).
"""

from __future__ import annotations

import gc
from pathlib import Path

from fieldapp.app.enumerations import make_quickly
from fieldapp.app.pyside import load_qt_core

make_quickly()
load_qt_core()


def main(profile_dir: Path | None = None) -> int:
    """Open the window on a profile and stay until it is closed; gives the exit code."""
    # Nothing a start makes is garbage before the window stands: looking for some costs 25 ms of it.
    # `Desktop` begins to collect after the first paint.
    gc.disable()
    from fieldapp.app.starting import run

    return run(profile_dir)
