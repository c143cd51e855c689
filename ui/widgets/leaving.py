"""Widgets that are no longer wanted leave one after another, so that nobody waits for their going."""

from __future__ import annotations

from collections import deque
from time import perf_counter

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget

_AT_ONCE_SECONDS = 0.003
_LATER_MS = 100  # a dialog is open in front


def let_go(widget: QWidget) -> None:
    """Take a widget out of sight at once, and delete it in one of the next turns.

    Qt deletes everything that was to be deleted later in a single turn: of a checklist's section that took as long as
    building the next one.
    """
    widget.hide()
    leaving = get_ready()
    if leaving is not None:
        leaving.take(widget)


def get_ready() -> _Leaving | None:
    """Who takes the widgets away; None without an application.

    The first asking makes PySide load Qt's many names for the parts of a style: `ui.warming` asks behind the start.
    """
    app = QCoreApplication.instance()
    return None if app is None else app.findChild(_Leaving) or _Leaving(app)


class _Leaving(QObject):
    """The line of those that leave."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._line: deque[tuple[QWidget, int]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)

    def take(self, widget: QWidget) -> None:
        self._line.append((widget, QThread.currentThread().loopLevel()))
        if not self._timer.isActive():
            self._timer.start(0)

    def _go(self) -> None:
        end = perf_counter() + _AT_ONCE_SECONDS
        depth = QThread.currentThread().loopLevel()
        while self._line and perf_counter() < end:
            widget, level = self._line[0]
            if level and depth > level:  # the widget's own event may be the one that waits for an open dialog
                self._timer.start(_LATER_MS)
                return
            self._line.popleft()
            if shiboken6.isValid(widget):
                shiboken6.delete(widget)
        if self._line:
            self._timer.start(0)
