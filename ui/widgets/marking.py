"""The look of words that were looked for, wherever they stand in a text."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextLayout

from fieldapp.domain.searched_words import places_of
from ui.theme import current


def mark_look() -> QTextCharFormat:
    """A tint under the word, and the ink that is read on it."""
    look = QTextCharFormat()
    look.setBackground(current().colour.accent_tint)
    look.setForeground(current().colour.on_accent_tint)
    return look


def qt_places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Start and end of the places of `words` in `text` as Qt counts: a sign beyond 16 bits is two."""
    return tuple((_units(text[:start]), _units(text[:end])) for start, end in places_of(text, words))


def marks(text: str, words: str) -> list[QTextLayout.FormatRange]:
    """What a painted paragraph of `text` is drawn with so that `words` stand out."""
    found = []
    for start, end in qt_places(text, words):
        one = QTextLayout.FormatRange()
        one.start = start
        one.length = end - start
        one.format = mark_look()
        found.append(one)
    return found


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
