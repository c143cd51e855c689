"""Reads what stands around a report's answers: damage marks on the outline, accepted deviations, wheels and axles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.damage import DamageMark
from fieldapp.domain.findings import Deviation
from fieldapp.domain.people import Person
from fieldapp.reports.source import AcceptedDeviation, Place, ShownMark, shown_photo
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CORNER = re.compile(r"_(fl|fr|rl|rr)(?=_|$)")
_AXLE = re.compile(r"_(front|rear)(?=_|$)")
_CORNERS: dict[str, Place] = {
    "fl": "front_left",
    "fr": "front_right",
    "rl": "rear_left",
    "rr": "rear_right",
}
_AXLES: dict[str, Place] = {"front": "front", "rear": "rear"}


def place_on_car(path: str) -> Place:
    """The wheel or axle a question's name ends in (`tread_fl_inner`, `pads_rear`); "" for any other."""
    name = path.rpartition("/")[2]
    corner, axle = _CORNER.search(name), _AXLE.search(name)
    if corner is not None:
        return _CORNERS[corner[1]]
    return _AXLES[axle[1]] if axle is not None else ""


def damage(connection: Connection, job_id: str, photos: Sequence[Photo]) -> tuple[ShownMark, ...]:
    """The job's damage marks by number, each with its photos."""
    marks: tuple[DamageMark, ...] = rows.fetch_many(connection, "damage_mark", job_id=job_id, removed=False)
    return tuple(
        ShownMark(
            number=mark.number,
            view=mark.view,
            x=mark.x,
            y=mark.y,
            kind=mark.kind,
            note=mark.note,
            photos=tuple(
                shown_photo(photo)
                for photo in photos
                if photo.subject_kind is SubjectKind.MARK and photo.subject_id == mark.id
            ),
        )
        for mark in sorted(marks, key=lambda mark: mark.number)
    )


def deviations(connection: Connection, job_id: str) -> dict[str, AcceptedDeviation]:
    """The accepted deviations of a job by finding, people by name."""
    kept: tuple[Deviation, ...] = rows.fetch_many(connection, "deviation", job_id=job_id, withdrawn=False)
    if not kept:
        return {}
    people: tuple[Person, ...] = rows.fetch_many(connection, "person")
    names = {person.id: person.name for person in people}
    return {
        one.finding_id: AcceptedDeviation(
            owner=names.get(one.owner, one.owner),
            due_on=one.due_on,
            approved_by=names.get(one.approved_by, one.approved_by),
            approved_at=one.approved_at,
            note=one.note.strip(),
        )
        for one in kept
    }
