"""Work that reached the office after its job was somebody else's or completed: what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LateWork:
    """A technician's late work on one job, in counts of changes: what the office has yet to decide about, and decided.

    The job itself may have left the laptop: its number says which it was ("" when the office does not know either).
    """

    id: str
    technician_id: str
    job_id: str
    job_number: str
    waiting: int
    accepted: int = 0
    declined: int = 0
    received_at: datetime
    decided_at: datetime | None = None
