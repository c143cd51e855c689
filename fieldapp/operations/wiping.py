"""Making a profile unreadable for ever, when the office has taken its laptop out of service."""

from __future__ import annotations

import shutil

from fieldapp import credentials
from fieldapp.paths import Profile
from fieldapp.store.connecting import translated


def wipe(profile: Profile) -> None:
    """Destroy the profile's key, then everything it could have opened. Close the store first.

    The key goes first: a laptop that loses power in between holds nothing but noise. Settings and logs (ids and codes
    only) stay, so that the program can say what happened.

    Raises:
        StorageReadOnly: the folder cannot be written; what could be destroyed is.
    """
    credentials.destroy(profile.key_file)
    with translated():
        for folder in (profile.blobs, profile.backups, *profile.folder.glob("damaged-*")):
            shutil.rmtree(folder, ignore_errors=True)
        for path in (*profile.folder.glob(f"{profile.database.name}*"), profile.folder / "key.check"):
            path.unlink(missing_ok=True)
