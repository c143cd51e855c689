"""Disks that are truly full: a laptop's and an office's, each a small file system of its own, filled to the last block.

`PYTHONPATH=.:tests python tests/sync/client/full_disk_days.py --small-disks --rounds N --seed S` mounts them and
repeats a run.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from test_media import take_photo
from world import MORNING, Clock, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.errors import Offline, StorageFull
from sync.server import tables
from sync.server.checking import check

MEGABYTES = 24
LEFT = (0, 4096, 12_288, 40_960, 131_072, 400_000)
"""Bytes that are left on a full disk: from nothing to enough for some writes and not for others."""


def on_small_disks(*arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """Run this program on two file systems of a few megabytes that vanish with it."""
    program = Path(__file__)
    with tempfile.TemporaryDirectory() as place:
        laptop, office = Path(place, "laptop"), Path(place, "office")
        laptop.mkdir()
        office.mkdir()
        mounts = " && ".join(
            f"mount -t tmpfs -o size={MEGABYTES}m tmpfs {folder}" for folder in (laptop, office)
        )
        run = f'{mounts} && exec "$0" "$@"'
        words = [sys.executable, str(program), str(laptop), str(office), *arguments]
        return subprocess.run(
            [*own_mounts(), "sh", "-c", run, *words],
            capture_output=True,
            text=True,
            timeout=timeout,
            env={**os.environ, "PYTHONPATH": f"{program.parents[3]}{os.pathsep}{program.parents[2]}"},
            check=False,
        )


@cache
def own_mounts() -> tuple[str, ...]:
    """The words that start a program with file systems of its own; empty where this system does not allow that."""
    for words in (("unshare", "--mount"), ("unshare", "--mount", "--map-root-user")):
        with contextlib.suppress(OSError):
            tried = subprocess.run(
                [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
            )
            if tried.returncode == 0:
                return words
    return ()


class Ballast:
    """A file that takes up a disk."""

    def __init__(self, disk: Path) -> None:
        self._file = disk / "ballast"

    def leave(self, free: int) -> None:
        """Fill the disk until only about `free` bytes are left."""
        with self._file.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(65_536))
        with self._file.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(512))
        os.truncate(self._file, max(0, self._file.stat().st_size - free))

    def go(self) -> None:
        """The disk has room again."""
        self._file.unlink()


class Day:
    """A laptop and an office, and what each said is kept."""

    def __init__(self, laptop_disk: Path, office_disk: Path, dice: random.Random) -> None:
        self.dice = dice
        self.office = Office(office_disk / "office", Clock())
        account = self.office.hire("kari")
        self.laptop = Laptop(self.office, account, laptop_disk / "laptop", self.office.clock)
        self.laptop.sign_in()
        self.office.job("job-1", account)
        self.laptop.sync()
        self.disks = {"laptop": laptop_disk, "office": office_disk}
        self.acknowledged: list[str] = []
        self.said_full = 0

    def round(self, number: int) -> None:
        """One disk or both are full; people work on; then there is room again and everybody syncs."""
        full = self.dice.choice((["laptop"], ["office"], ["laptop", "office"]))
        ballast = [Ballast(self.disks[name]) for name in full]
        for one in ballast:
            one.leave(self.dice.choice(LEFT))
        for step in range(self.dice.randint(2, 6)):
            self.work(number * 100 + step)
            self.office.clock.pass_(seconds=20)
            try:
                self.laptop.sync(held_too=True)
            except (Offline, StorageFull):
                self.said_full += 1
        if self.dice.random() < 0.3:
            self.laptop.restart()
        for one in ballast:
            one.go()
        self.laptop.sync_until_quiet()
        self.judge()

    def work(self, number: int) -> None:
        note = Note(
            id=f"note-{number}",
            job_id="job-1",
            author="K",
            text="x" * self.dice.randrange(6000),
            written_at=MORNING,
        )
        try:
            self.laptop.create("note", note)
            self.acknowledged.append(note.id)
            if self.dice.random() < 0.5:
                take_photo(self.laptop, number, size=self.dice.randrange(1000, 90_000))
                self.acknowledged.append(f"photo-{number}")
        except StorageFull:
            self.said_full += 1

    def judge(self) -> None:
        """Raises AssertionError when something that was kept is missing, or there twice."""
        there = self.office.ids("note") | self.office.ids("photo")
        assert set(self.acknowledged) <= there, f"lost: {sorted(set(self.acknowledged) - there)}"
        here = self.laptop.ids("note") | self.laptop.ids("photo")
        assert here == there, f"differs: {sorted(here ^ there)}"
        with self.office.database.reading() as connection:
            names = list(
                connection.execute(
                    sa.select(tables.op.c.row_id).where(tables.op.c.kind.in_(("note", "photo")))
                ).scalars()
            )
        assert len(names) == len(set(names)), "applied twice"
        found = check(self.office.database)
        assert not found.problems, found.problems
        with self.laptop.store.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"

    def close(self) -> None:
        self.laptop.store.close()
        self.office.client.close()
        self.office.database.close()


def main() -> int:
    """Fill so often."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("laptop", type=Path, nargs="?")
    parser.add_argument("office", type=Path, nargs="?")
    parser.add_argument("--small-disks", action="store_true", help="mount them first")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=60.0, help="no round begins after that")
    arguments = parser.parse_args()
    if arguments.small_disks and not own_mounts():
        print("0 full disks: this system lets nobody have a small file system")
        return 0
    if arguments.small_disks:
        words = ("--rounds", arguments.rounds, "--seed", arguments.seed, "--minutes", arguments.minutes)
        done = on_small_disks(*map(str, words), timeout=arguments.minutes * 60 + 120)
        print(done.stdout, done.stderr, sep="", end="")
        return done.returncode
    logging.disable(logging.CRITICAL)
    print(f"seed {arguments.seed}", flush=True)
    until = time.monotonic() + arguments.minutes * 60
    day = Day(arguments.laptop, arguments.office, random.Random(arguments.seed))
    rounds = 0
    while rounds < arguments.rounds and (not rounds or time.monotonic() < until):
        day.round(rounds)
        rounds += 1
    day.close()
    print(f"{rounds} full disks, said {day.said_full} times, {len(day.acknowledged)} kept, nothing lost")
    return 0 if day.said_full or rounds < arguments.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
