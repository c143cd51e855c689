"""A window is painted a turn after it was laid out, once for all that asked for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.paint_turn import PaintTurn


class Painted(QPushButton):
    """Counts how often it was painted."""

    def __init__(self) -> None:
        super().__init__("Save")
        self.times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        super().paintEvent(event)


@pytest.fixture
def button(qtbot: QtBot) -> Iterator[Painted]:
    window = QWidget()
    qtbot.addWidget(window)
    button = Painted()
    QVBoxLayout(window).addWidget(button)
    window.show()
    qtbot.waitUntil(lambda: button.times > 0)
    PaintTurn(window)
    button.times = 0
    yield button
    assert shiboken6.isValid(window)


def test_what_was_asked_for_is_painted_in_the_next_turn(qtbot: QtBot, button: Painted) -> None:
    button.update()
    QApplication.sendPostedEvents()
    assert button.times == 0
    qtbot.waitUntil(lambda: button.times == 1)


def test_a_tap_does_not_wait_for_the_pressed_button_to_be_painted(qtbot: QtBot, button: Painted) -> None:
    painted_then: list[int] = []
    button.clicked.connect(lambda: painted_then.append(button.times))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert painted_then == [0]
    qtbot.waitUntil(lambda: button.times == 1)
    qtbot.wait(20)
    assert button.times == 1  # though it was pressed and let go


def test_what_is_asked_for_without_end_is_painted_all_the_same(qtbot: QtBot, button: Painted) -> None:
    for _turn in range(4):
        button.update()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert button.times >= 3
