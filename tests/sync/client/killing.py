"""SIGKILL for a laptop and its server at random moments of a day's work; then nothing acknowledged may be missing.

Both are processes forked from this one, which has everything loaded: a life costs a fraction of a second.
`PYTHONPATH=.:tests python tests/sync/client/killing.py FOLDER --kills N --seed S` or `--minutes M`.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from test_media import take_photo
from world import MORNING, Clock, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.errors import FieldAppError
from fieldapp.store import media_queue, outbox, rows
from fieldapp.store.engine import open_store
from sync.client.engine import Round, sync_once
from sync.client.transport import RequestsSend, Server
from sync.server import tables
from sync.server.founding import open_centre
from sync.server.serving import Listening, serve

LONGEST_LIFE_SECONDS = 0.4
EVERY_NTH_WITH_PHOTO = 4


def fork(work: Callable[[], None]) -> int:
    """A process of its own that does `work` until it is killed."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(0)


class Day:
    """A folder with an office and a laptop, both off."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.dice = dice
        office = Office(folder / "office", Clock())
        laptop = Laptop(office, office.hire("kari"), folder / "laptop", office.clock)
        laptop.sign_in()
        office.job("job-1", laptop.account)
        laptop.sync()
        laptop.store.close()
        office.client.close()
        office.database.close()
        self.laptop = laptop
        self.office_folder = folder / "office"
        self.said = folder / "acknowledged"
        self.said.touch()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def serve(self) -> None:
        database = open_centre(self.office_folder)
        serve(database, Listening(port=self.port), announce=lambda url: None)

    def work(self, life: int) -> None:
        """Write notes, take photos and sync; each is said once it is saved."""
        laptop = self.laptop
        laptop.store = open_store(laptop.folder, laptop.key)
        server = Server(RequestsSend(f"http://127.0.0.1:{self.port}"))
        with self.said.open("ab", buffering=0) as said:
            for number in range(10_000):
                name = f"{life}-{number}"
                note = Note(id=f"note-{name}", job_id="job-1", author="K", text=name, written_at=MORNING)
                laptop.create("note", note)
                said.write(f"{note.id}\n".encode())
                if number % EVERY_NTH_WITH_PHOTO == 0:
                    take_photo(laptop, life * 10_000 + number, size=30_000)
                    said.write(f"photo-{life * 10_000 + number}\n".encode())
                with contextlib.suppress(FieldAppError):
                    sync_once(laptop.store, server, how=Round(held_too=True))

    def acknowledged(self) -> list[str]:
        return self.said.read_text().split()

    def settle(self) -> None:
        """Both are on and left in peace; raises AssertionError when something is missing or twice."""
        server = fork(self.serve)
        try:
            laptop = self.laptop
            laptop.store = open_store(laptop.folder, laptop.key)
            line = Server(RequestsSend(f"http://127.0.0.1:{self.port}"))
            for _ in range(200):
                with contextlib.suppress(FieldAppError):
                    done = sync_once(laptop.store, line)
                    if not done.waiting and not done.media_waiting:
                        break
                time.sleep(0.05)
            with laptop.store.reading() as connection:
                assert outbox.changes_waiting(connection) == ()
                assert media_queue.counts(connection).waiting == 0
                here = {one.id for kind in ("note", "photo") for one in rows.fetch_many(connection, kind)}
                hashes = {one.sha256 for one in rows.fetch_many(connection, "photo")}
            laptop.store.close()
        finally:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
        acknowledged = self.acknowledged()
        assert set(acknowledged) <= here, f"lost on the laptop: {sorted(set(acknowledged) - here)}"
        database = open_centre(self.office_folder)
        with database.reading() as connection:
            query = sa.select(tables.op.c.row_id).where(tables.op.c.kind.in_(("note", "photo")))
            there = list(connection.execute(query).scalars())
        assert len(there) == len(set(there)), "applied twice"
        assert here == set(there), f"not at the office: {sorted(here - set(there))}"
        for sha256 in hashes:
            assert database.blobs.has(sha256), f"{sha256} has a receipt and is not there"
        database.close()


def run(folder: Path, *, seed: int, kills: int, until: float) -> tuple[int, int]:
    """Live and die; gives how many were killed and how much had been acknowledged."""
    dice = random.Random(seed)
    day = Day(folder, dice)
    done = life = 0
    server = fork(day.serve)
    while done < kills or time.monotonic() < until:
        life += 1
        laptop = fork(lambda life=life: day.work(life))  # type: ignore[misc]  # a lambda with its own number
        time.sleep(dice.uniform(0.02, LONGEST_LIFE_SECONDS))
        os.kill(laptop, signal.SIGKILL)
        os.waitpid(laptop, 0)
        done += 1
        if dice.random() < 0.4:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
            done += 1
            server = fork(day.serve)
    os.kill(server, signal.SIGKILL)
    os.waitpid(server, 0)
    day.settle()
    return done, len(day.acknowledged())


def main() -> int:
    """Kill so often, or for so long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0.0)
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    until = time.monotonic() + arguments.minutes * 60
    kills, saved = run(arguments.folder, seed=arguments.seed, kills=arguments.kills, until=until)
    print(f"{kills} kills, {saved} saved, nothing lost, nothing twice")
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main())
