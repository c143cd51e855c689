"""A laptop out of service keeps nothing that could be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from ground import MemoryKeyring

from fieldapp import credentials
from fieldapp.domain.screens.out_of_service import OutOfService
from fieldapp.errors import DatabaseDamaged, KeyUnavailable
from fieldapp.operations.wiping import begin_anew, wipe, wiped
from fieldapp.paths import Profile, open_profile
from fieldapp.store.connecting import connect
from fieldapp.store.engine import open_store
from fieldapp.store.migrations import back_up

TOLD = OutOfService(handed_over=True, changes=2)


def used_profile(folder: Path) -> tuple[Profile, bytes]:
    profile = open_profile(folder)
    key = credentials.unlock(profile.key_file)
    store = open_store(folder, key)
    store.blobs.put(b"a face", job_id="job-1")
    store.close()
    back_up(profile.database, key, reason="test")
    return profile, key


def test_a_wiped_profile_has_neither_key_nor_anything_it_opened(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    profile, _key = used_profile(tmp_path / "p")
    assert memory_keyring.secrets
    wipe(profile, TOLD)
    assert not memory_keyring.secrets
    left = [path for path in profile.folder.rglob("*") if path.is_file()]
    assert left == [profile.farewell]
    assert credentials.kept_in(profile.key_file) is None


def test_power_lost_right_after_the_key_went_leaves_nothing_readable(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    profile, _key = used_profile(tmp_path / "p")
    copy = profile.key_file.read_bytes()
    credentials.destroy(profile.key_file)
    profile.key_file.write_bytes(copy)  # even the wrapped key, brought back from the disk, opens nothing
    with pytest.raises(KeyUnavailable):
        credentials.unlock(profile.key_file)
    with pytest.raises(DatabaseDamaged):
        connect(profile.database, bytes(32))


def test_wiping_twice_and_wiping_a_profile_that_never_was_are_fine(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    profile, _key = used_profile(tmp_path / "p")
    wipe(profile, TOLD)
    wipe(profile, TOLD)
    wipe(Profile(tmp_path), TOLD)


def test_what_happened_is_told_until_somebody_begins_anew(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    profile, _key = used_profile(tmp_path / "p")
    assert wiped(profile) is None
    wipe(profile, TOLD)
    assert wiped(profile) == wiped(profile) == TOLD
    begin_anew(profile)
    assert wiped(profile) is None
    assert list(profile.folder.iterdir()) == []


def test_a_wipe_that_lost_its_power_is_finished_at_the_next_start(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    profile, _key = used_profile(tmp_path / "p")
    profile.farewell.write_text('{"handed_over": tr', encoding="utf-8")
    assert wiped(profile) == OutOfService()
    assert not memory_keyring.secrets
    assert [path for path in profile.folder.rglob("*") if path.is_file()] == [profile.farewell]


def test_a_profile_that_is_in_use_is_not_begun_anew(tmp_path: Path, memory_keyring: MemoryKeyring) -> None:
    profile, key = used_profile(tmp_path / "p")
    begin_anew(profile)
    open_store(profile.folder, key).close()
