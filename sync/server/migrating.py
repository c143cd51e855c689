"""Bringing the database up to this program's tables: a copy first, all or nothing, never backwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from fieldapp.errors import DatabaseNewer, NotFound, StorageReadOnly
from sync.server.backups import write_backup
from sync.server.database import DATABASE_NAME, Database, translated

MIGRATIONS = Path(__file__).parent / "migrations"
BACKUPS_KEPT = 10


def config() -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    return made


@cache
def _revisions(migrations: Path) -> tuple[str, ...]:
    """Every revision this program knows, the newest first. To read them takes a while, and they are asked often."""
    return tuple(script.revision for script in ScriptDirectory(str(migrations)).walk_revisions())


def head() -> str:
    """The newest revision this program knows."""
    return _revisions(MIGRATIONS)[0]


def revision_of(database: Database) -> str | None:
    """The revision the database is at; None = empty."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(database: Database, *, now: datetime) -> str | None:
    """Bring the tables up to date and return the backup's name, or None when nothing had to be done.

    Raises:
        DatabaseNewer: a newer program made it; nothing is touched.
    """
    current = revision_of(database)
    if current == head():
        return None
    refuse_newer(current, database.place)
    backup = back_up(database, now=now) if current is not None else None
    with database.writing() as connection:
        upgrade(connection, "head")
    return backup.name if backup else ""


def upgrade(connection: Connection, revision: str) -> None:
    """Make or change the tables, up to a revision, in the caller's transaction."""
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def require_current(database: Database) -> None:
    """Pass when the tables are this program's.

    Raises:
        NotFound: there is no database yet.
        DatabaseNewer: a newer program made it.
    """
    current = revision_of(database)
    if current is None:
        where = "database" if database.is_postgresql else "data folder"
        raise NotFound(f"This {where} is empty. Run fieldapp-server init first.")
    refuse_newer(current, database.place)
    if current != head():
        raise NotFound("The database is older than this program. Run fieldapp-server migrate first.")


def back_up(database: Database, *, now: datetime) -> Path:
    """A consistent copy of the rows under `backups/`, however busy the server is.

    Of SQLite it is the file itself, ready to be put back by hand; of PostgreSQL a backup without its files.
    """
    backups = database.folder / "backups"
    try:
        backups.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageReadOnly(f"The folder {backups} cannot be made.") from error
    suffix = "tar" if database.is_postgresql else "db"
    target = backups / f"server-{now:%Y%m%dT%H%M%S%f}.{suffix}"
    if database.is_postgresql:
        write_backup(database, target, now=now, files=False)
    else:
        with (
            translated(database.place),
            closing(sqlite3.connect(database.folder / DATABASE_NAME)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    for old in sorted(backups.glob(f"server-*.{suffix}"))[:-BACKUPS_KEPT]:
        old.unlink()
    return target


def refuse_newer(current: str | None, place: str) -> None:
    """Pass when a revision is one of this program's.

    Raises:
        DatabaseNewer: it is not.
    """
    if current is not None and current not in _revisions(MIGRATIONS):
        raise DatabaseNewer(
            f"The database in {place} was made by a newer version of fieldapp-server. Install that version."
        )
