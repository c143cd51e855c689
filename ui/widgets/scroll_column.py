"""A column of content that scrolls up and down, by wheel, finger and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui.widgets.layouts import empty
from ui.widgets.themed import Themed


class ScrollColumn(Themed, QScrollArea):
    """Put widgets into `column` (or by `add`). Scrolls vertically only; padding 24 at the sides, 16 below.

    `left=False` for a column whose neighbour at the left already keeps its distance; `top` adds 16 above, under tabs.
    """

    def __init__(
        self,
        *,
        padded: bool = True,
        left: bool = True,
        top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._padded = padded
        self._left = left
        self._top = top
        self._content = QWidget()
        self._content.setObjectName("content")
        self.column = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.restyle())
        self.restyle()

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        self.column.addWidget(widget)

    def add_stretch(self) -> None:
        """Push what was added to the top."""
        self.column.addStretch(1)

    def clear(self) -> None:
        """Take everything out and drop it."""
        empty(self.column)

    def hold(self) -> None:
        """Lay out and paint nothing until `release`: many widgets are on their way."""
        self.viewport().setUpdatesEnabled(False)
        self.column.setEnabled(False)

    def release(self) -> None:
        """Show what came since `hold`, laid out."""
        self.column.setEnabled(True)
        self.fit()
        self.viewport().setUpdatesEnabled(True)

    def fit(self) -> None:
        """Give the content its height at once.

        Qt does so one round of events after the content has laid itself out in its old height, squeezed.
        """
        self.column.invalidate()
        width = self.viewport().width()
        height = max(self.viewport().height(), self.column.totalHeightForWidth(width))
        self._content.resize(width, height)
        self.column.activate()

    def restyle(self) -> None:
        """Padding and gaps of a page."""
        theme = self.theme
        side = theme.frame("page_padding") if self._padded else 0
        bar = self.verticalScrollBar()
        # The bar lies in the padding: what it takes at the right, the padding gives, and no card moves.
        right = max(0, side - bar.sizeHint().width()) if bar.maximum() > 0 else side
        above = theme.space(4) if self._top else 0
        below = theme.frame("gutter") if self._padded else 0
        self.column.setContentsMargins(side if self._left else 0, above, right, below)
        self.column.setSpacing(theme.space(3))
