"""A layout whose rows wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import current


class FlowLayout(QLayout):
    """Children from left to right at their size hints; a new row where the width ends. Gap: 8 px, scaled."""

    def __init__(self, parent: QWidget | None = None, *, gap: int | None = None) -> None:
        super().__init__(parent)
        self._children: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way of adding; use `addWidget`."""
        self._children.append(item)

    def count(self) -> int:
        """How many children there are."""
        return len(self._children)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The child at a place."""
        return self._children[index] if 0 <= index < len(self._children) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a child out."""
        return self._children.pop(index) if 0 <= index < len(self._children) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the children."""
        super().setGeometry(rect)
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

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._children if not item.isEmpty()]

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
