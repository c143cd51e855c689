"""Words as they were probably meant: the nearest that the full-text index knows.

Compared are only words of the index that begin as the word does, or as it would with its first two letters swapped or
one of them left out, and of those a bounded number. 50,000 jobs bring some 380,000 words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

import sqlalchemy as sa
from rapidfuzz import process
from rapidfuzz.distance import OSA

Index = Literal["job", "part", "article"]

SHORTEST = 4
"""A word of three letters has too many neighbours to guess from."""
TWO_MISTAKES_FROM = 7
_MOST_TERMS = 3000
_MOST_MEANT = 4
_AT_ONCE = 50
_DIGIT = re.compile("[0-9]")
_AFTER_DIGITS = chr(ord("9") + 1)


def meant(connection: sa.Connection, index: Index, word: str) -> tuple[str, ...]:
    """Words of an index that `word` may have been meant for, nearest first; none when it is too short.

    One mistake (a letter wrong, missing, too many, or two swapped) is forgiven from 4 letters on, two from 7 on. The
    word may be the beginning of the one that was meant, as everywhere in the search.
    """
    plain = folded(word)
    if len(plain) < SHORTEST:
        return ()
    most = 2 if len(plain) >= TWO_MISTAKES_FROM else 1
    beginnings: dict[str, str] = {}
    for term in _candidates(connection, index, plain):
        for length in (len(plain), len(plain) + 1, len(plain) - 1):
            beginnings.setdefault(term[:length], term)
    near = process.extract(plain, list(beginnings), scorer=OSA.distance, score_cutoff=most, limit=_MOST_MEANT)
    return tuple(dict.fromkeys(str(found) for found, _distance, _place in near))


def folded(word: str) -> str:
    """As the index writes words: small letters without accents (ø and æ are letters of their own and stay)."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _candidates(connection: sa.Connection, index: Index, plain: str) -> Iterator[str]:
    # The list of an index's words is a view of the index itself; it takes no room and needs no upkeep.
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_{index} USING fts5vocab(main, search_{index}, row)"
    )
    of_letters = _DIGIT.search(plain) is None
    for beginning in _beginnings(plain):
        terms = _from(connection, index, beginning, of_letters=of_letters)
        yield from islice(terms, _MOST_TERMS)


def _from(connection: sa.Connection, index: Index, beginning: str, *, of_letters: bool) -> Iterator[str]:
    """The words that begin so, in order.

    For a word of letters, plates and VINs are no candidates. Tens of thousands may begin alike, so all that share
    the letters before their first digit are stepped over in one leap.
    """
    start, end = beginning, f"{beginning}\U0010ffff"
    while start < end:
        rows = connection.exec_driver_sql(
            f"SELECT term FROM temp.words_{index} WHERE term >= ? AND term < ? LIMIT ?",  # noqa: S608 - our names
            (start, end, _AT_ONCE),
        ).all()
        start = f"{rows[-1][0]}\0" if len(rows) == _AT_ONCE else end
        for (term,) in rows:
            digit = _DIGIT.search(term) if of_letters else None
            if digit is not None:
                start = term[: digit.start()] + _AFTER_DIGITS
                break
            yield term


def _beginnings(plain: str) -> Iterable[str]:
    """The first letter, of a word of letters; the first two, or those that stood there before they were mixed up."""
    first, second, third = plain[0], plain[1], plain[2]
    wide = () if _DIGIT.search(plain) else (first,)
    return dict.fromkeys((*wide, first + second, second + first, second + third, first + third))
