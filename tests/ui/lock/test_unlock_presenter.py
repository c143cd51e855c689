"""The Unlock presenter tries a passphrase and keeps what was typed when it does not fit."""

import threading
from functools import partial

import pytest
from calls import Calls
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.errors import KeyUnavailable
from ui.lock.page import UnlockPage
from ui.lock.presenter import UnlockPresenter
from ui.tasks import TaskRunner
from ui.widgets.text_field import TextField


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.findChild(TextField, "unlockPassphrase").set_text("fjord og fjell")
    return page


def test_a_passphrase_that_fits_unlocks(qtbot: QtBot, page: UnlockPage, tasks: TaskRunner) -> None:
    calls = Calls()
    presenter = UnlockPresenter(page, calls.view("unlock", None), tasks=tasks)
    with qtbot.waitSignal(presenter.unlocked):
        page.action_triggered.emit("unlock")
    assert calls.named("unlock") == [("fjord og fjell",)]


def test_a_wrong_one_is_said_at_the_field_and_stays_there(
    qtbot: QtBot, page: UnlockPage, tasks: TaskRunner
) -> None:
    tried: list[str] = []

    def unlock(passphrase: str) -> None:
        tried.append(passphrase)
        raise KeyUnavailable("does not fit")

    presenter = UnlockPresenter(page, unlock, tasks=tasks)
    field = page.findChild(TextField, "unlockPassphrase")

    def said_after(tries: int) -> bool:
        return len(tried) == tries and bool(field.problem)

    for count in (1, 2):
        page.action_triggered.emit("unlock")
        qtbot.waitUntil(partial(said_after, count))
    assert field.text == "fjord og fjell"
    QTest.keyClicks(field.editor, "is")
    assert field.text == "is"  # what is typed next takes its place, and is not added behind it
    assert presenter is not None


def test_a_second_enter_while_one_is_being_tried_does_nothing(
    qtbot: QtBot, page: UnlockPage, tasks: TaskRunner
) -> None:
    tried: list[str] = []
    go_on = threading.Event()

    def unlock(passphrase: str) -> None:
        tried.append(passphrase)
        go_on.wait(5)

    presenter = UnlockPresenter(page, unlock, tasks=tasks)
    page.action_triggered.emit("unlock")
    page.action_triggered.emit("unlock")
    with qtbot.waitSignal(presenter.unlocked):
        go_on.set()
    qtbot.wait(50)
    assert tried == ["fjord og fjell"]


def test_nothing_typed_is_not_tried(page: UnlockPage, tasks: TaskRunner) -> None:
    calls = Calls()
    presenter = UnlockPresenter(page, calls.view("unlock", None), tasks=tasks)
    page.findChild(TextField, "unlockPassphrase").set_text("")
    page.action_triggered.emit("unlock")
    assert calls.made == []
    assert presenter is not None
