"""What journeys share: one office with a day of jobs, one laptop that has fetched it, one day at the windows."""

from pathlib import Path

import pytest
from demo_day import DemoDay, run_once
from programs import Laptop, demo_office, ready_laptop


@pytest.fixture(scope="session")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """A laptop with its day on it; its office is closed again. Copy it before you change it."""
    folder = tmp_path_factory.mktemp("ready")
    office, code = demo_office(folder / "office")
    office.open()
    try:
        laptop = ready_laptop(office, folder / "laptop", code)
    finally:
        office.close()
    return laptop


@pytest.fixture
def laptop(signed_in: Laptop, tmp_path: Path) -> Laptop:
    """A laptop of this test's own, offline, with today's jobs."""
    return signed_in.copied_to(tmp_path / "laptop")


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> DemoDay:
    """The demo's day, run once however many workers look at it."""
    base = tmp_path_factory.getbasetemp()
    return run_once((base if worker_id == "master" else base.parent) / "demo-day")
