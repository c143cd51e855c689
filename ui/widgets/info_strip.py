"""A message in its place: what changed, what is wrong, what would allow it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Colour, measures
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.painting import box, draw_icon, smooth
from ui.widgets.themed import Themed

StripTone = Literal["info", "attention", "unsafe", "ok"]
LOOKS: dict[StripTone, tuple[str, Colour, Colour]] = {
    "info": ("info", "info", "info_tint"),
    "attention": ("attention", "attention", "attention_tint"),
    "unsafe": ("unsafe", "unsafe", "unsafe_tint"),
    "ok": ("check", "ok", "ok_tint"),
}


class StripIcon(Themed, QLabel):
    """An icon in a layout, 24 px; the words beside it say what it means."""

    def __init__(self, name: str, colour: Colour, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.colour: Colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, colour: Colour) -> None:
        """Show another icon."""
        self.name = name
        self.colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """24 px square."""
        edge = self.theme.icon("control")
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        theme = self.theme
        ink = theme.colour.by_role(self.colour)
        draw_icon(smooth(self), self, self.name, ink, 0, 0, theme.icon("control"))


class InfoStrip(Themed, QWidget):
    """Tint, icon, words and at most one button; with a `line`, `text` is the bold first line.

    Signals:
        action_pressed(): the button.
    """

    action_pressed = Signal()

    def __init__(
        self,
        text: str = "",
        line: str = "",
        *,
        tone: StripTone = "info",
        icon: str | None = None,
        action: str = "",
        action_icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: StripTone = tone
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row = QHBoxLayout()
        self._icon = StripIcon("info", "info", parent=self)
        self._text = WrapLabel(parent=self)
        self._line = WrapLabel(role="caption", parent=self)
        self._button = Button(action, icon=action_icon, parent=self)
        self._button.setObjectName("stripAction")
        self._button.clicked.connect(self.action_pressed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._line)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._outer.addLayout(self._row, 1)
        self._outer.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_words(text, line, tone=tone, icon=icon, action=action, action_icon=action_icon)
        self.restyle()

    def set_words(
        self,
        text: str,
        line: str = "",
        *,
        tone: StripTone = "info",
        icon: str | None = None,
        action: str = "",
        action_icon: str | None = None,
    ) -> None:
        """Say something else."""
        self._tone = tone
        plain_icon, colour, _ = LOOKS[tone]
        self._icon.name = icon or plain_icon
        self._icon.colour = colour
        self._text.setText(text)
        self._text.set_role("body_strong" if line else "body")
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._button.set_words(action, action_icon)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{text} {line}".strip())
        self.update()

    def set_stacked(self, stacked: bool) -> None:
        """Put the button under the words, for narrow columns."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(direction)

    def restyle(self) -> None:
        """Distances of the design."""
        theme = self.theme
        side, edge = theme.px(measures.CELL_PADDING_X), theme.space(2)
        self._outer.setContentsMargins(side, edge, edge, edge)
        for layout in (self._outer, self._row):
            layout.setSpacing(theme.space(3))
        self.setMinimumHeight(theme.target("minimum"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint."""
        theme = self.theme
        tint = theme.colour.by_role(LOOKS[self._tone][2])
        box(smooth(self), QRectF(self.rect()), theme.px(measures.STRIP_RADIUS), fill=tint)
