"""What stands beside, over or between other things keeps its line and its distance, in every theme, at every scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import THEME_NAMES, ThemeName
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.labels import SideLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.row_button import RowButton, RowState
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.segments import Segments, severity_options
from ui.widgets.status_pill import StatusPill
from ui.widgets.text_field import ChoiceField, TextField


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", THEME_NAMES)
def test_fields_are_as_high_as_the_buttons_beside_them_whatever_the_line(
    qtbot: QtBot, qapp: QApplication, name: ThemeName, scale: float
) -> None:
    theme.apply(qapp, name, scale)
    field, choice = TextField("", name="Name"), ChoiceField("", [("a", "A")], name="Choice")
    for widget in (field, choice):
        qtbot.addWidget(widget)
        widget.show()
    assert field.editor.height() == theme.current().target("minimum")
    assert abs(choice.height() - theme.current().target("minimum")) <= 1


def tall_card() -> Card:
    card = Card(name="Tall")
    card.setFixedHeight(2000)
    return card


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_bar_between_two_columns_stands_in_the_middle(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "sun", scale)
    left, right = ScrollColumn(), ScrollColumn(left=False)
    cards = (tall_card(), tall_card())
    left.add(cards[0])
    right.add(cards[1])
    row = ColumnRow([(left, 1), (right, 1)])
    qtbot.addWidget(row)
    row.resize(round(1200 * scale), 600)
    row.show()
    qtbot.waitUntil(lambda: left.verticalScrollBar().maximum() > 0)
    QApplication.processEvents()

    picture = row.grab().toImage()
    ink = theme.current().colour.line_strong
    ends = cards[0].mapTo(row, QPoint(cards[0].width(), 0)).x()
    begins = cards[1].mapTo(row, QPoint(0, 0)).x()
    inked = [x for x in range(ends, begins) if picture.pixelColor(x, 40) == ink]

    assert inked
    assert begins - ends == theme.current().frame("page_padding")
    assert abs((inked[0] - ends) - (begins - inked[-1] - 1)) <= 2


def test_columns_one_under_the_other_end_where_other_pages_end(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)
    left, right = ScrollColumn(), ScrollColumn(left=False)
    left.add(card := tall_card())
    right.add(tall_card())
    row = ColumnRow([(left, 1), (right, 1)])
    qtbot.addWidget(row)
    row.resize(700, 600)
    row.show()
    qtbot.waitUntil(lambda: row.is_stacked and row.verticalScrollBar().maximum() > 0)

    padding = theme.current().frame("page_padding")
    qtbot.waitUntil(lambda: row.width() - card.mapTo(row, QPoint(card.width(), 0)).x() == padding)


def test_fields_one_under_the_other_begin_in_one_line(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)
    holder = QWidget()
    qtbot.addWidget(holder)
    column = tight_column()
    labels = (SideLabel("How bad?"), SideLabel("What the customer wants"))
    answers = tuple(Segments(severity_options(), name=label.text()) for label in labels)
    labels[0].stand_with(labels[1])
    for label, answer in zip(labels, answers, strict=True):
        row = tight_row()
        row.addWidget(label)
        row.addWidget(answer, 1)
        column.addLayout(row)
    holder.setLayout(column)
    holder.resize(900, 160)
    holder.show()
    assert answers[0].x() == answers[1].x()

    theme.apply(qapp, "light", 1.5)
    QApplication.processEvents()
    assert answers[0].x() == answers[1].x()
    assert labels[1].width() > labels[1].fontMetrics().horizontalAdvance(labels[1].text())


def test_a_state_without_room_beside_the_words_stands_under_them(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)
    row = RowButton("", "J-2026-004105", "20.11.2026", state=RowState("Zurückgenommen", "undo", "neutral"))
    qtbot.addWidget(row)
    (pill,) = row.findChildren(StatusPill)
    row.show()

    row.resize(600, row.heightForWidth(600))
    assert abs(pill.geometry().center().y() - row.height() // 2) <= 1
    row.resize(300, row.heightForWidth(300))
    assert row.minimumSizeHint().width() <= 300
    assert row.height() > row.heightForWidth(600)
    assert pill.geometry().top() > row.height() // 2
    assert row.rect().contains(pill.geometry())
