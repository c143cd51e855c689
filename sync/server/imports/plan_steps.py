"""What the office writes of one plan step: the instruction, and in brackets what it takes.

`Bytt 12 V batteri [1520417-00-B, MN-0317, 25 min]` is a step that takes a part, a tool and 25 minutes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_TAKES = re.compile(r"(?P<instruction>[^\[\]]*\S)\s*\[(?P<takes>[^\[\]]*)\]", re.DOTALL)
_MINUTES = re.compile(r"([0-9]{1,4})\s*min\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A plan step as the office gave it; the fields are those of `PlanStep`."""

    instruction: str
    part_numbers: tuple[str, ...] = ()
    tool_names: tuple[str, ...] = ()
    minutes: int | None = None


def read_step(text: str, *, part_numbers: Collection[str]) -> StepFacts:
    """Take a step's brackets apart: `25 min` is its time, one of the job's `part_numbers` a part, all else a tool.

    A step without brackets at its end is its instruction, word for word.
    """
    found = _TAKES.fullmatch(text)
    if found is None:
        return StepFacts(instruction=text)
    parts: list[str] = []
    tools: list[str] = []
    minutes = None
    for piece in filter(None, (piece.strip() for piece in found["takes"].split(","))):
        if time := _MINUTES.fullmatch(piece):
            minutes = int(time[1])
        elif piece in part_numbers:
            parts.append(piece)
        else:
            tools.append(piece)
    return StepFacts(
        instruction=found["instruction"],
        part_numbers=tuple(dict.fromkeys(parts)),
        tool_names=tuple(dict.fromkeys(tools)),
        minutes=minutes or None,
    )
