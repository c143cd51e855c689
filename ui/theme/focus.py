"""The focus ring: 3 px of ink, 2 px away from whatever the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.theme.themed import current

KEYBOARD = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
POINTING = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}


class FocusRing(QWidget):
    """Lies over one window and follows its focus; it is drawn only after a key was pressed, never for a tap.

    A widget cannot paint outside its own box, so neither it nor a style could draw a ring 2 px away from it.
    A widget with the property `focusInside` gets the ring inside its line. Text fields show focus themselves; what is
    `focusUnseen` (a page, at whose beginning the keyboard is) has none.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._by_keyboard = False
        self._offset = QRect()
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self.hide()
        if window.isVisible():
            self._watch_input()

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is drawn round."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note how the person works, and when the widget under the ring moves."""
        kind = event.type()
        if isinstance(watched, QWindow):  # not by which: PySide may give another object for the same window
            self._note_input(kind)
        elif kind == QEvent.Type.Show and watched is self.window():
            self._watch_input()
        elif kind in MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _watch_input(self) -> None:
        self.window().windowHandle().installEventFilter(self)

    def _note_input(self, kind: QEvent.Type) -> None:
        if kind in POINTING and self._by_keyboard:
            self._by_keyboard = False
            self._place()
        elif kind in KEYBOARD and not self._by_keyboard:
            self._by_keyboard = True
            self._place()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):  # a window that is going has taken some with it
                watched.removeEventFilter(self)
        self._watched = []
        self._target = now if now is not None and self._rings(now) else None
        step: QWidget | None = self._target
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _rings(self, widget: QWidget) -> bool:
        window = self.window()
        own = isinstance(widget, (QLineEdit, QPlainTextEdit)) or widget.property("focusUnseen")
        return widget.window() is window and widget is not window and not own

    def _place(self) -> None:
        target = self._target
        if target is None or not self._by_keyboard or not target.isVisible():
            self.hide()
            return
        theme = current()
        area = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        if not target.property("focusInside"):
            room = theme.px(theme.tokens.focus_border) + theme.px(theme.tokens.focus_gap)
            area = area.adjusted(-room, -room, room, room)
        self.setGeometry(self._visible_part(area, target))
        self._offset = area.translated(-self.pos())
        self.raise_()
        self.show()
        self.update()

    def _visible_part(self, area: QRect, target: QWidget) -> QRect:
        """What is left of the ring where scroll areas cut it off."""
        step = target.parentWidget()
        while step is not None and step is not self.window():
            outer = step.parentWidget()
            if isinstance(outer, QAbstractScrollArea) and outer.viewport() is step:
                area = area.intersected(QRect(step.mapTo(self.window(), QPoint(0, 0)), step.size()))
            step = outer
        return area.intersected(self.window().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(theme.tokens.focus_border)
        painter.setPen(QPen(theme.colour.focus, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(self._offset).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = min(theme.radius("card"), ring.height() / 2)
        painter.drawRoundedRect(ring, radius, radius)
