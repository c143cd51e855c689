"""How a measured place wears: the earlier visits' values with today's, and when it will be due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QWidget

from fieldapp.domain.screens.checklist import EarlierValue
from inspections.presentation import Measurement
from inspections.wear import WearPoint, WearTrend, trend_of
from ui.formats import Formats
from ui.widgets.icon_text import IconText
from ui.widgets.layouts import tight_column
from ui.widgets.spark_line import Spark, SparkLine


def wears(measurement: Measurement | None, earlier: tuple[EarlierValue, ...]) -> bool:
    """Whether there is anything to draw once today's value is in: millimetres against one limit, seen before."""
    if measurement is None or measurement.unit != "mm" or not earlier:
        return False
    return (measurement.limit_low is None) != (measurement.limit_high is None)


class WearLine(QWidget):
    """The line over the visits and its sentence; empty until today's value is in, so that nothing moves then."""

    def __init__(self, earlier: tuple[EarlierValue, ...], formats: Formats) -> None:
        super().__init__()
        self.setObjectName("wear")
        self._earlier = tuple(point for point in map(_point, earlier) if point is not None)
        self._formats = formats
        self._line = SparkLine()
        self._words = IconText("", "", role="caption", colour="text_muted")
        column = tight_column()
        column.addWidget(self._line)
        column.addWidget(self._words)
        self.setLayout(column)

    def show_measurement(self, measurement: Measurement, on: date, odometer_km: int | None) -> str:
        """Show the trend with today's value; gives its sentence, "" without one."""
        trend = trend_of(measurement, self._earlier, on=on, odometer_km=odometer_km)
        if trend is None or measurement.value is None:
            self._line.set_spark(Spark())
            self._words.set_words("", "", "text_muted")
            return ""
        limit = measurement.limit_low if measurement.limit_low is not None else measurement.limit_high
        points = [point for point in self._earlier if point.on >= trend.since]
        self._line.set_spark(
            Spark(
                points=tuple(
                    [(point.on.toordinal(), float(point.value)) for point in points]
                    + [(on.toordinal(), float(measurement.value))]
                ),
                limit=float(limit or 0),
                due=trend.due_on.toordinal() if trend.due_on is not None else None,
            )
        )
        over = measurement.verdict in ("low", "high")  # it is due already, and the verdict says so
        sentence = "" if over else self._sentence(trend)
        self._words.set_words("calendar" if sentence else "", sentence, "text_muted")
        return sentence

    def _sentence(self, trend: WearTrend) -> str:
        if trend.due_on is None:
            return ""
        month = self._formats.month(trend.due_on)
        if trend.due_at_km is None:
            return self.tr("Due about {month}").format(month=month)
        kilometres = self._formats.number(trend.due_at_km)
        return self.tr("Due about {month}, {km} km").format(month=month, km=kilometres)


def _point(earlier: EarlierValue) -> WearPoint | None:
    try:
        return WearPoint(earlier.on, Decimal(earlier.value), earlier.odometer_km)
    except InvalidOperation:
        return None
