"""Settling what the server said about pushed changes: each leaves the outbox, stays refused, or waits on.

All answers of a piece are settled with a few statements, in transactions short enough that no click waits for them.
Saying it twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from fieldapp.domain.changes import Changes
from fieldapp.errors import InputRefused
from fieldapp.logs import EventLog
from fieldapp.store import outbox, search, shadow, sync_state
from fieldapp.store.columns import time_text
from fieldapp.store.engine import Store
from fieldapp.store.pages import Pace, generation_of, snapshot_running
from sync.protocol.wire import Cursor, PushResult

_ACKED_KEPT = timedelta(days=30)
_LOG = EventLog("store")
_CONTENT = "n, op_id, kind, row_id, action, fields, before, base, prev, made_at"
_TAKE = f"DELETE FROM outbox WHERE op_id IN (SELECT value FROM json_each(?)) RETURNING {_CONTENT}"  # noqa: S608
_REMEMBER = (
    f"INSERT OR REPLACE INTO acked ({_CONTENT}, acked_at, outcome) "  # noqa: S608 - our names
    f"VALUES ({', '.join('?' * (_CONTENT.count(',') + 3))})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of pushed changes; `unsettled` are neither accepted nor refused and wait on.

    `up_to_date`: nothing is to be pulled on their account.
    """

    changes: Changes
    accepted: int
    conflicts: int
    refused: int
    unsettled: int
    up_to_date: bool = False


class Moved(NamedTuple):
    """What the server said of the cursor: whoever stands at `since` and takes in every row told stands at `to` then."""

    since: Cursor
    to: Cursor


class _Settled(NamedTuple):
    """A change of the outbox with its answer."""

    op_id: str
    kind: str
    row_id: str
    fields: str
    result: PushResult


def record_results(
    store: Store,
    results: Sequence[PushResult],
    *,
    now: datetime,
    pace: Pace | None = None,
    moved: Moved | None = None,
    more_follow: bool = False,
) -> Recorded:
    """Settle what the server said about pushed changes; the cursor moves when every row told of was taken in.

    Only the last transaction waits for the disk, and not even that where the answers to another push follow: what a
    power cut takes is pushed again, and answered alike.
    """
    pace = pace or Pace()
    # A row is checked and turned into columns before the store is asked for its lock.
    answered = {(result.row.kind, result.row.id): result.row for result in results if result.row is not None}
    rows = {(one.row.kind, one.row.id): one for one in shadow.ready(list(answered.values()))}
    kinds = [result.row.kind if result.row is not None else "" for result in results]
    touched: set[tuple[str, str]] = set()
    counted = {"accepted": 0, "conflicts": 0, "refused": 0, "unsettled": 0}
    whole, up_to_date = True, False
    begin, last = 0, False
    while not last:
        end = begin + pace.fitting(kinds[begin:])
        last = end == len(results)
        # What a wait for the disk takes says nothing of what a row costs.
        watching = nullcontext() if last else pace.watching(kinds[begin:end])
        transaction = store.writing if last and not more_follow else store.copying
        with watching, transaction() as connection:
            settled = _Piece(connection, results[begin:end], rows, counted, now)
            touched |= settled.settle()
            whole = whole and settled.whole
            if last:
                _forget_old(connection, now)
                up_to_date = whole and moved is not None and _move_cursor(connection, moved)
        begin = end
    if not search.SEARCHED.keys().isdisjoint(kind for kind, _id in touched):
        search.merge(store)
    return Recorded(changes=Changes.gather(touched), up_to_date=up_to_date, **counted)


def _forget_old(connection: sa.Connection, now: datetime) -> None:
    """They stand in order: whatever is before the first that is young enough."""
    connection.exec_driver_sql(
        "DELETE FROM acked WHERE rowid < coalesce("
        "(SELECT rowid FROM acked WHERE acked_at >= ? ORDER BY rowid LIMIT 1), 9223372036854775807)",
        (time_text(now - _ACKED_KEPT),),
    )


def _move_cursor(connection: sa.Connection, moved: Moved) -> bool:
    if sync_state.cursor(connection) != moved.since or snapshot_running(connection):
        return False
    sync_state.keep_cursor(connection, moved.to)
    return True


