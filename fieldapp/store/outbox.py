"""Changes on their way to the server: kept in the same transaction as the edit, in the order they were made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from json.encoder import encode_basestring_ascii as _quoted
from typing import NamedTuple
from uuid import uuid4

import sqlalchemy as sa
from pydantic import TypeAdapter
from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.store import search
from fieldapp.store.columns import pad_as_it_travels, time_text, to_json
from fieldapp.store.engine import ask
from fieldapp.store.tables import CONFLICT, OUTBOX, SENT, SYNCED, columns
from sync.protocol.wire import MAX_CHANGES, MAX_PUSH_BYTES, Change

SECOND_THOUGHTS = timedelta(seconds=8)
"""How long a status change waits before it may be pushed."""

_SIGNED_ON_A_PAD = ("signature", "estimate_approval")

_HELD = "(not_before IS NOT NULL AND made_at <= :now AND :now < not_before)"
"""Whether a change is held back at `now`, a `time_text`: their order as texts is that of the times. A clock that was
turned back must not hold a change for years: outside its own 8 seconds it is free."""


def new_op_id() -> str:
    """A name for a change that no other will ever have.

    It begins with the time (RFC 9562, version 7), so that the server's index grows at its end instead of everywhere.
    """
    return str(uuid7())


@dataclass(frozen=True, slots=True)
class Gesture:
    """Changes of one click which can be taken back together until `until`."""

    id: str
    until: datetime

    @classmethod
    def undoable(cls, now: datetime) -> Gesture:
        """A gesture that may be taken back for the next 8 seconds."""
        return cls(str(uuid4()), now + SECOND_THOUGHTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange:
    """A change not yet accepted; `fields` and `before` are JSON values by field."""

    op_id: str
    kind: str
    row_id: str
    action: str
    fields: dict[str, object]
    before: dict[str, object]
    made_at: datetime
    state: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxCounts:
    """`waiting` includes `held` (inside their 8 seconds) and those waiting behind a refused one."""

    waiting: int
    held: int
    refused: int


_INSERT = (
    "INSERT INTO outbox (op_id, kind, row_id, action, fields, before, base, prev, made_at, not_before, gesture) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def add(
    connection: sa.Connection,
    *,
    op_id: str,
    kind: str,
    row_id: str,
    action: str,
    fields: str,
    before: str,
    base: str,
    prev: str,
    now: datetime,
    gesture: Gesture | None,
) -> None:
    """Queue one change (JSON texts as they travel); called by `rows` only."""
    connection.exec_driver_sql(
        _INSERT,
        (
            op_id,
            kind,
            row_id,
            action,
            fields,
            before,
            base,
            prev,
            time_text(now),
            time_text(gesture.until) if gesture else None,
            gesture.id if gesture else None,
        ),
    )


class Ripe(NamedTuple):
    """A change that may be pushed; `text` is its `Change` in JSON."""

    op_id: str
    kind: str
    row_id: str
    text: str


class Batch(NamedTuple):
    """What one push may carry; `more`: other changes are ripe as well."""

    changes: tuple[Ripe, ...]
    more: bool


def batch(
    connection: sa.Connection,
    *,
    now: datetime,
    limit: int = MAX_CHANGES,
    limit_bytes: int = MAX_PUSH_BYTES,
    held_too: bool = False,
    asked: Set[str] = frozenset(),
    stuck: Set[tuple[str, str]] = frozenset(),
) -> Batch:
    """The next changes to push, first in first out; at least one when there is any, however large.

    Left out, together with every later change of the same row: changes inside their 8 seconds (unless
    `held_too`), rows with a refused change, `stuck` rows (kind and id) and what names one of them. Left out by
    themselves: those `asked` about already, by `op_id`.
    """
    stopped: set[tuple[str, str]] = set(stuck)
    ripe: list[Ripe] = []
    size = 0
    more = False
    found = connection.exec_driver_sql(
        f"SELECT op_id, kind, row_id, action, fields, base, prev, made_at, state, {_HELD} FROM outbox ORDER BY n",  # noqa: S608
        {"now": time_text(now)},
    )
    for rows in found.partitions(limit + 1):
        for op_id, kind, row_id, action, fields, base, prev, made_at, state, held in rows:
            if (held and not held_too) or state != "pending" or any(one in fields for _, one in stuck):
                stopped.add((kind, row_id))
            if op_id in asked or (stopped and (kind, row_id) in stopped):
                continue
            sent = pad_as_it_travels(fields) if kind in _SIGNED_ON_A_PAD else fields
            size += len(sent.encode()) + len(base) + len(prev) + 250
            more = bool(ripe) and (size > limit_bytes or len(ripe) >= limit)
            if more:
                break
            text = (
                f'{{"op_id":{_quoted(op_id)},"kind":{_quoted(kind)},"id":{_quoted(row_id)},"action":{_quoted(action)},'
                f'"set":{sent},"base":{base},"prev":{prev},"made_at":{_quoted(made_at)}}}'
            )
            ripe.append(Ripe(op_id, kind, row_id, text))
        if more:
            break
    found.close()
    return Batch(tuple(ripe), more)


def pending(
    connection: sa.Connection,
    *,
    now: datetime,
    limit: int = MAX_CHANGES,
    limit_bytes: int = MAX_PUSH_BYTES,
    held_too: bool = False,
) -> tuple[Change, ...]:
    """The changes of the next `batch` as they travel."""
    ripe = batch(connection, now=now, limit=limit, limit_bytes=limit_bytes, held_too=held_too).changes
    return _changes().validate_json(f"[{','.join(one.text for one in ripe)}]")


@cache
def _changes() -> TypeAdapter[tuple[Change, ...]]:
    """All of a push at once: 500 values made one by one would take as long as everything else about them."""
    return TypeAdapter(tuple[Change, ...])


def _in_order(connection: sa.Connection) -> Iterator[sa.Row[tuple[object, ...]]]:
    yield from connection.execute(sa.select(OUTBOX).order_by(OUTBOX.c.n))


def mark_sent(connection: sa.Connection, op_ids: Iterable[str]) -> int:
    """Remember, before the request leaves, that these may be at the server: they can no longer be undone.

    Returns how many of them still wait.
    """
    named = json.dumps(list(op_ids))
    marked = "FROM outbox WHERE op_id IN (SELECT value FROM json_each(?))"
    connection.exec_driver_sql(f"INSERT OR IGNORE INTO sent SELECT op_id {marked}", (named,))
    return int(connection.exec_driver_sql(f"SELECT count(*) {marked}", (named,)).scalar_one())


def forget_sent(connection: sa.Connection, op_ids: Iterable[str]) -> None:
    """These are no longer in the outbox: whether they were sent is no question any more."""
    connection.exec_driver_sql(
        "DELETE FROM sent WHERE op_id IN (SELECT value FROM json_each(?))", (json.dumps(list(op_ids)),)
    )


def _any_sent(connection: sa.Connection, op_ids: Iterable[str]) -> bool:
    found = connection.exec_driver_sql(
        "SELECT 1 FROM sent WHERE op_id IN (SELECT value FROM json_each(?))", (json.dumps(list(op_ids)),)
    )
    return found.first() is not None


def anything_pending(connection: sa.Connection) -> bool:
    """Whether any change waits that was not refused, ripe or not."""
    return bool(ask(connection, "SELECT 1 FROM outbox WHERE state = 'pending' LIMIT 1"))


def newest_number(connection: sa.Connection) -> int:
    """The number of the newest change ever made here, 0 before the first."""
    row = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").first()
    return int(row[0]) if row is not None else 0


def counts(connection: sa.Connection, *, now: datetime) -> OutboxCounts:
    """How much waits and how much was refused."""
    (row,) = ask(
        connection,
        f"SELECT total(state = 'pending'), total(state = 'pending' AND {_HELD}), "  # noqa: S608
        "total(state = 'rejected') FROM outbox",
        {"now": time_text(now)},
    )
    return OutboxCounts(waiting=int(row[0]), held=int(row[1]), refused=int(row[2]))


def next_release(connection: sa.Connection, *, now: datetime) -> datetime | None:
    """When the next held change may be pushed; None when none is held."""
    return connection.execute(
        sa.select(sa.func.min(OUTBOX.c.not_before, type_=OUTBOX.c.not_before.type)).where(
            OUTBOX.c.state == "pending", sa.text(_HELD)
        ),
        {"now": time_text(now)},
    ).scalar()


def changes_waiting(connection: sa.Connection) -> tuple[PendingChange, ...]:
    """Every change not yet accepted, oldest first; refused ones too (`state` rejected)."""
    return tuple(
        PendingChange(
            op_id=row.op_id,
            kind=row.kind,
            row_id=row.row_id,
            action=row.action,
            fields=json.loads(row.fields),
            before=json.loads(row.before),
            made_at=row.made_at,
            state=row.state,
            code=row.code,
            sentence=row.sentence,
        )
        for row in _in_order(connection)
    )


def undoable_status(connection: sa.Connection, job_id: str, *, now: datetime) -> Gesture | None:
    """The job's last status change when it can still be taken back."""
    newest = sa.select(sa.func.max(OUTBOX.c.n)).where(
        OUTBOX.c.kind == "job",
        OUTBOX.c.row_id == job_id,
        OUTBOX.c.gesture.is_not(None),
        sa.func.json_extract(OUTBOX.c.fields, "$.status").is_not(None),
    )
    row = connection.execute(
        sa.select(OUTBOX.c.gesture, OUTBOX.c.not_before).where(
            OUTBOX.c.n == newest.scalar_subquery(),
            OUTBOX.c.op_id.not_in(sa.select(SENT.c.op_id)),
            OUTBOX.c.state == "pending",
            sa.text(_HELD),
        ),
        {"now": time_text(now)},
    ).one_or_none()
    return None if row is None else Gesture(row.gesture, row.not_before)


