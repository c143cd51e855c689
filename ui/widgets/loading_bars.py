"""Still bars where something is being read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, smooth
from ui.widgets.themed import Themed

SHARES = (0.62, 1.0, 0.8)


class LoadingBars(Themed, QWidget):
    """Shown only if reading takes longer than 150 ms, so that quick answers do not flicker."""

    def __init__(self, rows: int = 3, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(measures.LOADING_DELAY_MS)
        self._delay.timeout.connect(self.show)
        self.setAccessibleName(self.tr("Loading"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def start(self) -> None:
        """Reading begins."""
        self._delay.start()

    def stop(self) -> None:
        """Reading is over."""
        self._delay.stop()
        self.hide()

    def sizeHint(self) -> QSize:
        """All rows."""
        theme = self.theme
        step = theme.px(measures.LOADING_BAR) + theme.space(2)
        return QSize(theme.px(measures.BAND_WIDTH), self._rows * step - theme.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars of different lengths."""
        theme = self.theme
        painter = smooth(self)
        height = theme.px(measures.LOADING_BAR)
        for row in range(self._rows):
            bar = QRectF(0, row * (height + theme.space(2)), self.width() * SHARES[row % len(SHARES)], height)
            box(painter, bar, theme.radius("small"), fill=theme.colour.sunken)
