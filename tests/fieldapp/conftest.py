"""A laptop with a day on it: a fresh encrypted store filled as a pull fills it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from laptops import Laptop, fill

from fieldapp.store.engine import open_store


@pytest.fixture
def empty_laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A new profile nobody has signed in on."""
    key = secrets.token_bytes(32)
    store = open_store(tmp_path / "profile", key)
    yield Laptop(store, key)
    store.close()


@pytest.fixture
def laptop(empty_laptop: Laptop) -> Laptop:
    """Kari's laptop after the morning's pull: one dispatched visit, one pre-delivery job, parts, people, checklists."""
    fill(empty_laptop)
    return empty_laptop
