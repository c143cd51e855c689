"""One store of 50,000 jobs for every benchmark of a run, its days around today."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from large_store import LargeStore, fill

from fieldapp import credentials
from fieldapp.store.engine import open_store

PASSPHRASE = secrets.token_hex(8)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LargeStore]:
    """A signed-in profile with 50,000 jobs, its key guarded by a passphrase."""
    folder: Path = tmp_path_factory.mktemp("large")
    key = credentials.create_with_passphrase(folder / "key.json", PASSPHRASE)
    store = open_store(folder, key)
    print(f"\n{fill(store)}")
    yield LargeStore(folder, key, PASSPHRASE, store)
    store.close()


@pytest.fixture
def surroundings(large: LargeStore) -> dict[str, str]:
    """The environment of a person who starts the program: the profile is the usual one, bytecode is kept."""
    place = large.folder.parent / "usual"
    usual = place / "Field Companion" / "profile"
    if not usual.exists():
        usual.parent.mkdir(parents=True)
        usual.symlink_to(large.folder, target_is_directory=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"XDG_DATA_HOME": str(place), "FIELDAPP_PASSPHRASE": large.passphrase}
