"""The Today presenter asks the view of the day and takes the three steps."""

import builders
import pytest
from calls import Calls, notices
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow
from ui.formats import Formats
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.today.page import TodayPage
from ui.today.presenter import TodayActions, TodayPresenter


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> TodayPage:
    page = TodayPage(formats)
    qtbot.addWidget(page)
    return page


def present(page: TodayPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal) -> TodayPresenter:
    actions = TodayActions(
        read=calls.view("read", builders.today_screen()),
        today=lambda: builders.DAY,
        drive=calls.operation("drive"),
        arrive=calls.failing(NotAllowedNow("The job is dispatched.", reasons=("status_move",))),
        start=calls.operation("start"),
        undo=calls.operation("undo"),
    )
    return TodayPresenter(page, actions, tasks=tasks, changes=changes)


def test_refreshing_reads_today(
    qtbot: QtBot, page: TodayPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    presenter = present(page, calls, tasks, changes)
    presenter.refresh()
    qtbot.waitUntil(lambda: page.bar_state.next_step is not None)
    assert calls.named("read") == [(builders.DAY,)]


def test_driving_tells_everybody_what_changed_and_offers_undo(
    qtbot: QtBot, page: TodayPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    presenter = present(page, calls, tasks, changes)
    heard: list[Changes] = []
    changes.changed.connect(heard.append)
    with qtbot.waitSignal(page.notice) as told:
        page.next_step.emit("drive", "job-fjordkraft")
    assert calls.named("drive") == [("job-fjordkraft",)]
    assert heard == [Changes.of("job", "job-1")]
    page.undo_triggered.emit(told.args[0].undo_key)
    qtbot.waitUntil(lambda: calls.named("undo") == [("job-fjordkraft",)])
    assert presenter is not None


def test_starting_opens_the_job(
    qtbot: QtBot, page: TodayPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls(), tasks, changes)
    with qtbot.waitSignal(presenter.job_opened) as opened:
        page.next_step.emit("start", "job-maren")
    assert opened.args == ["job-maren"]


def test_a_refused_step_is_said_in_words(
    qtbot: QtBot, page: TodayPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls(), tasks, changes)
    said = notices(page)
    page.next_step.emit("arrive", "job-maren")
    qtbot.waitUntil(lambda: bool(said))
    assert "NotAllowedNow" not in said[0]
    assert presenter is not None


def test_any_change_is_read_again_and_none_is_not(
    qtbot: QtBot, page: TodayPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    presenter = present(page, calls, tasks, changes)
    changes.changed.emit(Changes())
    changes.changed.emit(Changes.of("job", "job-1"))
    qtbot.waitUntil(lambda: page.bar_state.next_step is not None)
    assert len(calls.named("read")) == 1
    assert presenter is not None
