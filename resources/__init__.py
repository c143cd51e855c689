"""What ships with the program and is not code: checklists, demo day, message texts.

Everything is read through `importlib.resources`, so it works from a folder, a wheel and a frozen build alike.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

_ROOT = files(__name__)


def checklist_files() -> tuple[Traversable, ...]:
    """The spreadsheets (`.xlsx`, XLSForm) of the shipped checklists, by file name."""
    return _entries("checklists", ".xlsx")


def _entries(folder: str, suffix: str) -> tuple[Traversable, ...]:
    found = [entry for entry in _ROOT.joinpath(folder).iterdir() if entry.name.endswith(suffix)]
    return tuple(sorted(found, key=lambda entry: entry.name))
