"""What laptops pull, page by page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from server_builders import Client, Clock, Laptop

from sync.protocol.hashes import marks_of
from sync.server import tables
from sync.server.database import Database
from sync.server.edits import remove
from sync.server.founding import FIRST_TENANT
from sync.server.upkeep import keep_up


def copy_of(laptop: Laptop, limit: int) -> dict[tuple[str, str], dict[str, Any]]:
    """A shadow made by pulling from nothing, as a laptop makes it; checks the centre's marks at the end."""
    laptop.cursor = {}
    shadow: dict[tuple[str, str], dict[str, Any]] = {}
    page = laptop.pull(limit)
    assert page["snapshot"]
    while True:
        apply(shadow, page)
        if not page["has_more"]:
            break
        page = laptop.pull(limit)
        assert not page["snapshot"]
    assert_marks(shadow, page)
    return shadow


def apply(shadow: dict[tuple[str, str], dict[str, Any]], page: dict[str, Any]) -> None:
    shadow.update({(row["kind"], row["id"]): row for row in page["rows"]})
    for row in page["removed"]:
        shadow.pop((row["kind"], row["id"]), None)


def assert_marks(shadow: dict[tuple[str, str], dict[str, Any]], page: dict[str, Any]) -> None:
    kinds = {kind for kind, _ in shadow}
    told = {kind: (check["count"], check["mark"]) for kind, check in page["check"].items()}
    assert told == {
        kind: marks_of((row_id, row["seq"]) for (of_kind, row_id), row in shadow.items() if of_kind == kind)
        for kind in kinds
    }


def test_small_pages_give_the_same_copy_as_one(laptop: Laptop) -> None:
    assert copy_of(laptop, 3) == copy_of(laptop, 1000)


def test_a_quiet_pull_carries_nothing(laptop: Laptop) -> None:
    laptop.pull()
    page = laptop.pull()
    assert (page["rows"], page["removed"], page["has_more"], page["check"]) == ([], [], False, None)


def test_only_what_changed_is_sent(laptop: Laptop, office: Callable[..., None]) -> None:
    shadow = copy_of(laptop, 1000)
    customer = laptop.row("customer", name="Åse Bø")
    office("customer", customer["id"], phone="+47 92 00 00 00")
    page = laptop.pull()
    assert [(row["kind"], row["id"]) for row in page["rows"]] == [("customer", customer["id"])]
    apply(shadow, page)
    assert_marks(shadow, page)


def test_every_laptop_of_a_technician_gets_the_same(laptop: Laptop, sign_in: Callable[..., Laptop]) -> None:
    other = sign_in("kari")
    job = laptop.row("job", number="A-1")
    copy_of(other, 1000)
    laptop.push(laptop.change("job", job["id"], base=job["versions"], odometer_km=118500))
    assert [row["fields"]["odometer_km"] for row in other.pull()["rows"]] == [118500]


def test_another_epoch_means_a_snapshot(laptop: Laptop) -> None:
    laptop.pull()
    laptop.cursor["epoch"] = "before the fire"
    assert laptop.pull()["snapshot"]


def test_a_cursor_from_the_future_means_a_snapshot(laptop: Laptop) -> None:
    laptop.pull()
    laptop.cursor["seq"] += 1_000_000
    assert laptop.pull()["snapshot"]


def test_deleted_rows_are_said_to_be_deleted(laptop: Laptop, database: Database, clock: Clock) -> None:
    shadow = copy_of(laptop, 1000)
    step = laptop.row("plan_step", instruction="Mål strøm")
    with database.writing() as connection:
        remove(connection, FIRST_TENANT, [("plan_step", step["id"])], now=clock())
    page = laptop.pull()
    assert page["removed"] == [{"kind": "plan_step", "id": step["id"], "why": "deleted"}]
    apply(shadow, page)
    assert shadow == copy_of(laptop, 1000)


def test_hello_says_whether_anything_waits(laptop: Laptop, office: Callable[..., None]) -> None:
    def anything_new() -> bool:
        answer = laptop.client.post("/v1/sync/hello", json={"cursor": laptop.cursor}, headers=laptop.headers)
        return bool(answer.json()["anything_new"])

    assert anything_new()
    laptop.pull()
    assert not anything_new()
    office("site", laptop.row("site", street="Storgata 1")["id"], note="Ring")
    assert anything_new()


