"""The company this laptop works for, and its calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldapp.domain.parties import USUAL_TIME_ZONE, Company
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection


def company(connection: Connection) -> Company | None:
    """The company's profile; None until it has come."""
    found: tuple[Company, ...] = rows.fetch_many(connection, "company")
    return found[0] if found else None


def zone(connection: Connection) -> ZoneInfo:
    """Where the company's days begin; until its profile has come, where most companies are."""
    known = company(connection)
    return known.zone if known else ZoneInfo(USUAL_TIME_ZONE)
