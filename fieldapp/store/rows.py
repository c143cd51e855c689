"""The one way to touch a synced row: the row and its pending change in the same transaction.

Kind names are those of `sync.protocol.kinds`; values are the domain's frozen values.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotFound
from fieldapp.store import media_queue, outbox, search
from fieldapp.store.columns import Column, columns_of, to_json
from fieldapp.store.outbox import Gesture
from fieldapp.store.tables import SYNCED
from sync.protocol.kinds import KINDS

CREATION = "*"
"""Key in `pending` that stands for every field of a row whose creation is not yet accepted."""


@dataclass(frozen=True, slots=True)
class _Statements:
    """A kind's statements, compiled once from Core."""

    value: type[Any]
    columns: tuple[Column, ...]
    by_name: Mapping[str, Column]
    names: tuple[str, ...]
    conversions: tuple[tuple[int, Callable[[Any], Any]], ...]
    insert: str
    select: str
    select_for_edit: str


@cache
def _statements(kind: str) -> _Statements:
    table = SYNCED[kind]
    columns = columns_of(KINDS[kind].value)
    names = ("id", *(column.name for column in columns))
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * (len(names) + 1))
    return _Statements(
        value=KINDS[kind].value,
        columns=columns,
        by_name={column.name: column for column in columns},
        names=names,
        conversions=tuple(
            (place, column.from_db) for place, column in enumerate(columns, 1) if not column.kept_as_it_is
        ),
        insert=f"INSERT INTO {table.name} ({listed}, pending) VALUES ({marks})",  # noqa: S608 - our names
        select=f"SELECT {listed} FROM {table.name}",  # noqa: S608 - our names
        select_for_edit=f"SELECT {listed}, versions, pending, shadow FROM {table.name} WHERE id = ?",  # noqa: S608
    )


def create(
    connection: sa.Connection, kind: str, value: Any, *, now: datetime, gesture: Gesture | None = None
) -> Changes:
    """Keep a new row and queue its creation; photos and reports queue their files too.

    Raises:
        ValueError: a laptop may not create this kind.
    """
    if not KINDS[kind].creatable:
        raise ValueError(f"a laptop does not create a {kind}")
    statements = _statements(kind)
    op_id = outbox.new_op_id()
    kept: list[Any] = [value.id]
    fields: dict[str, Any] = {}
    for column in statements.columns:
        held = getattr(value, column.name)
        kept.append(column.db(held))
        fields[column.name] = column.wire(held)
    kept.append(f'{{"*":"{op_id}"}}')
    connection.exec_driver_sql(statements.insert, tuple(kept))
    outbox.add(
        connection,
        op_id=op_id,
        kind=kind,
        row_id=value.id,
        action="create",
        fields=to_json(fields),
        before="{}",
        base="{}",
        prev="{}",
        now=now,
        gesture=gesture,
    )
    changes = Changes.of(kind, value.id)
    if kind in search.SEARCHED:
        search.refresh(connection, changes)
    media_queue.queue_files_of(connection, kind, value, now=now)
    return changes


def edit(
    connection: sa.Connection,
    kind: str,
    row_id: str,
    /,
    *,
    now: datetime,
    gesture: Gesture | None = None,
    again: bool = False,
    **fields: Any,
) -> Changes:
    """Set fields of a row and queue those that differ; nothing differs = nothing happens.

    `again` queues them as they stand as well: the server is to hear that somebody looked and keeps them. A status
    change of a job without a gesture gets one of its own: it waits 8 seconds before it may be pushed.

    Raises:
        NotFound: no such row here.
        ValueError: a laptop may not set one of the fields.
    """
    if foreign := set(fields) - KINDS[kind].settable:
        raise ValueError(f"a laptop does not set {sorted(foreign)} of a {kind}")
    statements = _statements(kind)
    row = connection.exec_driver_sql(statements.select_for_edit, (row_id,)).one_or_none()
    if row is None:
        raise _absent(kind, row_id)
    return _edit_found(connection, statements, kind, row, fields, now, gesture, again=again)


