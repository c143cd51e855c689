"""The disk of the laptop, of the office or of both is full – a real one, to the last block."""

from __future__ import annotations

from full_disk_days import on_small_disks, own_mounts

ROUNDS = 8


def test_what_was_kept_before_and_on_a_full_disk_arrives_once_there_is_room() -> None:
    if not own_mounts():
        print(
            "this system lets nobody have a small file system; the histories' full disks are all that is tried"
        )
        return
    done = on_small_disks("--rounds", str(ROUNDS))
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "nothing lost" in done.stdout
