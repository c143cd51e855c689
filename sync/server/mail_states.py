"""How far an e-mail got, as the laptop hears of it."""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.domain.attachments import DeliveryState
from sync.server.edits import put


def show_state(
    connection: Connection,
    tenant: str,
    kind: str,
    row_id: str,
    state: DeliveryState,
    detail: str,
    *,
    now: datetime,
) -> None:
    """Say in a delivery's or a message's row how far it got, so that the laptop hears of it."""
    fields: dict[str, JsonValue] = {"state": state.value, "detail": detail}
    if kind == "report_delivery":
        fields["state_at"] = now.isoformat()
    put(connection, tenant, kind, {row_id: fields}, now=now)
