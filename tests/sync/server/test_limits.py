"""Too often is answered "later", by all workers alike."""

from collections.abc import Callable

import pytest
from server_builders import PASSWORD, Client, Clock, Laptop

from sync.server.accounts import Account
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.devices import new_device_code
from sync.server.limits import Allowances, TooManyRequests
from sync.server.preferences import write
from sync.server.upkeep import keep_up


def ask(laptop: Laptop) -> int:
    """What a small request is answered."""
    return laptop.client.get("/v1/jobs", headers=laptop.headers).status_code


def test_a_session_beyond_its_allowance_is_told_when_to_come_back(
    laptop: Laptop, sign_in: Callable[..., Laptop], database: Database, clock: Clock
) -> None:
    other = sign_in("ola")
    write(database.folder, "limits.session_per_minute", "5")
    laptop.client = other.client = Client(build_app(Centre(database, clock=clock)))
    clock.forward(seconds=20)
    answers = [laptop.client.get("/v1/jobs", headers=laptop.headers) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert answers[-1].json()["code"] == "too_many_requests"
    assert answers[-1].headers["retry-after"] == "40"
    assert other.client.get("/v1/jobs", headers=other.headers).status_code == 200
    clock.forward(seconds=40)
    assert laptop.client.get("/v1/jobs", headers=laptop.headers).status_code == 200


def test_neither_a_renewed_session_nor_a_new_sign_in_buys_another_allowance(
    laptop: Laptop, database: Database, account: Callable[[str], Account], clock: Clock
) -> None:
    write(database.folder, "limits.session_per_minute", "5")
    app = build_app(Centre(database, clock=clock))
    laptop.client = Client(app)
    assert [ask(laptop) for _ in range(6)] == [200] * 5 + [429]
    renewed = laptop.client.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]})
    laptop.tokens = renewed.json()
    assert ask(laptop) == 429
    with database.writing() as connection:
        code = new_device_code(connection, account("kari"), now=clock())
    who = {"user": "kari", "password": PASSWORD, "device_code": code, "device_name": "laptop"}
    again = laptop.client.post("/v1/sign-in", json={**who, "device_id": laptop.device_id})
    laptop.tokens = again.json()["tokens"]
    assert ask(laptop) == 429
    clock.forward(minutes=1)
    assert ask(laptop) == 200


def test_all_laptops_of_a_person_share_the_persons_allowance(
    jobs: None, sign_in: Callable[..., Laptop], database: Database, clock: Clock
) -> None:
    first, second, others = sign_in("kari"), sign_in("kari"), sign_in("ola")
    write(database.folder, "limits.person_per_minute", "6")
    app = build_app(Centre(database, clock=clock))
    first.client = second.client = others.client = Client(app)
    assert [ask(laptop) for laptop in (first, second) * 4] == [200] * 6 + [429] * 2
    assert ask(others) == 200


def test_sessions_of_the_office_opened_anew_share_the_persons_allowance(
    database: Database, clock: Clock
) -> None:
    write(database.folder, "limits.person_per_minute", "6")
    client = Client(build_app(Centre(database, clock=clock)))
    who = {"user": "anne", "password": PASSWORD}
    statuses = []
    for _ in range(4):
        signed_in = client.post("/v1/office/sign-in", json=who)
        statuses.append(signed_in.status_code)
        if signed_in.status_code == 200:
            token = {"Authorization": f"Bearer {signed_in.json()['access']}"}
            statuses.append(client.get("/v1/late", headers=token).status_code)
    assert statuses == [200] * 6 + [429]
    assert int(signed_in.headers["retry-after"]) > 0


def test_tokens_nobody_was_given_count_for_their_address(database: Database, clock: Clock) -> None:
    write(database.folder, "limits.address_per_minute", "3")
    app = build_app(Centre(database, clock=clock))
    invented = [
        Client(app).get("/v1/jobs", headers={"Authorization": f"Bearer made-up-{turn}"}) for turn in range(4)
    ]
    assert [answer.status_code for answer in invented] == [401] * 3 + [429]


def test_an_address_without_a_session_has_an_allowance_too(database: Database, clock: Clock) -> None:
    write(database.folder, "limits.address_per_minute", "3")
    app = build_app(Centre(database, clock=clock))
    here, elsewhere = Client(app), Client(app, address="203.0.113.8")
    statuses = [here.post("/v1/refresh", json={"refresh": "x"}).status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]
    assert elsewhere.post("/v1/refresh", json={"refresh": "x"}).status_code == 401
    assert here.get("/v1/health").status_code == 200


@pytest.mark.parametrize("limit", [7, 100])
def test_workers_share_an_allowance_but_for_a_tenth_each(
    database: Database, clock: Clock, limit: int
) -> None:
    workers = [Allowances(database, clock, person=limit) for _ in range(3)]
    granted = 0
    for turn in range(limit * 3):
        try:
            workers[turn % 3].take("person", "one")
        except TooManyRequests:
            continue
        granted += 1
    assert limit <= granted <= limit + 3 * (limit // 10)


def test_counts_of_minutes_that_are_over_are_cleared_away(database: Database, clock: Clock) -> None:
    allowances = Allowances(database, clock, session=1)
    allowances.take("session", "one")
    clock.forward(minutes=5)
    keep_up(database, now=clock())
    for _ in range(2):
        clock.forward(minutes=1)
        allowances.take("session", "one")
