"""Damage on a car's outline: numbered marks on four sides and the top."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.drawings import CarOutline as Drawing
from resources.drawings import car_outline as drawing
from ui.theme import measures
from ui.widgets.damage_mark import (
    LONG_STEP,
    MOVES,
    PUTS,
    STEP,
    MarkButton,
    OutlineMark,
    Place,
    paint_earlier_mark,
    view_word,
)
from ui.widgets.painting import smooth
from ui.widgets.themed import Themed

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
        self._earlier: tuple[OutlineMark, ...] = ()
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

    def set_earlier(self, marks: tuple[OutlineMark, ...]) -> None:
        """Show marks of an earlier visit under today's: only to look at."""
        if marks != self._earlier:
            self._earlier = marks
            self.update()

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
        for mark in self._earlier:
            paint_earlier_mark(painter, theme, mark, self.point_of(mark))
        if self._cross is not None and self.hasFocus():
            half = theme.exact(measures.MARK_CROSS)
            for ink, width in (
                (colour.surface, 2 * theme.line_selected),
                (colour.accent, theme.line_selected),
            ):
                painter.setPen(QPen(ink, width))
                painter.drawLine(self._cross - QPointF(half, 0), self._cross + QPointF(half, 0))
                painter.drawLine(self._cross - QPointF(0, half), self._cross + QPointF(0, half))
