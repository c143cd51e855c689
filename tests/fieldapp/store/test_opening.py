"""Opening a profile's database, and what a person reads when it cannot be opened."""

import errno
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from fieldapp.errors import (
    DatabaseDamaged,
    DatabaseNewer,
    KeyUnavailable,
    NotAllowedNow,
    ProfileInUse,
    StorageFull,
    StorageReadOnly,
)
from fieldapp.store import rows, sync_state
from fieldapp.store.connecting import connect, disk_error, translated
from fieldapp.store.engine import open_store

KEY = bytes(range(32))


def keep_some(folder: Path, rows: int = 50) -> None:
    store = open_store(folder, KEY)
    for number in range(rows):
        with store.writing() as connection:
            sync_state.keep_fact(connection, f"fact {number}", "x" * 2000)
    store.close()


def facts(folder: Path) -> int:
    store = open_store(folder, KEY)
    with store.reading() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM fact").scalar_one()
    store.close()
    return int(count)


def test_a_profile_opens_again_with_what_was_kept(tmp_path: Path) -> None:
    keep_some(tmp_path, 3)
    assert facts(tmp_path) == 3


def test_every_connection_is_durable_and_leaves_no_plain_traces(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "cipher_provider": "openssl",
    }
    for transaction in (store.reading, store.writing):
        with transaction() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert found == wanted
    store.close()


def test_an_error_inside_a_transaction_takes_everything_back(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)

    def half_way() -> None:
        with store.writing() as connection:
            sync_state.keep_fact(connection, "half", 1)
            connection.exec_driver_sql("CREATE TABLE half (x)")
            raise LookupError

    with pytest.raises(LookupError):
        half_way()
    with store.reading() as connection:
        assert sync_state.fact(connection, "half") is None
        assert "half" not in sa.inspect(connection).get_table_names()
    store.close()


def test_a_wrong_key_is_refused_and_nothing_is_touched(tmp_path: Path) -> None:
    keep_some(tmp_path)
    with pytest.raises(KeyUnavailable, match="does not fit"):
        open_store(tmp_path, bytes(32))
    assert facts(tmp_path) == 50


def test_a_damaged_database_is_set_aside_whole_and_the_next_start_begins_afresh(tmp_path: Path) -> None:
    keep_some(tmp_path)
    database = tmp_path / "fieldapp.db"
    broken = b"not a database any more" + database.read_bytes()[23:]
    database.write_bytes(broken)
    with pytest.raises(DatabaseDamaged, match="set aside whole") as raised:
        open_store(tmp_path, KEY)
    aside = Path(str(raised.value.facts["folder"]))
    assert (aside / "fieldapp.db").read_bytes() == broken
    assert facts(tmp_path) == 0


def test_damage_met_while_working_is_examined_at_the_next_start(tmp_path: Path) -> None:
    keep_some(tmp_path)
    with (tmp_path / "fieldapp.db").open("r+b") as file:
        file.seek(-20_000, os.SEEK_END)  # pages of the facts kept last
        file.write(os.urandom(20_000))
    store = open_store(tmp_path, KEY)
    with pytest.raises(DatabaseDamaged, match="start it again"), store.reading() as connection:
        connection.exec_driver_sql("SELECT sum(length(value)) FROM fact").scalar()
    store.close()
    with pytest.raises(DatabaseDamaged, match="set aside whole"):
        open_store(tmp_path, KEY)


def test_damage_met_while_reading_a_row_is_examined_at_the_next_start(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)
    with store.reading() as connection:
        pages = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'job'").all()
    store.close()
    with (tmp_path / "fieldapp.db").open("r+b") as file:
        for page in pages:
            file.seek((page.rootpage - 1) * 4096)
            file.write(os.urandom(4096))
    store = open_store(tmp_path, KEY)
    with pytest.raises(DatabaseDamaged, match="start it again"), store.reading() as connection:
        rows.fetch_many(connection, "job")
    store.close()
    with pytest.raises(DatabaseDamaged, match="set aside whole"):
        open_store(tmp_path, KEY)


