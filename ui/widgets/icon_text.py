"""An icon with its word: verdicts, facts about a job, states of a photo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Colour, TypeRole, measures
from ui.widgets.painting import draw_icon, longest_word, paragraph, smooth, text_width
from ui.widgets.themed import Themed


class IconText(Themed, QLabel):
    """Icon and word in one colour; the word wraps beside the icon. A screen reader hears the word."""

    def __init__(
        self,
        icon: str,
        text: str,
        *,
        role: TypeRole = "body_strong",
        colour: Colour = "text",
        icon_colour: Colour | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._role: TypeRole = role
        self._colour: Colour = colour
        self._icon_colour: Colour | None = icon_colour
        self._heights: dict[int, int] = {}
        self._heights_of = ("", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def set_words(self, icon: str, text: str, colour: Colour) -> None:
        """Show another icon, word and colour."""
        if (icon, text, colour) == (self._icon_name, self.text(), self._colour):
            return
        self._icon_name = icon
        self._colour = colour
        self.setText(text)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Take the role's font at the present scale."""
        self._heights.clear()
        self.setFont(self.theme.font(self._role))

    def _indent(self) -> int:
        return self.theme.icon("inline") + self.theme.px(measures.TAG_GAP) if self._icon_name else 0

    def hasHeightForWidth(self) -> bool:
        """Always: the word wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the word broken beside the icon."""
        words = (self._icon_name, self.text())
        if words != self._heights_of:
            self._heights.clear()
            self._heights_of = words
        if width not in self._heights:
            room = max(1, width - self._indent())
            laid = paragraph(words[1], self.font(), self.theme.line_height(self._role), width=room)
            self._heights[width] = int(laid.height)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Icon and word in one line, unless it is too long to read."""
        words = min(text_width(self.text(), self.font()) + 1, self.theme.px(measures.LONG_TEXT_WIDTH))
        width = self._indent() + words
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        width = self._indent() + longest_word(self.text(), self.font()) + 1
        return QSize(width, self.theme.line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon at the first line, words beside it."""
        theme = self.theme
        painter = smooth(self)
        line = theme.line_height(self._role)
        indent = self._indent()
        laid = paragraph(self.text(), self.font(), line, width=max(1, self.width() - indent))
        top = max(0.0, (self.height() - laid.height) / 2)
        ink = theme.colour.by_role(self._colour)
        if self._icon_name:
            size = theme.icon("inline")
            tint = theme.colour.by_role(self._icon_colour or self._colour)
            draw_icon(painter, self, self._icon_name, tint, 0, top + (line - size) / 2, size)
        painter.setPen(ink)
        laid.draw(painter, indent, top)
