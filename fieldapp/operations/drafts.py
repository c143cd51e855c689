"""Keeps what is typed before it is saved, so that a crash, a flat battery or another page takes no words along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldapp.domain.drafts import LONGEST_KEPT, Draft
from fieldapp.domain.moments import Moment
from fieldapp.store import drafts as queries

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def keep(store: Store, *, drafts: Iterable[Draft], now: Moment) -> None:
    """Write drafts down as they stand now; an empty text lets its draft go. Nothing of it is ever sent.

    Raises:
        StorageFull, StorageReadOnly: nothing was kept.
    """
    with store.writing() as connection:
        for draft in drafts:
            if draft.text:
                queries.keep(connection, draft, now=now.at)
            else:
                queries.forget(connection, (draft.place,))


def gather(store: Store, *, now: Moment) -> tuple[Draft, ...]:
    """The drafts that are still of use; those of jobs that left this laptop, or 30 days old, are let go."""
    with store.reading() as connection:
        outlived = queries.outlived(connection, before=now.at - LONGEST_KEPT)
    if outlived:
        with store.writing() as connection:
            queries.forget(connection, outlived)
    with store.reading() as connection:
        return queries.every(connection)
