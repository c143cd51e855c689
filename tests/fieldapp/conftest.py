"""A laptop with a day on it: an encrypted store filled as a pull fills it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from empty_profile import KEY, new_store
from laptops import Laptop
from profiles import after_the_pull


@pytest.fixture
def empty_laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A new profile nobody has signed in on."""
    laptop = Laptop(new_store(tmp_path / "profile"), KEY)
    yield laptop
    laptop.store.close()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Kari's laptop after the morning's pull: one dispatched visit, one pre-delivery job, parts, people, checklists."""
    laptop = after_the_pull().opened(tmp_path / "laptop")
    yield laptop
    laptop.store.close()