def undo(connection: sa.Connection, gesture_id: str) -> Changes:
    """Take a gesture back: rows it made are gone, fields it set are as before, and nothing of it is pushed.

    Raises:
        NotFound: no such gesture waits.
        NotAllowedNow: part of it is already on its way, or a later change builds on it.
    """
    steps = connection.execute(
        sa.select(OUTBOX).where(OUTBOX.c.gesture == gesture_id).order_by(OUTBOX.c.n.desc())
    ).all()
    if not steps:
        raise NotFound("There is nothing to take back any more.")
    ours = {step.op_id for step in steps}
    left = _any_sent(connection, ours)
    for step in steps:
        later = connection.execute(
            sa.select(OUTBOX.c.op_id).where(
                OUTBOX.c.kind == step.kind, OUTBOX.c.row_id == step.row_id, OUTBOX.c.n > step.n
            )
        ).scalars()
        if left or not ours.issuperset(later):
            raise NotAllowedNow("This can no longer be taken back.", reasons=("already_sent",))
    changes = Changes()
    for step in steps:
        changes |= _take_back(connection, step)
    connection.execute(sa.delete(OUTBOX).where(OUTBOX.c.gesture == gesture_id))
    search.refresh(connection, changes)
    return changes


def withdraw_unsent(connection: sa.Connection, kind: str, row_id: str) -> Changes:
    """Take back a row made on this laptop of which nothing has left it yet: it is as if it had never been.

    Raises:
        NotAllowedNow: it is at the server, or may be.
    """
    steps = connection.execute(
        sa.select(OUTBOX).where(OUTBOX.c.kind == kind, OUTBOX.c.row_id == row_id).order_by(OUTBOX.c.n.desc())
    ).all()
    whole = bool(steps) and steps[-1].action == "create"
    left = _any_sent(connection, [step.op_id for step in steps])
    if not whole or left or any(step.state != "pending" for step in steps):
        raise NotAllowedNow("This can no longer be taken back.", reasons=("already_sent",))
    changes = Changes()
    for step in steps:
        changes |= _take_back(connection, step)
    connection.execute(sa.delete(OUTBOX).where(OUTBOX.c.kind == kind, OUTBOX.c.row_id == row_id))
    search.refresh(connection, changes)
    return changes


