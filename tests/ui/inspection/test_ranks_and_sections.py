"""Rankings are moved up and down; a section's name is read whole."""

from __future__ import annotations

from calls import find, settle
from inspection_page import compiled, filling_of
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui import theme
from ui.inspection.rank_field import RankField
from ui.inspection.sections import SectionButton, SectionLine
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.widgets.date_field import DateField

FORM = """
| survey |
| | type | name | item | label |
| | begin_group | g | | First things |
| | rank parts | order | 1 | What is done first? |
| | date | due | 2 | Due |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | parts | tyres | Tyres |
| | parts | brakes | Brakes |
| | parts | glass | Glass |
"""


def test_a_ranking_is_moved_until_the_order_is_right(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes, xml=compiled(FORM))
    card = filling.turn(1)
    rank = find(card, RankField, "")
    find(rank, QPushButton, "down-tyres").click()
    filling.wait_saved(1)
    settle()
    find(card, QPushButton, "up-glass").click()
    filling.wait_saved(2)
    orders = [values["/data/g/order"] for values in filling.saved()]
    assert orders == ["brakes tyres glass", "brakes glass tyres"]
    settle()
    right = rank.findChild(QPushButton, "rankRight")
    assert right is not None
    assert not right.isVisible()
    assert not find(card, QPushButton, "up-brakes").isEnabled()


def test_the_order_of_the_list_can_be_right(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> None:
    filling = filling_of(qtbot, tasks, changes, xml=compiled(FORM))
    find(filling.turn(1), QPushButton, "rankRight").click()
    filling.wait_saved(1)
    assert filling.saved()[0]["/data/g/order"] == "tyres brakes glass"


def test_a_date_question_is_kept_as_iso_however_it_is_typed(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes, xml=compiled(FORM))
    field = filling.turn(2).findChild(DateField)
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.editor, "1/12/2026")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    filling.wait_saved(1)
    assert filling.saved()[0]["/data/g/due"] == "2026-12-01"


def test_a_long_section_name_takes_the_lines_it_needs(qtbot: QtBot, qapp: QApplication) -> None:
    for scale in (1.0, 1.5):
        style = theme.apply(qapp, "light", scale)
        short = SectionButton(SectionLine("/s", "Räder", 0, 7, 0))
        long = SectionButton(SectionLine("/l", "Probefahrt und Freigabe", 0, 5, 2))
        for button in (short, long):
            qtbot.addWidget(button)
        assert long.sizeHint().height() >= short.sizeHint().height() + style.line_height("body")
        room = long._room_for_words(long.sizeHint().width())
        metrics = QFontMetrics(style.font("body", weight=600))
        widest = max(metrics.horizontalAdvance(word) for word in ["Probefahrt", "und", "Freigabe"])
        assert widest <= room
        needed = metrics.boundingRect(
            QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, "Probefahrt und Freigabe"
        )
        assert needed.height() <= long._title_height(room) + 1
    theme.apply(qapp, "light", 1.0)
