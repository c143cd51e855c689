"""Parts in and out of the car: a ledger of movements, never an overwritten count."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.amounts import MOST_UNITS
from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.domain.parts import MovementKind, Part, PartMovement
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.signatures import void_outdated
from fieldapp.operations.technician import technician_id
from fieldapp.store import parts as queries
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


def use(
    store: Store, *, job_id: str, part_id: str, quantity: int, serial_number: str = "", now: Moment
) -> Changes:
    """Take parts from the car for a job.

    Raises:
        InputRefused: no whole number of units.
        NotAllowedNow: not that many in the car, or the job is finished.
    """
    _check_quantity(quantity, least=1)
    with store.writing() as connection:
        check_open_for_work(connection, job_id)
        part: Part = rows.fetch(connection, "part", part_id)
        technician = technician_id(connection)
        in_car = queries.in_car(connection, part_id=part_id, technician_id=technician)
        if in_car < quantity:
            raise _not_in_car(part, in_car)
        movement = PartMovement(
            id=str(uuid7()),
            part_id=part_id,
            technician_id=technician,
            kind=MovementKind.USED,
            delta=-quantity,
            moved_at=now.at,
            job_id=job_id,
            serial_number=serial_number.strip(),
        )
        changes = rows.create(connection, "part_movement", movement, now=now.at)
        return changes | void_outdated(connection, job_id=job_id, now=now)


def give_back(store: Store, *, movement_id: str, now: Moment) -> Changes:
    """Put used parts back into the car: a second line in the ledger that names the first.

    Raises:
        NotAllowedNow: it was no use of parts, was given back already, or the job is finished.
    """
    with store.writing() as connection:
        used: PartMovement = rows.fetch(connection, "part_movement", movement_id)
        if used.kind is not MovementKind.USED or used.job_id is None:
            raise NotAllowedNow("Only a used part can be given back.", reasons=("not_used",))
        check_open_for_work(connection, used.job_id)
        changes = _give_back(connection, used, now)
        return changes | void_outdated(connection, job_id=used.job_id, now=now)


def put_back(store: Store, *, job_id: str, part_id: str, quantity: int, now: Moment) -> Changes:
    """Put so many units of a part used on a job back into the car, the last used first.

    Raises:
        InputRefused: no whole number of units.
        NotAllowedNow: fewer are used on the job, or the job is finished.
    """
    _check_quantity(quantity, least=1)
    with store.writing() as connection:
        check_open_for_work(connection, job_id)
        left = queries.still_used(connection, job_id)
        used: tuple[PartMovement, ...] = rows.fetch_many(
            connection, "part_movement", id=list(left), part_id=part_id
        )
        if sum(left[movement.id] for movement in used) < quantity:
            raise NotAllowedNow("So many were not used on this job.", reasons=("not_used",))
        changes = Changes()
        for movement in reversed(used):
            units = min(quantity, left[movement.id])
            if units:
                changes |= _return(connection, movement, units, now)
                quantity -= units
        return changes | void_outdated(connection, job_id=job_id, now=now)


def reverse(store: Store, *, movement_ids: Collection[str], now: Moment) -> Changes:
    """Take movements of a job back by movements the other way: used parts are in the car again, returned ones used.

    Raises:
        NotAllowedNow: they were given back already, are not in the car any more, or the job is finished.
    """
    with store.writing() as connection:
        changes = Changes()
        for movement_id in movement_ids:
            moved: PartMovement = rows.fetch(connection, "part_movement", movement_id)
            if moved.job_id is None:
                raise NotAllowedNow("Only parts of a job can be taken back.", reasons=("not_used",))
            check_open_for_work(connection, moved.job_id)
            if moved.kind is MovementKind.USED:
                changes |= _give_back(connection, moved, now)
            else:
                changes |= _use_again(connection, moved, now)
            changes |= void_outdated(connection, job_id=moved.job_id, now=now)
        return changes


def _give_back(connection: Connection, used: PartMovement, now: Moment) -> Changes:
    left = queries.still_used(connection, used.job_id or "").get(used.id, 0)
    if not left:
        raise NotAllowedNow("These parts are back in the car already.", reasons=("given_back",))
    return _return(connection, used, left, now)


def _use_again(connection: Connection, returned: PartMovement, now: Moment) -> Changes:
    part: Part = rows.fetch(connection, "part", returned.part_id)
    in_car = queries.in_car(connection, part_id=part.id, technician_id=returned.technician_id)
    if in_car < returned.delta:
        raise _not_in_car(part, in_car)
    movement = dataclasses.replace(
        returned,
        id=str(uuid7()),
        kind=MovementKind.USED,
        delta=-returned.delta,
        moved_at=now.at,
        reverses_id=None,
    )
    return rows.create(connection, "part_movement", movement, now=now.at)


def _return(connection: Connection, used: PartMovement, units: int, now: Moment) -> Changes:
    movement = PartMovement(
        id=str(uuid7()),
        part_id=used.part_id,
        technician_id=used.technician_id,
        kind=MovementKind.RETURNED,
        delta=units,
        moved_at=now.at,
        job_id=used.job_id,
        serial_number=used.serial_number,
        reverses_id=used.id,
    )
    return rows.create(connection, "part_movement", movement, now=now.at)


def count(store: Store, *, part_id: str, quantity: int, now: Moment) -> Changes:
    """Write down how many are in the car; the ledger gets the difference, nothing when there is none.

    Raises:
        InputRefused: no whole number of units.
    """
    _check_quantity(quantity, least=0)
    with store.writing() as connection:
        rows.fetch(connection, "part", part_id)
        in_car = queries.in_car(connection, part_id=part_id, technician_id=technician_id(connection))
        if in_car == quantity:
            return Changes()
        return _move(connection, part_id, MovementKind.COUNTED, quantity - in_car, now)


def load(store: Store, *, part_id: str, quantity: int, now: Moment) -> Changes:
    """Put parts into the car.

    Raises:
        InputRefused: no whole number of units.
    """
    _check_quantity(quantity, least=1)
    with store.writing() as connection:
        rows.fetch(connection, "part", part_id)
        return _move(connection, part_id, MovementKind.LOADED, quantity, now)


def bring_back(store: Store, *, part_id: str, quantity: int, now: Moment) -> Changes:
    """Take parts out of the car and back to the shelf.

    Raises:
        InputRefused: no whole number of units.
        NotAllowedNow: not that many in the car.
    """
    _check_quantity(quantity, least=1)
    with store.writing() as connection:
        part: Part = rows.fetch(connection, "part", part_id)
        in_car = queries.in_car(connection, part_id=part_id, technician_id=technician_id(connection))
        if in_car < quantity:
            raise _not_in_car(part, in_car)
        return _move(connection, part_id, MovementKind.RETURNED, -quantity, now)


def _not_in_car(part: Part, in_car: int) -> NotAllowedNow:
    return NotAllowedNow(
        f"Only {max(in_car, 0)} of {part.number} in the car; count or load the part first.",
        reasons=("not_in_car",),
        in_car=in_car,
        part=part.number,
    )


def _move(connection: Connection, part_id: str, kind: MovementKind, delta: int, now: Moment) -> Changes:
    movement = PartMovement(
        id=str(uuid7()),
        part_id=part_id,
        technician_id=technician_id(connection),
        kind=kind,
        delta=delta,
        moved_at=now.at,
    )
    return rows.create(connection, "part_movement", movement, now=now.at)


def _check_quantity(quantity: int, *, least: int) -> None:
    if not least <= quantity <= MOST_UNITS:
        message = f"give a whole number of units, {least} or more"
        raise InputRefused(
            f"The quantity does not fit: {message}.", problems=(InputProblem(None, "quantity", message),)
        )
