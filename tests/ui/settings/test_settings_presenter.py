"""The Settings presenter shows the profile and passes a chosen look on."""

import dataclasses
from pathlib import Path
from typing import Any

import builders
import pypdfium2
import pytest
from calls import Calls, find, notices, words
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.errors import DatabaseDamaged
from fieldapp.pdfium import page_count
from fieldapp.settings import Settings
from ui.formats import Formats
from ui.paper import Paper, PrintWatch
from ui.presenter import ChangesSignal
from ui.printing import Printer, PrintRequest, PrintState
from ui.settings.page import Look, SettingsPage
from ui.settings.presenter import SettingsActions, SettingsPresenter
from ui.tasks import TaskRunner
from ui.trial_page import trial_page
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.segments import Segments
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField

LOOK = Look(language="fr", theme="dark", scale=125)


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> SettingsPage:
    page = SettingsPage(formats)
    qtbot.addWidget(page)
    return page


def present(
    page: SettingsPage, read: Any, tasks: TaskRunner, changes: ChangesSignal, **other: Any
) -> SettingsPresenter:
    paper = other.pop("paper", Paper(printers=lambda: ()))
    actions: dict[str, Any] = {"read": read, "sync": lambda: None, "open_folder": lambda _folder: True}
    return SettingsPresenter(
        page,
        SettingsActions(**actions | other),
        LOOK,
        kept=Settings(sync_minutes=15, on_metered="hourly", printer="Van", copies=2, both_sides=True),
        printing=PrintWatch(paper, tasks=tasks, parent=page),
        tasks=tasks,
        changes=changes,
    )


def test_facts_shown_again_change_their_words_in_place(page: SettingsPage) -> None:
    profile = builders.profile_screen()
    page.show_profile(profile)
    before = page.findChildren(WrapLabel)
    page.show_profile(dataclasses.replace(profile, person_name="Somebody Else", version="9.9"))
    assert page.findChildren(WrapLabel) == before
    assert "Somebody Else" in words(page)
    assert "9.9" in words(page)
    assert profile.person_name not in words(page)


