"""The Sync presenter keeps the pill right, settles conflicts and tries again."""

import dataclasses
import re
from pathlib import Path
from threading import Event
from typing import Any

import builders
import pytest
from calls import Calls, notices
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.sync_centre import ConflictLine, Connection, SyncScreen
from fieldapp.errors import NotAllowedNow
from ui.formats import Formats
from ui.frame import Notice
from ui.presenter import ChangesSignal
from ui.sync_centre.conflict import ChangedText, ConflictCard
from ui.sync_centre.copy_card import CopyCard
from ui.sync_centre.page import SyncPage
from ui.sync_centre.presenter import SyncActions, SyncPresenter
from ui.tasks import TaskRunner
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.text_field import TextField


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
        "reopen": calls.operation("reopen"),
        "retry": calls.operation("retry"),
        "take_back": calls.operation("take_back"),
        "copy": calls.view("copy", (11, 4)),
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


def test_a_page_that_takes_long_to_read_shows_that_it_is_being_read_until_it_is(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    goes_on = Event()

    def slow() -> SyncScreen:
        assert goes_on.wait(20)
        return builders.sync_screen()

    page.show()
    presenter = present(page, calls, tasks, changes, read=slow)
    bars = page.findChild(LoadingBars)
    presenter.refresh()
    qtbot.waitUntil(bars.isVisible)
    goes_on.set()
    qtbot.waitUntil(lambda: bars.isHidden() and not page.building)
    presenter.refresh()
    qtbot.wait(3 * measures.LOADING_DELAY_MS)
    assert bars.isHidden(), "what is shown already stays as it is while it is read again"


def test_a_page_that_cannot_be_read_says_so_and_no_longer_waits(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    def broken() -> SyncScreen:
        raise NotAllowedNow("no", reasons=("no_consent",))

    page.show()
    presenter = present(page, calls, tasks, changes, read=broken)
    said = notices(page)
    presenter.refresh()
    qtbot.waitUntil(lambda: len(said) == 1)
    qtbot.wait(3 * measures.LOADING_DELAY_MS)
    assert page.findChild(LoadingBars).isHidden()


def test_trying_now_wakes_the_sync(
    page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes)
    said = notices(page)
    page.try_wanted.emit()
    assert calls.named("wake") == [()]
    assert said == ["Asking the office …"]
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


def test_second_thoughts_about_a_choice_open_it_again(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes)
    offered: list[Notice] = []
    page.notice.connect(offered.append)
    page.settled.emit("conflict-1", "office")
    qtbot.waitUntil(lambda: len(offered) == 1)
    page.undo_triggered.emit(offered[0].undo_key)
    qtbot.waitUntil(lambda: len(offered) == 2)
    assert calls.named("reopen") == [("conflict-1",)]
    assert offered[1].text == "Open again: choose once more"
    assert presenter is not None


def torn(number: int, **other: Any) -> ConflictLine:
    (line,) = builders.sync_screen().conflicts
    return dataclasses.replace(line, conflict_id=f"conflict-{number}", **other)


def needing(*conflicts: ConflictLine, **connection: Any) -> SyncScreen:
    screen = builders.sync_screen()
    known = dataclasses.replace(screen.connection, **connection)
    return dataclasses.replace(screen, conflicts=conflicts, refused=(), connection=known)


def test_settling_one_after_the_other_by_keyboard_needs_no_way_back(qtbot: QtBot, formats: Formats) -> None:
    page = SyncPage(formats)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("before"))
    column.addWidget(page)
    column.addWidget(after := QPushButton("after"))
    window.resize(900, 500)
    window.show()
    window.activateWindow()
    page.show_sync(needing(torn(1), torn(2), torn(3)))
    chosen = page.findChild(Button, "keep-office-conflict-2")
    qtbot.waitUntil(chosen.isVisible)
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chosen.hasFocus)
    page.show_sync(needing(torn(1), torn(3)))
    qtbot.waitUntil(lambda: names_of(QApplication.focusWidget()) == "keep-mine-conflict-3")
    page.show_sync(needing(torn(1)))
    qtbot.waitUntil(lambda: names_of(QApplication.focusWidget()) == "keep-mine-conflict-1")
    page.show_sync(needing())
    qtbot.waitUntil(lambda: QApplication.focusWidget() is after)


def names_of(widget: QWidget | None) -> str:
    return widget.objectName() if widget is not None else ""


def test_a_contact_with_the_office_leaves_what_needs_a_person_as_it_is(page: SyncPage) -> None:
    page.show_sync(needing(torn(1)))
    button = page.findChild(Button, "keep-mine-conflict-1")
    later = builders.at(23, 58)
    page.show_sync(needing(torn(1), last_contact=later))
    assert page.findChildren(Button, "keep-mine-conflict-1") == [button]
    shown = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    assert any("23:58" in text for text in shown)


