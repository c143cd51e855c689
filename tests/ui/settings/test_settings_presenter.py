"""The Settings presenter shows the profile and passes a chosen look on."""

import dataclasses
from typing import Any

import builders
import pytest
from calls import Calls, find, notices, words
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.errors import DatabaseDamaged
from ui.formats import Formats
from ui.presenter import ChangesSignal
from ui.settings.page import Look, SettingsPage
from ui.settings.presenter import SettingsPresenter
from ui.tasks import TaskRunner
from ui.widgets.labels import WrapLabel
from ui.widgets.segments import Segments
from ui.widgets.text_field import ChoiceField

LOOK = Look(language="fr", theme="dark", scale=125)


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> SettingsPage:
    page = SettingsPage(formats)
    qtbot.addWidget(page)
    return page


def present(page: SettingsPage, read: Any, tasks: TaskRunner, changes: ChangesSignal) -> SettingsPresenter:
    return SettingsPresenter(page, read, LOOK, lock_minutes=5, tasks=tasks, changes=changes)


def test_the_look_that_is_on_is_shown(page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    assert find(page, Segments, "settingTheme").value == "dark"
    assert find(page, ChoiceField, "settingLanguage").value == "fr"
    assert find(page, ChoiceField, "settingScale").value == "125"
    assert presenter is not None


def test_a_chosen_theme_keeps_language_and_size(
    page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    chosen: list[Look] = []
    presenter.look_chosen.connect(chosen.append)
    find(find(page, Segments, "settingTheme"), QPushButton, "segment_sun").click()
    assert chosen == [Look(language="fr", theme="sun", scale=125)]


def test_the_profile_is_read_when_asked(
    qtbot: QtBot, page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    presenter.refresh()
    qtbot.waitUntil(lambda: "Nora Lien" in words(page))
    assert "41.0 GB" in words(page)


def test_changes_are_read_only_while_somebody_looks(
    qtbot: QtBot, page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    presenter = present(page, calls.view("read", builders.profile_screen()), tasks, changes)
    changes.changed.emit(Changes.of("job", "job-1"))
    qtbot.wait(50)
    assert calls.made == []
    page.show()
    changes.changed.emit(Changes())
    changes.changed.emit(Changes.of("job", "job-1"))
    qtbot.waitUntil(lambda: "Nora Lien" in words(page))
    assert len(calls.made) == 1
    assert presenter is not None


def test_a_profile_that_cannot_be_read_is_said(
    qtbot: QtBot, page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().failing(DatabaseDamaged("no database")), tasks, changes)
    said = notices(page)
    presenter.refresh()
    qtbot.waitUntil(lambda: bool(said))
    assert "damaged" in said[0]


def test_the_minutes_until_the_lock_are_handed_on(
    qtbot: QtBot, page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    field = page.findChild(ChoiceField, "settingLock")
    assert field.value == "5"
    with qtbot.waitSignal(presenter.lock_chosen) as chosen:
        field.chosen.emit("15")
    assert chosen.args == [15]


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ({"has_pin": True, "key_kept_in": "keyring"}, "your PIN opens"),
        ({"has_pin": False, "key_kept_in": "passphrase"}, "your passphrase opens"),
        ({"has_pin": False, "key_kept_in": "keyring"}, "no PIN yet"),
    ],
)
def test_what_opens_the_screen_again_is_said(page: SettingsPage, profile: dict[str, Any], said: str) -> None:
    page.show_profile(dataclasses.replace(builders.profile_screen(), **profile))
    assert said in page.findChild(WrapLabel, "lockWords").text()