def _edit_found(
    connection: sa.Connection,
    statements: _Statements,
    kind: str,
    row: sa.Row[Any],
    fields: Mapping[str, Any],
    now: datetime,
    gesture: Gesture | None,
    *,
    again: bool = False,
) -> Changes:
    old = row._mapping
    fresh: dict[str, Any] = {}
    for name, value in fields.items():
        kept = statements.by_name[name].db(value)
        if again or kept != old[name]:
            fresh[name] = kept
    if not fresh:
        return Changes()
    versions, pending, shadow = (json.loads(old[name]) for name in ("versions", "pending", "shadow"))
    op_id = outbox.new_op_id()
    before, base, prev = {}, {}, {}
    for name in fresh:
        column = statements.by_name[name]
        before[name] = column.wire(column.value(old[name]))
        base[name] = versions.get(name, 0)
        if earlier := pending.get(name) or pending.get(CREATION):
            prev[name] = earlier
        else:
            shadow[name] = [before[name], base[name]]
        pending[name] = op_id
    sets = ", ".join(f'"{name}" = ?' for name in fresh)
    connection.exec_driver_sql(
        f"UPDATE {kind} SET {sets}, pending = ?, shadow = ? WHERE id = ?",  # noqa: S608 - our names, bound values
        (*fresh.values(), to_json(pending), to_json(shadow), old["id"]),
    )
    if gesture is None and kind == "job" and "status" in fresh:
        gesture = Gesture.undoable(now)
    outbox.add(
        connection,
        op_id=op_id,
        kind=kind,
        row_id=old["id"],
        action="set",
        fields=to_json({name: statements.by_name[name].wire(fields[name]) for name in fresh}),
        before=to_json(before),
        base=to_json(base),
        prev=to_json(prev),
        now=now,
        gesture=gesture,
    )
    changes = Changes.of(kind, old["id"])
    if not search.SEARCHED.get(kind, frozenset()).isdisjoint(fresh):
        search.refresh(connection, changes)
    return changes


def save(
    connection: sa.Connection, kind: str, value: Any, *, now: datetime, gesture: Gesture | None = None
) -> Changes:
    """Keep `value`: created when its id is new here, else the settable fields that differ are set."""
    statements = _statements(kind)
    row = connection.exec_driver_sql(statements.select_for_edit, (value.id,)).one_or_none()
    if row is None:
        return create(connection, kind, value, now=now, gesture=gesture)
    fields = {name: getattr(value, name) for name in KINDS[kind].settable}
    return _edit_found(connection, statements, kind, row, fields, now, gesture)


def fetch(connection: sa.Connection, kind: str, row_id: str) -> Any:
    """The value of a row.

    Raises:
        NotFound: no such row on this laptop.
    """
    found = find(connection, kind, row_id)
    if found is None:
        raise _absent(kind, row_id)
    return found


def find(connection: sa.Connection, kind: str, row_id: str | None) -> Any | None:
    """The value of a row, None when it is not on this laptop."""
    if row_id is None:
        return None
    statements = _statements(kind)
    found = _read(connection, statements, " WHERE id = ?", (row_id,))
    return found[0] if found else None


def fetch_many(connection: sa.Connection, kind: str, **equals: Any) -> tuple[Any, ...]:
    """Values of every row whose fields equal those given, in order of id (= of creation).

    A list, tuple, set or frozenset means any of its members; None means "has none". `id` may be given too.
    """
    statements = _statements(kind)
    terms: list[str] = []
    bound: list[Any] = []
    for name, wanted in equals.items():
        column = None if name == "id" else statements.by_name[name]
        if wanted is None:
            terms.append(f'"{name}" IS NULL')
        elif isinstance(wanted, list | tuple | set | frozenset):
            terms.append(f'"{name}" IN (SELECT value FROM json_each(?))')  # noqa: S608 - our names
            bound.append(json.dumps([column.db(one) if column else one for one in wanted]))
        else:
            terms.append(f'"{name}" = ?')
            bound.append(column.db(wanted) if column else wanted)
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    return _read(connection, statements, f"{where} ORDER BY id", tuple(bound))


def fetch_in_order(connection: sa.Connection, kind: str, ids: Iterable[str]) -> tuple[Any, ...]:
    """Values of these rows in the order of `ids`; rows not on this laptop are left out."""
    wanted = tuple(ids)
    by_id = {value.id: value for value in fetch_many(connection, kind, id=wanted)}
    return tuple(by_id[row_id] for row_id in wanted if row_id in by_id)


def select_values(
    connection: sa.Connection, kind: str, where: str, bound: tuple[Any, ...] = ()
) -> tuple[Any, ...]:
    """Values of the rows a query module asks for: `where` is SQL after WHERE (may carry ORDER BY and LIMIT).

    `bound` are values as the database keeps them (`columns.time_text` for times).
    """
    return _read(connection, _statements(kind), f" WHERE {where}", bound)


def _read(
    connection: sa.Connection, statements: _Statements, which: str, bound: tuple[Any, ...]
) -> tuple[Any, ...]:
    """The values of rows, asked of the driver: a page reads dozens of times, and SQLAlchemy's account of what a
    result may hold takes longer than most of these results.
    """
    driver: Any = connection.connection.driver_connection
    return tuple(_value(statements, row) for row in driver.execute(f"{statements.select}{which}", bound))


def _value(statements: _Statements, row: tuple[Any, ...]) -> Any:
    cells = list(row)
    for place, conversion in statements.conversions:
        if cells[place] is not None:
            cells[place] = conversion(cells[place])
    return statements.value(**dict(zip(statements.names, cells, strict=True)))


def _absent(kind: str, row_id: str) -> NotFound:
    return NotFound(
        f"There is no such {kind.replace('_', ' ')} on this laptop. Sync, and look again.",
        kind=kind,
        id=row_id,
    )
