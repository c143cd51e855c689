"""Points in time as a laptop knows them: wall clock, boot clock and the offset to the server's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is aware UTC wall time; `boot_seconds` counts from boot, sleep included; `boot_id` names the boot."""

    at: datetime
    boot_seconds: float
    boot_id: str
