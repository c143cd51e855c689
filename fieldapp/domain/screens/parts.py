"""What lies in this car, and the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLine:
    """One catalogue part and how many are in this car."""

    part: Part
    in_car: int
    planned: int
    last_moved_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsScreen:
    """Stock first, then the rest of the catalogue that matches."""

    lines: tuple[StockLine, ...]
    total: int
