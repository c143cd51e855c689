"""Random days of laptops and an office over a bad network: in the end everybody sees the same, and nothing is lost.

A history is one seed. `PYTHONPATH=.:tests python tests/sync/client/histories.py --seed N` repeats one, `--minutes M`
runs as many new ones as the time allows, and says how many.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import random
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

import sqlalchemy as sa
from evidence import Evidence
from hazards import PowerCut, Socket, Wire, no_room_for_files
from morning import JOBS, application, memory_folder, one_thread, the_morning
from world import Clock, Laptop, Office

from fieldapp.domain.attachments import Photo, Signature, SignerRole
from fieldapp.domain.customer_messages import Note
from fieldapp.domain.inspections import Answer, Inspection, InspectionKind, answer_id
from fieldapp.domain.jobs import JobStatus, allowed_moves
from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Role
from fieldapp.errors import (
    DeviceRevoked,
    FieldAppError,
    NotAllowedNow,
    NotSignedIn,
    Offline,
    Refused,
    StorageFull,
)
from fieldapp.operations import conflicts
from fieldapp.store import blobs as laptop_files
from fieldapp.store import outbox, rows, sync_state
from fieldapp.store.engine import open_store
from sync.client.push import BatchSize
from sync.client.revocation import wipe_is_due
from sync.client.transport import Server
from sync.server import tables
from sync.server.accounts import Account
from sync.server.actors import Actor
from sync.server.blobs import BlobFolder
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.decisions import settle as settle_at_office
from sync.server.devices import revoke
from sync.server.edits import remove
from sync.server.founding import open_centre
from sync.server.ledger import Ledger
from sync.server.scope import TOMBSTONES_KEPT, forget_tombstones

_OVER = frozenset({JobStatus.COMPLETED, JobStatus.CLOSED, JobStatus.CANCELLED, JobStatus.RESOLVED_REMOTELY})
TRACE = bool(os.environ.get("TRACE"))
FEWEST_STEPS, MOST_STEPS = 60, 200


@cache
def _centre_in(folder: Path) -> Database:
    """The same in every history of a process: closed it has no connection, and still knows its statements."""
    return open_centre(folder)


class HistoryOffice(Office):
    """An office from a copied folder; its machine hangs on a socket."""

    socket_wrap = staticmethod(Socket.wrap)

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock, self.tenant = folder, clock, "main"
        self.socket = Socket()
        self.open()

    def open(self) -> None:
        self.database = _centre_in(self.folder)
        transaction = partial(Database.writing, self.database)
        self.database.writing = self.socket_wrap(self.socket, transaction)  # type: ignore[method-assign]
        self.client = application(Centre(self.database, clock=self.clock))

    def close(self) -> None:
        self.client.close()
        self.database.close()


class SmallPushes(BatchSize):
    """Two changes a push: several follow each other, each leaving while the one before is being settled."""

    def __init__(self) -> None:
        super().__init__(changes=2)

    def grow(self) -> None:
        self.changes = 2


class HistoryLaptop(Laptop):
    """A laptop from a copied folder, with a clock, a network and a power socket of its own."""

    def __init__(
        self, office: HistoryOffice, account: Account, folder: Path, key: bytes, dice: random.Random
    ) -> None:
        self.office, self.account, self.folder, self.key = office, account, folder, key
        self.clock = Clock(office.clock.now)
        self.socket = Socket()
        self.wire = Wire(lambda: office.client, dice)
        self.image: Path | None = None
        self.revoked = ""
        self.gone = False
        self.restart()
        with self.store.reading() as connection:
            session = sync_state.session(connection)
        assert session is not None
        self.device_id = session.device_id

    def restart(self) -> None:
        if "store" in self.__dict__:
            self.store.close()
        self.socket.commits_left = self.socket.full_for = 0
        self.store = open_store(self.folder, self.key)
        self.store.writing = self.socket.wrap(self.store.writing)  # type: ignore[method-assign]
        self.store.copying = self.socket.wrap(self.store.copying)  # type: ignore[method-assign]
        self.server = Server(self.wire)
        self.size = SmallPushes() if int(self.folder.name[-1]) % 2 else BatchSize()


def nobody() -> None:
    """Nobody does anything meanwhile."""


class History:
    """One history: who does what is drawn from one seed. `run` raises AssertionError when a promise is broken."""

    def __init__(self, seed: int, folder: Path, *, steps: int | None = None) -> None:
        self.dice = random.Random(seed)
        morning = the_morning()
        self.folder = folder
        self.clock = Clock()
        self.clock.pass_(minutes=5)
        shutil.copytree(morning.folder / "office", folder / "office")
        self.office = HistoryOffice(folder / "office", self.clock)
        self.laptops: list[HistoryLaptop] = []
        chosen = sorted(self.dice.sample(range(len(morning.keys)), self.dice.randint(2, 5)))
        for number in chosen:
            shutil.copytree(morning.folder / f"laptop-{number}", folder / f"laptop-{number}")
            laptop = HistoryLaptop(
                self.office,
                morning.accounts[number],
                folder / f"laptop-{number}",
                morning.keys[number],
                self.dice,
            )
            self.laptops.append(laptop)
        self.steps = steps or self.dice.randint(FEWEST_STEPS, MOST_STEPS)
        self.evidence = Evidence(self.office, self.laptops)
        self.count = 0
        self.disturbed = self.calm = False
        self.backup: Path | None = None
        self.actions: list[Callable[[HistoryLaptop], None]] = [
            *(self.note, self.site, self.odometer, self.inspect, self.photo, self.poison),
            *(self.undo, self.settle, self.status, self.status, self.answer, self.answer, self.answer),
            *(self.finish, self.finish, self.office_site, self.office_job, self.office_answer, self.reassign),
            *(self.office_new_job, self.office_cancels, self.office_settles, self.office_removes),
            *(self.sync, self.sync, self.sync, self.sync),
            *(self.bad_sync,) * 5,
            *(self.crash, self.crash, self.office_crash, self.disk_full, self.clock_jumps),
            self.out_of_service,
        ]
        if seed % 4:  # some histories without: only there a laptop has no excuse for conflicting with itself
            self.actions += [self.disaster_office, self.disaster_laptop]

    def run(self) -> None:
        try:
            for _ in range(self.steps):
                self.step()
            self.quiet()
            self.evidence.judge()
        finally:
            for laptop in self.laptops:
                laptop.store.close()
            self.office.close()

    def step(self) -> None:
        seconds = self.dice.choice((1, 3, 9, 60))
        self.clock.pass_(seconds=seconds)
        for laptop in self.laptops:
            laptop.clock.pass_(seconds=seconds)
        there = [laptop for laptop in self.laptops if not laptop.gone]
        if there:
            laptop = self.dice.choice(there)
            action = self.dice.choice(self.actions)
            if TRACE:
                print(self.clock.now.time(), laptop.folder.name, action.__name__, laptop.revoked)
            action(laptop)
            self.evidence.look(laptop)

    # What a technician does

    def fresh(self) -> int:
        self.count += 1
        return self.count

    def a_job(self, laptop: HistoryLaptop) -> str | None:
        """A job this laptop may still work on, as far as it knows."""
        with laptop.store.reading() as connection:
            known = rows.fetch_many(connection, "job")
        open_jobs = sorted(job.id for job in known if job.status not in _OVER)
        return self.dice.choice(open_jobs or [None])

    def note(self, laptop: HistoryLaptop) -> None:
        if job_id := self.a_job(laptop):
            note = Note(
                id=f"note-{self.fresh()}", job_id=job_id, author="K", text="x", written_at=laptop.clock()
            )
            laptop.create("note", note)

    def site(self, laptop: HistoryLaptop) -> None:
        job_id = self.a_job(laptop)
        if job_id and f"{job_id}-site" in laptop.ids("site"):
            laptop.edit("site", f"{job_id}-site", note=f"laptop {self.fresh()}")

    def odometer(self, laptop: HistoryLaptop) -> None:
        if job_id := self.a_job(laptop):
            laptop.edit("job", job_id, odometer_km=self.fresh())

    def poison(self, laptop: HistoryLaptop) -> None:
        """A change the office will refuse: its row waits, no other does."""
        if self.dice.random() < 0.4 and (job_id := self.a_job(laptop)):
            laptop.edit("job", job_id, odometer_km=self.fresh())
            with laptop.store.writing() as connection:
                connection.exec_driver_sql(
                    'UPDATE outbox SET fields = \'{"technician_id":"nobody"}\' '
                    "WHERE n = (SELECT max(n) FROM outbox) AND op_id NOT IN (SELECT op_id FROM sent)"
                )

    def status(self, laptop: HistoryLaptop) -> None:
        job_id = self.a_job(laptop)
        moves = job_id and sorted(
            allowed_moves(laptop.row("job", job_id).status, Role.TECHNICIAN)
            - {JobStatus.ON_HOLD, JobStatus.CANNOT_COMPLETE, JobStatus.COMPLETED}
        )
        if job_id and moves:
            status = self.dice.choice(moves)
            times = {**(laptop.row("job", job_id).status_times or {}), status.value: laptop.clock()}
            laptop.edit("job", job_id, status=status, status_times=times)

    def finish(self, laptop: HistoryLaptop) -> None:
        """Nobody is there to sign, and the job is completed."""
        job_id = self.a_job(laptop)
        if job_id is None or laptop.row("job", job_id).status is not JobStatus.IN_PROGRESS:
            return
        signature = Signature(
            id=f"signature-{self.fresh()}",
            job_id=job_id,
            role=SignerRole.CUSTOMER,
            signed_at=laptop.clock(),
            content_sha256="0" * 64,
            waived_reason="key box",
        )
        laptop.create("signature", signature)
        times = {**(laptop.row("job", job_id).status_times or {}), "completed": laptop.clock()}
        laptop.edit(
            "job", job_id, status=JobStatus.COMPLETED, status_times=times, completed_at=laptop.clock()
        )

    def undo(self, laptop: HistoryLaptop) -> None:
        for job_id in sorted(laptop.ids("job")):
            with laptop.store.writing() as connection:
                gesture = outbox.undoable_status(connection, job_id, now=laptop.clock())
                if gesture is not None:
                    with suppress(NotAllowedNow):
                        outbox.undo(connection, gesture.id)
                        self.evidence.taken_back(laptop, connection)
                    return

    def settle(self, laptop: HistoryLaptop) -> None:
        for conflict in laptop.conflicts()[:1]:
            choice = self.dice.choice(conflicts.CHOICES)
            with suppress(FieldAppError):
                conflicts.settle(
                    laptop.store, conflict_id=conflict.id, choice=choice, now=Moment(laptop.clock(), 0.0, "")
                )

    def inspect(self, laptop: HistoryLaptop) -> None:
        if job_id := self.a_job(laptop):
            inspection = Inspection(
                id=f"inspection-{self.fresh()}",
                job_id=job_id,
                template_id="t",
                form_id="mobile_visit",
                form_version="1",
                template_sha256="0" * 64,
                kind=InspectionKind.CONDITION,
                started_at=laptop.clock(),
                technician_id=laptop.account.person_id,
            )
            laptop.create("inspection", inspection)

    def answer(self, laptop: HistoryLaptop) -> None:
        job_id = self.a_job(laptop)
        with laptop.store.reading() as connection:
            begun = sorted(one.id for one in rows.fetch_many(connection, "inspection", job_id=job_id))
        if begun:
            inspection_id = self.dice.choice(begun)
            path = f"/data/{self.dice.randrange(4)}"
            answer = Answer(
                id=answer_id(inspection_id, path),
                inspection_id=inspection_id,
                path=path,
                value=f"v{self.fresh()}",
                answered_at=laptop.clock(),
            )
            with laptop.store.writing() as connection:
                rows.save(connection, "answer", answer, now=laptop.clock())

    def photo(self, laptop: HistoryLaptop) -> None:
        if job_id := self.a_job(laptop):
            number = self.fresh()
            original, preview = self.dice.randbytes(9000), self.dice.randbytes(500)
            photo = Photo(
                id=f"photo-{number}",
                job_id=job_id,
                sha256=laptop.store.blobs.put(original, job_id=job_id),
                preview_sha256=laptop.store.blobs.put(preview, job_id=job_id),
                width=4,
                height=3,
                size=len(original),
                taken_at=laptop.clock(),
            )
            laptop.create("photo", photo)

    # What the office does

    def office_site(self, _laptop: HistoryLaptop) -> None:
        site_id = f"job-{self.dice.randrange(JOBS)}-site"
        self.office.edit("site", site_id, note=f"office {self.fresh()}", city=f"{self.fresh()}")

    def office_job(self, _laptop: HistoryLaptop) -> None:
        self.office.edit("job", f"job-{self.dice.randrange(JOBS)}", concern=f"office {self.fresh()}")

    def office_answer(self, _laptop: HistoryLaptop) -> None:
        if answers := sorted(self.office.ids("answer")):
            self.office.edit("answer", self.dice.choice(answers), value=f"office {self.fresh()}")

    def office_new_job(self, laptop: HistoryLaptop) -> None:
        self.office.job(f"job-new-{self.fresh()}", laptop.account)

    def office_cancels(self, _laptop: HistoryLaptop) -> None:
        if self.dice.random() < 0.3:
            with suppress(NotAllowedNow):
                self.office.edit(
                    "job", self.dice.choice(sorted(self.office.ids("job"))), status=JobStatus.CANCELLED
                )

    def office_settles(self, laptop: HistoryLaptop) -> None:
        anne = Actor(tenant=self.office.tenant, person_id="anne", name="Anne", role=Role.ADVISOR)
        with self.office.database.writing() as connection:
            found = connection.execute(
                sa.select(tables.conflict.c.id).where(tables.conflict.c.state == "open")
            ).scalars()
            if open_ones := sorted(found):
                choice = self.dice.choice(("mine", "office"))
                settle_at_office(
                    connection, anne, self.dice.choice(open_ones), choice, now=self.office.clock()
                )

    def office_removes(self, _laptop: HistoryLaptop) -> None:
        """A row is deleted for everybody, and sometimes nobody remembers any more that it was."""
        kind = self.dice.choice(("note", "answer"))
        if there := sorted(self.office.ids(kind)):
            row_id = self.dice.choice(there)
            self.evidence.removed.add((kind, row_id))
            with self.office.database.writing() as connection:
                remove(connection, self.office.tenant, [(kind, row_id)], now=self.office.clock())
                if self.dice.random() < 0.5:
                    ledger = Ledger(connection, self.office.tenant, now=self.office.clock())
                    forget_tombstones(ledger, now=self.office.clock() + 2 * TOMBSTONES_KEPT)

    def reassign(self, laptop: HistoryLaptop) -> None:
        if self.dice.random() < 0.6:
            person = laptop.account.person_id
            self.office.edit("job", f"job-{self.dice.randrange(JOBS)}", technician_id=person)

    # What goes well and wrong

    def sync(self, laptop: HistoryLaptop) -> None:
        self._sync(laptop, bad=False)

    def bad_sync(self, laptop: HistoryLaptop) -> None:
        laptop.size.changes = self.dice.choice((1, 3, 500))
        self._sync(laptop, bad=True)

    def _sync(self, laptop: HistoryLaptop, *, bad: bool) -> None:
        laptop.wire.bad = bad
        laptop.wire.meanwhile = nobody if self.disturbed or self.calm else partial(self._others_act, laptop)
        try:
            with self.evidence.watching(laptop):
                laptop.sync()
        except DeviceRevoked as error:
            assert laptop.revoked
            if wipe_is_due(error):
                laptop.gone = True
                self.evidence.wiped(laptop)
        except NotSignedIn:
            if not bad and not laptop.revoked:
                laptop.socket.commits_left = laptop.socket.full_for = 0
                self.office.socket.commits_left = self.office.socket.full_for = 0
                laptop.sign_in()
        except (Offline, Refused, StorageFull):
            if not (bad or self.disturbed or laptop.revoked):
                raise
        except PowerCut:
            laptop.restart()

    def _others_act(self, laptop: HistoryLaptop) -> None:
        """The office has said hello, and the laptop's push is still under way."""
        of_the_office = (
            self.office_site,
            self.office_job,
            self.office_answer,
            self.office_new_job,
            self.reassign,
        )
        self.dice.choice(of_the_office)(laptop)

    def crash(self, laptop: HistoryLaptop) -> None:
        laptop.socket.commits_left = self.dice.randrange(1, 12)
        laptop.socket.kept = self.dice.random() < 0.5
        self._sync(laptop, bad=self.dice.random() < 0.3)
        laptop.restart()

    def office_crash(self, laptop: HistoryLaptop) -> None:
        self.office.socket.commits_left = self.dice.randrange(1, 5)
        self.office.socket.kept = self.dice.random() < 0.5
        self._sync_disturbed(laptop)
        self.office.socket.commits_left = 0  # a round may have fewer commits than that; the next is no crash
        self.office.socket.commits_left = 0

    def disk_full(self, laptop: HistoryLaptop) -> None:
        """A disk is full, its database or its files or both; people go on, and then there is room again."""
        at_office = self.dice.random() < 0.5
        socket = self.office.socket if at_office else laptop.socket
        socket.full_for = self.dice.randrange(6)
        files = (BlobFolder, "_take") if at_office else (laptop_files, "_write_through")
        with no_room_for_files(*files) if self.dice.random() < 0.7 else nullcontext():
            going_on = (self.photo, self.photo, self.note, self.answer, self.odometer, self.office_site)
            for action in self.dice.sample(going_on, self.dice.randrange(4)):
                with suppress(StorageFull):
                    action(laptop)
                self.evidence.look(laptop)
            self._sync_disturbed(laptop)
        socket.full_for = 0

    def _sync_disturbed(self, laptop: HistoryLaptop) -> None:
        self.disturbed = True
        self._sync(laptop, bad=False)
        self.disturbed = False

    def clock_jumps(self, laptop: HistoryLaptop) -> None:
        days = self.dice.choice((-1200, -400, -1, 1, 40, 1000))
        laptop.clock.now = self.clock.now + timedelta(days=days)

    def disaster_office(self, _laptop: HistoryLaptop) -> None:
        """The first time the office is backed up, the second time it is put back to that."""
        copy = self.folder / "office-backup"
        if self.backup is None:
            self.office.close()
            shutil.copytree(self.office.folder, copy)
            self.office.open()
            self.backup = copy
        elif self.backup.exists():
            self.evidence.office_goes_back(copy)
            self.office.close()
            shutil.rmtree(self.office.folder)
            copy.rename(self.office.folder)
            self.office.open()
            with self.office.database.writing() as connection:
                connection.execute(tables.tenant.update().values(epoch=f"{self.dice.getrandbits(64):x}"))
                for laptop in self.laptops:
                    if laptop.revoked:  # the office knows whom it had taken out of service
                        revoke(connection, laptop.device_id, wipe_now=laptop.revoked == "wipe_now")

    def disaster_laptop(self, laptop: HistoryLaptop) -> None:
        """The first time a laptop's disk is copied, the second time it is put back to that."""
        copy = laptop.folder.with_name(f"{laptop.folder.name}-image")
        if laptop.image is None:
            laptop.store.close()
            shutil.copytree(laptop.folder, copy)
            laptop.image = copy
        elif laptop.image.exists():
            before = self.evidence.held_by(laptop)
            laptop.store.close()
            shutil.rmtree(laptop.folder)
            copy.rename(laptop.folder)
            laptop.restart()
            self.evidence.laptop_went_back(laptop, before)
            return
        laptop.restart()

    def out_of_service(self, laptop: HistoryLaptop) -> None:
        if self.dice.random() < 0.3 and not laptop.revoked and len(self._in_service()) > 1:
            laptop.revoked = self.dice.choice(("wipe_now", "push_then_wipe"))
            with self.office.database.writing() as connection:
                revoke(connection, laptop.device_id, wipe_now=laptop.revoked == "wipe_now")
            self.evidence.revoked(laptop)

    def _in_service(self) -> list[HistoryLaptop]:
        return [laptop for laptop in self.laptops if not laptop.revoked]

    def quiet(self) -> None:
        """The network is good again, the office rests, and everybody has synced after everybody."""
        self.calm = True
        self.clock.pass_(minutes=5)
        for laptop in self.laptops:
            laptop.clock.now = self.clock.now
            laptop.wire.arrive()
        for _ in range(4):
            for laptop in self.laptops:
                if not laptop.gone:
                    self.sync(laptop)