@pytest.mark.parametrize(
    ("kind", "field", "before", "mine", "office", "title", "words"),
    [
        ("finding", "severity", "advice", "attention", "unsafe", "How bad: Tyre", ("Attention", "Unsafe")),
        ("plan_step", "grade", "", "done", "not_needed", "Step: Tyre", ("Done", "Not needed")),
        ("vehicle", "odometer_km", "96480", "96512", "96500", "Odometer, km: Tyre", ("96,512", "96,500")),
        ("finding", "withdrawn", "false", "true", "false", "1 finding: Tyre", ("Yes", "No")),
        ("finding", "severity", "advice", "newer", "unsafe", "How bad: Tyre", ("newer", "Unsafe")),
    ],
)
def test_a_value_that_is_no_free_text_is_said_in_words_and_cannot_both_be_kept(
    page: SyncPage,
    kind: str,
    field: str,
    before: str,
    mine: str,
    office: str,
    title: str,
    words: tuple[str, str],
) -> None:
    codes = {"before": before, "mine": mine, "office": office}
    line = torn(1, kind=kind, field=field, title="Tyre", prose=False, **codes)
    page.show_sync(needing(line))
    (card,) = page.findChildren(ConflictCard)
    # Without the English translation, which another test may have loaded, a plural says both.
    assert card.accessibleName().replace("(s)", "") == title
    assert tuple(text.accessibleName() for text in card.findChildren(ChangedText)) == words
    assert card.findChild(Button, "keep-both-conflict-1") is None


def test_nobody_chooses_between_two_grades_without_their_reasons(page: SyncPage) -> None:
    grades = {"before": "", "mine": "different", "office": "not_needed"}
    line = torn(1, kind="plan_step", field="grade", title="Tyre", prose=False, **grades)
    page.show_sync(needing(dataclasses.replace(line, mine_note="A hose was torn", office_note="Done before")))
    (card,) = page.findChildren(ConflictCard)
    assert {"A hose was torn", "Done before"} <= {label.text() for label in card.findChildren(QLabel)}


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


def test_a_refused_change_is_given_up_and_that_is_said(
    qtbot: QtBot, page: SyncPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes)
    said = notices(page)
    page.show_sync(builders.sync_screen())
    (button,) = [one for one in page.findChildren(Button) if one.objectName().startswith("take-back-")]
    button.click()
    qtbot.waitUntil(lambda: said == ["Taken back; it is as the office has it"])
    assert len(calls.named("take_back")) == 1
    assert presenter is not None


def test_a_copy_of_what_waits_asks_for_a_passphrase_that_is_long_enough(
    qtbot: QtBot,
    page: SyncPage,
    calls: Calls,
    tasks: TaskRunner,
    changes: ChangesSignal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    presenter = present(page, calls, tasks, changes)
    said = notices(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/stick/work.age", ""))
    page.show_sync(builders.sync_screen())
    page.show()
    page.action_triggered.emit("copy")
    card = page.findChild(CopyCard)
    field, save = card.findChild(TextField, "copyPassphrase"), card.findChild(Button, "copySave")
    assert card.isVisible()
    field.editor.setText("short")
    save.click()
    assert field.problem == "Too short. Use at least 8 characters."
    field.editor.setText("correct horse")
    save.click()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert said[0].startswith("Saved: 11 change")
    assert said[0].endswith("in work.age")
    assert calls.named("copy") == [("correct horse", Path("/stick/work.age"))]
    assert not card.isVisible()
    assert presenter is not None


def test_nothing_unsent_means_no_copy(page: SyncPage) -> None:
    page.show_sync(builders.quiet_sync())
    assert page.bar_state.secondary == ()


@pytest.mark.parametrize(("metered", "word"), [(True, "Wait for Wi-Fi"), (False, "On any network")])
def test_where_photos_go_is_the_first_fact(page: SyncPage, metered: bool, word: str) -> None:
    page.set_metered(metered)
    page.show_sync(builders.sync_screen())
    words = [label.text() for label in page.findChildren(QLabel)]
    assert words.index("Photos") + 1 == words.index(word)
    assert words.index(word) < words.index("Last contact")


def test_late_work_is_told_with_what_became_of_it(page: SyncPage) -> None:
    page.show_sync(builders.late_sync())
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "The office has your late work on J-2026-000297 and will decide." in said
    assert "Nothing of it is lost." in said
    assert "The office has taken over your late work on J-2026-000281." in said
    assert "taken over a part of your late work on J-2026-000274" in said
    assert re.search(r"Taken over: 1 change\S*\. Left out: 2 change\S*\.", said)
    left_out = dataclasses.replace(builders.late_sync().late[2], accepted=0)
    page.show_sync(dataclasses.replace(builders.late_sync(), late=(left_out,)))
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "The office has left out your late work on J-2026-000274." in said
    assert "Ask the office why." in said
