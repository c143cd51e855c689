"""A centre with two technicians and the office, and laptops that speak to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from postgresql import Cluster, name_of
from quick_secrets import check_quickly
from server_builders import PASSWORD, ROW_A, ROW_B, START, Client, Clock, Laptop, office_file

from fieldapp.domain.inspections import ChecklistTemplate, InspectionKind
from fieldapp.domain.people import Role
from sync.protocol.kinds import to_fields
from sync.server.accounts import Account, account_by_login, add_account
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.devices import new_device_code
from sync.server.edits import put
from sync.server.founding import FIRST_TENANT, found, open_centre
from sync.server.imports.jobs import import_jobs


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Everything the centre does it does on both databases."""
    kind: str = request.param
    return kind


@dataclass(frozen=True)
class Founded:
    """A centre made once; every test works on a copy of its folder and, on PostgreSQL, of its database."""

    folder: Path
    url: str


@pytest.fixture(scope="session")
def founded(
    backend: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Founded:
    folder = tmp_path_factory.mktemp("founded")
    url = request.getfixturevalue("postgresql").make() if backend == "postgresql" else ""
    database = found(folder, url, now=START)
    with database.writing() as connection:
        for login, name, role in (
            ("kari", "Kari Nordmann", Role.TECHNICIAN),
            ("ola", "Ola Dunk", Role.TECHNICIAN),
            ("anne", "Anne Kontor", Role.ADVISOR),
        ):
            add_account(connection, login=login, password=PASSWORD, name=name, role=role, now=START)
        check_quickly(connection, PASSWORD)
        template = ChecklistTemplate(
            id=str(uuid4()),
            form_id="mobile_visit",
            version="1",
            sha256="0" * 64,
            kind=InspectionKind.CONDITION,
            titles={"en": "Visit"},
            xform="<xml/>",
        )
        put(
            connection,
            FIRST_TENANT,
            "checklist_template",
            {template.id: to_fields("checklist_template", template)},
            now=START,
        )
    database.close()
    return Founded(folder, url)


@pytest.fixture(scope="session")
def founded_with_jobs(
    founded: Founded, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Founded:
    """The same with Kari's two jobs."""
    folder = shutil.copytree(founded.folder, tmp_path_factory.mktemp("founded") / "with-jobs")
    url = founded.url
    if url:
        url = request.getfixturevalue("postgresql").make(like=name_of(url))
    database = open_centre(folder, url)
    with database.writing() as connection:
        kari = account_by_login(connection, FIRST_TENANT, "kari")
        assert kari is not None
        import_jobs(connection, office_file(ROW_A, ROW_B), technician=kari, now=START)
    database.close()
    return Founded(folder, url)


@pytest.fixture
def kept(founded: Founded, request: pytest.FixtureRequest) -> Founded:
    """What this test begins with a copy of."""
    if "jobs" not in request.fixturenames:
        return founded
    with_jobs: Founded = request.getfixturevalue("founded_with_jobs")
    return with_jobs


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(kept: Founded, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where this test's rows are: a fresh PostgreSQL database, or "" for SQLite in the folder."""
    if not kept.url:
        yield ""
        return
    cluster: Cluster = request.getfixturevalue("postgresql")
    url = cluster.make(like=name_of(kept.url))
    yield url
    cluster.drop(url)


@pytest.fixture
def database(kept: Founded, url: str, tmp_path: Path) -> Iterator[Database]:
    """A fresh centre with accounts and a checklist, no jobs but those of `jobs`."""
    shutil.copytree(kept.folder, tmp_path / "centre")
    opened = open_centre(tmp_path / "centre", url)
    yield opened
    opened.close()


@pytest.fixture
def centre(database: Database, clock: Clock) -> Centre:
    return Centre(database, clock=clock)


@pytest.fixture
def client(centre: Centre) -> Client:
    return Client(build_app(centre))


@pytest.fixture
def account(database: Database) -> Callable[[str], Account]:
    def of(login: str) -> Account:
        with database.reading() as connection:
            found = account_by_login(connection, FIRST_TENANT, login)
        assert found is not None
        return found

    return of


@pytest.fixture
def sign_in(
    client: Client, database: Database, account: Callable[[str], Account], clock: Clock
) -> Callable[..., Laptop]:
    """Sign a technician's new laptop in."""

    def signed_in(login: str = "kari") -> Laptop:
        device_id = str(uuid4())
        with database.writing() as connection:
            code = new_device_code(connection, account(login), now=clock())
        answer = client.post(
            "/v1/sign-in",
            json={
                "user": login,
                "password": PASSWORD,
                "device_code": code,
                "device_name": "laptop",
                "device_id": device_id,
            },
        )
        assert answer.status_code == 200, answer.text
        told = answer.json()
        return Laptop(client, told["tokens"], told["person_id"], device_id)

    return signed_in


@pytest.fixture
def laptop(sign_in: Callable[..., Laptop], jobs: None) -> Laptop:
    """Kari's laptop, with two jobs waiting."""
    return sign_in("kari")


@pytest.fixture
def jobs() -> None:
    """Two jobs of Kari's; `kept` sees to it that they are there."""


@pytest.fixture
def office(database: Database, clock: Clock) -> Callable[..., Any]:
    """The office sets fields of a row."""

    def edit(kind: str, row_id: str, /, **fields: Any) -> None:
        with database.writing() as connection:
            put(connection, FIRST_TENANT, kind, {row_id: fields}, now=clock())

    return edit
