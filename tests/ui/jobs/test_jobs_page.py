"""The list of jobs, its filter, and a job made on site."""

from dataclasses import replace

import builders
import pytest
from calls import find, settle, words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.screens.jobs import JobsScreen
from ui import theme
from ui.formats import Formats
from ui.jobs.listing import GROUP
from ui.jobs.new_job import NewJobPage
from ui.jobs.page import JobsPage
from ui.widgets.text_field import TextField


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> JobsPage:
    page = JobsPage(formats)
    qtbot.addWidget(page)
    page.resize(1254, 608)
    page.show()
    return page


def test_words_and_filter_are_asked_for_together(qtbot: QtBot, page: JobsPage) -> None:
    field = page.findChild(TextField, "jobsFilter").findChild(QLineEdit)
    qtbot.keyClicks(field, "EK")
    with qtbot.waitSignal(page.asked) as asked:
        find(page, QPushButton, "segment_done").click()
    assert asked.args == ["EK", "done", "time", 0]


def test_a_tap_opens_the_job(qtbot: QtBot, page: JobsPage) -> None:
    page.show_jobs(builders.jobs_screen())
    listing = page.findChild(QListView, "jobsList")
    middle = listing.visualRect(listing.model().index(1, 0)).center()
    with qtbot.waitSignal(page.job_opened) as opened:
        qtbot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened.args == ["job-2"]


def test_more_jobs_are_fetched_once_when_one_scrolls(page: JobsPage) -> None:
    first = tuple(builders.job_line(number) for number in range(3))
    page.show_jobs(JobsScreen(lines=first, total=5, offset=0))
    asked: list[tuple[str, str, str, int]] = []
    page.asked.connect(lambda *arguments: asked.append(arguments))
    model = page.findChild(QListView, "jobsList").model()
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert asked == [("", "open", "time", 3)]
    rest = tuple(builders.job_line(number) for number in range(3, 5))
    page.show_jobs(JobsScreen(lines=rest, total=5, offset=3))
    assert model.rowCount() == 5


def test_a_page_that_comes_twice_is_added_once(page: JobsPage) -> None:
    first = tuple(builders.job_line(number) for number in range(3))
    rest = tuple(builders.job_line(number) for number in range(3, 5))
    page.show_jobs(JobsScreen(lines=first, total=5, offset=0))
    for _ in range(2):
        page.show_jobs(JobsScreen(lines=rest, total=5, offset=3))
    assert page.findChild(QListView, "jobsList").model().rowCount() == 5


def test_nothing_found_says_so(page: JobsPage) -> None:
    page.show_jobs(JobsScreen(lines=(), total=0, offset=0))
    assert "No open jobs" in words(page)
    page.look_for("nobody")
    page.show_jobs(JobsScreen(lines=(), total=0, offset=0))
    assert "No jobs here" in words(page)


def test_groups_are_named_by_what_the_list_is_sorted_by(page: JobsPage) -> None:
    model = page.findChild(QListView, "jobsList").model()
    for order, group in (
        ("time", "Fri 20 Nov 2026"),
        ("status", "Completed"),
        ("city", "Trondheim"),
        ("customer", "I"),
    ):
        model.show_page(builders.jobs_screen(), order=order)
        assert model.index(0, 0).data(GROUP) == group


def test_a_card_is_drawn_once_and_anew_in_another_theme(page: JobsPage, qapp: QApplication) -> None:
    page.show_jobs(builders.jobs_screen())
    view = page.findChild(QListView, "jobsList")
    page.grab()
    kept = dict(view.itemDelegate()._kept)
    page.grab()
    assert dict(view.itemDelegate()._kept) == kept
    before = page.grab().toImage().pixelColor(600, 150)
    theme.apply(qapp, "dark", 1.0)
    assert page.grab().toImage().pixelColor(600, 150) != before


def test_a_conflict_is_heard(page: JobsPage) -> None:
    page.show_jobs(builders.jobs_screen())
    model = page.findChild(QListView, "jobsList").model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Ingrid Solbakken", "Completed", "EL 48213"):
        assert part in spoken


def test_the_next_step_is_a_job_on_site(qtbot: QtBot, page: JobsPage) -> None:
    page.show_jobs(builders.jobs_screen())
    with qtbot.waitSignal(page.new_job_wanted):
        page.action_triggered.emit("new")


@pytest.fixture
def new_job(qtbot: QtBot) -> NewJobPage:
    page = NewJobPage()
    qtbot.addWidget(page)
    page.show()
    return page


def fill(page: NewJobPage, **fields: str) -> None:
    for name, text in fields.items():
        page.findChild(TextField, f"new-{name}").set_text(text)


def test_a_new_job_needs_name_street_and_words(new_job: NewJobPage) -> None:
    created: list[object] = []
    new_job.created.connect(created.append)
    fill(new_job, vin="5YJ3E7EBXNF114422")
    new_job.action_triggered.emit("create")
    assert created == []
    assert new_job.findChild(TextField, "new-customer_name").problem
    assert new_job.findChild(TextField, "new-street").problem


def test_a_vin_with_the_letter_o_is_refused_in_place(new_job: NewJobPage) -> None:
    fill(new_job, vin="5YJ3E7EBXNF11442O", customer_name="Kari", street="Gata 1")
    new_job.action_triggered.emit("create")
    assert "17" in new_job.findChild(TextField, "new-vin").problem


def test_a_whole_job_is_created_with_its_vin_in_capitals(qtbot: QtBot, new_job: NewJobPage) -> None:
    fill(new_job, vin="5yj3e7ebxnf1 14422", customer_name="Kari", street="Gata 1", city="Oslo")
    new_job._concern.set_text("Rattles")
    with qtbot.waitSignal(new_job.created) as made:
        new_job.action_triggered.emit("create")
    fields = made.args[0]
    assert (fields["vin"], fields["customer_name"], fields["concern"]) == (
        "5YJ3E7EBXNF114422",
        "Kari",
        "Rattles",
    )
    assert fields["language"] == "nb"


def test_a_created_job_leaves_empty_fields(new_job: NewJobPage) -> None:
    fill(new_job, customer_name="Kari")
    new_job.clear()
    assert new_job.findChild(TextField, "new-customer_name").text == ""


def test_lines_without_a_complaint_say_what_kind_of_visit_it_is(qtbot: QtBot, page: JobsPage) -> None:
    line = replace(builders.job_line(1), concern="")
    page.show_jobs(JobsScreen(lines=(line,), total=1, offset=0))
    assert not page.grab().isNull()  # the delegate paints a line without words


def test_a_narrow_filter_says_what_it_is_in_one_word_instead_of_half_a_sentence(page: JobsPage) -> None:
    field = find(page, TextField, "jobsFilter")
    page.resize(1200, 600)
    settle()
    assert field.editor.placeholderText() == "Number, customer, plate or VIN"
    page.resize(620, 600)
    settle()
    assert field.editor.placeholderText() == "Filter"
