"""What a command works with: the profile and its store, opened when first needed, and the answer it gives."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldapp import clock, paths, settings, terminal
from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.domain.screens.out_of_service import OutOfService
from fieldapp.errors import DeviceWiped, NotSignedIn

if TYPE_CHECKING:
    from fieldapp.store.engine import Store
    from fieldapp.store.sync_state import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: `value` as JSON with `--json`, else `text`; `code` is the exit code."""

    value: object
    text: str
    code: int = 0


@dataclass
class Context:
    """One run of one command on one profile.

    `read_secret` shows a prompt and reads a line unseen (from standard input when that is no terminal).
    `note` tells a person that something takes a while; scripts do not hear it.
    """

    profile_dir: Path | None
    read_secret: Callable[[str], str]
    note: Callable[[str], None] = field(default=lambda words: None)
    moment: Callable[[], Moment] = clock.now

    @cached_property
    def profile(self) -> paths.Profile:
        """The profile's files."""
        return paths.open_profile(self.profile_dir)

    @cached_property
    def store(self) -> Store:
        """The profile's store, its key from the keyring or a passphrase.

        Raises:
            DeviceWiped: the office had it erased, and nobody has signed in since.
        """
        from fieldapp import credentials
        from fieldapp.operations.wiping import wiped
        from fieldapp.store.engine import open_store

        told = wiped(self.profile)
        if told is not None:
            raise gone(told)

        ask = self.read_secret if sys.stdin.isatty() else None
        return open_store(self.profile.folder, credentials.unlock(self.profile.key_file, ask=ask))

    @property
    def now(self) -> Moment:
        """This moment."""
        return self.moment()

    @property
    def language(self) -> str:
        """The reader's language, by the profile's settings."""
        return settings.load(self.profile.settings_file).language or "en"

    def session(self) -> Session:
        """Who is signed in.

        Raises:
            NotSignedIn: nobody ever was.
        """
        from fieldapp.store import sync_state

        with self.store.reading() as connection:
            found = sync_state.session(connection)
        if found is None:
            raise NotSignedIn("Nobody is signed in on this profile; run fieldapp sign-in first.")
        return found

    def close(self) -> None:
        """Close the store if it was opened."""
        if "store" in self.__dict__:
            self.store.close()


def gone(told: OutOfService) -> DeviceWiped:
    """What a person reads of a laptop that was wiped."""
    lost = "What could be sent is at the office"
    if told.changes or told.files:
        counted = f"{terminal.counted(told.changes, 'change')} and {terminal.counted(told.files, 'file')}"
        lost = f"{counted} are not at the office and are gone"
    return DeviceWiped(
        "The office has taken this laptop out of service, and everything on it was erased. "
        f"{lost}. Ask the office for a new device code.",
        changes=told.changes,
        files=told.files,
    )


def plain(value: object) -> Any:
    """Domain values as what JSON knows: enums by value, times in ISO, everything else as it is."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if isinstance(value, bool | int | float | str | None) else str(value)


def changed(changes: Changes, **facts: object) -> dict[str, Any]:
    """The JSON of an operation: ids of changed rows by kind, and facts worth naming."""
    return {"changed": {kind: sorted(ids) for kind, ids in sorted(changes.ids.items())}, **plain(facts)}


def new_id(changes: Changes, kind: str) -> str:
    """The id of the one row of a kind in `changes`."""
    (row_id,) = changes.of_kind(kind)
    return row_id
