"""The running timer: what is being timed, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, draw_icon, smooth, text_width
from ui.widgets.themed import Themed

TICK_MS = 5_000
SECONDS_PER_MINUTE = 60
MINUTES_PER_HOUR = 60


class TimerState(NamedTuple):
    """`word` is what is timed ("Travel"); `ran` tells how many seconds it has run, asleep or awake, whenever asked."""

    word: str
    ran: Callable[[], float]


class TimerPill(Themed, QPushButton):
    """Counts on by itself in hours and minutes (`0:26`) until it is told otherwise."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timerPill")
        self._state: TimerState | None = None
        self._shown = ""
        self._brief = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.count)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_state(self, state: TimerState | None) -> None:
        """Show a running timer; None hides the pill."""
        self._state = state
        self.setVisible(state is not None)
        if state is None:
            self._tick.stop()
            return
        self._tick.start()
        self.count()
        self.updateGeometry()

    @property
    def time_shown(self) -> str:
        """Hours and minutes as the person reads them."""
        return self._shown

    def count(self) -> None:
        """Show how long it has run by now."""
        if self._state is None:
            return
        minutes = int(self._state.ran()) // SECONDS_PER_MINUTE
        shown = f"{minutes // MINUTES_PER_HOUR}:{minutes % MINUTES_PER_HOUR:02}"
        if shown != self._shown:
            self._shown = shown
            self.updateGeometry()
        self.setAccessibleName(f"{self._state.word} {shown}")
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Only icon and time, where the window is too narrow for the word; the name still says it."""
        self._brief = brief
        self.updateGeometry()
        self.update()

    def width_for(self, *, brief: bool) -> int:
        """How wide the pill is with or without its word; 0 while nothing runs."""
        if self._state is None:
            return 0
        theme = self.theme
        word = "" if brief else self._state.word
        width = theme.space(3) + theme.icon("control") + theme.space(4)
        width += (1 if brief else 2) * theme.px(measures.BUTTON_GAP)
        width += text_width(word, theme.font("caption")) + text_width(self._shown, theme.font("body_strong"))
        return width + 2

    def sizeHint(self) -> QSize:
        """Icon, word, time."""
        return QSize(self.width_for(brief=self._brief), self.theme.target("minimum"))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, icon, word, time."""
        theme = self.theme
        colour = theme.colour
        painter = smooth(self)
        ground = colour.accent_tint if self.isDown() else colour.surface
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("pill"),
            fill=ground,
            line=colour.line,
            width=theme.line,
        )
        left = float(theme.space(3))
        size = theme.icon("control")
        draw_icon(painter, self, "timer", colour.text, left, (self.height() - size) / 2, size)
        left += size + theme.px(measures.BUTTON_GAP)
        word = self._state.word if self._state and not self._brief else ""
        for text, font, ink in (
            (word, theme.font("caption"), colour.text_muted),
            (self._shown, theme.font("body_strong"), colour.text),
        ):
            if not text:
                continue
            painter.setFont(font)
            painter.setPen(ink)
            area = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            left += text_width(text, font) + theme.px(measures.BUTTON_GAP)
