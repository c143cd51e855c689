"""A text field of one line that grows with its words."""

from __future__ import annotations

import math

from ui.widgets.text_field import TextArea

MOST_LINES = 8


class GrowingArea(TextArea):
    """As high as any field while empty; every further line makes room for itself, up to eight."""

    def __init__(self, label: str, *, name: str = "") -> None:
        super().__init__(label, name=name)
        self._edit.document().setDocumentMargin(0)
        self._edit.textChanged.connect(self._fit)
        self._edit.resized.connect(self._fit)  # narrower means more lines
        self._fit()

    def set_text(self, text: str) -> None:
        """Fill the field without telling anyone."""
        super().set_text(text)
        self._fit()

    def restyle(self) -> None:
        """As high as its words at the present scale."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        lines, words = self._lines()
        one = words / lines
        height = self.theme.target("minimum") + math.ceil(min(words, MOST_LINES * one) - one)
        if self._edit.height() != height or self._edit.minimumHeight() != height:
            self._edit.setFixedHeight(height)

    def _lines(self) -> tuple[int, float]:
        """How many lines its words take at this width, and their height: the document knows only of painted ones."""
        document = self._edit.document()
        layout = document.documentLayout()
        block, lines, height = document.firstBlock(), 0, 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()  # breaks the block's words
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return max(1, lines), height
