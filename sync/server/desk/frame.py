"""A page of the desk: its frame, its words, and the headers that keep it private."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Connection

from fieldapp.domain.parties import USUAL_TIME_ZONE
from sync.server.auth import SignedIn
from sync.server.desk.assets import address, icon
from sync.server.desk.entering import FORM_TOKEN, Seat
from sync.server.desk.speech import LANGUAGES, OWN_NAMES, Speech
from sync.server.ledger import Ledger
from sync.server.office_words import company_zone

# Nothing runs, nothing comes from elsewhere, nobody may frame it, and no cache keeps it.
PRIVATE: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


def speech_of(connection: Connection, tenant: str, language: str, *, now: datetime) -> Speech:
    """How the company's own clock and money are told in a language."""
    ledger = Ledger(connection, tenant, now=now)
    zone, companies = company_zone(ledger), ledger.of_kind("company")
    facts = companies[0].fields if companies else {}
    return Speech(
        language,
        zone=zone,
        country=str(facts.get("country") or "NO"),
        currency=str(facts.get("currency") or "NOK"),
        today=now.astimezone(zone).date(),
    )


def a_page(
    name: str, seat: Seat, who: SignedIn, speech: Speech, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page for somebody who is signed in, by the name of its template."""
    frame = {"path": seat.path, "here": seat.here, "form_token": seat.form_token, "person": who.actor.name}
    return _rendered(name, speech, status, **frame, **values)


def a_strangers_page(
    name: str, language: str, *, now: datetime, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page that needs nobody signed in and tells nothing of the company."""
    zone = ZoneInfo(USUAL_TIME_ZONE)
    speech = Speech(language, zone=zone, today=now.astimezone(zone).date())
    return _rendered(name, speech, status, path="", here="", person="", **{"form_token": "", **values})


def _rendered(name: str, speech: Speech, status: int, **values: Any) -> HTMLResponse:
    html = (
        _environment()
        .get_template(f"{name}.html")
        .render(
            t=speech,
            icon=icon,
            asset=address,
            token_field=FORM_TOKEN,
            languages=[(code, OWN_NAMES[code]) for code in LANGUAGES],
            **values,
        )
    )
    return HTMLResponse(html, status_code=status, headers=dict(PRIVATE))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
