"""The real exports beside the repository."""

from collections.abc import Callable
from pathlib import Path

import pytest
from server_builders import Clock, Laptop

from fieldapp.errors import InputRefused
from sync.server.accounts import Account
from sync.server.database import Database
from sync.server.imports.catalogue import import_parts
from sync.server.imports.checklists import install_shipped
from sync.server.imports.jobs import import_jobs
from sync.server.imports.outcome import ImportOutcome


@pytest.fixture
def take_in(
    database: Database, account: Callable[[str], Account], clock: Clock, shared_samples: Path
) -> Callable[[str], ImportOutcome]:
    with database.writing() as connection:
        install_shipped(connection, now=clock())

    def run(name: str) -> ImportOutcome:
        with database.writing() as connection:
            content = (shared_samples / name).read_bytes()
            if name == "parts.csv":
                return import_parts(connection, content, technician="kari", now=clock())
            return import_jobs(connection, content, technician=account("kari"), now=clock())

    return run


def test_eighteen_jobs_come_in_once_whatever_saved_them(
    take_in: Callable[[str], ImportOutcome], sign_in: Callable[..., Laptop]
) -> None:
    assert take_in("jobs_office_export.csv").created == 18
    laptop = sign_in("kari")
    laptop.pull()
    for name in ("jobs_office_export.csv", "jobs_excel_cp1252.csv"):
        again = take_in(name)
        assert (again.created, again.changed, again.unchanged) == (0, 0, 18)
    assert laptop.pull()["rows"] == []
    job = laptop.row("job", number="J-2026-004102")["fields"]
    assert job["estimate"] == "2150.50"
    vehicle = laptop.rows()["vehicle", job["vehicle_id"]]["fields"]
    assert vehicle["odometer_km"] == 64210
    shiv = laptop.row("customer", language="en", phone="+353 87 123 4567")["fields"]
    assert shiv["name"] == 'O\'Brien, Siobhán "Shiv"'
    taxi = laptop.row("customer", name="Løvås Taxi AS")["fields"]
    assert taxi["phone"] == "07373"
    assert laptop.row("site", street="Olav Tryggvasons gate 24")["fields"]["note"] == (
        "Key card left with reception. <b>Do not</b> wash the car."
    )


def test_the_seven_mistakes_are_named_and_nothing_changes(
    take_in: Callable[[str], ImportOutcome], sign_in: Callable[..., Laptop]
) -> None:
    with pytest.raises(InputRefused) as refused:
        take_in("jobs_with_mistakes.csv")
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [
        (3, "window_start"),
        (4, "kind"),
        (5, "vin"),
        (6, "estimate_nok"),
        (7, "job_number"),
        (8, "checklist"),
        (9, "postcode"),
    ]
    assert "job" not in {kind for kind, _ in sign_in("kari").rows()}


def test_the_parts_list_loads_the_car_once(
    take_in: Callable[[str], ImportOutcome], sign_in: Callable[..., Laptop]
) -> None:
    assert take_in("parts.csv").created == 16
    laptop = sign_in("kari")
    laptop.pull()
    assert take_in("parts.csv").unchanged == 16
    assert laptop.pull()["rows"] == []
    movements = [
        row["fields"]["delta"] for (kind, _), row in laptop.rows().items() if kind == "part_movement"
    ]
    assert (len(movements), sum(movements)) == (14, 39)
