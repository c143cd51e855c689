"""Know-how: articles found by words."""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.domain.knowledge import Article, ReadState


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHit:
    """An article with the words around the match (plain text)."""

    article: Article
    excerpt: str
    read: ReadState = ReadState.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedArticle:
    """An article to read; `read` is how it stood with the reader when it was asked for, before it was opened."""

    article: Article
    read: ReadState = ReadState.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeScreen:
    """Articles in the reader's language, or in English where that is missing.

    `unread` counts those of all articles that the reader has not read, or not as they stand now.
    """

    hits: tuple[ArticleHit, ...]
    query: str
    unread: int = 0
