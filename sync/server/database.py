"""The centre's database: one engine, short transactions, blobs and settings beside it in the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from fieldapp.errors import DatabaseDamaged, FieldAppError, NotFound, StorageFull, StorageReadOnly
from sync.server import tables
from sync.server.blobs import BlobFolder

DATABASE_NAME = "server.db"


class Database:
    """The centre's store.

    Attributes:
        folder: the data folder (`--data DIR`).
        engine: SQLAlchemy engine; use `writing()` and `reading()`.
        blobs: files by content.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = create_engine(folder / DATABASE_NAME)
        self.blobs = BlobFolder(folder / "blobs")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One write transaction: commits at the end, rolls back on any error."""
        engine = self.engine.execution_options(writes=True)
        with translated(self.folder), engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the data."""
        with translated(self.folder), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def create_engine(path: Path) -> Engine:
    """An engine on a SQLite file, durable at every commit, with transactions that hold for DDL too."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        poolclass=sa.pool.QueuePool,
        pool_size=8,
        max_overflow=24,
        # A connection is used by one request at a time, but by whichever worker thread serves it.
        connect_args={"timeout": 20, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: Any) -> None:
        # The driver would begin transactions by itself, late and not at all before DDL; ours begin below.
        raw.isolation_level = None
        cursor = raw.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Storage errors in our own words."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        known = _known(str(error.orig).lower(), folder)
        if known is None:
            raise
        raise known from error


def _known(text: str, folder: Path) -> FieldAppError | None:
    if "disk is full" in text or "disk i/o" in text:
        return StorageFull(f"The disk of {folder} is full. Make room and try again; nothing was changed.")
    if "readonly" in text or "unable to open" in text:
        return StorageReadOnly(
            f"The data folder {folder} cannot be written. Check who owns it, or choose another with --data."
        )
    if "malformed" in text or "not a database" in text:
        return DatabaseDamaged(
            f"The database in {folder} is damaged. Put back the newest copy from its backups folder."
        )
    return None


def only_tenant(connection: Connection) -> sa.Row[Any]:
    """The tenant of this installation (one per database for now; every key already carries it).

    Raises:
        NotFound: `init` was never run.
    """
    row = connection.execute(sa.select(tables.tenant)).first()
    if row is None:
        raise NotFound("This data folder is empty. Run fieldapp-server init first.")
    return row


def stamp(moment: datetime) -> str:
    """A moment as the tables keep it: ISO 8601 in UTC, always with microseconds so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def utc_now() -> datetime:
    """The centre's clock."""
    return datetime.now(UTC)
