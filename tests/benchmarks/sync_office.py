"""An office of 10,000 rows as a program of its own, and a laptop that counts its requests."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.inspections import Answer, Inspection, InspectionKind, answer_id
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.parts import Part
from fieldapp.domain.people import Role
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store.engine import Store, open_store
from sync.client.sign_in import sign_in
from sync.client.transport import HttpAnswer, HttpRequest, RequestsSend, Server
from sync.protocol.kinds import to_fields
from sync.server.accounts import Account, add_account
from sync.server.database import Database
from sync.server.devices import new_device_code
from sync.server.edits import put
from sync.server.founding import FIRST_TENANT, found

PASSWORD = "long enough password"
NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
JOBS, ANSWERS_A_JOB, NOTES_A_JOB, PARTS = 200, 30, 8, 1398
"""One job brings a customer, a site, a vehicle and an inspection too: 10,000 rows with company and person."""
WORDS = (
    "battery",
    "coolant",
    "heater",
    "pump",
    "contactor",
    "cable",
    "isolation",
    "torque",
    "seal",
    "bracket",
)


@dataclass
class Counting:
    """A `Send` that counts."""

    send: RequestsSend
    requests: list[str] = field(default_factory=list)
    bytes_up: int = 0
    bytes_down: int = 0

    def __call__(self, request: HttpRequest) -> HttpAnswer:
        self.requests.append(f"{request.method} {request.path.partition('?')[0]}")
        answer = self.send(request)
        self.bytes_up += len(request.body)
        self.bytes_down += int(answer.headers.get("content-length", "0"))
        return answer


@dataclass
class Laptop:
    """A signed-in profile with nothing pulled yet."""

    store: Store
    counting: Counting
    server: Server


class BusyOffice:
    """The centre's folder with its rows; `url` once it serves."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        database = found(folder, now=NOW)
        with database.writing() as connection:
            self.account = add_account(
                connection, login="kari", password=PASSWORD, name="Kari", role=Role.TECHNICIAN, now=NOW
            )
        self._fill(database, self.account)
        database.close()

    def _fill(self, database: Database, account: Account) -> None:
        rows: dict[str, list[Any]] = {}
        dice = Random(1)
        for number in range(JOBS):
            for kind, value in _job(number, account.person_id, dice):
                rows.setdefault(kind, []).append(value)
        rows["part"] = [
            Part(id=f"part-{n:05}", number=f"{n:08}", name=_text(dice, 600), price="1.00", currency="NOK")
            for n in range(PARTS)
        ]
        with database.writing() as connection:
            for kind, values in rows.items():
                put(
                    connection,
                    FIRST_TENANT,
                    kind,
                    {value.id: to_fields(kind, value) for value in values},
                    now=NOW,
                )

    @contextmanager
    def serving(self) -> Iterator[None]:
        """The server's own process runs meanwhile."""
        with program("-m", "sync.server", "--data", str(self.folder), "run", "--port", "0") as said:
            self.url = said.split()[-1]
            yield

    def laptop(self, folder: Path) -> Laptop:
        """One more laptop of the technician."""
        database = Database(self.folder)
        with database.writing() as connection:
            code = new_device_code(connection, self.account, now=datetime.now(UTC))
        database.close()
        store = open_store(folder, secrets.token_bytes(32))
        counting = Counting(RequestsSend(self.url))
        server = Server(counting)
        sign_in(
            store,
            server,
            server_url=self.url,
            user="kari",
            password=PASSWORD,
            device_code=code,
            device_name="laptop",
            now=datetime.now(UTC),
        )
        counting.requests.clear()
        return Laptop(store, counting, server)


@contextmanager
def program(*words: str) -> Iterator[str]:
    """A Python program that says one line when it is ready."""
    process = subprocess.Popen([sys.executable, "-u", *words], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def _text(dice: Random, length: int) -> str:
    words = ""
    while len(words) < length:
        words += f"{dice.choice(WORDS)} {dice.randrange(16**6):06x} "
    return words[:length]


def _job(number: int, technician: str, dice: Random) -> Iterator[tuple[str, Any]]:
    name = f"job-{number:04}"
    yield "customer", Customer(id=f"{name}-c", name=f"Ingrid {number}", language=Language.BOKMAL)
    yield (
        "site",
        Site(
            id=f"{name}-s",
            customer_id=f"{name}-c",
            street="Innherredsveien 71",
            postcode="7043",
            city="Trondheim",
            country="NO",
            note=_text(dice, 500),
        ),
    )
    yield "vehicle", Vehicle(id=f"{name}-v", customer_id=f"{name}-c", vin=f"5YJ3E7EA5KF3{number:05}")
    yield (
        "job",
        Job(
            id=name,
            number=f"J-{number}",
            kind=JobKind.MOBILE_SERVICE,
            status=JobStatus.DISPATCHED,
            customer_id=f"{name}-c",
            site_id=f"{name}-s",
            vehicle_id=f"{name}-v",
            technician_id=technician,
            window_start=NOW + timedelta(hours=number),
            window_end=NOW + timedelta(hours=number + 1),
            concern=_text(dice, 200),
        ),
    )
    yield (
        "inspection",
        Inspection(
            id=f"{name}-i",
            job_id=name,
            template_id="t",
            form_id="visit",
            form_version="1",
            template_sha256="0" * 64,
            kind=InspectionKind.CONDITION,
            started_at=NOW,
            technician_id=technician,
        ),
    )
    for n in range(ANSWERS_A_JOB):
        path = f"/data/group/item_{n}"
        yield (
            "answer",
            Answer(
                id=answer_id(f"{name}-i", path),
                inspection_id=f"{name}-i",
                path=path,
                value=_text(dice, 700),
                answered_at=NOW,
            ),
        )
    for n in range(NOTES_A_JOB):
        yield (
            "note",
            Note(id=f"{name}-n{n}", job_id=name, author="Kari", text=_text(dice, 750), written_at=NOW),
        )