def run_history(seed: int, *, steps: int | None = None) -> None:
    """One history, in a folder where nothing else is.

    Raises:
        AssertionError: it names the seed and the command that repeats it.
    """
    folder = _the_place()
    try:
        with one_thread():
            History(seed, folder, steps=steps).run()
    except Exception as error:
        again = f"PYTHONPATH=.:tests python tests/sync/client/histories.py --seed {seed}" + (
            f" --steps {steps}" if steps else ""
        )
        raise AssertionError(f"seed {seed}: {type(error).__name__}: {error}\nrepeat it: {again}") from error
    finally:
        for one in folder.iterdir():
            shutil.rmtree(one, ignore_errors=True)


@cache
def _the_place() -> Path:
    """Where the histories of this process happen, one after the other; empty between them."""
    return memory_folder()


def main() -> int:
    """Repeat one history, or run new ones until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--minutes", type=float, default=1.0)
    arguments = parser.parse_args()
    logging.getLogger("fieldapp").addHandler(logging.NullHandler())  # crashes are what this is about
    if arguments.seed is not None:
        run_history(arguments.seed, steps=arguments.steps)
        return 0
    until = time.monotonic() + arguments.minutes * 60
    the_morning()
    gc.freeze()  # what is loaded by now stays: looking through it again and again is a twentieth of the time
    gc.set_threshold(20_000, 20, 100)
    begun, spent, done = time.monotonic(), time.process_time(), 0
    while not done or time.monotonic() < until:
        run_history(secrets.randbelow(2**40), steps=arguments.steps)
        done += 1
    spent = time.process_time() - spent
    print(
        f"{done} histories, {done / (time.monotonic() - begun) * 60:.0f} a minute, {spent / done:.2f} s of a core each"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
