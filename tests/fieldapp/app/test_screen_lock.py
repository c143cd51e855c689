"""The screen locks, shows nothing of a customer, and opens where it was for its person only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from laptops import COLLEAGUE_PIN as PIN
from laptops import TECHNICIAN
from profiles import after_the_pull
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot
from quick_secrets import guard_quickly

from fieldapp import credentials
from fieldapp.app.desktop import Desktop
from fieldapp.app.screen_lock import ScreenLock
from fieldapp.domain.changes import Changes
from fieldapp.domain.people import Person, Role
from fieldapp.domain.screens.profile import ProfileScreen
from fieldapp.errors import WrongPassword
from fieldapp.paths import open_profile
from ui.lock.presenter import UnlockPresenter
from ui.main_window import MainWindow
from ui.widgets.text_field import TextField
from ui.widgets.toast import Toast

PASSPHRASE = "a passphrase for this test"


@pytest.fixture
def pin() -> bool:
    """Whether the office gave a PIN."""
    return True


@pytest.fixture
def desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication, pin: bool
) -> Iterator[Desktop]:
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, PASSPHRASE)
    profile = open_profile(tmp_path / "profile")
    laptop = after_the_pull().opened(profile.folder)
    guard_quickly(profile.key_file, laptop.key, PASSPHRASE)
    if not pin:
        laptop.office(person=[Person(id=TECHNICIAN, name="Kari Nordli", role=Role.TECHNICIAN)])
    laptop.store.close()
    opened = Desktop(qapp, profile)
    with qtbot.waitSignal(opened.ready, timeout=20_000):
        opened.open()
    yield opened
    front = opened.rooms.lock.front
    opened.close()
    opened.window.close()
    if front is not None:
        front.close()


def lock(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    QTest.keyClick(desktop.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desktop.rooms.lock.front is not None, timeout=10_000)
    front = desktop.rooms.lock.front
    assert front is not None
    return front


def type_in(front: MainWindow, words: str) -> TextField:
    field = front.findChild(TextField, "unlockPassphrase")
    assert isinstance(field, TextField)
    field.set_text(words)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    return field


def test_locked_it_shows_no_customer_and_hears_no_key(desktop: Desktop, qtbot: QtBot) -> None:
    front = lock(desktop, qtbot)

    assert not desktop.window.isVisible()
    visible = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert visible == [front]
    words = " ".join(label.text() for label in front.findChildren(QLabel))
    assert "Ingrid" not in words
    assert "Kari Nordli" in words
    assert front.windowTitle() == "Locked – Field Companion"
    QTest.keyClick(front, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not desktop.window.isVisible()


def test_the_own_pin_opens_it_where_it_was(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.show_section("jobs")
    page = desktop.window.current_page
    front = lock(desktop, qtbot)
    type_in(front, PIN)
    qtbot.waitUntil(desktop.window.isVisible, timeout=10_000)
    assert desktop.window.current_page is page
    assert desktop.rooms.lock.front is None


def test_a_wrong_pin_does_not_open_it_and_more_of_them_wait(desktop: Desktop, qtbot: QtBot) -> None:
    front = lock(desktop, qtbot)
    presenter = front.current_page.findChild(UnlockPresenter)
    for _ in range(3):
        field = type_in(front, "000000")
        qtbot.waitUntil(lambda: not presenter._busy, timeout=10_000)
    assert "PIN does not fit" in field.problem
    assert presenter.waiting_seconds == 5
    type_in(front, PIN)
    qtbot.wait(50)
    assert not desktop.window.isVisible()
    assert "5 seconds" in field.problem


def test_a_wait_goes_on_after_a_restart(desktop: Desktop, qtbot: QtBot) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            desktop.rooms.lock._try_pin("000000")
    front = lock(desktop, qtbot)  # nobody has typed here yet
    field = type_in(front, PIN)
    qtbot.waitUntil(lambda: "wrong several times" in field.problem, timeout=10_000)
    assert not desktop.window.isVisible()


def test_minutes_without_a_touch_lock_it_even_while_the_laptop_slept(desktop: Desktop, qtbot: QtBot) -> None:
    clock = [1000.0]
    locks = ScreenLock(
        desktop,
        seconds=lambda: clock[0],
        read=lambda: ProfileScreen(signed_in=True, has_pin=True, person_name="Kari Nordli"),
        try_pin=lambda _pin: None,
        try_passphrase=lambda _words: None,
        parent=desktop,
    )
    minutes = desktop.settings.lock_minutes
    clock[0] += minutes * 60 - 1
    locks._look()
    QTest.mouseMove(desktop.window.windowHandle())
    clock[0] += 1
    QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Shift)  # a touch just in time
    locks._look()
    qtbot.wait(50)
    assert locks.front is None
    clock[0] += minutes * 60
    locks._look()
    qtbot.waitUntil(lambda: locks.front is not None)
    front = locks.front
    assert front is not None
    type_in(front, "anything")
    qtbot.waitUntil(lambda: locks.front is None)


def test_without_a_pin_and_with_a_keyring_it_stays_open_and_says_why(desktop: Desktop, qtbot: QtBot) -> None:
    locks = ScreenLock(
        desktop,
        seconds=lambda: 0.0,
        read=lambda: ProfileScreen(signed_in=True, key_kept_in="keyring"),
        try_pin=lambda _pin: None,
        try_passphrase=lambda _words: None,
        parent=desktop,
    )
    locks.lock()
    qtbot.waitUntil(lambda: desktop.window.findChild(Toast, "toast") is not None)
    toast = desktop.window.findChild(Toast, "toast")
    qtbot.waitUntil(lambda: "no PIN yet" in toast.accessibleName())
    assert locks.front is None


@pytest.mark.parametrize("pin", [False])
def test_without_a_pin_the_passphrase_opens_it(desktop: Desktop, qtbot: QtBot) -> None:
    front = lock(desktop, qtbot)
    type_in(front, PASSPHRASE)
    qtbot.waitUntil(desktop.window.isVisible, timeout=10_000)


def test_a_window_that_was_closed_is_not_locked_any_more(desktop: Desktop, qtbot: QtBot) -> None:
    lock_of_it = desktop.rooms.lock
    desktop.close()
    lock_of_it._touched -= 3600
    lock_of_it._look()
    qtbot.wait(20)
    assert lock_of_it.front is None


def test_when_the_window_becomes_another_the_question_goes_too(desktop: Desktop, qtbot: QtBot) -> None:
    front = lock(desktop, qtbot)
    desktop.rooms.leave()
    assert not front.isVisible()
    assert desktop.rooms.lock.front is None


def touched_again(desktop: Desktop) -> bool:
    """Whether a touch was counted since the clock was put back."""
    return bool(desktop.rooms.lock._touched > 0)


def test_a_touch_in_a_list_that_drops_down_and_in_a_file_dialog_counts(
    desktop: Desktop, qtbot: QtBot
) -> None:
    lock_of_it = desktop.rooms.lock
    dialog = QFileDialog(desktop.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    popup = QMenu(desktop.window)
    popup.addAction("One")
    for shown in (dialog, popup):
        shown.show()
        qtbot.waitExposed(shown)
        lock_of_it._look()
        lock_of_it._touched = 0.0
        QTest.keyClick(shown.windowHandle(), Qt.Key.Key_Shift)
        assert touched_again(desktop), type(shown).__name__
        shown.close()


def test_a_press_by_a_screen_reader_counts(desktop: Desktop, qtbot: QtBot) -> None:
    rail = desktop.window.findChild(QAbstractButton, "rail_jobs")
    desktop.rooms.lock._touched = 0.0
    actions = QAccessible.queryAccessibleInterface(rail).actionInterface()
    wanted = next(name for name in actions.actionNames() if name in ("Press", "Toggle"))
    actions.doAction(wanted)
    qtbot.waitUntil(lambda: touched_again(desktop))


def test_what_a_screen_reader_answers_counts(desktop: Desktop) -> None:
    desktop.rooms.lock._touched = 0.0
    desktop.changes.changed.emit(Changes.of("job", "from-the-office"))
    assert not touched_again(desktop)
    desktop.changes.made.emit(Changes.of("answer", "a"))
    assert touched_again(desktop)
