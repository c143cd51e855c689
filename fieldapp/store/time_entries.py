"""Questions about time."""

from __future__ import annotations

import sqlalchemy as sa

from fieldapp.domain.time_entries import TimeEntry
from fieldapp.store import rows


def running(connection: sa.Connection, *, job_id: str | None = None) -> tuple[TimeEntry, ...]:
    """Entries that have not ended, latest first; of one job when given."""
    if job_id is None:
        return rows.select_values(connection, "time_entry", "ended_at IS NULL ORDER BY started_at DESC")
    return rows.select_values(
        connection, "time_entry", "ended_at IS NULL AND job_id = ? ORDER BY started_at DESC", (job_id,)
    )
