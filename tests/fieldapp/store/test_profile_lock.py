"""One window for each profile."""

import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.errors import ProfileInUse
from fieldapp.store.profile_lock import ProfileLock

HOLDER = """
import sys, pathlib
from fieldapp.store.profile_lock import ProfileLock
lock = ProfileLock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_second_window_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first = ProfileLock(tmp_path / "window.lock")
    with pytest.raises(ProfileInUse, match="already open"):
        ProfileLock(tmp_path / "window.lock")
    first.release()
    ProfileLock(tmp_path / "window.lock").release()


def test_a_killed_program_leaves_no_lock_behind(tmp_path: Path) -> None:
    lock = tmp_path / "window.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(ProfileInUse):
            ProfileLock(lock)
        holder.kill()
        holder.wait()
    ProfileLock(lock).release()


def test_profiles_do_not_disturb_one_another(tmp_path: Path) -> None:
    one, two = ProfileLock(tmp_path / "one.lock"), ProfileLock(tmp_path / "two.lock")
    one.release()
    two.release()
