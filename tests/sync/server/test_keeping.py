"""check, backup, restore, export: what is there stays, and can be proven."""

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from postgresql import Cluster
from server_builders import Client, Clock, Laptop
from test_uploads import CONTENT, SHA256, announce, send, with_photo

from fieldapp.errors import DatabaseNewer, WrongUsage
from sync.server import tables
from sync.server.app import build_app
from sync.server.backups import BackupBroken, write_backup
from sync.server.blobs import BlobFolder, FileDamaged
from sync.server.centre import Centre
from sync.server.checking import check
from sync.server.database import Database
from sync.server.exporting import export
from sync.server.restoring import NUMBERS_SKIPPED, restore


@pytest.fixture
def lived(laptop: Laptop) -> Laptop:
    """A day's work: a photo with its file, a part of another one, a job made on site, an e-mail that waits."""
    with_photo(laptop)
    send(laptop, announce(laptop).headers["location"], CONTENT)
    unfinished = announce(laptop, b"never sent whole")
    send(laptop, unfinished.headers["location"], b"never")
    return laptop


def content_of(database: Database) -> dict[str, list[Any]]:
    """Every row of every table but those a restored centre begins anew."""
    with database.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in tables.metadata.sorted_tables
            if table.name not in ("tenant", "counter", "upload", "allowance")
        }


def test_a_backup_of_either_database_restores_into_either(
    lived: Laptop, database: Database, clock: Clock, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    facts = write_backup(database, tmp_path / "centre.tar", now=clock())
    assert (facts.files, (tmp_path / "centre.tar").stat().st_mode & 0o077) == (1, 0)
    cluster: Cluster = request.getfixturevalue("postgresql")
    for number, url in enumerate(("", cluster.make())):
        folder = tmp_path / f"restored-{number}"
        again = restore(tmp_path / "centre.tar", folder, url, now=clock())
        assert content_of(again) == content_of(database)
        assert again.blobs.read(SHA256) == CONTENT
        assert (folder / "authority.pem").read_bytes() == (database.folder / "authority.pem").read_bytes()
        assert check(again).problems == []
        with database.reading() as before, again.reading() as after:
            assert before.scalar(sa.select(tables.tenant.c.epoch)) != after.scalar(
                sa.select(tables.tenant.c.epoch)
            )
            numbers = sa.select(tables.counter.c.value).where(tables.counter.c.name == "job_number")
            assert after.scalar(numbers) == (before.scalar(numbers) or 0) + NUMBERS_SKIPPED
            assert after.execute(sa.select(tables.upload.c.state)).scalars().all() == ["done"]
        with pytest.raises(WrongUsage):
            restore(tmp_path / "centre.tar", folder, url, now=clock())
        again.close()


@pytest.mark.parametrize("left", [b"", CONTENT[:-1], CONTENT[:-1] + b"?", None])
def test_a_file_that_is_not_whole_is_named_and_in_no_backup_and_no_export(
    lived: Laptop, database: Database, clock: Clock, tmp_path: Path, left: bytes | None
) -> None:
    assert isinstance(database.blobs, BlobFolder)
    kept = database.blobs.path(SHA256)
    kept.unlink()
    if left is not None:
        kept.write_bytes(left)
    with pytest.raises(FileDamaged, match=SHA256):
        write_backup(database, tmp_path / "b.tar", now=clock())
    with pytest.raises(FileDamaged, match=SHA256):
        export(database, tmp_path / "export")
    assert [found.name for found in tmp_path.glob("b.tar*")] == []


def test_after_a_restore_a_laptop_takes_everything_anew(
    lived: Laptop, database: Database, clock: Clock, tmp_path: Path
) -> None:
    lived.pull(limit=2000)
    write_backup(database, tmp_path / "centre.tar", now=clock())
    again = restore(tmp_path / "centre.tar", tmp_path / "restored", now=clock())
    lived.client = Client(build_app(Centre(again, clock=clock)))
    page = lived.pull(limit=2000)
    assert page["snapshot"]
    again.close()


def test_mail_that_may_have_left_since_the_backup_is_not_sent_again(
    laptop: Laptop, database: Database, clock: Clock, tmp_path: Path
) -> None:
    from test_mail import queue_report

    delivery = queue_report(laptop, "A-1")
    write_backup(database, tmp_path / "centre.tar", now=clock())
    again = restore(tmp_path / "centre.tar", tmp_path / "restored", now=clock())
    with again.reading() as connection:
        assert connection.scalar(sa.select(tables.outbound_mail.c.state)) == "unknown"
        row = tables.synced_row
        fields = json.loads(connection.scalar(sa.select(row.c.fields).where(row.c.id == delivery)) or "")
    assert fields["state"] == "failed"
    assert "restored" in fields["detail"]
    again.close()


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flip(data: bytes) -> bytes:
    middle = data.index(CONTENT[:50])
    return data[:middle] + b"\xff" + data[middle + 1 :]


def newer(data: bytes) -> bytes:
    return data.replace(b'"field-companion-server-backup 1"', b'"field-companion-server-backup 2"')


@pytest.mark.parametrize("spoil", [cut, flip, newer, lambda data: b"no backup at all", lambda data: b""])
def test_a_backup_that_is_not_whole_is_refused_and_leaves_nothing(
    lived: Laptop, database: Database, clock: Clock, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "centre.tar"
    write_backup(database, file, now=clock())
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(BackupBroken):
        restore(file, tmp_path / "restored", now=clock())
    assert not (tmp_path / "restored").exists()


def test_a_backup_of_a_newer_program_is_refused(
    lived: Laptop, database: Database, clock: Clock, tmp_path: Path
) -> None:
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    write_backup(database, tmp_path / "centre.tar", now=clock())
    with pytest.raises(DatabaseNewer):
        restore(tmp_path / "centre.tar", tmp_path / "restored", now=clock())
    assert not (tmp_path / "restored" / "server.db").exists()


def set_row(**values: object) -> Callable[[Database], None]:
    def spoil(database: Database) -> None:
        row = tables.synced_row
        with database.writing() as connection:
            photo = connection.scalar(sa.select(row.c.id).where(row.c.kind == "photo"))
            connection.execute(sa.update(row).where(row.c.id == photo).values(**values))

    return spoil


def without(table: sa.Table) -> Callable[[Database], None]:
    def spoil(database: Database) -> None:
        with database.writing() as connection:
            connection.execute(sa.delete(table))

    return spoil


def rot(database: Database) -> None:
    path = database.folder / "blobs" / SHA256[:2] / SHA256[2:4] / SHA256
    path.write_bytes(CONTENT[:-1] + b"!")


def lose(database: Database) -> None:
    (database.folder / "blobs" / SHA256[:2] / SHA256[2:4] / SHA256).unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (rot, "holds other bytes"),
        (lose, "cannot be read"),
        (set_row(reader="somebody"), "is shown to somebody else"),
        (set_row(job_id="nowhere"), "belongs to a job that is not here"),
        (set_row(seq=10**6), "from the future"),
        (set_row(seq=1), "given twice"),
        (set_row(fields="{}", versions="{}"), "does not have the right form"),
        (set_row(versions="{}"), "without a version"),
        (without(tables.blob_link), "is not linked to its file"),
        (without(tables.share), "does not get its"),
    ],
)
def test_check_finds_what_is_wrong(
    lived: Laptop, database: Database, spoil: Callable[[Database], None], said: str
) -> None:
    assert check(database).problems == []
    spoil(database)
    assert any(said in problem for problem in check(database).problems)


