"""Every route as every role for own, foreign and absent things: the whole declared table, generated."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
import sqlalchemy as sa
from server_builders import PASSWORD, START, Client, Laptop
from test_uploads import announce, send, with_photo

from fieldapp.domain.people import Role
from fieldapp.reports.device_key import new_device_key, public_key_pem
from sync.server.access import ACCESS, Access
from sync.server.accounts import add_account
from sync.server.database import Database
from sync.server.desk.entering import FORM_TOKEN, form_token
from sync.server.devices import revoke

Route = tuple[str, str]
WITH_SESSION = [route for route, access in sorted(ACCESS.items()) if access.roles]
ANYBODYS = [route for route, access in sorted(ACCESS.items()) if not access.roles]
TUS = {"Tus-Resumable": "1.0.0"}
SUCCESS = {
    ("POST", "/v1/media/uploads"): 201,
    ("PATCH", "/v1/media/uploads/{upload_id}"): 204,
    ("POST", "/v1/conflicts/{conflict_id}"): 204,
    ("POST", "/v1/late/{op_id}"): 204,
    ("POST", "/v1/follow-ups/{finding_id}"): 204,
}
PUBLIC_KEY = public_key_pem(new_device_key(device_name="Laptop", organisation="", now=START))
BODIES: dict[str, dict[str, Any]] = {
    "/v1/sync/hello": {},
    "/v1/sync/push": {"changes": []},
    "/v1/media/have": {"hashes": []},
    "/v1/identify": {"user": "kari", "password": PASSWORD},
    "/v1/device/certificate": {"public_key_pem": PUBLIC_KEY},
    "/v1/conflicts/{conflict_id}": {"choice": "office"},
    "/v1/late/{op_id}": {"decision": "decline"},
    "/v1/follow-ups/{finding_id}": {"decision": "planned"},
    "/desk/conflicts/{conflict_id}": {"keep": "office"},
    "/desk/late/{op_id}": {"decision": "decline"},
    "/desk/follow-ups/{finding_id}": {"decision": "planned"},
}


@dataclass(frozen=True)
class Caller:
    """Somebody with a session, or nobody; `revoked` is what the office has said about the device."""

    name: str
    role: Role | None
    headers: dict[str, str]
    revoked: str = "no"
    owner: bool = False  # of the things asked for

    @property
    def token(self) -> str:
        """The access token; "" for nobody."""
        return self.headers.get("Authorization", "").removeprefix("Bearer ")


class Things:
    """Things of Kari's, made when they are asked for: some can be dealt with only once."""

    def __init__(self, kari: Laptop, ola: Laptop, office: Callable[..., None]) -> None:
        self.kari, self.office, self.count = kari, office, 0
        self.site = kari.row("site", street="Storgata 1")["id"]
        given_away = kari.row("job", number="A-2")["id"]
        office("job", given_away, technician_id=ola.person_id)
        self.given_away = given_away

    def own(self, one: str) -> str:
        self.count += 1
        content = f"file {self.count}".encode()
        match one:
            case "job":
                return str(self.kari.row("job", number="A-1")["id"])
            case "upload":
                return announce(self.kari, content).headers["location"].rpartition("/")[2]
            case "file":
                sha256 = hashlib.sha256(content).hexdigest()
                with_photo(self.kari, sha256)
                send(self.kari, announce(self.kari, content).headers["location"], content)
                return sha256
            case "conflict":
                mine = self.kari.change("site", self.site, base={"note": 0}, note=f"mine {self.count}")
                self.office("site", self.site, note=f"office {self.count}")
                (result,) = self.kari.push(mine)
                return str(result["conflicts"][0]["id"])
            case "late work":
                note = self.kari.change(
                    "note",
                    str(uuid4()),
                    "create",
                    job_id=self.given_away,
                    author="x",
                    text="x",
                    written_at="2026-11-20T07:00:00Z",
                )
                assert self.kari.push(note)[0]["code"] == "late"
                return str(note["op_id"])
            case "finding":
                finding_id = str(uuid4())
                job = self.kari.row("job", number="A-1")["id"]
                facts = {"job_id": job, "inspection_id": "i", "item_path": f"/{self.count}", "title": "x"}
                self.office(
                    "finding", finding_id, **facts, severity="attention", found_at="2026-11-20T07:00:00Z"
                )
                return finding_id
        raise AssertionError(one)

    def absent(self, one: str) -> str:
        return "f" * 64 if one == "file" else str(uuid4())


@pytest.fixture
def ola(sign_in: Callable[..., Laptop], jobs: None) -> Laptop:
    return sign_in("ola")


@pytest.fixture
def things(laptop: Laptop, ola: Laptop, office: Callable[..., None]) -> Things:
    return Things(laptop, ola, office)


