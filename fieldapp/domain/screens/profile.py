"""This profile: who is signed in, on which server, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileScreen:
    """Facts for Settings and Sign-in; `signed_in` is False on a new profile. `bytes_today` went to and fro by sync."""

    signed_in: bool
    person_id: str = ""
    person_name: str = ""
    server_url: str = ""
    device_id: str = ""
    device_name: str = ""
    last_contact: datetime | None = None
    key_kept_in: str = ""  # "keyring" or "passphrase"
    has_pin: bool = False
    folder: str = ""
    disk_free: int = 0
    version: str = ""
    bytes_today: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPlace:
    """Where the window was: a place of the rail, the job and tab over it, the checklist over that; "" = none."""

    section: str = "today"
    job_id: str = ""
    tab: str = ""
    inspection_id: str = ""
