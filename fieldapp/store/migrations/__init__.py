"""Brings a laptop's database to the newest schema: backup first, then every step in one transaction."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from fieldapp.store.connecting import connect, translated

_KEPT_BACKUPS = 3


def migrate(path: Path, key: bytes, revision: str | None) -> None:
    """Upgrade the database at `path` from `revision` (None = empty) to head; on an error it stays as it was."""
    from alembic import command
    from alembic.config import Config

    if revision is not None:
        back_up(path, key, reason=f"before-migration-from-{revision}")
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=sa.NullPool,
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with translated(), engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def back_up(path: Path, key: bytes, *, reason: str) -> Path:
    """An encrypted copy of the database in `backups` beside it; the newest three of a reason's kind are kept.

    Raises:
        StorageFull, StorageReadOnly: there is no copy, and the database was not touched.
    """
    folder = path.parent / "backups"
    with translated():
        folder.mkdir(mode=0o700, exist_ok=True)
        copy = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{reason}.db"
        fresh = copy.with_suffix(".new")
        source, target = connect(path, key), connect(fresh, key)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
            source.close()
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.rename(copy)
        for old in sorted(folder.glob(f"*-{reason}.db"))[:-_KEPT_BACKUPS]:
            old.unlink()
    return copy
