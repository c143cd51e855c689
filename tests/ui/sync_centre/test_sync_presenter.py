"""The Sync presenter keeps the pill right, settles conflicts and tries again."""

from typing import Any

import builders
import pytest
from calls import Calls, notices
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.sync_centre import Connection
from fieldapp.errors import NotAllowedNow
from ui.formats import Formats
from ui.presenter import ChangesSignal
from ui.sync_centre.page import SyncPage
from ui.sync_centre.presenter import SyncActions, SyncPresenter
from ui.tasks import TaskRunner


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> SyncPage:
    page = SyncPage(formats)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def calls() -> Calls:
    return Calls()


def present(
    page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal, **other: Any
) -> SyncPresenter:
    actions: dict[str, Any] = {
        "read": calls.view("read", builders.sync_screen()),
        "connection": calls.view("connection", builders.connection()),
        "wake": calls.view("wake", None),
        "settle": calls.operation("settle"),
        "retry": calls.operation("retry"),
    }
    return SyncPresenter(page, SyncActions(**actions | other), tasks=tasks, changes=changes)


def test_the_pill_is_kept_right_while_the_page_is_not_looked_at(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes)
    with qtbot.waitSignal(presenter.connection_changed) as told:
        changes.changed.emit(Changes.of("photo", "photo-1"))
    assert isinstance(told.args[0], Connection)
    assert calls.named("read") == []
    page.show()
    presenter.refresh()
    qtbot.waitUntil(lambda: len(calls.named("read")) == 1)


def test_trying_now_wakes_the_sync(
    page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes)
    page.try_wanted.emit()
    assert calls.named("wake") == [()]
    assert presenter is not None


@pytest.mark.parametrize("choice", ["mine", "office", "both"])
def test_a_settled_conflict_is_said(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal, choice: str
) -> None:
    presenter = present(page, calls, tasks, changes)
    said = notices(page)
    page.settled.emit("conflict-1", choice)
    qtbot.waitUntil(lambda: said == ["Settled; it goes to the office"])
    assert calls.named("settle") == [("conflict-1", choice)]
    assert presenter is not None


def test_what_cannot_both_be_kept_says_so(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    refused = calls.failing(NotAllowedNow("no", reasons=("no_text",)))
    presenter = present(page, calls, tasks, changes, settle=refused)
    said = notices(page)
    page.settled.emit("conflict-1", "both")
    qtbot.waitUntil(lambda: said == ["Only texts can both be kept. Choose one."])
    assert presenter is not None


def test_a_refused_change_goes_out_at_once_when_sent_again(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes)
    page.retry_wanted.emit("op-1")
    qtbot.waitUntil(lambda: bool(calls.named("wake")))
    assert calls.named("retry") == [("op-1",)]
    assert presenter is not None
