"""Encrypted files by content."""

import hashlib
from pathlib import Path

import pytest

from fieldapp.errors import DatabaseDamaged, NotFound, StorageReadOnly
from fieldapp.store.blobs import BlobStore

KEY = bytes(range(32))
PHOTO = b"\xff\xd8 a picture of a tyre" * 100


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs", KEY)


def files(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_content_comes_back_by_its_hash(blobs: BlobStore) -> None:
    sha256 = blobs.put(PHOTO, job_id="job-1")
    assert sha256 == hashlib.sha256(PHOTO).hexdigest()
    assert blobs.get(sha256) == blobs.get(sha256, job_id="job-1") == PHOTO
    assert blobs.size(sha256) == len(PHOTO)


def test_the_same_content_is_one_file_a_job(blobs: BlobStore, tmp_path: Path) -> None:
    for job_id in ("job-1", "job-1", "job-2", ""):
        blobs.put(PHOTO, job_id=job_id)
    assert len(files(tmp_path)) == 3


def test_a_file_tells_nothing_of_its_content(blobs: BlobStore, tmp_path: Path) -> None:
    blobs.put(PHOTO, job_id="job-1")
    (file,) = files(tmp_path)
    assert b"tyre" not in file.read_bytes()


def test_absent_content_is_said_in_a_sentence(blobs: BlobStore) -> None:
    with pytest.raises(NotFound, match="not on this laptop"):
        blobs.get("0" * 64)
    assert not blobs.has("0" * 64)


def test_a_changed_file_is_refused_at_every_byte(blobs: BlobStore, tmp_path: Path) -> None:
    sha256 = blobs.put(b"x", job_id="job-1")
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    for place in range(4, len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DatabaseDamaged):
            blobs.get(sha256)


def test_a_file_moved_to_another_job_does_not_open(blobs: BlobStore, tmp_path: Path) -> None:
    sha256 = blobs.put(PHOTO, job_id="job-1")
    blobs.put(b"other", job_id="job-2")
    (tmp_path / "blobs" / "job-1" / sha256).rename(tmp_path / "blobs" / "job-2" / sha256)
    with pytest.raises(DatabaseDamaged):
        blobs.get(sha256)


def test_the_files_of_a_job_go_together(blobs: BlobStore) -> None:
    mine, others = blobs.put(PHOTO, job_id="job-1"), blobs.put(b"other", job_id="job-2")
    blobs.remove_job("job-1")
    blobs.remove_job("job-never")
    assert not blobs.has(mine)
    assert blobs.has(others)


def test_an_unfinished_file_is_no_file(blobs: BlobStore, tmp_path: Path) -> None:
    sha256 = blobs.put(PHOTO, job_id="job-1")
    (file,) = files(tmp_path)
    file.rename(file.with_name(f"{sha256}.abcd.new"))
    assert not blobs.has(sha256, job_id="job-1")
    assert blobs.put(PHOTO, job_id="job-1") == sha256
    assert blobs.get(sha256, job_id="job-1") == PHOTO


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "blobs").touch()
    with pytest.raises(StorageReadOnly):
        BlobStore(tmp_path / "blobs", KEY).put(PHOTO, job_id="job-1")
