"""A report on paper, against a real CUPS: nothing is called printed before the queue has let go of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from print_system import PrintSystem, print_system
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from fieldapp.errors import DataProblem, NotFound
from ui.printing import PaperSize, PrintRequest, PrintState, print_pdf, printers, request_state
from ui.wording import error_sentence


def a_page(size: tuple[float, float]) -> bytes:
    out = BytesIO()
    page = Canvas(out, pagesize=size)
    page.drawString(72, 72, "as it was made")
    page.save()
    return out.getvalue()


PDF = a_page(A4)


@pytest.fixture(scope="module")
def shared_cups() -> Iterator[PrintSystem]:
    # Not pytest's own folder: the path of a socket may have no more than 107 letters.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder, print_system(Path(folder)) as system:
        yield system


@pytest.fixture
def cups(shared_cups: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    monkeypatch.setenv("CUPS_SERVER", str(shared_cups.socket))
    yield shared_cups
    for printer in printers():
        shared_cups.run("cancel", "-a", "-x", printer.name, check=False)
        shared_cups.run("lpadmin", "-x", printer.name)


def becomes(qtbot: QtBot, request: PrintRequest, state: PrintState) -> None:
    qtbot.waitUntil(lambda: request_state(request) is state, timeout=10_000)


def test_a_pdf_comes_out_of_the_printer_as_it_was_made(qtbot: QtBot, cups: PrintSystem) -> None:
    paper = cups.add("Brother_PJ-883")
    request = print_pdf(PDF, printer="Brother_PJ-883", title="J-2026-004105")
    assert request.request_id.startswith("Brother_PJ-883-")
    becomes(qtbot, request, PrintState.PRINTED)
    assert paper.read_bytes() == PDF


@pytest.mark.parametrize(
    ("sheet", "paper", "fitted"),
    [(A4, "a4", False), (A4, "letter", True), (LETTER, "letter", False), (LETTER, "a4", True)],
)
def test_pages_are_fitted_only_to_paper_of_another_size(
    qtbot: QtBot, cups: PrintSystem, sheet: tuple[float, float], paper: PaperSize, fitted: bool
) -> None:
    came_out = cups.add("Van")
    request = print_pdf(a_page(sheet), printer="Van", title="J-2026-004105", paper=paper)
    becomes(qtbot, request, PrintState.PRINTED)
    asked = came_out.with_name(f"{came_out.name}.options").read_text()
    assert ("fit-to-page" in asked) is fitted, asked


def test_a_paused_printer_keeps_the_report_and_it_is_not_called_printed(
    qtbot: QtBot, cups: PrintSystem
) -> None:
    paper = cups.add("Van")
    cups.run("cupsdisable", "-r", "paper is out", "Van")
    request = print_pdf(PDF, printer="Van", title="Report")
    qtbot.wait(700)
    assert request_state(request) is PrintState.WAITING
    assert not paper.exists()
    cups.run("cupsenable", "Van")
    becomes(qtbot, request, PrintState.PRINTED)
    assert paper.read_bytes() == PDF


def test_a_cancelled_request_has_failed(qtbot: QtBot, cups: PrintSystem) -> None:
    cups.add("Van")
    cups.run("cupsdisable", "Van")
    request = print_pdf(PDF, printer="Van", title="Report")
    assert request_state(request) is PrintState.WAITING
    cups.run("cancel", request.request_id)
    becomes(qtbot, request, PrintState.FAILED)


def test_a_request_the_printer_gave_up_has_failed(qtbot: QtBot, cups: PrintSystem) -> None:
    cups.add("Jammed", device="/jammed", error_policy="abort-job")
    request = print_pdf(PDF, printer="Jammed", title="Report")
    becomes(qtbot, request, PrintState.FAILED)


def test_a_request_that_will_be_tried_again_waits(qtbot: QtBot, cups: PrintSystem) -> None:
    cups.add("Jammed", device="/jammed", error_policy="stop-printer")
    request = print_pdf(PDF, printer="Jammed", title="Report")
    qtbot.waitUntil(lambda: not printers()[0].enabled, timeout=10_000)
    assert request_state(request) is PrintState.WAITING


def test_a_printer_that_was_taken_away_has_not_printed(cups: PrintSystem) -> None:
    cups.add("Van")
    cups.run("cupsdisable", "Van")
    request = print_pdf(PDF, printer="Van", title="Report")
    cups.run("lpadmin", "-x", "Van")
    assert request_state(request) is PrintState.FAILED


def test_an_unknown_printer_is_said_in_one_sentence(cups: PrintSystem) -> None:
    with pytest.raises(NotFound) as refused:
        print_pdf(PDF, printer="Nowhere", title="Report")
    assert error_sentence(refused.value) == "There is no printer Nowhere. Choose another."


def test_a_printer_that_takes_nothing_is_said_in_one_sentence(cups: PrintSystem) -> None:
    cups.add("Van")
    cups.run("cupsreject", "Van")
    with pytest.raises(DataProblem) as refused:
        print_pdf(PDF, printer="Van", title="Report")
    assert "not accepting" in refused.value.sentence
    assert error_sentence(refused.value) == "The printer Van did not take the report."


def test_the_default_printer_comes_first_and_a_stopped_one_says_why(cups: PrintSystem) -> None:
    for name in ("Alpha", "Beta", "Gamma"):
        cups.add(name)
    cups.run("lpadmin", "-d", "Gamma")
    cups.run("cupsdisable", "-r", "paper is out", "Beta")
    found = printers()
    assert [printer.name for printer in found] == ["Gamma", "Alpha", "Beta"]
    assert [printer.is_default for printer in found] == [True, False, False]
    assert [printer.enabled for printer in found] == [True, True, False]
    assert found[2].note == "paper is out"


def test_while_the_print_system_is_down_a_report_waits_and_its_printer_is_not_called_unknown(
    qtbot: QtBot, cups: PrintSystem
) -> None:
    cups.add("Van")
    cups.run("cupsdisable", "Van")
    request = print_pdf(PDF, printer="Van", title="Report")
    cups.stop()
    try:
        assert request_state(request) is PrintState.WAITING
        assert printers() == ()
        with pytest.raises(DataProblem) as refused:
            print_pdf(PDF, printer="Van", title="Report")
        assert not isinstance(refused.value, NotFound)
    finally:
        cups.start()
    assert request_state(request) is PrintState.WAITING
    cups.run("cupsenable", "Van")
    becomes(qtbot, request, PrintState.PRINTED)


def test_a_request_without_a_name_is_never_called_printed() -> None:
    assert request_state(PrintRequest("Windows", "")) is PrintState.UNKNOWN


def test_a_request_the_print_system_has_forgotten_is_neither_waiting_nor_printed(cups: PrintSystem) -> None:
    cups.add("Van")
    request = print_pdf(PDF, printer="Van", title="Report")
    forgotten = PrintRequest("Van", "Van-" + str(int(request.request_id.rpartition("-")[2]) + 900))
    assert request_state(forgotten) is PrintState.UNKNOWN


def trouble_of(name: str) -> str:
    return next(printer.trouble for printer in printers() if printer.name == name)


@pytest.mark.parametrize(("device", "trouble"), [("/jammed", "jam"), ("/off", "off")])
def test_what_the_printer_reports_is_known_and_the_report_waits(
    qtbot: QtBot, cups: PrintSystem, device: str, trouble: str
) -> None:
    cups.add("Van", device=device)
    assert trouble_of("Van") == ""
    request = print_pdf(PDF, printer="Van", title="Report")
    qtbot.waitUntil(lambda: trouble_of("Van") == trouble, timeout=10_000)
    assert request_state(request) is PrintState.WAITING
