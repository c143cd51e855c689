"""Files by what they are: a photo's picture, a report's PDF, a picture of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, Report
from fieldapp.errors import NotFound
from fieldapp.store import earlier_reports, rows

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def photo_bytes(store: Store, *, photo_id: str, preview: bool) -> bytes:
    """The JPEG of a photo, or its preview; either stands in where the other is not on this laptop.

    Raises:
        NotFound: no such photo, or neither file has come from the server yet.
    """
    with store.reading() as connection:
        photo: Photo = rows.fetch(connection, "photo", photo_id)
    wanted = (photo.preview_sha256, photo.sha256) if preview else (photo.sha256, photo.preview_sha256)
    try:
        return store.blobs.get(wanted[0], job_id=photo.job_id)
    except NotFound:
        return store.blobs.get(wanted[1], job_id=photo.job_id)


def article_picture(store: Store, *, sha256: str) -> bytes:
    """A picture of an article, as the office made it: SVG, PNG or JPEG.

    Raises:
        NotFound: its file has not come from the server yet.
    """
    return store.blobs.get(sha256, job_id="")


def appendix_bytes(store: Store, *, report_id: str) -> bytes:
    """The sealed PDF with a report's photos; b"" where they are in the report itself.

    Raises:
        NotFound: no such report, or its file has not come from the server yet.
    """
    report = _report(store, report_id)
    if not report.appendix_sha256:
        return b""
    return store.blobs.get(report.appendix_sha256, job_id=report.job_id)


def report_bytes(store: Store, *, report_id: str) -> bytes:
    """The sealed PDF.

    Raises:
        NotFound: no such report, or its file has not come from the server yet.
    """
    report = _report(store, report_id)
    return store.blobs.get(report.sha256, job_id=report.job_id)


def _report(store: Store, report_id: str) -> Report:
    """A report of this laptop, or of an earlier visit to a car of it."""
    with store.reading() as connection:
        kept: Report | None = rows.find(connection, "report", report_id)
        told = earlier_reports.find(connection, report_id) if kept is None else None
        return told.report if told is not None else kept or rows.fetch(connection, "report", report_id)
