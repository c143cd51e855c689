"""What this laptop handed to a printer and has not yet seen come out, by the print system's own names.

It never leaves the laptop: another laptop's print system knows other requests by the same names.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from pydantic import JsonValue

from fieldapp.store import sync_state

_FACT = "prints"


def remember(connection: sa.Connection, delivery_id: str, requests: Sequence[str]) -> None:
    """Keep by which names the print system knows a delivery."""
    sync_state.keep_fact(connection, _FACT, {**_kept(connection), delivery_id: list(requests)})


def forget(connection: sa.Connection, delivery_id: str) -> None:
    """It is out, or will not come."""
    rest = {known: names for known, names in _kept(connection).items() if known != delivery_id}
    sync_state.keep_fact(connection, _FACT, rest or None)


def under_way(connection: sa.Connection) -> dict[str, tuple[str, ...]]:
    """Names of requests by delivery, in the order they were handed over."""
    return {
        delivery_id: tuple(str(name) for name in names)
        for delivery_id, names in _kept(connection).items()
        if isinstance(names, list)
    }


def _kept(connection: sa.Connection) -> dict[str, JsonValue]:
    found = sync_state.fact(connection, _FACT)
    return found if isinstance(found, dict) else {}
