"""What a laptop pulls: pages of rows in the order of their sequence numbers, and the rows that left its scope."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from sync.protocol.hashes import marks_of
from sync.protocol.wire import Cursor
from sync.server import tables
from sync.server.actors import Actor
from sync.server.database import read_rows
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


class Standing(NamedTuple):
    """Where the centre stands beside a laptop's cursor.

    `fits`: the laptop may go on from there; otherwise it needs the whole snapshot. `anything_new`: a pull from there
    would carry something.
    """

    cursor: Cursor
    fits: bool
    anything_new: bool


def standing(connection: Connection, actor: Actor, cursor: Cursor) -> Standing:
    """Where the centre stands beside a laptop's cursor."""
    person, since = actor.person_id, cursor.seq
    (found,) = read_rows(
        connection, _STANDING, person, since, tables.EVERYBODY, since, person, since, actor.tenant
    )
    here = Cursor(epoch=found.epoch, scope_version=found.scope_version, seq=found.seq)
    same = cursor.epoch == here.epoch and cursor.scope_version == here.scope_version
    # What left before `forgotten` nobody can tell any more.
    fits = same and max(0, found.forgotten - 1) < since <= here.seq
    return Standing(here, fits, not fits or bool(found.moved))


def pull_page(connection: Connection, actor: Actor, cursor: Cursor, limit: int) -> bytes:
    """One page as JSON (a `PullAnswer`), put together from the stored JSON without parsing it."""
    here, fits, _ = standing(connection, actor, cursor)
    snapshot = not fits
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
    return sorted(connection.scalars(_OPEN_CONFLICTS, _of(actor)))


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


def _of(actor: Actor) -> dict[str, str]:
    return {"tenant": actor.tenant, "person": actor.person_id}


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
# The three walks of `_steps`, each only to its first step.
_STANDING = """
SELECT t.epoch, t.scope_version, newest.value AS seq, forgotten.value AS forgotten,
  EXISTS (SELECT 1 FROM synced_row WHERE tenant = t.tenant AND reader = ? AND seq > ?)
  OR EXISTS (SELECT 1 FROM synced_row WHERE tenant = t.tenant AND reader = ? AND seq > ?)
  OR EXISTS (SELECT 1 FROM share WHERE tenant = t.tenant AND reader = ? AND seq > ?) AS moved
FROM tenant t JOIN counter newest ON newest.tenant = t.tenant AND newest.name = 'seq'
  JOIN counter forgotten ON forgotten.tenant = t.tenant AND forgotten.name = 'forgotten'
WHERE t.tenant = ?
"""


_CONFLICT, _ROW, _SHARE = tables.conflict, tables.synced_row, tables.share
_TENANT: sa.BindParameter[str] = sa.bindparam("tenant")
_PERSON: sa.BindParameter[str] = sa.bindparam("person")
_OPEN_CONFLICTS = sa.select(_CONFLICT.c.id).where(
    _CONFLICT.c.tenant == _TENANT, _CONFLICT.c.state == "open", _CONFLICT.c.person_id == _PERSON
)
_OWN = sa.select(_ROW.c.kind, _ROW.c.id, _ROW.c.seq).where(
    _ROW.c.tenant == _TENANT,
    _ROW.c.reader.in_((_PERSON, sa.literal(tables.EVERYBODY))),
    _ROW.c.deleted.is_(False),
)
_SHARED = (
    sa.select(_ROW.c.kind, _ROW.c.id, _ROW.c.seq)
    .join(
        _SHARE,
        sa.and_(_ROW.c.tenant == _SHARE.c.tenant, _ROW.c.kind == _SHARE.c.kind, _ROW.c.id == _SHARE.c.id),
    )
    .where(
        _SHARE.c.tenant == _TENANT,
        _SHARE.c.reader == _PERSON,
        _SHARE.c.present.is_(True),
        _ROW.c.deleted.is_(False),
    )
)


def checks(connection: Connection, actor: Actor) -> dict[str, dict[str, Any]]:
    """Count and mark of every kind in a reader's scope."""
    rows: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for query in (_OWN, _SHARED):
        for kind, row_id, seq in connection.execute(query, _of(actor)).all():
            rows[kind].append((row_id, seq))
    marks = {kind: marks_of(pairs) for kind, pairs in rows.items()}
    return {kind: {"count": count, "mark": mark} for kind, (count, mark) in sorted(marks.items())}
