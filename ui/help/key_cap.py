"""A key as it lies on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth, text_in, text_width
from ui.widgets.themed import Themed


class KeyCap(Themed, QLabel):
    """One key or combination in a rounded box."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """The font at the present scale."""
        self.setFont(self.theme.font("label"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words with room round them."""
        theme = self.theme
        height = theme.px(measures.TAG_HEIGHT)
        return QSize(max(height, text_width(self.text(), self.font()) + 2 * theme.space(2)), height)

    def minimumSizeHint(self) -> QSize:
        """The same: a key is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and words."""
        theme = self.theme
        painter = smooth(self)
        area = QRectF(self.rect())
        box(
            painter,
            area,
            theme.radius("control"),
            fill=theme.colour.sunken,
            line=theme.colour.line_strong,
            width=theme.line,
        )
        text_in(painter, area, self.text(), self.font(), theme.colour.text)
