"""Backups that either database can be made from: one tar file with every table, every file and their hashes.

Members, in this order::

    backup.json               format, revision of the tables, when, of which epoch
    tables/NAME.jsonl.gz      one JSON object per row
    authority.pem             key and certificate that vouch for the laptops' reports, when there are such
    blobs/SHA256              files by content
    manifest.json             size and SHA-256 of every member before it; without it the file is cut short

The rows are read in one view of the database, however busy the server is. Files are never changed or taken away, so
those that the rows name are there.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from fieldapp.errors import DataProblem, StorageReadOnly
from sync.server.authority import FILE_NAME as AUTHORITY
from sync.server.blobs import opened_whole, sync_folder
from sync.server.database import Database, stamp

FORMAT = "field-companion-server-backup 1"
# What only a running server needs: nobody restored would miss it.
PASSING_TABLES = frozenset({"alembic_version", "allowance"})
_ROWS_AT_ONCE = 1000


class BackupBroken(DataProblem):
    """The file is no backup, or not a whole one; nothing was restored."""

    code = "backup_broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    """What a backup holds."""

    revision: str
    made_at: datetime
    rows: int
    files: int
    size: int  # bytes of the backup itself


def write_backup(database: Database, target: Path, *, now: datetime, files: bool = True) -> BackupFacts:
    """Write everything into one new file that only its owner may read; `files=False` leaves the blobs out.

    Raises:
        StorageReadOnly: the file cannot be written.
        FileDamaged: a file named by a row is not in the storage, or not whole. A backup that has it could not be put
            back, and nobody would know before that day.
    """
    part = target.with_name(target.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(handle, "wb") as raw:
                facts = _Writer(database, raw, now).run(files=files)
                raw.flush()
                os.fsync(raw.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)
    except OSError as error:
        raise StorageReadOnly(f"The backup {target} cannot be written: {error.strerror}.") from error
    return BackupFacts(
        revision=facts["revision"],
        made_at=now,
        rows=facts["rows"],
        files=facts["files"],
        size=target.stat().st_size,
    )


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Writer:
    def __init__(self, database: Database, raw: IO[bytes], now: datetime) -> None:
        self._database = database
        self._tar = tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed by run
        self._now = now
        self._members: list[dict[str, Any]] = []

    def run(self, *, files: bool) -> dict[str, Any]:
        rows = 0
        with self._tar, self._database.reading() as connection:
            revision = MigrationContext.configure(connection).get_current_revision() or ""
            known = sa.MetaData()
            known.reflect(connection)
            tables = [table for table in known.sorted_tables if table.name not in PASSING_TABLES]
            self._add_json(
                "backup.json", {"format": FORMAT, "revision": revision, "made_at": stamp(self._now)}
            )
            for table in tables:
                rows += self._add_table(connection, table)
            count = self._add_files(connection, known) if files else 0
            self._add_authority()
            self._add_json("manifest.json", {"members": self._members, "files": files})
        return {"revision": revision, "rows": rows, "files": count}

    def _add_table(self, connection: Connection, table: sa.Table) -> int:
        count = 0
        with tempfile.TemporaryFile() as spool:
            with gzip.GzipFile(fileobj=spool, mode="wb", compresslevel=5, mtime=0) as packed:
                found = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(sa.select(table))
                for row in found.mappings():
                    packed.write(json.dumps(dict(row), ensure_ascii=False).encode() + b"\n")
                    count += 1
            size = spool.tell()
            spool.seek(0)
            self._add(f"tables/{table.name}.jsonl.gz", spool, size)
        return count

    def _add_files(self, connection: Connection, known: sa.MetaData) -> int:
        blob = known.tables["blob"]
        query = sa.select(blob.c.sha256, blob.c.size).distinct().order_by(blob.c.sha256)
        count = 0
        for sha256, size in connection.execute(query).all():
            with opened_whole(self._database.blobs, sha256, size) as content:
                self._add(f"blobs/{sha256}", content, size)
            count += 1
        return count

    def _add_authority(self) -> None:
        file = self._database.folder / AUTHORITY
        if file.is_file():
            with file.open("rb") as content:
                # The name may point to a key locked anew by now; what is open is one whole file.
                self._add(AUTHORITY, content, os.fstat(content.fileno()).st_size)

    def _add_json(self, name: str, value: object) -> None:
        with tempfile.TemporaryFile() as spool:
            size = spool.write(json.dumps(value, ensure_ascii=False).encode())
            spool.seek(0)
            self._add(name, spool, size)

    def _add(self, name: str, content: _Readable, size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, 0o600, int(self._now.timestamp())
        hashed = _Hashed(content)
        self._tar.addfile(entry, hashed)
        self._members.append({"name": name, "size": size, "sha256": hashed.hexdigest()})


class _Hashed:
    """A file whose bytes are hashed as they are read."""

    def __init__(self, content: _Readable) -> None:
        self._content = content
        self._sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._content.read(size)
        self._sum.update(chunk)
        return chunk

    def hexdigest(self) -> str:
        return self._sum.hexdigest()


class Backup:
    """A backup file, opened for reading; `verify` before trusting anything in it."""

    def __init__(self, path: Path) -> None:
        try:
            self._tar = tarfile.open(path)  # noqa: SIM115 - closed by close()
        except (OSError, tarfile.TarError) as error:
            raise BackupBroken(f"{path} is not a backup of fieldapp-server.") from error
        self.path = path

    def close(self) -> None:
        """Give the file back."""
        self._tar.close()

    def verify(self) -> dict[str, Any]:
        """Read the whole file against its manifest; returns `backup.json`.

        Raises:
            BackupBroken: it is cut short, changed, or of another format.
        """
        try:
            found = {entry.name: self._sha256(entry) for entry in self._tar if entry.isfile()}
            manifest = json.loads(self.member("manifest.json").read())
            told = {member["name"]: member["sha256"] for member in manifest["members"]}
            del found["manifest.json"]
            facts = json.loads(self.member("backup.json").read())
            whole = found == told and facts["format"] == FORMAT and manifest["files"]
        except (OSError, tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
            raise BackupBroken(f"The backup {self.path} is not whole. Take another one.") from error
        if not whole:
            raise BackupBroken(f"The backup {self.path} is not whole. Take another one.")
        return dict(facts)

    def tables(self) -> list[str]:
        """The names of its tables."""
        return [
            name.removeprefix("tables/").removesuffix(".jsonl.gz")
            for name in self._tar.getnames()
            if name.startswith("tables/")
        ]

    def rows(self, table: str) -> Iterator[list[dict[str, Any]]]:
        """A table's rows, some at a time."""
        with gzip.open(self.member(f"tables/{table}.jsonl.gz"), "rb") as lines:
            yield from _some_at_a_time(json.loads(line) for line in lines)

    def files(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Each file's SHA-256 and content."""
        for entry in self._tar:
            if entry.name.startswith("blobs/"):
                content = self._tar.extractfile(entry)
                assert content is not None
                yield entry.name.removeprefix("blobs/"), content

    def member(self, name: str) -> IO[bytes]:
        """One member's content."""
        content = self._tar.extractfile(name)
        assert content is not None
        return content

    def _sha256(self, entry: tarfile.TarInfo) -> str:
        content = self._tar.extractfile(entry)
        assert content is not None
        found = hashlib.sha256()
        size = 0
        while chunk := content.read(1024 * 1024):
            found.update(chunk)
            size += len(chunk)
        if size != entry.size:
            raise EOFError(entry.name)
        return found.hexdigest()


def _some_at_a_time(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _ROWS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
