"""Files on their way: announced, resumed at any byte, checked, and only then there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from fieldapp.errors import FieldAppError, NotFound
from sync.server import tables
from sync.server.actors import Actor
from sync.server.blobs import BlobStorage
from sync.server.database import read_rows, stamp, write_rows
from sync.server.possession import readable, settled

LARGEST_FILE = 64 * 1024 * 1024
# A laptop may be away for weeks with half a file sent; after this it sends the file from its beginning.
UPLOAD_KEPT = timedelta(days=60)

_UPLOAD = "SELECT id, sha256, size, state, touched_at FROM upload WHERE tenant = ? AND person_id = ?"
_OF_FILE = f"{_UPLOAD} AND sha256 = ? AND size = ?"
_OF_ID = f"{_UPLOAD} AND id = ?"
_TOUCH = sa.update(tables.upload).where(
    tables.upload.c.tenant == sa.bindparam("of_tenant"), tables.upload.c.id == sa.bindparam("of_id")
)
_KNOWN = """
SELECT EXISTS (SELECT 1 FROM blob WHERE tenant = ? AND sha256 = ?) AS here,
  EXISTS (SELECT 1 FROM blob_holder WHERE tenant = ? AND sha256 = ? AND person_id = ?) AS brought
"""
_DONE = "UPDATE upload SET state = 'done' WHERE tenant = ? AND id = ?"


class AnotherLength(FieldAppError):
    """A file was announced with another length than the one its hash belongs to."""

    code = "hash_mismatch"


@dataclass(frozen=True, slots=True)
class Upload:
    """One file being sent; `offset` bytes are here, `done` when it is checked and kept, forgotten `until`."""

    id: str
    sha256: str
    size: int
    offset: int
    done: bool
    until: str


def missing(connection: Connection, actor: Actor, hashes: Iterable[str]) -> list[str]:
    """Those hashes whose file this person still has to send, in order.

    A file that only others know counts as missing, so that nobody can ask what the centre has.
    """
    wanted = list(dict.fromkeys(hashes))
    here = settled(connection, actor.tenant, actor.person_id, wanted)
    return [sha256 for sha256 in wanted if sha256 not in here]


def readable_size(connection: Connection, actor: Actor, sha256: str) -> int | None:
    """A file's size in bytes, or None when it is not here or this person may not have it."""
    if actor.is_technician and not readable(connection, actor.tenant, actor.person_id, [sha256]):
        return None
    return kept_size(connection, actor.tenant, sha256)


def kept_size(connection: Connection, tenant: str, sha256: str) -> int | None:
    """A file's size in bytes as it came, whatever a row says of it; None when it is not here."""
    blob = tables.blob
    return connection.scalar(sa.select(blob.c.size).where(blob.c.tenant == tenant, blob.c.sha256 == sha256))


def announce(
    connection: Connection, blobs: BlobStorage, actor: Actor, *, sha256: str, size: int, now: datetime
) -> Upload:
    """Begin an upload, or go on with this person's earlier one of the same file.

    Raises:
        AnotherLength: the file of this hash is here, this person may know it, and it has another size.
    """
    earlier = read_rows(connection, _OF_FILE, actor.tenant, actor.person_id, sha256, size)
    if earlier:
        found = _upload(blobs, earlier[0])
        if not found.done:
            _touch(connection, actor, found.id, now=now)
            if found.offset == 0 and not blobs.part(found.id).exists():
                blobs.begin(found.id)
            return replace(found, until=stamp(now + UPLOAD_KEPT))
        _require_length(connection, actor, found)
        return found
    upload_id = str(uuid7())
    # A file that is here is not sent again – but only to those who may know that it is.
    done = bool(settled(connection, actor.tenant, actor.person_id, [sha256]))
    fresh = Upload(upload_id, sha256, size, size if done else 0, done, stamp(now + UPLOAD_KEPT))
    if done:
        _require_length(connection, actor, fresh)
    else:
        blobs.begin(upload_id)
    connection.execute(
        sa.insert(tables.upload),
        {
            "tenant": actor.tenant,
            "id": upload_id,
            "sha256": sha256,
            "size": size,
            "person_id": actor.person_id,
            "created_at": stamp(now),
            "touched_at": stamp(now),
            "writer": "",
            "state": "done" if done else "open",
        },
    )
    return fresh


def _require_length(connection: Connection, actor: Actor, upload: Upload) -> None:
    """A receipt is given for the bytes that are here, so nobody is told that a file of another length is."""
    kept = kept_size(connection, actor.tenant, upload.sha256)
    if kept is not None and kept != upload.size:
        raise AnotherLength(f"The file of this hash has {kept} bytes, not {upload.size}. Read it again.")


def find(connection: Connection, blobs: BlobStorage, actor: Actor, upload_id: str) -> Upload:
    """An upload of this person.

    Raises:
        NotFound: no such upload, or somebody else's.
    """
    found = read_rows(connection, _OF_ID, actor.tenant, actor.person_id, upload_id)
    if not found:
        raise NotFound("There is no such upload. Announce the file again.")
    return _upload(blobs, found[0])


def claim(connection: Connection, actor: Actor, upload: Upload, writer: str, *, now: datetime) -> None:
    """Say that a request is now the one that writes an upload; whoever did so before stops."""
    _touch(connection, actor, upload.id, now=now, writer=writer)


def is_writer(connection: Connection, upload: Upload, writer: str) -> bool:
    """Whether nobody else has taken the upload over since `claim`."""
    table = tables.upload
    query = sa.select(table.c.id).where(table.c.id == upload.id, table.c.writer == writer)
    return connection.execute(query).first() is not None


def _touch(connection: Connection, actor: Actor, upload_id: str, *, now: datetime, **values: str) -> None:
    connection.execute(
        _TOUCH, {"of_tenant": actor.tenant, "of_id": upload_id, "touched_at": stamp(now), **values}
    )


def _upload(blobs: BlobStorage, found: sa.Row[Any]) -> Upload:
    done = found.state == "done"
    # Only its own bytes count: that the centre has such a file is nothing to be told to whoever announces one.
    offset = found.size if done else blobs.received(found.id)
    until = stamp(datetime.fromisoformat(found.touched_at) + UPLOAD_KEPT)
    return Upload(found.id, found.sha256, found.size, offset, done, until)


def keep(connection: Connection, actor: Actor, upload: Upload, *, now: datetime) -> None:
    """Record that a file was checked and is here, and that this person brought it."""
    person = actor.person_id
    of_file = {"tenant": actor.tenant, "sha256": upload.sha256, "at": stamp(now)}
    (known,) = read_rows(connection, _KNOWN, actor.tenant, upload.sha256, actor.tenant, upload.sha256, person)
    fresh: dict[sa.Table, list[dict[str, Any]]] = {
        tables.blob: [] if known.here else [{**of_file, "size": upload.size, "uploaded_by": person}],
        tables.blob_holder: [] if known.brought else [{**of_file, "person_id": person}],
    }
    write_rows(connection, fresh, _DONE, actor.tenant, upload.id)


def give_up_stale(connection: Connection, blobs: BlobStorage, *, now: datetime) -> None:
    """Forget uploads nobody has touched for `UPLOAD_KEPT`; bytes of an unfinished one go too."""
    table = tables.upload
    stale = table.c.touched_at < stamp(now - UPLOAD_KEPT)
    # One that is done may have left its bytes too, where a server stopped between taking them over and tidying up.
    for upload_id in connection.scalars(sa.select(table.c.id).where(stale)).all():
        blobs.discard(upload_id)
    connection.execute(sa.delete(table).where(stale))
