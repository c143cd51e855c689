"""The know-how page: articles found by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldapp.domain.knowledge import Article
from fieldapp.domain.screens.knowledge import ArticleHit, KnowledgeScreen
from fieldapp.store import articles as queries
from fieldapp.store import rows, search

if TYPE_CHECKING:
    from fieldapp.store.engine import Store

_EXCERPT = 160
_MARKUP = re.compile(r"[#*_`>|]+|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\[")
_SPACES = re.compile(r"\s+")


def read(store: Store, *, query: str, language: str) -> KnowledgeScreen:
    """Articles with every word of `query`, best first; all by title when it is empty.

    Each is shown in `language`, or in English where that is missing; words are found in any language.
    """
    with store.reading() as connection:
        if query.strip():
            found = queries.in_language(connection, search.find_articles(connection, query), language)
        else:
            found = queries.newest(connection, language)
    hits = tuple(ArticleHit(article=article, excerpt=_excerpt(article, query)) for article in found)
    return KnowledgeScreen(hits=hits, query=query)


def article(store: Store, *, article_id: str) -> Article:
    """One article.

    Raises:
        NotFound: it is not on this laptop.
    """
    with store.reading() as connection:
        found: Article = rows.fetch(connection, "article", article_id)
    return found


def _excerpt(article: Article, query: str) -> str:
    """Plain words around the first word of the query that stands in the text, else its beginning."""
    text = _SPACES.sub(" ", _MARKUP.sub("", article.body)).strip()
    folded = text.casefold()
    places = [place for word in query.casefold().split() if (place := folded.find(word)) >= 0]
    start = max(0, min(places, default=0) - 40)
    if start:
        start = text.find(" ", start) + 1
    piece = text[start : start + _EXCERPT]
    if start + _EXCERPT < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return f"… {piece}" if start else piece
