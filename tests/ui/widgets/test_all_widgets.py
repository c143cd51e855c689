"""What holds for every widget: it speaks, it can be tapped, it cuts no word, in each theme and scale."""

import pytest
from component_sheet import GERMAN, component_sheet
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import THEME_NAMES, ThemeName
from ui.widgets.icon_text import IconText
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.row_button import RowButton
from ui.widgets.segments import Segment, Segments


def shown(qtbot: QtBot, width: int) -> QWidget:
    sheet = component_sheet()
    qtbot.addWidget(sheet)
    layout = sheet.layout()
    assert layout is not None
    sheet.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
    sheet.show()
    qtbot.waitExposed(sheet)
    return sheet


def controls(sheet: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.isVisibleTo(sheet) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def cut_words(sheet: QWidget) -> list[str]:
    """The texts of shown labels and buttons that have less room than they need."""
    cut = []
    for widget in sheet.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisibleTo(sheet):
            continue
        need = widget.minimumSizeHint()
        if isinstance(widget, (WrapLabel, IconText, RowButton)):
            need.setHeight(widget.heightForWidth(widget.width()))
        narrow = widget.width() < need.width() and not isinstance(widget, NameLabel)
        if narrow or widget.height() < need.height():
            cut.append(widget.text())
    return cut


def test_every_control_has_a_name_for_the_screen_reader(qtbot: QtBot) -> None:
    sheet = shown(qtbot, 900)
    assert len(controls(sheet)) > 20
    assert [widget for widget in controls(sheet) if not widget.accessibleName()] == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_everything_to_tap_is_48_px_or_more(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    least = theme.apply(qapp, "light", scale).target("minimum")
    sheet = shown(qtbot, round(900 * scale))
    small = [
        (type(widget).__name__, widget.accessibleName(), widget.size().toTuple())
        for widget in sheet.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit))
        and widget.isVisibleTo(sheet)
        and (widget.width() < least or widget.height() < least)
    ]
    assert small == []


@pytest.mark.parametrize("width", [620, 1366])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", THEME_NAMES)
def test_no_word_is_cut(qtbot: QtBot, qapp: QApplication, name: ThemeName, scale: float, width: int) -> None:
    theme.apply(qapp, name, scale)
    sheet = shown(qtbot, round(width * scale))
    assert cut_words(sheet) == []


def test_a_label_too_low_for_its_lines_is_found(qtbot: QtBot) -> None:
    sheet = shown(qtbot, 900)
    assert cut_words(sheet) == []
    label = next(label for label in sheet.findChildren(WrapLabel) if label.isVisibleTo(sheet))
    label.setText("word " * 90)
    label.resize(100, 20)
    assert cut_words(sheet) == [label.text()]


def test_a_long_answer_gets_a_second_line_instead_of_dots(qtbot: QtBot) -> None:
    segments = Segments(GERMAN, name="Windscreen")
    qtbot.addWidget(segments)
    segments.resize(segments.minimumSizeHint().width(), 60)
    segments.show()
    long = next(part for part in segments.findChildren(Segment) if part.text() == "Nicht in Ordnung")
    assert segments.height() >= 56
    assert long.width() < long.sizeHint().width()
    assert cut_words(segments) == []


def test_another_theme_repaints_what_is_already_shown(qtbot: QtBot, qapp: QApplication) -> None:
    sheet = shown(qtbot, 900)
    label = sheet.findChildren(WrapLabel)[0]
    before = label.font().pixelSize()
    theme.apply(qapp, "dark", 1.5)
    assert label.font().pixelSize() == round(before * 1.5)
    assert sheet.grab().toImage().pixelColor(1, 1) == theme.current().colour.background
