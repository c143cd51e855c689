"""Files on their way: announced, resumed at any byte, checked, and only then there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from fieldapp.errors import NotFound
from sync.server import tables
from sync.server.actors import Actor
from sync.server.blobs import BlobFolder
from sync.server.database import stamp

LARGEST_FILE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """One file being sent; `offset` bytes are here, `done` when it is checked and kept."""

    id: str
    sha256: str
    size: int
    offset: int
    done: bool


def missing(connection: Connection, actor: Actor, hashes: Iterable[str]) -> list[str]:
    """Those hashes whose file this person still has to send, in order.

    A file that only others know counts as missing, so that nobody can ask what the centre has.
    """
    wanted = list(dict.fromkeys(hashes))
    here = _own_blobs(connection, actor, wanted)
    return [sha256 for sha256 in wanted if sha256 not in here]


def may_read(connection: Connection, actor: Actor, sha256: str) -> bool:
    """Whether a file is here and this person may have it."""
    if not actor.is_technician:
        blob = tables.blob
        query = sa.select(blob.c.sha256).where(blob.c.tenant == actor.tenant, blob.c.sha256 == sha256)
        return connection.execute(query).first() is not None
    return sha256 in _own_blobs(connection, actor, [sha256])


def _own_blobs(connection: Connection, actor: Actor, hashes: list[str]) -> set[str]:
    blob, link, row = tables.blob, tables.blob_link, tables.synced_row
    uploaded = sa.select(blob.c.sha256).where(
        blob.c.tenant == actor.tenant, blob.c.sha256.in_(hashes), blob.c.uploaded_by == actor.person_id
    )
    linked = (
        sa.select(blob.c.sha256)
        .join(link, sa.and_(link.c.tenant == blob.c.tenant, link.c.sha256 == blob.c.sha256))
        .join(
            row, sa.and_(row.c.tenant == link.c.tenant, row.c.kind == link.c.kind, row.c.id == link.c.row_id)
        )
        .where(blob.c.tenant == actor.tenant, blob.c.sha256.in_(hashes), row.c.reader == actor.person_id)
    )
    return set(connection.scalars(sa.union(uploaded, linked)))


def announce(
    connection: Connection, blobs: BlobFolder, actor: Actor, *, sha256: str, size: int, now: datetime
) -> Upload:
    """Begin an upload, or go on with this person's earlier one of the same file."""
    table = tables.upload
    earlier = connection.execute(
        sa.select(table).where(
            table.c.tenant == actor.tenant,
            table.c.person_id == actor.person_id,
            table.c.sha256 == sha256,
            table.c.size == size,
        )
    ).first()
    if earlier is not None:
        found = _upload(blobs, earlier)
        if found.offset == 0 and not blobs.part(earlier.id).exists():
            blobs.begin(earlier.id)
        return found
    upload_id = str(uuid7())
    blobs.begin(upload_id)
    connection.execute(
        sa.insert(table).values(
            tenant=actor.tenant,
            id=upload_id,
            sha256=sha256,
            size=size,
            person_id=actor.person_id,
            created_at=stamp(now),
            touched_at=stamp(now),
            writer="",
            state="open",
        )
    )
    return Upload(upload_id, sha256, size, 0, done=False)


def find(connection: Connection, blobs: BlobFolder, actor: Actor, upload_id: str) -> Upload:
    """An upload of this person.

    Raises:
        NotFound: no such upload, or somebody else's.
    """
    table = tables.upload
    found = connection.execute(
        sa.select(table).where(
            table.c.tenant == actor.tenant,
            table.c.id == upload_id,
            table.c.person_id == actor.person_id,
        )
    ).first()
    if found is None:
        raise NotFound("There is no such upload. Announce the file again.")
    return _upload(blobs, found)


def _upload(blobs: BlobFolder, found: sa.Row[Any]) -> Upload:
    done = found.state == "done"
    # Without its part but with its blob, the upload was checked and kept just before a crash.
    kept = done or (blobs.has(found.sha256) and not blobs.part(found.id).exists())
    offset = found.size if kept else blobs.received(found.id)
    return Upload(found.id, found.sha256, found.size, offset, done)


def keep(connection: Connection, actor: Actor, upload: Upload, *, now: datetime) -> None:
    """Record that a file was checked and is here."""
    table, blob = tables.upload, tables.blob
    mine = (blob.c.tenant == actor.tenant, blob.c.sha256 == upload.sha256)
    if connection.execute(sa.select(blob.c.sha256).where(*mine)).first() is None:
        connection.execute(
            sa.insert(blob).values(
                tenant=actor.tenant,
                sha256=upload.sha256,
                size=upload.size,
                uploaded_by=actor.person_id,
                at=stamp(now),
            )
        )
    connection.execute(
        sa.update(table).where(table.c.tenant == actor.tenant, table.c.id == upload.id).values(state="done")
    )
