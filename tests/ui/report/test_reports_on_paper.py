"""The Report presenter prints, follows a print, and asks a person where no print system tells of it."""

from __future__ import annotations

from dataclasses import replace

import builders
from calls import find
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from report_desk import Desk, seal

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState
from fieldapp.domain.screens.reports import PrintUnderWay
from fieldapp.errors import DataProblem
from ui.printing import Printer, PrintRequest, PrintState
from ui.widgets.icon_text import IconText
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField


def test_printed_is_said_only_when_the_printer_has_let_go(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(paper=desk.paper(PrintState.WAITING, PrintState.WAITING, PrintState.PRINTED))
    seal(desk)
    desk.tab.print_wanted.emit("Van", 2, True)
    qtbot.waitUntil(lambda: len(desk.calls.named("note_print")) == 2)
    assert desk.calls.named("print") == [(desk.sealed, "Van", "J-2026-004105", 2, True, "a4")]
    assert desk.calls.named("state") == [("Van-7",)] * 3
    assert desk.calls.named("note_print") == [
        ("report-1", "Van", DeliveryState.AT_PRINTER, ("Van-7",)),
        ("report-1", "Van", DeliveryState.PRINTED, ("Van-7",)),
    ]
    assert presenter is not None


def test_a_cancelled_page_has_failed(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(paper=desk.paper(PrintState.FAILED))
    seal(desk)
    desk.tab.print_wanted.emit("Van", 2, True)
    qtbot.waitUntil(lambda: len(desk.calls.named("note_print")) == 2)
    assert desk.calls.named("note_print")[1] == ("report-1", "Van", DeliveryState.FAILED, ("Van-7",))
    assert presenter is not None


def test_what_was_at_the_printer_when_the_program_was_closed_is_watched_on(qtbot: QtBot, desk: Desk) -> None:
    left = PrintUnderWay(report_id="report-9", printer="Van", requests=("Van-3", "Van-4"), title="J-9")
    states = (PrintState.PRINTED, PrintState.WAITING, PrintState.PRINTED)
    presenter = desk.open(under_way=lambda: (left,), paper=desk.paper(*states))
    presenter.follow_again()
    qtbot.waitUntil(lambda: bool(desk.calls.named("note_print")))
    assert desk.calls.named("state") == [("Van-3",), ("Van-4",), ("Van-4",)]
    assert desk.calls.named("note_print") == [("report-9", "Van", DeliveryState.PRINTED, ("Van-3", "Van-4"))]


def test_a_print_the_print_system_has_forgotten_is_watched_no_longer(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(paper=desk.paper(PrintState.WAITING, PrintState.UNKNOWN))
    seal(desk)
    desk.tab.print_wanted.emit("Van", 1, False)
    qtbot.waitUntil(lambda: bool(desk.calls.named("lose_sight")))
    assert desk.calls.named("lose_sight") == [("report-1", "Van", ("Van-7",))]
    assert len(desk.calls.named("note_print")) == 1
    assert presenter is not None


def nameless(pdf: bytes, *, printer: str, **_how: object) -> PrintRequest:
    return PrintRequest(printer, "")


def test_where_the_system_keeps_no_name_the_technician_says_what_became_of_a_print(
    qtbot: QtBot, desk: Desk
) -> None:
    presenter = desk.open(paper=desk.paper(print_pdf=nameless))
    handed = replace(
        builders.delivery(),
        channel=DeliveryChannel.PRINT,
        recipient="Van",
        state=DeliveryState.AT_PRINTER,
        leaves_at=None,
    )
    screen = builders.job_screen(
        reports=(builders.report(),), deliveries=(handed,), unwatched_prints=frozenset({handed.id})
    )
    desk.tab.show_job(screen)
    card = find(desk.tab, QWidget, "delivery-print")
    told = [line.text() for line in card.findChildren(IconText)]
    assert told[0].startswith("Handed to the printer ")
    find(card, QPushButton, "printCameOut").click()
    qtbot.waitUntil(lambda: bool(desk.calls.named("settle_print")))
    find(card, QPushButton, "printAgain").click()
    qtbot.waitUntil(lambda: bool(desk.calls.named("note_print")))
    assert desk.calls.named("settle_print") == [(handed.id, True), (handed.id, False)]
    assert desk.calls.named("note_print") == [(handed.report_id, "Van", DeliveryState.AT_PRINTER, ())]
    desk.tab.show_job(replace(screen, unwatched_prints=frozenset()))
    qtbot.waitUntil(lambda: desk.tab.findChild(QPushButton, "printCameOut") is None)
    assert presenter is not None


def test_photos_the_printer_refused_do_not_hide_that_the_report_is_at_it(qtbot: QtBot, desk: Desk) -> None:
    left = [PrintRequest("Van", "Van-7")]

    def once(pdf: bytes, **_how: object) -> PrintRequest:
        if not left:
            raise DataProblem("lp: no", printer="Van")
        return left.pop()

    presenter = desk.open(
        photos=desk.calls.view("photos", desk.photos), paper=desk.paper(PrintState.PRINTED, print_pdf=once)
    )
    seal(desk)
    desk.tab.print_wanted.emit("Van", 1, False)
    qtbot.waitUntil(lambda: len(desk.calls.named("note_print")) == 2)
    assert desk.said == ["The printer Van did not take the report."]
    assert [call[2] for call in desk.calls.named("note_print")] == [
        DeliveryState.AT_PRINTER,
        DeliveryState.PRINTED,
    ]
    assert presenter is not None


def test_a_printer_that_refuses_is_said_and_nothing_is_noted(qtbot: QtBot, desk: Desk) -> None:
    error = DataProblem("lp: no", printer="Van")

    def refuse(
        pdf: bytes, *, printer: str, title: str, copies: int, duplex: bool, paper: str
    ) -> PrintRequest:
        raise error

    presenter = desk.open(paper=desk.paper(print_pdf=refuse))
    seal(desk)
    desk.tab.print_wanted.emit("Van", 2, True)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said == ["The printer Van did not take the report."]
    assert desk.calls.named("note_print") == []
    assert presenter is not None


def test_printing_begins_as_the_settings_say(qtbot: QtBot, desk: Desk) -> None:
    two = (Printer("Office", is_default=True), Printer("Van", is_default=False))
    presenter = desk.open(paper=desk.paper(PrintState.PRINTED, printers=lambda: two, size=lambda: "letter"))
    desk.tab.begin_with(printer="Van", copies=3, both_sides=True)
    seal(desk)
    presenter.refresh()
    qtbot.waitUntil(lambda: find(desk.tab, ChoiceField, "reportPrinter").value == "Van")
    find(desk.tab, QPushButton, "printReport").click()
    qtbot.waitUntil(lambda: bool(desk.calls.named("print")))
    assert desk.calls.named("print") == [(desk.sealed, "Van", "J-2026-004105", 3, True, "letter")]
    qtbot.waitUntil(lambda: len(desk.calls.named("note_print")) == 2)


def test_a_print_system_that_cannot_be_asked_has_no_printers(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(paper=desk.paper(printers=desk.calls.failing(OSError("no lpstat"))))
    presenter.refresh()
    qtbot.waitUntil(lambda: not find(desk.tab, QWidget, "noPrinter").isHidden())
    assert desk.said == []


def test_photos_in_a_file_of_their_own_are_shown_and_printed_after_the_report(
    qtbot: QtBot, desk: Desk
) -> None:
    states = (PrintState.PRINTED, PrintState.WAITING, PrintState.PRINTED, PrintState.PRINTED)
    presenter = desk.open(photos=desk.calls.view("photos", desk.photos), paper=desk.paper(*states))
    desk.tab.show_job(builders.job_screen(reports=(builders.report(appendix_sha256="a" * 64),)))
    too = find(desk.tab, Switch, "printPhotos")
    assert not too.isHidden()
    presenter.refresh()
    qtbot.waitUntil(lambda: desk.tab.preview.page_count == 6)

    desk.tab.print_wanted.emit("Van", 1, False)
    qtbot.waitUntil(lambda: len(desk.calls.named("note_print")) == 2)
    assert [printed[0] for printed in desk.calls.named("print")] == [desk.sealed, desk.photos]
    assert len(desk.calls.named("state")) == 3

    too.setChecked(False)
    desk.calls.made.clear()
    desk.tab.print_wanted.emit("Van", 1, False)
    qtbot.waitUntil(lambda: bool(desk.calls.named("print")))
    assert [printed[0] for printed in desk.calls.named("print")] == [desk.sealed]


def test_photos_that_fail_at_the_printer_are_not_called_printed(qtbot: QtBot, desk: Desk) -> None:
    states = (PrintState.PRINTED, PrintState.FAILED)
    presenter = desk.open(photos=desk.calls.view("photos", desk.photos), paper=desk.paper(*states))
    seal(desk)
    desk.tab.print_wanted.emit("Van", 1, False)
    qtbot.waitUntil(lambda: len(desk.calls.named("note_print")) == 2)
    assert desk.calls.named("note_print")[-1] == (
        "report-1",
        "Van",
        DeliveryState.FAILED,
        ("Van-7", "Van-7"),
    )
    assert presenter is not None
