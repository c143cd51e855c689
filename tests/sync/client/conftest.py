"""An office and a laptop for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from world import Clock, Laptop, Office


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    made = Office(tmp_path / "server", clock)
    yield made
    made.client.close()
    made.database.close()


@pytest.fixture
def hire(office: Office, tmp_path: Path, clock: Clock) -> Iterator[Callable[[str], Laptop]]:
    """Gives a technician with a signed-in laptop."""
    laptops: list[Laptop] = []

    def hired(login: str) -> Laptop:
        laptop = Laptop(office, office.hire(login), tmp_path / login, clock)
        laptop.sign_in()
        laptops.append(laptop)
        return laptop

    yield hired
    for laptop in laptops:
        laptop.store.close()


@pytest.fixture
def laptop(hire: Callable[[str], Laptop]) -> Laptop:
    """Kari's laptop: signed in, one job at the office, nothing pulled yet."""
    kari = hire("kari")
    kari.office.job("job-1", kari.account)
    return kari
