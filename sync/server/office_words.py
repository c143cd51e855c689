"""What the office changed about a job, in few words that need no language: times, addresses, the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from fieldapp.domain.parties import USUAL_TIME_ZONE
from sync.server.ledger import Ledger

_AS_TEXT = ("concern", "status")


def office_change(ledger: Ledger, *, before: Mapping[str, JsonValue], after: Mapping[str, JsonValue]) -> str:
    """One line for the technician, or "" when nothing happened that matters on the road."""
    zone = company_zone(ledger)
    parts = [
        f"{_moment(before[name], zone)} → {_moment(after[name], zone)}"
        for name in ("window_start", "window_end")
        if name in after and before.get(name)
    ]
    if "site_id" in after:
        site = ledger.get("site", str(after["site_id"]))
        if site is not None:
            parts.append(
                f"{site.fields.get('street')}, {site.fields.get('postcode')} {site.fields.get('city')}"
            )
    parts.extend(str(after[name]).replace("_", " ") for name in _AS_TEXT if after.get(name))
    return " · ".join(parts)


def company_zone(ledger: Ledger) -> ZoneInfo:
    """Where the company's days begin; the usual zone where no company was imported."""
    companies = ledger.of_kind("company")
    return ZoneInfo(str(companies[0].fields.get("time_zone")) if companies else USUAL_TIME_ZONE)


def _moment(value: JsonValue, zone: ZoneInfo) -> str:
    return f"{datetime.fromisoformat(str(value)).astimezone(zone):%d.%m. %H:%M}"
