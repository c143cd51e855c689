"""Where searched words stand in a text, found as the search itself finds them: beginnings of words, without accents."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def places_of(text: str, searched: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word of `text` that begins with a word of `searched`, from the first on."""
    wanted = tuple(fold(word) for word in _WORD.findall(searched))
    if not wanted:
        return ()
    return tuple(found.span() for found in _WORD.finditer(text) if fold(found.group()).startswith(wanted))


def fold(word: str) -> str:
    """A word without capitals and accents, as `unicode61 remove_diacritics 2` of SQLite's full-text search reads it."""
    return "".join(
        sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign)
    )
