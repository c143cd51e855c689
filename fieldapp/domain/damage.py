"""Damage on the outside of a car, as marks on an outline of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CarView(StrEnum):
    """Which drawing of the car a mark stands on."""

    FRONT = "front"
    REAR = "rear"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"


class DamageKind(StrEnum):
    """What sort of damage it is."""

    SCRATCH = "scratch"
    CHIP = "chip"
    DENT = "dent"
    CRACK = "crack"
    RUST = "rust"
    MISSING = "missing"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageMark:
    """One numbered mark. `x`, `y` are fractions of the view's box, from its top left; the car is seen as in the view.

    Its photos have the subject `mark` and its id. Numbers count from 1 within a job and are never given twice.
    """

    id: str
    job_id: str
    number: int
    view: CarView
    x: float
    y: float
    kind: DamageKind
    marked_at: datetime
    inspection_id: str | None = None
    note: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDamage:
    """What was marked on the same car at its last visit, and when that was."""

    on: date
    marks: tuple[DamageMark, ...]
