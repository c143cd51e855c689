"""What a filling measured, under names that the next filling of the same form understands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspections.session import Session


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """One measured value. `path` is its node; `place` the same with entries of repeats named by position (`[2]`)."""

    path: str
    place: str
    value: str


def measured_values(session: Session) -> tuple[MeasuredValue, ...]:
    """Every value that has a unit or a limit, in the order of the form."""
    positions = instance_positions(session.repeats())
    return tuple(
        MeasuredValue(question.path, place_of(question.path, positions), question.value)
        for section in session.sections()
        for item in section.items
        for question in item.questions
        if question.measurement is not None and question.measurement.value is not None
    )


def instance_positions(repeats: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Entry path -> the same entry named by its position among its siblings, counted from 1."""
    return {
        f"{repeat}[{instance}]": f"[{number}]"
        for repeat, ids in repeats.items()
        for number, instance in enumerate(ids, start=1)
    }


def place_of(path: str, positions: Mapping[str, str]) -> str:
    """A node path with positions in place of instance ids, so that two fillings can be compared."""
    at, shown = "", ""
    for step in path.split("/")[1:]:
        at += "/" + step
        name, bracket, _ = step.partition("[")
        shown += f"/{name}{positions.get(at, '')}" if bracket else f"/{step}"
    return shown
