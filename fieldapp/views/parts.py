"""The parts page: what lies in this car, and the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.parts import Part
from fieldapp.domain.screens.parts import PartsScreen, StockLine
from fieldapp.store import parts as queries
from fieldapp.store import rows, search, sync_state

if TYPE_CHECKING:
    from fieldapp.store.engine import Store

_MOST = 500


def read(store: Store, *, text: str = "") -> PartsScreen:
    """Stock first, then the rest of the catalogue, each by number; only parts that match `text` when given.

    At most 500 lines; `total` counts all.
    """
    with store.reading() as connection:
        session = sync_state.session(connection)
        technician_id = session.person_id if session else ""
        stock = queries.stock(connection, technician_id=technician_id)
        moved = queries.last_moves(connection, technician_id=technician_id)
        planned = queries.planned_units(connection, technician_id=technician_id)
        if text.strip():
            ids = search.find_parts(connection, text, limit=_MOST)
            found: tuple[Part, ...] = rows.fetch_in_order(connection, "part", ids)
            total = len(found)
        else:
            here = [part_id for part_id, units in stock.items() if units]
            found = rows.fetch_in_order(connection, "part", here)
            found += tuple(
                part for part in queries.by_number(connection, limit=_MOST) if not stock.get(part.id)
            )
            total = sync_state.row_count(connection, "part")
    lines = [
        StockLine(
            part=part,
            in_car=stock.get(part.id, 0),
            planned=planned.get(part.id, 0),
            last_moved_at=moved.get(part.id),
        )
        for part in found
    ]
    lines.sort(key=lambda line: (line.in_car == 0, line.part.number))
    return PartsScreen(lines=tuple(lines[:_MOST]), total=total)
