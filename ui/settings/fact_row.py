"""Labels and their values, a row each."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import WrapLabel


class FactRows(QVBoxLayout):
    """The facts of a card. What is shown again changes its words in place: building rows is what takes time."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_FactRow] = []

    def show_facts(self, *facts: tuple[str, str]) -> None:
        """Show these labels and values, always as many."""
        while len(self._rows) < len(facts):
            self._rows.append(_FactRow())
            self.addWidget(self._rows[-1])
        for row, fact in zip(self._rows, facts, strict=True):
            row.show_fact(*fact)


class _FactRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._label = WrapLabel(colour="text_muted")
        self._value = WrapLabel(role="body_strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._value, 2)

    def show_fact(self, label: str, value: str) -> None:
        self._label.setText(label)
        self._value.setText(value)
