"""Questions about parts and what lies in the car."""

from __future__ import annotations

import sqlalchemy as sa


def stock(connection: sa.Connection, *, technician_id: str) -> dict[str, int]:
    """Units in this technician's car by part id, summed from the ledger (reservations stay in the car)."""
    rows = connection.exec_driver_sql(
        "SELECT part_id, sum(delta) FROM part_movement WHERE technician_id = ? AND kind != 'reserved' "
        "GROUP BY part_id",
        (technician_id,),
    )
    return {row[0]: int(row[1]) for row in rows}
