"""What a car measured at earlier visits: kept on its vehicle row, so that every technician who gets the car has it.

Rows of a job leave a laptop two weeks after it; the last values of a car are wanted a year later, by somebody else.
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from pydantic import JsonValue

from fieldapp.domain.inspections import Answer, Inspection
from fieldapp.domain.vehicles import Reading, vin_problem
from fieldapp.errors import DataProblem
from inspections.history import measured_values
from sync.protocol.kinds import field_to_json
from sync.server import tables
from sync.server.inspected import InspectedJob, inspected
from sync.server.ledger import Ledger, Source, StoredRow

KEPT_VISITS = 4
"""Per car and checklist: a last value, and enough behind it for a trend."""


def keep_readings(ledger: Ledger, row: StoredRow, source: Source) -> None:
    """Put what a finished inspection measured on every vehicle row of its VIN."""
    job = ledger.get("job", row.job_id)
    if job is None:
        return
    everything = inspected(ledger, job)
    inspection = next(one for one in everything.inspections if one.id == row.id)
    try:
        fresh = _readings(everything, inspection)
    except DataProblem:
        return  # a form the centre cannot read measures nothing it could pass on
    if not fresh:
        return
    for vehicle in _vehicles(ledger, str(job.fields.get("vehicle_id"))):
        known = vehicle.fields.get("readings")
        kept = _joined(known if isinstance(known, list) else [], fresh)
        ledger.write(vehicle, {"readings": kept}, source)


def inherit_readings(ledger: Ledger, vehicle: StoredRow, source: Source) -> None:
    """Give a new vehicle row what is known of the same car under an earlier owner."""
    for other in same_car(ledger, vehicle):
        known = other.fields.get("readings")
        if other.id != vehicle.id and known:
            ledger.write(vehicle, {"readings": known}, source)
            return


def _readings(everything: InspectedJob, inspection: Inspection) -> list[JsonValue]:
    finished = inspection.finished_at
    assert finished is not None
    session = everything.session(inspection, now=finished)
    answers: tuple[Answer, ...] = everything.content_rows(inspection).answers
    zone = everything.zone
    days: dict[str, date] = {answer.path: answer.answered_at.astimezone(zone).date() for answer in answers}
    readings = tuple(
        Reading(
            job_id=inspection.job_id,
            form_id=inspection.form_id,
            path=measured.place,
            value=measured.value,
            measured_on=days.get(measured.path, finished.astimezone(zone).date()),
            odometer_km=everything.job.odometer_km,
        )
        for measured in measured_values(session)
    )
    dumped = field_to_json("vehicle", "readings", readings)
    return dumped if isinstance(dumped, list) else []


def _joined(known: list[JsonValue], fresh: list[JsonValue]) -> list[JsonValue]:
    """The readings of the newest visits of each checklist; a visit finished again takes the place of itself."""
    said = {_visit(one) for one in fresh}
    kept = [one for one in known if _visit(one) not in said] + fresh
    newest: dict[str, list[tuple[str, str]]] = {}
    for one in kept:
        visit = _visit(one)
        visits = newest.setdefault(visit[1], [])
        if visit not in visits:
            visits.append(visit)
    wanted = {visit for visits in newest.values() for visit in visits[-KEPT_VISITS:]}
    return [one for one in kept if _visit(one) in wanted]


def _visit(reading: JsonValue) -> tuple[str, str]:
    facts = reading if isinstance(reading, dict) else {}
    return str(facts.get("job_id")), str(facts.get("form_id"))


def _vehicles(ledger: Ledger, vehicle_id: str) -> list[StoredRow]:
    """The job's vehicle, and rows of the same car under another owner."""
    own = ledger.get("vehicle", vehicle_id)
    return [] if own is None else [own, *same_car(ledger, own)]


def same_car(ledger: Ledger, vehicle: StoredRow) -> list[StoredRow]:
    """Other vehicle rows with the same VIN."""
    vin = str(vehicle.fields.get("vin", ""))
    if vin_problem(vin) is not None:
        return []
    row = tables.synced_row
    ids = ledger.connection.scalars(
        sa.select(row.c.id).where(
            row.c.tenant == ledger.tenant,
            row.c.kind == "vehicle",
            row.c.id != vehicle.id,
            row.c.deleted.is_(False),
            # In every collation all keys that begin with this VIN lie between the two, so the index is enough.
            row.c.natural_key.between(vin, f"{vin}zzzz"),
        )
    ).all()
    found = (ledger.get("vehicle", one) for one in ids)
    return [one for one in found if one is not None]
