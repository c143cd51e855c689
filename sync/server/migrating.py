"""Bringing the database up to this program's tables: a copy first, all or nothing, never backwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from fieldapp.errors import DatabaseNewer, NotFound
from sync.server.database import DATABASE_NAME, Database, translated

MIGRATIONS = Path(__file__).parent / "migrations"
BACKUPS_KEPT = 10


def config() -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    return made


def head() -> str:
    """The newest revision this program knows."""
    revision = ScriptDirectory.from_config(config()).get_current_head()
    assert revision is not None
    return revision


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
    _refuse_newer(current, database.folder)
    backup = back_up(database.folder, now=now) if current is not None else None
    settings = config()
    with database.writing() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
    return backup.name if backup else ""


def require_current(database: Database) -> None:
    """Pass when the tables are this program's.

    Raises:
        NotFound: there is no database yet.
        DatabaseNewer: a newer program made it.
    """
    current = revision_of(database)
    if current is None:
        raise NotFound("This data folder is empty. Run fieldapp-server init first.")
    _refuse_newer(current, database.folder)
    if current != head():
        raise NotFound("The database is older than this program. Run fieldapp-server migrate first.")


def back_up(folder: Path, *, now: datetime) -> Path:
    """A consistent copy of the database under `backups/`, however busy the server is."""
    backups = folder / "backups"
    backups.mkdir(exist_ok=True)
    target = backups / f"server-{now:%Y%m%dT%H%M%S%f}.db"
    with (
        translated(folder),
        closing(sqlite3.connect(folder / DATABASE_NAME)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    for old in sorted(backups.glob("server-*.db"))[:-BACKUPS_KEPT]:
        old.unlink()
    return target


def _refuse_newer(current: str | None, folder: Path) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if current is not None and current not in known:
        raise DatabaseNewer(
            f"The database in {folder} was made by a newer version of fieldapp-server. Install that version."
        )
