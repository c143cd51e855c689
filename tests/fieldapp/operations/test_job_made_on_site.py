"""A job made where the technician stands, without a network."""

import re
from typing import Any

import pytest
from laptops import TECHNICIAN, Laptop, only

from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import InputRefused, NotFound
from fieldapp.operations import jobs


def create(laptop: Laptop, **given: Any) -> Changes:
    facts: dict[str, Any] = {
        "customer_name": "Per Aas",
        "language": "nb",
        "email": "per@example.no",
        "street": "Storgata 1",
        "postcode": "7010",
        "city": "Trondheim",
        "country": "no",
        "plate": "ek 12345",
        "make": "Tesla",
        "model": "Model Y",
        "concern": "Punktert dekk",
        "technician_id": TECHNICIAN,
        "now": laptop.now,
    }
    return jobs.create_on_site(laptop.store, **{**facts, **given})


def test_customer_site_car_and_job_are_made_and_queued_in_an_order_the_office_can_take(
    laptop: Laptop,
) -> None:
    changes = create(laptop)

    job = laptop.row("job", only(changes, "job"))
    assert (job.status, job.number, job.created_on_site) == (JobStatus.ON_SITE, None, True)
    assert re.fullmatch(r"L-[0-9A-HJKMNP-TV-Z]{4}", job.provisional_number)
    assert job.shown_number == job.provisional_number
    assert laptop.row("customer", job.customer_id).name == "Per Aas"
    assert laptop.row("site", job.site_id).country == "NO"
    assert laptop.row("vehicle", job.vehicle_id).plate == "EK 12345"
    assert [(kind, action) for kind, _, action, _ in laptop.outbox()] == [
        (kind, "create") for kind in ("customer", "site", "vehicle", "job")
    ]


def test_a_known_customer_and_car_are_taken_not_written_twice(laptop: Laptop) -> None:
    changes = create(
        laptop, customer_id="customer-ingrid", customer_name="", street="", vin="5yj3e7ea5kf312845"
    )

    job = laptop.row("job", only(changes, "job"))
    assert (job.customer_id, job.site_id, job.vehicle_id) == ("customer-ingrid", "site-ingrid", "vehicle-3")
    assert [kind for kind, *_ in laptop.outbox()] == ["job"]


def test_a_known_customer_at_another_address_gets_another_site(laptop: Laptop) -> None:
    changes = create(laptop, customer_id="customer-ingrid", street="Hytteveien 4")

    assert laptop.row("site", only(changes, "site")).street == "Hytteveien 4"


def test_numbers_of_two_jobs_differ(laptop: Laptop) -> None:
    numbers = {laptop.row("job", only(create(laptop), "job")).provisional_number for _ in range(20)}

    assert len(numbers) == 20


def test_every_mistake_is_named_at_once_and_nothing_is_kept(laptop: Laptop) -> None:
    with pytest.raises(InputRefused) as refused:
        create(
            laptop,
            customer_name=" ",
            language="sv",
            email="per",
            country="Norway",
            plate="",
            vin="5YJ3E7EA5KF31284",
            concern="",
        )

    assert {problem.column for problem in refused.value.problems} == {
        "customer_name",
        "language",
        "email",
        "country",
        "vin",
        "concern",
    }
    assert laptop.outbox() == []


def test_a_car_without_vin_or_plate_cannot_be_found_again(laptop: Laptop) -> None:
    with pytest.raises(InputRefused):
        create(laptop, plate="")


def test_an_unknown_customer_id_keeps_nothing(laptop: Laptop) -> None:
    with pytest.raises(NotFound):
        create(laptop, customer_id="nobody")
    assert laptop.outbox() == []
