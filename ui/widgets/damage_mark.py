"""One numbered mark of damage: its shape, and the button that is dragged over the car's outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.theme import Theme, measures
from ui.widgets.painting import smooth, text_in
from ui.widgets.pointing import Pointed
from ui.widgets.themed import Themed

MarkShape = Literal["circle", "diamond", "square", "triangle", "hexagon", "wedge", "tag"]
STEP, LONG_STEP = 0.01, 0.05  # of the drawing's width
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PUTS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def view_word(view: str) -> str:
    """The name of a side of the car."""
    words = {
        "left": QCoreApplication.translate("CarOutline", "Left side"),
        "right": QCoreApplication.translate("CarOutline", "Right side"),
        "front": QCoreApplication.translate("CarOutline", "Front"),
        "rear": QCoreApplication.translate("CarOutline", "Rear"),
        "top": QCoreApplication.translate("CarOutline", "From above"),
    }
    return words[view]


@dataclass(frozen=True, slots=True)
class OutlineMark:
    """One mark: `view` is left, right, front, rear or top; `x`, `y` are fractions of that view's box.

    `words` is what a screen reader says besides number and side.
    """

    key: str
    view: str
    x: float
    y: float
    number: int
    shape: MarkShape
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the car: a view and fractions of its box."""

    view: str
    x: float
    y: float


# Corners in halves of the size, from the middle; each shape is as large to the eye as the circle.
_CORNERS: dict[MarkShape, tuple[tuple[float, float], ...]] = {
    "diamond": ((0, -1.41), (1.41, 0), (0, 1.41), (-1.41, 0)),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "triangle": ((0, -1.4), (1.4, 1), (-1.4, 1)),
    "hexagon": ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
    "wedge": ((-1.4, -1), (1.4, -1), (0, 1.4)),
    "tag": ((-1.3, -0.75), (1.3, -0.75), (1.3, 0.75), (-1.3, 0.75)),
}
_NUMBER_DOWN: dict[MarkShape, float] = {"triangle": 0.3, "wedge": -0.3}


def mark_path(shape: MarkShape, middle: QPointF, size: float) -> QPainterPath:
    """The outline of a mark about `size` px across."""
    path = QPainterPath()
    half = size / 2
    if shape == "circle":
        path.addEllipse(middle, half, half)
    else:
        path.addPolygon([middle + QPointF(x * half, y * half) for x, y in _CORNERS[shape]])
        path.closeSubpath()
    return path


def paint_mark(
    painter: QPainter, theme: Theme, mark: OutlineMark, middle: QPointF, *, chosen: bool = False
) -> None:
    """Shape in its colour with the number inside and a white rim; the chosen one has a violet ring."""
    colour = theme.colour
    looks: dict[MarkShape, tuple[QColor, QColor]] = {
        "circle": (colour.unsafe_solid, colour.on_unsafe_solid),
        "diamond": (colour.attention_solid, colour.on_attention_solid),
        "square": (colour.text, colour.surface),
        "triangle": (colour.unsafe_solid, colour.on_unsafe_solid),
        "hexagon": (colour.attention_solid, colour.on_attention_solid),
        "wedge": (colour.text, colour.surface),
        "tag": (colour.text_muted, colour.surface),
    }
    fill, ink = looks[mark.shape]
    size = theme.exact(measures.DAMAGE_SHAPE)
    path = mark_path(mark.shape, middle, size)
    rim = QPen(colour.surface, 2 * theme.exact(measures.DAMAGE_RIM))
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if chosen:
        painter.strokePath(path, QPen(colour.accent, 2 * theme.exact(measures.DAMAGE_CHOSEN)))
    painter.strokePath(path, rim)
    painter.fillPath(path, fill)
    font = theme.font("caption", weight=700)
    down = _NUMBER_DOWN.get(mark.shape, 0) * size / 2
    area = QRectF(middle.x() - size, middle.y() - size + down, 2 * size, 2 * size)
    text_in(painter, area, str(mark.number), font, ink)


class MarkButton(Pointed, Themed, QAbstractButton):
    """One mark. Drag it or move it with the arrow keys; Delete takes it off.

    Signals:
        dragged(QPointF): its middle's new place on the outline, in px, while it is moved.
        dropped(): let go after it was dragged; also after each move by key.
        remove_wanted(): Delete.
    """

    dragged = Signal(object)
    dropped = Signal()
    remove_wanted = Signal()

    def __init__(self, mark: OutlineMark, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = mark
        self.chosen = False
        self._outline = parent
        self._pressed_at: QPointF | None = None
        self._moving = False
        self.take_pointing()
        self.setObjectName(f"mark-{mark.key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_mark(mark)
        self.restyle()

    def restyle(self) -> None:
        """Room for the mark and its ring; more than the 48 px of a finger."""
        edge = self.theme.target("segment")
        self.setFixedSize(edge, edge)

    def show_mark(self, mark: OutlineMark) -> None:
        """Other words or another shape."""
        self.mark = mark
        name = self.tr("{number}, {words}, {side}").format(
            number=mark.number, words=mark.words, side=view_word(mark.view)
        )
        self.setAccessibleName(name)
        self.setToolTip(mark.words)
        self.update()

    def press_at(self, place: QPointF) -> None:
        """Perhaps a tap, perhaps a drag."""
        self._pressed_at, self._moving = place, False
        self.setDown(True)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def drag_to(self, place: QPointF) -> None:
        """Follow once it has gone far enough to be meant."""
        if self._pressed_at is None:
            return
        moved = place - self._pressed_at
        if self._moving or moved.manhattanLength() >= QApplication.startDragDistance():
            self._moving = True
            self.dragged.emit(QPointF(self.geometry().center()) + moved)

    def lift(self) -> None:
        """A tap, or the end of a drag."""
        pressed, self._pressed_at = self._pressed_at, None
        self.setDown(False)
        if pressed is None:
            return
        if self._moving:
            self.dropped.emit()
        else:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move, Delete takes off, Enter opens."""
        key = Qt.Key(event.key())
        if key in MOVES:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = (LONG_STEP if far else STEP) * self._outline.width()
            right, down = MOVES[key]
            self.dragged.emit(QPointF(self.geometry().center()) + QPointF(right * step, down * step))
            self.dropped.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        paint_mark(smooth(self), self.theme, self.mark, QRectF(self.rect()).center(), chosen=self.chosen)


def paint_earlier_mark(painter: QPainter, theme: Theme, mark: OutlineMark, middle: QPointF) -> None:
    """A mark of an earlier visit: hollow, dashed and grey, so that it is never taken for one of today."""
    colour = theme.colour
    size = theme.exact(measures.DAMAGE_SHAPE)
    path = mark_path(mark.shape, middle, size)
    painter.fillPath(path, colour.surface)
    line = QPen(colour.text_muted, theme.line_selected, Qt.PenStyle.DashLine)
    painter.strokePath(path, line)
    down = _NUMBER_DOWN.get(mark.shape, 0) * size / 2
    area = QRectF(middle.x() - size, middle.y() - size + down, 2 * size, 2 * size)
    text_in(painter, area, str(mark.number), theme.font("caption"), colour.text_muted)
