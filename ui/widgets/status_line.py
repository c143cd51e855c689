"""Where a job stands: dots on a line, the present one in bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import draw_icon, smooth, text_in, text_width
from ui.widgets.themed import Themed


class StatusLine(Themed, QWidget):
    """`words` from left to right; those before `current` are done. All done: `current = len(words)`."""

    def __init__(
        self, words: Sequence[str] = (), current: int = 0, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._current = 0
        self._name = name
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_steps(words, current)

    def set_steps(self, words: Sequence[str], current: int) -> None:
        """Show another state."""
        self._words = tuple(words)
        self._current = current
        word = self._words[min(current, len(self._words) - 1)] if self._words else ""
        self.setAccessibleName(f"{self._name} {word}".strip())
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """86 px a step instead of 96."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    def _step(self) -> int:
        theme = self.theme
        font = theme.font("label", weight=700)
        least = theme.px(measures.STEP_WIDTH_NARROW if self._narrow else measures.STEP_WIDTH)
        widest = max((text_width(word, font) for word in self._words), default=0)
        return max(least, widest + theme.space(2))

    def sizeHint(self) -> QSize:
        """One step per word, wide enough for the longest."""
        theme = self.theme
        height = theme.px(measures.STEP_TEXT_TOP) + theme.line_height("label")
        return QSize(self._step() * len(self._words), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, dots, words."""
        theme = self.theme
        painter = smooth(self)
        step = self.width() / max(1, len(self._words))
        dot = theme.px(measures.STEP_DOT)
        middle = theme.px(1) + dot / 2
        for place in range(1, len(self._words)):
            reached = place <= self._current
            colour = theme.colour.accent if reached else theme.colour.line
            if not reached and theme.name == "sun":
                colour = theme.colour.text_disabled
            painter.setPen(QPen(colour, theme.exact(measures.STEP_LINE)))
            painter.drawLine(QPointF((place - 0.5) * step, middle), QPointF((place + 0.5) * step, middle))
        top = theme.px(measures.STEP_TEXT_TOP)
        for place, word in enumerate(self._words):
            self._paint_dot(painter, QPointF((place + 0.5) * step, middle), dot, place)
            now = place == self._current
            font = theme.font("label", weight=700 if now else 500)
            ink = theme.colour.text if now else theme.colour.text_muted
            text_in(painter, QRectF(place * step, top, step, theme.line_height("label")), word, font, ink)

    def _paint_dot(self, painter: QPainter, middle: QPointF, dot: int, place: int) -> None:
        theme = self.theme
        colour = theme.colour
        painter.setPen(Qt.PenStyle.NoPen)
        if place < self._current:
            painter.setBrush(colour.accent)
            painter.drawEllipse(middle, dot / 2, dot / 2)
            size = theme.px(measures.STEP_CHECK)
            draw_icon(
                painter, self, "check", colour.on_accent, middle.x() - size / 2, middle.y() - size / 2, size
            )
            return
        pen = theme.exact(measures.STEP_NOW_PEN if place == self._current else measures.PLATE_LINE)
        painter.setPen(QPen(colour.accent if place == self._current else colour.line_strong, pen))
        painter.setBrush(colour.surface if place == self._current else colour.background)
        painter.drawEllipse(middle, (dot - pen) / 2, (dot - pen) / 2)
