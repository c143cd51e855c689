"""A few values over time, the limit they run towards, and where they will be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import smooth
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True)
class Spark:
    """`points` are (day, value), oldest first, days as ordinals; `limit` in the same unit as the values.

    `due`: the day on which the limit is reached, None when nothing can be said.
    """

    points: tuple[tuple[int, float], ...] = ()
    limit: float = 0.0
    due: int | None = None


class SparkLine(Themed, QWidget):
    """Paints a `Spark`: measured values joined by a line, dashed on to the limit. The words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spark = Spark()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_spark(self, spark: Spark) -> None:
        """Show other values."""
        if spark != self._spark:
            self._spark = spark
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as a band."""
        return QSize(self.theme.px(measures.BAND_WIDTH), self.theme.px(measures.SPARK_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Half the width still reads."""
        return QSize(self.theme.px(measures.BAND_WIDTH) // 2, self.theme.px(measures.SPARK_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Limit, line, projection, points."""
        spark = self._spark
        if len(spark.points) < 2:
            return
        theme = self.theme
        painter = smooth(self)
        edge = theme.exact(measures.SPARK_POINT)
        places = [self._place(day, value, edge) for day, value in spark.points]
        limit = self._place(spark.points[0][0], spark.limit, edge).y()
        red = QPen(theme.colour.unsafe, theme.exact(measures.SPARK_LINE), Qt.PenStyle.DotLine)
        painter.setPen(red)
        painter.drawLine(QPointF(0, limit), QPointF(self.width(), limit))
        ink = QPen(theme.colour.text, theme.exact(measures.SPARK_LINE))
        painter.setPen(ink)
        painter.drawPolyline(QPolygonF(places))
        if spark.due is not None:
            ink.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(ink)
            painter.drawLine(places[-1], self._place(spark.due, spark.limit, edge))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour.text)
        for place in places:
            painter.drawEllipse(place, edge, edge)

    def _place(self, day: int, value: float, edge: float) -> QPointF:
        """Where a value stands: days from left to right, better values higher."""
        spark = self._spark
        days = [point[0] for point in spark.points] + ([spark.due] if spark.due is not None else [])
        values = [point[1] for point in spark.points] + [spark.limit]
        first, last = min(days), max(days)
        low, high = min(values), max(values)
        across = (day - first) / (last - first) if last > first else 0.0
        up = (value - low) / (high - low) if high > low else 0.5
        room = self.height() - 2 * edge
        return QPointF(edge + across * (self.width() - 2 * edge), edge + (1 - up) * room)