def _take_back(connection: sa.Connection, step: sa.Row[tuple[object, ...]]) -> Changes:
    """Undo what one change did to its row; a conflict it settled is open again."""
    changes = Changes.of(step.kind, step.row_id)
    table = SYNCED[step.kind]
    row = connection.execute(sa.select(table).where(table.c.id == step.row_id)).one_or_none()
    if row is None:
        return changes
    if step.action == "create" and row.seq == 0:
        connection.execute(sa.delete(table).where(table.c.id == step.row_id))
        return changes
    before, prev = json.loads(step.before), json.loads(step.prev)
    waiting = set(connection.scalars(sa.select(OUTBOX.c.op_id).where(OUTBOX.c.row_id == step.row_id)))
    kept, shadow, versions = (json.loads(text) for text in (row.pending, row.shadow, row.versions))
    known = columns(step.kind)
    values: dict[str, object] = {}
    for name in json.loads(step.fields):
        if kept.get(name) != step.op_id:
            continue
        back = before.get(name)
        if name in prev and prev[name] in waiting and prev[name] != kept.get("*"):
            kept[name] = prev[name]
        else:
            del kept[name]
            if name in shadow:
                # Meanwhile the server may have said something newer: then the field becomes that.
                back, versions[name] = shadow.pop(name)
        values[name] = known[name].db_from_wire(back)
    sets = ", ".join(f"{name} = ?" for name in (*values, "pending", "shadow", "versions"))
    connection.exec_driver_sql(
        f"UPDATE {step.kind} SET {sets} WHERE id = ?",  # noqa: S608 - names are our own columns, values are bound
        (*values.values(), to_json(kept), to_json(shadow), to_json(versions), step.row_id),
    )
    return changes | _reopened(connection, step)


