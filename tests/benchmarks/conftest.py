"""One store of 50,000 jobs for every benchmark of a run, its days around today."""

from __future__ import annotations

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
