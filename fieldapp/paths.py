"""Where a profile keeps its files. One profile = one device: its own database, key, settings and logs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import platformdirs

from fieldapp.errors import StorageReadOnly

DATABASE_NAME = "fieldapp.db"


class Profile(NamedTuple):
    """The files of one profile, all below `folder`."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE_NAME

    @property
    def blobs(self) -> Path:
        """Encrypted photos, signatures and reports."""
        return self.folder / "blobs"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the database."""
        return self.folder / "backups"

    @property
    def key_file(self) -> Path:
        """The wrapped database key: useless without keyring or passphrase."""
        return self.folder / "key.json"

    @property
    def settings_file(self) -> Path:
        """Language, theme, scale and server; nothing personal."""
        return self.folder / "settings.json"

    @property
    def window_file(self) -> Path:
        """Where the window stood on the desk; nothing personal."""
        return self.folder / "window.json"

    @property
    def farewell(self) -> Path:
        """What is left to say after this profile was wiped: counts, nothing personal. There until it is begun anew."""
        return self.folder / "out-of-service.json"

    @property
    def logs(self) -> Path:
        """Log files: ids and codes only."""
        return self.folder / "logs"

    @property
    def window_lock(self) -> Path:
        """Locked by the window that has this profile open."""
        return self.folder / "window.lock"


def default_profile_folder() -> Path:
    """The profile used when nobody names one: in the user's own data folder of this system."""
    return Path(platformdirs.user_data_dir("Field Companion", appauthor=False, roaming=False)) / "profile"


def open_profile(folder: Path | None = None) -> Profile:
    """The profile in `folder` (or the default one), its folder made and private to this user.

    Raises:
        StorageReadOnly: the folder cannot be made.
    """
    place = (folder or default_profile_folder()).expanduser().resolve()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageReadOnly(
            f"The profile folder {place} cannot be made. Choose a folder you may write to (--profile-dir).",
            folder=str(place),
        ) from error
    return Profile(place)
