"""A folder of reports: of a job, of a car, or those that say certain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from fieldapp.domain.attachments import DeliveryState, Report, ReportDelivery
from fieldapp.domain.jobs import Job
from fieldapp.domain.screens.reports import PrintUnderWay, ReportLine
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import earlier_reports, prints, rows, search
from fieldapp.store.earlier_reports import ToldReport

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

MOST = 100
WATCHED = timedelta(days=7)
"""For how long a print is followed: a print system forgets its requests, and says nothing of those it forgot."""


def under_way(store: Store, *, now: datetime) -> tuple[PrintUnderWay, ...]:
    """What this laptop handed to a printer in the last days and has not seen come out, the oldest first."""
    with store.reading() as connection:
        known = prints.under_way(connection)
        here: tuple[ReportDelivery, ...] = rows.fetch_many(connection, "report_delivery", id=list(known))
        recent = [one for one in here if now - one.requested_at < WATCHED]
        jobs: tuple[Job, ...] = rows.fetch_many(connection, "job", id=[one.job_id for one in recent])
    titles = {job.id: job.shown_number for job in jobs}
    return tuple(
        PrintUnderWay(
            report_id=one.report_id,
            printer=one.recipient,
            requests=known[one.id],
            title=titles.get(one.job_id, ""),
        )
        for one in sorted(recent, key=lambda one: one.requested_at)
    )


def unwatched(
    connection: Connection, deliveries: Iterable[ReportDelivery], *, now: datetime
) -> frozenset[str]:
    """Prints that no print system will say anything of on this laptop: only a person can tell whether they came out."""
    known = prints.under_way(connection)
    return frozenset(
        one.id
        for one in deliveries
        if one.state is DeliveryState.AT_PRINTER
        and (one.id not in known or now - one.requested_at >= WATCHED)
    )


def of_job(store: Store, *, job_id: str) -> tuple[ReportLine, ...]:
    """Every version of a job's report, the newest first.

    Raises:
        NotFound: no such job on this laptop.
    """
    with store.reading() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        return lines(connection, rows.fetch_many(connection, "report", job_id=job.id))


def of_vehicle(store: Store, *, vehicle_id: str) -> tuple[ReportLine, ...]:
    """Reports of every visit to a car, the newest first: this laptop's, and those the office tells of."""
    with store.reading() as connection:
        return vehicle_lines(connection, vehicle_id)


def vehicle_lines(connection: Connection, vehicle_id: str) -> tuple[ReportLine, ...]:
    """The same within a transaction."""
    jobs: tuple[Job, ...] = rows.fetch_many(connection, "job", vehicle_id=vehicle_id)
    own = lines(connection, rows.fetch_many(connection, "report", job_id=[job.id for job in jobs]))
    return _in_order([*own, *_told(connection, earlier_reports.of_vehicle(connection, vehicle_id))])


def saying(store: Store, *, text: str, limit: int = MOST) -> tuple[ReportLine, ...]:
    """Reports that say every word of `text` or its beginning, the newest first; without words the newest of all."""
    with store.reading() as connection:
        if not text.strip():
            own = lines(connection, rows.fetch_many(connection, "report"))
            return _in_order([*own, *_told(connection, earlier_reports.everything(connection))])[:limit]
        found = search.find_reports(connection, text, limit=limit)
        told = earlier_reports.everything(connection, search.find_earlier_reports(connection, text))
        own = lines(connection, rows.fetch_in_order(connection, "report", found))
        return _in_order([*own, *_told(connection, told)])[:limit]


def of_earlier_visits(store: Store) -> tuple[ReportLine, ...]:
    """Reports the office tells of for every car here, the newest first."""
    with store.reading() as connection:
        return _in_order(_told(connection, earlier_reports.everything(connection)))


def _told(connection: Connection, found: Iterable[ToldReport]) -> Iterator[ReportLine]:
    """Reports of earlier visits as the office tells of them."""
    known = tuple(found)
    customers = _by_id(connection, "customer", {one.vehicle.customer_id for one in known})
    for one in known:
        customer = customers.get(one.vehicle.customer_id)
        yield ReportLine(
            report=one.report,
            job_number=one.told.job_number,
            customer=customer.name if customer else "",
            vehicle=_car(one.vehicle),
            visited_at=one.told.made_at,
            is_newest=True,
            told=one.told,
        )


def _car(vehicle: Vehicle | None) -> str:
    parts = (vehicle.make, vehicle.model, vehicle.plate or vehicle.vin) if vehicle else ()
    return " ".join(part for part in parts if part)


def _in_order(found: Iterable[ReportLine]) -> tuple[ReportLine, ...]:
    return tuple(sorted(found, key=lambda line: (line.report.made_at, line.report.id), reverse=True))


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
        made.append(
            ReportLine(
                report=report,
                job_number=job.shown_number,
                customer=customer.name if customer else "",
                vehicle=_car(vehicle),
                visited_at=job.completed_at or job.window_start,
                is_newest=report.version == newest.get(report.job_id),
                delivery=handed.state if handed else None,
                recipient=handed.recipient if handed else "",
            )
        )
    return _in_order(made)


def _by_id(connection: Connection, kind: str, ids: set[str]) -> dict[str, Any]:
    return {value.id: value for value in rows.fetch_many(connection, kind, id=sorted(ids))}
