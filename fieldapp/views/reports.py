"""A report's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Report
from fieldapp.store import rows

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def pdf_bytes(store: Store, *, report_id: str) -> bytes:
    """The sealed PDF.

    Raises:
        NotFound: no such report, or its file has not come from the server yet.
    """
    with store.reading() as connection:
        report: Report = rows.fetch(connection, "report", report_id)
    return store.blobs.get(report.sha256, job_id=report.job_id)
