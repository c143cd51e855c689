"""A row that opens something: icon, words, arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, draw_icon, longest_word, paragraph, smooth, text_width
from ui.widgets.themed import Themed


class RowButton(Themed, QPushButton):
    """A card-like row, at least 56 px high, with an arrow at the right; `line` stands muted under the words."""

    def __init__(
        self, icon: str, text: str, line: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)  # without the text, in which PySide would look for an icon; see `Button`
        self._icon_name = icon
        self._line = line
        self._name = name
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(icon, text, line)
        self.restyle()

    def set_words(self, icon: str, text: str, line: str = "") -> None:
        """Show something else."""
        self._icon_name = icon
        self._line = line
        self.setText(text)
        self.setAccessibleName(self._name or f"{text}, {line}".removesuffix(", "))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """The name font."""
        self.setFont(self.theme.font("body_strong"))

    def _left(self) -> int:
        theme = self.theme
        icon = theme.icon("control") + theme.space(3) if self._icon_name else 0
        return theme.px(measures.CARD_PADDING_X) + icon

    def _right(self) -> int:
        theme = self.theme
        return theme.px(measures.CARD_PADDING_X) + theme.icon("control") + theme.space(2)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at a width."""
        theme = self.theme
        room = max(1, width - self._left() - self._right())
        height = paragraph(self.text(), self.font(), theme.line_height("body"), width=room).height
        if self._line:
            caption = theme.font("caption")
            height += paragraph(self._line, caption, theme.line_height("caption"), width=room).height
        return max(theme.target("row"), int(height) + 2 * theme.px(measures.CELL_PADDING_Y))

    def sizeHint(self) -> QSize:
        """The words in one line each."""
        widest = max(text_width(self.text(), self.font()), text_width(self._line, self.theme.font("caption")))
        width = min(self._left() + widest + 1 + self._right(), self.theme.px(measures.LONG_TEXT_WIDTH))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        width = self._left() + longest_word(f"{self.text()} {self._line}", self.font()) + self._right()
        return QSize(width, self.theme.target("row"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row, icon, words, arrow."""
        theme = self.theme
        colour = theme.colour
        painter = smooth(self)
        ground = colour.surface
        if self.isDown():
            ground = colour.accent_tint
        elif self.underMouse():
            ground = colour.sunken
        line = colour.accent if self.isDown() else colour.line
        box(painter, QRectF(self.rect()), theme.radius("card"), fill=ground, line=line, width=theme.line)
        ink = colour.text if self.isEnabled() else colour.text_disabled
        size = theme.icon("control")
        middle = (self.height() - size) / 2
        side = theme.px(measures.CARD_PADDING_X)
        if self._icon_name:
            draw_icon(painter, self, self._icon_name, ink, side, middle, size)
        draw_icon(
            painter, self, "chevron-right", ink, self.width() - side - size + theme.space(2), middle, size
        )
        room = max(1, self.width() - self._left() - self._right())
        words = paragraph(self.text(), self.font(), theme.line_height("body"), width=room)
        caption = paragraph(self._line, theme.font("caption"), theme.line_height("caption"), width=room)
        height = words.height + (caption.height if self._line else 0)
        top = (self.height() - height) / 2
        painter.setPen(ink)
        words.draw(painter, self._left(), top)
        if self._line:
            painter.setPen(colour.text_muted)
            caption.draw(painter, self._left(), top + words.height)
