"""Photos of a job: taken in as whatever a camera made, kept upright, small enough to travel, without EXIF."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.pictures import PreparedPhoto, prepare
from fieldapp.operations.signatures import void_outdated
from fieldapp.store import rows

if TYPE_CHECKING:
    from fieldapp.store.engine import Store

__all__ = ["PreparedPhoto", "add", "caption", "move", "prepare", "record", "remove", "restore"]


def add(
    store: Store,
    *,
    job_id: str,
    source: bytes,
    file_name: str,
    subject_kind: SubjectKind = SubjectKind.JOB,
    subject_id: str = "",
    taken_at: datetime | None = None,
    now: Moment,
) -> Changes:
    """Take a picture file in: `prepare` and `record` at once, for callers without a pool.

    Raises:
        NotAPicture: the file is no picture we can keep.
        NotAllowedNow: the job is finished.
    """
    return record(
        store,
        job_id=job_id,
        prepared=prepare(source, file_name),
        subject_kind=subject_kind,
        subject_id=subject_id,
        taken_at=taken_at,
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
    now: Moment,
) -> Changes:
    """Keep a prepared photo, encrypted, and queue it to be sent; the same picture twice on one subject is kept once.

    `taken_at` counts before the camera's own time, that before now.

    Raises:
        NotFound: no such job.
        NotAllowedNow: the job is finished.
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
            changes = rows.edit(connection, "photo", same[0].id, now=now.at, removed=False)
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
        changes = rows.create(connection, "photo", photo, now=now.at)
        return changes | void_outdated(connection, job_id=job_id, now=now)


def caption(store: Store, *, photo_id: str, text: str, now: Moment) -> Changes:
    """Write under a photo what it shows.

    Raises:
        NotAllowedNow: the job is finished.
    """
    return _edit(store, photo_id, now, caption=text.strip())


def move(store: Store, *, photo_id: str, subject_kind: SubjectKind, subject_id: str, now: Moment) -> Changes:
    """Say what a photo belongs to: the job, a finding, an image question, a plan step.

    Raises:
        NotAllowedNow: the job is finished.
    """
    return _edit(store, photo_id, now, subject_kind=subject_kind, subject_id=subject_id)


def remove(store: Store, *, photo_id: str, now: Moment) -> Changes:
    """Take a photo off the job; it can be brought back.

    Raises:
        NotAllowedNow: the job is finished.
    """
    return _edit(store, photo_id, now, removed=True)


def restore(store: Store, *, photo_id: str, now: Moment) -> Changes:
    """Bring a removed photo back.

    Raises:
        NotAllowedNow: the job is finished.
    """
    return _edit(store, photo_id, now, removed=False)


def _edit(store: Store, photo_id: str, now: Moment, **fields: Any) -> Changes:
    with store.writing() as connection:
        photo: Photo = rows.fetch(connection, "photo", photo_id)
        check_open_for_work(connection, photo.job_id)
        changes = rows.edit(connection, "photo", photo_id, now=now.at, **fields)
        return changes | void_outdated(connection, job_id=photo.job_id, now=now)
