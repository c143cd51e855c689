"""Signing in, staying in, and being refused."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from server_builders import PASSWORD, Client, Clock, Laptop

from sync.server import tables
from sync.server.accounts import Account, set_password
from sync.server.auth import FAILURES_FROM_ONE_ADDRESS, attempt_failed
from sync.server.database import Database
from sync.server.devices import new_device_code, revoke


@pytest.fixture
def code(database: Database, account: Callable[[str], Account], clock: Clock) -> str:
    with database.writing() as connection:
        return new_device_code(connection, account("kari"), now=clock())


def body(code: str, **changed: Any) -> dict[str, Any]:
    return {
        "user": "kari",
        "password": PASSWORD,
        "device_code": code,
        "device_name": "laptop",
        "device_id": "device-1",
        **changed,
    }


def test_a_code_lets_one_laptop_in_once(client: Client, code: str) -> None:
    assert client.post("/v1/sign-in", json=body(code)).status_code == 200
    other = client.post("/v1/sign-in", json=body(code, device_id="device-2"))
    assert (other.status_code, other.json()["code"]) == (401, "wrong_password")


def test_nobody_takes_over_a_colleagues_laptop_by_naming_its_id(
    client: Client, laptop: Laptop, database: Database, account: Callable[[str], Account], clock: Clock
) -> None:
    with database.writing() as connection:
        olas = new_device_code(connection, account("ola"), now=clock())
    before = devices_known(database)

    asked = body(olas, user="ola", device_id=laptop.device_id)
    answer = client.post("/v1/sign-in", json=asked)

    assert (answer.status_code, answer.json()["code"]) == (409, "device_of_another")
    assert answer.json()["detail"].startswith("This profile is registered for somebody else.")
    assert devices_known(database) == before
    assert client.get("/v1/sync/pull", headers=laptop.headers).status_code == 200, "Kari's session goes on"
    # With a profile of her own Ola signs in on the same laptop: the refusal did not cost her code.
    assert client.post("/v1/sign-in", json={**asked, "device_id": "device-2"}).status_code == 200
    assert client.get("/v1/sync/pull", headers=laptop.headers).status_code == 200


def test_ones_own_laptop_is_registered_again_after_it_was_set_up_anew(
    client: Client, laptop: Laptop, database: Database, account: Callable[[str], Account], clock: Clock
) -> None:
    """The profile kept its id (from an image), or has a new one (set up from nothing): both are good."""
    for device_id in (laptop.device_id, "device-after-reinstalling"):
        with database.writing() as connection:
            again = new_device_code(connection, account("kari"), now=clock())
        assert client.post("/v1/sign-in", json=body(again, device_id=device_id)).status_code == 200
    assert len(devices_known(database)) == 2


def devices_known(database: Database) -> list[tuple[str, str, str]]:
    with database.reading() as connection:
        table = tables.device
        query = sa.select(table.c.id, table.c.person_id, table.c.name).order_by(table.c.id)
        return [(found.id, found.person_id, found.name) for found in connection.execute(query)]


def test_a_lost_reply_does_not_cost_the_code(client: Client, code: str) -> None:
    client.post("/v1/sign-in", json=body(code))
    assert client.post("/v1/sign-in", json=body(code)).status_code == 200


def test_a_code_may_be_typed_in_any_way(client: Client, code: str) -> None:
    typed = code.lower().replace("-", " ")
    assert client.post("/v1/sign-in", json=body(typed)).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [{"password": "wrong one"}, {"user": "nobody"}, {"device_code": "AAAAA-AAAAA"}, {"user": "ola"}],
)
def test_whatever_is_wrong_the_answer_is_the_same(client: Client, code: str, changed: dict[str, str]) -> None:
    answer = client.post("/v1/sign-in", json=body(code, **changed))
    assert answer.status_code == 401
    assert answer.json()["detail"] == (
        "The name, the password or the device code is wrong. Check them with your office and try again."
    )


def test_a_code_runs_out(client: Client, code: str, clock: Clock) -> None:
    clock.forward(days=8)
    assert client.post("/v1/sign-in", json=body(code)).status_code == 401


def test_after_five_failures_one_has_to_wait(client: Client, code: str, clock: Clock) -> None:
    for _ in range(5):
        assert client.post("/v1/sign-in", json=body(code, password="wrong one")).status_code == 401
    refused = client.post("/v1/sign-in", json=body(code))
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_attempts")
    wait = int(refused.headers["retry-after"])
    assert 0 < wait <= 15 * 60 + 1
    clock.forward(seconds=wait)
    assert client.post("/v1/sign-in", json=body(code)).status_code == 200


def test_one_address_cannot_try_every_name(
    client: Client, code: str, database: Database, clock: Clock
) -> None:
    with database.writing() as connection:
        for number in range(FAILURES_FROM_ONE_ADDRESS - 1):
            attempt_failed(connection, login=f"guess{number}", address=client.address, now=clock())
    client.post("/v1/sign-in", json=body(code, user="one more"))
    assert client.post("/v1/sign-in", json=body(code)).status_code == 429
    elsewhere = Client(client.app, address="203.0.113.8")
    assert elsewhere.post("/v1/sign-in", json=body(code)).status_code == 200


def test_access_ends_and_refresh_renews_it(laptop: Laptop, client: Client, clock: Clock) -> None:
    clock.forward(hours=1)
    ended = client.get("/v1/sync/pull", headers=laptop.headers)
    assert (ended.status_code, ended.json()["code"]) == (401, "not_signed_in")
    laptop.tokens = client.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]}).json()
    assert client.get("/v1/sync/pull", headers=laptop.headers).status_code == 200


def test_a_lost_reply_to_a_refresh_does_not_sign_out(laptop: Laptop, client: Client) -> None:
    first = laptop.tokens["refresh"]
    client.post("/v1/refresh", json={"refresh": first})
    laptop.tokens = client.post("/v1/refresh", json={"refresh": first}).json()
    assert client.get("/v1/sync/pull", headers=laptop.headers).status_code == 200


def test_a_copied_refresh_token_ends_the_session_for_both(laptop: Laptop, client: Client) -> None:
    copied = laptop.tokens["refresh"]
    laptop.tokens = client.post("/v1/refresh", json={"refresh": copied}).json()
    client.get("/v1/sync/pull", headers=laptop.headers)
    assert client.post("/v1/refresh", json={"refresh": copied}).status_code == 401
    assert client.get("/v1/sync/pull", headers=laptop.headers).status_code == 401


def test_a_new_password_ends_every_session(
    laptop: Laptop, client: Client, database: Database, account: Callable[[str], Account]
) -> None:
    with database.writing() as connection:
        set_password(connection, account("kari"), "another horse")
    assert client.get("/v1/sync/pull", headers=laptop.headers).status_code == 401


def test_tokens_and_passwords_are_not_in_the_database(laptop: Laptop, database: Database) -> None:
    with database.reading() as connection:
        content = b"".join(
            repr(row).encode()
            for table in tables.metadata.sorted_tables
            for row in connection.execute(sa.select(table))
        )
    content += b"".join(path.read_bytes() for path in database.folder.iterdir() if path.is_file())
    for secret in (laptop.tokens["access"], laptop.tokens["refresh"], PASSWORD):
        assert secret.encode() not in content
    assert laptop.person_id.encode() in content


def test_a_revoked_laptop_may_hand_over_but_receives_nothing(
    laptop: Laptop, client: Client, database: Database
) -> None:
    job = laptop.row("job", number="A-1")
    with database.writing() as connection:
        revoke(connection, laptop.device_id, wipe_now=False)
    hello = client.post("/v1/sync/hello", json={}, headers=laptop.headers).json()
    assert (hello["revoked"], hello["can_pull"]) == ("push_then_wipe", False)
    pulled = client.get("/v1/sync/pull", headers=laptop.headers)
    assert (pulled.status_code, pulled.json()["code"]) == (403, "device_revoked")
    change = laptop.change("job", job["id"], base=job["versions"], odometer_km=118500)
    assert laptop.push(change)[0]["outcome"] == "applied"
    with database.writing() as connection:
        revoke(connection, laptop.device_id, wipe_now=True)
    assert client.post("/v1/sync/push", json={"changes": []}, headers=laptop.headers).status_code == 403
    assert client.post("/v1/sync/hello", json={}, headers=laptop.headers).json()["revoked"] == "wipe_now"


def test_technicians_do_not_sign_in_at_the_office(client: Client) -> None:
    answer = client.post("/v1/office/sign-in", json={"user": "kari", "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_authorised")


def test_the_office_sees_every_job(client: Client, jobs: None) -> None:
    tokens = client.post("/v1/office/sign-in", json={"user": "anne", "password": PASSWORD}).json()
    headers = {"Authorization": f"Bearer {tokens['access']}"}
    listed = client.get("/v1/jobs", headers=headers).json()
    assert ([job["number"] for job in listed["jobs"]], listed["total"]) == (["A-1", "A-2"], 2)
    whole = client.get("/v1/jobs/A-1", headers=headers).json()
    assert whole["customer"]["name"] == "Åse Bø"
    assert [step["instruction"] for step in whole["plan_steps"]] == ["Bytt filter", "Mål strøm"]
    assert client.get(f"/v1/jobs/{uuid4()}", headers=headers).status_code == 404


def whose(client: Client, laptop: Laptop, **changed: str) -> Any:
    asked = {"user": "ola", "password": PASSWORD, **changed}
    return client.post("/v1/identify", json=asked, headers=laptop.headers)


def test_a_colleague_is_known_by_their_own_sign_in_at_somebody_elses_laptop(
    client: Client, laptop: Laptop, account: Callable[[str], Account]
) -> None:
    answer = whose(client, laptop)
    assert answer.status_code == 200
    assert answer.json() == {"person_id": account("ola").person_id, "person_name": account("ola").name}
    assert client.get("/v1/jobs", headers=laptop.headers).json()  # still Kari's session


def test_whoever_says_who_they_are_is_slowed_down_like_a_sign_in(
    client: Client, laptop: Laptop, clock: Clock
) -> None:
    for _ in range(5):
        wrong = whose(client, laptop, password="wrong one")
        assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_password")
    refused = whose(client, laptop)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_attempts")
    clock.forward(seconds=int(refused.headers["retry-after"]))
    assert whose(client, laptop).status_code == 200


def test_a_laptop_out_of_service_learns_nothing_of_anybody(
    client: Client, laptop: Laptop, database: Database
) -> None:
    with database.writing() as connection:
        revoke(connection, laptop.device_id, wipe_now=False)
    assert whose(client, laptop).status_code == 403
    assert client.post("/v1/identify", json={"user": "ola", "password": PASSWORD}).status_code == 401
