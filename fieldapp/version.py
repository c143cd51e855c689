"""This program's version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """As installed; "" when the program runs from a folder without having been installed."""
    try:
        return version("field-companion")
    except PackageNotFoundError:
        return ""
