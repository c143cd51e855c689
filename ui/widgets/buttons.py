"""Buttons: 48 px and 64 px, one violet next step, and one that says why it is not allowed yet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Colour, measures
from ui.widgets.painting import box, draw_icon, paragraph, smooth, text_width
from ui.widgets.themed import Themed

ButtonKind = Literal["plain", "big", "next", "accent", "quiet", "tint"]


class Button(Themed, QPushButton):
    """A button that grows with its words and never cuts them.

    Kinds: `plain` 48 high · `big` 64 high · `next` 64 high, solid violet, once per page · `accent` like next
    but as small as its words (in pop-ups) · `quiet` without a line · `tint` violet tint.
    Without text it is square; `name` is then what a screen reader says.

    Signals:
        locked_tapped(str): tapped while locked; carries the reason.
    """

    locked_tapped = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        icon: str | None = None,
        kind: ButtonKind = "plain",
        name: str = "",
        trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        # Without the text: PySide would look for an icon in it and load the names of all system icons, 2 ms.
        super().__init__(parent)
        self.setText(text)
        self._icon_name = icon
        self._kind: ButtonKind = kind
        self._trailing = trailing
        self._lock_reason = ""
        self._brief = False
        self.setAccessibleName(name or text)
        if name and not text:
            self.setToolTip(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_words(self, text: str, icon: str | None = None, *, trailing: bool = False) -> None:
        """Change text and icon together; `trailing` puts the icon behind the words."""
        self._icon_name = icon
        self._trailing = trailing
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> bool:
        """Only the icon, where there is no room for words; they stay as name and tooltip. Gives whether it changed."""
        brief = brief and self._icon_name is not None
        if brief == self._brief:
            return False
        self._brief = brief
        self.setToolTip(self._lock_reason or (self.text() if brief else ""))
        self.updateGeometry()
        self.update()
        return True

    def _shown_text(self) -> str:
        return "" if self._brief else self.text()

    def lock(self, reason: str | None) -> None:
        """Not allowed yet: dashed, with a lock; `reason` says what would allow it. None unlocks."""
        self._lock_reason = reason or ""
        self.setEnabled(not reason)
        self.removeEventFilter(self)
        if reason:  # only now, for each event that Python sees takes its time
            self.installEventFilter(self)
        self.setAccessibleDescription(self._lock_reason)
        self.setToolTip(self._lock_reason)
        self.updateGeometry()

    def restyle(self) -> None:
        """Take the kind's font."""
        theme = self.theme
        self.setFont(theme.font("fact", weight=700) if self._kind == "next" else theme.font("body_strong"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the reason when this button is tapped while locked (Qt sends disabled buttons no click)."""
        if watched is self and event.type() == QEvent.Type.MouseButtonRelease and self._lock_reason:
            self.locked_tapped.emit(self._lock_reason)
        return super().eventFilter(watched, event)

    def _shown_icon(self) -> str | None:
        return "lock" if self._lock_reason else self._icon_name

    def _icon_px(self) -> int:
        return self.theme.icon("rail" if self._kind == "next" else "control")

    def _height(self) -> int:
        theme = self.theme
        if self._kind in ("big", "next", "accent"):
            return theme.px(measures.BIG_BUTTON)
        return theme.target("minimum")

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        return self.size_with(self._shown_text())

    def size_with(self, text: str) -> QSize:
        """The size it takes when it shows these words."""
        theme = self.theme
        height = self._height()
        if not text:
            return QSize(height, height)
        padding = {
            "next": measures.BUTTON_PADDING_NEXT,
            "big": measures.BUTTON_PADDING_BIG,
        }.get(self._kind, measures.BUTTON_PADDING)
        width = text_width(text, self.font()) + 2 * theme.px(padding)
        if self._shown_icon():
            width += self._icon_px() + theme.px(measures.BUTTON_GAP)
        least = theme.target("next_step_min_width") if self._kind == "next" else theme.target("minimum")
        return QSize(max(width, least), height)

    def minimumSizeHint(self) -> QSize:
        """Never less than its words; a 64 px one may put them on two lines where room is short."""
        size = self.sizeHint()
        if self._kind in ("big", "next") and self._shown_text():
            icon = self._icon_px() + self.theme.px(measures.BUTTON_GAP) if self._shown_icon() else 0
            size.setWidth(self._two_line_width() + icon + 2 * self.theme.px(measures.BUTTON_PADDING))
        return size

    def _two_line_width(self) -> int:
        """The least width at which the words stand on two lines."""
        words = self.text().split()
        splits = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        font = self.font()
        widths = [max(text_width(upper, font), text_width(lower, font)) for upper, lower in splits]
        return min(widths, default=text_width(self.text(), font)) + 1

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, line, ink."""
        colour = self.theme.colour
        active = self.isDown() or self.isChecked()
        if not self.isEnabled():
            return None, colour.line_strong, colour.text_disabled
        if self._kind in ("next", "accent"):
            return (colour.accent_pressed if self.isDown() else colour.accent), None, colour.on_accent
        if active or self._kind == "tint":
            return colour.accent_tint, colour.accent if active else None, colour.on_accent_tint
        ground: Colour = "sunken" if self.underMouse() else "surface"
        if self._kind == "quiet":
            return (colour.sunken if self.underMouse() else None), None, colour.text
        return colour.by_role(ground), colour.line_strong, colour.text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words."""
        theme = self.theme
        painter = smooth(self)
        ground, line, ink = self._colours()
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("control"),
            fill=ground,
            line=line,
            width=theme.line_selected if self.isChecked() else theme.line,
            dashed=not self.isEnabled(),
        )
        self._paint_words(painter, ink, self.font())

    def _paint_words(self, painter: QPainter, ink: QColor, font: QFont) -> None:
        theme = self.theme
        icon = self._shown_icon()
        size = self._icon_px() if icon else 0
        gap = theme.px(measures.BUTTON_GAP) if icon and self._shown_text() else 0
        words = text_width(self._shown_text(), font) if self._shown_text() else 0
        padding = 2 * theme.px(measures.BUTTON_PADDING)
        if words + size + gap + padding > self.width() + 1 and self._kind in ("big", "next"):
            words = min(words, self._two_line_width())
        left = (self.width() - size - gap - words) / 2
        middle = self.height() / 2
        icon_left = left + words + gap if self._trailing else left
        words_left = left if self._trailing else left + size + gap
        if icon:
            draw_icon(painter, self, icon, ink, icon_left, middle - size / 2, size)
        line = theme.px(measures.BIG_BUTTON_LINE)
        laid = paragraph(self._shown_text(), font, line, width=words + 1)
        painter.setPen(ink)
        laid.draw(painter, words_left, (self.height() - laid.height) / 2)