def _reopened(connection: sa.Connection, step: sa.Row[tuple[object, ...]]) -> Changes:
    settled = connection.execute(
        sa.update(CONFLICT)
        .where(
            CONFLICT.c.kind == step.kind,
            CONFLICT.c.row_id == step.row_id,
            CONFLICT.c.settled_at == step.made_at,
            CONFLICT.c.field.in_(json.loads(step.fields)),
        )
        .values(settled_at=None, choice="")
        .returning(CONFLICT.c.id)
    )
    return Changes.gather(("conflict", found) for found in settled.scalars())


def take_back_refused(connection: sa.Connection, op_id: str) -> Changes:
    """Give up a refused change: its fields are as before or as the server has them now, a row it made is gone.

    Raises:
        NotFound: no such refused change.
        NotAllowedNow: a later change of the row builds on it.
    """
    refused = connection.execute(
        sa.select(OUTBOX).where(OUTBOX.c.op_id == op_id, OUTBOX.c.state == "rejected")
    ).one_or_none()
    if refused is None:
        raise NotFound("This change is no longer waiting.", op_id=op_id)
    later = connection.execute(
        sa.select(OUTBOX.c.fields).where(
            OUTBOX.c.kind == refused.kind, OUTBOX.c.row_id == refused.row_id, OUTBOX.c.n > refused.n
        )
    ).scalars()
    fields = set(json.loads(refused.fields))
    if any(refused.action == "create" or fields & set(json.loads(other)) for other in later):
        raise NotAllowedNow("Later work builds on this. Take that back first.", reasons=("built_upon",))
    changes = _take_back(connection, refused)
    connection.execute(sa.delete(OUTBOX).where(OUTBOX.c.op_id == op_id))
    forget_sent(connection, [op_id])
    search.refresh(connection, changes)
    return changes


def send_again(connection: sa.Connection, op_id: str) -> Changes:
    """Queue a refused change anew, under another id: the server answers the old one from its books for ever.

    Raises:
        NotFound: no such refused change.
    """
    refused = connection.execute(
        sa.select(OUTBOX).where(OUTBOX.c.op_id == op_id, OUTBOX.c.state == "rejected")
    ).one_or_none()
    if refused is None:
        raise NotFound("This change is no longer waiting.", op_id=op_id)
    fresh = new_op_id()
    connection.execute(
        sa.update(OUTBOX)
        .where(OUTBOX.c.op_id == op_id)
        .values(op_id=fresh, state="pending", code="", sentence="")
    )
    forget_sent(connection, [op_id])
    # Later changes of the row name the old id as the one they build on, and so does the row itself.
    connection.execute(
        sa.update(OUTBOX)
        .where(OUTBOX.c.row_id == refused.row_id)
        .values(prev=sa.func.replace(OUTBOX.c.prev, op_id, fresh))
    )
    table = SYNCED[refused.kind]
    connection.execute(
        sa.update(table)
        .where(table.c.id == refused.row_id)
        .values(pending=sa.func.replace(table.c.pending, op_id, fresh))
    )
    return Changes.of(refused.kind, refused.row_id)
