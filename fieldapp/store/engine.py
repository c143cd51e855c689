"""Opens a profile's database and hands out short transactions on it."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlcipher3 import dbapi2

from fieldapp.errors import DatabaseDamaged, KeyUnavailable
from fieldapp.paths import DATABASE_NAME
from fieldapp.store.blobs import BlobStore
from fieldapp.store.connecting import FOLDED_FROM, HEAD, check_revision, connect, storage_error, translated

_CHECK_NAME = "key.check"
_SUSPECT_NAME = "suspect"


class Store:
    """The database and the encrypted files of one profile.

    May be used from several threads: each `reading()` and `writing()` has a connection to itself while it lasts.

    Attributes:
        folder: the profile's folder.
        blobs: photos, signatures, reports.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.blobs = BlobStore(folder / "blobs", key)
        self._path = folder / DATABASE_NAME
        self._log = folder / f"{DATABASE_NAME}-wal"
        # The process-wide lock keeps writers of this process in line, so that none of them sleeps in SQLite's
        # busy handler while another of our own threads holds the file.
        self._writing = threading.Lock()
        self._writer = self._engine(key, "BEGIN IMMEDIATE", connections=1)
        self._copier = self._engine(key, "BEGIN IMMEDIATE", connections=1, durable=False)
        self._reader = self._engine(key, "BEGIN", connections=4)

    def _engine(self, key: bytes, begin: str, *, connections: int, durable: bool = True) -> sa.Engine:
        engine = sa.create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: connect(self._path, key, durable=durable),
            poolclass=sa.QueuePool,
            pool_size=connections,
            max_overflow=4,
            pool_reset_on_return=None,  # every transaction below ends in commit or rollback
            hide_parameters=True,  # values must not reach an error's text, and so a log
        )

        @event.listens_for(engine, "begin")
        def _begin(connection: sa.Connection) -> None:
            # The driver itself never begins (isolation_level=None), or else DDL would escape the transaction.
            # Asked of it directly: by way of SQLAlchemy, beginning takes as long as a small transaction's work.
            connection.connection.driver_connection.execute(begin)  # type: ignore[union-attr]  # it is open

        return engine

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction: committed at the end of the block, rolled back when it raises.

        Raises:
            StorageFull, StorageReadOnly, DatabaseDamaged, ProfileInUse: nothing was changed.
        """
        with self._writing, self._errors(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def copying(self) -> Iterator[sa.Connection]:
        """As `writing`, for what the server still has: kept through a crash of the program, but not through a power
        cut until the next `writing` has ended. It saves the wait for the disk.
        """
        with self._writing, self._errors(), self._copier.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view of the database; the connection must not be written to."""
        with self._errors(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            with translated(self.folder):
                yield
        except DatabaseDamaged:  # what the driver said itself
            self._suspect()
            raise
        except exc.DBAPIError as error:
            ours = storage_error(error.orig, self.folder) if error.orig is not None else None
            if ours is None:
                raise
            if isinstance(ours, DatabaseDamaged):
                self._suspect()
            raise ours from error

    def _suspect(self) -> None:
        with translated():
            (self.folder / _SUSPECT_NAME).touch()

    def fold(self, *, beyond: int = FOLDED_FROM) -> None:
        """Bring what was committed from the write-ahead log into the database, once the log is longer than `beyond`
        bytes. Nobody waits for it: writers go on writing behind what is being brought over.
        """
        with self._errors():
            if self._log.exists() and self._log.stat().st_size > beyond:
                connection = self._reader.raw_connection()
                try:
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                finally:
                    connection.close()

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the database."""
        self._reader.dispose()
        self._copier.dispose()
        self._writer.dispose()


def open_store(folder: Path, key: bytes) -> Store:
    """The store of the profile in `folder`, made when new, migrated (after a backup) when old.

    A damaged database is set aside whole before the error is raised, so that the next start can begin afresh.

    Raises:
        KeyUnavailable: `key` is not the one this profile was made with.
        DatabaseNewer: a newer program made it; nothing was changed.
        DatabaseDamaged: it was set aside; the sentence says where.
        StorageReadOnly, StorageFull: the folder cannot be used.
    """
    with translated():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_key(folder, key)
    path = folder / DATABASE_NAME
    try:
        _prepare(path, key)
    except DatabaseDamaged as error:
        raise _set_aside(folder) from error
    return Store(folder, key)


def _prepare(path: Path, key: bytes) -> None:
    connection = connect(path, key)
    try:
        suspect = path.parent / _SUSPECT_NAME
        if suspect.exists():
            _examine(connection)
            suspect.unlink()
        revision = check_revision(connection)
    finally:
        connection.close()
    if revision != HEAD:
        # Alembic takes a tenth of a second to import: only for a new or an old database.
        from fieldapp.store.migrations import migrate

        migrate(path, key, revision)


def _examine(connection: object) -> None:
    with translated():
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()  # type: ignore[attr-defined]  # untyped driver
    if answer[0] != "ok":
        raise DatabaseDamaged("The database of this profile is damaged.")


def _check_key(folder: Path, key: bytes) -> None:
    """A wrong key and a damaged file look the same to SQLite; this mark of the key tells them apart."""
    mark = hmac.new(key, b"field companion profile key", hashlib.sha256).hexdigest()[:32]
    kept = folder / _CHECK_NAME
    if not kept.exists():
        kept.write_text(mark, encoding="ascii")
    elif not hmac.compare_digest(kept.read_text(encoding="ascii").strip(), mark):
        raise KeyUnavailable(
            "The key does not fit this profile's database. Use the keyring or passphrase it was made with; "
            "nothing was changed."
        )


def _set_aside(folder: Path) -> DatabaseDamaged:
    place = folder / f"damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    with translated():
        place.mkdir(mode=0o700)
        for name in (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", _SUSPECT_NAME):
            if (folder / name).exists():
                (folder / name).rename(place / name)
    return DatabaseDamaged(
        f"The database of this profile is damaged. It was set aside whole in {place}; keep that folder, work not sent "
        "yet lies in it. Start again and sign in with a new device code: what was sent comes back from the server.",
        folder=str(place),
    )
