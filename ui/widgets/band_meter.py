"""A measured value on its band: red hatched, amber, green, with today's mark and the last visit's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Colour, measures
from ui.widgets.painting import smooth, text_width
from ui.widgets.themed import Themed

# With one limit the band shows three times the limit; with two it shows a little more than lies between them.
ONE_LIMIT_SPAN = 3.0
BELOW_TWO_LIMITS = 0.875
ABOVE_TWO_LIMITS = 0.25
HATCH_STEP = 64  # px: a few pictures of the hatching serve bands of every width


def measurement_word(verdict: str) -> tuple[str, str, Colour]:
    """Icon, word and colour of a measurement's verdict: `good`, `warn`, `low` or `high`."""
    looks: dict[str, tuple[str, str, Colour]] = {
        "good": ("check", QCoreApplication.translate("BandMeter", "Good"), "ok"),
        "warn": ("attention", QCoreApplication.translate("BandMeter", "Change soon"), "attention"),
        "low": ("cross", QCoreApplication.translate("BandMeter", "Too low"), "unsafe"),
        "high": ("cross", QCoreApplication.translate("BandMeter", "Too high"), "unsafe"),
    }
    return looks[verdict]


@dataclass(frozen=True)
class Band:
    """What a band shows, in the measurement's own unit; None where there is no such limit or value.

    Below `low` and above `high` is red, up to `warn_low` and from `warn_high` on amber, between green.
    `start` and `end` are the ends of the scale and come from the limits when not given.
    """

    low: float | None = None
    warn_low: float | None = None
    warn_high: float | None = None
    high: float | None = None
    value: float | None = None
    last: float | None = None
    low_text: str = ""
    high_text: str = ""
    start: float | None = None
    end: float | None = None

    def ends(self) -> tuple[float, float]:
        """Start and end of the scale; the end is always greater."""
        low, high = self.low, self.high
        if low is not None and high is not None and high > low:
            start, end = low - BELOW_TWO_LIMITS * (high - low), high + ABOVE_TWO_LIMITS * (high - low)
        elif low is not None:
            start, end = min(0.0, low * ONE_LIMIT_SPAN), max(0.0, low * ONE_LIMIT_SPAN)
        elif high is not None:
            start, end = min(0.0, high * 2), max(0.0, high * (1 + ABOVE_TWO_LIMITS))
        else:
            start, end = 0.0, max(1.0, 2 * (self.value or 0.0))
        start = self.start if self.start is not None else start
        end = self.end if self.end is not None else end
        return (start, end) if end > start else (start, start + 1)

    def zones(self) -> list[tuple[float, float, Colour]]:
        """Stretches from left to right as (from, to, colour role), fractions of the width."""
        start, end = self.ends()
        cuts: list[tuple[float, Colour]] = []
        if self.low is not None:
            cuts.append((self.low, "unsafe_solid"))
        if self.warn_low is not None:
            cuts.append((self.warn_low, "attention_solid"))
        cuts.append((_first(self.warn_high, self.high, end), "ok_solid"))
        if self.warn_high is not None:
            cuts.append((_first(self.high, end), "attention_solid"))
        if self.high is not None:
            cuts.append((end, "unsafe_solid"))
        zones: list[tuple[float, float, Colour]] = []
        left = 0.0
        for until, colour in cuts:
            right = min(1.0, max(left, (until - start) / (end - start)))
            if right > left:
                zones.append((left, right, colour))
            left = right
        return zones

    def place(self, value: float) -> float:
        """Where a value stands, as a fraction of the width, kept on the band."""
        start, end = self.ends()
        return min(1.0, max(0.0, (value - start) / (end - start)))


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


