"""The rows one write transaction works on: read in bulk, changed in memory, written in bulk.

The tenant's sequence counter is locked first, so that no two transactions of a tenant decide on the same rows at
once and sequence numbers become visible in the order in which they were given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic import JsonValue
from pydantic_core import from_json, to_json
from sqlalchemy import Connection

from sync.protocol.wire import Row
from sync.server import tables
from sync.server.actors import Actor
from sync.server.database import change_rows, lock_tenant, read_rows, stamp, write_rows

# SQLite and PostgreSQL both take far more parameters; a batch this size keeps statements cacheable.
IDS_AT_ONCE = 500


@dataclass(slots=True)
class StoredRow:
    """A row while a transaction works on it."""

    kind: str
    id: str
    fields: dict[str, JsonValue]
    versions: dict[str, int]
    seq: int
    job_id: str = ""
    reader: str = tables.NOBODY
    natural_key: str | None = None
    deleted: bool = False
    stored: bool = False
    dirty: bool = False
    texts: tuple[str, str] = ("", "")  # fields and versions as the tables keep them, unless dirty
    found_at: tuple[object, ...] = ()  # `place` as the table has it

    @property
    def place(self) -> tuple[bool, str, str, str | None]:
        """What the row is found by, beside its name and its sequence number."""
        return self.deleted, self.job_id, self.reader, self.natural_key

    def wire(self) -> Row:
        """The row as a laptop gets it."""
        return Row(
            kind=self.kind, id=self.id, fields=dict(self.fields), versions=dict(self.versions), seq=self.seq
        )

    def wire_text(self) -> str:
        """The same as JSON."""
        texts = self.texts if self.stored and not self.dirty else (dump(self.fields), dump(self.versions))
        return row_text(self.kind, self.id, *texts, self.seq)


class Source(NamedTuple):
    """Which change a write belongs to, for the history."""

    actor: Actor
    op_id: str
    made_at: datetime


class Ledger:
    """Rows of one tenant within one write transaction; nothing is stored before `flush`."""

    def __init__(
        self, connection: Connection, tenant: str, *, now: datetime, newest: int | None = None
    ) -> None:
        """`newest`: what `lock_tenant` said in this transaction, where the caller has asked it already."""
        self.connection = connection
        self.tenant = tenant
        self.now = now
        self.stamp = stamp(now)
        self._seq: int = lock_tenant(connection, tenant) if newest is None else newest
        self._first_seq = self._seq
        self._rows: dict[tuple[str, str], StoredRow | None] = {}
        self._inserts: dict[str, list[dict[str, Any]]] = {}
        # Filled by those who know what a job's move or a new row means for readers; see sync.server.scope.
        self.touched: dict[tuple[str, str], StoredRow] = {}

    @property
    def seq(self) -> int:
        """The newest sequence number given out."""
        return self._seq

    def next_seq(self) -> int:
        """A sequence number nobody has seen."""
        self._seq += 1
        return self._seq

    def prefetch(
        self, wanted: Iterable[tuple[str, str]], *, ops: Collection[str] = ()
    ) -> dict[str, sa.Row[Any]]:
        """Read many rows with one statement, and what the books have of the changes `ops`.

        Returns: by op_id, its `person_id`, `seq`, and as JSON what was `taken` and the `result`.
        """
        new = [key for key in wanted if key not in self._rows]
        if not new and not ops:
            return {}
        self._rows.update(dict.fromkeys(new))
        kinds, ids = ({key[part] for key in new} for part in (0, 1))
        found = read_rows(
            self.connection, _LOOK_UP, self.tenant, sorted(kinds), sorted(ids), self.tenant, sorted(ops)
        )
        self._take(row for row in found if row.person_id is None)
        return {row.id: row for row in found if row.person_id is not None}

    def of_job(self, job_id: str) -> list[StoredRow]:
        """Every row that belongs to a job, the job itself left out."""
        self._read(_OF_JOB, job_id=job_id)
        return [
            found
            for found in self._rows.values()
            if found is not None and found.job_id == job_id and found.kind != "job"
        ]

    def by_natural_key(self, kind: str) -> dict[str, StoredRow]:
        """Every row of a kind that has a natural key, deleted ones included."""
        self._read(_WITH_NATURAL_KEY, kind=kind)
        return {
            found.natural_key: found
            for found in self._rows.values()
            if found is not None and found.kind == kind and found.natural_key is not None
        }

    def of_kind(self, kind: str) -> list[StoredRow]:
        """Every live row of a kind."""
        self._read(_OF_KIND, kind=kind)
        return [
            found
            for found in self._rows.values()
            if found is not None and found.kind == kind and not found.deleted
        ]

    def _read(self, query: sa.Select[Any], **of: object) -> None:
        self._take(self.connection.execute(query, {"tenant": self.tenant, **of}))

    def _take(self, rows: Iterable[sa.Row[Any]]) -> None:
        for found in rows:
            key = (found.kind, found.id)
            if self._rows.get(key) is None:
                self._rows[key] = stored_row(found)

    def get(self, kind: str, row_id: str) -> StoredRow | None:
        """A live row, or None."""
        if (kind, row_id) not in self._rows:
            self.prefetch([(kind, row_id)])
        found = self._rows[kind, row_id]
        return None if found is None or found.deleted else found

    def add(self, row: StoredRow, source: Source) -> StoredRow:
        """Put a new row; every field gets the new sequence number as its version."""
        row.seq = self.next_seq()
        row.versions = dict.fromkeys(row.fields, row.seq)
        earlier = self._rows.get((row.kind, row.id))
        row.stored = earlier is not None and earlier.stored
        row.dirty = True
        self._rows[row.kind, row.id] = row
        self.touched[row.kind, row.id] = row
        self._remember(row, source, before={}, after=row.fields)
        return row

    def write(self, row: StoredRow, fields: Mapping[str, JsonValue], source: Source) -> None:
        """Set fields of a row that differ; a new version each."""
        changed = {
            name: value
            for name, value in fields.items()
            if name not in row.fields or row.fields[name] != value
        }
        if not changed:
            return
        before = {name: row.fields[name] for name in changed if name in row.fields}
        row.seq = self.next_seq()
        row.fields.update(changed)
        row.versions.update(dict.fromkeys(changed, row.seq))
        row.dirty = True
        self.touched[row.kind, row.id] = row
        self._remember(row, source, before=before, after=changed)

    def remove(self, row: StoredRow, source: Source) -> None:
        """Leave a tombstone."""
        row.seq = self.next_seq()
        row.deleted = row.dirty = True
        row.natural_key = None
        self.touched[row.kind, row.id] = row
        self._remember(row, source, before=row.fields, after={})

    def show_again(self, row: StoredRow) -> None:
        """Let a row pass every reader's cursor once more, as it is: something about it was decided elsewhere."""
        row.seq = self.next_seq()
        row.dirty = True
        self.touched[row.kind, row.id] = row

    def move(self, row: StoredRow, reader: str) -> None:
        """Give a row another reader; it gets a new sequence number so that the new reader's cursor meets it."""
        row.reader = reader
        row.seq = self.next_seq()
        row.dirty = True

    def insert(self, table: sa.Table, **values: object) -> None:
        """Queue a row of another table for `flush`."""
        self._inserts.setdefault(table.name, []).append({"tenant": self.tenant, **values})

    def queued(self, table: sa.Table) -> list[dict[str, Any]]:
        """Rows of another table that wait for `flush`."""
        return self._inserts.get(table.name, [])

    def _remember(
        self,
        row: StoredRow,
        source: Source,
        *,
        before: Mapping[str, JsonValue],
        after: Mapping[str, JsonValue],
    ) -> None:
        self.insert(
            tables.history,
            seq=row.seq,
            kind=row.kind,
            row_id=row.id,
            op_id=source.op_id,
            person_id=source.actor.person_id,
            device_id=source.actor.device_id,
            made_at=stamp(source.made_at),
            at=self.stamp,
            before=dump(before),
            after=dump(after),
        )

    def unwritten(self) -> set[tuple[str, str]]:
        """Kind and id of the rows that wait for `flush`."""
        return {key for key, found in self._rows.items() if found is not None and found.dirty}

    def flush(self) -> None:
        """Write everything with a few bulk statements and move the counter."""
        dirty = [found for found in self._rows.values() if found is not None and found.dirty]
        for found in dirty:
            found.texts = dump(found.fields), dump(found.versions)
        new = [_columns(self.tenant, found) for found in dirty if not found.stored]
        changed: list[tuple[object, ...]] = []
        moved: list[tuple[object, ...]] = []
        for found in dirty:
            if found.stored and found.place == found.found_at:
                changed.append((*found.texts, found.seq, self.tenant, found.kind, found.id))
            elif found.stored:
                moved.append((*found.texts, found.seq, *found.place, self.tenant, found.kind, found.id))
        for statement, values in ((_CHANGED, changed), (_MOVED, moved)):
            if values:
                change_rows(self.connection, statement, values)
        for found in dirty:
            found.dirty, found.stored, found.found_at = False, True, found.place
        queued = {tables.metadata.tables[name]: values for name, values in self._inserts.items()}
        if new or queued or self._seq != self._first_seq:
            inserts = {tables.synced_row: new, **queued}
            write_rows(self.connection, inserts, _COUNTED, self._seq, self.tenant)
        self._inserts.clear()
        self._first_seq = self._seq


