"""A layout whose rows wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

from ui.theme import current


class FlowLayout(QHBoxLayout):
    """Children from left to right at their size hints; a new row where the width ends. Gap: 8 px, scaled.

    Qt's row holds the children and nothing else of it is used: items held in Python may be told deleted by PySide 6.11
    while they are alive, and an error in here ends the program.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int | None = None) -> None:
        super().__init__(*(() if parent is None else (parent,)))
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def minimumHeightForWidth(self, width: int) -> int:
        """It cannot be lower."""
        return self.heightForWidth(width)

    def setGeometry(self, rect: QRect) -> None:
        """Place the children."""
        QLayout.setGeometry(self, rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self._spacing() * max(0, len(sizes) - 1)
        return QSize(
            sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0)
        )

    def minimumSize(self) -> QSize:
        """One child per row."""
        smallest = QSize()
        for item in self._shown():
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def maximumSize(self) -> QSize:
        """No limit."""
        return QLayout.maximumSize(self)

    def _shown(self) -> list[QLayoutItem]:
        items = (self.itemAt(place) for place in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def _spacing(self) -> int:
        theme = current()
        return theme.target("gap") if self._gap is None else theme.px(self._gap)

    def _arrange(self, area: QRect, *, move: bool) -> int:
        gap = self._spacing()
        top = area.top()
        for row in self._rows(area.width(), gap):
            height = max(size.height() for _item, size in row)
            left = area.left()
            for item, size in row:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + gap
            top += height + gap
        return max(0, top - gap - area.top())

    def _rows(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The children row by row; in a row they stand on one middle line."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = item.sizeHint()
            if not rows or used + gap + size.width() > width:
                rows.append([])
                used = -gap
            rows[-1].append((item, size))
            used += gap + size.width()
        return rows
