"""The Unlock presenter tries a passphrase and keeps what was typed when it does not fit."""

import threading
from functools import partial
from pathlib import Path

import pytest
from calls import Calls
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldapp import credentials
from fieldapp.errors import KeyUnavailable
from ui.lock.page import UnlockPage
from ui.lock.presenter import UnlockPresenter
from ui.tasks import TaskRunner
from ui.widgets.text_field import TextField
from ui.wording import error_sentence


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


@pytest.mark.parametrize(("whose", "words"), [("Nora Vik", "Type your PIN."), ("", "Type your passphrase.")])
def test_nothing_typed_is_said_at_the_field_and_not_tried(qtbot: QtBot, whose: str, words: str) -> None:
    page = UnlockPage(pin_of=whose, at_start=not whose)
    qtbot.addWidget(page)
    given: list[str] = []
    page.passphrase_given.connect(given.append)
    field = page.findChild(TextField, "unlockPassphrase")
    page.action_triggered.emit("unlock")
    assert field.problem == words
    QTest.keyClicks(field.editor, "4711")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert not field.problem
    assert given == ["4711"]


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


def test_the_keyboard_is_in_the_field_when_the_window_opens(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Sign in"))
    column.addWidget(page := UnlockPage())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(page.findChild(TextField, "unlockPassphrase").editor.hasFocus)


def test_a_wrong_passphrase_is_not_told_as_a_missing_keyring(tmp_path: Path) -> None:
    key_file = tmp_path / "key.json"
    credentials.create_with_passphrase(key_file, "correct horse")
    with pytest.raises(KeyUnavailable) as wrong:
        credentials.from_passphrase(key_file, "correct house")
    assert error_sentence(wrong.value) == "The passphrase does not fit. Try again."
    with pytest.raises(KeyUnavailable) as short:
        credentials.create_with_passphrase(tmp_path / "other.json", "x")
    assert error_sentence(short.value) == "The passphrase is too short. Take at least 8 characters."
