"""Questions about know-how."""

from __future__ import annotations

import json

import sqlalchemy as sa

from fieldapp.domain.knowledge import Article
from fieldapp.store import rows


def in_language(connection: sa.Connection, ids: tuple[str, ...], language: str) -> tuple[Article, ...]:
    """Each of these articles once, in `language` where it exists, else in English, else as it is."""
    found: tuple[Article, ...] = rows.fetch_in_order(connection, "article", ids)
    return _spoken(connection, tuple(dict.fromkeys(article.slug for article in found)), language)


def about(connection: sa.Connection, *, model: str, text: str, language: str) -> tuple[Article, ...]:
    """Articles for this model (or any) with a fault code or symptom that stands in `text`, by title."""
    heard = text.casefold()
    slugs: dict[str, None] = {}
    found = connection.exec_driver_sql(
        "SELECT slug, models, symptoms, fault_codes FROM article ORDER BY slug"
    )
    for slug, models, symptoms, fault_codes in found:
        named = json.loads(models)
        if named and model not in named:
            continue
        if any(
            sign.casefold() in heard for sign in (*json.loads(symptoms), *json.loads(fault_codes)) if sign
        ):
            slugs[slug] = None
    articles = _spoken(connection, tuple(slugs), language)
    return tuple(sorted(articles, key=lambda article: article.title))


def newest(connection: sa.Connection, language: str, *, limit: int = 200) -> tuple[Article, ...]:
    """Every article by title, in `language` or in English."""
    slugs = connection.exec_driver_sql("SELECT DISTINCT slug FROM article ORDER BY slug LIMIT ?", (limit,))
    articles = _spoken(connection, tuple(row[0] for row in slugs), language)
    return tuple(sorted(articles, key=lambda article: article.title))


def _spoken(connection: sa.Connection, slugs: tuple[str, ...], language: str) -> tuple[Article, ...]:
    every: tuple[Article, ...] = rows.fetch_many(connection, "article", slug=list(slugs))
    by_slug: dict[str, dict[str, Article]] = {}
    for article in every:
        by_slug.setdefault(article.slug, {})[article.language] = article
    return tuple(
        versions.get(language) or versions.get("en") or next(iter(versions.values()))
        for versions in (by_slug[slug] for slug in slugs if slug in by_slug)
    )
