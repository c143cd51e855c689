"""What a person at the window reads when something is wrong: one sentence on the page, and what was typed stays."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import FIELDAPP, PASSPHRASE, USER, Laptop
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldapp import credentials
from fieldapp.app.desktop import Desktop
from fieldapp.paths import open_profile
from fieldapp.store.connecting import connect
from ui.widgets.empty_state import EmptyState

pytestmark = pytest.mark.slow

PATIENCE = 30_000


class Window:
    """The app on a profile, in this process."""

    def __init__(self, qtbot: QtBot, application: QApplication, laptop: Laptop) -> None:
        self.bot = qtbot
        self.desktop = Desktop(application, open_profile(laptop.folder))
        self.desktop.open()

    def page(self, name: str) -> QWidget:
        """The page of that name, once it is shown."""
        self.bot.waitUntil(lambda: self.desktop.window.current_page.objectName() == name, timeout=PATIENCE)
        return self.desktop.window.current_page

    def next_step(self) -> None:
        """Press the big button."""
        button = self.desktop.window.findChild(QPushButton, "nextStep")
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def trouble(self) -> str:
        """What the page of trouble says."""
        state = self.page("troublePage").findChild(EmptyState)
        assert isinstance(state, EmptyState)
        return words_on(state)

    def type(self, page: QWidget, name: str, text: str) -> QLineEdit:
        """Type into a field."""
        field = page.findChild(QWidget, name)
        editor = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        editor.clear()
        self.bot.keyClicks(editor, text)
        return editor


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Window]]:
    """Opens windows and closes them after the test."""
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    made: list[Window] = []

    class Opened(Window):
        def __init__(self, laptop: Laptop) -> None:
            super().__init__(qtbot, qapp, laptop)
            made.append(self)

    yield Opened  # type: ignore[misc]
    for window in made:
        window.desktop.close()
        window.desktop.window.close()


def test_a_newer_database_is_told_and_left_alone(laptop: Laptop, windows: type[Window]) -> None:
    key = credentials.from_passphrase(laptop.folder / "key.json", PASSPHRASE)
    connection = connect(laptop.folder / "fieldapp.db", key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (laptop.folder / "fieldapp.db").read_bytes()
    window = windows(laptop)
    assert "newer version" in window.trouble()
    window.next_step()
    assert "newer version" in window.trouble()
    assert (laptop.folder / "fieldapp.db").read_bytes() == before


def spoil_head(database: Path) -> None:
    database.write_bytes(os.urandom(4096) + database.read_bytes()[4096:])


def spoil_everything_but_the_head(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[:4096] + os.urandom(len(content) - 4096))


@pytest.mark.parametrize("spoil", [spoil_head, spoil_everything_but_the_head])
def test_a_broken_database_is_set_aside_and_the_way_back_is_signing_in(
    spoil: object, laptop: Laptop, windows: type[Window]
) -> None:
    database = laptop.folder / "fieldapp.db"
    spoil(database)  # type: ignore[operator]
    broken = database.read_bytes()
    window = windows(laptop)
    said = window.trouble()
    assert "damaged" in said
    assert "Sign in" in said
    (aside,) = laptop.folder.glob("damaged-*")
    assert (aside / "fieldapp.db").read_bytes() == broken
    assert str(aside) in said
    window.next_step()
    window.page("signInPage")


def test_a_wrong_passphrase_is_told_and_the_right_one_opens_the_day(
    laptop: Laptop, windows: type[Window], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delenv("FIELDAPP_PASSPHRASE")
    window = windows(laptop)
    page = window.page("unlockPage")
    window.type(page, "unlockPassphrase", "somebody else's words")
    window.next_step()
    qtbot.waitUntil(lambda: "passphrase does not fit" in words_on(page), timeout=PATIENCE)
    with qtbot.waitSignal(window.desktop.ready, timeout=PATIENCE):
        window.type(page, "unlockPassphrase", PASSPHRASE)
        window.next_step()
    assert window.desktop.today_page.bar_state.next_step is not None


def words_on(page: QWidget) -> str:
    """Every visible label of a page."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_nobody_at_the_offices_address_keeps_what_was_typed(
    tmp_path: Path, windows: type[Window], qtbot: QtBot
) -> None:
    window = windows(Laptop(tmp_path / "laptop"))
    page = window.page("signInPage")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        typed = {
            "signInServer": url,
            "signInUser": USER,
            "signInPassword": "a password",
            "signInCode": "123-456",
        }
        fields = {name: window.type(page, name, text) for name, text in typed.items()}
        window.next_step()
        qtbot.waitUntil(lambda: "does not answer" in words_on(page), timeout=PATIENCE)
    assert {name: field.text() for name, field in fields.items()} == typed


def held(lock: Path) -> bool:
    """Whether a window holds the profile."""
    if not lock.exists():
        return False
    with lock.open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def test_a_second_copy_brings_the_first_forward_and_leaves(laptop: Laptop, qtbot: QtBot) -> None:
    words = [*FIELDAPP, "--profile-dir", str(laptop.folder)]
    for _ in range(2):  # the second time after a kill, which leaves lock and socket behind
        first = subprocess.Popen(words, env=laptop.variables, stderr=subprocess.DEVNULL)
        try:
            qtbot.waitUntil(lambda: held(laptop.folder / "window.lock"), timeout=PATIENCE)
            second = laptop.run()
            assert (second.code, second.error) == (0, "")
            assert first.poll() is None
            assert laptop.run("jobs", "list").code == 0, "commands work beside the window"
        finally:
            first.kill()
            first.wait()
