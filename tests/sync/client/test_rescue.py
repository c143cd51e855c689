"""Unsent work out of one laptop and into another, or back after the database was damaged."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import secrets
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyrage
import pytest
from sqlalchemy.exc import IntegrityError
from test_media import take_photo
from world import MORNING, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.moments import Moment
from fieldapp.errors import DatabaseDamaged, InputRefused, NotAllowedNow
from fieldapp.operations.rescue import recover, recover_from_backup, rescue
from fieldapp.store import sync_state, unsent
from fieldapp.store.engine import open_store
from fieldapp.store.migrations import back_up

NOW = Moment(MORNING, 0.0, "boot")
WORDS = "correct horse battery"
# A passphrase is slow on purpose, a second each time; what is not about one is sealed to a key.
KEY = pyrage.x25519.Identity.generate()


def work(laptop: Laptop) -> tuple[bytes, bytes]:
    """A note, a corrected site and a photo that nobody has but this laptop."""
    laptop.sync()
    laptop.create(
        "note", Note(id="note-1", job_id="job-1", author="K", text="ring twice", written_at=MORNING)
    )
    laptop.edit("site", "job-1-site", note="gate code 4711")
    return take_photo(laptop, 1, size=5000)


def another(laptop: Laptop, folder: Path) -> Laptop:
    fresh = Laptop(laptop.office, laptop.account, folder, laptop.clock)
    fresh.sign_in()
    fresh.sync()
    return fresh


def test_a_rescue_file_brings_every_change_and_file_to_the_office_by_another_laptop(
    laptop: Laptop, tmp_path: Path
) -> None:
    original, preview = work(laptop)
    file = tmp_path / "work.age"
    saved = rescue(laptop.store, file, recipient=str(KEY.to_public()))
    assert (saved.changes, saved.files) == (3, 2)
    for secret in (b"gate code", b"ring twice", original[:40]):
        assert secret not in file.read_bytes()
    fresh = another(laptop, tmp_path / "fresh")
    recover(fresh.store, file, identity=str(KEY), now=NOW)
    assert fresh.row("site", "job-1-site").note == "gate code 4711"
    assert fresh.row("note", "note-1").text == "ring twice"
    fresh.sync()
    assert laptop.office.row("site", "job-1-site").note == "gate code 4711"
    assert laptop.office.has_file(original)
    assert laptop.office.has_file(preview)
    # The first laptop comes back: its own copies of the same changes are answered from the books.
    laptop.sync()
    recover(fresh.store, file, identity=str(KEY), now=NOW)
    fresh.sync()
    assert (laptop.waiting(), fresh.waiting()) == (0, 0)
    assert laptop.office.times_applied("note") == 1
    assert laptop.conflicts() == fresh.conflicts() == ()
    fresh.store.close()


def test_a_file_sealed_to_the_companys_key_opens_with_its_identity_only(
    laptop: Laptop, tmp_path: Path
) -> None:
    work(laptop)
    office, stranger = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    rescue(laptop.store, tmp_path / "f", recipient=str(office.to_public()))
    with pytest.raises(InputRefused):
        recover(laptop.store, tmp_path / "f", identity=str(stranger), now=NOW)
    assert recover(laptop.store, tmp_path / "f", identity=str(office), now=NOW).count == 3
    assert laptop.waiting() == 3


@pytest.mark.parametrize("content", [b"", b"no age file", b"age-encryption.org/v1\n-> scrypt"])
def test_what_is_no_rescue_file_is_said_in_a_sentence(laptop: Laptop, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(InputRefused):
        recover(laptop.store, tmp_path / "f", passphrase=WORDS, now=NOW)


def test_a_folder_or_nothing_where_the_file_should_be_is_said(laptop: Laptop, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "no" / "such" / "file"):
        with pytest.raises(InputRefused):
            rescue(laptop.store, place, recipient=str(KEY.to_public()))
        with pytest.raises(InputRefused):
            recover(laptop.store, place, passphrase=WORDS, now=NOW)


def opened_by_passphrase(laptop: Laptop, file: Path) -> int:
    """How many changes came out; a machine that is busy with other tests may have to try again, as it says itself."""
    for _ in range(4):
        with suppress(InputRefused):
            return recover(laptop.store, file, passphrase=WORDS, now=NOW).count
    return 0


def test_a_wrong_passphrase_and_a_short_one_change_nothing(laptop: Laptop, tmp_path: Path) -> None:
    work(laptop)
    with pytest.raises(InputRefused):
        rescue(laptop.store, tmp_path / "f", passphrase="short")
    assert not (tmp_path / "f").exists()
    rescue(laptop.store, tmp_path / "f", passphrase=WORDS)
    with pytest.raises(InputRefused):
        recover(laptop.store, tmp_path / "f", passphrase="another long one", now=NOW)
    assert laptop.waiting() == 3
    assert opened_by_passphrase(laptop, tmp_path / "f") == 3
    # A faster computer asks for more work than a slow one will do: the passphrase may be right all the same.
    mark, stanza, rest = (tmp_path / "f").read_bytes().split(b"\n", 2)
    (tmp_path / "f").write_bytes(b"\n".join((mark, stanza.rsplit(b" ", 1)[0] + b" 40", rest)))
    with pytest.raises(InputRefused, match="too slow or too busy"):
        recover(laptop.store, tmp_path / "f", passphrase=WORDS, now=NOW)


def test_somebody_elses_work_is_not_taken_in(
    laptop: Laptop, hire: Callable[[str], Laptop], tmp_path: Path
) -> None:
    work(laptop)
    rescue(laptop.store, tmp_path / "f", recipient=str(KEY.to_public()))
    odd = hire("odd")
    with pytest.raises(NotAllowedNow):
        recover(odd.store, tmp_path / "f", identity=str(KEY), now=NOW)
    assert odd.waiting() == 0
    assert list(odd.folder.glob("blobs/*/*")) == [], "nor are their photos"


def test_a_damaged_photo_does_not_keep_the_rest_from_being_rescued(laptop: Laptop, tmp_path: Path) -> None:
    original, preview = work(laptop)
    (kept,) = laptop.folder.glob(f"blobs/*/{hashlib.sha256(original).hexdigest()}")
    kept.write_bytes(b"FCB1 damaged by a failing disk, beyond repair")
    saved = rescue(laptop.store, tmp_path / "f", recipient=str(KEY.to_public()))
    assert (saved.changes, saved.files) == (3, 1)
    fresh = another(laptop, tmp_path / "fresh")
    back = recover(fresh.store, tmp_path / "f", identity=str(KEY), now=NOW)
    assert (back.count, back.files) == (3, 1)
    fresh.sync()
    assert laptop.office.has_file(preview)
    fresh.store.close()


def test_a_rescue_file_cannot_write_outside_its_profile(laptop: Laptop, tmp_path: Path) -> None:
    work(laptop)
    with laptop.store.reading() as connection:
        work_there = unsent.collect(connection)
    out_of_here = [dataclasses.replace(file, job_id="../../elsewhere") for file in work_there.files]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "work.json", unsent.WORK.dump_json(dataclasses.replace(work_there, files=out_of_here))
        )
        for file in work_there.files:
            archive.writestr(f"files/{file.sha256}", laptop.store.blobs.get(file.sha256))
    (tmp_path / "f").write_bytes(pyrage.encrypt(packed.getvalue(), [KEY.to_public()]))
    with pytest.raises(InputRefused):
        recover(laptop.store, tmp_path / "f", identity=str(KEY), now=NOW)
    assert not list(tmp_path.glob("**/elsewhere"))


def damage(laptop: Laptop) -> None:
    """The database is set aside and begun anew; the backups stay."""
    laptop.store.close()
    database = laptop.folder / "fieldapp.db"
    database.write_bytes(secrets.token_bytes(database.stat().st_size))
    with pytest.raises(DatabaseDamaged):
        open_store(laptop.folder, laptop.key)
    laptop.restart()
    laptop.sign_in()
    laptop.sync()


def test_work_whose_return_was_cut_short_comes_back_the_next_time(laptop: Laptop) -> None:
    work(laptop)
    back_up(laptop.folder / "fieldapp.db", laptop.key, reason="work")
    damage(laptop)
    with laptop.store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER cut BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'cut'); END"
        )
    with pytest.raises(IntegrityError):
        recover_from_backup(laptop.store, laptop.key, now=NOW)
    with laptop.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER cut")
    back = recover_from_backup(laptop.store, laptop.key, now=NOW)
    assert back is not None
    assert back.count == 3


def test_a_damaged_backup_makes_way_for_the_one_before_and_never_for_an_error(laptop: Laptop) -> None:
    work(laptop)
    back_up(laptop.folder / "fieldapp.db", laptop.key, reason="work")
    (good,) = laptop.folder.glob("backups/*.db")
    newer = good.with_name(f"{good.stem}-2.db")
    newer.write_bytes(secrets.token_bytes(good.stat().st_size))
    damage(laptop)
    back = recover_from_backup(laptop.store, laptop.key, now=NOW)
    assert back is not None
    assert back.count == 3
    with laptop.store.writing() as connection:
        sync_state.keep_fact(connection, "recovered_after", None)
    good.write_bytes(b"gone as well")
    assert recover_from_backup(laptop.store, laptop.key, now=NOW) is None


def test_a_damaged_database_comes_back_from_server_and_backup(laptop: Laptop, office: Office) -> None:
    original, _ = work(laptop)
    back_up(laptop.folder / "fieldapp.db", laptop.key, reason="work")
    laptop.store.close()
    database = laptop.folder / "fieldapp.db"
    database.write_bytes(secrets.token_bytes(database.stat().st_size))
    with pytest.raises(DatabaseDamaged):
        open_store(laptop.folder, laptop.key)
    laptop.restart()
    laptop.sign_in()
    laptop.sync()
    assert laptop.row("site", "job-1-site").note == ""
    back = recover_from_backup(laptop.store, laptop.key, now=NOW)
    assert back is not None
    assert back.count == 3
    assert laptop.row("site", "job-1-site").note == "gate code 4711"
    assert recover_from_backup(laptop.store, laptop.key, now=NOW) is None
    laptop.sync()
    assert office.has_file(original)
    assert office.row("site", "job-1-site").note == "gate code 4711"
    assert office.ids("note") == {"note-1"}
