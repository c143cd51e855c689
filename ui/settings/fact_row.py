"""A label and its value."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.labels import WrapLabel


class FactRow(QWidget):
    """One fact of a card."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(WrapLabel(label, colour="text_muted"), 1)
        row.addWidget(WrapLabel(value, role="body_strong"), 2)
