"""Widgets that are no longer wanted are out of sight at once and gone soon, not all in one turn."""

from __future__ import annotations

import time

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import leaving
from ui.widgets.layouts import empty


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for number in range(3):
        column.addWidget(QPushButton(str(number)))
    holder.show()
    return holder


def test_they_go_in_turns(holder: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "_AT_ONCE_SECONDS", 0.001)
    buttons = holder.findChildren(QPushButton)
    for button in buttons:
        button.destroyed.connect(lambda: time.sleep(0.002))
    layout = holder.layout()
    assert layout is not None
    empty(layout)
    assert [button.isVisible() for button in buttons] == [False] * 3
    left = []
    for _turn in range(3):
        QApplication.processEvents()
        left.append(sum(map(shiboken6.isValid, buttons)))
    assert left == [2, 1, 0]


def test_one_whose_tap_opened_a_dialog_stays_until_the_dialog_is_closed(
    holder: QWidget, qtbot: QtBot
) -> None:
    button = holder.findChildren(QPushButton)[0]
    dialog = QEventLoop()
    there_meanwhile: list[bool] = []

    def ask() -> None:
        leaving.let_go(button)
        QTimer.singleShot(20, lambda: there_meanwhile.append(shiboken6.isValid(button)))
        QTimer.singleShot(40, dialog.quit)
        dialog.exec()

    button.clicked.connect(ask)
    QTimer.singleShot(0, button, button.click)
    qtbot.waitUntil(lambda: not shiboken6.isValid(button))
    assert there_meanwhile == [True]


def test_one_whose_window_went_first_is_forgotten(qtbot: QtBot) -> None:
    window = QWidget()
    leaving.let_go(QPushButton("Save", window))
    shiboken6.delete(window)
    QApplication.processEvents()
