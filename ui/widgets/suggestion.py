"""One thing a search found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """One thing found: `key` comes back in `chosen`; `hint` (what it is, or its keys) stands at the right."""

    key: str
    title: str
    line: str = ""
    icon: str = ""
    hint: str = ""
