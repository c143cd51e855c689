"""A new profile nobody has signed in on: made once in a process, and copied for each test."""

from __future__ import annotations

import secrets
import shutil
from functools import cache
from pathlib import Path

from ground import folder_of_this_process

from fieldapp.store.engine import Store, open_store

KEY = secrets.token_bytes(32)


@cache
def _made() -> Path:
    folder = folder_of_this_process() / "profile"
    open_store(folder, KEY).close()
    return folder


def new_store(folder: Path) -> Store:
    """The store of a new profile in `folder`, opened by `KEY`."""
    shutil.copytree(_made(), folder, dirs_exist_ok=True)
    return open_store(folder, KEY)