class BandMeter(Themed, QWidget):
    """Paints a `Band`. The word of the verdict stands beside it, so colour is never alone."""

    def __init__(self, band: Band | None = None, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band = band or Band()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_band(self, band: Band) -> None:
        """Show another measurement."""
        self._band = band
        self.update()

    def sizeHint(self) -> QSize:
        """The design's size."""
        return QSize(self.theme.px(measures.BAND_WIDTH), self.theme.px(measures.BAND_TOTAL))

    def minimumSizeHint(self) -> QSize:
        """Half the width still reads."""
        return QSize(self.theme.px(measures.BAND_WIDTH) // 2, self.theme.px(measures.BAND_TOTAL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Zones, last visit, today, limits."""
        painter = smooth(self)
        self._paint_zones(painter)
        colour = self.theme.colour
        if self._band.last is not None:
            self._paint_last(painter, self._band.place(self._band.last) * self.width())
        if self._band.value is not None:
            self._paint_today(painter, self._band.place(self._band.value) * self.width())
        painter.setPen(colour.text_muted)
        painter.setFont(self.theme.font("caption"))
        for limit, text in ((self._band.low, self._band.low_text), (self._band.high, self._band.high_text)):
            if limit is not None and text:
                self._paint_limit(painter, text, self._band.place(limit) * self.width())

    def _paint_zones(self, painter: QPainter) -> None:
        theme = self.theme
        top, height = theme.px(measures.BAND_TOP), theme.px(measures.BAND_HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0, top, self.width(), height), height / 2, height / 2)
        painter.save()
        painter.setClipPath(outline)
        gap = theme.exact(measures.BAND_GAP)
        for left, right, role in self._band.zones():
            area = QRectF(left * self.width(), top, (right - left) * self.width(), height)
            if role == "unsafe_solid":
                _hatch(painter, area, theme.colour.unsafe_tint, theme.colour.unsafe_solid, theme.scale)
            else:
                painter.fillRect(area, theme.colour.by_role(role))
            if left > 0:
                painter.fillRect(QRectF(area.left() - gap / 2, top, gap, height), theme.colour.surface)
        painter.restore()

    def _paint_last(self, painter: QPainter, left: float) -> None:
        theme = self.theme
        radius = theme.exact(measures.BAND_LAST) / 2
        painter.setPen(QPen(theme.colour.text, theme.exact(measures.BAND_LAST_PEN)))
        painter.setBrush(theme.colour.surface)
        middle = theme.px(measures.BAND_TOP) + theme.px(measures.BAND_HEIGHT) / 2
        painter.drawEllipse(QPointF(left, middle), radius, radius)

    def _paint_today(self, painter: QPainter, left: float) -> None:
        theme = self.theme
        half = theme.exact(measures.BAND_MARK_WIDTH) / 2
        top = theme.exact(1)
        tip = top + theme.exact(measures.BAND_MARK_HEIGHT)
        left = min(max(left, half), self.width() - half)
        stem = QRectF(
            left - theme.exact(measures.BAND_STEM) / 2,
            theme.exact(measures.BAND_STEM_TOP),
            theme.exact(measures.BAND_STEM),
            theme.exact(measures.BAND_STEM_HEIGHT),
        )
        rim = theme.exact(measures.BAND_STEM_RIM) / 2
        painter.fillRect(stem.adjusted(-rim, 0, rim, rim), theme.colour.surface)
        painter.fillRect(stem, theme.colour.text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour.text)
        painter.drawPolygon(
            QPolygonF([QPointF(left - half, top), QPointF(left + half, top), QPointF(left, tip)])
        )

    def _paint_limit(self, painter: QPainter, text: str, middle: float) -> None:
        width = text_width(text, painter.font())
        left = min(max(0.0, middle - width / 2), max(0.0, self.width() - width))
        painter.drawText(QPointF(left, self.theme.exact(measures.BAND_TEXT_BASE)), text)


def _hatch(painter: QPainter, area: QRectF, ground: QColor, line: QColor, scale: float) -> None:
    """Red is hatched, so that it differs from green without colour."""
    ratio = painter.device().devicePixelRatioF()
    width = ceil(area.width() / HATCH_STEP) * HATCH_STEP
    picture = _hatched(width, round(area.height()), ground.name(), line.name(), scale, ratio)
    shown = QRectF(0, 0, area.width() * ratio, area.height() * ratio)
    painter.drawPixmap(area, picture, shown)


@cache
def _hatched(width: int, height: int, ground: str, line: str, scale: float, ratio: float) -> QPixmap:
    """Stripes as a picture: drawn one by one into a rounded band, those of twelve wheels took 15 ms of each paint."""
    picture = QPixmap(QSize(round(width * ratio), round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(ground))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), measures.BAND_HATCH_LINE * scale))
    step = measures.BAND_HATCH * scale * 2**0.5
    place = float(-height)
    while place < width + height:
        painter.drawLine(QPointF(place, height), QPointF(place + height, 0))
        place += step
    painter.end()
    return picture
