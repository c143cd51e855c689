"""Several laptops and the office at once: whatever happens, nothing is lost, doubled or seen differently."""

import json
import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from server_builders import ROW_A, ROW_B, START, office_file

from fieldapp.domain.people import Role
from sync.protocol.hashes import marks_of
from sync.protocol.wire import Change, Cursor, PushResult
from sync.server import tables
from sync.server.accounts import Account
from sync.server.actors import Actor
from sync.server.changes import accept
from sync.server.database import Database
from sync.server.edits import put
from sync.server.founding import FIRST_TENANT
from sync.server.imports.jobs import import_jobs
from sync.server.queries import pull_page

NOTES = ("", "en", "to", "tre")


class Device:
    """A laptop reduced to its rules: a shadow, a cursor, and the last own change of every field."""

    def __init__(self, database: Database, actor: Actor, dice: random.Random) -> None:
        self.database, self.actor, self.dice = database, actor, dice
        self.shadow: dict[tuple[str, str], dict[str, Any]] = {}
        self.cursor = Cursor()
        self.waiting: list[Change] = []
        self.latest: dict[tuple[str, str], str] = {}

    def edit(self, row_id: str, now: datetime, **fields: Any) -> Change | None:
        row = self.shadow.get(("site", row_id))
        if row is None:
            return None
        change = Change(
            op_id=str(UUID(int=self.dice.getrandbits(128))),
            kind="site",
            id=row_id,
            action="set",
            set=fields,
            base={name: row["versions"][name] for name in fields},
            prev={name: self.latest[row_id, name] for name in fields if (row_id, name) in self.latest},
            made_at=now,
        )
        self.latest.update({(row_id, name): change.op_id for name in fields})
        self.waiting.append(change)
        return change

    def push(self, now: datetime, *, reply_lost: bool) -> list[PushResult]:
        sent = self.waiting[: self.dice.randint(1, 5)]
        with self.database.writing() as connection:
            results = accept(connection, actor=self.actor, changes=sent, now=now)
        if reply_lost:
            return []
        self.waiting = self.waiting[len(sent) :]
        return results

    def pull(self, limit: int) -> bool:
        with self.database.reading() as connection:
            page = json.loads(pull_page(connection, self.actor, self.cursor, limit))
        if page["snapshot"]:
            self.shadow.clear()
        self.shadow.update({(row["kind"], row["id"]): row for row in page["rows"]})
        for row in page["removed"]:
            self.shadow.pop((row["kind"], row["id"]), None)
        self.cursor = Cursor(**page["cursor"])
        if page["check"]:
            kinds = {kind for kind, _ in self.shadow}
            assert {kind: tuple(check.values()) for kind, check in page["check"].items()} == {
                kind: marks_of((key[1], row["seq"]) for key, row in self.shadow.items() if key[0] == kind)
                for kind in kinds
            }
        return bool(page["has_more"])

    def pull_all(self) -> None:
        while self.pull(1000):
            pass


@pytest.fixture
def actors(account: Callable[[str], Account]) -> dict[str, Actor]:
    return {
        login: Actor(
            tenant=FIRST_TENANT,
            person_id=account(login).person_id,
            name=login,
            role=Role.TECHNICIAN,
            device_id=f"{login} device",
        )
        for login in ("kari", "ola")
    }


@pytest.fixture
def begin(database: Database, account: Callable[[str], Account]) -> Callable[[], None]:
    def empty_and_import() -> None:
        with database.writing() as connection:
            for table in (
                tables.history,
                tables.op,
                tables.conflict,
                tables.late_contribution,
                tables.import_row,
            ):
                connection.execute(sa.delete(table))
            row, share = tables.synced_row, tables.share
            connection.execute(sa.delete(share))
            connection.execute(sa.delete(row).where(row.c.kind.in_(("job", "customer", "site", "vehicle"))))
            connection.execute(sa.delete(row).where(row.c.job_id != ""))
        with database.writing() as connection:
            import_jobs(connection, office_file(ROW_A, ROW_B), technician=account("kari"), now=START)

    return empty_and_import


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings.default.max_examples // 2,
)
@given(seed=st.integers(0, 2**32))
def test_random_days_converge_and_lose_nothing(
    database: Database, actors: dict[str, Actor], begin: Callable[[], None], seed: int
) -> None:
    begin()
    dice, now = random.Random(seed), START
    devices = [Device(database, actors[login], dice) for login in ("kari", "kari", "ola")]
    made: dict[str, Change] = {}
    answered: dict[str, set[str]] = {}
    for _ in range(40):
        now += timedelta(seconds=1)
        device = dice.choice(devices)
        step = dice.random()
        sites = [row_id for kind, row_id in device.shadow if kind == "site"]
        if step < 0.35 and sites:
            change = device.edit(dice.choice(sites), now, note=dice.choice(NOTES))
            if change is not None:
                made[change.op_id] = change
        elif step < 0.6 and device.waiting:
            for result in device.push(now, reply_lost=dice.random() < 0.3):
                answered.setdefault(result.op_id, set()).add(result.outcome)
        elif step < 0.85:
            device.pull(dice.choice((2, 7, 1000)))
        else:
            _office(database, actors, dice, now)
    for device in devices:
        while device.waiting:
            for result in device.push(now, reply_lost=False):
                answered.setdefault(result.op_id, set()).add(result.outcome)
    for device in devices:
        device.pull_all()
    _check(database, devices, made, answered)


