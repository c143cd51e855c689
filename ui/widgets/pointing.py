"""Finger, pen and mouse as one: press, drag, lift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QShowEvent, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QScroller

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object

TOUCHES = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}


class Pointed(_Base):
    """Mixin before the Qt class. A subclass calls `take_pointing` in its constructor and overrides the three below.

    Places are px of the widget. What is drawn here scrolls no column under it.
    """

    def take_pointing(self) -> None:
        """Ask Qt for the fingers themselves, not for the mouse events it makes of them."""
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def press_at(self, place: QPointF) -> None:
        """The first touch."""

    def drag_to(self, place: QPointF) -> None:
        """Moved while touching; may come without a press."""

    def lift(self) -> None:
        """Let go."""

    def event(self, event: QEvent) -> bool:
        """A finger. Every touch event is a QTouchEvent, but PySide may hand over its base class."""
        if event.type() in TOUCHES and isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep a finger that draws here from scrolling the column round it.

        The widget takes the flick gestures of the columns it lies in; as it has no scroller, Qt then ignores them.
        """
        super().showEvent(event)
        column = self.parentWidget()
        while column is not None:
            if QScroller.hasScroller(column):
                self.grabGesture(QScroller.grabbedGesture(column))
            column = column.parentWidget()

    def _touched(self, event: QTouchEvent) -> None:
        event.accept()
        place = event.points()[0].position() if event.points() else QPointF()
        if event.type() == QEvent.Type.TouchBegin:
            self.press_at(place)
        elif event.type() == QEvent.Type.TouchUpdate:
            self.drag_to(place)
        else:
            self.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press with the left button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.press_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        self.drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift."""
        self.lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The same with a pen; accepted, so that Qt sends no mouse events for it."""
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self.press_at(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self.drag_to(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self.lift()
