"""The know-how page: articles found by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldapp.domain.knowledge import Article, ReadState
from fieldapp.domain.screens.knowledge import ArticleHit, KnowledgeScreen, OpenedArticle
from fieldapp.domain.searched_words import places_of
from fieldapp.store import articles as queries
from fieldapp.store import read_marks, rows, search

if TYPE_CHECKING:
    from fieldapp.store.engine import Store

_EXCERPT = 160
_HARD_SPACE = "\u00a0"
_MARKUP = re.compile(r"[#*_`>|]+|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\[")
_HEADING = re.compile(r"^#+\s*(.*\w)\s*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*[-*+]\s+", re.MULTILINE)
_SPACES = re.compile(r"\s+")


def read(store: Store, *, query: str, language: str, person_id: str) -> KnowledgeScreen:
    """Articles with every word of `query`, best first; all when it is empty, what is not read yet first, by title.

    Each is shown in `language`, or in English where that is missing; words are found in any language.
    """
    with store.reading() as connection:
        every = queries.newest(connection, language)
        found = every
        if query.strip():
            found = queries.in_language(
                connection, search.find_articles(connection, query, forgiving=True), language
            )
        states = read_marks.states(connection, {*every, *found}, person_id=person_id)
    hits = [
        ArticleHit(article=article, excerpt=_excerpt(article, query), read=states[article.id])
        for article in found
    ]
    if not query.strip():
        hits.sort(key=lambda hit: hit.read is ReadState.READ)
    unread = sum(states[article.id] is not ReadState.READ for article in every)
    return KnowledgeScreen(hits=tuple(hits), query=query, unread=unread)


def article(store: Store, *, article_id: str, person_id: str) -> OpenedArticle:
    """One article.

    Raises:
        NotFound: it is not on this laptop.
    """
    with store.reading() as connection:
        found: Article = rows.fetch(connection, "article", article_id)
        states = read_marks.states(connection, (found,), person_id=person_id)
    return OpenedArticle(article=found, read=states[found.id])


def _excerpt(article: Article, query: str) -> str:
    """Plain words around the first word of the query that stands in the text, else its beginning.

    A heading becomes the beginning of its sentence. The dots hang on a word: a line of dots alone says nothing.
    """
    lines = _BULLET.sub("", _HEADING.sub(r"\1:", article.body))
    text = _SPACES.sub(" ", _MARKUP.sub("", lines)).strip()
    first = next(iter(places_of(text, query)), (0, 0))[0]
    start = max(0, first - 40)
    if start:
        start = text.find(" ", start) + 1
    piece = text[start : start + _EXCERPT]
    if start + _EXCERPT < len(text):
        piece = f"{piece.rpartition(' ')[0]}{_HARD_SPACE}…"
    return f"…{_HARD_SPACE}{piece}" if start else piece
