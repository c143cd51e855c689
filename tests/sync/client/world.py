"""The real server and real laptops in one process, with a network that can be spoiled and a clock that stands."""

from __future__ import annotations

import dataclasses
import hashlib
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from empty_profile import KEY, new_store
from ground import folder_of_this_process
from in_process import InProcess
from quick_secrets import quick_hash
from uuid_utils.compat import uuid7

from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.people import Person, Role
from fieldapp.domain.vehicles import Vehicle
from fieldapp.errors import ServerUnreachable
from fieldapp.store import outbox, rows, sync_state
from fieldapp.store.engine import Store, open_store
from sync.client.engine import Round, SyncSummary, sync_once
from sync.client.push import BatchSize
from sync.client.sign_in import sign_in
from sync.client.transport import HttpAnswer, HttpRequest, Server
from sync.protocol.kinds import from_fields, to_fields
from sync.server import preferences, tables
from sync.server.accounts import Account, account_by_login
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.devices import new_device_code, revoke
from sync.server.edits import put
from sync.server.founding import found, open_centre

MORNING = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
PASSWORD = "long enough password"
URL = "https://office.invalid"


@dataclass
class Clock:
    """Virtual time, shared by both ends."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Network:
    """The way to the server: `spoil` may lose a request, lose its answer, or change what comes back.

    `log` lists every request as (method, path without query).
    """

    client: InProcess
    spoil: Callable[[int, HttpRequest], str] = lambda number, request: "deliver"
    log: list[tuple[str, str]] = field(default_factory=list)
    bytes_up: int = 0

    def __call__(self, request: HttpRequest) -> HttpAnswer:
        number = len(self.log)
        self.log.append((request.method, request.path.partition("?")[0]))
        fate = self.spoil(number, request)
        if fate == "lose the request":
            raise ServerUnreachable("lost on the way")
        answer = self._deliver(request)
        if fate == "deliver twice":
            answer = self._deliver(request)
        if fate == "lose the answer":
            raise ServerUnreachable("lost on the way back")
        if fate == "portal":
            return HttpAnswer(
                status=200, headers={"content-type": "text/html"}, body=b"<html>Welcome to the hotel</html>"
            )
        return answer

    def _deliver(self, request: HttpRequest) -> HttpAnswer:
        self.bytes_up += len(request.body)
        return self.client(request)

    def asked(self, path: str) -> int:
        return sum(1 for _, one in self.log if one.startswith(path))


@cache
def founded(now: datetime) -> Path:
    """A centre of nobody yet, made once in a process: each test copies it."""
    folder = folder_of_this_process() / "office"
    found(folder, now=now).close()
    for of in ("session", "person", "address"):
        # Everybody here has one address, and a minute of a history is as long as its dice say.
        preferences.write(folder, f"limits.{of}_per_minute", "0")
    return folder


class Office:
    """The centre and the office's hand."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        shutil.copytree(founded(clock()), folder, dirs_exist_ok=True)
        self.database: Database = open_centre(folder)
        self.client = self._client()
        self.tenant = "main"

    def _client(self) -> InProcess:
        return InProcess(build_app(Centre(self.database, clock=self.clock)))

    def hire(self, login: str) -> Account:
        """Somebody with an account whose password is checked quickly."""
        person = Person(id=str(uuid7()), name=login.title(), role=Role.TECHNICIAN)
        self.put("person", person)
        facts = {"tenant": self.tenant, "person_id": person.id, "login": login, "active": True}
        with self.database.writing() as connection:
            connection.execute(tables.account.insert().values(**facts, password_hash=quick_hash(PASSWORD)))
            hired = account_by_login(connection, self.tenant, login)
        assert hired is not None
        return hired

    def code(self, account: Account) -> str:
        with self.database.writing() as connection:
            return new_device_code(connection, account, now=self.clock())

    def put(self, kind: str, *values: Any) -> None:
        with self.database.writing() as connection:
            put(
                connection,
                self.tenant,
                kind,
                {value.id: to_fields(kind, value) for value in values},
                now=self.clock(),
            )

    def edit(self, kind: str, row_id: str, **fields: Any) -> None:
        self.put(kind, dataclasses.replace(self.row(kind, row_id), **fields))

    def row(self, kind: str, row_id: str) -> Any:
        value = self.find(kind, row_id)
        assert value is not None, f"the office has no {kind} {row_id}"
        return value

    def find(self, kind: str, row_id: str) -> Any | None:
        import json

        table = tables.synced_row
        with self.database.reading() as connection:
            stored = connection.execute(
                table.select().where(table.c.kind == kind, table.c.id == row_id, ~table.c.deleted)
            ).one_or_none()
        return None if stored is None else from_fields(kind, row_id, json.loads(stored.fields))

    def ids(self, kind: str) -> set[str]:
        table = tables.synced_row
        with self.database.reading() as connection:
            return set(
                connection.execute(
                    table.select().with_only_columns(table.c.id).where(table.c.kind == kind, ~table.c.deleted)
                ).scalars()
            )

    def times_applied(self, op_kind: str) -> int:
        with self.database.reading() as connection:
            return len(connection.execute(tables.op.select().where(tables.op.c.kind == op_kind)).all())

    def has_file(self, content: bytes) -> bool:
        return self.database.blobs.has(hashlib.sha256(content).hexdigest())

    def image(self) -> Path:
        """A backup of the server as it is now."""
        copy = self.folder.parent / "server-backup"
        self.database.close()
        shutil.copytree(self.folder, copy)
        return copy

    def restore(self, image: Path) -> None:
        """The server is put back to a backup and begins a new epoch."""
        self.client.close()
        self.database.close()
        shutil.rmtree(self.folder)
        image.rename(self.folder)
        self.database = open_centre(self.folder)
        with self.database.writing() as connection:
            connection.execute(tables.tenant.update().values(epoch=secrets.token_hex(8)))
        self.client = self._client()

    def revoke(self, device_id: str, *, wipe_now: bool) -> None:
        with self.database.writing() as connection:
            revoke(connection, device_id, wipe_now=wipe_now)

    def job(self, job_id: str, technician: Account, **fields: Any) -> Job:
        """A dispatched job with customer, site and car."""
        self.put(
            "customer", Customer(id=f"{job_id}-customer", name="Ingrid Solbakken", language=Language.BOKMAL)
        )
        self.put(
            "site",
            Site(
                id=f"{job_id}-site",
                customer_id=f"{job_id}-customer",
                street="Innherredsveien 71",
                postcode="7043",
                city="Trondheim",
                country="NO",
            ),
        )
        self.put(
            "vehicle",
            Vehicle(id=f"{job_id}-vehicle", customer_id=f"{job_id}-customer", vin="5YJ3E7EA5KF312845"),
        )
        job = dataclasses.replace(
            Job(
                id=job_id,
                number=f"J-{job_id}",
                kind=JobKind.MOBILE_SERVICE,
                status=JobStatus.DISPATCHED,
                customer_id=f"{job_id}-customer",
                site_id=f"{job_id}-site",
                vehicle_id=f"{job_id}-vehicle",
                technician_id=technician.person_id,
                window_start=MORNING,
                window_end=MORNING + timedelta(hours=1),
            ),
            **fields,
        )
        self.put("job", job)
        return job


