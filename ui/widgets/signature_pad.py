"""Sign with a finger, a pen or the mouse."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainterPath, QPaintEvent, QPen, QShowEvent, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QScroller, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth
from ui.widgets.themed import Themed

Stroke = tuple[tuple[float, float], ...]
DOT = 0.1  # a tap is drawn as a stroke this long, so that its round cap shows


class SignaturePad(Themed, QWidget):
    """Strokes as values: points in px at 100 %, from the pad's top left corner, rounded to a tenth.

    Signals:
        changed(): a stroke was finished, or all were cleared.
    """

    changed = Signal()

    def __init__(self, hint: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._strokes: list[list[QPointF]] = []
        self._drawing = False
        self.setAccessibleName(name or hint)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return tuple(tuple((round(p.x(), 1), round(p.y(), 1)) for p in stroke) for stroke in self._strokes)

    @property
    def drawn_size(self) -> tuple[int, int]:
        """Width and height of the pad in px at 100 %: the box the strokes lie in."""
        return round(self.width() / self.theme.scale), round(self.height() / self.theme.scale)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    def set_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show strokes that were drawn before; tells no one."""
        self._strokes = [[QPointF(x, y) for x, y in stroke] for stroke in strokes]
        self.update()

    def clear(self) -> None:
        """Start again."""
        if self._strokes:
            self._strokes = []
            self.update()
            self.changed.emit()

    def sizeHint(self) -> QSize:
        """The design's height."""
        return QSize(self.theme.px(measures.LONG_TEXT_WIDTH), self.theme.px(measures.SIGNATURE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Half of it still holds a signature."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height() // 2)

    def event(self, event: QEvent) -> bool:
        """Draw with a finger."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the page behind from scrolling while a finger signs.

        The pad takes the flick gestures of the columns it lies in; as it has no scroller, Qt then ignores them.
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
            self._begin(place)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._draw(place)
        else:
            self._end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._draw(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The same with a pen; accepted, so that Qt sends no mouse events for it."""
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._draw(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()

    def _begin(self, place: QPointF) -> None:
        self._drawing = True
        self._strokes.append([self._at_full_size(place)])
        self.update()

    def _draw(self, place: QPointF) -> None:
        if self._drawing:
            self._strokes[-1].append(self._at_full_size(place))
            self.update()

    def _at_full_size(self, place: QPointF) -> QPointF:
        """A place on the pad in px at 100 %, kept on the pad."""
        left = min(max(place.x(), 0.0), float(self.width()))
        top = min(max(place.y(), 0.0), float(self.height()))
        return QPointF(left / self.theme.scale, top / self.theme.scale)

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, base line, hint, strokes."""
        theme = self.theme
        painter = smooth(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.px(measures.SIGNATURE_RADIUS),
            fill=theme.colour.surface,
            line=theme.colour.text,
            width=theme.px(measures.PLATE_LINE),
        )
        side, base = theme.px(measures.SIGNATURE_SIDE), self.height() - theme.px(measures.SIGNATURE_BASE)
        painter.fillRect(side, base, self.width() - 2 * side, theme.line, theme.colour.line_strong)
        painter.setPen(theme.colour.text_muted)
        painter.setFont(theme.font("caption"))
        foot = QRectF(side, base, self.width() - 2 * side, theme.line_height("caption") + theme.space(4))
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, self._hint)
        painter.scale(theme.scale, theme.scale)
        pen = QPen(theme.colour.text, measures.SIGNATURE_PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(smooth_path(stroke))


def smooth_path(points: list[QPointF]) -> QPainterPath:
    """A curve through the midpoints of a stroke, so that a fast hand draws no corners."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(DOT, 0))
        return path
    for before, after in pairwise(points):
        path.quadTo(before, QPointF((before.x() + after.x()) / 2, (before.y() + after.y()) / 2))
    path.lineTo(points[-1])
    return path
