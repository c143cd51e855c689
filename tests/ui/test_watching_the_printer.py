"""What was handed to a printer is watched until the print system lets go of it, against a real CUPS."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from print_system import PrintSystem, print_system
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from test_printing import a_page

from ui.paper import Paper, PrintWatch
from ui.printing import Printer, PrintState, print_pdf
from ui.tasks import TaskRunner

PDF = a_page(A4)


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    # Not pytest's own folder: the path of a socket may have no more than 107 letters.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder, print_system(Path(folder)) as system:
        monkeypatch.setenv("CUPS_SERVER", str(system.socket))
        yield system


def test_a_paused_printer_is_told_once_and_a_cancelled_page_too(
    qtbot: QtBot, cups: PrintSystem, tasks: TaskRunner
) -> None:
    cups.add("Van")
    cups.run("cupsdisable", "Van")
    watch = PrintWatch(Paper(ask_again_ms=20), tasks=tasks)
    stuck: list[tuple[str, Printer]] = []
    failed: list[tuple[str, str]] = []
    ended: list[PrintState] = []
    watch.stuck.connect(lambda title, printer: stuck.append((title, printer)))
    watch.failed.connect(lambda title, printer: failed.append((title, printer)))
    request = print_pdf(PDF, printer="Van", title="J-7")
    watch.watch(request, "J-7", ended.append)
    qtbot.waitUntil(lambda: bool(stuck), timeout=10_000)
    qtbot.wait(200)
    assert [(title, printer.name, printer.enabled) for title, printer in stuck] == [("J-7", "Van", False)]
    assert (failed, ended) == ([], [])
    cups.run("cancel", request.request_id)
    qtbot.waitUntil(lambda: ended == [PrintState.FAILED], timeout=10_000)
    assert failed == [("J-7", "Van")]


def test_an_idle_printer_says_nothing_and_a_jam_is_told(
    qtbot: QtBot, cups: PrintSystem, tasks: TaskRunner
) -> None:
    paper = cups.add("Good")
    cups.add("Bad", device="/jammed")
    watch = PrintWatch(Paper(ask_again_ms=20), tasks=tasks)
    stuck: list[tuple[str, str]] = []
    ended: list[PrintState] = []
    watch.stuck.connect(lambda title, printer: stuck.append((title, printer.trouble)))
    watch.watch(print_pdf(PDF, printer="Good", title="fine"), "fine", ended.append)
    watch.watch(print_pdf(PDF, printer="Bad", title="jammed"), "jammed", ended.append)
    qtbot.waitUntil(lambda: ended == [PrintState.PRINTED] and bool(stuck), timeout=10_000)
    assert stuck == [("jammed", "jam")]
    assert paper.read_bytes() == PDF


def test_a_print_system_that_does_not_answer_has_not_let_go(qtbot: QtBot, tasks: TaskRunner) -> None:
    answers = iter([OSError("no lpstat"), PrintState.PRINTED])

    def state(_request: object) -> PrintState:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    from ui.printing import PrintRequest

    watch = PrintWatch(Paper(state=state, printers=lambda: (), ask_again_ms=5), tasks=tasks)
    ended: list[PrintState] = []
    watch.watch(PrintRequest("Van", "Van-1"), "J-7", ended.append)
    qtbot.waitUntil(lambda: ended == [PrintState.PRINTED])