class Laptop:
    """A profile of a technician, signed in, with its own network."""

    def __init__(self, office: Office, account: Account, folder: Path, clock: Clock) -> None:
        self.office, self.account, self.folder, self.clock = office, account, folder, clock
        self.key = KEY
        self.store: Store = new_store(folder)
        self.network = Network(office.client)
        self.server = Server(self.network)
        self.size = BatchSize()

    def sign_in(self, **wrong: str) -> sync_state.Session:
        facts = {
            "user": self.account.login,
            "password": PASSWORD,
            "device_code": self.office.code(self.account),
            **wrong,
        }
        return sign_in(
            self.store, self.server, server_url=URL, device_name="laptop", now=self.clock(), **facts
        )

    def sync(self, **how: Any) -> SyncSummary:
        return sync_once(self.store, self.server, clock=self.clock, how=Round(**how), size=self.size)

    def sync_until_quiet(self, tries: int = 60) -> SyncSummary:
        """Sync through a bad network until nothing waits."""
        for _ in range(tries):
            self.clock.pass_(seconds=10)
            try:
                done = self.sync()
            except ServerUnreachable:
                continue
            if not done.waiting and not done.media_waiting:
                return done
        raise AssertionError("the network never let everything through")

    def restart(self) -> None:
        """As after a crash: nothing but what is on the disk is left."""
        self.store.close()
        self.store = open_store(self.folder, self.key)
        self.server = Server(self.network)
        self.size = BatchSize()

    def edit(self, kind: str, row_id: str, **fields: Any) -> None:
        with self.store.writing() as connection:
            rows.edit(connection, kind, row_id, now=self.clock(), **fields)

    def create(self, kind: str, *values: Any) -> None:
        with self.store.writing() as connection:
            for value in values:
                rows.create(connection, kind, value, now=self.clock())

    def row(self, kind: str, row_id: str) -> Any:
        with self.store.reading() as connection:
            return rows.fetch(connection, kind, row_id)

    def ids(self, kind: str) -> set[str]:
        with self.store.reading() as connection:
            return {value.id for value in rows.fetch_many(connection, kind)}

    def waiting(self) -> int:
        with self.store.reading() as connection:
            return len(outbox.changes_waiting(connection))

    def conflicts(self) -> tuple[sync_state.StoredConflict, ...]:
        with self.store.reading() as connection:
            return sync_state.conflicts(connection)
