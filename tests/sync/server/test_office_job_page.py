"""What `fieldapp-server jobs show` tells a person in the office."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from server_builders import Clock, Laptop

from sync.server.actors import the_centre
from sync.server.commands.job_page import job_page
from sync.server.database import Database
from sync.server.founding import FIRST_TENANT
from sync.server.jobs import whole_job


@pytest.fixture
def page(database: Database, clock: Clock) -> Callable[[str], str]:
    def read(name: str) -> str:
        with database.reading() as connection:
            whole = whole_job(connection, the_centre(FIRST_TENANT), name)
            return job_page(connection, FIRST_TENANT, whole, now=clock())

    return read


def test_a_job_is_a_page_an_office_person_reads(laptop: Laptop, page: Callable[[str], str]) -> None:
    job = laptop.row("job", number="A-1")["id"]
    part = laptop.row("part", number="F-1")["id"]
    inspected = laptop.inspected(job, finished_at=None)
    finding = {"job_id": job, "inspection_id": inspected["id"], "item_path": "/x/y"}
    results = laptop.push(
        laptop.change(
            "part_movement",
            str(uuid4()),
            "create",
            part_id=part,
            technician_id=laptop.person_id,
            kind="used",
            delta=-1,
            moved_at="2026-11-20T07:30:00Z",
            job_id=job,
        ),
        laptop.change(
            "time_entry",
            str(uuid4()),
            "create",
            job_id=job,
            technician_id=laptop.person_id,
            kind="labour",
            started_at="2026-11-20T07:00:00Z",
            ended_at="2026-11-20T08:05:00Z",
            seconds=3900,
        ),
        inspected,
        laptop.change(
            "finding",
            str(uuid4()),
            "create",
            severity="unsafe",
            title="Wheel bolt loose",
            customer_decision="do_now",
            decided_at="2026-11-20T07:40:00Z",
            found_at="2026-11-20T07:35:00Z",
            **finding,
        ),
        laptop.signed(job),
    )
    assert {result["outcome"] for result in results} == {"applied"}, results
    text = page("A-1")
    for line in (
        "Window      2026-11-20 08:00–09:30",
        "Technician  Kari Nordmann",
        "Estimate    1\u00a0490.00 NOK",
        "Filter mettet",
        "1. Bytt filter – open",
        "unsafe: Wheel bolt loose – customer: do now (2026-11-20 08:40)",
        "1 pcs used of 2 planned",
        "labour: 1 h 05 min, 2026-11-20 08:00–09:05, Kari Nordmann",
        "estimate 1\u00a0490.00 NOK, actual ",
        "customer: Åse Bø (2026-11-20 09:00)",
    ):
        assert line in text
    for raw in ("used  -1", "3900", "T07:", "None"):
        assert raw not in text
