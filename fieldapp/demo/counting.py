"""What the day amounts to, counted from the laptop's store, and its reports as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from fieldapp.domain.attachments import DeliveryChannel, Report, ReportDelivery
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.store import media_queue, rows, sync_state
from fieldapp.store.engine import Store
from fieldapp.store.tables import ACKED
from fieldapp.views.files import report_bytes


def summary_of(store: Store, folder: Path) -> dict[str, Any]:
    """Counts of the day; writes each report to `folder/report-<number>.pdf`."""
    with store.reading() as connection:
        jobs: tuple[Job, ...] = rows.fetch_many(connection, "job")
        reports: tuple[Report, ...] = rows.fetch_many(connection, "report")
        deliveries: tuple[ReportDelivery, ...] = rows.fetch_many(connection, "report_delivery")
        inspections = rows.fetch_many(connection, "inspection")
        counted = {
            "jobs_completed": sum(job.status is JobStatus.COMPLETED for job in jobs),
            "inspections_finished": sum(one.finished_at is not None for one in inspections),
            "answers": sum(1 for answer in rows.fetch_many(connection, "answer") if answer.value),
            "photos_sent": len([p for p in rows.fetch_many(connection, "photo") if not p.removed]),
            "files_sent": media_queue.counts(connection).sent,
            "changes_pushed": connection.execute(sa.select(sa.func.count()).select_from(ACKED)).scalar_one(),
            "conflicts": len(sync_state.conflicts(connection)),
        }
    numbers = {job.id: job.shown_number for job in jobs}
    return {
        **counted,
        "reports": [_written(store, report, numbers[report.job_id], folder) for report in reports],
        "mail": [
            {"to": delivery.recipient, "state": delivery.state.value}
            for delivery in deliveries
            if delivery.channel is DeliveryChannel.EMAIL
        ],
    }


def _written(store: Store, report: Report, number: str, folder: Path) -> dict[str, Any]:
    path = folder / f"report-{number}.pdf"
    path.write_bytes(report_bytes(store, report_id=report.id))
    return {
        "job": number,
        "path": str(path),
        "sha256": report.sha256,
        "pages": report.pages,
        "language": report.language,
    }
