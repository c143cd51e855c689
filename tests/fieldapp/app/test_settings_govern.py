"""What is chosen in Settings is what the program does, at once and after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from laptops import Laptop, fill
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp import credentials, settings
from fieldapp.app.desktop import Desktop
from fieldapp.app.session import pace_for
from fieldapp.paths import open_profile
from fieldapp.settings import Settings
from fieldapp.store.engine import open_store
from sync.client.loop import Pace
from ui.help.page import AboutPage
from ui.settings.page import SettingsPage
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


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
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, "a passphrase for this test")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no print system"))
    profile = open_profile(tmp_path / "profile")
    key = credentials.unlock(profile.key_file)
    laptop = Laptop(open_store(profile.folder, key), key)
    fill(laptop)
    laptop.store.close()
    opened = Desktop(qapp, profile)
    with qtbot.waitSignal(opened.ready, timeout=20_000):
        opened.open()
    yield opened
    opened.close()
    opened.window.close()


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
