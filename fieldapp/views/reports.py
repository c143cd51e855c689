"""A folder of reports: of a job, of a car, or those that say certain words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from fieldapp.domain.attachments import Report, ReportDelivery
from fieldapp.domain.jobs import Job
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.store import rows, search

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

MOST = 100


def of_job(store: Store, *, job_id: str) -> tuple[ReportLine, ...]:
    """Every version of a job's report, the newest first.

    Raises:
        NotFound: no such job on this laptop.
    """
    with store.reading() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        return lines(connection, rows.fetch_many(connection, "report", job_id=job.id))


def of_vehicle(store: Store, *, vehicle_id: str) -> tuple[ReportLine, ...]:
    """Reports of every visit to a car that this laptop knows, the newest first."""
    with store.reading() as connection:
        return vehicle_lines(connection, vehicle_id)


def vehicle_lines(connection: Connection, vehicle_id: str) -> tuple[ReportLine, ...]:
    """The same within a transaction."""
    jobs: tuple[Job, ...] = rows.fetch_many(connection, "job", vehicle_id=vehicle_id)
    return lines(connection, rows.fetch_many(connection, "report", job_id=[job.id for job in jobs]))


def saying(store: Store, *, text: str, limit: int = MOST) -> tuple[ReportLine, ...]:
    """Reports that say every word of `text` or its beginning, the newest first; without words the newest of all."""
    with store.reading() as connection:
        if not text.strip():
            return lines(connection, rows.fetch_many(connection, "report"))[:limit]
        found = search.find_reports(connection, text, limit=limit)
        return lines(connection, rows.fetch_in_order(connection, "report", found))


def lines(connection: Connection, reports: Iterable[Report]) -> tuple[ReportLine, ...]:
    """Reports with what a list says of each, the newest first."""
    known = tuple(reports)
    jobs = _by_id(connection, "job", {report.job_id for report in known})
    newest: dict[str, int] = {}
    for other in rows.fetch_many(connection, "report", job_id=list(jobs)):
        newest[other.job_id] = max(newest.get(other.job_id, 0), other.version)
    customers = _by_id(connection, "customer", {job.customer_id for job in jobs.values()})
    vehicles = _by_id(connection, "vehicle", {job.vehicle_id for job in jobs.values()})
    last: dict[str, ReportDelivery] = {}
    deliveries: tuple[ReportDelivery, ...] = rows.fetch_many(
        connection, "report_delivery", report_id=[report.id for report in known]
    )
    for delivery in sorted(deliveries, key=lambda one: one.requested_at):
        last[delivery.report_id] = delivery
    made = []
    for report in known:
        job = jobs.get(report.job_id)
        if job is None:
            continue
        customer, vehicle = customers.get(job.customer_id), vehicles.get(job.vehicle_id)
        handed = last.get(report.id)
        car = (vehicle.make, vehicle.model, vehicle.plate or vehicle.vin) if vehicle else ()
        made.append(
            ReportLine(
                report=report,
                job_number=job.shown_number,
                customer=customer.name if customer else "",
                vehicle=" ".join(part for part in car if part),
                visited_at=job.completed_at or job.window_start,
                is_newest=report.version == newest.get(report.job_id),
                delivery=handed.state if handed else None,
                recipient=handed.recipient if handed else "",
            )
        )
    return tuple(sorted(made, key=lambda line: (line.report.made_at, line.report.id), reverse=True))


def _by_id(connection: Connection, kind: str, ids: set[str]) -> dict[str, Any]:
    return {value.id: value for value in rows.fetch_many(connection, kind, id=sorted(ids))}