# Made once: putting a statement together takes longer than running it.
_ROW = tables.synced_row
_OF_TENANT = sa.select(_ROW).where(_ROW.c.tenant == sa.bindparam("tenant"))
# Rows and changes in one answer: a push asks for both, and PostgreSQL's answers have a way to go. Kinds and ids are not
# paired: an id that two kinds have brings a row more, which harms nobody.
_LOOK_UP = """
SELECT kind, id, fields, versions, seq, deleted, job_id, reader, natural_key,
  NULL AS person_id, NULL AS taken, NULL AS result
FROM synced_row WHERE tenant = ? AND kind IN (??) AND id IN (??)
UNION ALL
SELECT NULL, op_id, NULL, NULL, seq, NULL, NULL, NULL, NULL, person_id, taken, result
FROM op WHERE tenant = ? AND op_id IN (??)
"""
_OF_JOB = _OF_TENANT.where(_ROW.c.job_id == sa.bindparam("job_id"), _ROW.c.kind != "job")
_OF_KIND = _OF_TENANT.where(_ROW.c.kind == sa.bindparam("kind"), _ROW.c.deleted.is_(False))
_WITH_NATURAL_KEY = _OF_TENANT.where(_ROW.c.kind == sa.bindparam("kind"), _ROW.c.natural_key.is_not(None))
# SQLite writes an index anew for every column that is set, whatever to.
_CHANGED = "UPDATE synced_row SET fields = ?, versions = ?, seq = ? WHERE tenant = ? AND kind = ? AND id = ?"
_MOVED = """
UPDATE synced_row SET fields = ?, versions = ?, seq = ?, deleted = ?, job_id = ?, reader = ?, natural_key = ?
WHERE tenant = ? AND kind = ? AND id = ?
"""
_COUNTED = "UPDATE counter SET value = ? WHERE tenant = ? AND name = 'seq'"


