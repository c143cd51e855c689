"""The only word about the network: what was sent, what waits."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, draw_icon, smooth, text_width
from ui.widgets.themed import Themed

ConnectionKind = Literal["sent", "sending", "offline", "attention"]
ICONS: dict[ConnectionKind, str] = {
    "sent": "online",
    "sending": "sending",
    "offline": "offline",
    "attention": "attention",
}


class ConnectionState(NamedTuple):
    """`All sent 10:42`, or `Offline` with `7 changes and 4 photos wait on this laptop`."""

    kind: ConnectionKind = "sent"
    title: str = ""
    line: str = ""


class ConnectionPill(Themed, QPushButton):
    """Icon and one or two lines; a screen reader hears the whole sentence."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionPill")
        self._state = ConnectionState()
        self._told: ConnectionKind = "sent"
        self._brief = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(self._state)

    @property
    def state(self) -> ConnectionState:
        """What is shown."""
        return self._state

    def set_state(self, state: ConnectionState) -> None:
        """Show another state. Going offline, being back and what needs a person are also said to who listens."""
        news = state.kind not in (self._told, "sending")
        first = not self._state.title
        self._state = state
        self.setAccessibleName(f"{state.title}: {state.line}" if state.line else state.title)
        if news:
            self._told = state.kind
            if not first:
                # The first paint says nothing and need not wait for the module that does.
                from ui.widgets.announcing import announce

                announce(self, self.accessibleName())
        self.setVisible(bool(state.title))
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Only the first line, where the window is too narrow for both; the name still says all."""
        self._brief = brief
        self.updateGeometry()
        self.update()

    def width_for(self, *, brief: bool) -> int:
        """How wide the pill is with one line or two; 0 while there is nothing to say."""
        if not self._state.title:
            return 0
        theme = self.theme
        words = text_width(self._state.title, theme.font("label"))
        if not brief:
            words = max(words, text_width(self._state.line, theme.font("caption")))
        width = theme.px(measures.PILL_PADDING_LEFT) + theme.icon("control") + theme.px(measures.BUTTON_GAP)
        return width + words + 1 + theme.px(measures.PILL_PADDING_RIGHT)

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        return QSize(self.width_for(brief=self._brief), self.theme.target("minimum"))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _colours(self) -> tuple[QColor, QColor, QColor, QColor]:
        """Ground, line, icon, title."""
        colour = self.theme.colour
        if self.isDown():
            return colour.accent_tint, colour.accent, colour.on_accent_tint, colour.on_accent_tint
        if self._state.kind in ("offline", "attention"):
            return colour.attention_tint, colour.attention, colour.attention, colour.text
        if self._state.kind == "sent":
            return colour.surface, colour.line, colour.ok, colour.ok
        return colour.surface, colour.line, colour.text, colour.text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, icon, lines."""
        theme = self.theme
        painter = smooth(self)
        ground, line, tint, ink = self._colours()
        box(painter, QRectF(self.rect()), theme.radius("pill"), fill=ground, line=line, width=theme.line)
        left = theme.px(measures.PILL_PADDING_LEFT)
        size = theme.icon("control")
        draw_icon(painter, self, ICONS[self._state.kind], tint, left, (self.height() - size) / 2, size)
        left += size + theme.px(measures.BUTTON_GAP)
        row = theme.px(measures.PILL_LINE)
        line_text = "" if self._brief else self._state.line
        rows = 2 if line_text else 1
        area = QRectF(left, (self.height() - rows * row) / 2, self.width() - left, row)
        painter.setPen(ink)
        painter.setFont(theme.font("label"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._state.title)
        if line_text:
            painter.setPen(theme.colour.text)
            painter.setFont(theme.font("caption"))
            painter.drawText(area.translated(0, row), Qt.AlignmentFlag.AlignVCenter, line_text)
