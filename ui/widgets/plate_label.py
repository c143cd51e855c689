"""A number plate."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth, text_in, text_width
from ui.widgets.themed import Themed


class PlateLabel(Themed, QLabel):
    """The plate as one reads it on the car: ink line, bold, a little spaced."""

    def __init__(self, plate: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(plate, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_plate(self, plate: str) -> None:
        """Show another plate; an empty one hides the label."""
        self.setText(plate)
        self.setVisible(bool(plate))
        self.updateGeometry()

    def restyle(self) -> None:
        """Bold and spaced."""
        font = self.theme.font("body_strong", weight=700)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.theme.exact(measures.PLATE_SPACING))
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """As wide as the plate needs."""
        theme = self.theme
        padding = 2 * (theme.px(measures.PLATE_PADDING) + theme.px(measures.PLATE_LINE))
        return QSize(text_width(self.text(), self.font()) + padding, theme.px(measures.PLATE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plate."""
        theme = self.theme
        painter = smooth(self)
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("small"),
            fill=theme.colour.surface,
            line=theme.colour.text,
            width=theme.px(measures.PLATE_LINE),
        )
        text_in(painter, self.rect(), self.text(), self.font(), theme.colour.text)