@pytest.mark.parametrize("told", ["2006-01-01T08:00:00Z", "2056-01-01T08:00:00Z"])
def test_a_laptop_whose_clock_is_wrong_keeps_its_finished_job_as_long_as_any_other(
    laptop: Laptop, database: Database, clock: Clock, told: str
) -> None:
    job = laptop.row("job", number="A-1")
    times = {"status": "completed", "completed_at": told, "status_times": {"completed": told}}
    laptop.push(*laptop.work(job["id"]), laptop.change("job", job["id"], base=job["versions"], **times))
    clock.forward(days=13)
    assert keep_up(database, now=clock()) == 0
    clock.forward(days=2)
    assert keep_up(database, now=clock()) == 1


def test_a_finished_job_leaves_the_laptop_after_fourteen_days_once_its_files_are_here(
    laptop: Laptop, database: Database, clock: Clock, office: Callable[..., None]
) -> None:
    def retire() -> int:
        return keep_up(database, now=clock())

    job = laptop.row("job", number="A-1")
    photo = laptop.change(
        "photo",
        str(uuid4()),
        "create",
        job_id=job["id"],
        sha256="a" * 64,
        preview_sha256="b" * 64,
        width=1,
        height=1,
        size=1,
        taken_at="2026-11-20T07:00:00Z",
    )
    done = laptop.change(
        "job", job["id"], base=job["versions"], status="completed", completed_at="2026-11-20T08:00:00Z"
    )
    laptop.push(photo, *laptop.work(job["id"]), done)
    shadow = copy_of(laptop, 1000)
    clock.forward(days=13)
    assert retire() == 0
    clock.forward(days=2)
    assert retire() == 0, "its photo has not arrived"
    with database.writing() as connection:
        connection.execute(
            sa.insert(tables.blob),
            [
                {"tenant": FIRST_TENANT, "sha256": letter * 64, "size": 1, "uploaded_by": "x", "at": "x"}
                for letter in "ab"
            ],
        )
        connection.execute(
            sa.insert(tables.blob_holder),
            [
                {"tenant": FIRST_TENANT, "sha256": letter * 64, "person_id": laptop.person_id, "at": "x"}
                for letter in "ab"
            ],
        )
    assert retire() == 1
    assert retire() == 0
    refreshed = laptop.client.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]}).json()
    laptop.tokens = refreshed
    page = laptop.pull()
    assert ("job", job["id"]) in {(row["kind"], row["id"]) for row in page["removed"]}
    assert {row["why"] for row in page["removed"]} == {"out_of_scope"}
    apply(shadow, page)
    assert shadow == copy_of(laptop, 1000)

    office("job", job["id"], status="closed")
    assert laptop.pull()["rows"] == [], "an invoice does not bring the customer's data back"


def test_a_too_old_program_may_push_but_not_pull(laptop: Laptop, client: Client) -> None:
    headers = {**laptop.headers, "Fieldapp-Protocol": "0"}
    answer = client.get("/v1/sync/pull", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (426, "protocol_too_old")
    job = laptop.row("job", number="A-1")
    change = laptop.change("job", job["id"], base=job["versions"], odometer_km=118500)
    pushed = client.post("/v1/sync/push", json={"changes": [change]}, headers=headers)
    assert pushed.json()["results"][0]["outcome"] == "applied"


def test_what_left_half_a_year_ago_is_forgotten_and_an_older_laptop_gets_a_snapshot(
    laptop: Laptop, database: Database, office: Callable[..., None], clock: Clock
) -> None:
    before = laptop.pull(limit=2000)["cursor"]
    site = laptop.row("site", street="Storgata 1")
    with database.writing() as connection:
        remove(connection, FIRST_TENANT, [("site", site["id"])], now=clock())
    after = laptop.pull()["cursor"]

    def values_of_the_site() -> int:
        with database.reading() as connection:
            return sum(
                "Storgata 1" in str(tuple(row))
                for table in (tables.synced_row, tables.history)
                for row in connection.execute(sa.select(table))
            )

    keep_up(database, now=clock() + timedelta(days=179))
    laptop.cursor = before
    assert [one["why"] for one in laptop.pull()["removed"]] == ["deleted"]
    assert values_of_the_site() > 0
    keep_up(database, now=clock() + timedelta(days=181))
    laptop.cursor = before
    page = laptop.pull(limit=2000)
    assert page["snapshot"]
    assert ("site", site["id"]) not in {(row["kind"], row["id"]) for row in page["rows"]}
    laptop.cursor = after
    assert not laptop.pull()["snapshot"]
    assert values_of_the_site() == 0
