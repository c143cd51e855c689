"""The meter of an agreed price: what was agreed, how far the law lets it rise, where it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Colour, measures
from ui.widgets.painting import smooth, text_width
from ui.widgets.themed import Themed

_AIR = Decimal("1.08")  # room at the right of the greatest of the three


@dataclass(frozen=True, slots=True)
class PriceMarks:
    """Three prices in one currency, with the words that stand at them."""

    agreed: Decimal
    limit: Decimal
    price: Decimal
    agreed_word: str
    limit_word: str
    price_word: str

    def place(self, amount: Decimal) -> float:
        """Where an amount stands, as a fraction of the width."""
        end = max(self.agreed, self.limit, self.price) * _AIR
        return float(amount / end) if end else 0.0

    def zones(self) -> list[tuple[float, float, Colour]]:
        """Stretches from left to right as (from, to, colour role): agreed, within the limit, above it."""
        zones: list[tuple[float, float, Colour]] = []
        left = Decimal(0)
        steps: tuple[tuple[Decimal, Colour], ...] = (
            (self.agreed, "text"),
            (self.limit, "text_muted"),
            (self.price, "attention_solid"),
        )
        for until, colour in steps:
            right = min(until, self.price)
            if right > left:
                zones.append((self.place(left), self.place(right), colour))
                left = right
        return zones


class PriceMeter(Themed, QWidget):
    """Paints `PriceMarks`; what it shows is its accessible name too."""

    def __init__(self, marks: PriceMarks, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Bar and both rows of words."""
        return QSize(self.theme.px(measures.PRICE_WIDTH), self.theme.px(measures.PRICE_TOTAL))

    def minimumSizeHint(self) -> QSize:
        """The words still stand side by side."""
        font = self.theme.font("label")
        least = text_width(self._marks.agreed_word, font) + text_width(self._marks.limit_word, font)
        return QSize(least + 3 * self.theme.px(measures.PRICE_LABEL_GAP), self.theme.px(measures.PRICE_TOTAL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, the limit, the words."""
        painter = smooth(self)
        theme, marks, width = self.theme, self._marks, self.width()
        top, height = theme.px(measures.PRICE_BAR_TOP), theme.px(measures.PRICE_BAR)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0, top, width, height), height / 2, height / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(QRectF(0, top, width, height), theme.colour.by_role("line"))
        for left, right, role in marks.zones():
            painter.fillRect(
                QRectF(left * width, top, (right - left) * width, height), theme.colour.by_role(role)
            )
        painter.restore()
        tick = theme.exact(measures.PRICE_TICK)
        stroke = theme.exact(measures.PRICE_TICK_WIDTH)
        limit = marks.place(marks.limit) * width
        painter.fillRect(
            QRectF(limit - stroke / 2, top + (height - tick) / 2, stroke, tick), theme.colour.text
        )
        self._paint_words(painter, limit, top, tick - (tick - height) / 2)

    def _paint_words(self, painter: QPainter, limit: float, top: float, under: float) -> None:
        theme, marks, width = self.theme, self._marks, self.width()
        gap = theme.exact(measures.PRICE_LABEL_GAP)
        font = theme.font("label")
        painter.setFont(font)
        ascent = painter.fontMetrics().ascent()
        price = marks.place(marks.price) * width
        above = marks.price > marks.limit
        painter.setPen(theme.colour.attention if above else theme.colour.text)
        wide = text_width(marks.price_word, font)
        over = under - theme.exact(measures.PRICE_BAR)  # so far the limit's mark rises above the bar
        painter.drawText(QPointF(_within(price - wide, wide, width), top - over - gap / 2), marks.price_word)
        base = top + under + gap + ascent
        wide = text_width(marks.limit_word, font)
        at_limit = _within(limit - wide / 2, wide, width)
        painter.setPen(theme.colour.text)
        painter.drawText(QPointF(at_limit, base), marks.limit_word)
        wide = text_width(marks.agreed_word, font)
        at_agreed = min(marks.place(marks.agreed) * width - wide / 2, at_limit - wide - 2 * gap)
        painter.setPen(theme.colour.text_muted)
        painter.drawText(QPointF(max(0.0, at_agreed), base), marks.agreed_word)


def _within(left: float, wide: float, width: float) -> float:
    return min(max(0.0, left), max(0.0, width - wide))
