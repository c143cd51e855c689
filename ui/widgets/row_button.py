"""A row that opens something: icon, words, arrow."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, draw_icon, longest_word, paragraph, smooth, text_width
from ui.widgets.status_pill import StatusPill, Tone
from ui.widgets.themed import Themed


class RowState(NamedTuple):
    """How a row's thing stands: a word, with its icon and tone."""

    word: str
    icon: str
    tone: Tone


class RowButton(Themed, QPushButton):
    """A card-like row, at least 56 px high, with an arrow at the right.

    `line` stands muted under the words, `state` before the arrow. Where words begin with one of `searched` they are
    marked, to the eye only.
    """

    def __init__(
        self,
        icon: str,
        text: str,
        line: str = "",
        *,
        name: str = "",
        searched: str = "",
        state: RowState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # without the text, in which PySide would look for an icon; see `Button`
        self._searched = searched
        self._state = StatusPill(state.word, icon=state.icon, tone=state.tone, parent=self) if state else None
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
        state = self._state.text() if self._state is not None else ""
        self.setAccessibleName(self._name or ", ".join(filter(None, (text, line, state))))
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """The name font."""
        self.setFont(self.theme.font("body_strong"))
        self._place_state()

    def _left(self) -> int:
        theme = self.theme
        icon = theme.icon("control") + theme.space(3) if self._icon_name else 0
        return theme.px(measures.CARD_PADDING_X) + icon

    def _right(self, width: int) -> int:
        """What stands at the right of the words: the arrow, and the state where there is room for both."""
        theme = self.theme
        arrow = theme.px(measures.CARD_PADDING_X) + theme.icon("control") + theme.space(2)
        if self._state is None or self._below(width):
            return arrow
        return arrow + self._state.sizeHint().width() + theme.space(3)

    def _below(self, width: int) -> bool:
        """Whether the state stands under the words, because beside them no word would fit."""
        if self._state is None:
            return False
        theme = self.theme
        beside = self._state.sizeHint().width() + theme.space(3)
        return width < self.minimumSizeHint().width() + beside

    def _below_height(self, width: int) -> int:
        if self._state is None or not self._below(width):
            return 0
        return self._state.sizeHint().height() + self.theme.space(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The state stays before the arrow."""
        super().resizeEvent(event)
        self._place_state()

    def _place_state(self) -> None:
        if self._state is not None:
            theme, size = self.theme, self._state.sizeHint()
            left = self.width() - self._right(self.width()) + theme.space(3)
            top = (self.height() - size.height()) // 2
            if self._below(self.width()):
                left, top = self._left(), self.height() - size.height() - theme.px(measures.CELL_PADDING_Y)
            self._state.setGeometry(QRect(QPoint(left, top), size))

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at a width."""
        theme = self.theme
        room = max(1, width - self._left() - self._right(width))
        height = paragraph(self.text(), self.font(), theme.line_height("body"), width=room).height
        if self._line:
            caption = theme.font("caption")
            height += paragraph(self._line, caption, theme.line_height("caption"), width=room).height
        height += self._below_height(width)
        return max(theme.target("row"), int(height) + 2 * theme.px(measures.CELL_PADDING_Y))

    def sizeHint(self) -> QSize:
        """The words in one line each."""
        widest = max(text_width(self.text(), self.font()), text_width(self._line, self.theme.font("caption")))
        longest = self.theme.px(measures.LONG_TEXT_WIDTH)
        width = min(self._left() + widest + 1 + self._right(longest), longest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        theme = self.theme
        word = longest_word(f"{self.text()} {self._line}", self.font())
        state = self._state.sizeHint().width() if self._state is not None else 0
        arrow = theme.px(measures.CARD_PADDING_X) + theme.icon("control") + theme.space(2)
        return QSize(self._left() + max(word, state) + arrow, theme.target("row"))

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
        room = max(1, self.width() - self._left() - self._right(self.width()))
        words = paragraph(self.text(), self.font(), theme.line_height("body"), width=room)
        caption = paragraph(self._line, theme.font("caption"), theme.line_height("caption"), width=room)
        height = words.height + (caption.height if self._line else 0)
        top = (self.height() - self._below_height(self.width()) - height) / 2
        painter.setPen(ink)
        words.draw(painter, self._left(), top, self._marks(self.text()))
        if self._line:
            painter.setPen(colour.text_muted)
            caption.draw(painter, self._left(), top + words.height, self._marks(self._line))

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        if not self._searched:
            return []
        from ui.widgets.marking import marks  # the first paint was not searched for

        return marks(text, self._searched)
