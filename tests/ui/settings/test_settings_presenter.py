"""The Settings presenter shows the profile and passes a chosen look on."""

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
from ui.widgets.segments import Segments
from ui.widgets.text_field import ChoiceField

LOOK = Look(language="fr", theme="dark", scale=125)


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> SettingsPage:
    page = SettingsPage(formats)
    qtbot.addWidget(page)
    return page


def present(page: SettingsPage, read: Any, tasks: TaskRunner, changes: ChangesSignal) -> SettingsPresenter:
    return SettingsPresenter(page, read, LOOK, tasks=tasks, changes=changes)


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
