"""Questions about parts and what lies in the car."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa


def stock(connection: sa.Connection, *, technician_id: str) -> dict[str, int]:
    """Units in this technician's car by part id, summed from the ledger (reservations stay in the car)."""
    rows = connection.exec_driver_sql(
        "SELECT part_id, sum(delta) FROM part_movement WHERE technician_id = ? AND kind != 'reserved' "
        "GROUP BY part_id",
        (technician_id,),
    )
    return {row[0]: int(row[1]) for row in rows}


def in_car(connection: sa.Connection, *, part_id: str, technician_id: str) -> int:
    """Units of one part in this technician's car."""
    total = connection.exec_driver_sql(
        "SELECT coalesce(sum(delta), 0) FROM part_movement WHERE part_id = ? AND technician_id = ? "
        "AND kind != 'reserved'",
        (part_id, technician_id),
    ).scalar_one()
    return int(total)


def last_moves(connection: sa.Connection, *, technician_id: str) -> dict[str, datetime]:
    """When each part last went into or out of this technician's car, by part id."""
    rows = connection.exec_driver_sql(
        "SELECT part_id, max(moved_at) FROM part_movement WHERE technician_id = ? GROUP BY part_id",
        (technician_id,),
    )
    return {row[0]: datetime.fromisoformat(row[1]) for row in rows}
