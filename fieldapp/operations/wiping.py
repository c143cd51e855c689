"""Making a profile unreadable for ever, when the office has taken its laptop out of service."""

from __future__ import annotations

import dataclasses
import json
import shutil
from contextlib import suppress
from datetime import datetime

from fieldapp import credentials
from fieldapp.domain.screens.out_of_service import OutOfService
from fieldapp.errors import StorageReadOnly
from fieldapp.paths import Profile
from fieldapp.settings import keep_whole
from fieldapp.store import media_queue, outbox
from fieldapp.store.connecting import translated
from fieldapp.store.engine import Store


def farewell(store: Store, *, handed_over: bool, now: datetime) -> OutOfService:
    """What there will be to tell once this store is gone."""
    with store.reading() as connection:
        changes, files = outbox.counts(connection, now=now), media_queue.counts(connection)
    return OutOfService(
        handed_over=handed_over, changes=changes.waiting + changes.refused, files=files.waiting
    )


def wipe(profile: Profile, told: OutOfService) -> None:
    """Destroy the profile's key, then everything it could have opened. Close the store first.

    The key goes first: a laptop that loses power in between holds nothing but noise, and `wiped` goes on with it.
    Settings, logs (ids and codes only) and what is `told` stay, so that the program can say what happened.

    Raises:
        StorageReadOnly: the folder cannot be written; what could be destroyed is.
    """
    with suppress(StorageReadOnly):  # a full disk must not keep the key
        keep_whole(profile.farewell, dataclasses.asdict(told))
    _destroy(profile)


def wiped(profile: Profile) -> OutOfService | None:
    """What is to be told of a profile that was wiped, and has not been begun anew; None for any other.

    A wipe that was cut short is finished first.

    Raises:
        StorageReadOnly: the folder cannot be written; what could be destroyed is.
    """
    if not profile.farewell.exists():
        return None
    _destroy(profile)
    with suppress(OSError, ValueError, TypeError):
        return OutOfService(**json.loads(profile.farewell.read_text(encoding="utf-8")))
    return OutOfService()


def begin_anew(profile: Profile) -> None:
    """Let somebody sign in on a profile that was wiped; nothing happens to any other.

    Raises:
        StorageReadOnly: the folder cannot be written.
    """
    if profile.farewell.exists():
        _destroy(profile)
        with translated():
            profile.farewell.unlink(missing_ok=True)


def _destroy(profile: Profile) -> None:
    credentials.destroy(profile.key_file)
    with translated():
        for folder in (profile.blobs, profile.backups, *profile.folder.glob("damaged-*")):
            shutil.rmtree(folder, ignore_errors=True)
        for path in (*profile.folder.glob(f"{profile.database.name}*"), profile.folder / "key.check"):
            path.unlink(missing_ok=True)
