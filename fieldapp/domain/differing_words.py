"""Where two texts differ, word by word, for showing both beside each other."""

from __future__ import annotations

from difflib import SequenceMatcher


def pieces(text: str, before: str) -> tuple[tuple[str, bool], ...]:
    """The text cut where it begins or ends to differ from `before`, word by word: (words, differs)."""
    old, new = before.split(" "), text.split(" ")
    found = []
    for kind, _old_from, _old_to, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if first < last:
            found.append((" ".join(new[first:last]), kind != "equal"))
    return tuple(found)
