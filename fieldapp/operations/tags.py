"""Tags for parts that go back and wheels that are stored, from what the laptop knows of the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.moments import Moment
from fieldapp.operations.technician import technician
from fieldapp.store import companies, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldapp.domain.jobs import Job
    from fieldapp.domain.parts import Part
    from fieldapp.domain.vehicles import Vehicle
    from fieldapp.store.engine import Store


def part_return(
    store: Store,
    *,
    job_id: str | None,
    part_id: str,
    language: str,
    serial_number: str = "",
    reason: str = "",
    now: Moment,
) -> bytes:
    """The tag of a part that goes back, out of a customer's car or (without a job) out of the technician's own; PDF, in
    the workshop's language.

    Raises:
        NotFound: no such job or part.
        NotSignedIn: nobody has signed in on this laptop.
    """
    from fieldapp.reports.tags import PartReturn, part_return_tag

    with store.reading() as connection:
        job: Job | None = rows.fetch(connection, "job", job_id) if job_id is not None else None
        part: Part = rows.fetch(connection, "part", part_id)
        vehicle: Vehicle | None = rows.fetch(connection, "vehicle", job.vehicle_id) if job else None
        person, company = technician(connection), companies.company(connection)
        zone = companies.zone(connection)
    return part_return_tag(
        PartReturn(
            language=language,
            company=company.name if company else "",
            part_number=part.number,
            part_name=part.name,
            serial_number=serial_number.strip(),
            job_number=job.shown_number if job else "",
            vehicle=_car(vehicle) if vehicle else "",
            reason=reason.strip(),
            technician=person.name,
            day=now.at.astimezone(zone).date(),
        )
    )


def wheels(
    store: Store,
    *,
    job_id: str,
    language: str,
    season: str = "",
    shelf: str = "",
    treads: Mapping[str, str] | None = None,
    now: Moment,
) -> bytes:
    """Four tags for the wheels of a job's car that go into store; PDF, in the workshop's language.

    `treads`: millimetres by wheel (FL, FR, RL, RR).

    Raises:
        NotFound: no such job.
    """
    from fieldapp.reports.tags import WheelSet, wheel_tags

    with store.reading() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        vehicle: Vehicle = rows.fetch(connection, "vehicle", job.vehicle_id)
        customer = rows.fetch(connection, "customer", job.customer_id)
        company, zone = companies.company(connection), companies.zone(connection)
    return wheel_tags(
        WheelSet(
            language=language,
            company=company.name if company else "",
            customer=customer.name,
            plate=vehicle.plate,
            vehicle=" ".join(part for part in (vehicle.make, vehicle.model) if part),
            season=season.strip(),
            shelf=shelf.strip(),
            job_number=job.shown_number,
            day=now.at.astimezone(zone).date(),
            treads=treads or {},
        )
    )


def _car(vehicle: Vehicle) -> str:
    return " ".join(part for part in (vehicle.make, vehicle.model, vehicle.plate or vehicle.vin) if part)
