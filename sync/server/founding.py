"""The first moment of a centre: its folder, its tables, its tenant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from uuid_utils.compat import uuid4, uuid7

from fieldapp.domain.parties import Company
from fieldapp.errors import NotFound, StorageReadOnly, WrongUsage
from sync.protocol.kinds import to_fields
from sync.server import tables
from sync.server.authority import open_authority
from sync.server.database import DATABASE_NAME, Database, stamp
from sync.server.edits import put
from sync.server.migrating import migrate, require_current

FIRST_TENANT = "main"


def found(folder: Path, *, now: datetime, company: Company | None = None) -> Database:
    """Make a new centre in a folder: tables, tenant, epoch, company, certificate authority.

    Raises:
        WrongUsage: there is one already.
        StorageReadOnly: the folder cannot be written.
    """
    if (folder / DATABASE_NAME).exists():
        raise WrongUsage(f"There is a server in {folder} already. It was left as it is.")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageReadOnly(
            f"The data folder {folder} cannot be made. Choose another with --data."
        ) from error
    database = Database(folder)
    migrate(database, now=now)
    company = company or _unnamed_company()
    with database.writing() as connection:
        connection.execute(
            sa.insert(tables.tenant).values(
                tenant=FIRST_TENANT,
                name=company.name,
                epoch=str(uuid4()),
                scope_version=1,
                founded_at=stamp(now),
            )
        )
        connection.execute(
            sa.insert(tables.counter),
            [
                {"tenant": FIRST_TENANT, "name": "seq", "value": 0},
                {"tenant": FIRST_TENANT, "name": "job_number", "value": 0},
            ],
        )
        put(connection, FIRST_TENANT, "company", {company.id: to_fields("company", company)}, now=now)
    open_authority(folder, company=company.name, now=now)
    return database


def open_centre(folder: Path) -> Database:
    """The centre in a folder.

    Raises:
        NotFound: there is none, or its tables are older than this program.
        DatabaseNewer, DatabaseDamaged, StorageReadOnly.
    """
    if not (folder / DATABASE_NAME).is_file():
        raise NotFound(f"There is no server in {folder}. Run fieldapp-server init first.")
    database = Database(folder)
    require_current(database)
    return database


def _unnamed_company() -> Company:
    return Company(
        id=str(uuid7()),
        name="Field Service",
        organisation_number="",
        street="",
        postcode="",
        city="",
        country="NO",
        email="",
    )
