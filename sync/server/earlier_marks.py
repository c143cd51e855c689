"""Damage marked on a car at its last visit: kept on its vehicle row, so that whoever gets the car next has it.

Rows of a job leave a laptop two weeks after it, its marks with them. Only the newest visit that marked any is kept:
each marks what is there, so the older ones are in it. The photos stay with their job. A row of the same car under
another owner gets the marks without their notes, which may say more than where the dent is.
"""

from __future__ import annotations

from dataclasses import replace

from pydantic import JsonValue

from fieldapp.domain.damage import DamageMark
from sync.protocol.kinds import field_to_json, from_fields
from sync.server.ledger import Ledger, Source, StoredRow
from sync.server.readings import same_car


def keep_marks(ledger: Ledger, job: StoredRow, source: Source) -> None:
    """Put the marks of a job that has ended on every vehicle row of its VIN; a job without any says nothing of them."""
    vehicle = ledger.get("vehicle", str(job.fields.get("vehicle_id")))
    found: list[DamageMark] = [
        from_fields("damage_mark", row.id, row.fields)
        for row in ledger.of_job(job.id)
        if row.kind == "damage_mark" and not row.deleted
    ]
    marks = sorted((mark for mark in found if not mark.removed), key=lambda mark: mark.number)
    if vehicle is None or not marks:
        return
    for one in (vehicle, *same_car(ledger, vehicle)):
        if not _newer(one, marks):
            told = marks if one is vehicle else [replace(mark, note="") for mark in marks]
            ledger.write(one, {"earlier_marks": _dumped(told)}, source)


def inherit_marks(ledger: Ledger, vehicle: StoredRow, source: Source) -> None:
    """Give a new vehicle row what was marked on the same car under an earlier owner."""
    for other in same_car(ledger, vehicle):
        known = other.fields.get("earlier_marks")
        if isinstance(known, list) and known:
            kept: list[JsonValue] = [{**mark, "note": ""} for mark in known if isinstance(mark, dict)]
            ledger.write(vehicle, {"earlier_marks": kept}, source)
            return


def _newer(vehicle: StoredRow, marks: list[DamageMark]) -> bool:
    """Whether the row tells of a later visit: an old job may end after it."""
    known: tuple[DamageMark, ...] = from_fields("vehicle", vehicle.id, vehicle.fields).earlier_marks
    others = [mark.marked_at for mark in known if mark.job_id != marks[0].job_id]
    return bool(others) and max(others) > max(mark.marked_at for mark in marks)


def _dumped(marks: list[DamageMark]) -> list[JsonValue]:
    dumped = field_to_json("vehicle", "earlier_marks", tuple(marks))
    return dumped if isinstance(dumped, list) else []
