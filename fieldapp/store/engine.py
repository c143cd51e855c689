"""Opens a profile's database and hands out short transactions on it."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc
from sqlcipher3 import dbapi2

from fieldapp.errors import DatabaseDamaged, KeyUnavailable, NotAllowedNow
from fieldapp.paths import DATABASE_NAME
from fieldapp.store.blobs import BlobStore
from fieldapp.store.connecting import (
    FOLDED_FROM,
    HEAD,
    check_revision,
    connect,
    disk_error,
    set_durable,
    storage_error,
    translated,
)

_CHECK_NAME = "key.check"
_SUSPECT_NAME = "suspect"
_READERS_KEPT = 4


class Store:
    """The database and the encrypted files of one profile.

    May be used from several threads: each `reading()` and `writing()` has a connection to itself while it lasts.

    Attributes:
        folder: the profile's folder.
        blobs: photos, signatures, reports.
    """

    def __init__(self, folder: Path, key: bytes, *, opened: Any = None) -> None:
        """`opened` is a connection to its database that is open already, and is the store's from here on."""
        self.folder = folder
        self.blobs = BlobStore(folder / "blobs", key)
        path = folder / DATABASE_NAME
        self._log = folder / f"{DATABASE_NAME}-wal"
        # The process-wide lock keeps writers of this process in line, so that none of them sleeps in SQLite's
        # busy handler while another of our own threads holds the file.
        self._writing = threading.Lock()
        self._path, self._key = path, key
        # Connections are kept here, and what begins and ends a transaction is said to the driver: through a pool and
        # events it takes several times as long as the work of a small transaction.
        self._writer: sa.Connection | None = None
        self._readers = [] if opened is None else [_spoken_to(opened)]  # those nobody reads from
        self._closed = False

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One write transaction: committed at the end of the block, rolled back when it raises.

        Raises:
            StorageFull, StorageReadOnly, DatabaseDamaged, ProfileInUse: nothing was changed.
        """
        with self._writing, self._errors(), self._the_writer(durable=True) as connection:
            yield connection

    @contextmanager
    def copying(self) -> Iterator[sa.Connection]:
        """As `writing`, for what the server still has and for mere counts: kept through a crash of the program, but not
        through a power cut until the next `writing` has ended. It saves the wait for the disk.
        """
        with self._writing, self._errors(), self._the_writer(durable=False) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view of the database; the connection must not be written to."""
        with self._errors(), self._a_reader() as connection, connection.begin():
            _driver_of(connection).execute("BEGIN")
            yield connection

    @contextmanager
    def _the_writer(self, *, durable: bool) -> Iterator[sa.Connection]:
        """The connection that writes, in a transaction; one at a time."""
        if self._writer is None:
            self._writer = self._connect()
        connection = self._writer
        try:
            driver = _driver_of(connection)
            if connection.info.get("durable", True) is not durable:
                set_durable(driver, durable)
                connection.info["durable"] = durable
            with connection.begin():
                driver.execute("BEGIN IMMEDIATE")
                yield connection
        finally:
            if self._closed:
                self._close_writer()

    def _connect(self) -> sa.Connection:
        # A question that was still in line when the profile was closed would make its database anew once it is wiped.
        if self._closed:
            raise NotAllowedNow("This profile is closed.")
        return _spoken_to(connect(self._path, self._key))

    @contextmanager
    def _a_reader(self) -> Iterator[sa.Connection]:
        try:
            connection = self._readers.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        finally:
            if self._closed or len(self._readers) >= _READERS_KEPT:
                connection.close()
            else:
                self._readers.append(connection)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DatabaseDamaged:  # said while it was opened
            self._suspect()
            raise
        except (dbapi2.Error, exc.DBAPIError, OSError) as error:
            said = (isinstance(error, exc.DBAPIError) and error.orig) or error
            ours = disk_error(error) if isinstance(error, OSError) else storage_error(said, self.folder)
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
                with self._a_reader() as connection:
                    _driver_of(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def close(self) -> None:
        """Close every connection nobody uses, and the others as soon as they are free; the last one folds the
        write-ahead log into the database. No other is opened: whoever asks from here on hears `NotAllowedNow`.
        """
        self._closed = True
        while self._readers:
            self._readers.pop().close()
        if self._writing.acquire(blocking=False):
            try:
                self._close_writer()
            finally:
                self._writing.release()

    def _close_writer(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()


_handed = threading.local()
_ENGINE = sa.create_engine(
    "sqlite://",
    module=dbapi2,
    creator=lambda: _handed.connection,
    poolclass=sa.NullPool,
    hide_parameters=True,  # values must not reach an error's text, and so a log
)
"""One for all stores and connections of the process: a statement is put together once."""


def _spoken_to(driver: Any) -> sa.Connection:
    """SQLAlchemy's side of a connection that is open."""
    _handed.connection = driver
    try:
        return _ENGINE.connect()
    finally:
        del _handed.connection


def _driver_of(connection: sa.Connection) -> Any:
    """The driver's own connection. It never begins by itself (isolation_level=None), or else DDL would escape."""
    return connection.connection.driver_connection


def ask(
    connection: sa.Connection, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> list[tuple[Any, ...]]:
    """All rows of a small question, each a plain tuple.

    Asked of the driver itself: by way of SQLAlchemy a row found by its key takes seven times as long.
    """
    rows: list[tuple[Any, ...]] = _driver_of(connection).execute(statement, values).fetchall()
    return rows


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
    try:
        opened = _prepare(folder / DATABASE_NAME, key)
    except DatabaseDamaged as error:
        raise _set_aside(folder) from error
    return Store(folder, key, opened=opened)


def _prepare(path: Path, key: bytes) -> Any:
    """A connection to a database that is whole and of today's schema."""
    connection = connect(path, key)
    try:
        suspect = path.parent / _SUSPECT_NAME
        if suspect.exists():
            _examine(connection)
            suspect.unlink()
        revision = check_revision(connection)
    except BaseException:
        connection.close()
        raise
    if revision == HEAD:
        return connection
    connection.close()
    # Alembic takes a tenth of a second to import: only for a new or an old database.
    from fieldapp.store.migrations import migrate

    migrate(path, key, revision)
    return connect(path, key)


def _examine(connection: Any) -> None:
    with translated():
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()
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
