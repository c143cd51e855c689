"""What was marked on the same car at an earlier visit: from this laptop's own rows, and from what the centre keeps."""

from __future__ import annotations

import sqlalchemy as sa

from fieldapp.domain.damage import DamageMark, EarlierDamage
from fieldapp.domain.jobs import Job
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import rows


def read(connection: sa.Connection, job: Job) -> EarlierDamage | None:
    """The marks of the newest other job of the car with this VIN that has any; None without one."""
    vehicle: Vehicle | None = rows.find(connection, "vehicle", job.vehicle_id)
    if vehicle is None:
        return None
    same: tuple[Vehicle, ...] = (
        rows.fetch_many(connection, "vehicle", vin=vehicle.vin) if vehicle.vin else (vehicle,)
    )
    jobs: tuple[Job, ...] = rows.fetch_many(connection, "job", vehicle_id=[each.id for each in same])
    others = [each.id for each in jobs if each.id != job.id and each.window_start <= job.window_start]
    own: tuple[DamageMark, ...] = (
        rows.fetch_many(connection, "damage_mark", job_id=others, removed=False) if others else ()
    )
    here = {mark.job_id for mark in own}
    told = {
        mark.id: mark
        for each in (*same, vehicle)  # this owner's own row knows the notes too, so it comes last
        for mark in each.earlier_marks
        if mark.job_id != job.id and mark.job_id not in here
    }
    marks = (*own, *told.values())
    if not marks:
        return None
    newest = max(marks, key=lambda mark: mark.marked_at)
    seen = sorted((mark for mark in marks if mark.job_id == newest.job_id), key=lambda mark: mark.number)
    return EarlierDamage(on=newest.marked_at.astimezone().date(), marks=tuple(seen))
