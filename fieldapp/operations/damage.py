"""Marking damage on an outline of the car, in numbered marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.damage import CarView, DamageKind, DamageMark
from fieldapp.domain.inspections import Inspection
from fieldapp.domain.moments import Moment
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations import corrections
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.signatures import void_outdated
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


def mark(
    store: Store,
    *,
    job_id: str,
    view: CarView,
    x: float,
    y: float,
    kind: DamageKind,
    note: str = "",
    inspection_id: str | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Put the next numbered mark on the car; `x`, `y` are fractions of the view's box from its top left.

    Raises:
        InputRefused: the place is not on the drawing.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    _check_place(x, y)
    with store.writing() as connection:
        check_open_for_work(connection, job_id)
        known: tuple[DamageMark, ...] = rows.fetch_many(connection, "damage_mark", job_id=job_id)
        added = DamageMark(
            id=str(uuid7()),
            job_id=job_id,
            number=max((other.number for other in known), default=0) + 1,
            view=view,
            x=x,
            y=y,
            kind=kind,
            marked_at=now.at,
            inspection_id=inspection_id,
            note=note.strip(),
        )
        changes = rows.create(connection, "damage_mark", added, now=now.at)
        changes |= _noted(connection, added, "number", "", str(added.number), reason, now)
        return changes | void_outdated(connection, job_id=job_id, now=now)


def change(
    store: Store,
    *,
    mark_id: str,
    view: CarView | None = None,
    x: float | None = None,
    y: float | None = None,
    kind: DamageKind | None = None,
    note: str | None = None,
    removed: bool | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Move a mark, say what it is, take it off or bring it back; what is None stays.

    Raises:
        InputRefused: the place is not on the drawing.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    with store.writing() as connection:
        known: DamageMark = rows.fetch(connection, "damage_mark", mark_id)
        check_open_for_work(connection, known.job_id)
        _check_place(known.x if x is None else x, known.y if y is None else y)
        given: dict[str, Any] = {"view": view, "x": x, "y": y, "kind": kind, "removed": removed}
        given["note"] = None if note is None else note.strip()
        fields = {
            name: value
            for name, value in given.items()
            if value is not None and value != getattr(known, name)
        }
        changes = rows.edit(connection, "damage_mark", mark_id, now=now.at, **fields)
        for name, value in fields.items():
            changes |= _noted(connection, known, name, str(getattr(known, name)), str(value), reason, now)
        return changes | void_outdated(connection, job_id=known.job_id, now=now)


def _check_place(x: float, y: float) -> None:
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise InputRefused(
            "The mark must lie on the drawing of the car.",
            problems=(InputProblem(None, "x", "give fractions between 0 and 1"),),
        )


def _noted(
    connection: Connection,
    marked: DamageMark,
    field: str,
    before: str,
    after: str,
    reason: str,
    now: Moment,
) -> Changes:
    """A mark of a finished checklist changes with a reason only."""
    if marked.inspection_id is None:
        return Changes()
    inspection: Inspection = rows.fetch(connection, "inspection", marked.inspection_id)
    if inspection.job_id != marked.job_id:
        raise NotAllowedNow("The checklist belongs to another job.", reasons=("other_job",))
    because, changes = corrections.reason_for(connection, inspection, given=reason, now=now)
    return changes | corrections.note(
        connection,
        job_id=marked.job_id,
        inspection_id=inspection.id,
        reason=because,
        subject="mark",
        path=str(marked.number),
        field=field,
        before=before,
        after=after,
        now=now,
    )
