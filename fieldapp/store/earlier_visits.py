"""What the same car measured before: from this laptop's own rows and from what the centre keeps on the vehicle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

import sqlalchemy as sa

from fieldapp.domain.inspections import Answer, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import companies, fillings, rows
from fieldapp.store.columns import time_text
from inspections.history import instance_positions, place_of
from inspections.measurements import as_decimal
from inspections.wear import WearPoint


@dataclass(frozen=True, slots=True)
class EarlierVisits:
    """`last`: the last visit's value by today's node path; `points`: every earlier measured value, oldest first."""

    last: Mapping[str, str]
    points: Mapping[str, tuple[WearPoint, ...]]


def read(connection: sa.Connection, inspection: Inspection) -> EarlierVisits:
    """What earlier fillings of this checklist said of the car with this VIN, whoever's customer it was then."""
    job: Job = rows.fetch(connection, "job", inspection.job_id)
    vehicle: Vehicle | None = rows.find(connection, "vehicle", job.vehicle_id)
    if vehicle is None:
        return EarlierVisits({}, {})
    same: tuple[Vehicle, ...] = (
        rows.fetch_many(connection, "vehicle", vin=vehicle.vin) if vehicle.vin else (vehicle,)
    )
    zone = companies.zone(connection)
    visits = _from_the_centre(same, inspection, zone) | _from_here(connection, same, inspection, zone)
    in_order = sorted(visits.values(), key=lambda visit: visit.on)
    kept = fillings.read(connection, inspection)
    positions = instance_positions(kept.repeats)
    last: dict[str, str] = {}
    points: dict[str, tuple[WearPoint, ...]] = {}
    places = {place_of(path, positions): path for path in _paths(kept, positions)}
    for visit in in_order:
        for place, (value, day) in visit.values.items():
            path = places.get(place, place)
            last[path] = value
            number = as_decimal(value)
            if number is not None:
                point = WearPoint(day, number, visit.odometer_km)
                points[path] = (*points.get(path, ()), point)
    return EarlierVisits(last, points)


@dataclass(frozen=True, slots=True)
class _Visit:
    """Each value with the day it was measured, in the company's zone; `on` puts visits in order."""

    on: datetime
    odometer_km: int | None
    values: Mapping[str, tuple[str, date]]


def _from_the_centre(
    vehicles: tuple[Vehicle, ...], inspection: Inspection, zone: tzinfo
) -> dict[str, _Visit]:
    found: dict[str, _Visit] = {}
    for vehicle in vehicles:
        for reading in vehicle.readings:
            if reading.form_id != inspection.form_id or reading.job_id == inspection.job_id:
                continue
            on = datetime.combine(reading.measured_on, time.min, zone)
            known = found.get(reading.job_id)
            values = {
                **(known.values if known else {}),
                reading.path: (reading.value, reading.measured_on),
            }
            found[reading.job_id] = _Visit(max(on, known.on) if known else on, reading.odometer_km, values)
    return found


def _from_here(
    connection: sa.Connection, vehicles: tuple[Vehicle, ...], inspection: Inspection, zone: tzinfo
) -> dict[str, _Visit]:
    jobs: tuple[Job, ...] = rows.fetch_many(
        connection, "job", vehicle_id=[vehicle.id for vehicle in vehicles]
    )
    earlier: tuple[Inspection, ...] = rows.select_values(
        connection,
        "inspection",
        "form_id = ? AND finished_at IS NOT NULL AND started_at < ? AND id != ? ORDER BY started_at",
        (inspection.form_id, time_text(inspection.started_at), inspection.id),
    )
    by_id = {job.id: job for job in jobs}
    found: dict[str, _Visit] = {}
    for one in earlier:
        job = by_id.get(one.job_id)
        if job is None or one.finished_at is None:
            continue
        answers: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=one.id)
        kept = fillings.read(connection, one)
        positions = instance_positions(kept.repeats)
        values = {
            # As the centre tells it: by the day of the answer, not of the finished checklist.
            place_of(answer.path, positions): (answer.value, answer.answered_at.astimezone(zone).date())
            for answer in answers
            if answer.value and answer.path.startswith("/") and answer.path not in kept.repeats
        }
        found[one.job_id] = _Visit(one.finished_at.astimezone(zone), job.odometer_km, values)
    return found


def _paths(kept: fillings.Filling, positions: Mapping[str, str]) -> set[str]:
    """Node paths inside entries of repeats, answered or not: only they are named differently from their places."""
    found = set(kept.answers)
    for entry in positions:
        repeat = entry.rpartition("[")[0]
        node = kept.template.nodes.get(repeat)
        found |= {
            f"{entry}{leaf.path[len(repeat) :]}"
            for leaf in kept.template.nodes.values()
            if node and leaf.path.startswith(f"{repeat}/")
        }
    return found
