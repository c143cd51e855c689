"""Text: `WrapLabel` breaks lines and never cuts; `NameLabel` is one line that may end in dots."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Colour, TypeRole, measures
from ui.widgets.painting import longest_word, paragraph, smooth, text_width
from ui.widgets.themed import Themed


class WrapLabel(Themed, QLabel):
    """A text in one role of the type scale, wrapped at words, with the design's line height.

    Plain text only; `\\n` breaks a line. Use it for everything that is translated.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: TypeRole = "body",
        colour: Colour = "text",
        weight: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        identifier: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role: TypeRole = role
        self._colour: Colour = colour
        self._weight = weight
        self._align = align
        self._identifier = identifier
        self._heights: dict[int, int] = {}  # by width, of the text in `_heights_of`: layouts ask many times
        self._heights_of = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def set_colour(self, colour: Colour) -> None:
        """Paint in another colour role."""
        self._colour = colour
        self.update()

    def set_role(self, role: TypeRole, *, weight: int | None = None) -> None:
        """Take another role of the type scale."""
        self._role = role
        self._weight = weight
        self.restyle()

    def restyle(self) -> None:
        """Take the role's font at the present scale."""
        self._heights.clear()
        self.setFont(self._type_font())
        self.updateGeometry()

    def _type_font(self) -> QFont:
        if self._identifier:
            return self.theme.identifier_font(self._role)
        return self.theme.font(self._role, weight=self._weight)

    def hasHeightForWidth(self) -> bool:
        """Always: fewer px wide means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the text broken at `width`."""
        text = self.text()
        if text != self._heights_of:
            self._heights.clear()
            self._heights_of = text
        if width not in self._heights:
            margins = self.contentsMargins()
            inner = max(1, width - margins.left() - margins.right())
            laid = paragraph(text, self.font(), self.theme.line_height(self._role), width=inner)
            self._heights[width] = int(laid.height) + margins.top() + margins.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """One line if it is not too long to read, else several."""
        margins = self.contentsMargins()
        width = min(
            text_width(self.text(), self.font()) + 1 + margins.left() + margins.right(),
            self.theme.px(measures.LONG_TEXT_WIDTH),
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        margins = self.contentsMargins()
        width = longest_word(self.text(), self.font()) + 1 + margins.left() + margins.right()
        return QSize(width, self.theme.line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = smooth(self)
        area = self.contentsRect()
        laid = paragraph(
            self.text(),
            self.font(),
            self.theme.line_height(self._role),
            width=area.width(),
            align=self._align,
        )
        painter.setPen(
            self.theme.colour.by_role(self._colour) if self.isEnabled() else self.theme.colour.text_disabled
        )
        laid.draw(painter, area.left(), area.top() + max(0.0, (area.height() - laid.height) / 2))


class SideLabel(WrapLabel):
    """A label beside a field; those one under the other are as wide as the widest, so that the fields line up."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        self._with: list[SideLabel] = [self]
        super().__init__(text, role="label", colour="text_muted", parent=parent)

    def stand_with(self, other: SideLabel) -> None:
        """Stand under (or over) this one."""
        together = [*self._with, *other._with]
        for label in together:
            label._with = together
        self._widen()

    def restyle(self) -> None:
        """Their width at the present scale."""
        super().restyle()
        self._widen()

    def _widen(self) -> None:
        widest = max(text_width(label.text(), self.font()) for label in self._with)
        for label in self._with:
            label.setFixedWidth(widest + 1)


class NameLabel(Themed, QLabel):
    """One line for a name in a list: cut with dots where it does not fit, the whole name as tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        role: TypeRole = "body_strong",
        colour: Colour = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role: TypeRole = role
        self._colour: Colour = colour
        self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_words(self, text: str, *, shorter: str = "") -> None:
        """Say something else; `shorter` says the same where there is no room for the whole."""
        self._shorter = shorter
        self.setText(text)

    @property
    def painted(self) -> str:
        """What there is room for."""
        metrics, width = QFontMetrics(self.font()), self.width()
        fits = not self._shorter or text_width(self.text(), self.font()) <= width
        words = self.text() if fits else self._shorter
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    def restyle(self) -> None:
        """Take the role's font at the present scale."""
        self.setFont(self.theme.font(self._role))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The whole name."""
        return QSize(text_width(self.text(), self.font()) + 1, self.theme.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few letters."""
        return QSize(self.theme.space(12), self.theme.line_height(self._role))

    def event(self, event: QEvent) -> bool:
        """Offer the whole name as a tooltip only where it is cut."""
        if event.type() == QEvent.Type.ToolTip:
            cut = text_width(self.text(), self.font()) > self.width()
            self.setToolTip(self.text() if cut else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, with dots if need be."""
        painter = smooth(self)
        painter.setFont(self.font())
        painter.setPen(self.theme.colour.by_role(self._colour))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), left, self.painted)
