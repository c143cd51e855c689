"""A ranking: every choice in a row, moved up and down until the order is right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from inspections.presentation import Question
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_column, tight_row


class RankField(QWidget):
    """The choices in order, the first on top. Until something was moved, *This order is right* takes it as it stands.

    `say(value)` is called with the names in order, joined by spaces.
    """

    def __init__(self, say: Callable[[str], None], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._order: list[str] = []
        self._labels: dict[str, str] = {}
        self.setAccessibleName(name)
        self._right = Button(self.tr("This order is right"), icon="check", parent=self)
        self._right.setObjectName("rankRight")
        self._right.setAccessibleName(f"{self._right.text()}: {name}")
        self._right.clicked.connect(lambda: self._say(" ".join(self._order)))
        self._rows = tight_column(self._right.theme.space(2))
        column = tight_column(self._right.theme.space(2))
        column.addLayout(self._rows)
        column.addWidget(self._right)
        self.setLayout(column)

    def show_question(self, question: Question) -> None:
        """Show the ranking as it stands; without an answer the order of the list."""
        labels = {choice.name: choice.label for choice in question.choices}
        given = [name for name in question.value.split() if name in labels]
        order = [*given, *(name for name in labels if name not in given)]
        self._right.setVisible(not question.value)
        if (order, labels) != (self._order, self._labels):
            self._order, self._labels = order, labels
            self._build()

    def _build(self) -> None:
        empty(self._rows)
        last = len(self._order) - 1
        for place, name in enumerate(self._order):
            holder = QWidget()
            holder.setObjectName(f"rank-{name}")
            row = tight_row(self._right.theme.space(3))
            holder.setLayout(row)
            row.addWidget(WrapLabel(f"{place + 1}", role="fact", colour="text_muted"))
            row.addWidget(WrapLabel(self._labels[name]), 1)
            up = self._mover("up", "chevron-up", self.tr("Move up: {choice}"), name, -1)
            down = self._mover("down", "chevron-down", self.tr("Move down: {choice}"), name, 1)
            up.setEnabled(place > 0)
            down.setEnabled(place < last)
            row.addWidget(up)
            row.addWidget(down)
            self._rows.addWidget(holder)

    def _mover(self, key: str, icon: str, words: str, name: str, by: int) -> Button:
        button = Button(icon=icon, name=words.format(choice=self._labels[name]))
        button.setObjectName(f"{key}-{name}")
        button.clicked.connect(lambda: self._move(name, by))
        return button

    def _move(self, name: str, by: int) -> None:
        order = list(self._order)
        place = order.index(name)
        order.insert(place + by, order.pop(place))
        self._say(" ".join(order))
