"""Know-how: articles found by words."""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.domain.knowledge import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHit:
    """An article with the words around the match (plain text)."""

    article: Article
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeScreen:
    """Articles in the reader's language, or in English where that is missing."""

    hits: tuple[ArticleHit, ...]
    query: str
