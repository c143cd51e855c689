"""Texts that were typed and not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

LONGEST_KEPT = timedelta(days=30)
"""A draft nobody has touched for so long is let go, as long as a change already sent is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in one field; `place` names the field, `job_id` the job it is about ("" = none)."""

    place: str
    text: str
    job_id: str = ""
