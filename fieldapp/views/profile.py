"""Facts about this profile, for Settings and Sign-in."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldapp import credentials
from fieldapp.domain.people import Person
from fieldapp.domain.screens.profile import ProfileScreen, WindowPlace
from fieldapp.paths import Profile
from fieldapp.store import rows, sync_state
from fieldapp.version import program_version

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def read(store: Store) -> ProfileScreen:
    """Who is signed in, on which server, and how the profile is kept."""
    with store.reading() as connection:
        session = sync_state.session(connection)
        person: Person | None = rows.find(connection, "person", session.person_id) if session else None
        bytes_today = sync_state.traffic(connection, datetime.now(UTC).date())
    facts = ProfileScreen(
        signed_in=session is not None and bool(session.refresh),
        key_kept_in=credentials.kept_in(Profile(store.folder).key_file) or "",
        folder=str(store.folder),
        disk_free=shutil.disk_usage(store.folder).free,
        version=program_version(),
    )
    if session is None:
        return facts
    return ProfileScreen(
        signed_in=facts.signed_in,
        person_id=session.person_id,
        person_name=session.person_name,
        server_url=session.server_url,
        device_id=session.device_id,
        device_name=session.device_name,
        last_contact=session.last_contact,
        key_kept_in=facts.key_kept_in,
        has_pin=person is not None and bool(person.verifier),
        folder=facts.folder,
        disk_free=facts.disk_free,
        version=facts.version,
        bytes_today=bytes_today,
    )


def place(store: Store) -> WindowPlace:
    """Where the window was; today's line where that is no longer on this laptop."""
    with store.reading() as connection:
        kept = sync_state.fact(connection, sync_state.WINDOW_PLACE)
        if not isinstance(kept, dict):
            return WindowPlace()
        known = {field.name for field in dataclasses.fields(WindowPlace)}
        found = WindowPlace(**{name: str(value) for name, value in kept.items() if name in known})
        for kind, row_id in (("job", found.job_id), ("inspection", found.inspection_id)):
            if row_id and rows.find(connection, kind, row_id) is None:
                return WindowPlace()
        return found
