"""The database's tables over time."""

import json
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from postgresql import Cluster
from server_builders import START, Clock

from fieldapp.errors import DatabaseDamaged, DatabaseNewer, NotFound, StorageReadOnly, WrongUsage
from sync.server import migrating, tables
from sync.server.backups import Backup
from sync.server.database import DATABASE_NAME, Database, DatabaseAway
from sync.server.effects import natural_key
from sync.server.founding import found, open_centre

HEAD = migrating.head()
FIRST_VERSION = Path(__file__).parent / "first_version.sql"


def test_migrations_make_exactly_the_tables_of_the_program(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def everything(database: Database) -> list[object]:
    with database.reading() as connection:
        return [
            tuple(row)
            for table in tables.metadata.sorted_tables
            for row in connection.execute(sa.select(table))
        ]


def test_a_second_init_is_refused_and_changes_nothing(database: Database, url: str) -> None:
    before = everything(database)
    with pytest.raises(WrongUsage):
        found(database.folder, url, now=START)
    assert everything(database) == before


def test_an_up_to_date_database_is_left_alone(database: Database, clock: Clock) -> None:
    assert migrating.migrate(database, now=clock()) is None
    assert not (database.folder / "backups").exists()


def test_a_newer_database_is_refused_untouched(database: Database, url: str, clock: Clock) -> None:
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer):
        migrating.migrate(database, now=clock())
    with pytest.raises(DatabaseNewer):
        open_centre(database.folder, url)
    assert not (database.folder / "backups").exists()


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program one revision further: its migration makes a table, fills it, then may fail."""
    folder = tmp_path / "migrations"
    for source in (migrating.MIGRATIONS, migrating.MIGRATIONS / "versions"):
        target = folder / source.relative_to(migrating.MIGRATIONS)
        target.mkdir()
        for file in source.glob("*.py"):
            (target / file.name).write_bytes(file.read_bytes())
    script = folder / "versions" / "9999_next.py"
    script.write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9999'\ndown_revision = '{HEAD}'\nbranch_labels = None\ndepends_on = None\n"
        "def upgrade():\n"
        "    op.create_table('later', sa.Column('id', sa.Integer(), primary_key=True))\n"
        "    op.execute('INSERT INTO later VALUES (1)')\n"
        "    op.add_column('device', sa.Column('colour', sa.String(10)))\n"
    )
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)
    return script


def test_an_upgrade_makes_a_copy_first(database: Database, clock: Clock, next_version: Path) -> None:
    with pytest.raises(NotFound, match="migrate"):
        migrating.require_current(database)
    backup = migrating.migrate(database, now=clock())
    assert backup
    path = database.folder / "backups" / backup
    if database.is_postgresql:
        copied = Backup(path)
        assert json.loads(copied.member("backup.json").read())["revision"] == HEAD
        assert [len(rows) for rows in copied.rows("account")] == [3]
        copied.close()
    else:
        copy = sqlite3.connect(path)
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert copy.execute("SELECT count(*) FROM account").fetchone() == (3,)
        copy.close()
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT id FROM later")).scalar_one() == 1


def test_a_failing_upgrade_leaves_no_trace(database: Database, clock: Clock, next_version: Path) -> None:
    next_version.write_text(next_version.read_text() + "    op.execute('SELECT nonsense')\n")
    with pytest.raises(sa.exc.DBAPIError):
        migrating.migrate(database, now=clock())
    with database.reading() as connection:
        inspector = sa.inspect(connection)
        assert "later" not in inspector.get_table_names()
        assert "colour" not in {column["name"] for column in inspector.get_columns("device")}
    assert migrating.revision_of(database) == HEAD


def test_old_copies_are_cleared_away(database: Database, clock: Clock) -> None:
    for _ in range(migrating.BACKUPS_KEPT + 3):
        clock.forward(minutes=1)
        newest = migrating.back_up(database, now=clock())
    copies = sorted((database.folder / "backups").iterdir())
    assert len(copies) == migrating.BACKUPS_KEPT
    assert copies[-1] == newest


def test_a_broken_database_is_named_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"this is no database at all, whatever its name says" * 100)
    with pytest.raises(DatabaseDamaged):
        open_centre(tmp_path)


def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(DatabaseAway, match="does not answer") as caught:
        open_centre(tmp_path, "postgresql+psycopg://office:secret@127.0.0.1:1/centre")
    assert "secret" not in caught.value.sentence


@pytest.mark.parametrize(
    "url",
    ["mysql://x/y", "postgresql+psycopg://host", "postgres", "sqlite:///x.db", "postgresql+pg8000://x/y"],
)
def test_a_wrong_address_is_refused_with_an_example(tmp_path: Path, url: str) -> None:
    with pytest.raises(WrongUsage, match="must look like"):
        open_centre(tmp_path, url)


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_a_database_of_the_first_version_is_brought_up_to_date(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cluster: Cluster | None = request.getfixturevalue("postgresql") if backend == "postgresql" else None
    database = Database(tmp_path, cluster.make() if cluster else "")
    with database.writing() as connection:
        migrating.upgrade(connection, "0001")
        for statement in FIRST_VERSION.read_text(encoding="utf-8").split(";\n"):
            connection.exec_driver_sql(statement)
    assert migrating.migrate(database, now=START)
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT touched_at FROM upload")).scalar_one() > "2026"
        assert (
            connection.execute(sa.text("SELECT value FROM counter WHERE name = 'forgotten'")).scalar_one()
            == 0
        )
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
        row = tables.synced_row
        vehicles = connection.execute(sa.select(row.c.id, row.c.natural_key).where(row.c.kind == "vehicle"))
        car = "5YJ3E7EBXNF114422"
        assert {found.id: found.natural_key for found in vehicles} == {
            "v1": f"{car}\nv1",
            "v2": f"{car}\nv2",
            "v3": None,  # no VIN
            "v4": None,  # deleted
        }
        # The migration's rule of its own is the program's rule of today.
        kept = connection.execute(sa.select(row).where(row.c.kind == "vehicle", row.c.deleted.is_(False)))
        for found in kept:
            key = natural_key("vehicle", found.id, json.loads(found.fields))
            assert found.natural_key == key
    database.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageReadOnly):
        found(tmp_path / "file" / "centre", now=START)


def test_there_is_one_line_of_revisions() -> None:
    assert migrating.ScriptDirectory.from_config(migrating.config()).get_heads() == [migrating.head()]
