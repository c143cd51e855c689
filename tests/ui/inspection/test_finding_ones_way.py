"""Ways about the checklist page: search, what is missing, the narrow window, the way back answer by answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from calls import find, settle
from inspection_page import Filling, compiled, filling_of, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.errors import NotAllowedNow
from ui.frame import Notice
from ui.inspection.obstacles import Obstacle, ObstaclePanel
from ui.inspection.side import ChecklistSide
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.widgets.card import Card
from ui.widgets.search_field import SearchField
from ui.widgets.text_field import TextArea

WHEELS = """
| survey |  |  |  |  |  |  |
| | type | name | label | item | appearance | repeat_count |
| | begin_group | tyres | Tyres | | | |
| | begin_repeat | wheel | Wheel | 1 | wheels | {count} |
| | decimal | tread | Tread | | | |
| | integer | age | Age | | | |
| | end_repeat | wheel | | | | |
| | end_group | tyres | | | | |
| settings | | | | | | |
| | form_id | version | form_title | | | |
| | wheels | 1 | Wheels | | | |
"""


@pytest.fixture
def filling(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Filling:
    return filling_of(qtbot, tasks, changes)


def panel(filling: Filling) -> ObstaclePanel:
    found = filling.page.findChild(ObstaclePanel, "missingItems")
    assert isinstance(found, ObstaclePanel)
    return found


# Search


def test_a_slash_finds_an_item_by_word_or_number(filling: Filling) -> None:
    card = filling.turn(2)
    card.setFocus()
    filling.qtbot.keyClicks(card, "/")
    field = find(filling.page, SearchField, "findItem")
    assert field.isVisible()
    filling.page.activateWindow()
    filling.qtbot.waitUntil(field.hasFocus)
    filling.qtbot.keyClicks(field, "windsc")
    filling.qtbot.keyClick(field, Qt.Key.Key_Return)
    filling.wait_focus(filling.path(37))
    assert not field.isVisible()
    filling.page.activateWindow()
    filling.page.find_item()
    filling.qtbot.waitUntil(field.hasFocus)
    filling.qtbot.keyClicks(field, "3")
    filling.qtbot.keyClick(field, Qt.Key.Key_Return)
    filling.wait_focus(filling.path(3))


def test_a_slash_written_into_a_note_stays_there(filling: Filling) -> None:
    area = filling.turn(26).findChild(TextArea)
    filling.qtbot.keyClicks(area.editor, "1/2")
    assert area.text == "1/2"
    filling.wait_saved(1)
    assert not filling.page.findChild(SearchField, "findItem").isVisible()


def test_the_search_can_be_tapped_and_left(filling: Filling) -> None:
    find(filling.page, QPushButton, "findItemButton").click()
    field = find(filling.page, SearchField, "findItem")
    filling.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_a_digit_without_an_item_goes_to_the_first_open_one_and_answers_nothing(filling: Filling) -> None:
    filling.turn(2)
    filling.page.setFocus()
    QTest.keyClick(filling.page, Qt.Key.Key_2)
    filling.wait_focus(filling.path(1))
    assert all(item.verdict is None for section in filling.page._sections[:1] for item in section.items)


@pytest.mark.parametrize("name", ["onlyOpen", "findItemButton", ""])
def test_down_from_the_foot_of_the_side_or_from_nowhere_goes_to_the_first_open_item(
    filling: Filling, name: str
) -> None:
    filling.turn(2)
    start = filling.page.findChild(QAbstractButton, name) if name else filling.page
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Down)
    filling.wait_focus(filling.path(1))
    QTest.keyClick(filling.page.window().focusWidget(), Qt.Key.Key_Down)
    filling.wait_focus(filling.path(2))


# What is missing


def test_each_missing_item_is_a_tap_away(filling: Filling) -> None:
    filling.turn(50)
    filling.page.action_triggered.emit("finish")
    filling.qtbot.waitUntil(lambda: filling.page._current == "/data/before_leaving")
    buttons = panel(filling).findChildren(QPushButton)
    named = [button for button in buttons if button.objectName() == f"obstacle-{filling.path(3)}"]
    assert [button.text() for button in named] == ["3 Tools on board, calibration in date"]
    named[0].click()
    filling.wait_focus(filling.path(3))
    find(panel(filling), QPushButton, "closeObstacles").click()
    assert not panel(filling).isVisible()


def test_what_the_quality_gate_says_is_a_tap_away_too(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes, "pre_delivery_ev")
    windscreen = filling.path(11)
    reasons = (
        f"unsafe:{windscreen}",
        f"unsafe:{windscreen}",
        "signature:second_person",
        "same_person",
        "release_check",
    )
    filling.finishing._refused(NotAllowedNow("Not yet.", reasons=reasons))
    said = [(obstacle.item_path, obstacle.icon) for obstacle in panel(filling)._said[1]]
    assert said[0] == (windscreen, "unsafe")
    assert said[1] == (filling.path(54), "sign")
    assert len(said) == 3, "one signature to give is one place to go to"
    assert said[2][0] == ""


def test_of_many_missing_items_the_first_have_buttons_and_the_rest_a_number(qtbot: QtBot) -> None:
    widget = ObstaclePanel()
    qtbot.addWidget(widget)
    widget.show_obstacles("11 items open", tuple(Obstacle(f"/{n}", f"Item {n}") for n in range(11)))
    assert len(widget.findChildren(QPushButton)) == 1 + 8
    assert widget._more.text() == "and 3 more"
    assert "Item 10" in widget.accessibleName(), "a screen reader hears them all"
    widget.set_compact(True)
    settle()
    assert widget._more.text() == "and 9 more"


# The narrow window


def test_in_a_narrow_window_a_tap_on_the_rings_opens_the_names(filling: Filling) -> None:
    filling.page.set_compact(True)
    filling.turn(2)
    find(filling.page, QPushButton, "findItemButton")
    side = filling.page.findChild(ChecklistSide)
    side.sections._buttons["/data/condition"].click()
    names = find(filling.page, Card, "sectionNames")
    assert names.isVisible()
    assert filling.page._current == "/data/before_leaving", (
        "the tap opens the names, it does not turn the page yet"
    )
    names.column._buttons["/data/condition"].click()
    assert not names.isVisible()
    assert filling.page._current == "/data/condition"


def test_escape_or_a_tap_beside_closes_the_names(filling: Filling) -> None:
    filling.page.set_compact(True)
    side = filling.page.findChild(ChecklistSide)
    side.sections._buttons["/data/condition"].click()
    names = find(filling.page, Card, "sectionNames")
    QTest.keyClick(names.column._buttons["/data/condition"], Qt.Key.Key_Escape)
    assert not names.isVisible()
    side.sections._buttons["/data/condition"].click()
    QTest.mouseClick(filling.page, Qt.MouseButton.LeftButton)
    assert not names.isVisible()


def test_more_sections_than_fit_can_be_scrolled_to(filling: Filling) -> None:
    filling.page.resize(1254, 300)
    settle()
    button = filling.page._side.sections._buttons["/data/close"]
    assert button.height() >= 48


# Four wheels


@pytest.mark.parametrize(("count", "columns"), [(4, 4), (3, 1)])
def test_a_repeat_of_four_wheels_stands_in_columns(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal, tmp_path: Path, count: int, columns: int
) -> None:
    xml = compiled(WHEELS.format(count=count))
    filling = filling_of(qtbot, tasks, changes, xml=xml)
    card = filling.turn(1)
    entries = [cell.parentWidget() for cell in card.cells.values()]
    holders: list[QWidget] = []
    for entry in entries:
        holder = entry.parentWidget()
        if holder is not None and holder not in holders:
            holders.append(holder)
    lefts = {holder.mapTo(card, holder.rect().topLeft()).x() for holder in holders}
    assert len(holders) == count
    assert len(lefts) == columns


# The way back


def undone(filling: Filling) -> list[Notice]:
    said: list[Notice] = []
    filling.page.notice.connect(said.append)
    return said


def test_ctrl_z_takes_answers_back_one_by_one(filling: Filling) -> None:
    said = undone(filling)
    card = filling.turn(2)
    press(card, "ok")
    press(card, "na")
    press(filling.page.items.cards[filling.path(3)], "ok")
    filling.wait_saved(3)
    filling.page.undo_wanted.emit()
    filling.qtbot.waitUntil(lambda: len(said) == 1)
    assert list(filling.saved()[3].values()) == [""]
    filling.page.undo_triggered.emit(said[-1].undo_key)
    filling.qtbot.waitUntil(lambda: len(said) == 2)
    assert list(filling.saved()[4].values()) == ["ok"]
    filling.page.undo_wanted.emit()
    filling.qtbot.waitUntil(lambda: len(said) == 3)
    assert list(filling.saved()[5].values()) == [""]
    filling.page.undo_wanted.emit()
    assert [bool(notice.undo_key) for notice in said] == [True, True, False, False]
    assert said[0].text == "Taken back: Tools on board, calibration in date"
    assert len(filling.saved()) == 6, "nothing is left to take back"


def test_a_text_typed_on_is_one_step_back(filling: Filling) -> None:
    area = filling.turn(26).findChild(TextArea)
    filling.qtbot.keyClicks(area.editor, "2026")
    filling.wait_saved(1)
    filling.qtbot.keyClicks(area.editor, ".38")
    filling.wait_saved(2)
    filling.page.undo_wanted.emit()
    filling.wait_saved(3)
    assert list(filling.saved()[2].values()) == [""]
    assert area.text == ""


def test_going_back_shows_the_item_wherever_it_is(filling: Filling) -> None:
    press(filling.turn(2), "ok")
    filling.turn(37)
    filling.page.undo_wanted.emit()
    filling.qtbot.waitUntil(lambda: filling.page._current == "/data/before_leaving")


def test_what_an_undone_answer_had_worked_out_is_undone_with_it(filling: Filling) -> None:
    card = filling.turn(34)
    find(card, QPushButton, "segment_yes").click()
    filling.wait_saved(1)
    card = filling.anew(card)
    assert card.cells
    filling.page.undo_wanted.emit()
    filling.wait_saved(2)
    assert not filling.anew(card).cells
