"""Reports of earlier visits go with the car: to whoever has it in scope, and to nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from server_builders import Client, Clock, Laptop
from test_uploads import announce, send

from fieldapp.domain.jobs import Job, JobKind, JobStatus
from sync.protocol.kinds import to_fields
from sync.server import tables
from sync.server.checking import check
from sync.server.database import Database
from sync.server.earlier_reports import KEPT, MOST_WORDS
from sync.server.edits import put
from sync.server.founding import FIRST_TENANT
from sync.server.upkeep import keep_up

PDF = b"%PDF-1.7 a sealed report"
SHA256 = hashlib.sha256(PDF).hexdigest()


def report(laptop: Laptop, job_id: str, sha256: str = SHA256, **facts: Any) -> dict[str, Any]:
    fields = {
        "job_id": job_id,
        "version": 1,
        "language": "nb",
        "sha256": sha256,
        "content_sha256": "0" * 64,
        "size": len(PDF),
        "pages": 3,
        "made_at": "2026-11-20T08:00:00Z",
        "words": "Klirrer i forstillingen",
    }
    return laptop.change("report", str(uuid4()), "create", **{**fields, **facts})


@pytest.fixture
def ola(sign_in: Callable[..., Laptop], jobs: None) -> Laptop:
    return sign_in("ola")


@pytest.fixture
def told(laptop: Laptop) -> dict[str, Any]:
    """The job whose report and finding kari has handed in, its file too."""
    job = laptop.row("job", number="A-1")
    checked = laptop.inspected(job["id"])
    finding = laptop.change(
        "finding",
        str(uuid4()),
        "create",
        job_id=job["id"],
        inspection_id=checked["id"],
        item_path="/data/a",
        severity="attention",
        title="Bakdekk nærmer seg grensen",
        found_at="2026-11-20T07:30:00Z",
    )
    laptop.push(checked, finding, report(laptop, job["id"]))
    send(laptop, announce(laptop, PDF).headers["location"], PDF)
    return {"id": job["id"], **job["fields"]}


def give(database: Database, clock: Clock, like: dict[str, Any], laptop: Laptop) -> str:
    """A later job at the same car, for somebody else."""
    job = Job(
        id=str(uuid4()),
        number="A-99",
        kind=JobKind.MOBILE_SERVICE,
        status=JobStatus.DISPATCHED,
        customer_id=like["customer_id"],
        site_id=like["site_id"],
        vehicle_id=like["vehicle_id"],
        technician_id=laptop.person_id,
        window_start=clock(),
        window_end=clock(),
    )
    with database.writing() as connection:
        put(connection, FIRST_TENANT, "job", {job.id: to_fields("job", job)}, now=clock())
    return job.id


def earlier(laptop: Laptop, vehicle_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = laptop.rows()["vehicle", vehicle_id]["fields"]["earlier_reports"]
    return found


def fetched(client: Client, laptop: Laptop, sha256: str = SHA256) -> int:
    return client.get(f"/v1/media/{sha256}", headers=laptop.headers).status_code


def test_whoever_gets_the_car_later_learns_of_its_reports_and_may_fetch_them(
    client: Client, laptop: Laptop, ola: Laptop, told: dict[str, Any], database: Database, clock: Clock
) -> None:
    assert fetched(client, ola) == 404, "no job at this car, no file, however well one knows its hash"

    later = give(database, clock, told, ola)

    (one,) = earlier(ola, told["vehicle_id"])
    assert (one["job_number"], one["job_kind"], one["technician"]) == ("A-1", told["kind"], "Kari Nordmann")
    assert (one["version"], one["sha256"], one["pages"]) == (1, SHA256, 3)
    assert one["findings"] == ["Bakdekk nærmer seg grensen"]
    assert one["words"] == "Klirrer i forstillingen"
    assert {kind for kind, _ in ola.rows() if kind in ("report", "finding")} == set()
    assert fetched(client, ola) == 200
    assert check(database).problems == []

    with database.writing() as connection:
        put(connection, FIRST_TENANT, "job", {later: {"technician_id": None}}, now=clock())
    assert fetched(client, ola) == 404, "the car has left"


def test_a_new_version_takes_the_place_of_the_old_and_visits_beyond_ten_are_forgotten(
    laptop: Laptop, told: dict[str, Any]
) -> None:
    laptop.push(report(laptop, told["id"], "2" * 64, version=2, words="x" * (MOST_WORDS + 500)))
    laptop.push(report(laptop, told["id"], "1" * 64, version=1))

    (one,) = earlier(laptop, told["vehicle_id"])
    assert (one["version"], one["sha256"], len(one["words"])) == (2, "2" * 64, MOST_WORDS)

    same_car = [
        laptop.change(
            "job",
            str(uuid4()),
            "create",
            kind="mobile_service",
            status="in_progress",
            customer_id=told["customer_id"],
            site_id=told["site_id"],
            vehicle_id=told["vehicle_id"],
            technician_id=laptop.person_id,
            window_start="2026-11-20T09:00:00Z",
            window_end="2026-11-20T10:00:00Z",
            created_on_site=True,
        )
        for _ in range(KEPT)
    ]
    laptop.push(*same_car)
    laptop.push(
        *(
            report(laptop, job["id"], f"{number:064x}", made_at=f"2026-11-21T08:{number:02d}:00Z")
            for number, job in enumerate(same_car)
        )
    )
    assert [one["sha256"] for one in earlier(laptop, told["vehicle_id"])] == [
        f"{number:064x}" for number in range(KEPT)
    ]


def test_a_laptop_cannot_make_up_what_a_car_was_told_in(
    client: Client, laptop: Laptop, ola: Laptop, told: dict[str, Any]
) -> None:
    customer_id, vehicle_id = str(uuid4()), str(uuid4())
    customer = ola.change("customer", customer_id, "create", name="Per", language="nb")
    forged = {**earlier(laptop, told["vehicle_id"])[0], "job_number": "made up"}
    fields = {"customer_id": customer_id, "vin": "5YJ3E7EA5KF312845", "earlier_reports": [forged]}

    _, result = ola.push(customer, ola.change("vehicle", vehicle_id, "create", **fields))

    assert result["outcome"] == "applied"
    assert earlier(ola, vehicle_id) == [], "the same VIN at another customer's is told nothing of this one's"
    assert fetched(client, ola) == 404
    seen = ola.rows()["vehicle", vehicle_id]["fields"]
    assert seen["vin"] == "5YJ3E7EA5KF312845"


def test_reports_from_before_are_told_once_the_server_knows_how(
    laptop: Laptop, told: dict[str, Any], database: Database, clock: Clock
) -> None:
    row, link, counter = tables.synced_row, tables.blob_link, tables.counter
    with database.writing() as connection:
        put(connection, FIRST_TENANT, "vehicle", {told["vehicle_id"]: {"earlier_reports": []}}, now=clock())
        connection.execute(sa.delete(link).where(link.c.kind == "vehicle"))
        connection.execute(sa.delete(counter).where(counter.c.name == "earlier_reports"))
    assert earlier(laptop, told["vehicle_id"]) == []

    keep_up(database, now=clock())
    assert [one["job_number"] for one in earlier(laptop, told["vehicle_id"])] == ["A-1"]
    with database.reading() as connection:
        before = connection.scalar(sa.select(sa.func.max(row.c.seq)))
    keep_up(database, now=clock())
    with database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.max(row.c.seq))) == before
    assert check(database).problems == []
