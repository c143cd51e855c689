"""The centre's database: SQLite in the data folder, or PostgreSQL by URL; blobs and settings beside it in the folder.

Both give the same: short transactions, one consistent view per read, durable at every commit. What must not happen
twice at once in a tenant takes the tenant's counter row first (`lock_tenant`); SQLite has one writer at a time anyway.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_json
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InterfaceError, OperationalError

from fieldapp.errors import (
    DatabaseDamaged,
    FieldAppError,
    InputRefused,
    NotFound,
    Offline,
    StorageFull,
    StorageReadOnly,
    WrongUsage,
)
from sync.server import tables
from sync.server.blobs import BlobFolder, BlobStorage

DATABASE_NAME = "server.db"
# As long as SQLite waits for its one writer; a request that waits longer is answered "later" instead.
LOCK_SECONDS = 20
# How long SQLite's write-ahead log, in bytes, may become until it is folded into the database.
FOLDED_FROM = 4 * 1024 * 1024


class DatabaseAway(Offline):
    """The database does not answer right now, or undid the transaction to let another go on; nothing was changed."""

    code = "database_away"


class Database:
    """The centre's store.

    Attributes:
        folder: the data folder (`--data DIR`).
        place: where the rows are, for people: the folder, or the URL without its password.
        engine: SQLAlchemy engine; use `writing()` and `reading()`.
        blobs: files by content.
    """

    def __init__(self, folder: Path, url: str = "", *, blobs: BlobStorage | None = None) -> None:
        self.folder = folder
        if url:
            self.engine = postgresql_engine(url)
            self.place = self.engine.url.render_as_string(hide_password=True)
        else:
            self.engine = sqlite_engine(folder / DATABASE_NAME)
            self.place = str(folder)
        self.blobs = blobs or BlobFolder(folder / "blobs")
        self._log = None if self.is_postgresql else folder / f"{DATABASE_NAME}-wal"
        self._reads = self.engine
        if self.is_postgresql:
            self._reads = self.engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        self._writes = self.engine.execution_options(writes=True)
        self._notes = self.engine.execution_options(writes=True, durable=False)

    def require_in_place(self) -> None:
        """Pass when the database's file is where the next start looks for it; PostgreSQL looks after its own.

        Raises:
            DatabaseAway: it was moved or deleted; what is written now goes with it.
        """
        if not self.is_postgresql and not (self.folder / DATABASE_NAME).exists():
            raise DatabaseAway(f"{DATABASE_NAME} is no longer in {self.folder}.", place=self.place)

    @property
    def is_postgresql(self) -> bool:
        """Whether the rows are in PostgreSQL."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[Connection]:
        """One write transaction: commits at the end, rolls back on any error.

        One that is not `durable` does not wait for the disk: after a power cut it may never have been, unless a durable
        one came after it. For what is asked anew or costs nothing to lose.
        """
        with translated(self.place), (self._writes if durable else self._notes).begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the data."""
        with translated(self.place), self._reads.begin() as connection:
            yield connection

    def fold(self) -> None:
        """Bring a long write-ahead log of SQLite into the database. Nobody waits for it: writers go on writing behind
        what is being brought over. PostgreSQL does the like by itself.
        """
        if self._log is None or not self._log.exists() or self._log.stat().st_size <= FOLDED_FROM:
            return
        with translated(self.place):
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            finally:
                raw.close()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    # KiB. Full pushes change more than SQLite's own 2 MB of pages, which then go to the log before their time.
    "cache_size=-16000",
    # Pages. Longer than `Database.fold` lets it become: no request waits until the log is in the database.
    "wal_autocheckpoint=16384",
    # Begun anew once it is folded, the log is cut to this: its length then says how much of it is to be folded.
    f"journal_size_limit={FOLDED_FROM}",
)


def sqlite_engine(path: Path) -> Engine:
    """An engine on a SQLite file, durable at every commit, with transactions that hold for DDL too."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        poolclass=sa.pool.QueuePool,
        pool_size=8,
        max_overflow=24,
        pool_reset_on_return=None,  # `Database` ends every transaction in commit or rollback
        # A connection is used by one request at a time, but by whichever worker thread serves it.
        connect_args={"timeout": LOCK_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: Any) -> None:
        # The driver would begin transactions by itself, late and not at all before DDL; ours begin below.
        raw.isolation_level = None
        cursor = raw.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        # Asked of the driver directly: by way of SQLAlchemy, beginning takes as long as a small transaction's work.
        driver = connection.connection.driver_connection
        if not options.get("writes", False):
            _say(driver, "BEGIN")
            return
        durable = options.get("durable", True)
        if connection.info.get("durable", True) is not durable:
            _say(driver, f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            connection.info["durable"] = durable
        _say(driver, "BEGIN IMMEDIATE")

    return engine


def _say(driver: Any, statement: str) -> None:
    try:
        driver.execute(statement)
    except sqlite3.Error as error:
        raise OperationalError(statement, None, error) from error


def postgresql_engine(url: str) -> Engine:
    """An engine on PostgreSQL.

    Raises:
        WrongUsage: the URL is not `postgresql+psycopg://USER:PASSWORD@HOST:PORT/NAME`.
    """
    try:
        parsed = sa.make_url(url)
    except (ArgumentError, ValueError):  # a port that is no number is a ValueError
        parsed = sa.URL.create("")
    if parsed.drivername not in ("postgresql", "postgresql+psycopg") or not parsed.database:
        raise WrongUsage(
            "The database URL must look like postgresql+psycopg://user:password@host:5432/name. "
            "Without one, SQLite in the data folder is used."
        )
    engine = sa.create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        pool_size=8,
        max_overflow=24,
        pool_timeout=LOCK_SECONDS,
        connect_args={
            "connect_timeout": 10,
            "application_name": "fieldapp-server",
            "keepalives_idle": 30,
            # A worker that was frozen in the middle of a transaction must not hold the tenant's lock for ever.
            "options": f"-c lock_timeout={LOCK_SECONDS}s -c idle_in_transaction_session_timeout=120s",
        },
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("durable", True):
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")

    return engine


@contextmanager
def translated(place: object) -> Iterator[None]:
    """Storage errors in our own words."""
    try:
        yield
    except DataError as error:
        raise InputRefused("The text holds a character that cannot be stored.") from error
    except sa.exc.TimeoutError as error:
        raise DatabaseAway("The database is busy. Try again in a moment; nothing was changed.") from error
    except DBAPIError as error:
        known = _known(error, place)
        if known is None:
            raise
        raise known from error


# SQLSTATE classes: 08 connection · 40 rolled back for another's sake · 57P the server stops or starts · 55P03 lock
# timeout · 53300 too many connections (https://www.postgresql.org/docs/15/errcodes-appendix.html).
_PASSING = ("08", "40", "57P", "55P03", "53300")
_AWAY = (
    "The database {place} does not answer. Is it running, and may this program reach it? Nothing was changed."
)


def _known(error: DBAPIError, place: object) -> FieldAppError | None:
    text, state = str(error.orig).lower(), getattr(error.orig, "sqlstate", None)
    if state == "53100" or "disk is full" in text or "disk i/o" in text:
        return StorageFull(
            f"The disk of {place} is full. Make room and try again; nothing was changed.", place=place
        )
    if state == "25006":
        return StorageReadOnly(
            f"The database {place} only lets itself be read. Is it a standby?", place=place
        )
    if "readonly" in text or "unable to open" in text:
        return StorageReadOnly(
            f"The data folder {place} cannot be written. Check who owns it, or choose another with --data.",
            place=place,
        )
    if "malformed" in text or "not a database" in text:
        return DatabaseDamaged(
            f"The database in {place} is damaged. Put back the newest copy from its backups folder.",
            place=place,
        )
    if "database is locked" in text or (state or "").startswith(_PASSING):
        return DatabaseAway("The database is busy. Try again in a moment; nothing was changed.")
    if state is None and isinstance(error, OperationalError | InterfaceError) and _of_psycopg(error):
        return DatabaseAway(_AWAY.format(place=place), place=place)
    return None


def _of_psycopg(error: DBAPIError) -> bool:
    return type(error.orig).__module__.startswith("psycopg")


_NEWEST = sa.select(tables.counter.c.value).where(
    tables.counter.c.tenant == sa.bindparam("tenant"), tables.counter.c.name == "seq"
)
_NEWEST_LOCKED = _NEWEST.with_for_update()


def lock_tenant(connection: Connection, tenant: str) -> int:
    """Make this the tenant's only write transaction from here on; returns its newest sequence number.

    A read transaction locks nothing. Take it before any other row: writers in another order could block one another.
    """
    writes = connection.get_execution_options().get("writes", False)
    return int(connection.execute(_NEWEST_LOCKED if writes else _NEWEST, {"tenant": tenant}).scalar_one())


def read_rows(connection: Connection, query: str, *values: object) -> Sequence[sa.Row[Any]]:
    """Rows of a query written by hand: `?` is a value, `IN (??)` one of a list of texts.

    Its text is the same however long a list is, so that it is prepared once. Values come as the driver gives them: a
    truth as 0 or 1 by SQLite.
    """
    on_postgresql = connection.dialect.name == "postgresql"
    given = [
        value if on_postgresql or not isinstance(value, list) else to_json(value).decode() for value in values
    ]
    return connection.exec_driver_sql(_spoken(query, on_postgresql), tuple(given)).all()


def write_rows(
    connection: Connection,
    inserts: Mapping[sa.Table, Sequence[Mapping[str, Any]]],
    last: str,
    *values: object,
) -> None:
    """Insert rows into several tables, then run one statement more (`?` is a value).

    The rows of a table have the same columns. Values go to the driver as they are: texts, whole numbers, booleans,
    None. No statement's text depends on how many rows there are.
    """
    wanted = {table: rows for table, rows in inserts.items() if rows}
    if connection.dialect.name == "postgresql":
        # One statement, so that one answer is waited for; the rows of a table are one parameter of it.
        columns = tuple((table, tuple(rows[0])) for table, rows in wanted.items())
        given = [to_json(rows).decode() for rows in wanted.values()]
        connection.exec_driver_sql(_together(columns, last), (*given, *values))
        return
    for table, rows in wanted.items():
        names = tuple(rows[0])
        connection.exec_driver_sql(_insert_text(table, names), list(map(itemgetter(*names), rows)))
    connection.exec_driver_sql(_spoken(last, False), values)


def change_rows(connection: Connection, statement: str, values: Sequence[tuple[object, ...]]) -> None:
    """Run one statement (`?` is a value) for each tuple of values; they go to the driver as with `write_rows`."""
    on_postgresql = connection.dialect.name == "postgresql"
    connection.exec_driver_sql(_spoken(statement, on_postgresql), list(values))


@cache
def _spoken(statement: str, on_postgresql: bool) -> str:
    if on_postgresql:
        return statement.replace("IN (??)", "= ANY(%s)").replace("?", "%s")
    return statement.replace("(??)", "(SELECT value FROM json_each(?))")


@cache
def _together(inserts: tuple[tuple[sa.Table, tuple[str, ...]], ...], last: str) -> str:
    """PostgreSQL runs every part of it (https://www.postgresql.org/docs/15/queries-with.html)."""
    parts = []
    for number, (table, names) in enumerate(inserts):
        columns = ", ".join(names)
        typed = ", ".join(f"{name} {_type_of(table.c[name])}" for name in names)
        parts.append(
            f"part_{number} AS (INSERT INTO {table.name} ({columns}) "  # noqa: S608 - our own names
            f"SELECT {columns} FROM json_to_recordset(%s::json) AS given({typed}))"
        )
    return f"{'WITH ' if parts else ''}{', '.join(parts)} {_spoken(last, True)}"


@cache
def _insert_text(table: sa.Table, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names


def _type_of(column: sa.Column[Any]) -> str:
    kinds = {sa.Boolean: "boolean", sa.BigInteger: "bigint", sa.Integer: "bigint"}
    return next((name for kind, name in kinds.items() if isinstance(column.type, kind)), "text")


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
