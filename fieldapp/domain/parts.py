"""Parts, and the ledger of what lies in a car."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MovementKind(StrEnum):
    """Why a count changed."""

    LOADED = "loaded"
    RESERVED = "reserved"
    USED = "used"
    RETURNED = "returned"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A catalogue item; `price` is a decimal string per unit without VAT."""

    id: str
    number: str
    name: str
    price: str
    currency: str = "NOK"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMovement:
    """One line of the ledger: `delta` units into (+) or out of (–) the car of `technician_id`. Never changed."""

    id: str
    part_id: str
    technician_id: str
    kind: MovementKind
    delta: int
    moved_at: datetime
    job_id: str | None = None
    serial_number: str = ""
    note: str = ""
    reverses_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPart:
    """A part the office planned for a job."""

    id: str
    job_id: str
    part_id: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedPart:
    """Units of one part that stayed in a car: used minus given back, with their serial numbers."""

    part_id: str
    units: int
    serial_numbers: tuple[str, ...] = ()


def used_parts(movements: Iterable[PartMovement]) -> tuple[UsedPart, ...]:
    """What the movements of one job left in the customer's car, in the order of first use."""
    ordered = sorted(movements, key=lambda movement: (movement.moved_at, movement.id))
    given_back: dict[str, int] = {}
    for movement in ordered:
        if movement.kind is MovementKind.RETURNED and movement.reverses_id:
            given_back[movement.reverses_id] = given_back.get(movement.reverses_id, 0) + movement.delta
    left: dict[str, list[tuple[int, str]]] = {}
    for movement in ordered:
        units = -movement.delta - given_back.get(movement.id, 0)
        if movement.kind is MovementKind.USED and units > 0:
            left.setdefault(movement.part_id, []).append((units, movement.serial_number.strip()))
    return tuple(
        UsedPart(
            part_id=part_id,
            units=sum(units for units, _ in uses),
            serial_numbers=tuple(serial for _, serial in uses if serial),
        )
        for part_id, uses in left.items()
    )
