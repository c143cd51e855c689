"""Reads what stands around a report's answers: damage marks, accepted deviations, wheels, steps' photos, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.damage import DamageMark
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.people import Person
from fieldapp.domain.signing import decided_sentence
from fieldapp.reports.source import (
    AcceptedDeviation,
    Place,
    ShownMark,
    ShownPhoto,
    SignedSentence,
    shown_photo,
)
from fieldapp.store import rows
from resources import LANGUAGES, signing_text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inspections.session import Session

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


def step_photos(photos: Sequence[Photo]) -> dict[str, tuple[ShownPhoto, ...]]:
    """Photos of plan steps by the step's id."""
    found: dict[str, tuple[ShownPhoto, ...]] = {}
    for photo in photos:
        if photo.subject_kind is SubjectKind.PLAN_STEP:
            found[photo.subject_id] = (*found.get(photo.subject_id, ()), shown_photo(photo))
    return found


def sentences(
    sessions: Mapping[str, Session], findings: Sequence[Finding], *, job_number: str, language: str
) -> tuple[SignedSentence, ...]:
    """What may have stood above a pad in another language than the report's, and what it says in that one.

    A checklist's question is told with its item's title, which stood above it: "Customer" alone says little.
    """

    def said(spoken: str) -> list[str]:
        seen = signing_text(spoken).seen.format(number=job_number)
        return [seen, *(decided_sentence(finding, language=spoken) for finding in findings)]

    own = [
        SignedSentence(shown=shown, told=told)
        for other in LANGUAGES
        for shown, told in zip(said(other), said(language), strict=True)
        if shown != told
    ]
    return (*own, *(sentence for one in sessions.items() for sentence in _asked_to_sign(*one)))


def _asked_to_sign(inspection_id: str, session: Session) -> Iterator[SignedSentence]:
    for section in session.sections():
        for item in section.items:
            for question in item.questions:
                if question.kind != "signature":
                    continue
                title = item.title.rstrip(".")
                told = f"{title}: {question.label}" if question.label != item.title else item.title
                for shown in sorted({question.label, *session.labels(question.path)}):
                    yield SignedSentence(shown=shown, told=told, inspection_id=inspection_id)
