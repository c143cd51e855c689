"""The schema: tables, migrations and saved databases agree."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

import fieldapp.store.migrations as migrations
from fieldapp.errors import NotAllowedNow
from fieldapp.store import outbox, rows
from fieldapp.store.connecting import HEAD, KNOWN_REVISIONS, connect
from fieldapp.store.engine import open_store
from fieldapp.store.migrations import back_up, migrate
from fieldapp.store.tables import METADATA, SEARCH_INDEXES, search_ddl

KEY = bytes(range(32))
SAVED = sorted((Path(__file__).parent / "saved_versions").glob("*.sql"))


def schema(connection: Any) -> dict[str, Any]:
    """Columns and indexes of every table, however its SQL was written."""
    tables = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if row[0] != "alembic_version" and not row[0].startswith("sqlite_")
    ]
    return {
        table: (
            connection.execute(f"PRAGMA table_xinfo({table})").fetchall(),
            sorted(
                (
                    index[1],
                    index[2],
                    tuple(connection.execute(f"PRAGMA index_info({index[1]})").fetchall()),
                )
                for index in connection.execute(f"PRAGMA index_list({table})").fetchall()
            ),
        )
        for table in tables
    }


def test_the_migrations_lead_to_the_tables_of_the_code(tmp_path: Path) -> None:
    open_store(tmp_path / "migrated", KEY).close()
    migrated = connect(tmp_path / "migrated" / "fieldapp.db", KEY)
    made = connect(tmp_path / "made.db", KEY)
    engine = sa.create_engine("sqlite://", creator=lambda: made, poolclass=sa.StaticPool)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        for name in SEARCH_INDEXES:
            connection.exec_driver_sql(search_ddl(name))
    assert schema(migrated) == schema(made)
    migrated.close()
    made.close()


def test_the_newest_revision_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [HEAD]
    assert {revision.revision for revision in script.walk_revisions()} == KNOWN_REVISIONS


def test_there_is_a_saved_database_of_every_revision() -> None:
    assert {path.stem for path in SAVED} == KNOWN_REVISIONS


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.stem)
def test_a_saved_database_opens_with_all_its_rows(saved: Path, tmp_path: Path) -> None:
    connection = connect(tmp_path / "fieldapp.db", KEY)
    connection.executescript(saved.read_text(encoding="utf-8"))
    connection.close()
    store = open_store(tmp_path, KEY)
    with store.reading() as reading:
        job = rows.fetch(reading, "job", "job-1")
        assert job.shown_number == "J-2026-000001"
        (answer,) = rows.fetch_many(reading, "answer", inspection_id="inspection-1")
        assert answer.value == "not_ok"
        assert reading.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one() == 1
    migrated = connect(tmp_path / "fieldapp.db", KEY)
    open_store(tmp_path / "new", KEY).close()
    fresh = connect(tmp_path / "new" / "fieldapp.db", KEY)
    assert schema(migrated) == schema(fresh)
    migrated.close()
    fresh.close()
    store.close()


def test_an_old_database_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    open_store(tmp_path, KEY).close()
    migrate(tmp_path / "fieldapp.db", KEY, HEAD)
    (copy,) = (tmp_path / "backups").glob("*.db")
    backup, original = connect(copy, KEY), connect(tmp_path / "fieldapp.db", KEY)
    assert schema(backup) == schema(original)
    backup.close()
    original.close()


def test_a_backup_is_encrypted_and_only_the_newest_three_stay(tmp_path: Path) -> None:
    open_store(tmp_path, KEY).close()
    made = [back_up(tmp_path / "fieldapp.db", KEY, reason="test") for _ in range(5)]
    assert sorted((tmp_path / "backups").iterdir()) == sorted(made[-3:])
    assert not made[-1].read_bytes().startswith(b"SQLite format 3")


def test_what_may_be_at_the_server_stays_marked_when_the_marks_move_beside_the_changes(
    tmp_path: Path,
) -> None:
    connection = connect(tmp_path / "fieldapp.db", KEY)
    (before,) = (path for path in SAVED if path.stem == "0012")
    connection.executescript(before.read_text(encoding="utf-8"))
    connection.execute("UPDATE outbox SET sent = 2")
    connection.close()
    store = open_store(tmp_path, KEY)
    with store.writing() as writing:
        with pytest.raises(NotAllowedNow):
            outbox.withdraw_unsent(writing, "answer", "answer-1")
        rows.edit(writing, "answer", "answer-1", now=datetime.now(UTC), value="ok")
        assert outbox.newest_number(writing) == 2, "no number is given out again"
    store.close()
