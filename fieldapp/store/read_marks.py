"""Questions and edits about what a person has read. It stays on this laptop: no outbox, no version, no search."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

import sqlalchemy as sa

from fieldapp.domain.knowledge import Article, ReadState, text_print
from fieldapp.store import rows
from fieldapp.store.columns import time_text
from fieldapp.store.tables import READ_MARK

_KEEP = (
    "INSERT INTO read_mark (person_id, article_id, text_print, read_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (person_id, article_id) "
    "DO UPDATE SET text_print = excluded.text_print, read_at = excluded.read_at"
)


def keep(connection: sa.Connection, article: Article, *, person_id: str, now: datetime) -> None:
    """Write down that a person has read an article as it stands."""
    connection.exec_driver_sql(_KEEP, (person_id, article.id, text_print(article), time_text(now)))


def states(
    connection: sa.Connection, articles: Collection[Article], *, person_id: str
) -> dict[str, ReadState]:
    """What a person has read of each of these articles, by its id.

    Read in one language is read in all; a text that changed in another language than the one shown is no news.
    """
    kept = connection.execute(
        sa.select(READ_MARK.c.article_id, READ_MARK.c.text_print).where(READ_MARK.c.person_id == person_id)
    )
    prints = {row.article_id: row.text_print for row in kept}
    if not prints:
        return {article.id: ReadState.NEW for article in articles}
    unknown = [article.slug for article in articles if article.id not in prints]
    spoken: dict[str, list[Article]] = {}
    for other in rows.fetch_many(connection, "article", slug=unknown) if unknown else ():
        spoken.setdefault(other.slug, []).append(other)
    return {article.id: _state((article, *spoken.get(article.slug, ())), prints) for article in articles}


def _state(versions: Collection[Article], prints: Mapping[str, str]) -> ReadState:
    known = [version for version in versions if version.id in prints]
    if any(prints[version.id] == text_print(version) for version in known):
        return ReadState.READ
    return ReadState.CHANGED if known else ReadState.NEW
