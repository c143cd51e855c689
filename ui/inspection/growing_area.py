"""A text field of one line that grows with its words."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QResizeEvent

from ui.widgets.text_field import TextArea

MOST_LINES = 8


class GrowingArea(TextArea):
    """As high as any field while empty; every further line makes room for itself, up to eight."""

    def __init__(self, label: str, *, name: str = "") -> None:
        super().__init__(label, name=name)
        self._edit.document().setDocumentMargin(0)
        self._edit.textChanged.connect(self._fit)
        self._fit()

    def set_text(self, text: str) -> None:
        """Fill the field without telling anyone."""
        super().set_text(text)
        self._fit()

    def restyle(self) -> None:
        """As high as its words at the present scale."""
        super().restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(1, round(self._edit.document().size().height())), MOST_LINES)
        more = (lines - 1) * QFontMetrics(self._edit.font()).lineSpacing()
        height = self.theme.target("minimum") + more
        if self._edit.height() != height or self._edit.minimumHeight() != height:
            self._edit.setFixedHeight(height)
