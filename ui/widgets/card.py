"""A surface with a line round it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import measures
from ui.widgets.labels import WrapLabel
from ui.widgets.painting import box, smooth
from ui.widgets.themed import Themed

CardTone = Literal["plain", "selected", "unsafe", "raised", "cell", "cell_selected"]


class Card(Themed, QFrame):
    """A card; put content into `body`. Tones: `selected` has the violet line, `unsafe` the red one,
    `raised` lies on another card, `cell` is a tighter one (a wheel).

    Room for the thicker line is always kept, so nothing moves when the tone changes.
    """

    def __init__(
        self, title: str = "", *, tone: CardTone = "plain", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone: CardTone = tone
        self.body = QVBoxLayout(self)
        self._title = WrapLabel(title, role="label", colour="text_muted", parent=self)
        self._title.setVisible(bool(title))
        self.body.addWidget(self._title)
        self.setAccessibleName(name or title)
        self.restyle()

    def set_title(self, title: str) -> None:
        """Change the small words at the top; empty hides them."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def set_tone(self, tone: CardTone) -> None:
        """Change the line."""
        if tone == self._tone:
            return
        self._tone = tone
        self.restyle()
        self.update()

    @property
    def tone(self) -> CardTone:
        """The tone that is on."""
        return self._tone

    def restyle(self) -> None:
        """Padding of the design at the present scale."""
        theme = self.theme
        if self._tone in ("cell", "cell_selected"):
            across, down = theme.px(measures.CELL_PADDING_X), theme.px(measures.CELL_PADDING_Y)
            self.body.setContentsMargins(across, down, across, down)
            self.body.setSpacing(theme.space(1))
            return
        across, top = theme.px(measures.CARD_PADDING_X), theme.px(measures.CARD_PADDING_TOP)
        self.body.setContentsMargins(across, top, across, top)
        self.body.setSpacing(theme.space(3))

    def _line(self) -> tuple[QColor, int]:
        theme = self.theme
        if self._tone in ("selected", "cell_selected"):
            return theme.colour.accent, theme.line_selected
        if self._tone == "unsafe":
            return theme.colour.unsafe, theme.line_selected
        return theme.colour.line, theme.line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface and line."""
        theme = self.theme
        line, width = self._line()
        ground = theme.colour.raised if self._tone == "raised" else theme.colour.surface
        radius = theme.radius("control" if self._tone in ("cell", "cell_selected") else "card")
        box(smooth(self), QRectF(self.rect()), radius, fill=ground, line=line, width=width)
