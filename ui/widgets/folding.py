"""Two things side by side, or the second under the first where that is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout


class FoldingRow(QBoxLayout):
    """A row that folds into a column when it is narrower than its parts; it asks for the width of the widest."""

    def __init__(self, *, gap: int) -> None:
        self._widths: tuple[int, int] | None = None
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def invalidate(self) -> None:
        """What was measured is no longer so."""
        self._widths = None
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        """Folded, it is higher."""
        if self._widths is None:
            super().hasHeightForWidth()  # Qt measures the parts anew in here
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, folded or not."""
        self._fold(width)
        return super().heightForWidth(width)

    def minimumHeightForWidth(self, width: int) -> int:
        """The least height at a width, folded or not."""
        self._fold(width)
        return super().minimumHeightForWidth(width)

    def minimumSize(self) -> QSize:
        """As wide as the widest part."""
        return QSize(self._measured()[0], super().minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        self._fold(rect.width())
        super().setGeometry(rect)

    def _measured(self) -> tuple[int, int]:
        """The width of the widest part, and the width below which the row folds."""
        if self._widths is None:
            parts = (self.itemAt(place) for place in range(self.count()))
            widths = [part.minimumSize().width() for part in parts if part is not None and not part.isEmpty()]
            beside = sum(widths) + self.spacing() * max(0, len(widths) - 1)
            self._widths = max(widths, default=0), beside
        return self._widths

    def _fold(self, width: int) -> None:
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if width < self._measured()[1] else directions.LeftToRight
        if wanted != self.direction():
            self.setDirection(wanted)