def test_a_database_of_a_newer_program_is_refused_unchanged(tmp_path: Path) -> None:
    keep_some(tmp_path, 1)
    connection = connect(tmp_path / "fieldapp.db", KEY)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = (tmp_path / "fieldapp.db").read_bytes()
    with pytest.raises(DatabaseNewer, match="newer version"):
        open_store(tmp_path, KEY)
    assert (tmp_path / "fieldapp.db").read_bytes() == before


def test_a_full_disk_is_said_in_a_sentence_and_what_was_saved_stays(tmp_path: Path) -> None:
    keep_some(tmp_path, 2)
    store = open_store(tmp_path, KEY)
    with store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFull, match="Free some space"), store.writing() as connection:
        sync_state.keep_fact(connection, "too much", "x" * 100_000)
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        sync_state.keep_fact(connection, "fits", 1)
        assert sync_state.fact(connection, "fact 1") == "x" * 2000
    store.close()


def test_a_database_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA query_only = 1")
    with pytest.raises(StorageReadOnly, match="cannot be written"), store.writing() as connection:
        sync_state.keep_fact(connection, "x", 1)
    store.close()


def test_a_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageReadOnly):
        open_store(tmp_path / "file", KEY)


def test_errors_of_the_disk_have_their_sentence() -> None:
    assert isinstance(disk_error(OSError(errno.ENOSPC, "")), StorageFull)
    assert isinstance(disk_error(OSError(errno.EROFS, "")), StorageReadOnly)
    assert disk_error(OSError(errno.EPIPE, "")) is None


def test_a_profile_another_program_is_busy_with_is_said_in_a_sentence(tmp_path: Path) -> None:
    open_store(tmp_path, KEY).close()
    one, other = connect(tmp_path / "fieldapp.db", KEY), connect(tmp_path / "fieldapp.db", KEY)
    one.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(ProfileInUse), translated():
        other.execute("BEGIN IMMEDIATE")
    one.close()
    other.close()


def test_many_threads_write_one_after_the_other(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)

    def count() -> None:
        for _ in range(20):
            with store.writing() as connection:
                kept = sync_state.fact(connection, "count") or 0
                assert isinstance(kept, int)
                sync_state.keep_fact(connection, "count", kept + 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as connection:
        assert sync_state.fact(connection, "count") == 80
    store.close()


def test_values_never_reach_the_text_of_an_error(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)
    with pytest.raises(sa.exc.DBAPIError) as raised, store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO fact (name, value) VALUES (?, ?)", ("Kari Nordmann", None))
    assert "Kari" not in str(raised.value)
    store.close()


_ON_A_FULL_DISK = """
import pathlib, sys
from fieldapp.errors import StorageFull
from fieldapp.store.engine import open_store

folder = pathlib.Path(sys.argv[1])
open_store(folder / "profile", bytes(32)).close()
try:
    (folder / "films").write_bytes(bytes(64 << 20))
except OSError:
    pass
try:
    open_store(folder / "profile", bytes(32))
except StorageFull as error:
    print(error.sentence)
"""


def test_a_disk_without_a_single_byte_left_is_called_full(tmp_path: Path) -> None:
    apart = ("unshare", "--user", "--map-root-user", "--mount")
    if (
        not shutil.which("unshare")
        or subprocess.run([*apart, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this machine lets nobody have a small disk of one's own")
    script = 'mount -t tmpfs -o size=6m none "$1" && exec "$2" -c "$3" "$1"'
    said = subprocess.run(
        [*apart, "sh", "-c", script, "sh", str(tmp_path), sys.executable, _ON_A_FULL_DISK],
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.startswith("The disk is full.")


def test_a_closed_store_opens_nothing_so_that_a_wiped_profile_stays_empty(tmp_path: Path) -> None:
    store = open_store(tmp_path, KEY)
    with store.reading():  # a question under way ends as it began
        store.close()
    for file in tmp_path.glob("fieldapp.db*"):
        file.unlink()
    for asking in (store.reading, store.writing, store.copying):
        with pytest.raises(NotAllowedNow), asking():
            pass
    assert list(tmp_path.glob("fieldapp.db*")) == []
