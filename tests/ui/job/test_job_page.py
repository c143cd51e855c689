"""A job's page: header, tabs filled when looked at, one next step, reasons asked in place."""

from dataclasses import replace

import builders
import pytest
from calls import find, settle, words
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.repair_plans import StepGrade
from ui.formats import Formats
from ui.job.next_step import next_step
from ui.job.page import JobPage
from ui.report.tab import ReportTab
from ui.widgets.switch import Switch
from ui.widgets.text_field import TextField


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> JobPage:
    page = JobPage(formats, ReportTab(formats))
    qtbot.addWidget(page)
    page.resize(1254, 608)
    page.show()
    return page


def test_the_header_says_whose_car_and_which(page: JobPage) -> None:
    page.show_job(builders.job_screen())
    shown = words(page.header)
    for part in ("Dr. Anneliese Müller-Groß", "S-MG 2041E", "Model 3 2022", "5YJ3E7EBXNF114422", "German"):
        assert part in shown
    assert page.heading.title == "J-2026-004105"


def test_a_narrower_header_shortens_the_words_about_the_language_and_keeps_one_line(page: JobPage) -> None:
    page.show_job(builders.job_screen())
    settle()
    wide = page.header.height()
    assert "speaks German" in words(page.header)
    page.resize(1168, 608)
    settle()
    assert "speaks German" not in words(page.header)
    assert page.header._language.accessibleName() == "speaks German"
    assert page.header.height() == wide


def test_a_job_without_a_number_yet_shows_its_provisional_one(page: JobPage) -> None:
    job = builders.job(number=None, provisional_number="NEW-1")
    page.show_job(builders.job_screen(job=job))
    assert page.heading.title == "NEW-1"


def test_the_vin_goes_to_the_clipboard(qtbot: QtBot, page: JobPage) -> None:
    page.show_job(builders.job_screen())
    with qtbot.waitSignal(page.header.copied):
        find(page, QPushButton, "copyVin").click()
    assert QGuiApplication.clipboard().text() == "5YJ3E7EBXNF114422"


def test_a_tab_is_filled_when_it_is_looked_at(page: JobPage) -> None:
    page.show_job(builders.job_screen())
    assert "Inner door switch" not in words(page.parts_time)
    page.show_tab("parts_time")
    assert "Inner door switch" in words(page.parts_time)


def test_a_tab_shows_what_changed_while_another_one_was_on(page: JobPage) -> None:
    page.show_job(builders.job_screen())
    page.show_tab("checklists")
    page.show_tab("plan")
    page.show_job(builders.job_screen(checklists=(builders.checklist_line(answered=49),)))
    page.show_tab("checklists")
    assert "49 of 50" in words(page.checklists)


def test_loading_hides_the_job_before(page: JobPage) -> None:
    page.show_job(builders.job_screen())
    page.show_loading()
    assert page.bar_state.is_empty
    assert not page.plan.isVisible()


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (JobStatus.DISPATCHED, "drive"),
        (JobStatus.TRAVELLING, "arrive"),
        (JobStatus.ON_SITE, "start"),
        (JobStatus.ON_HOLD, "resume"),
    ],
)
def test_the_next_step_is_taken(qtbot: QtBot, page: JobPage, status: JobStatus, key: str) -> None:
    page.show_job(builders.job_screen(job=builders.job(status=status)))
    assert page.bar_state.next_step is not None
    with qtbot.waitSignal(page.step_wanted) as asked:
        page.action_triggered.emit(page.bar_state.next_step.key)
    assert asked.args == [key]


def test_the_order_of_work_is_steps_checklist_signature_report_complete() -> None:
    graded = tuple(replace(step, grade=StepGrade.DONE) for step in builders.STEPS)
    finished = builders.checklist_line(finished_at=builders.at(9))
    screens = [
        builders.job_screen(),
        builders.job_screen(steps=graded),
        builders.job_screen(
            steps=graded, checklists=(finished,), completion_problems=("signature:customer",)
        ),
        builders.job_screen(steps=graded, checklists=(finished,), completion_problems=()),
        builders.job_screen(
            steps=graded, checklists=(finished,), completion_problems=(), reports=(builders.report(),)
        ),
    ]
    keys = [state.next_step.key for state in map(next_step, screens) if state.next_step is not None]
    assert keys == ["checklist:mobile_visit", "checklist:mobile_visit", "customer", "report", "complete"]


def test_completing_is_locked_with_the_reason_while_something_is_open() -> None:
    graded = tuple(replace(step, grade=StepGrade.DONE) for step in builders.STEPS)
    state = next_step(
        builders.job_screen(
            steps=graded, checklists=(), reports=(builders.report(),), completion_problems=("gate:unsigned",)
        )
    )
    assert state.next_step is not None
    assert state.next_step.key == "complete"
    assert state.next_step.locked


@pytest.mark.parametrize("status", [JobStatus.COMPLETED, JobStatus.CANNOT_COMPLETE, JobStatus.CANCELLED])
def test_a_finished_job_leads_to_the_next_one(qtbot: QtBot, page: JobPage, status: JobStatus) -> None:
    page.show_job(builders.job_screen(job=builders.job(status=status)))
    assert page.bar_state.next_step is not None
    with qtbot.waitSignal(page.day_wanted):
        page.action_triggered.emit(page.bar_state.next_step.key)


def test_escape_or_going_on_closes_the_question_why(qtbot: QtBot, page: JobPage) -> None:
    page.show_job(builders.job_screen())
    field = page.findChild(TextField, "statusReason")
    for close in (
        lambda: qtbot.keyClick(field.editor, Qt.Key.Key_Escape),
        lambda: page.action_triggered.emit("start"),
    ):
        page.action_triggered.emit("hold")
        assert field.isVisibleTo(page)
        close()
        assert not field.isVisibleTo(page)


def test_holding_asks_why_in_place_and_takes_no_empty_reason(qtbot: QtBot, page: JobPage) -> None:
    page.show_job(builders.job_screen())
    page.action_triggered.emit("hold")
    assert find(page, TextField, "statusReason").editor.accessibleName() == "Why does the job wait?"
    given: list[tuple[str, str, bool]] = []
    page.reason_given.connect(lambda *arguments: given.append(arguments))
    find(page, QPushButton, "saveReason").click()
    assert given == []
    page.findChild(TextField, "statusReason").set_text("Part missing")
    find(page, QPushButton, "saveReason").click()
    assert given == [("hold", "Part missing", False)]


def test_a_job_that_cannot_be_completed_may_want_a_new_visit(page: JobPage) -> None:
    page.show_job(builders.job_screen(job=builders.job(status=JobStatus.ON_SITE)))
    page.action_triggered.emit("cannot")
    page.findChild(TextField, "statusReason").set_text("Nobody here")
    page.findChild(Switch, "followUp").setChecked(True)
    given: list[tuple[str, str, bool]] = []
    page.reason_given.connect(lambda *arguments: given.append(arguments))
    find(page, QPushButton, "saveReason").click()
    assert given == [("cannot", "Nobody here", True)]


def test_another_narrow_window_turns_the_status_line_into_a_pill(page: JobPage) -> None:
    page.show_job(builders.job_screen())
    page.set_compact(True)
    assert "In progress" in words(page.header)
    assert not page.header._steps.isVisible()
