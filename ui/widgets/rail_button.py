"""One place of the rail: icon, word, and how much waits there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.theme import measures
from ui.widgets.painting import box, draw_icon, paragraph, smooth, text_in, text_width
from ui.widgets.themed import Themed

MOST_SHOWN = 99


class RailButton(Themed, QToolButton):
    """Checkable; the chosen one has the tint and a bar at the window's edge."""

    def __init__(self, text: str, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusInside", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)

    def set_count(self, count: int) -> None:
        """Show how much waits; 0 shows nothing."""
        if count == self._count:
            return
        self._count = count
        waiting = self.tr("{count} waiting").format(count=count)
        self.setAccessibleName(f"{self.text()}, {waiting}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """The item and the paddings at both sides; the bar is painted in the left one."""
        px = self.theme.px
        width = px(measures.RAIL_ITEM_WIDTH) + 2 * px(measures.RAIL_PADDING_SIDE)
        return QSize(width, px(measures.RAIL_ITEM_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """On a low screen the rail draws its items together."""
        return QSize(self.sizeHint().width(), self.theme.target("segment"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint, bar, icon, word, count."""
        theme = self.theme
        colour = theme.colour
        painter = smooth(self)
        side = theme.px(measures.RAIL_PADDING_SIDE)
        item = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        on = self.isChecked()
        if on or self.isDown():
            box(painter, item, theme.radius("control"), fill=colour.accent_tint)
        elif self.underMouse():
            box(painter, item, theme.radius("control"), fill=colour.sunken)
        if on:
            inset = theme.px(measures.RAIL_BAR_INSET)
            bar = theme.px(measures.RAIL_BAR)
            radius = theme.px(measures.RAIL_BAR_RADIUS)
            edge = QRectF(-radius, inset, bar + radius, self.height() - 2 * inset)
            box(painter, edge, radius, fill=colour.accent)
        ink = colour.on_accent_tint if on or self.isDown() else colour.text_muted
        size = theme.icon("rail")
        gap = theme.px(measures.RAIL_ICON_GAP)
        font = self._font(item.width() - gap, on=on)
        words = paragraph(
            self.text(),
            font,
            theme.line_height("label"),
            width=self.width(),
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        top = (self.height() - size - gap - words.height) / 2
        draw_icon(painter, self, self._icon_name, ink, (self.width() - size) / 2, top, size)
        painter.setPen(ink)
        words.draw(painter, 0, top + size + gap)
        if self._count:
            self._paint_count(painter)

    def _font(self, room: float, *, on: bool) -> QFont:
        """Bold when chosen, less so where the word (“Einstellungen”) would leave the tint."""
        theme = self.theme
        fonts = [theme.font("label", weight=weight) for weight in ((700, 600, 500) if on else (500,))]
        return next((font for font in fonts if text_width(self.text(), font) <= room), fonts[-1])

    def _paint_count(self, painter: QPainter) -> None:
        theme = self.theme
        font = theme.font("label", weight=700)
        text = str(self._count) if self._count <= MOST_SHOWN else f"{MOST_SHOWN}+"
        height = theme.px(measures.RAIL_COUNT)
        width = max(height, text_width(text, font) + 2 * theme.px(measures.RAIL_ICON_GAP))
        left = theme.px(measures.RAIL_PADDING_SIDE) + theme.px(measures.RAIL_COUNT_LEFT)
        pill = QRectF(min(left, self.width() - width), theme.px(measures.RAIL_COUNT_TOP), width, height)
        box(painter, pill, height / 2, fill=theme.colour.text)
        text_in(painter, pill, text, font, theme.colour.surface)