def _columns(tenant: str, row: StoredRow) -> dict[str, Any]:
    fields, versions = row.texts
    return {
        "tenant": tenant,
        "kind": row.kind,
        "id": row.id,
        "fields": fields,
        "versions": versions,
        "seq": row.seq,
        "deleted": row.deleted,
        "job_id": row.job_id,
        "reader": row.reader,
        "natural_key": row.natural_key,
    }


def stored_row(found: sa.Row[Any]) -> StoredRow:
    """A table row as the working form."""
    deleted = bool(found.deleted)
    return StoredRow(
        found.kind,
        found.id,
        from_json(found.fields),
        from_json(found.versions),
        found.seq,
        job_id=found.job_id,
        reader=found.reader,
        natural_key=found.natural_key,
        deleted=deleted,
        stored=True,
        texts=(found.fields, found.versions),
        found_at=(deleted, found.job_id, found.reader, found.natural_key),
    )


def dump(value: object) -> str:
    """JSON text as the tables keep it.

    Raises:
        PydanticSerializationError: a text holds half of a character.
    """
    return to_json(value, inf_nan_mode="constants").decode()


def row_text(kind: str, row_id: str, fields: str, versions: str, seq: int) -> str:
    """A row as a laptop gets it, put together from the JSON of its fields and versions."""
    return f'{{"kind":{_quoted(kind)},"id":{_quoted(row_id)},"fields":{fields},"versions":{versions},"seq":{seq}}}'


def batches(ids: list[str]) -> Iterable[list[str]]:
    """Slices of at most IDS_AT_ONCE."""
    return (ids[start : start + IDS_AT_ONCE] for start in range(0, len(ids), IDS_AT_ONCE))
