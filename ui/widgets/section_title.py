"""A heading inside a page: a fact, and a muted line beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.labels import WrapLabel
from ui.widgets.themed import Themed


class SectionTitle(Themed, QWidget):
    """`Friday 20 November   4 jobs, 1 done`: title 20/600 and what there is to say about it."""

    def __init__(self, text: str, line: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._text = WrapLabel(text, role="fact", parent=self)
        self._line = WrapLabel(line, colour="text_muted", parent=self)
        self._row.addWidget(self._text)
        self._row.addWidget(self._line, 1)
        self.setAccessibleName(text)
        self.restyle()

    def set_words(self, text: str, line: str = "") -> None:
        """Change both."""
        self._text.setText(text)
        self._line.setText(line)
        self.setAccessibleName(text)

    def restyle(self) -> None:
        """Distance of title and line."""
        self._row.setSpacing(self.theme.space(3))
