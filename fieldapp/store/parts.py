"""Questions about parts and what lies in the car."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from fieldapp.domain.parts import Part
from fieldapp.store.rows import select_values


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


def planned_units(connection: sa.Connection, *, technician_id: str) -> dict[str, int]:
    """Units the open jobs of this technician plan for, by part id."""
    rows = connection.exec_driver_sql(
        "SELECT p.part_id, sum(p.quantity) FROM job j JOIN planned_part p ON p.job_id = j.id "
        "WHERE j.status IN ('scheduled', 'dispatched', 'travelling', 'on_site', 'in_progress', 'on_hold') "
        "AND (j.technician_id = ? OR j.technician_id IS NULL) GROUP BY p.part_id",
        (technician_id,),
    )
    return {row[0]: int(row[1]) for row in rows}


def by_number(connection: sa.Connection, *, limit: int) -> tuple[Part, ...]:
    """The catalogue in order of part numbers."""
    return select_values(connection, "part", "1 ORDER BY number LIMIT ?", (limit,))


def numbered(connection: sa.Connection, number: str) -> Part | None:
    """The part with this number (letter case aside) or id."""
    found = select_values(connection, "part", "upper(number) = upper(?1) OR id = ?1 LIMIT 1", (number,))
    return found[0] if found else None


def still_used(connection: sa.Connection, job_id: str) -> dict[str, int]:
    """Units of each use of parts on a job that were not given back, by movement id, oldest first; 0 left out."""
    rows = connection.exec_driver_sql(
        "SELECT u.id, -u.delta - coalesce((SELECT sum(r.delta) FROM part_movement r WHERE r.job_id = u.job_id "
        "AND r.reverses_id = u.id), 0) FROM part_movement u WHERE u.job_id = ? AND u.kind = 'used' "
        "ORDER BY u.moved_at, u.id",
        (job_id,),
    )
    return {row[0]: int(row[1]) for row in rows if row[1] > 0}
