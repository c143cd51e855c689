"""Columns side by side, each scrolling by itself; one under the other, scrolling together, where that is too narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import measures
from ui.widgets.scroll_column import ScrollColumn


class ColumnRow(ScrollColumn):
    """Holds `ScrollColumn`s with their stretch factors (0: as wide as it wants to be).

    Signals:
        stacked_changed(bool): the columns stand one under the other now, or side by side again.
    """

    stacked_changed = Signal(bool)

    def __init__(self, columns: Sequence[tuple[ScrollColumn, int]], *, parent: QWidget | None = None) -> None:
        super().__init__(padded=False, parent=parent)
        self._columns = tuple(column for column, _stretch in columns)
        self._stacked = False
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for column, stretch in columns:
            self._box.addWidget(column, stretch)
        for column in self._columns[:-1]:
            column.set_neighbour(True)
        self.column.addLayout(self._box, 1)

    @property
    def is_stacked(self) -> bool:
        """Whether the columns stand one under the other."""
        return self._stacked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack where the width is that of a small window at a large scale."""
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """The same question at another scale; columns that stand one under the other make room for the one bar."""
        super().restyle()
        if hasattr(self, "_box"):  # the base class dresses itself before there are columns
            self._arrange()
            bar = self.verticalScrollBar()
            for column in self._columns:
                column.give_right(bar.sizeHint().width() if self._stacked and bar.maximum() > 0 else 0)

    def _arrange(self) -> None:
        stacked = 0 < self.width() < self.theme.px(measures.STACK_BELOW)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        for column in self._columns:
            column.set_flowing(stacked)
        self.stacked_changed.emit(stacked)
        self.restyle()
        self.fit()
