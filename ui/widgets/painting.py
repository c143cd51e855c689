"""Shapes that several widgets paint: boxes with a line, icons, lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from ui.theme import icons

ENDLESS = 1_000_000.0
DASHES = (3.0, 2.5)  # in widths of the line
# Layouts and painters ask for the same few texts again and again; a window shows some hundreds.
KEPT_PARAGRAPHS = 1024
KEPT_WIDTHS = 4096


def smooth(widget: QWidget) -> QPainter:
    """A painter on the widget with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 0,
    dashed: bool = False,
) -> None:
    """A rounded box whose line lies wholly inside `rect`."""
    half = width / 2 if line is not None else 0
    inner = rect.adjusted(half, half, -half, -half)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(line, width)
        if dashed:
            pen.setDashPattern(DASHES)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    corner = min(radius - half, inner.height() / 2, inner.width() / 2)
    painter.drawRoundedRect(inner, corner, corner)


def draw_icon(
    painter: QPainter, widget: QWidget, name: str, colour: QColor, left: float, top: float, size: int
) -> None:
    """An icon with its top left corner at a point in the widget."""
    picture = icons.pixmap(name, colour, size, widget.devicePixelRatioF())
    painter.drawPixmap(QPointF(int(left + 0.5), int(top + 0.5)), picture)


class Paragraph(NamedTuple):
    """Text broken into lines of the design's line height. `width` and `height` are what it fills, in px."""

    layout: QTextLayout
    width: float
    height: float

    def draw(
        self, painter: QPainter, left: float, top: float, marks: Sequence[QTextLayout.FormatRange] = ()
    ) -> None:
        """Paint with the painter's pen, and marked pieces in the look of their mark."""
        self.layout.draw(painter, QPointF(left, top), marks)


@lru_cache(maxsize=KEPT_PARAGRAPHS)
def paragraph(
    text: str,
    font: QFont,
    line_height: int,
    *,
    width: float = ENDLESS,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Paragraph:
    """Break `text` at words (and inside a word that is wider than the whole width).

    What it gives is shared: draw it, do not lay it out anew. `font` is a key from then on and must not be changed.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    widest, top = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        top += line_height
    layout.endLayout()
    return Paragraph(layout, widest, max(top, line_height))


@lru_cache(maxsize=KEPT_WIDTHS)
def text_width(text: str, font: QFont) -> int:
    """How wide the widest line of `text` is, rounded up."""
    metrics = QFontMetricsF(font)
    return int(max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0) + 0.999)


@lru_cache(maxsize=KEPT_WIDTHS)
def longest_word(text: str, font: QFont) -> int:
    """How wide the widest unbreakable piece of `text` is: the least width that cuts no word."""
    metrics = QFontMetricsF(font)
    pieces = text.replace("\u200b", " ").split()  # a place to break without a space
    return int(max((metrics.horizontalAdvance(piece) for piece in pieces), default=0) + 0.999)


def text_in(painter: QPainter, rect: QRect | QRectF, text: str, font: QFont, colour: QColor) -> None:
    """One line of text in the middle of a rectangle."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, text)
