"""A day typed as the language writes it, or stepped to."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.formats import Formats
from ui.widgets.date_field import DateField

TODAY = date(2026, 11, 20)


def field(qtbot: QtBot, language: str = "de") -> tuple[DateField, list[date | None]]:
    made = DateField("Until when?", Formats(language), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    chosen: list[date | None] = []
    made.chosen.connect(chosen.append)
    return made, chosen


def press(made: DateField, name: str) -> None:
    button = made.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("de", "1.12.2026"),
        ("nb", "01.12.26"),
        ("en", "1/12/2026"),
        ("fr", "01/12/2026"),
        ("en", "2026-12-01"),
        ("de", " 1. 12. 2026 "),
    ],
)
def test_a_day_is_read_as_the_language_writes_it(qtbot: QtBot, language: str, typed: str) -> None:
    made, chosen = field(qtbot, language)
    qtbot.keyClicks(made.editor, typed)
    qtbot.keyClick(made.editor, Qt.Key.Key_Return)
    assert (made.day, chosen) == (date(2026, 12, 1), [date(2026, 12, 1)])
    assert made.problem == ""


@pytest.mark.parametrize("typed", ["soon", "31.11.2026", "12.2026", "2026", "١.١٢.٢٠٢٦"])
def test_what_is_no_day_is_said_with_an_example_and_stays(qtbot: QtBot, typed: str) -> None:
    made, chosen = field(qtbot)
    made.editor.setText(typed)
    qtbot.keyClick(made.editor, Qt.Key.Key_Return)
    assert "20.11.2026" in made.problem
    assert (made.text, made.day, chosen) == (typed, None, [])


def test_thick_fingers_step_from_today(qtbot: QtBot) -> None:
    made, chosen = field(qtbot, "nb")
    press(made, "later")
    press(made, "later")
    press(made, "earlier")
    assert chosen == [TODAY, date(2026, 11, 21), TODAY]
    assert made.text == "20.11.2026"


def test_keys_go_by_days_and_weeks(qtbot: QtBot) -> None:
    made, chosen = field(qtbot)
    made.set_day(TODAY)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        qtbot.keyClick(made.editor, key)
    assert [day.day for day in chosen if day is not None] == [21, 28, 27, 20]


def test_showing_a_day_tells_no_one_and_emptying_it_does(qtbot: QtBot) -> None:
    made, chosen = field(qtbot)
    made.set_day(TODAY)
    assert chosen == []
    made.editor.clear()
    qtbot.keyClick(made.editor, Qt.Key.Key_Return)
    assert chosen == [None]


def test_the_buttons_stay_on_the_fields_line_and_tab_goes_from_left_to_right(qtbot: QtBot) -> None:
    made, _ = field(qtbot)
    today = QPushButton("Today")
    made.put_beside(today)
    made.editor.setText("31.11.2026")
    qtbot.keyClick(made.editor, Qt.Key.Key_Return)
    assert made.problem
    line = [made.findChild(QPushButton, "earlier"), made.editor, made.findChild(QPushButton, "later"), today]
    qtbot.waitUntil(lambda: len({one.mapTo(made, one.rect().center()).y() // 3 for one in line}) == 1)
    line[0].setFocus()
    for following in line[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
