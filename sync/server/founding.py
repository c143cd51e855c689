"""The first moment of a centre: its folder, its tables, its tenant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from uuid_utils.compat import uuid4, uuid7

from fieldapp.domain.parties import Company
from fieldapp.errors import FieldAppError, NotFound, StorageReadOnly, WrongUsage
from sync.protocol.kinds import to_fields
from sync.server import tables
from sync.server.authority import FILE_NAME as AUTHORITY_NAME
from sync.server.authority import open_authority
from sync.server.blobs import BlobFolder, BlobStorage
from sync.server.database import DATABASE_NAME, Database, stamp
from sync.server.edits import put
from sync.server.migrating import migrate, require_current, revision_of
from sync.server.preferences import FILE_NAME as SETTINGS_NAME
from sync.server.preferences import database_url, read_all

FIRST_TENANT = "main"


def found(folder: Path, url: str = "", *, now: datetime, company: Company | None = None) -> Database:
    """Make a new centre in a folder, or in an empty PostgreSQL database: tables, tenant, epoch, company,
    certificate authority.

    Raises:
        WrongUsage: there is one already.
        StorageReadOnly: the folder cannot be written.
    """
    database = empty_database(folder, url)
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
                {"tenant": FIRST_TENANT, "name": name, "value": 0}
                for name in ("seq", "job_number", "forgotten")
            ],
        )
        put(connection, FIRST_TENANT, "company", {company.id: to_fields("company", company)}, now=now)
    open_authority(folder, company=company.name, now=now)
    return database


def empty_database(folder: Path, url: str = "") -> Database:
    """A place for a new centre, without tables; the folder is made.

    Raises:
        WrongUsage: there is a server already.
        StorageReadOnly: the folder cannot be written.
    """
    url = url or database_url(folder)
    if not url and (folder / DATABASE_NAME).exists():
        raise WrongUsage(f"There is a server in {folder} already. It was left as it is.")
    make_folder(folder)
    database = Database(folder, url, blobs=blob_storage(folder))
    if url and revision_of(database) is not None:
        database.close()
        raise WrongUsage(f"There is a server in {database.place} already. It was left as it is.")
    return database


def open_centre(folder: Path, url: str = "") -> Database:
    """The centre in a folder; its rows where `url`, or else the setting `database.url`, says.

    Raises:
        NotFound: there is none, or its tables are older than this program.
        DatabaseAway: PostgreSQL does not answer.
        DatabaseNewer, DatabaseDamaged, StorageReadOnly, WrongUsage.
    """
    database = any_database(folder, url)
    try:
        require_current(database)
    except FieldAppError:
        database.close()
        raise
    return database


def require_centre(folder: Path) -> None:
    """Pass when there is a centre in a folder, whether or not its database answers: its address may be what is wrong.

    Raises:
        NotFound: there is none.
    """
    here = any((folder / name).is_file() for name in (DATABASE_NAME, SETTINGS_NAME, AUTHORITY_NAME))
    if not here and not database_url(folder):
        raise NotFound(f"There is no server in {folder}. Run fieldapp-server init first.")


def any_database(folder: Path, url: str = "") -> Database:
    """The centre in a folder, whatever its tables' revision.

    Raises:
        NotFound: there is none.
    """
    url = url or database_url(folder)
    if url:
        make_folder(folder)
    elif not (folder / DATABASE_NAME).is_file():
        raise NotFound(f"There is no server in {folder}. Run fieldapp-server init first.")
    return Database(folder, url, blobs=blob_storage(folder))


def blob_storage(folder: Path) -> BlobStorage:
    """What keeps this installation's files: a bucket when one is set, else the data folder."""
    values = read_all(folder)
    if not values["blobs.bucket"]:
        return BlobFolder(folder / "blobs")
    # Loaded only where it is used: the library takes longer to load than everything else of the server.
    from sync.server.buckets import BlobBucket, BucketSettings

    settings = BucketSettings(
        **{name.removeprefix("blobs."): value for name, value in values.items() if name.startswith("blobs.")}
    )
    return BlobBucket(folder / "blobs" / "uploads", settings)


def make_folder(folder: Path) -> None:
    """Make a data folder that only its owner may open.

    Raises:
        StorageReadOnly: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageReadOnly(
            f"The data folder {folder} cannot be made. Choose another with --data."
        ) from error


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
