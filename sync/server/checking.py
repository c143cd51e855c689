"""Whether everything a centre keeps is as it must be: every row, every file, every hash."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.errors import FieldAppError, Offline
from sync.protocol.kinds import KINDS, from_fields
from sync.server import report_records, tables
from sync.server.blobs import BlobStorage
from sync.server.database import Database, only_tenant
from sync.server.effects import files_of, natural_key
from sync.server.ledger import StoredRow, stored_row
from sync.server.scope import SHARED_KINDS, reader_of

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """How much was looked at, and what is wrong, a sentence each."""

    rows: int = 0
    files: int = 0
    records: int = 0
    problems: list[str] = field(default_factory=list)


def check(database: Database) -> CheckOutcome:
    """Look at everything; a running server goes on meanwhile.

    Raises:
        Offline: the storage of the files does not answer.
    """
    with database.reading() as connection:
        tenant = only_tenant(connection).tenant
        counter = tables.counter
        newest = connection.execute(
            sa.select(counter.c.value).where(counter.c.tenant == tenant, counter.c.name == "seq")
        ).scalar_one()
        rows = [
            stored_row(found)
            for found in connection.execute(
                sa.select(tables.synced_row).where(tables.synced_row.c.tenant == tenant)
            )
        ]
        problems = [*_rows(rows, newest), *_shares(connection, tenant, rows, newest)]
        problems += _links(connection, tenant, rows)
        chain = report_records.check(connection)
        problems += [
            f"report record {position} does not follow from the one before" for position in chain.broken
        ]
        blobs = _blobs(connection, tenant)
    problems += [problem for sha256, size in blobs for problem in _file(database.blobs, sha256, size)]
    return CheckOutcome(rows=len(rows), files=len(blobs), records=chain.records, problems=problems)


def _rows(rows: list[StoredRow], newest: int) -> Iterator[str]:
    twice = [seq for seq, count in Counter(row.seq for row in rows).items() if count > 1]
    yield from (f"sequence number {seq} was given twice" for seq in sorted(twice))
    jobs = {row.id: row for row in rows if row.kind == "job"}
    for row in rows:
        name = f"{row.kind} {row.id}"
        if row.kind not in KINDS:
            yield f"{name} is of a kind this program does not know"
            continue
        if row.seq > newest or max(row.versions.values(), default=0) > row.seq:
            yield f"{name} has a sequence number from the future"
        if row.deleted:
            continue
        if set(row.versions) != set(row.fields):
            yield f"{name} has fields without a version, or versions without a field"
        try:
            from_fields(row.kind, row.id, row.fields)
        except FieldAppError as error:
            yield f"{name}: {error.sentence}"
            continue
        if row.natural_key != natural_key(row.kind, row.id, row.fields):
            yield f"{name} would not be found by its number"
        yield from _place(row, jobs, name)


def _place(row: StoredRow, jobs: dict[str, StoredRow], name: str) -> Iterator[str]:
    job = jobs.get(row.job_id)
    if row.job_id and job is None:
        yield f"{name} belongs to a job that is not here"
        return
    # A job whose time on the laptop is over has no reader any more, nor have its rows.
    expected = {reader_of(row, job if row.kind != "job" else None)}
    if row.kind == "job" or job is not None:
        expected.add(tables.NOBODY)
    if row.reader not in expected:
        yield f"{name} is shown to somebody else than its technician"


def _shares(connection: Connection, tenant: str, rows: list[StoredRow], newest: int) -> Iterator[str]:
    share = tables.share
    live = {(row.kind, row.id) for row in rows if not row.deleted}
    known = {(row.kind, row.id) for row in rows}
    shared: set[tuple[str, str, str]] = set()
    for found in connection.execute(sa.select(share).where(share.c.tenant == tenant)):
        if found.seq > newest:
            yield f"the share of {found.kind} {found.id} has a sequence number from the future"
        if (found.kind, found.id) not in known:
            yield f"{found.kind} {found.id} is shared but not here"
        if found.present:
            shared.add((found.reader, found.kind, found.id))
    for row in rows:
        if row.kind != "job" or row.deleted or not row.reader:
            continue
        for kind, name in SHARED_KINDS.items():
            wanted = (kind, str(row.fields.get(name)))
            if wanted in live and (row.reader, *wanted) not in shared:
                yield f"the technician of job {row.id} does not get its {kind}"


def _links(connection: Connection, tenant: str, rows: list[StoredRow]) -> Iterator[str]:
    link = tables.blob_link
    linked = {
        (found.kind, found.row_id, found.sha256)
        for found in connection.execute(sa.select(link).where(link.c.tenant == tenant))
    }
    for row in rows:
        files = frozenset() if row.deleted else files_of(row.kind, row.fields)
        if any((row.kind, row.id, sha256) not in linked for sha256 in files):
            yield f"{row.kind} {row.id} is not linked to its file"


def _blobs(connection: Connection, tenant: str) -> list[tuple[str, int]]:
    blob = tables.blob
    query = sa.select(blob.c.sha256, blob.c.size).where(blob.c.tenant == tenant).order_by(blob.c.sha256)
    return [(found.sha256, found.size) for found in connection.execute(query)]


def _file(blobs: BlobStorage, sha256: str, size: int) -> Iterator[str]:
    try:
        with blobs.open(sha256) as content:
            found, length = _hash(content)
    except Offline:
        raise  # a storage that does not answer says nothing of its files
    except (FieldAppError, OSError):
        yield f"file {sha256} cannot be read"
        return
    if (found, length) != (sha256, size):
        yield f"file {sha256} holds other bytes than it was taken in with"


def _hash(content: Any) -> tuple[str, int]:
    found, length = hashlib.sha256(), 0
    while piece := content.read(_CHUNK):
        found.update(piece)
        length += len(piece)
    return found.hexdigest(), length