def _office(database: Database, actors: dict[str, Actor], dice: random.Random, now: datetime) -> None:
    row = tables.synced_row
    with database.writing() as connection:
        kind = dice.choice(("site", "job"))
        row_id = dice.choice(sorted(connection.scalars(sa.select(row.c.id).where(row.c.kind == kind))))
        owner = dice.choice([*(actor.person_id for actor in actors.values()), None])
        fields = {"note": dice.choice(NOTES)} if kind == "site" else {"technician_id": owner}
        put(connection, FIRST_TENANT, kind, {row_id: fields}, now=now)


def _check(
    database: Database, devices: list[Device], made: dict[str, Change], answered: dict[str, set[str]]
) -> None:
    for device in devices:
        fresh = Device(database, device.actor, device.dice)
        fresh.pull_all()
        assert device.shadow == fresh.shadow, "a laptop that followed sees what a new one sees"
    with database.reading() as connection:
        written = set(connection.scalars(sa.select(tables.history.c.op_id)))
        late = set(connection.scalars(sa.select(tables.late_contribution.c.op_id)))
        clashed = set(connection.scalars(sa.select(tables.conflict.c.op_id)))
        entries = connection.execute(sa.select(tables.history.c.row_id, tables.history.c.after))
        once_said = {(row_id, json.loads(after).get("note")) for row_id, after in entries}
        seqs = list(connection.scalars(sa.select(tables.history.c.seq).order_by(tables.history.c.seq)))
    assert len(seqs) == len(set(seqs))
    for op_id, outcomes in answered.items():
        (outcome,) = outcomes
        change = made[op_id]
        # A change that says what the row says already is taken without a new version.
        agreed = (change.id, change.set["note"]) in once_said
        superseded = any(
            other.prev.get("note") == op_id or (other.id == change.id and other.op_id in written | clashed)
            for other in made.values()
        )
        assert op_id in written | late | clashed or agreed or superseded, (op_id, outcome)


def test_one_change_sent_from_many_threads_is_applied_once(
    database: Database, actors: dict[str, Actor], begin: Callable[[], None]
) -> None:
    begin()
    device = Device(database, actors["kari"], random.Random(1))
    device.pull_all()
    site = next(row_id for kind, row_id in device.shadow if kind == "site")
    change = device.edit(site, START, note="en")
    assert change is not None
    outcomes: list[str] = []

    def send() -> None:
        with database.writing() as connection:
            (result,) = accept(connection, actor=device.actor, changes=[change], now=START)
        outcomes.append(result.outcome)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["applied"] * 8
    with database.reading() as connection:
        history = tables.history
        count = sa.select(sa.func.count()).where(history.c.op_id == change.op_id)
        assert connection.execute(count).scalar_one() == 1


def test_sequence_numbers_of_many_writers_have_no_gap_a_cursor_could_miss(
    database: Database, actors: dict[str, Actor], begin: Callable[[], None]
) -> None:
    """A reader that follows while others write must end with what a new reader gets."""
    begin()
    follower = Device(database, actors["kari"], random.Random(2))
    follower.pull_all()
    sites = [row_id for kind, row_id in follower.shadow if kind == "site"]
    done = threading.Event()

    def write(name: str) -> None:
        for number in range(20):
            with database.writing() as connection:
                put(
                    connection,
                    FIRST_TENANT,
                    "site",
                    {sites[number % 2]: {"note": f"{name}{number}"}},
                    now=START,
                )

    def follow() -> None:
        while not done.is_set():
            follower.pull_all()

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    reader = threading.Thread(target=follow)
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    follower.pull_all()
    fresh = Device(database, actors["kari"], random.Random(3))
    fresh.pull_all()
    assert follower.shadow == fresh.shadow
