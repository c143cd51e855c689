"""Making a centre from a backup: of either database, into either database."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from uuid_utils.compat import uuid4

from fieldapp.domain.attachments import DeliveryState
from sync.server import authority, tables
from sync.server.backups import Backup, BackupBroken
from sync.server.database import DATABASE_NAME, Database
from sync.server.edits import put
from sync.server.founding import empty_database
from sync.server.migrating import refuse_newer, upgrade

# Jobs that laptops made after the backup have numbers this centre has not given out; it goes on well behind them.
NUMBERS_SKIPPED = 1000
_PERHAPS_SENT = (
    "The server was restored from a backup; this e-mail may have left. "
    "Ask the customer before sending it again."
)
_OPEN_MAIL = ("waiting", "claimed", "committing")


def restore(source: Path, folder: Path, url: str = "", *, now: datetime) -> Database:
    """Make a new centre in an empty folder, or an empty PostgreSQL database, from a backup.

    It gets a new epoch: laptops take a whole snapshot and put on top what they know to be newer. E-mails that had not
    left when the backup was made are not sent, since they may have left afterwards.

    Raises:
        BackupBroken: the file is no whole backup; nothing was made.
        WrongUsage: there is a server already; nothing was changed.
        DatabaseNewer: a newer program made the backup.
    """
    backup = Backup(source)
    try:
        facts = backup.verify()
        database = empty_database(folder, url)
        try:
            refuse_newer(facts["revision"], str(source))
            _restore(backup, database, facts["revision"], now=now)
        except BaseException:
            database.close()
            if not database.is_postgresql:
                for suffix in ("", "-wal", "-shm"):
                    with suppress(FileNotFoundError):
                        (folder / f"{DATABASE_NAME}{suffix}").unlink()
            raise
    finally:
        backup.close()
    return database


def _restore(backup: Backup, database: Database, revision: str, *, now: datetime) -> None:
    for sha256, content in backup.files():
        if not database.blobs.has(sha256):
            database.blobs.put(content, sha256)
    with suppress(KeyError):
        authority.put_back(database.folder, backup.member("authority.pem").read())
    with database.writing() as connection:
        upgrade(connection, revision)
        _fill(backup, connection)
        upgrade(connection, "head")
        _begin_anew(connection, now=now)


def _fill(backup: Backup, connection: Connection) -> None:
    known = sa.MetaData()
    known.reflect(connection)
    for name in backup.tables():
        table = known.tables.get(name)
        if table is None:
            raise BackupBroken(
                f"The backup {backup.path} holds a table {name}, which its version does not have."
            )
        for rows in backup.rows(name):
            connection.execute(sa.insert(table), rows)


def _begin_anew(connection: Connection, *, now: datetime) -> None:
    connection.execute(sa.update(tables.tenant).values(epoch=str(uuid4())))
    counter, upload, mail = tables.counter, tables.upload, tables.outbound_mail
    connection.execute(
        sa.update(counter)
        .where(counter.c.name == "job_number")
        .values(value=counter.c.value + NUMBERS_SKIPPED)
    )
    connection.execute(sa.delete(upload).where(upload.c.state == "open"))
    for found in connection.execute(sa.select(mail).where(mail.c.state.in_(_OPEN_MAIL))).all():
        _not_sent_again(connection, found, now=now)


def _not_sent_again(connection: Connection, found: sa.Row[Any], *, now: datetime) -> None:
    mail = tables.outbound_mail
    connection.execute(
        sa.update(mail)
        .where(mail.c.tenant == found.tenant, mail.c.delivery_id == found.delivery_id)
        .values(state="unknown", detail=_PERHAPS_SENT)
    )
    fields = {"state": DeliveryState.FAILED.value, "state_at": now.isoformat(), "detail": _PERHAPS_SENT}
    put(connection, found.tenant, found.kind, {found.delivery_id: fields}, now=now)
