"""How much of a checklist section is answered."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current, icons, measures
from ui.widgets.painting import smooth
from ui.widgets.themed import Themed

FULL_CIRCLE = 360 * 16  # Qt counts sixteenths of a degree
TOP = 90 * 16


def paint_ring(painter: QPainter, area: QRectF, done: int, total: int, ratio: float = 1.0) -> None:
    """Paint a ring into a square, also from a delegate: an arc of violet, or a green disc when all is done."""
    theme = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if total and done >= total:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour.ok_solid)
        painter.drawEllipse(area)
        size = theme.icon("control")
        picture = icons.pixmap("check", theme.colour.on_ok_solid, size, ratio)
        painter.drawPixmap(QPointF(area.center().x() - size / 2, area.center().y() - size / 2), picture)
        painter.restore()
        return
    pen = theme.exact(measures.RING_PEN)
    inner = area.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
    track = QColor(theme.colour.line_strong)
    track.setAlphaF(measures.RING_TRACK_ALPHA)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawEllipse(inner)
    if done and total:
        painter.setPen(QPen(theme.colour.accent, pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(inner, TOP, -round(FULL_CIRCLE * done / total))
    painter.restore()


class SectionRing(Themed, QWidget):
    """The ring as a widget; give it a name that says the numbers, or let the label beside it do so."""

    def __init__(
        self, done: int = 0, total: int = 0, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._total = total
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        """Show other numbers."""
        self._done, self._total = done, total
        self.update()

    def sizeHint(self) -> QSize:
        """36 px square."""
        edge = self.theme.px(measures.RING)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring in the middle."""
        edge = self.theme.px(measures.RING)
        area = QRectF((self.width() - edge) / 2, (self.height() - edge) / 2, edge, edge)
        paint_ring(smooth(self), area, self._done, self._total, self.devicePixelRatioF())
