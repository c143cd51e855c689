"""Laying the server's rows under this laptop's pending changes.

A field with a pending change keeps the laptop's value, and the server's goes into `shadow`; every other field takes
the server's value. Nothing here queues a change.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic import JsonValue
from pydantic_core import to_json as compact

from fieldapp.domain.changes import Changes
from fieldapp.errors import InputRefused
from fieldapp.logs import EventLog
from fieldapp.store import search, sync_state
from fieldapp.store.columns import KEPT_AS_THEY_ARE, Column, columns_of, to_json
from fieldapp.store.tables import SYNCED
from sync.protocol.kinds import KINDS
from sync.protocol.wire import Removed, Row

CREATION = "*"
_LOG = EventLog("store")


@dataclass(frozen=True, slots=True)
class _Layout:
    columns: tuple[Column, ...]
    from_wire: tuple[tuple[str, bool, Callable[[Any], Any]], ...]  # name, whether it may be null, conversion
    names: frozenset[str]
    defaults: Mapping[str, Any]
    upsert: str
    select: str
    indexed: tuple[int, ...]  # places, in a row made ready, of what an index of the table is ordered by
    standing: str
    renew: str
    renewed: Callable[
        [Sequence[Any]], tuple[Any, ...]
    ]  # what `renew` asks for, of a row made ready and its generation


@cache
def _layout(kind: str) -> _Layout:
    value = KINDS[kind].value
    columns = columns_of(value)
    defaults: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        if field.default is not dataclasses.MISSING:
            defaults[field.name] = next(c for c in columns if c.name == field.name).db(field.default)
    names = [column.name for column in columns]
    written = [*names, "extra", "versions", "seq", "generation"]
    listed = ", ".join(f'"{name}"' for name in written)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in written)
    table = SYNCED[kind].name
    in_an_index = {column.name for index in SYNCED[kind].indexes for column in index.columns}
    ready = ("id", *written)  # a row made ready, and its generation
    renewed = [name for name in written if name not in in_an_index]
    sets = ", ".join(f'"{name}" = ?' for name in renewed)
    looked_at = ", ".join(f'"{name}"' for name in ready if name in in_an_index)
    return _Layout(
        columns=columns,
        from_wire=tuple((column.name, column.nullable, column.wire_to_db) for column in columns),
        names=frozenset(names),
        defaults=defaults,
        upsert=(
            f"INSERT INTO {table} (id, {listed}) VALUES ({', '.join('?' * (len(written) + 1))}) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {updates}, shadow = '{{}}', pending = '{{}}', leaving = 0"
        ),
        select=f"SELECT * FROM {table} WHERE id = ?",  # noqa: S608 - our names
        indexed=tuple(place for place, name in enumerate(ready) if name in in_an_index),
        standing=(
            f"SELECT id, pending, seq, leaving{looked_at and f', {looked_at}'} FROM {table} "  # noqa: S608
            "WHERE id IN (SELECT value FROM json_each(?))"
        ),
        renew=(
            f"UPDATE {table} SET {sets}, shadow = '{{}}', pending = '{{}}', leaving = 0 WHERE id = ?"  # noqa: S608
        ),
        renewed=itemgetter(*(ready.index(name) for name in (*renewed, "id"))),
    )


class Ready(NamedTuple):
    """A row of the server and what its table keeps of it; no `columns`: this program cannot read it."""

    row: Row
    columns: tuple[Any, ...] | None


def ready(rows: Sequence[Row]) -> list[Ready]:
    """Rows made ready for `apply_rows`, each value checked; without those of unknown kinds. Needs no store."""
    by_kind: dict[str, list[Row]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    made: list[Ready] = []
    for kind, of_kind in by_kind.items():
        if kind not in KINDS:
            _LOG.warning("kind_unknown", kind=kind, count=len(of_kind))
            continue
        layout = _layout(kind)
        columns: Sequence[tuple[Any, ...] | None] | None = _side_by_side(layout, of_kind)
        made.extend(map(Ready, of_kind, columns or [_one_by_one(layout, row) for row in of_kind]))
    return made


def apply_rows(connection: sa.Connection, rows: Sequence[Ready], *, generation: int) -> Changes:
    """Lay rows of the server under what is pending here; rows this program cannot read are left out."""
    by_kind: dict[str, list[Ready]] = {}
    for one in rows:
        by_kind.setdefault(one.row.kind, []).append(one)
    edited = connection.exec_driver_sql("SELECT 1 FROM outbox LIMIT 1").first() is not None
    changes = Changes(
        {
            kind: _apply_kind(connection, kind, of_kind, generation, edited=edited)
            for kind, of_kind in by_kind.items()
        }
    )
    search.refresh(connection, changes)
    return changes


def _apply_kind(
    connection: sa.Connection, kind: str, rows: Sequence[Ready], generation: int, *, edited: bool
) -> frozenset[str]:
    ids = [one.row.id for one in rows]
    # Whatever is pending stands in the outbox.
    overridden = _overridden(connection, kind, ids) if edited else frozenset[str]()
    unreadable = {one.row.id: one.row.seq for one in rows if one.columns is None}
    put(connection, kind, [one for one in rows if one.row.id not in overridden], generation=generation)
    for one in rows:
        if one.row.id in overridden:
            try:
                lay_under(connection, kind, one.row, generation=generation)
            except InputRefused as error:
                _tell_unreadable(one.row, str(error.problems[0].column))
                unreadable[one.row.id] = one.row.seq
    _remember_unreadable(connection, kind, ids, unreadable)
    return frozenset(ids) - unreadable.keys()


class Standing(NamedTuple):
    """How a row stands here; `indexed`: its values an index of the table is ordered by."""

    pending: dict[str, str]
    seq: int
    leaving: bool
    indexed: tuple[Any, ...]


def standing(connection: sa.Connection, kind: str, ids: Collection[str]) -> dict[str, Standing]:
    """How those of the rows that are here stand, by id."""
    found = connection.exec_driver_sql(_layout(kind).standing, (json.dumps(list(ids)),)).all()
    return {row[0]: Standing(json.loads(row[1]), row[2], bool(row[3]), tuple(row[4:])) for row in found}


_NONE_KNOWN: Mapping[str, Standing] = {}


def put(
    connection: sa.Connection,
    kind: str,
    rows: Sequence[Ready],
    *,
    generation: int,
    here: Mapping[str, Standing] = _NONE_KNOWN,
) -> None:
    """Make readable rows as the server has them, whatever was pending on them.

    Of a row of which it is known how it stands `here`, the indexes are left alone where nothing in them changes: SQLite
    writes an index anew for every column that is set, whatever to.
    """
    layout = _layout(kind)
    whole: list[tuple[Any, ...]] = []
    renewed: list[tuple[Any, ...]] = []
    for one in rows:
        if one.columns is None:
            continue
        kept = (*one.columns, generation)
        known = here.get(one.row.id)
        if known is not None and known.indexed == tuple(kept[place] for place in layout.indexed):
            renewed.append(layout.renewed(kept))
        else:
            whole.append(kept)
    if whole:
        connection.exec_driver_sql(layout.upsert, whole)
    if renewed:
        connection.exec_driver_sql(layout.renew, renewed)


def unreadable_rows(connection: sa.Connection, kind: str) -> dict[str, int]:
    """Rows of the server this program cannot read: id -> seq. They count as here when copies are compared."""
    kept = sync_state.fact(connection, f"unreadable {kind}")
    return (
        {row_id: seq for row_id, seq in kept.items() if isinstance(seq, int)}
        if isinstance(kept, dict)
        else {}
    )


def _remember_unreadable(
    connection: sa.Connection, kind: str, ids: Sequence[str], unreadable: Mapping[str, int]
) -> None:
    before = unreadable_rows(connection, kind)
    if not before and not unreadable:
        return
    now: dict[str, JsonValue] = {row_id: seq for row_id, seq in before.items() if row_id not in ids}
    now.update(unreadable)
    sync_state.keep_fact(connection, f"unreadable {kind}", now or None)


def _overridden(connection: sa.Connection, kind: str, ids: Sequence[str]) -> set[str]:
    found = connection.exec_driver_sql(
        f"SELECT id FROM {kind} WHERE pending != '{{}}' AND id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(ids),),
    )
    return {row[0] for row in found}


def _side_by_side(layout: _Layout, rows: Sequence[Row]) -> list[tuple[Any, ...]] | None:
    """Rows of a kind, a column at a time; None when one of them is not what it should be or says more or less.

    A first pull comes here with ten thousand rows: nearly all have all their fields, and most fields are texts.
    """
    fields = [row.fields for row in rows]
    if set(map(len, fields)) != {len(layout.from_wire)}:
        return None
    columns: list[list[Any]] = [[row.id for row in rows]]
    try:
        for name, nullable, convert in layout.from_wire:
            values: list[Any] = [one[name] for one in fields]
            kept_as = KEPT_AS_THEY_ARE.get(convert)
            if kept_as is None or set(map(type, values)) != {kept_as}:
                values = [None if value is None and nullable else convert(value) for value in values]
            columns.append(values)
    except (KeyError, TypeError, ValueError):
        return None
    versions = [compact(row.versions).decode() for row in rows]
    return list(zip(*columns, repeat("{}"), versions, [row.seq for row in rows], strict=False))


def _one_by_one(layout: _Layout, row: Row) -> tuple[Any, ...] | None:
    fields = row.fields
    values: list[Any] = [row.id]
    try:
        for name, nullable, convert in layout.from_wire:
            if name in fields:
                value = fields[name]
                values.append(None if value is None and nullable else convert(value))
            else:
                values.append(layout.defaults[name])
    except (KeyError, TypeError, ValueError):
        # One row a newer program wrote must not keep the others away.
        _tell_unreadable(row, name)
        return None
    unknown = fields.keys() - layout.names
    extra = to_json({name: fields[name] for name in sorted(unknown)}) if unknown else "{}"
    return (*values, extra, compact(row.versions).decode(), row.seq)


def _tell_unreadable(row: Row, field: str) -> None:
    _LOG.warning("row_unreadable", kind=row.kind, id=row.id, field=field)


def lay_under(
    connection: sa.Connection,
    kind: str,
    row: Row,
    *,
    generation: int,
    pending: Mapping[str, str] | None = None,
) -> None:
    """Lay one row of the server under a row that is here; `pending` replaces what the row has pending."""
    layout = _layout(kind)
    kept = connection.exec_driver_sql(layout.select, (row.id,)).one()._mapping
    now_pending: Mapping[str, str] = json.loads(kept["pending"]) if pending is None else pending
    shadow: dict[str, JsonValue] = json.loads(kept["shadow"])
    versions: dict[str, int] = json.loads(kept["versions"])
    values: dict[str, Any] = {}
    for column in layout.columns:
        name = column.name
        if name not in row.fields:
            continue
        if name in now_pending or CREATION in now_pending:
            shadow[name] = [row.fields[name], row.versions.get(name, 0)]
        else:
            values[name] = column.db_from_wire(row.fields[name])
            versions[name] = row.versions.get(name, 0)
            shadow.pop(name, None)
    extra = {name: value for name, value in row.fields.items() if name not in layout.names}
    values |= {
        "extra": to_json(extra),
        "versions": to_json(versions),
        "shadow": to_json(shadow),
        "pending": to_json(dict(now_pending)),
        "seq": row.seq,
        "generation": generation,
    }
    if pending is None:
        values["leaving"] = 0  # a page brought it, so it is in this laptop's scope
    update_row(connection, kind, row.id, values)


def release(
    connection: sa.Connection,
    kind: str,
    row_id: str,
    *,
    pending: Mapping[str, str],
    freed: Iterable[str],
    back_to_server: bool,
) -> None:
    """Fields `freed` are no longer pending: they keep their value, or go back to the server's when told so."""
    layout = _layout(kind)
    kept = connection.exec_driver_sql(layout.select, (row_id,)).one()._mapping
    shadow: dict[str, list[Any]] = json.loads(kept["shadow"])
    versions: dict[str, int] = json.loads(kept["versions"])
    columns = {column.name: column for column in layout.columns}
    values: dict[str, Any] = {}
    for name in freed:
        if name in shadow:
            server_value, version = shadow.pop(name)
            if back_to_server:
                values[name] = columns[name].db_from_wire(server_value)
                versions[name] = version
    values |= {"pending": to_json(dict(pending)), "shadow": to_json(shadow), "versions": to_json(versions)}
    update_row(connection, kind, row_id, values)


