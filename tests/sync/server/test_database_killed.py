"""PostgreSQL killed in the middle of a morning's load: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from postgresql import Cluster
from server_builders import START, Client, Clock

from fieldapp.domain.people import Role
from sync.protocol.wire import Change
from sync.server import tables
from sync.server.accounts import add_account
from sync.server.actors import Actor
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.changes import accept
from sync.server.checking import check
from sync.server.database import Database, DatabaseAway
from sync.server.founding import FIRST_TENANT, found

WRITERS, KILLS, BETWEEN = 4, 2, 1.5


@pytest.fixture
def durable() -> Iterator[Cluster]:
    """A PostgreSQL that waits for the disk, as in earnest."""
    cluster = Cluster(durable=True)
    yield cluster
    cluster.close()


class Writer(threading.Thread):
    """A laptop that makes customers, one a push, and repeats each until it is answered."""

    def __init__(self, database: Database, actor: Actor, stop: threading.Event) -> None:
        super().__init__()
        self.database, self.actor, self.stop = database, actor, stop
        self.acknowledged: list[str] = []
        self.refused: list[str] = []
        self.unanswered = 0

    def run(self) -> None:
        while not self.stop.is_set():
            change = Change(
                op_id=str(uuid4()),
                kind="customer",
                id=str(uuid4()),
                action="create",
                set={"name": "Kunde", "phone": "", "email": "", "language": "nb"},
                made_at=START,
            )
            while not self.stop.is_set():
                try:
                    with self.database.writing() as connection:
                        (result,) = accept(connection, actor=self.actor, changes=[change], now=START)
                except DatabaseAway:
                    self.unanswered += 1
                    time.sleep(0.05)
                    continue
                (self.acknowledged if result.outcome == "applied" else self.refused).append(change.id)
                break


def test_what_was_acknowledged_is_there_once_after_every_kill(durable: Cluster, tmp_path: Path) -> None:
    url = durable.make()
    database = found(tmp_path / "centre", url, now=START)
    actors = []
    with database.writing() as connection:
        for number in range(WRITERS):
            account = add_account(
                connection,
                login=f"t{number}",
                password="long enough",
                name=f"T {number}",
                role=Role.TECHNICIAN,
                now=START,
            )
            actors.append(
                Actor(
                    tenant=FIRST_TENANT,
                    person_id=account.person_id,
                    name=account.name,
                    role=account.role,
                    device_id=f"d{number}",
                )
            )
    stop = threading.Event()
    writers = [Writer(database, actor, stop) for actor in actors]
    for writer in writers:
        writer.start()
    try:
        for _ in range(KILLS):
            time.sleep(BETWEEN)
            durable.kill()
            durable.start()
        time.sleep(BETWEEN)
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    row, op = tables.synced_row, tables.op
    with database.reading() as connection:
        there = connection.scalars(sa.select(row.c.id).where(row.c.kind == "customer")).all()
        answered = connection.scalars(sa.select(op.c.row_id).where(op.c.kind == "customer")).all()
    acknowledged = {row_id for writer in writers for row_id in writer.acknowledged}
    assert len(acknowledged) > WRITERS * KILLS
    assert not any(writer.refused for writer in writers)
    assert any(writer.unanswered for writer in writers), "the kills were not noticed"
    assert acknowledged <= set(there)
    # Each writer may have been stopped between a commit and its answer, once.
    assert len(set(there) - acknowledged) <= WRITERS
    assert len(answered) == len(set(answered)) == len(there)
    assert check(database).problems == []
    database.close()


def test_while_the_database_is_away_requests_are_told_to_come_back(
    durable: Cluster, tmp_path: Path, clock: Clock
) -> None:
    database = found(tmp_path / "centre", durable.make(), now=START)
    app: FastAPI = build_app(Centre(database, clock=clock))
    client = Client(app)
    assert client.get("/v1/ready").status_code == 200
    durable.kill()
    for path in ("/v1/health", "/v1/ready"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
        assert answer.headers["retry-after"] == "5"
    durable.start()
    statuses = [client.get("/v1/ready").status_code for _ in range(2)]
    assert statuses[-1] == 200
    database.close()
