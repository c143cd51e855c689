"""Taking in the rows the server sends: pages and whole snapshots. Answers to pushed changes: `settling`.

Everything is written in short transactions, so that a click never waits for a sync. Rows may be taken in twice
without harm; the cursor moves in the transaction that ends a page, so a crash in between repeats the page.

A snapshot is taken in row by row like any page, under a new generation number; when it is complete, rows of older
generations are gone from the server and are swept away. So a snapshot goes on after a cut where it stopped, and no
transaction has to swap 50,000 rows at once.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa

from fieldapp.domain.changes import Changes
from fieldapp.store import replay, search, shadow, sync_state
from fieldapp.store.engine import Store, ask
from fieldapp.store.tables import SYNCED
from sync.protocol.hashes import marks_of
from sync.protocol.wire import Check, Cursor, PullAnswer

_ROWS_AT_ONCE = 100
_TRANSACTION_SECONDS = 0.016
_LONG_LOG = 16 * 1024 * 1024
_FIRST_GUESS = _TRANSACTION_SECONDS / 50
_HANDED_OVER = "handed over"  # to which epoch of the server
_Item = TypeVar("_Item")


class Pace:
    """How many rows fit into a transaction a click would not notice; measured as it goes, machine by machine.

    Each kind has a pace of its own: a part, whose words are searched, takes four times as long as a note. One for all
    pages of a pull: a new one begins small again.
    """

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def fitting(self, kinds: Iterable[str]) -> int:
        """How many of the first rows, of these kinds, make the next transaction; one at least."""
        left = _TRANSACTION_SECONDS
        count = 0
        for kind in kinds:
            left -= self._seconds.get(kind, _FIRST_GUESS)
            if left < 0 and count:
                break
            count += 1
        return count

    @contextmanager
    def watching(self, kinds: Iterable[str]) -> Iterator[None]:
        """Learn from a transaction with rows of these kinds; what it costs to begin and end is in it."""
        begun = time.perf_counter()
        yield
        spent = time.perf_counter() - begun
        counts = Counter(kinds)
        expected = sum(self._seconds.get(kind, _FIRST_GUESS) * count for kind, count in counts.items())
        if max(spent, expected) < _TRANSACTION_SECONDS / 4:
            return  # so few rows say nothing of what a row costs
        change = max(0.25, min(4.0, spent / expected))
        for kind in counts:
            self._seconds[kind] = self._seconds.get(kind, _FIRST_GUESS) * change


def snapshot_running(connection: sa.Connection) -> bool:
    """Whether a snapshot has begun and is not complete: nothing may be pushed before it is."""
    return sync_state.fact(connection, "snapshot") is not None


def ask_for_snapshot(store: Store) -> None:
    """Forget how far the cursor was, so that the next pull brings everything anew; versions stay of its epoch."""
    with store.writing() as connection:
        sync_state.keep_cursor(connection, Cursor(epoch=sync_state.cursor(connection).epoch))
        sync_state.keep_fact(connection, "snapshot", None)


def prepare_hand_over(store: Store, *, epoch: str) -> None:
    """The server was restored and this laptop may not pull: what it may have lost goes out once more.

    Once for each `epoch` of the server; what was changed here since then claims to have seen nothing either.
    """
    with store.writing() as connection:
        if sync_state.fact(connection, _HANDED_OVER) != epoch:
            replay.requeue_accepted(connection)
            sync_state.keep_fact(connection, _HANDED_OVER, epoch)
        replay.claim_nothing(connection)


def apply_page(
    store: Store, page: PullAnswer, pace: Pace | None = None, *, rows: Sequence[shadow.Ready] | None = None
) -> Changes | None:
    """Take in one page; None when it does not follow this laptop's cursor (late or doubled) and was ignored.

    `rows`: the page's rows, where `shadow.ready` has been asked already. Until the last page nothing waits for the
    disk: a power cut puts rows and cursor back together.
    """
    pace = pace or Pace()
    with store.reading() as connection:
        here = sync_state.cursor(connection)
        if page.since != here:
            return None
    if page.snapshot:
        # Such a page starts from the beginning, also when told again after a cut in the middle of keeping it: what
        # the first telling brought and the second does not was removed meanwhile.
        with store.writing() as connection:
            _begin_snapshot(connection, page.cursor, here)
    with store.reading() as connection:
        generation = generation_of(connection)
        new_epoch = _new_epoch(connection)
    changes = Changes()
    rest = shadow.ready(page.rows) if rows is None else rows
    while rest:
        count = pace.fitting(one.row.kind for one in rest)
        piece, rest = rest[:count], rest[count:]
        with pace.watching(one.row.kind for one in piece), store.copying() as connection:
            if new_epoch:
                replay.rebase(connection, [one.row for one in piece])
            changes |= shadow.apply_rows(connection, piece, generation=generation)
    for removed in _slices(page.removed, _ROWS_AT_ONCE):
        with store.copying() as connection:
            changes |= shadow.remove_rows(connection, removed)
    if page.has_more:
        with store.copying() as connection:
            sync_state.keep_cursor(connection, page.cursor)
    else:
        changes |= _sweep(store, generation)
        changes |= _complete(store, page, generation)
    forget_files(store, changes)
    search.merge(store)
    store.fold(beyond=_LONG_LOG)
    return changes


def _complete(store: Store, page: PullAnswer, generation: int) -> Changes:
    with store.writing() as connection:
        if _new_epoch(connection):
            replay.rebase_lost(connection, generation=generation)
        sync_state.keep_cursor(connection, page.cursor)
        sync_state.keep_fact(connection, "snapshot", None)
        return Changes() if page.conflicts is None else sync_state.keep_only_open(connection, page.conflicts)


def _begin_snapshot(connection: sa.Connection, target: Cursor, here: Cursor) -> None:
    generation = generation_of(connection) + 1
    sync_state.keep_fact(connection, "generation", generation)
    new_epoch = bool(here.epoch) and here.epoch != target.epoch
    sync_state.keep_fact(connection, "snapshot", {"generation": generation, "new_epoch": new_epoch})
    if new_epoch:
        # The server was restored from a backup: what it had accepted since then it may have lost.
        replay.requeue_accepted(connection)


def generation_of(connection: sa.Connection) -> int:
    """The number of the newest snapshot, begun or complete."""
    kept = sync_state.fact(connection, "generation")
    return kept if isinstance(kept, int) else 0


def _new_epoch(connection: sa.Connection) -> bool:
    kept = sync_state.fact(connection, "snapshot")
    return isinstance(kept, dict) and bool(kept["new_epoch"])


def _slices(items: Sequence[_Item], size: int) -> Iterable[list[_Item]]:
    rest = iter(items)
    while piece := list(islice(rest, size)):
        yield piece


def _sweep(store: Store, generation: int) -> Changes:
    """Forget rows the complete snapshot did not contain; those with unsent work stay until it is sent."""
    with store.reading() as connection:
        if not snapshot_running(connection):
            return Changes()
        stale = [
            (kind, row[0], row[1])
            for kind in SYNCED
            for row in connection.exec_driver_sql(
                f"SELECT id, pending FROM {kind} WHERE generation != ? AND seq > 0",  # noqa: S608 - our kinds
                (generation,),
            )
        ]
    changes = Changes()
    for piece in _slices(stale, _ROWS_AT_ONCE):
        with store.writing() as connection:
            for kind, row_id, pending in piece:
                if pending == "{}":
                    shadow.forget_row(connection, kind, row_id)
                else:
                    shadow.update_row(connection, kind, row_id, {"leaving": 1})
            gone = Changes.gather((kind, row_id) for kind, row_id, pending in piece if pending == "{}")
            search.refresh(connection, gone)
            changes |= gone
    return changes


def forget_files(store: Store, changes: Changes) -> None:
    """Delete the files of jobs that left, unless one of them still has to be sent."""
    jobs = changes.of_kind("job")
    if not jobs:
        return
    with store.reading() as connection:
        left = connection.exec_driver_sql(
            "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM job) AND value NOT IN "
            "(SELECT job_id FROM media WHERE job_id IS NOT NULL AND direction = 'up' AND done_at IS NULL)",
            (json.dumps(sorted(jobs)),),
        ).all()
    for (job_id,) in left:
        store.blobs.remove_job(job_id)


def damaged_kinds(connection: sa.Connection, expected: dict[str, Check]) -> tuple[str, ...]:
    """Kinds whose rows here are not those the server counted: a reason for a snapshot."""
    wrong = []
    for kind, check in expected.items():
        if kind not in SYNCED:
            continue
        found = ask(
            connection,
            f"SELECT id, seq FROM {kind} WHERE seq > 0 AND NOT leaving",  # noqa: S608 - one of our kinds
        )
        here = {**shadow.unreadable_rows(connection, kind), **{row[0]: row[1] for row in found}}
        if marks_of(here.items()) != (check.count, check.mark):
            wrong.append(kind)
    return tuple(wrong)
