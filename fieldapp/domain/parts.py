"""Parts, and the ledger of what lies in a car."""

from __future__ import annotations

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
