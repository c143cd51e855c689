"""Gives the painting of a window a turn of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class PaintTurn(QObject):
    """Paints a window one turn after it was asked to be painted: what else is due gets its turn in between.

    Qt paints in the very turn that laid everything out anew, and a pressed button at once, in the midst of what its tap
    does; a tap that came meanwhile waited for both. What is asked for twice before its turn is painted once.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._painting = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._paint)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what asks for painting back until its turn."""
        if event.type() == QEvent.Type.UpdateRequest and not self._painting:
            if not self._turn.isActive():  # asked for again and again it must not be put off again and again
                self._turn.start()
            return True
        return super().eventFilter(watched, event)

    def _paint(self) -> None:
        self._painting = True
        try:
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        finally:
            self._painting = False