def test_an_export_holds_everything_and_no_secret(lived: Laptop, database: Database, tmp_path: Path) -> None:
    outcome = export(database, tmp_path / "out")
    with database.reading() as connection:
        row = tables.synced_row
        count = connection.scalar(sa.select(sa.func.count()).select_from(row).where(row.c.deleted.is_(False)))
        secrets = connection.scalars(sa.select(tables.account.c.password_hash)).all()
    assert (outcome.rows, outcome.files) == (count, 1)
    jobs = json.loads((tmp_path / "out" / "rows" / "job.json").read_text(encoding="utf-8"))
    assert sorted(job["fields"]["number"] for job in jobs) == ["A-1", "A-2"]
    (told,) = json.loads((tmp_path / "out" / "files.json").read_text(encoding="utf-8"))
    assert (tmp_path / "out" / "files" / told["file"]).read_bytes() == CONTENT
    assert [of["kind"] for of in told["of"]] == ["photo"]
    text = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert not any(secret.encode() in text for secret in secrets)
    assert len((tmp_path / "out" / "history.jsonl").read_text(encoding="utf-8").splitlines()) >= outcome.rows
    with pytest.raises(WrongUsage):
        export(database, tmp_path / "out")


def test_a_backup_is_a_plain_tar(lived: Laptop, database: Database, clock: Clock, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "centre.tar", now=clock())
    with tarfile.open(tmp_path / "centre.tar") as tar:
        names = tar.getnames()
        member = tar.extractfile(f"blobs/{SHA256}")
        assert member is not None
        assert io.BytesIO(member.read()).getvalue() == CONTENT
    assert (names[0], names[-1]) == ("backup.json", "manifest.json")
