"""The Report presenter draws, seals, sends, prints and saves, each off the window's thread."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import builders
import pytest
from calls import find, words
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from report_desk import Desk, has_said, next_step, seal

from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import JobKind
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.domain.vehicles import EarlierReport
from fieldapp.errors import NotAllowedNow, NotFound, ReportTooLarge
from ui.presenter import ChangesSignal
from ui.printing import PrintState
from ui.widgets.row_button import RowButton

ADDRESS = builders.CUSTOMER.email
WAITS = "The report goes out when the network is there"


def test_the_preview_is_the_draft_and_once_sealed_the_report_itself(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    presenter.refresh()
    qtbot.waitUntil(lambda: desk.tab.preview.page_count == 3)
    seal(desk)
    presenter.refresh()
    qtbot.waitUntil(lambda: desk.tab.preview.page_count == 2)
    assert desk.calls.named("read_source") == [("job-1",)]
    assert desk.calls.named("draft") == [("source",)]
    assert desk.calls.named("pdf") == [("report-1",)]


def test_a_preview_of_the_job_before_is_not_shown(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    presenter.refresh()
    desk.tab.show_job(builders.job_screen(job=builders.job(id="job-2")))
    qtbot.waitUntil(lambda: bool(desk.calls.named("draft")))
    qtbot.wait(300)
    assert desk.tab.preview.page_count == 0


def test_a_preview_that_cannot_be_drawn_stops_waiting_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(draft=desk.calls.failing(ReportTooLarge("too large")))
    presenter.refresh()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert "too large" in desk.said[0]
    assert not desk.tab.preview.isHidden()


def test_sealing_makes_and_records_what_was_read(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    desk.tab.act("seal")
    assert next_step(desk).locked
    qtbot.waitUntil(lambda: desk.said == ["Report sealed"])
    assert [call for call in desk.calls.made if call[0] != "pdf"] == [
        ("read_source", "job-1"),
        ("make", "source"),
        ("record", "sealed"),
    ]
    assert not next_step(desk).locked
    assert presenter is not None


@pytest.mark.parametrize("step", ["read_source", "make", "record"])
def test_wherever_sealing_fails_its_button_is_free_again(qtbot: QtBot, desk: Desk, step: str) -> None:
    error = NotAllowedNow("no", reasons=("outdated",))
    failing: dict[str, Any] = {step: desk.calls.failing(error)}
    presenter = desk.open(**failing)
    desk.tab.act("seal")
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said == ["The job has changed meanwhile. Make the report once more."]
    assert next_step(desk).key == "seal"
    assert not next_step(desk).locked
    assert presenter is not None


def test_the_report_goes_to_the_address_in_the_field(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    seal(desk)
    desk.tab.act("email")
    qtbot.waitUntil(lambda: desk.said == [WAITS])
    assert desk.calls.named("email") == [("report-1", ADDRESS, False)]
    assert presenter is not None


def test_without_a_sealed_report_nothing_is_sent(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    desk.tab.email_wanted.emit(ADDRESS)
    desk.tab.print_wanted.emit("Van", 2, True)
    desk.tab.save_wanted.emit("nowhere.pdf")
    qtbot.wait(50)
    assert desk.calls.made == []
    assert desk.said == ["Seal the report first, then print it."]
    assert presenter is not None


def doubtful(desk: Desk, reason: str) -> Any:
    """An operation that wants to be asked twice."""

    def email(report_id: str, recipient: str, confirmed: bool) -> Any:
        answer = desk.calls.operation("email")(report_id, recipient, confirmed)
        if not confirmed:
            raise NotAllowedNow("no", reasons=(reason,))
        return answer

    return email


@pytest.mark.parametrize(
    ("reason", "words"),
    [("recipient_unknown", "is not the customer's address"), ("no_consent", "has not agreed")],
)
def test_a_doubtful_address_is_asked_about_once_and_then_used(
    qtbot: QtBot, desk: Desk, reason: str, words: str
) -> None:
    presenter = desk.open(email=doubtful(desk, reason))
    seal(desk)
    desk.tab.email_wanted.emit("a@example.com")
    qtbot.waitUntil(lambda: len(desk.said) == 1)
    assert words in desk.said[0]
    desk.tab.email_wanted.emit("a@example.com")
    qtbot.waitUntil(lambda: len(desk.said) == 2)
    assert desk.said[1] == WAITS
    assert [call[2] for call in desk.calls.named("email")] == [False, True]
    assert presenter is not None


def test_a_yes_to_one_address_is_no_yes_to_another(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(email=doubtful(desk, "recipient_unknown"))
    seal(desk)
    for number, address in enumerate(("a@example.com", "b@example.com", "a@example.com"), 1):
        desk.tab.email_wanted.emit(address)
        qtbot.waitUntil(partial(has_said, desk, number))
    assert [call[2] for call in desk.calls.named("email")] == [False, False, False]
    assert presenter is not None


def test_a_refusal_that_is_no_doubt_is_not_overruled_by_pressing_again(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open(email=doubtful(desk, "queued_already"))
    seal(desk)
    for number in (1, 2):
        desk.tab.email_wanted.emit(ADDRESS)
        qtbot.waitUntil(partial(has_said, desk, number))
    assert [call[2] for call in desk.calls.named("email")] == [False, False]
    assert "on its way" in desk.said[1]
    assert presenter is not None


def test_a_report_is_taken_back(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    desk.tab.withdraw_wanted.emit("delivery-1")
    qtbot.waitUntil(lambda: desk.calls.named("withdraw") == [("delivery-1",)])
    assert presenter is not None


def test_photos_in_a_file_of_their_own_are_saved_beside_the_report(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    presenter = desk.open(photos=desk.calls.view("photos", desk.photos))
    seal(desk)
    desk.tab.save_wanted.emit(str(tmp_path / "J-1.pdf"))

    qtbot.waitUntil(lambda: any("J-1-photos.pdf" in said for said in desk.said))
    assert (tmp_path / "J-1.pdf").read_bytes() == desk.sealed
    assert (tmp_path / "J-1-photos.pdf").read_bytes() == desk.photos
    assert presenter is not None


def test_the_saved_file_is_the_sealed_report(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    presenter = desk.open()
    seal(desk)
    path = tmp_path / "J-2026-004105.pdf"
    desk.tab.save_wanted.emit(str(path))
    qtbot.waitUntil(lambda: desk.said == [f"Saved: {path}"])
    assert path.read_bytes() == desk.sealed
    assert presenter is not None


def test_a_file_that_cannot_be_written_is_said_in_words(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    presenter = desk.open()
    seal(desk)
    desk.tab.save_wanted.emit(str(tmp_path / "gone" / "report.pdf"))
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said == ["The file could not be written there. Choose another place."]
    assert presenter is not None


def test_the_letter_opens_in_the_person_s_own_mail_program(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    seal(desk)
    desk.tab.mail_program_wanted.emit()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.calls.named("mail_program") == [(b"an unsent letter",)]
    assert "mail program" in desk.said[0]
    assert presenter is not None


def test_an_earlier_report_is_shown_in_the_preview(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    desk.tab.earlier_wanted.emit("report-0")
    qtbot.waitUntil(lambda: desk.tab.preview.page_count == 2)
    assert desk.calls.named("pdf") == [("report-0",)]
    assert presenter is not None


def line(**changes: Any) -> ReportLine:
    kept = builders.report(id="report-0", job_id="job-0", **changes)
    return ReportLine(
        report=kept,
        job_number="J-2026-003001",
        customer="Dr. Anneliese Müller-Groß",
        vehicle="Tesla Model 3",
        visited_at=builders.at(8, 0),
        is_newest=True,
    )


def told() -> ReportLine:
    """Of a visit whose job is not on this laptop."""
    shown = line(sha256="f" * 64)
    return replace(
        shown,
        told=EarlierReport(
            report_id=shown.report.id,
            job_id=shown.report.job_id,
            job_number=shown.job_number,
            job_kind=JobKind.MOBILE_SERVICE,
            technician="Kari Nordmann",
            version=1,
            language="nb",
            sha256=shown.report.sha256,
            size=shown.report.size,
            pages=2,
            made_at=shown.report.made_at,
            findings=("Bakdekk nærmer seg grensen",),
        ),
    )


def test_an_earlier_report_can_be_sent_saved_and_printed_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    presenter = desk.open()
    desk.tab.show_job(builders.job_screen(reports=(builders.report(),), earlier_reports=(line(),)))
    find(desk.tab, RowButton, "earlier-report-0").click()
    again = find(desk.tab, QPushButton, "sendAgain")
    assert not again.isHidden()
    assert "J-2026-003001" in words(desk.tab)

    again.click()
    desk.tab.save_wanted.emit(str(tmp_path / "old.pdf"))
    qtbot.waitUntil(lambda: has_said(desk, 2))
    assert desk.calls.named("email") == [("report-0", ADDRESS, False)]
    assert ("report-0",) in desk.calls.named("pdf")

    find(desk.tab, QPushButton, "backToNewest").click()
    assert again.isHidden()
    assert desk.tab.chosen == builders.report()
    assert presenter is not None


def test_a_report_that_lies_at_the_office_is_asked_for_and_opens_when_it_has_come(
    qtbot: QtBot, desk: Desk, changes: ChangesSignal
) -> None:
    here: list[bytes] = []

    def pdf(report_id: str) -> bytes:
        desk.calls.made.append(("pdf", report_id))
        if not here:
            raise NotFound("not here")
        return here[0]

    presenter = desk.open(pdf=pdf, paper=desk.paper(PrintState.PRINTED))
    desk.tab.show_job(builders.job_screen(reports=(builders.report(),), earlier_reports=(told(),)))
    find(desk.tab, RowButton, "earlier-report-0").click()

    qtbot.waitUntil(lambda: has_said(desk, 1))
    assert desk.calls.named("fetch") == [("report-0",)]
    assert "as soon as there is a network" in desk.said[-1]
    again = desk.tab.findChild(QPushButton, "sendAgain")
    assert again is not None
    assert again.isHidden()
    bar = desk.tab.bar()
    assert bar is not None
    assert bar.next_step is not None
    assert bar.next_step.key == "save"

    here.append(desk.sealed)
    changes.changed.emit(Changes.of("file", "f" * 64))
    qtbot.waitUntil(lambda: desk.tab.preview.page_count == 2)
    desk.tab.print_wanted.emit("Van", 1, False)
    qtbot.waitUntil(lambda: bool(desk.calls.named("print")))
    assert desk.calls.named("note_print") == []
    assert presenter is not None


def test_a_report_that_was_mailed_can_be_mailed_again(qtbot: QtBot, desk: Desk) -> None:
    presenter = desk.open()
    seal(desk)
    again = desk.tab.findChild(QPushButton, "sendAgain")
    assert again is not None
    assert again.isHidden()
    desk.tab.show_job(builders.job_screen(reports=(builders.report(),), deliveries=(builders.delivery(),)))
    assert not again.isHidden()
    assert presenter is not None
