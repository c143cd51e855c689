"""`fieldapp reports`: what earlier visits were told in is listed and fetched; a report is printed, told as it is."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from laptops import MORNING
from print_system import PrintSystem, print_system
from terminal import Terminal

from fieldapp.domain.jobs import JobKind
from fieldapp.domain.vehicles import EarlierReport, Vehicle

PDF = b"%PDF-1.7 sealed at an earlier visit"
VISIT, EARLIER = "J-2026-004101", "J-2025-000117"


@pytest.fixture
def visited(terminal: Terminal) -> EarlierReport:
    """The car of the visit was here before; its report is at the office."""
    laptop = terminal.laptop()
    (job,) = laptop.all("job", number=VISIT)
    car: Vehicle = laptop.row("vehicle", job.vehicle_id)
    told = EarlierReport(
        report_id="019a0000-1111-7000-8000-000000000001",
        job_id="019a0000-2222-7000-8000-000000000002",
        job_number=EARLIER,
        job_kind=JobKind.MOBILE_SERVICE,
        technician="Kari Nordmann",
        version=2,
        language="nb",
        sha256=hashlib.sha256(PDF).hexdigest(),
        size=len(PDF),
        pages=3,
        made_at=MORNING - timedelta(days=300),
    )
    laptop.seq = 1000
    laptop.office(vehicle=[replace(car, earlier_reports=(told,))])
    laptop.store.close()
    return told


def test_an_earlier_report_is_listed_and_asked_for_though_nobody_answers(
    terminal: Terminal, visited: EarlierReport, tmp_path: Path
) -> None:
    out = tmp_path / "earlier.pdf"
    (line,) = terminal.json("reports", "car", VISIT)
    assert (line["job"], line["version"], line["earlier_visit"], line["on_this_laptop"]) == (
        EARLIER,
        2,
        True,
        False,
    )
    assert "at the office" in terminal.run("reports", "car", VISIT).out

    terminal.run("reports", "fetch", EARLIER, "--out", str(out))

    assert terminal.code == 3, "the office does not answer"
    assert "Nothing is lost" in terminal.error
    laptop = terminal.laptop()
    with laptop.store.reading() as connection:
        wanted = (
            connection.exec_driver_sql("SELECT sha256 FROM media WHERE direction = 'down'").scalars().all()
        )
        assert visited.sha256 in wanted, "it comes with the next round"
    laptop.store.close()
    assert not out.exists()


@pytest.mark.parametrize("name", [EARLIER, "019a0000-1111"])
def test_an_earlier_report_that_is_here_is_saved_without_a_network(
    terminal: Terminal, visited: EarlierReport, tmp_path: Path, name: str
) -> None:
    laptop = terminal.laptop()
    laptop.store.blobs.put(PDF, job_id=visited.job_id)
    laptop.store.close()
    out = tmp_path / "earlier.pdf"

    saved = terminal.json("reports", "fetch", name, "--out", str(out))

    assert out.read_bytes() == PDF
    assert (saved["job"], saved["version"], saved["sha256"], saved["fetched"]) == (
        EARLIER,
        2,
        visited.sha256,
        False,
    )
    assert terminal.json("reports", "search", "")[0]["on_this_laptop"] is True


def test_a_report_no_car_tells_of_is_named_in_one_sentence(
    terminal: Terminal, visited: EarlierReport
) -> None:
    assert terminal.run("reports", "fetch", "J-1999-000001", "--out", "a.pdf").code == 5
    assert terminal.error == (
        "No car on this laptop tells of an earlier report J-1999-000001; see fieldapp reports car JOB.\n"
    )


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    # Not pytest's own folder: the path of a socket may have no more than 107 letters.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder, print_system(Path(folder)) as system:
        monkeypatch.setenv("CUPS_SERVER", str(system.socket))
        yield system


def test_a_report_is_printed_and_said_to_be_where_it_is(
    terminal: Terminal, cups: PrintSystem, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"
    terminal.run("report", VISIT, "--out", str(out))
    assert terminal.run("reports", "print", VISIT).code == 5
    assert "knows no printer" in terminal.error

    paper = cups.add("Van")
    assert [one["name"] for one in terminal.json("reports", "printers")] == ["Van"]
    printed = terminal.json("reports", "print", VISIT, "--wait", "20")
    assert (printed["printer"], printed["state"]) == ("Van", "printed")
    assert paper.read_bytes() == out.read_bytes()

    cups.run("cupsdisable", "Van")
    waiting = terminal.json("reports", "print", VISIT, "--wait", "0")
    assert waiting["state"] == "at_printer"

    cups.add("Jammed", device="/jammed", error_policy="abort-job")
    assert terminal.run("reports", "print", VISIT, "--printer", "Jammed", "--wait", "20").code == 5
    assert "Jammed did not print the report" in terminal.error
    assert terminal.run("reports", "print", VISIT, "--printer", "Nowhere").code == 5
    states = [(one["recipient"], one["state"]) for one in terminal.json("jobs", "show", VISIT)["deliveries"]]
    assert sorted(states) == [("Jammed", "failed"), ("Van", "at_printer"), ("Van", "printed")]


@pytest.fixture
def waiting(terminal: Terminal, cups: PrintSystem, tmp_path: Path) -> PrintSystem:
    """A report at the printer Van, which is paused."""
    terminal.run("report", VISIT, "--out", str(tmp_path / "report.pdf"))
    cups.add("Van")
    cups.run("cupsdisable", "Van")
    terminal.run("reports", "print", VISIT, "--wait", "0")
    return cups


def test_what_became_of_a_print_is_asked_of_the_print_system(
    terminal: Terminal, waiting: PrintSystem
) -> None:
    (before,) = terminal.json("reports", "prints", VISIT)
    waiting.run("cupsenable", "Van")
    end = time.monotonic() + 20
    while terminal.json("reports", "prints", VISIT)[0]["state"] != "printed":
        assert time.monotonic() < end, terminal.out
        time.sleep(0.1)

    assert (before["state"], before["only_a_person_knows"]) == ("at_printer", False)
    assert terminal.run("reports", "prints", VISIT).code == 0
    assert "printed" in terminal.out
    assert terminal.run("reports", "prints", VISIT, "--came-out").code == 5
    assert "the print system tells itself" in terminal.error


def test_a_person_says_that_a_forgotten_print_came_out(terminal: Terminal, waiting: PrintSystem) -> None:
    (before,) = terminal.json("reports", "prints", VISIT)
    assert (
        terminal.run("reports", "prints", VISIT, "--came-out", "--delivery", before["delivery_id"]).code == 5
    )
    assert "still has it waiting at Van" in terminal.error

    waiting.run("cancel", "-a", "-x", "Van")
    assert "--came-out or --not-printed" in terminal.run("reports", "prints", VISIT).out
    told = terminal.json("reports", "prints", VISIT, "--came-out")

    assert terminal.code == 0
    assert (told["printer"], told["state"], told["version"]) == ("Van", "printed", 1)
    assert terminal.json("reports", "prints", VISIT)[0]["state"] == "printed"
    assert (
        terminal.run("reports", "prints", VISIT, "--not-printed", "--delivery", told["delivery_id"]).code == 5
    )
    assert "known already" in terminal.error


def test_of_several_open_prints_one_is_named(terminal: Terminal, waiting: PrintSystem) -> None:
    terminal.run("reports", "print", VISIT, "--wait", "0")
    waiting.run("cancel", "-a", "-x", "Van")

    assert terminal.run("reports", "prints", VISIT, "--not-printed").code == 5
    assert "name one by --delivery" in terminal.error
    newest, oldest = terminal.json("reports", "prints", VISIT)
    told = terminal.json("reports", "prints", VISIT, "--not-printed", "--delivery", newest["delivery_id"])
    assert told["state"] == "failed"
    again = terminal.run("reports", "prints", VISIT, "--came-out")
    assert (again.code, again.error) == (0, "")
    states = [(one["delivery_id"], one["state"]) for one in terminal.json("reports", "prints", VISIT)]
    assert states == [(newest["delivery_id"], "failed"), (oldest["delivery_id"], "printed")]


def test_a_print_nobody_made_is_not_spoken_of(terminal: Terminal) -> None:
    assert terminal.json("reports", "prints", VISIT) == []
    assert terminal.run("reports", "prints", VISIT, "--came-out").code == 5
    assert terminal.run("reports", "prints", VISIT, "--came-out", "--delivery", "0000000").code == 5
    assert terminal.run("reports", "prints", VISIT, "--came-out", "--not-printed").code == 2
