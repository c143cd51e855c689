"""What a row of the day is painted from: a line of text, a paragraph, a pill, a plate."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import Colour, Theme, TypeRole, measures
from ui.widgets.painting import Paragraph, box, draw_icon, paragraph, text_width

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PillLook(NamedTuple):
    """Words, icon, ink and ground of a pill."""

    words: str
    icon: str
    ink: Colour
    ground: Colour


def line_of_text(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    role: TypeRole,
    colour: Colour,
    *,
    right: bool = False,
) -> float:
    """One line, with dots where it does not fit; gives the width it took."""
    font = theme.font(role)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(rect.width())))
    painter.setFont(font)
    painter.setPen(theme.colour.by_role(colour))
    painter.drawText(rect, RIGHT if right else LEFT, shown)
    return float(text_width(shown, font))


def wrapped(theme: Theme, text: str, role: TypeRole, width: float, *, weight: int | None = None) -> Paragraph:
    """A text broken into lines of the role's height."""
    font = theme.font(role, weight=weight)
    return paragraph(text, font, theme.line_height(role), width=max(1.0, width))


def pill(painter: QPainter, view: QWidget, theme: Theme, line: QRectF, look: PillLook) -> float:
    """A pill at the right end of a line; gives its width."""
    font = theme.font("label")
    size = theme.icon("inline")
    ink = theme.colour.by_role(look.ink)
    left, right = theme.px(measures.TAG_PADDING_LEFT), theme.px(measures.TAG_PADDING_RIGHT)
    width = left + size + theme.px(measures.TAG_GAP) + text_width(look.words, font) + right
    height = theme.px(measures.TAG_HEIGHT)
    area = QRectF(line.right() - width, line.center().y() - height / 2, width, height)
    box(
        painter,
        area,
        height / 2,
        fill=theme.colour.by_role(look.ground),
        line=ink if theme.flat else None,
        width=theme.line if theme.flat else 0,
    )
    draw_icon(painter, view, look.icon, ink, area.left() + left, area.center().y() - size / 2, size)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area.adjusted(0, 0, -right, 0), RIGHT, look.words)
    return float(width)


def plate(painter: QPainter, theme: Theme, left: float, top: float, words: str) -> None:
    """A number plate as the job's header shows it."""
    font = plate_font(theme)
    padding = theme.px(measures.PLATE_PADDING)
    area = QRectF(left, top, text_width(words, font) + 2 * padding, theme.px(measures.PLATE_HEIGHT))
    line = theme.px(measures.PLATE_LINE)
    ink = theme.colour.text
    box(painter, area, theme.radius("small"), fill=theme.colour.surface, line=ink, width=line)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def plate_font(theme: Theme) -> QFont:
    """Bold and a little spaced, as on a plate."""
    font = theme.font("body_strong", weight=700)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, theme.exact(measures.PLATE_SPACING))
    return font
