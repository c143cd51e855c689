"""A laptop out of service keeps nothing that could be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from ground import MemoryKeyring

from fieldapp import credentials
from fieldapp.errors import DatabaseDamaged, KeyUnavailable
from fieldapp.operations.wiping import wipe
from fieldapp.paths import Profile, open_profile
from fieldapp.store.connecting import connect
from fieldapp.store.engine import open_store
from fieldapp.store.migrations import back_up


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
    wipe(profile)
    assert not memory_keyring.secrets
    left = [path.name for path in profile.folder.rglob("*") if path.is_file()]
    assert left == []
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
    wipe(profile)
    wipe(profile)
    wipe(Profile(tmp_path))