def update_row(connection: sa.Connection, kind: str, row_id: str, values: Mapping[str, Any]) -> None:
    """Set columns (as the database keeps them) of one row."""
    sets = ", ".join(f'"{name}" = ?' for name in values)
    connection.exec_driver_sql(
        f"UPDATE {kind} SET {sets} WHERE id = ?",  # noqa: S608 - our names, bound values
        (*values.values(), row_id),
    )


def remove_rows(connection: sa.Connection, removed: Sequence[Removed]) -> Changes:
    """Forget rows that left this laptop's scope, and every trace of their values.

    A row with unsent work stays until that work is at the server.
    """
    gone: list[tuple[str, str]] = []
    for one in removed:
        if one.kind not in KINDS:
            continue
        _remember_unreadable(connection, one.kind, [one.id], {})
        row = connection.exec_driver_sql(
            f"SELECT pending FROM {one.kind} WHERE id = ?",  # noqa: S608 - one of our kinds
            (one.id,),
        ).first()
        if row is None:
            continue
        if row[0] != "{}":
            update_row(connection, one.kind, one.id, {"leaving": 1})
            continue
        forget_row(connection, one.kind, one.id)
        gone.append((one.kind, one.id))
    changes = Changes.gather(gone)
    search.refresh(connection, changes)
    return changes


def forget_row(connection: sa.Connection, kind: str, row_id: str) -> None:
    """Delete a row with its conflicts and the accepted changes that hold its values."""
    connection.exec_driver_sql(f"DELETE FROM {kind} WHERE id = ?", (row_id,))  # noqa: S608 - one of our kinds
    for table in ("acked", "conflict"):
        connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE kind = ? AND row_id = ?",  # noqa: S608 - our names
            (kind, row_id),
        )
