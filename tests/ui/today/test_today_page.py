"""Today shows the day, its next step, and whether one can leave."""

import builders
import pytest
from calls import find, words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.jobs import JobStatus
from ui.formats import Formats
from ui.today.page import TodayPage
from ui.today.ready import ReadyCard
from ui.today.rows import RowKind, rows_of


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> TodayPage:
    page = TodayPage(formats)
    qtbot.addWidget(page)
    page.resize(1254, 608)
    page.show()
    return page


def test_the_day_counts_jobs_what_is_done_and_the_time_left(page: TodayPage) -> None:
    page.show_day(builders.today_screen(), today=builders.DAY)
    shown = words(page)
    assert "Friday 20 November" in shown
    assert "1 done" in shown
    assert "5 h 45 min left" in shown


def test_what_is_over_is_quiet_the_next_job_big_and_the_rest_small() -> None:
    kinds = [row.kind for row in rows_of(builders.today_screen())]
    assert kinds == [RowKind.DONE, RowKind.NEXT, RowKind.LATER, RowKind.LATER]


def test_a_long_note_about_the_place_makes_the_next_card_higher_instead_of_being_cut(page: TodayPage) -> None:
    page.show_day(builders.today_screen(), today=builders.DAY)
    delegate = page.line.itemDelegate()
    short = page.line.visualRect(page.line.model().index(1, 0)).height()
    note = "Parkeringshus P2, rad C. Innkjøring fra Kongens gate, høyde 2,1 m! Ring på hos vakten."
    jobs = list(builders.today_screen().jobs)
    jobs[1] = jobs[1]._replace(site_note=note)
    page.show_day(builders.today_screen(jobs=tuple(jobs)), today=builders.DAY)
    assert delegate is page.line.itemDelegate()
    assert page.line.visualRect(page.line.model().index(1, 0)).height() > short


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (JobStatus.DISPATCHED, "drive"),
        (JobStatus.SCHEDULED, "drive"),
        (JobStatus.TRAVELLING, "arrive"),
        (JobStatus.ON_SITE, "start"),
        (JobStatus.IN_PROGRESS, "open"),
        (JobStatus.ON_HOLD, "open"),
    ],
)
def test_the_next_step_follows_the_status_of_the_next_job(
    qtbot: QtBot, page: TodayPage, status: JobStatus, key: str
) -> None:
    jobs = (builders.INGRID, builders.FJORDKRAFT._replace(status=status))
    page.show_day(builders.today_screen(jobs=jobs), today=builders.DAY)
    assert page.bar_state.next_step is not None
    assert page.bar_state.next_step.key == key
    with qtbot.waitSignal(page.next_step) as asked:
        page.action_triggered.emit(key)
    assert asked.args == [key, "job-fjordkraft"]


def test_when_all_is_done_there_is_no_next_step(page: TodayPage) -> None:
    page.show_day(builders.today_screen(jobs=(builders.INGRID,), next_job_id=None), today=builders.DAY)
    assert page.bar_state.next_step is None
    assert "All done" in page.bar_state.fact


def test_a_day_without_jobs_names_the_next_one_with_work(qtbot: QtBot, page: TodayPage) -> None:
    page.show_day(builders.today_screen(jobs=(), next_job_id=None), today=builders.DAY)
    assert page.bar_state.is_empty
    assert "No jobs on this day" in words(page)
    with qtbot.waitSignal(page.day_wanted) as asked:
        find(page, QPushButton, "nextDay").click()
    assert asked.args == [builders.today_screen().next_day]


def test_another_day_offers_the_way_back(qtbot: QtBot, page: TodayPage) -> None:
    page.show_day(builders.today_screen(), today=builders.DAY)
    assert not page.findChild(QPushButton, "backToToday").isVisible()
    page.show_day(builders.today_screen(), today=builders.DAY.replace(day=19))
    with qtbot.waitSignal(page.day_wanted) as asked:
        find(page, QPushButton, "backToToday").click()
    assert asked.args == [None]


def test_a_tap_and_enter_open_a_job(qtbot: QtBot, page: TodayPage) -> None:
    page.show_day(builders.today_screen(), today=builders.DAY)
    line = page.findChild(QListView, "dayLine")
    middle = line.visualRect(line.model().index(2, 0)).center()
    with qtbot.waitSignal(page.job_opened) as opened:
        qtbot.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened.args == ["job-lefevre"]
    line.setCurrentIndex(line.model().index(3, 0))
    with qtbot.waitSignal(page.job_opened) as opened:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.args == ["job-maren"]


def test_a_row_is_spoken_whole(page: TodayPage) -> None:
    page.show_day(builders.today_screen(), today=builders.DAY)
    spoken = page.line.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("10:00–11:30", "Fjordkraft Bygg AS", "Dispatched", "EK 90117", "Haakon VIIs gate 14"):
        assert part in spoken


def test_problems_are_counted_and_unsent_work_is_none(qtbot: QtBot, formats: Formats) -> None:
    card = ReadyCard(formats)
    qtbot.addWidget(card)
    card.show()
    card.show_checks(builders.ready_checks(calibration_ended=False, changes=7, photos=4))
    assert card.verdict(builders.ready_checks(calibration_ended=False, changes=7))[1] == "check"
    assert "Unsent work is safe" in words(card)
    assert "7 change" in words(card)
    assert "4 photo" in words(card)
    assert card.verdict(builders.ready_checks(changes=7))[1] == "attention"


def test_showing_the_checks_again_leaves_nothing_of_the_old_ones_in_sight(
    qtbot: QtBot, formats: Formats
) -> None:
    card = ReadyCard(formats)
    qtbot.addWidget(card)
    card.show()
    card.show_checks(builders.ready_checks())
    card.show_checks(builders.ready_checks(changes=7))
    assert "Nothing unsent" not in words(card)


def test_a_narrow_window_keeps_the_checks_behind_one_button(page: TodayPage) -> None:
    page.show_day(builders.today_screen(), today=builders.DAY)
    page.set_compact(True)
    assert not page.findChild(ReadyCard).isVisible()
    find(page, QPushButton, "openReady").click()
    assert page.findChild(ReadyCard).isVisible()
