"""Damage on a car's outline: numbered marks on four sides and the top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from PySide6.QtCore import QByteArray, QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from resources.drawings import CarOutline as Drawing
from resources.drawings import car_outline as drawing
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


ROOF = Place("top", 0.5, 0.5)


@cache
def _drawing() -> Drawing:
    return drawing()


@cache
def _picture(width: int, ratio: float, ink: str, body: str, glass: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    car = _drawing()
    svg = car.svg.replace("currentColor", ink).replace("var(--body)", body).replace("var(--glass)", glass)
    height = round(width * car.height / car.width)
    picture = QPixmap(QSize(round(width * ratio), round(height * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


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


class CarOutline(Themed, QWidget):
    """The car from four sides and above, with its marks.

    A tap on a free place offers it (`placed`). By keyboard: arrow keys move a cross (with Shift farther), Space or
    Enter offers its place; Tab goes on to the marks.

    Signals:
        placed(Place): a mark is wanted here.
        moved(str, Place): a mark was moved; its key and new place.
        opened(str): a mark was tapped; its key.
        remove_wanted(str): Delete on a mark; its key.
    """

    placed = Signal(object)
    moved = Signal(str, object)
    opened = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, MarkButton] = {}
        self._cross: QPointF | None = None
        self._readonly = False
        self.setObjectName("carOutline")
        self._name = name or self.tr("Outline of the car")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(
            self.tr("Arrow keys move the cross, Space puts a mark, Tab goes to the marks.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusInside", True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # Values

    def set_readonly(self, readonly: bool) -> None:
        """Only look: marks open, nothing moves, nothing is put."""
        self._readonly = readonly

    def set_marks(self, marks: tuple[OutlineMark, ...]) -> None:
        """Show these marks; those that stay keep the focus."""
        wanted = {mark.key for mark in marks}
        for key in [key for key in self._buttons if key not in wanted]:
            gone = self._buttons.pop(key)
            if gone.hasFocus():
                self.setFocus()
            gone.hide()
            gone.deleteLater()
        for mark in marks:
            if mark.key in self._buttons:
                self._buttons[mark.key].show_mark(mark)
            else:
                self._add(mark)
        self._place_all()

    def choose(self, key: str) -> None:
        """Show one mark as the one that is being looked at; "" for none."""
        for name, button in self._buttons.items():
            button.chosen = name == key
            button.update()
            if button.chosen:
                button.raise_()

    def _add(self, mark: OutlineMark) -> None:
        button = MarkButton(mark, self)
        key = mark.key
        button.clicked.connect(lambda _on=False: self.opened.emit(key))
        button.dragged.connect(lambda place: self._drag(key, place))
        button.dropped.connect(lambda: self._drop(key))
        button.remove_wanted.connect(lambda: None if self._readonly else self.remove_wanted.emit(key))
        self._buttons[key] = button
        button.show()

    # Places

    def _car(self) -> QRectF:
        """The box of the drawing in px."""
        car = _drawing()
        factor = min(self.width() / car.width, self.height() / car.height)
        wide, high = car.width * factor, car.height * factor
        return QRectF((self.width() - wide) / 2, 0, wide, high)

    def _view_box(self, view: str) -> QRectF:
        car, area = _drawing(), self._car()
        factor = area.width() / car.width
        left, top, width, height = (length * factor for length in car.views[view])
        return QRectF(area.left() + left, area.top() + top, width, height)

    def place_at(self, point: QPointF) -> Place:
        """The nearest place on the car to a point in px."""

        def distance(view: str) -> float:
            box = self._view_box(view)
            near = QPointF(
                min(max(point.x(), box.left()), box.right()), min(max(point.y(), box.top()), box.bottom())
            )
            away = point - near
            return away.x() ** 2 + away.y() ** 2

        view = min(_drawing().views, key=distance)
        box = self._view_box(view)
        x = min(max((point.x() - box.left()) / box.width(), 0.0), 1.0)
        y = min(max((point.y() - box.top()) / box.height(), 0.0), 1.0)
        return Place(view, round(x, 4), round(y, 4))

    def point_of(self, place: Place | OutlineMark) -> QPointF:
        """Where a place is, in px."""
        box = self._view_box(place.view)
        return QPointF(box.left() + place.x * box.width(), box.top() + place.y * box.height())

    def _place_all(self) -> None:
        for button in self._buttons.values():
            button.move((self.point_of(button.mark) - QRectF(button.rect()).center()).toPoint())

    def _drag(self, key: str, point: QPointF) -> None:
        if self._readonly:
            return
        button = self._buttons[key]
        place = self.place_at(point)
        button.show_mark(replace(button.mark, view=place.view, x=place.x, y=place.y))
        button.raise_()
        self._place_all()

    def _drop(self, key: str) -> None:
        if not self._readonly:
            mark = self._buttons[key].mark
            self.moved.emit(key, Place(mark.view, mark.x, mark.y))

    # Qt

    def hasHeightForWidth(self) -> bool:
        """The drawing's shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The drawing at this width, no wider than the design's."""
        car = _drawing()
        wide = min(width, self.theme.px(measures.OUTLINE_MAX_WIDTH))
        return round(wide * car.height / car.width)

    def sizeHint(self) -> QSize:
        """The drawing's own size."""
        width = self.theme.px(measures.OUTLINE_MAX_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Half of it."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Marks stay on their places."""
        super().resizeEvent(event)
        self._place_all()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap on a free place. A finger that flicks scrolls the page and comes here as no release."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and not self._readonly:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._cross = None
            self.placed.emit(self.place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ours, so that the release comes here too."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross, put a mark."""
        key = Qt.Key(event.key())
        if key in MOVES and not self._readonly:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = (LONG_STEP if far else STEP) * self._car().width()
            before = self._cross or self.point_of(ROOF)
            right, down = MOVES[key]
            self._cross = self.point_of(self.place_at(before + QPointF(right * step, down * step)))
            self.setAccessibleName(f"{self._name}, {view_word(self.place_at(self._cross).view)}")
            self.update()
        elif key in PUTS and not self._readonly:
            self.placed.emit(self.place_at(self._cross or self.point_of(ROOF)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing and the cross."""
        theme, area = self.theme, self._car()
        colour = theme.colour
        picture = _picture(
            round(area.width()),
            self.devicePixelRatioF(),
            colour.text.name(),
            colour.surface.name(),
            colour.sunken.name(),
        )
        painter = smooth(self)
        painter.drawPixmap(area.topLeft(), picture)
        if self._cross is not None and self.hasFocus():
            half = theme.exact(measures.MARK_CROSS)
            for ink, width in (
                (colour.surface, 2 * theme.line_selected),
                (colour.accent, theme.line_selected),
            ):
                painter.setPen(QPen(ink, width))
                painter.drawLine(self._cross - QPointF(half, 0), self._cross + QPointF(half, 0))
                painter.drawLine(self._cross - QPointF(0, half), self._cross + QPointF(0, half))