class _Piece:
    """Some of the answers, within one transaction.

    Attributes:
        whole: every row the server told of was taken in as it stands there.
    """

    def __init__(
        self,
        connection: sa.Connection,
        results: Sequence[PushResult],
        rows: Mapping[tuple[str, str], shadow.Ready],
        counted: dict[str, int],
        now: datetime,
    ) -> None:
        self._connection = connection
        self._results = {result.op_id: result for result in results}
        self._rows = rows
        self._counted = counted
        self._now = now
        self._generation = generation_of(connection)
        self.whole = True

    def settle(self) -> set[tuple[str, str]]:
        """Settle them all; returns the (kind, id) of whatever changed."""
        accepted = {
            op_id: one for op_id, one in self._results.items() if one.outcome not in ("rejected", "blocked")
        }
        left = self._take_out(accepted)
        staying = self._staying(self._results.keys() - accepted.keys())
        if len(left) + len(staying) < len(self._results):
            self.whole = False
        refused = [one for one in staying if one.result.outcome == "rejected"]
        if refused:
            self._connection.exec_driver_sql(
                "UPDATE outbox SET state = 'rejected', code = ?, sentence = ? WHERE op_id = ?",
                [(one.result.code, one.result.sentence, one.op_id) for one in refused],
            )
        self._counted["accepted"] += len(left)
        self._counted["refused"] += len(refused)
        self._counted["unsettled"] += len(staying) - len(refused)
        touched = {(one.kind, one.row_id) for one in refused}
        if left:
            touched |= self._accept(left)
        return touched

    def _take_out(self, accepted: Mapping[str, PushResult]) -> list[_Settled]:
        """Move what was accepted from the outbox to the changes that are remembered, in the order they were made.

        First out, then in: what is remembered fills the pages that have become free.
        """
        if not accepted:
            return []
        taken = sorted(self._connection.exec_driver_sql(_TAKE, (json.dumps(list(accepted)),)))
        at = time_text(self._now)
        if taken:
            self._connection.exec_driver_sql(
                _REMEMBER, [(*row, at, accepted[row[1]].outcome) for row in taken]
            )
            outbox.forget_sent(self._connection, accepted)
        return [
            _Settled(op_id, kind, row_id, fields, accepted[op_id])
            for _n, op_id, kind, row_id, _action, fields, *_ in taken
        ]

    def _staying(self, op_ids: Collection[str]) -> list[_Settled]:
        """Those of the changes that are still in the outbox, where they stay."""
        if not op_ids:
            return []
        found = self._connection.exec_driver_sql(
            "SELECT op_id, kind, row_id, fields FROM outbox WHERE op_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(op_ids)),),
        ).all()
        return [
            _Settled(op_id, kind, row_id, fields, self._results[op_id])
            for op_id, kind, row_id, fields in found
        ]

    def _accept(self, accepted: Sequence[_Settled]) -> set[tuple[str, str]]:
        """Changes that have left the outbox: their fields show what the server has."""
        touched = {(one.kind, one.row_id) for one in accepted}
        for one in accepted:
            for conflict in one.result.conflicts:
                sync_state.keep_conflict(self._connection, conflict)
                self._counted["conflicts"] += 1
                touched.add(("conflict", conflict.id))
        by_kind: dict[str, dict[str, list[_Settled]]] = {}
        for one in accepted:
            by_kind.setdefault(one.kind, {}).setdefault(one.row_id, []).append(one)
        for kind, of_kind in by_kind.items():
            self._free_kind(kind, of_kind)
        search.refresh(self._connection, Changes.gather(touched))
        return touched

    def _free_kind(self, kind: str, changed: Mapping[str, Sequence[_Settled]]) -> None:
        """Nearly every row has nothing else pending: it becomes the server's, all of a kind at once."""
        here = shadow.standing(self._connection, kind, changed)
        plain: list[shadow.Ready] = []
        for row_id, changes in changed.items():
            if row_id not in here:
                self.whole = self.whole and all(change.result.row is None for change in changes)
                continue
            row = self._whole_row(kind, row_id, here[row_id], changes)
            if row is not None:
                plain.append(row)
                continue
            for change in changes:
                self.whole &= _free(self._connection, change, self._generation)
        shadow.put(self._connection, kind, plain, generation=self._generation, here=here)

    def _whole_row(
        self, kind: str, row_id: str, here: shadow.Standing, changes: Sequence[_Settled]
    ) -> shadow.Ready | None:
        """The row as it may simply be put; None when more of it has to be looked at."""
        ready = self._rows.get((kind, row_id))
        if ready is None or ready.columns is None or ready.row.seq < here.seq or here.leaving:
            return None
        if any(change.result.row is None or change.result.row.seq != ready.row.seq for change in changes):
            return None
        settled = {change.op_id for change in changes}
        return ready if settled.issuperset(here.pending.values()) else None


def _free(connection: sa.Connection, change: _Settled, generation: int) -> bool:
    """The change no longer overrides its fields: they show what the server has, or what is pending after it.

    False: the row the server told of was not taken in.
    """
    kept = connection.exec_driver_sql(
        f"SELECT pending, seq, leaving FROM {change.kind} WHERE id = ?",  # noqa: S608 - one of our kinds
        (change.row_id,),
    ).first()
    if kept is None:
        return True
    row = change.result.row
    before = json.loads(kept[0])
    pending = {name: op_id for name, op_id in before.items() if op_id != change.op_id}
    handed_over = row is None and not kept[1]
    if not pending and (kept[2] or handed_over):
        # The job is somebody else's by now; what was made for it is in the office's hands, not on this laptop. An old
        # answer told again shows it by leaving out the row, too.
        shadow.forget_row(connection, change.kind, change.row_id)
        return row is None  # a server that had lost the row has it again, and a pull will bring it
    sent = json.loads(change.fields)
    freed = [name for name in sent if name not in pending] if shadow.CREATION not in pending else []
    if row is not None and row.seq >= kept[1]:
        try:
            shadow.lay_under(connection, change.kind, row, generation=generation, pending=pending)
        except InputRefused as error:
            # A row a newer program wrote on: the change is at the server all the same, and is not to be sent for ever.
            _LOG.warning("row_unreadable", kind=change.kind, id=change.row_id, field=error.problems[0].column)
            shadow.release(
                connection, change.kind, change.row_id, pending=pending, freed=freed, back_to_server=False
            )
            return False
        return True
    # An old answer told again: a pull has meanwhile brought what the server has now.
    newer_known = row is not None or change.result.outcome == "conflict"
    shadow.release(
        connection, change.kind, change.row_id, pending=pending, freed=freed, back_to_server=newer_known
    )
    return True