def test_the_look_that_is_on_is_shown(page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    assert find(page, Segments, "settingTheme").value == "dark"
    assert find(page, ChoiceField, "settingLanguage").value == "fr"
    assert find(page, ChoiceField, "settingScale").value == "125"
    assert presenter is not None


def test_a_chosen_theme_says_nothing_of_language_and_size(
    page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    chosen: list[Look] = []
    presenter.look_chosen.connect(chosen.append)
    find(find(page, Segments, "settingTheme"), QPushButton, "segment_sun").click()
    assert chosen == [Look(theme="sun")]


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
    page.show()  # somebody looks: that is a question too
    changes.changed.emit(Changes())
    changes.changed.emit(Changes.of("job", "job-1"))
    qtbot.waitUntil(lambda: "Nora Lien" in words(page))
    qtbot.waitUntil(lambda: len(calls.made) == 2)
    assert presenter is not None


def test_a_profile_that_cannot_be_read_is_said(
    qtbot: QtBot, page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().failing(DatabaseDamaged("no database")), tasks, changes)
    said = notices(page)
    presenter.refresh()
    qtbot.waitUntil(lambda: bool(said))
    assert "damaged" in said[0]


@pytest.mark.parametrize(
    ("name", "before", "key", "setting"),
    [
        ("settingLock", "5", "15", ("lock_minutes", 15)),
        ("settingSyncMinutes", "15", "60", ("sync_minutes", 60)),
        ("settingOnMetered", "hourly", "all", ("on_metered", "all")),
        ("settingPrinter", "Van", "", ("printer", "")),
    ],
)
def test_what_is_on_is_shown_and_a_choice_is_handed_on(
    page: SettingsPage,
    tasks: TaskRunner,
    changes: ChangesSignal,
    name: str,
    before: str,
    key: str,
    setting: tuple[str, object],
) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    chosen: list[tuple[str, object]] = []
    presenter.setting_chosen.connect(lambda *one: chosen.append(one))
    field = find(page, ChoiceField, name)
    assert field.value == before
    field.editor.setCurrentIndex(field.editor.findData(key))
    field.editor.activated.emit(field.editor.currentIndex())
    assert chosen == [setting]


def test_switches_copies_and_paper_are_handed_on(
    page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, Calls().view("read", builders.profile_screen()), tasks, changes)
    chosen: list[tuple[str, object]] = []
    presenter.setting_chosen.connect(lambda *one: chosen.append(one))
    find(page, Switch, "settingAlwaysMetered").click()
    find(page, Switch, "settingBothSides").click()
    find(find(page, Stepper, "settingCopies"), QPushButton, "more").click()
    find(find(page, Segments, "settingPaper"), QPushButton, "segment_letter").click()
    assert chosen == [("always_metered", True), ("both_sides", False), ("copies", 3), ("paper", "letter")]


@pytest.mark.parametrize(
    ("metered", "said"), [(True, "here it does."), (False, "here it does not"), (None, "cannot tell")]
)
def test_what_the_computer_knows_of_the_line_is_said(
    page: SettingsPage, metered: bool | None, said: str
) -> None:
    page.show_line(metered)
    assert said in find(page, WrapLabel, "syncLine").text()


def test_sync_now_syncs_and_the_folder_opens(
    page: SettingsPage, tasks: TaskRunner, changes: ChangesSignal, qtbot: QtBot
) -> None:
    calls = Calls()
    presenter = present(
        page,
        calls.view("read", builders.profile_screen()),
        tasks,
        changes,
        sync=calls.view("sync", None),
        open_folder=calls.view("open", False),
    )
    said = notices(page)
    presenter.refresh()
    qtbot.waitUntil(lambda: "Nora Lien" in words(page))
    find(page, QPushButton, "syncNow").click()
    find(page, QPushButton, "openFolder").click()
    assert calls.named("sync") == [()]
    assert calls.named("open") == [(Path(builders.profile_screen().folder),)]
    assert builders.profile_screen().folder in said[-1]


VAN = Printer("Van", is_default=False)
OFFICE = Printer("Office", is_default=True, trouble="empty")


def test_a_printer_that_is_not_there_now_stays_chosen(page: SettingsPage) -> None:
    page.show_settings(Settings(printer="Van"))
    page.show_printers((OFFICE,))
    field = find(page, ChoiceField, "settingPrinter")
    assert (field.value, field.editor.currentText()) == ("Van", "Van (not there now)")
    page.show_settings(Settings())
    assert field.editor.currentText() == "The computer’s own choice (Office)"
    assert find(page, IconText, "printerTrouble").text() == "The printer is out of paper."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (PrintState.PRINTED, "Printed"),
        (PrintState.FAILED, "Van did not print it."),
        (PrintState.UNKNOWN, "Handed to Van. Look there whether it came out."),
    ],
)
def test_a_test_page_goes_to_the_chosen_printer_and_its_end_is_said(
    page: SettingsPage,
    tasks: TaskRunner,
    changes: ChangesSignal,
    qtbot: QtBot,
    state: PrintState,
    said: str,
) -> None:
    printed: list[tuple[str, int]] = []

    def print_pdf(pdf: bytes, *, printer: str, title: str, paper: str, **_how: object) -> PrintRequest:
        printed.append((f"{printer}, {title}, {paper}", page_count(pdf)))
        return PrintRequest(printer, "Van-1")

    paper = Paper(printers=lambda: (OFFICE, VAN), print_pdf=print_pdf, state=lambda _request: state)
    presenter = present(page, builders.profile_screen, tasks, changes, paper=paper)
    page.show()
    qtbot.waitUntil(lambda: find(page, ChoiceField, "settingPrinter").editor.count() == 3)
    find(page, QPushButton, "printTrial").click()
    qtbot.waitUntil(lambda: find(page, IconText, "trialOutcome").text() == said)
    assert printed == [("Van, Test page, a4", 1)]
    assert presenter is not None


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_test_page_is_one_sheet_of_the_paper_and_names_the_printer(
    page: SettingsPage, paper: Any, points: tuple[int, int]
) -> None:
    sheet = pypdfium2.PdfDocument(trial_page(paper, "Brother_PJ-883"))
    assert len(sheet) == 1
    assert tuple(round(side) for side in sheet[0].get_size()) == points
    text = sheet[0].get_textpage().get_text_bounded()
    assert f"883, paper {paper.title()}" in text
    sheet.close()


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
