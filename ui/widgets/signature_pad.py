"""Sign with a finger, a pen or the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth
from ui.widgets.pointing import Pointed
from ui.widgets.strokes import Stroke, smooth_path
from ui.widgets.themed import Themed


class SignaturePad(Pointed, Themed, QWidget):
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
        self.take_pointing()
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

    def press_at(self, place: QPointF) -> None:
        """Begin a stroke."""
        self._drawing = True
        self._strokes.append([self._at_full_size(place)])
        self.update()

    def drag_to(self, place: QPointF) -> None:
        """Draw on."""
        if self._drawing:
            self._strokes[-1].append(self._at_full_size(place))
            self.update()

    def _at_full_size(self, place: QPointF) -> QPointF:
        """A place on the pad in px at 100 %, kept on the pad."""
        left = min(max(place.x(), 0.0), float(self.width()))
        top = min(max(place.y(), 0.0), float(self.height()))
        return QPointF(left / self.theme.scale, top / self.theme.scale)

    def lift(self) -> None:
        """End the stroke."""
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
