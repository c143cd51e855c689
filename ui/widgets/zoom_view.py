"""A picture to look into: wheel, pinch, keys, double click and drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

CLOSEST = 8.0  # times as large as the whole picture in the window
STEP = 1.25
DOUBLE_CLICK = 2.5
WHEEL_NOTCH = 120
KEY_SHARE = 0.15  # of the view's side, by one press of an arrow
MOVES = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class ZoomView(Themed, QWidget):
    """Shows a photo or a drawing, whole at first; a drawing stays sharp at every size.

    Keys: + and - zoom, arrows move, 0 shows the whole again.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("zoomView")
        self._photo = QPixmap()
        self._drawing: QSvgRenderer | None = None
        self._zoom = 1.0
        self._shift = QPointF()  # of the picture's middle from the view's, px
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusInside", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def show_picture(self, content: bytes, media_type: str, *, name: str) -> bool:
        """Show a picture, whole; `name` is what a screen reader says. False when it cannot be drawn."""
        self._photo, self._drawing = QPixmap(), None
        if media_type == "image/svg+xml":
            from PySide6.QtSvg import QSvgRenderer

            drawing = QSvgRenderer(QByteArray(content))
            self._drawing = drawing if drawing.isValid() else None
        else:
            self._photo.loadFromData(content)
        self.setAccessibleName(name)
        self.show_whole()
        return not self._own_size().isEmpty()

    @property
    def zoom(self) -> float:
        """How many times as large as the whole picture in the view."""
        return self._zoom

    def show_whole(self) -> None:
        """The whole picture in the view."""
        self._zoom, self._shift = 1.0, QPointF()
        self.update()

    def zoom_at(self, place: QPointF, factor: float) -> None:
        """Nearer or farther; what lies under `place` stays under it."""
        before = self._zoom
        self._zoom = min(max(1.0, before * factor), CLOSEST)
        from_middle = place - QRectF(self.rect()).center()
        self._shift = from_middle - (from_middle - self._shift) * (self._zoom / before)
        self._keep_inside()

    def move_by(self, way: QPointF) -> None:
        """Push the picture, no farther than its edge."""
        self._shift += way
        self._keep_inside()

    def _own_size(self) -> QSizeF:
        return QSizeF(self._drawing.defaultSize() if self._drawing is not None else self._photo.size())

    def _area(self) -> QRectF:
        """Where the picture lies now."""
        size = self._own_size().scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio) * self._zoom
        area = QRectF(QPointF(), size)
        area.moveCenter(QRectF(self.rect()).center() + self._shift)
        return area

    def _keep_inside(self) -> None:
        area = self._area()
        across = max(0.0, (area.width() - self.width()) / 2)
        down = max(0.0, (area.height() - self.height()) / 2)
        self._shift.setX(min(max(self._shift.x(), -across), across))
        self._shift.setY(min(max(self._shift.y(), -down), down))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """A third of the design's picture."""
        hint = self.sizeHint()
        return QSize(hint.width() // 3, hint.height() // 3)

    def sizeHint(self) -> QSize:
        """The design's picture."""
        return QSize(self.theme.px(measures.MARK_CANVAS_WIDTH), self.theme.px(measures.MARK_CANVAS_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay within the new edges."""
        super().resizeEvent(event)
        self._keep_inside()

    def event(self, event: QEvent) -> bool:
        """Two fingers."""
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom_at(QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())), pinch.scaleFactor())
                self.move_by(pinch.centerPoint() - pinch.lastCenterPoint())
                event.accept()
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom_at(event.position(), STEP ** (event.angleDelta().y() / WHEEL_NOTCH))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nearer, or whole again."""
        if self._zoom > 1.0:
            self.show_whole()
        else:
            self.zoom_at(event.position(), DOUBLE_CLICK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Push."""
        if self._held is not None:
            self.move_by(event.position() - self._held)
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move."""
        key = Qt.Key(event.key())
        middle = QRectF(self.rect()).center()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_at(middle, STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_at(middle, 1 / STEP)
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in MOVES:
            right, down = MOVES[key]
            self.move_by(QPointF(right * self.width(), down * self.height()) * KEY_SHARE)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on a light plate: drawings are made for it, in every theme."""
        painter = smooth(self)
        box(painter, QRectF(self.rect()), self.theme.radius("small"), fill=self.theme.colour.sunken)
        if self._own_size().isEmpty():
            return
        area = self._area()
        painter.setClipRect(self.rect())
        painter.fillRect(area, self.theme.colour.plate)
        if self._drawing is not None:
            self._drawing.render(painter, area)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area, self._photo, QRectF(self._photo.rect()))
