"""Draw on a photo: arrow, circle, pen. The photo stays as it is; the marks are strokes over it."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.painting import box, smooth
from ui.widgets.pointing import Pointed
from ui.widgets.strokes import Stroke, paint_marks
from ui.widgets.themed import Themed

Tool = Literal["arrow", "circle", "pen"]

ELLIPSE_POINTS = 32
BARB = pi / 6  # the angle between an arrow and each side of its head
CLOSE = 0.0015  # points nearer than this are one point: a slow hand sends hundreds
STEP, LONG_STEP = 0.01, 0.05
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PUTS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkCanvas(Pointed, Themed, QWidget):
    """The photo and its marks. Strokes are points in fractions of the photo's width and height, four decimals.

    By keyboard: the arrow keys move a cross (with Shift farther), Space or Enter sets down and lifts, Esc drops the
    stroke, Backspace or Ctrl+Z undoes, Delete clears.

    Signals:
        changed(): a stroke was finished, undone, or all were cleared.
    """

    changed = Signal()

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._strokes: tuple[Stroke, ...] = ()
        self._past: list[tuple[Stroke, ...]] = []
        self._points: list[QPointF] = []
        self._cross: QPointF | None = None
        self._tool: Tool = "arrow"
        self.take_pointing()
        self.setObjectName("markCanvas")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusInside", True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # Values

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn, in order."""
        return self._strokes

    @property
    def can_undo(self) -> bool:
        """Whether something was drawn or cleared since the photo is shown."""
        return bool(self._past)

    def set_picture(self, picture: QPixmap, strokes: tuple[Stroke, ...] = ()) -> None:
        """Show a photo with the marks it has; tells no one."""
        self._picture = picture
        self._past, self._points = [], []
        self._strokes = strokes
        self.updateGeometry()
        self.update()

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show other marks on the same photo; tells no one. The way back stays."""
        if strokes != self._strokes and not self._points:
            self._strokes = strokes
            self.update()

    def set_tool(self, tool: Tool) -> None:
        """What the next stroke draws."""
        self._tool = tool

    def undo(self) -> None:
        """One step back, also behind Clear."""
        if self._past:
            self._strokes = self._past.pop()
            self.update()
            self.changed.emit()

    def clear(self) -> None:
        """Take every mark off."""
        if self._strokes:
            self._become(())

    def _become(self, strokes: tuple[Stroke, ...]) -> None:
        self._past.append(self._strokes)
        self._strokes = strokes
        self.update()
        self.changed.emit()

    # Size

    def _shape(self) -> float:
        """Height by width."""
        size = self._picture.size()
        return size.height() / size.width() if size.width() else measures.PHOTO_HEIGHT / measures.PHOTO_WIDTH

    def hasHeightForWidth(self) -> bool:
        """The photo's shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the photo at this width, up to the design's height."""
        return min(round(width * self._shape()), self.theme.px(measures.MARK_CANVAS_HEIGHT))

    def sizeHint(self) -> QSize:
        """The design's width."""
        width = self.theme.px(measures.MARK_CANVAS_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A third of it can still be drawn on."""
        hint = self.sizeHint()
        return QSize(hint.width() // 3, hint.height() // 3)

    def _area(self) -> QRectF:
        """The box the photo fills."""
        width, height = float(self.width()), float(self.height())
        wide = min(width, height / self._shape())
        high = wide * self._shape()
        return QRectF((width - wide) / 2, (height - high) / 2, wide, high)

    # Drawing

    def press_at(self, place: QPointF) -> None:
        """Begin a stroke."""
        if not self._picture.isNull():
            self._cross = None
            self._points = [self._fraction(place)]
            self.update()

    def drag_to(self, place: QPointF) -> None:
        """Draw on."""
        if self._points:
            self._add(self._fraction(place))

    def lift(self) -> None:
        """Keep the stroke; a mere tap with arrow or circle keeps nothing."""
        stroke = self._stroke()
        self._points = []
        if stroke:
            self._become((*self._strokes, stroke))
        self.update()

    def _add(self, point: QPointF) -> None:
        moved = point - self._points[-1]
        if abs(moved.x()) + abs(moved.y()) >= CLOSE:
            self._points.append(point)
            self.update()

    def _fraction(self, place: QPointF) -> QPointF:
        area = self._area()
        return _kept(
            QPointF((place.x() - area.left()) / area.width(), (place.y() - area.top()) / area.height())
        )

    def _stroke(self) -> Stroke:
        """What the points so far make with the tool that is on; empty if it is nothing to see."""
        if not self._points:
            return ()
        first, last = self._points[0], self._points[-1]
        if self._tool == "pen":
            return _rounded(self._points)
        if len(self._points) == 1:
            return ()
        return _rounded(self._ellipse(first, last) if self._tool == "circle" else self._arrow(first, last))

    @staticmethod
    def _ellipse(corner: QPointF, other: QPointF) -> list[QPointF]:
        middle, half = (corner + other) * 0.5, (other - corner) * 0.5
        turns = [2 * pi * place / ELLIPSE_POINTS for place in range(ELLIPSE_POINTS + 1)]
        return [middle + QPointF(half.x() * cos(turn), half.y() * sin(turn)) for turn in turns]

    def _arrow(self, tail: QPointF, tip: QPointF) -> list[QPointF]:
        """One stroke: shaft and head. Corners stand twice, which keeps a smoothed stroke from rounding them."""
        area = self._area()
        wide, high = area.width(), area.height()
        back = atan2((tail.y() - tip.y()) * high, (tail.x() - tip.x()) * wide)
        length = self.theme.exact(measures.ARROW_HEAD)
        barbs = [
            tip + QPointF(length * cos(back + turn) / wide, length * sin(back + turn) / high)
            for turn in (BARB, -BARB)
        ]
        return [tail, tip, tip, barbs[0], barbs[0], tip, tip, barbs[1]]

    # Keys

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is ours while there is something to undo; the window has its own else."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.can_undo
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross, draw, undo."""
        key = Qt.Key(event.key())
        if key in MOVES:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move_cross(*MOVES[key], LONG_STEP if far else STEP)
        elif key in PUTS:
            self._put()
        elif key == Qt.Key.Key_Escape and self._points:
            self._points = []
            self.update()
        elif key == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif key == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _move_cross(self, right: int, down: int, step: float) -> None:
        before = self._cross or QPointF(0.5, 0.5)
        self._cross = _kept(before + QPointF(right * step, down * step * 1 / self._shape()))
        if self._points:
            self._add(self._cross)
        self.update()

    def _put(self) -> None:
        if self._picture.isNull():
            return
        if self._points:
            self.lift()
        else:
            self._cross = self._cross or QPointF(0.5, 0.5)
            self._points = [self._cross]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Photo, marks, the stroke being drawn, the cross."""
        theme = self.theme
        painter = smooth(self)
        area = self._area()
        box(painter, QRectF(self.rect()), theme.radius("small"), fill=theme.colour.sunken)
        if self._picture.isNull():
            return
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(area, self._picture, QRectF(self._picture.rect()))
        drawing = self._stroke() or _rounded(self._points)
        painter.setClipRect(area)
        paint_marks(painter, (*self._strokes, drawing) if drawing else self._strokes, area)
        if self._cross is not None and self.hasFocus():
            self._paint_cross(area)

    def _paint_cross(self, area: QRectF) -> None:
        cross = self._cross
        if cross is None:
            return
        theme = self.theme
        painter = smooth(self)
        middle = QPointF(area.left() + cross.x() * area.width(), area.top() + cross.y() * area.height())
        half = theme.exact(measures.MARK_CROSS)
        for colour, width in ((theme.mark_rim, theme.line_selected * 2), (theme.mark_line, theme.line)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
            painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))


def _kept(point: QPointF) -> QPointF:
    """Kept on the photo."""
    return QPointF(min(max(point.x(), 0.0), 1.0), min(max(point.y(), 0.0), 1.0))


def _rounded(points: list[QPointF]) -> Stroke:
    return tuple((round(point.x(), 4), round(point.y(), 4)) for point in map(_kept, points))


class Annotator(Themed, QWidget):
    """A photo to draw on, with its tools under it.

    Signals:
        changed(tuple): the strokes as they stand now, after each one, each Undo and Clear.
    """

    changed = Signal(object)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotator")
        self.canvas = MarkCanvas(name=self.tr("Draw on the photo: {photo}").format(photo=name))
        self.canvas.setAccessibleDescription(
            self.tr("Arrow keys move the cross, Space sets down and lifts, Backspace undoes.")
        )
        self.canvas.changed.connect(self._drawn)
        tools = QWidget()
        row = FlowLayout(tools)
        self._group = QButtonGroup(self)
        words: tuple[tuple[Tool, str, str], ...] = (
            ("arrow", self.tr("Arrow"), "draw-arrow"),
            ("circle", self.tr("Circle"), "draw-circle"),
            ("pen", self.tr("Pen"), "note"),
        )
        for tool, text, icon in words:
            button = Button(text, icon=icon)
            button.setObjectName(f"tool-{tool}")
            button.setCheckable(True)
            button.setChecked(tool == "arrow")
            button.clicked.connect(lambda _on=False, chosen=tool: self.canvas.set_tool(chosen))
            self._group.addButton(button)
            row.addWidget(button)
        self._undo = Button(self.tr("Undo"), icon="undo", kind="quiet")
        self._undo.setObjectName("undoMark")
        self._undo.clicked.connect(self.canvas.undo)
        self._clear = Button(self.tr("Clear"), icon="delete", kind="quiet")
        self._clear.setObjectName("clearMarks")
        self._clear.clicked.connect(self.canvas.clear)
        row.addWidget(self._undo)
        row.addWidget(self._clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.canvas)
        self._column.addWidget(tools)
        self.restyle()
        self._show_way_back()

    def restyle(self) -> None:
        """Distances at the present scale."""
        self._column.setSpacing(self.theme.space(3))

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The marks as they stand."""
        return self.canvas.strokes

    def set_picture(self, picture: QPixmap, strokes: tuple[Stroke, ...] = ()) -> None:
        """Show a photo with the marks it has; tells no one."""
        self.canvas.set_picture(picture, strokes)
        self._show_way_back()

    def set_name(self, name: str) -> None:
        """What the photo shows, for a screen reader."""
        self.canvas.setAccessibleName(self.tr("Draw on the photo: {photo}").format(photo=name))

    def _drawn(self) -> None:
        self._show_way_back()
        self.changed.emit(self.canvas.strokes)

    def _show_way_back(self) -> None:
        self._undo.setEnabled(self.canvas.can_undo)
        self._clear.setEnabled(bool(self.canvas.strokes))
