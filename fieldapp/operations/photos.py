"""Photos of a job: taken in as whatever a camera made, kept upright, small enough to travel, without EXIF."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import Photo, PhotoStroke, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.damage import DamageMark
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import Inspection
from fieldapp.domain.moments import Moment
from fieldapp.errors import InputProblem, InputRefused
from fieldapp.operations import corrections
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.pictures import PreparedPhoto, prepare
from fieldapp.operations.signatures import void_outdated
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

__all__ = ["PreparedPhoto", "add", "annotate", "caption", "move", "prepare", "record", "remove", "restore"]

MOST_POINTS = 20_000
WIDEST_STROKE = 0.1


def add(
    store: Store,
    *,
    job_id: str,
    source: bytes,
    file_name: str,
    subject_kind: SubjectKind = SubjectKind.JOB,
    subject_id: str = "",
    taken_at: datetime | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Take a picture file in: `prepare` and `record` at once, for callers without a pool.

    Raises:
        NotAPicture: the file is no picture we can keep.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    return record(
        store,
        job_id=job_id,
        prepared=prepare(source, file_name),
        subject_kind=subject_kind,
        subject_id=subject_id,
        taken_at=taken_at,
        reason=reason,
        now=now,
    )


def record(
    store: Store,
    *,
    job_id: str,
    prepared: PreparedPhoto,
    subject_kind: SubjectKind = SubjectKind.JOB,
    subject_id: str = "",
    taken_at: datetime | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Keep a prepared photo, encrypted, and queue it to be sent; the same picture twice on one subject is kept once.

    `taken_at` counts before the camera's own time, that before now.

    Raises:
        NotFound: no such job.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
        StorageFull: nothing was kept.
    """
    with store.reading() as connection:
        check_open_for_work(connection, job_id)
    # Files first: a row never speaks of a file that is not there. A file without a row is only unused space.
    sha256 = store.blobs.put(prepared.jpeg, job_id=job_id)
    preview_sha256 = store.blobs.put(prepared.preview, job_id=job_id)
    with store.writing() as connection:
        check_open_for_work(connection, job_id)
        same: tuple[Photo, ...] = rows.fetch_many(
            connection,
            "photo",
            job_id=job_id,
            sha256=sha256,
            subject_kind=subject_kind,
            subject_id=subject_id,
        )
        if same:
            changes = Changes()
            if same[0].removed:
                changes |= _noted(connection, same[0], "removed", "removed", "", reason, now)
            changes |= rows.edit(connection, "photo", same[0].id, now=now.at, removed=False)
            return (
                Changes.of("photo", same[0].id) | changes | void_outdated(connection, job_id=job_id, now=now)
            )
        photo = Photo(
            id=str(uuid7()),
            job_id=job_id,
            sha256=sha256,
            preview_sha256=preview_sha256,
            width=prepared.width,
            height=prepared.height,
            size=len(prepared.jpeg),
            taken_at=taken_at or prepared.taken_at or now.at,
            subject_kind=subject_kind,
            subject_id=subject_id,
            file_name=prepared.file_name,
        )
        changes = _noted(connection, photo, "removed", "", photo.file_name or photo.sha256[:12], reason, now)
        changes |= rows.create(connection, "photo", photo, now=now.at)
        return changes | void_outdated(connection, job_id=job_id, now=now)


def caption(store: Store, *, photo_id: str, text: str, reason: str = "", now: Moment) -> Changes:
    """Write under a photo what it shows.

    Raises:
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    return _edit(store, photo_id, reason, now, caption=text.strip())


def annotate(
    store: Store, *, photo_id: str, strokes: tuple[PhotoStroke, ...], reason: str = "", now: Moment
) -> Changes:
    """Draw over a photo; the picture itself stays as it was taken. The strokes take the place of earlier ones.

    Raises:
        InputRefused: a point outside the picture, a line without length or width, or far too many points.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    problem = _strokes_problem(strokes)
    if problem:
        raise InputRefused(
            f"The drawing cannot be kept: {problem}.", problems=(InputProblem(None, "strokes", problem),)
        )
    return _edit(store, photo_id, reason, now, strokes=strokes)


def move(
    store: Store,
    *,
    photo_id: str,
    subject_kind: SubjectKind,
    subject_id: str,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Say what a photo belongs to: the job, a finding, an image question, a plan step, a damage mark.

    Raises:
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    return _edit(store, photo_id, reason, now, subject_kind=subject_kind, subject_id=subject_id)


def remove(store: Store, *, photo_id: str, reason: str = "", now: Moment) -> Changes:
    """Take a photo off the job; it can be brought back.

    Raises:
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    return _edit(store, photo_id, reason, now, removed=True)


def restore(store: Store, *, photo_id: str, reason: str = "", now: Moment) -> Changes:
    """Bring a removed photo back.

    Raises:
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    return _edit(store, photo_id, reason, now, removed=False)


def _edit(store: Store, photo_id: str, reason: str, now: Moment, **fields: Any) -> Changes:
    with store.writing() as connection:
        photo: Photo = rows.fetch(connection, "photo", photo_id)
        check_open_for_work(connection, photo.job_id)
        changes = Changes()
        for name, value in fields.items():
            before = getattr(photo, name)
            if before != value:
                changes |= _noted(connection, photo, name, _words(before), _words(value), reason, now)
        changes |= rows.edit(connection, "photo", photo_id, now=now.at, **fields)
        return changes | void_outdated(connection, job_id=photo.job_id, now=now)


def _noted(
    connection: Connection, photo: Photo, field: str, before: str, after: str, reason: str, now: Moment
) -> Changes:
    """A photo of a finished checklist changes with a reason only."""
    inspection = _inspection_of(connection, photo)
    if inspection is None:
        return Changes()
    because, changes = corrections.reason_for(connection, inspection, given=reason, now=now)
    return changes | corrections.note(
        connection,
        job_id=photo.job_id,
        inspection_id=inspection.id,
        reason=because,
        subject="photo",
        path=photo.id,
        field=field,
        before=before,
        after=after,
        now=now,
    )


def _inspection_of(connection: Connection, photo: Photo) -> Inspection | None:
    inspection_id: str | None = None
    if photo.subject_kind is SubjectKind.ANSWER:
        inspection_id = photo.subject_id.partition(" ")[0]
    elif photo.subject_kind is SubjectKind.FINDING:
        finding: Finding | None = rows.find(connection, "finding", photo.subject_id)
        inspection_id = finding.inspection_id if finding else None
    elif photo.subject_kind is SubjectKind.MARK:
        mark: DamageMark | None = rows.find(connection, "damage_mark", photo.subject_id)
        inspection_id = mark.inspection_id if mark else None
    found: Inspection | None = rows.find(connection, "inspection", inspection_id)
    return found


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "removed" if value else ""
    return f"{len(value)} strokes" if isinstance(value, tuple) else str(value)


def _strokes_problem(strokes: tuple[PhotoStroke, ...]) -> str:
    if sum(len(stroke.points) for stroke in strokes) > MOST_POINTS:
        return f"it has more than {MOST_POINTS} points"
    for stroke in strokes:
        if not stroke.points:
            return "a line has no points"
        if not 0 < stroke.width <= WIDEST_STROKE:
            return f"a line is not between 0 and {WIDEST_STROKE} of the picture wide"
        if not all(0 <= x <= 1 and 0 <= y <= 1 for x, y in stroke.points):
            return "a line leaves the picture"
    return ""
