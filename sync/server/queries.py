"""What a laptop pulls: pages of rows in the order of their sequence numbers, and the rows that left its scope."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from sync.protocol.hashes import marks_of
from sync.protocol.wire import Cursor
from sync.server import tables
from sync.server.actors import Actor
from sync.server.ledger import row_text

PAGE = 1000
LARGEST_PAGE = 2000
# A page stops growing here, so that one request never holds a worker for long whatever the rows weigh.
PAGE_BYTES = 4 * 1024 * 1024
_AT_ONCE = 100


@dataclass(slots=True)
class _Step:
    """One thing a cursor passes: a row (JSON texts as stored) or its leaving."""

    at: int
    kind: str
    id: str
    seq: int
    fields: str
    versions: str
    deleted: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Position:
    """Where the centre stands, and from which sequence number on it still knows what left."""

    cursor: Cursor
    forgotten: int


def position(connection: Connection, actor: Actor) -> Position:
    """Where the centre stands."""
    tenant, counter = tables.tenant, tables.counter
    forgotten = counter.alias("forgotten")
    found = connection.execute(
        sa.select(tenant.c.epoch, tenant.c.scope_version, counter.c.value, forgotten.c.value)
        .join(counter, counter.c.tenant == tenant.c.tenant)
        .join(forgotten, forgotten.c.tenant == tenant.c.tenant)
        .where(tenant.c.tenant == actor.tenant, counter.c.name == "seq", forgotten.c.name == "forgotten")
    ).one()
    return Position(Cursor(epoch=found[0], scope_version=found[1], seq=found[2]), forgotten=found[3])


def fits(cursor: Cursor, here: Position) -> bool:
    """Whether a laptop may go on from its cursor; otherwise it needs the whole snapshot."""
    now = here.cursor
    same = cursor.epoch == now.epoch and cursor.scope_version == now.scope_version
    return same and max(0, here.forgotten - 1) < cursor.seq <= now.seq


def anything_new(connection: Connection, actor: Actor, cursor: Cursor, here: Position) -> bool:
    """Whether a pull from this cursor would carry anything."""
    if not fits(cursor, here):
        return True
    row, share = tables.synced_row, tables.share
    return bool(
        connection.execute(
            sa.select(
                sa.or_(
                    sa.exists().where(*_of_reader(actor), row.c.seq > cursor.seq),
                    sa.exists().where(
                        share.c.tenant == actor.tenant,
                        share.c.reader == actor.person_id,
                        share.c.seq > cursor.seq,
                    ),
                )
            )
        ).scalar_one()
    )


def pull_page(connection: Connection, actor: Actor, cursor: Cursor, limit: int) -> bytes:
    """One page as JSON (a `PullAnswer`), put together from the stored JSON without parsing it."""
    standing = position(connection, actor)
    here, snapshot = standing.cursor, not fits(cursor, standing)
    since = 0 if snapshot else cursor.seq
    limit = max(1, min(limit, LARGEST_PAGE))
    steps, has_more = _page(connection, actor, since, limit)
    rows: list[str] = []
    removed: list[dict[str, str]] = []
    for step in steps:
        if step.present and not step.deleted:
            rows.append(row_text(step.kind, step.id, step.fields, step.versions, step.seq))
        elif not snapshot:
            why = "deleted" if step.deleted else "out_of_scope"
            removed.append({"kind": step.kind, "id": step.id, "why": why})
    reached = steps[-1].at if has_more else here.seq
    check = checks(connection, actor) if steps and not has_more else None
    conflicts = None if has_more else open_conflicts(connection, actor)
    return (
        f'{{"since":{cursor.model_dump_json()},'
        f'"cursor":{here.model_copy(update={"seq": reached}).model_dump_json()},'
        f'"snapshot":{json.dumps(snapshot)},"rows":[{",".join(rows)}],"removed":{json.dumps(removed)},'
        f'"has_more":{json.dumps(has_more)},"check":{json.dumps(check)},"conflicts":{json.dumps(conflicts)}}}'
    ).encode()


def open_conflicts(connection: Connection, actor: Actor) -> list[str]:
    """Ids of a person's conflicts that nobody has settled."""
    table = tables.conflict
    query = sa.select(table.c.id).where(
        table.c.tenant == actor.tenant, table.c.state == "open", table.c.person_id == actor.person_id
    )
    return sorted(connection.scalars(query))


def _page(connection: Connection, actor: Actor, since: int, limit: int) -> tuple[list[_Step], bool]:
    found = connection.execute(
        _STEPS, {"tenant": actor.tenant, "person": actor.person_id, "since": since, "most": limit + 1}
    )
    steps: list[_Step] = []
    size = 0
    for some in found.partitions(_AT_ONCE):
        for row in some:
            if len(steps) == limit or size > PAGE_BYTES:
                found.close()
                return steps, True
            step = _Step(*row)
            steps.append(step)
            size += len(step.fields) + len(step.versions)
    return steps, False


def _of_reader(actor: Actor) -> tuple[sa.ColumnElement[bool], ...]:
    row = tables.synced_row
    return (row.c.tenant == actor.tenant, row.c.reader.in_((actor.person_id, tables.EVERYBODY)))


def _steps() -> sa.CompoundSelect[Any]:
    """Three walks along an index, merged as they go: asked for both readers at once, a database would sort all that a
    laptop has yet to get for each page of it.
    """
    row, share = tables.synced_row, tables.share
    of_row = (row.c.kind, row.c.id, row.c.seq, row.c.fields, row.c.versions, row.c.deleted)
    since: sa.BindParameter[int] = sa.bindparam("since")
    own = [
        sa.select(row.c.seq.label("at"), *of_row, sa.true().label("present")).where(
            row.c.tenant == sa.bindparam("tenant"), row.c.reader == reader, row.c.seq > since
        )
        for reader in (sa.bindparam("person"), sa.literal(tables.EVERYBODY))
    ]
    shared = (
        sa.select(share.c.seq.label("at"), *of_row, share.c.present)
        .join(
            row, sa.and_(row.c.tenant == share.c.tenant, row.c.kind == share.c.kind, row.c.id == share.c.id)
        )
        .where(
            share.c.tenant == sa.bindparam("tenant"),
            share.c.reader == sa.bindparam("person"),
            share.c.seq > since,
        )
    )
    return sa.union_all(*own, shared).order_by("at").limit(sa.bindparam("most"))


_STEPS = _steps()


def checks(connection: Connection, actor: Actor) -> dict[str, dict[str, Any]]:
    """Count and mark of every kind in a reader's scope."""
    row, share = tables.synced_row, tables.share
    own = sa.select(row.c.kind, row.c.id, row.c.seq).where(*_of_reader(actor), row.c.deleted.is_(False))
    shared = (
        sa.select(row.c.kind, row.c.id, row.c.seq)
        .join(
            share, sa.and_(row.c.tenant == share.c.tenant, row.c.kind == share.c.kind, row.c.id == share.c.id)
        )
        .where(
            share.c.tenant == actor.tenant,
            share.c.reader == actor.person_id,
            share.c.present.is_(True),
            row.c.deleted.is_(False),
        )
    )
    rows: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for query in (own, shared):
        for kind, row_id, seq in connection.execute(query).all():
            rows[kind].append((row_id, seq))
    marks = {kind: marks_of(pairs) for kind, pairs in rows.items()}
    return {kind: {"count": count, "mark": mark} for kind, (count, mark) in sorted(marks.items())}
