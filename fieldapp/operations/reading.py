"""Remembers what a technician has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.changes import Changes
from fieldapp.domain.knowledge import Article
from fieldapp.domain.moments import Moment
from fieldapp.store import read_marks

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def mark_read(store: Store, *, article: Article, person_id: str, now: Moment) -> Changes:
    """Mark an article as read by a person in just this text. Nothing of it is ever sent.

    Raises:
        StorageFull, StorageReadOnly: it stays as it was.
    """
    with store.writing() as connection:
        read_marks.keep(connection, article, person_id=person_id, now=now.at)
    return Changes.of("read_mark", article.id)
