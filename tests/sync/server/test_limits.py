"""Too often is answered "later", by all workers alike."""

from collections.abc import Callable

import pytest
from server_builders import Client, Clock, Laptop

from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.limits import Allowances, TooManyRequests
from sync.server.preferences import write
from sync.server.upkeep import keep_up


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
    workers = [Allowances(database, clock, session=limit, address=0) for _ in range(3)]
    granted = 0
    for turn in range(limit * 3):
        try:
            workers[turn % 3].take("session", "one")
        except TooManyRequests:
            continue
        granted += 1
    assert limit <= granted <= limit + 3 * (limit // 10)


def test_counts_of_minutes_that_are_over_are_cleared_away(database: Database, clock: Clock) -> None:
    allowances = Allowances(database, clock, session=1, address=0)
    allowances.take("session", "one")
    clock.forward(minutes=5)
    keep_up(database, now=clock())
    for _ in range(2):
        clock.forward(minutes=1)
        allowances.take("session", "one")
