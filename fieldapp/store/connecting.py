"""One way to open the encrypted database file; imports no SQLAlchemy, so the first screen can use it at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from fieldapp.errors import (
    DatabaseDamaged,
    DatabaseNewer,
    DataProblem,
    FieldAppError,
    ProfileInUse,
    StorageFull,
    StorageReadOnly,
)

HEAD = "0014"
"""The newest schema revision; a test holds it equal to the migrations."""
KNOWN_REVISIONS = frozenset(
    {
        "0001",
        "0002",
        "0003",
        "0004",
        "0005",
        "0006",
        "0007",
        "0008",
        "0009",
        "0010",
        "0011",
        "0012",
        "0013",
        HEAD,
    }
)

FOLDED_FROM = 4 * 1024 * 1024
"""How long the write-ahead log, in bytes, may become until a sync folds it into the database."""

_BUSY_MILLISECONDS = 10_000
_PRAGMAS = (
    "journal_mode = WAL",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
    f"busy_timeout = {_BUSY_MILLISECONDS}",
    "cache_size = -16000",
    # Begun anew once it is folded, the log is cut to this: its length then says how much of it is to be folded.
    f"journal_size_limit = {FOLDED_FROM}",
)
_DURABLE = (
    "synchronous = FULL",
    # Longer than a sync lets it become, so that no click folds what a sync wrote: 32 MiB in pages.
    "wal_autocheckpoint = 8192",
)
_NOT_DURABLE = ("synchronous = NORMAL", "wal_autocheckpoint = 0")


def connect(path: Path, key: bytes) -> Any:
    """A keyed connection in autocommit mode, set up for this application; usable from one thread at a time.

    `key` is 32 random bytes used as they are: no derivation, so opening costs about a millisecond.

    Raises:
        FieldAppError: translated from whatever SQLite says.
    """
    with translated(path.parent):
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            # SQLCipher itself would write to stderr what we say in a sentence.
            connection.execute("PRAGMA cipher_log_level = NONE")
            # No placeholder is allowed in PRAGMA key; hexadecimal digits cannot break out of it.
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            set_durable(connection, True)
        except BaseException:
            connection.close()
            raise
    return connection


def set_durable(connection: Any, durable: bool) -> None:
    """Whether commits of a connection wait for the disk, as those of a new one do; not within a transaction.

    One that does not wait leaves it to the next one that does: in WAL mode that one flush covers everything before it
    (https://sqlite.org/pragma.html#pragma_synchronous). Nor does it fold the log into the database while a click waits
    for its transaction: `Store.fold` does.
    """
    for pragma in _DURABLE if durable else _NOT_DURABLE:
        connection.execute(f"PRAGMA {pragma}")


def check_revision(connection: Any) -> str | None:
    """The schema revision of an open database, None when it is empty.

    Raises:
        DatabaseNewer: a newer program made it.
    """
    with translated():
        table = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        ).fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if table else None
    if row is None:
        return None
    revision = str(row[0])
    if revision not in KNOWN_REVISIONS:
        raise DatabaseNewer(
            "This profile was last used by a newer version of Field Companion. Install that version or a later "
            "one; nothing was changed.",
            revision=revision,
        )
    return revision


@contextmanager
def translated(folder: Path | None = None) -> Iterator[None]:
    """Errors of SQLite and of the disk become ours, each with one sentence; `folder` is where the database lies."""
    try:
        yield
    except FieldAppError:
        raise
    except dbapi2.Error as error:
        ours = storage_error(error, folder)
        if ours is None:
            raise
        raise ours from error
    except OSError as error:
        ours = disk_error(error)
        if ours is None:
            raise
        raise ours from error


def storage_error(error: BaseException, folder: Path | None = None) -> DataProblem | None:
    """Ours for an error of SQLite; None when it is a mistake in the program.

    `folder`: where the database lies. A disk so full that not even the index of the write-ahead log can grow is told
    by SQLite as a failed write (SQLITE_IOERR_SHMSIZE, without its upper byte): the disk itself is asked.
    """
    # The low byte is the primary result code (https://sqlite.org/rescode.html).
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == dbapi2.SQLITE_FULL:
        return full()
    if code in (dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_PERM):
        return read_only()
    if code in (dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB):
        return DatabaseDamaged(
            "The database of this profile is damaged. Close the program and start it again: it will be set aside "
            "whole and everything already sent comes back from the server."
        )
    if code in (dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED):
        return ProfileInUse("Another copy of the program is busy with this profile. Try again in a moment.")
    if code == dbapi2.SQLITE_IOERR:
        if folder is not None and _no_room(folder):
            return full()
        return StorageReadOnly(
            "The disk does not answer as it should. Check the disk and its free space; what was saved before is safe."
        )
    return None


_INDEX_BLOCK = 32 * 1024
"""What the index of the write-ahead log grows by at once (https://sqlite.org/walformat.html)."""


def _no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _INDEX_BLOCK
    except OSError:
        return False  # the disk is gone, not full


def disk_error(error: OSError) -> DataProblem | None:
    """Ours for an error of the file system; None when it is a mistake in the program."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST):
        return read_only()
    return None


def full() -> StorageFull:
    """The disk is full."""
    return StorageFull("The disk is full. Free some space and do it again; everything before is saved.")


def read_only() -> StorageReadOnly:
    """The profile folder cannot be written."""
    return StorageReadOnly(
        "The profile folder cannot be written. Check its rights, or choose another with --profile-dir."
    )
