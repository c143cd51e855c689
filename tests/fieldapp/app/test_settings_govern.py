"""What is chosen in Settings is what the program does, at once and after a restart."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from profiles import after_the_pull
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp import credentials, settings
from fieldapp.app.desktop import Desktop
from fieldapp.app.session import pace_for
from fieldapp.paths import open_profile
from fieldapp.settings import Settings
from sync.client.loop import Pace
from ui import theme
from ui.help.page import AboutPage
from ui.settings.page import SettingsPage
from ui.widgets.segments import Segments
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
PASSPHRASE = "a passphrase for this test"


@pytest.mark.parametrize(
    ("kept", "metered", "pace"),
    [
        (Settings(), False, Pace(every=MINUTE)),
        (Settings(), True, Pace(every=MINUTE, originals=False)),
        (Settings(always_metered=True), False, Pace(every=MINUTE, originals=False)),
        (Settings(on_metered="all", sync_minutes=5), True, Pace(every=5 * MINUTE)),
        (Settings(on_metered="hourly"), False, Pace(every=MINUTE)),
        (Settings(on_metered="hourly"), True, Pace(every=HOUR, eager=False, originals=False)),
    ],
)
def test_the_pace_of_sync_follows_settings_and_line(kept: Settings, metered: bool, pace: Pace) -> None:
    assert pace_for(kept, metered=metered) == pace


@pytest.fixture
def desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> Iterator[Desktop]:
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, PASSPHRASE)
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no print system"))
    profile = open_profile(after_the_pull().locked(tmp_path / "profile", PASSPHRASE))
    opened = Desktop(qapp, profile)
    with qtbot.waitSignal(opened.ready, timeout=20_000):
        opened.open()
    yield opened
    opened.close()
    opened.window.close()
    theme.apply(qapp, "light")
    opened._speech.use("en")
    for translator in opened._speech._installed:
        qapp.removeTranslator(translator)


def settings_page(desktop: Desktop) -> SettingsPage:
    desktop.window.show_section("settings")
    page = desktop.window.current_page
    assert isinstance(page, SettingsPage)
    return page


def choose(field: ChoiceField, key: str) -> None:
    """As a tap on a row of its list does."""
    field.editor.setCurrentIndex(field.editor.findData(key))
    field.editor.activated.emit(field.editor.currentIndex())


def look_shown(page: SettingsPage) -> tuple[str, str | None, str]:
    language, scale = (
        page.findChild(ChoiceField, name).value for name in ("settingLanguage", "settingScale")
    )
    return language, page.findChild(Segments, "settingTheme").value, scale


def command(desktop: Desktop, key: str) -> None:
    next(one for one in desktop.rooms.commands.all if one.key == key).run()


def test_settings_shows_the_look_that_was_chosen_elsewhere(desktop: Desktop, qtbot: QtBot) -> None:
    page = settings_page(desktop)
    assert look_shown(page) == ("en", "system", "100")
    command(desktop, "theme_dark")
    for _press in range(2):
        QTest.keySequence(desktop.window, "Ctrl++")
    qtbot.waitUntil(lambda: look_shown(page) == ("en", "dark", "150"))
    assert (theme.current().name, theme.current().scale) == ("dark", 1.5)


def test_a_choice_in_settings_keeps_what_was_chosen_elsewhere(desktop: Desktop, qtbot: QtBot) -> None:
    page = settings_page(desktop)
    command(desktop, "theme_dark")
    command(desktop, "larger")
    choose(page.findChild(ChoiceField, "settingScale"), "175")
    assert desktop.settings == Settings(
        theme="dark", scale=1.75
    )  # and the language goes on following the system
    command(desktop, "smaller")
    page.findChild(Segments, "settingTheme").findChild(QPushButton, "segment_sun").click()
    assert desktop.settings == Settings(theme="sun", scale=1.5)
    page.findChild(Stepper, "settingCopies").findChild(QPushButton, "more").click()
    kept = Settings(theme="sun", scale=1.5, copies=2)
    assert desktop.settings == kept
    qtbot.waitUntil(lambda: settings.load(desktop.profile.settings_file) == kept)


def test_another_language_from_the_palette_keeps_theme_and_size_and_is_shown(
    desktop: Desktop, qtbot: QtBot
) -> None:
    command(desktop, "theme_sun")
    with qtbot.waitSignal(desktop.ready, timeout=20_000):
        command(desktop, "language_de")
    assert look_shown(settings_page(desktop)) == ("de", "sun", "100")
    assert desktop.settings == Settings(language="de", theme="sun")
    with qtbot.waitSignal(desktop.ready, timeout=20_000):
        choose(settings_page(desktop).findChild(ChoiceField, "settingLanguage"), "en")
    assert desktop.settings == Settings(language="en", theme="sun")


@pytest.mark.parametrize("typed", ["deutsch", "german"])
def test_a_language_typed_with_enter_at_once_is_found_by_its_own_name_and_by_the_screens(
    desktop: Desktop, qtbot: QtBot, typed: str
) -> None:
    desktop.window.activateWindow()
    QTest.keySequence(desktop.window, "Ctrl+K")
    search = desktop.window.findChild(QLineEdit, "search")
    qtbot.waitUntil(search.hasFocus)
    with qtbot.waitSignal(desktop.ready, timeout=20_000):
        QTest.keyClicks(search, typed)
        QTest.keyClick(search, Qt.Key.Key_Return)
    assert desktop.settings == Settings(language="de")


def test_of_two_choices_soon_after_one_another_the_later_one_is_kept(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_is_slow = [0.3]
    save = settings.save

    def saving(path: Path, kept: Settings) -> None:
        time.sleep(first_is_slow.pop() if first_is_slow else 0)
        save(path, kept)

    monkeypatch.setattr(settings, "save", saving)
    desktop.keep(Settings(copies=2))
    qtbot.wait(20)
    desktop.keep(Settings(copies=3))
    qtbot.waitUntil(lambda: desktop.tasks.is_idle)
    assert settings.load(desktop.profile.settings_file) == Settings(copies=3)


def test_a_choice_is_kept_and_gone_by_at_once(desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.window
    window.show_section("settings")
    page = window.current_page
    assert isinstance(page, SettingsPage)
    session = desktop.session
    assert session is not None
    assert session.loop is not None
    assert session.loop.pace == Pace(every=MINUTE)

    hourly = page.findChild(ChoiceField, "settingOnMetered")
    hourly.set_value("hourly")
    hourly.chosen.emit("hourly")
    assert session.loop.pace == Pace(every=MINUTE)  # data cost nothing here
    page.findChild(Switch, "settingAlwaysMetered").click()
    assert session.loop.pace == Pace(every=HOUR, eager=False, originals=False)

    page.findChild(Stepper, "settingCopies").findChild(QPushButton, "more").click()
    assert desktop.rooms.job_page.findChild(Stepper, "printCopies").value == 2
    page.findChild(QPushButton, "openAbout").click()
    assert isinstance(window.current_page, AboutPage)

    kept = Settings(on_metered="hourly", always_metered=True, copies=2)
    assert desktop.settings == kept
    qtbot.waitUntil(lambda: settings.load(desktop.profile.settings_file) == kept)
