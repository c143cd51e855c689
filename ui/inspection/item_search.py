"""Finding an item of the checklist by number or word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspections.presentation import Section
from ui.theme import measures
from ui.widgets.search_field import SearchField
from ui.widgets.suggestion import Suggestion

MOST_FOUND = 7


class ItemSearch(SearchField):
    """Comes when it is opened and goes when it is left.

    Signals:
        chosen(str): go to the item of this path.
        changed(): it came or went, or has another size.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        words = self.tr("Find an item: number or word")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setObjectName("findItem")
        self._sections: tuple[Section, ...] = ()
        self.edited.connect(self._look_for)
        self.left.connect(self._leave)
        self.hide()

    def restyle(self) -> None:
        """Wide enough for a title at the present scale."""
        super().restyle()
        self.setMinimumWidth(self.theme.px(measures.LONG_TEXT_WIDTH))

    def look_in(self, sections: tuple[Section, ...]) -> None:
        """Find among the items of these."""
        self._sections = sections

    def open(self) -> None:
        """Come, and take the keyboard."""
        self.show()
        self.changed.emit()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _look_for(self, text: str) -> None:
        words = text.casefold().split()
        found = [
            Suggestion(item.path, f"{item.number or ''} {item.title}".strip(), section.title, "checklist")
            for section in self._sections
            for item in section.items
            if words and all(word in f"{item.number or ''} {item.title}".casefold() for word in words)
        ]
        exact = [row for row in found if row.title.split()[:1] == words[:1]]
        self.set_suggestions(tuple([*exact, *(row for row in found if row not in exact)][:MOST_FOUND]))

    def _leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.clear()
            self.changed.emit()