@pytest.fixture
def callers(
    client: Client, laptop: Laptop, ola: Laptop, sign_in: Callable[..., Laptop], database: Database
) -> list[Caller]:
    found = [
        Caller("nobody", None, {}),
        Caller("a forged session", None, {"Authorization": "Bearer " + "x" * 43}),
        Caller("owner", Role.TECHNICIAN, laptop.headers, owner=True),
        Caller("another technician", Role.TECHNICIAN, ola.headers),
    ]
    for revoked in ("push_then_wipe", "wipe_now"):
        lost = sign_in("kari")
        with database.writing() as connection:
            revoke(connection, lost.device_id, wipe_now=revoked == "wipe_now")
        found.append(Caller(revoked, Role.TECHNICIAN, lost.headers, revoked, owner=True))
    for role in sorted(set(Role) - {Role.TECHNICIAN}):
        with database.writing() as connection:
            add_account(
                connection, login=role.value, password=PASSWORD, name=role.value, role=role, now=START
            )
        tokens = client.post("/v1/office/sign-in", json={"user": role.value, "password": PASSWORD}).json()
        found.append(Caller(role.value, role, {"Authorization": f"Bearer {tokens['access']}"}))
    return found


def expected(access: Access, route: Route, caller: Caller, *, absent: bool) -> int:
    """What the table says."""
    if caller.role is None:
        return 303 if at_desk(route) else 401  # a person is led to the page to sign in
    if caller.role not in access.roles or caller.revoked not in access.revoked_may:
        return 403
    foreign = caller.role is Role.TECHNICIAN and not caller.owner
    if access.one and (absent or foreign):
        return 404
    return SUCCESS.get(route, 303 if at_desk(route) and route[0] == "POST" else 200)


def at_desk(route: Route) -> bool:
    """Whether a person in a browser is answered: known by a cookie, by forms of their session."""
    return route[1].startswith("/desk")


def ask(client: Client, route: Route, caller: Caller, thing: str = "x") -> httpx.Response:
    method, path = route
    headers = {**caller.headers, "Fieldapp-Nonce": "n"}
    how: dict[str, Any] = {"json": BODIES[path]} if path in BODIES else {}
    if at_desk(route):
        headers = {"Cookie": f"desk_session={caller.token}"} if caller.token else {}
        how = (
            {"data": {FORM_TOKEN: form_token(caller.token), **BODIES.get(path, {})}}
            if method == "POST"
            else {}
        )
    if path.startswith("/v1/media/uploads"):
        sha256 = b64encode(hashlib.sha256(uuid4().bytes).hexdigest().encode()).decode()
        headers |= {**TUS, "Upload-Length": "3", "Upload-Metadata": f"sha256 {sha256}", "Upload-Offset": "0"}
    if method == "PATCH":
        headers["Content-Type"] = "application/offset+octet-stream"
        how = {"content": b""}
    place = path.replace(path[path.index("{") : path.index("}") + 1], thing) if "{" in path else path
    return client.request(method, place, headers=headers, **how)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL that is run meanwhile, without its values."""
    heard: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        heard.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", hear)


def test_every_route_answers_every_caller_as_the_table_says(
    client: Client, callers: list[Caller], things: Things
) -> None:
    wrong = []
    asked = 0
    for route in WITH_SESSION:
        access = ACCESS[route]
        for caller in callers:
            for absent in (False, True) if access.one else (False,):
                wanted = expected(access, route, caller, absent=absent)
                thing = (things.absent if absent else things.own)(access.one) if access.one else ""
                answer = ask(client, route, caller, thing)
                asked += 1
                if answer.status_code != wanted:
                    line = (*route, caller.name, "absent" if absent else "there")
                    wrong.append((*line, wanted, answer.status_code, answer.text[:100]))
    assert wrong == []
    assert asked == sum((2 if ACCESS[route].one else 1) * len(callers) for route in WITH_SESSION)


@pytest.mark.parametrize(
    "route",
    [route for route in WITH_SESSION if ACCESS[route].one and Role.TECHNICIAN in ACCESS[route].roles],
    ids=" ".join,
)
def test_a_foreign_thing_is_answered_like_an_absent_one_to_the_byte_and_with_the_same_work(
    client: Client, callers: list[Caller], things: Things, route: Route
) -> None:
    ola = next(caller for caller in callers if caller.name == "another technician")
    one = ACCESS[route].one
    ask(client, route, ola, things.absent(one))  # the session's first use is written down
    told, work = [], []
    for thing in (things.own(one), things.absent(one)):
        with statements() as heard:
            answer = ask(client, route, ola, thing)
        told.append((answer.status_code, dict(answer.headers), answer.content))
        work.append(heard)
    assert told[0] == told[1]
    assert told[0][0] == 404
    # Time cannot be measured to the millisecond on a busy machine; what is done for an answer can.
    assert work[0] == work[1]


def test_who_needs_no_session_gets_the_same_answer_with_one(client: Client, callers: list[Caller]) -> None:
    """A route open to anybody looks at no session, so none can open more of it."""
    for route in ANYBODYS:
        if route in {("GET", "/v1/metrics"), ("GET", "/v1/health")}:  # they tell the moment
            continue
        told = {caller.name: ask(client, route, caller, "f" * 64).status_code for caller in callers}
        assert len(set(told.values())) == 1, (route, told)
