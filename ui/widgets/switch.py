"""On or off, with its word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth, text_width
from ui.widgets.themed import Themed


class Switch(Themed, QCheckBox):
    """A check box drawn as a switch: the whole row is the target, Space turns it over."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """The button font."""
        self.setFont(self.theme.font("body_strong"))

    def sizeHint(self) -> QSize:
        """Switch and word."""
        theme = self.theme
        width = theme.px(measures.SWITCH_WIDTH) + theme.space(3) + text_width(self.text(), self.font()) + 1
        return QSize(width, theme.target("minimum"))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The word counts as well as the switch."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, knob, word."""
        theme = self.theme
        colour = theme.colour
        painter = smooth(self)
        width, height = theme.px(measures.SWITCH_WIDTH), theme.px(measures.SWITCH_HEIGHT)
        track = QRectF(0, (self.height() - height) / 2, width, height)
        knob = theme.px(measures.SWITCH_KNOB)
        inset = (height - knob) / 2
        on = self.isChecked()
        box(
            painter,
            track,
            height / 2,
            fill=colour.accent if on else colour.surface,
            line=None if on else colour.line_strong,
            width=theme.px(measures.PLATE_LINE),
        )
        radius = knob / 2 if on else knob / 2 - theme.px(measures.PLATE_LINE)
        middle = QPointF(track.right() - inset - knob / 2 if on else inset + knob / 2, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.on_accent if on else colour.line_strong)
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(colour.text if self.isEnabled() else colour.text_disabled)
        painter.setFont(self.font())
        left = width + theme.space(3)
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
