"""Lines drawn by hand: as values, as curves, and as marks on a photo."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme import current, measures

if TYPE_CHECKING:
    from fieldapp.domain.attachments import Photo

Stroke = tuple[tuple[float, float], ...]
DOT = 0.1  # a tap is drawn as a stroke this long, so that its round cap shows


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


def points_of(photo: Photo) -> tuple[Stroke, ...]:
    """What was drawn over a photo, as bare strokes."""
    return tuple(stroke.points for stroke in photo.strokes)


def on_picture(stroke: Stroke, area: QRectF) -> list[QPointF]:
    """A stroke in fractions of a photo's width and height, as points in the box the photo fills."""
    return [QPointF(area.left() + x * area.width(), area.top() + y * area.height()) for x, y in stroke]


def paint_marks(painter: QPainter, strokes: Iterable[Stroke], area: QRectF, *, thin: bool = False) -> None:
    """Marks over a photo that fills `area`: red over a white rim, so that they show on any picture.

    `strokes` are in fractions of the photo; `thin` for previews.
    """
    theme = current()
    curves = [smooth_path(on_picture(stroke, area)) for stroke in strokes if stroke]
    factor = measures.MARK_PREVIEW if thin else 1.0
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (
        (theme.mark_rim, measures.MARK_RIM),
        (theme.mark_line, measures.MARK_LINE),
    ):
        pen = QPen(colour, theme.exact(width * factor))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for curve in curves:
            painter.drawPath(curve)
    painter.restore()
