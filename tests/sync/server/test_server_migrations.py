"""The database's tables over time."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from server_builders import START, Clock

from fieldapp.errors import DatabaseDamaged, DatabaseNewer, NotFound, StorageReadOnly, WrongUsage
from sync.server import migrating, tables
from sync.server.database import DATABASE_NAME, Database
from sync.server.founding import found, open_centre


def test_migrations_make_exactly_the_tables_of_the_program(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_a_second_init_is_refused_and_changes_nothing(database: Database) -> None:
    before = (database.folder / DATABASE_NAME).read_bytes()
    with pytest.raises(WrongUsage):
        found(database.folder, now=START)
    assert (database.folder / DATABASE_NAME).read_bytes() == before


def test_an_up_to_date_database_is_left_alone(database: Database, clock: Clock) -> None:
    assert migrating.migrate(database, now=clock()) is None
    assert not (database.folder / "backups").exists()


def test_a_newer_database_is_refused_untouched(database: Database, clock: Clock) -> None:
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer):
        migrating.migrate(database, now=clock())
    with pytest.raises(DatabaseNewer):
        open_centre(database.folder)
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
    script = folder / "versions" / "9998_next.py"
    script.write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision = '9998'\ndown_revision = '{migrating.head()}'\nbranch_labels = None\ndepends_on = None\n"
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
    current = migrating.revision_of(database)
    backup = migrating.migrate(database, now=clock())
    assert backup
    copy = sqlite3.connect(database.folder / "backups" / backup)
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (current,)
    assert copy.execute("SELECT count(*) FROM account").fetchone() == (3,)
    copy.close()
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT id FROM later")).scalar_one() == 1


def test_a_failing_upgrade_leaves_no_trace(database: Database, clock: Clock, next_version: Path) -> None:
    current = migrating.revision_of(database)
    next_version.write_text(next_version.read_text() + "    op.execute('SELECT nonsense')\n")
    with pytest.raises(sa.exc.OperationalError):
        migrating.migrate(database, now=clock())
    with database.reading() as connection:
        inspector = sa.inspect(connection)
        assert "later" not in inspector.get_table_names()
        assert "colour" not in {column["name"] for column in inspector.get_columns("device")}
    assert migrating.revision_of(database) == current


def test_old_copies_are_cleared_away(database: Database, clock: Clock) -> None:
    for _ in range(migrating.BACKUPS_KEPT + 3):
        clock.forward(minutes=1)
        newest = migrating.back_up(database.folder, now=clock())
    copies = sorted((database.folder / "backups").iterdir())
    assert len(copies) == migrating.BACKUPS_KEPT
    assert copies[-1] == newest


def test_a_broken_database_is_named_in_a_sentence(database: Database) -> None:
    database.close()
    (database.folder / DATABASE_NAME).write_bytes(b"this is no database at all, whatever its name says" * 100)
    with pytest.raises(DatabaseDamaged):
        open_centre(database.folder)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageReadOnly):
        found(tmp_path / "file" / "centre", now=START)


def test_there_is_one_line_of_revisions() -> None:
    assert migrating.ScriptDirectory.from_config(migrating.config()).get_heads() == [migrating.head()]
