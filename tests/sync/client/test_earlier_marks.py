"""Damage marked at a car's last visit comes with the car to whoever gets it next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from world import Laptop, Office

from fieldapp.domain.damage import CarView, DamageKind, DamageMark, EarlierDamage
from fieldapp.domain.moments import Moment
from fieldapp.operations import jobs
from fieldapp.store import earlier_damage


def mark(job_id: str, number: int, laptop: Laptop, *, removed: bool = False, days: int = 0) -> DamageMark:
    return DamageMark(
        id=f"{job_id}-{number}",
        job_id=job_id,
        number=number,
        view=CarView.LEFT,
        x=0.25,
        y=0.5,
        kind=DamageKind.DENT,
        marked_at=laptop.clock() - timedelta(days=days),
        note="beside Ingrid's charger",
        removed=removed,
    )


def end(laptop: Laptop, job_id: str) -> None:
    now = Moment(at=laptop.clock(), boot_seconds=1.0, boot_id="boot")
    jobs.cannot_complete(laptop.store, job_id=job_id, reason="No part", follow_up=False, now=now)
    laptop.clock.pass_(seconds=10)
    laptop.sync()


def seen(laptop: Laptop, job_id: str) -> EarlierDamage | None:
    with laptop.store.reading() as connection:
        return earlier_damage.read(connection, laptop.row("job", job_id))


@pytest.fixture
def ola(office: Office, hire: Callable[[str], Laptop], laptop: Laptop) -> Laptop:
    """Another technician, who has the same car next; the first has marked two places and gone."""
    laptop.sync()
    laptop.create("damage_mark", mark("job-1", 1, laptop), mark("job-1", 2, laptop, removed=True))
    laptop.create("damage_mark", mark("job-1", 3, laptop))
    end(laptop, "job-1")
    other = hire("ola")
    job = office.row("job", "job-1")
    office.job("job-next", other.account)
    office.edit("job", "job-next", vehicle_id=job.vehicle_id)
    other.sync()
    return other


def test_the_next_technician_sees_what_was_marked_without_having_that_job(ola: Laptop) -> None:
    assert ola.ids("damage_mark") == set()
    found = seen(ola, "job-next")
    assert found is not None
    assert [(one.number, one.view, one.x, one.kind) for one in found.marks] == [
        (1, CarView.LEFT, 0.25, DamageKind.DENT),
        (3, CarView.LEFT, 0.25, DamageKind.DENT),
    ]
    assert found.marks[0].note == "beside Ingrid's charger"


def test_the_cars_next_owner_is_told_where_and_not_what_was_noted(ola: Laptop, office: Office) -> None:
    sold = office.row("vehicle", office.row("job", "job-next").vehicle_id)
    office.put("vehicle", replace(sold, id="vehicle-sold", customer_id="customer-2", earlier_marks=()))
    told = office.row("vehicle", "vehicle-sold").earlier_marks
    assert [(one.number, one.x, one.note) for one in told] == [(1, 0.25, ""), (3, 0.25, "")]
    assert office.row("vehicle", sold.id).earlier_marks[0].note == "beside Ingrid's charger"


def test_an_older_visit_completed_late_does_not_hide_a_newer_one(ola: Laptop, office: Office) -> None:
    office.job("job-old", ola.account)
    office.edit("job", "job-old", vehicle_id=office.row("job", "job-1").vehicle_id)
    office.put("damage_mark", mark("job-old", 1, ola, days=30))
    found = seen(ola, "job-next")
    ola.sync()
    end(ola, "job-old")
    assert seen(ola, "job-next") == found
    assert {
        one.job_id for one in ola.row("vehicle", ola.row("job", "job-next").vehicle_id).earlier_marks
    } == {"job-1"}
