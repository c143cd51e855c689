"""Reports of earlier visits to the cars on this laptop, whose jobs need not be here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from fieldapp.domain.attachments import Report
from fieldapp.domain.vehicles import EarlierReport, Vehicle
from fieldapp.store import rows
from fieldapp.store.engine import ask

# As the centre told it, of cars that have any; what this laptop has as a row of its own is left out.
_TOLD = """
SELECT DISTINCT v.id FROM vehicle v, json_each(v.earlier_reports) e
WHERE v.earlier_reports != '[]' AND e.value ->> 'report_id' NOT IN (SELECT id FROM report)
"""


@dataclass(frozen=True, slots=True)
class ToldReport:
    """One earlier report and its car."""

    told: EarlierReport
    vehicle: Vehicle

    @property
    def report(self) -> Report:
        """As the row it was at the laptop that made it."""
        told = self.told
        return Report(
            id=told.report_id,
            job_id=told.job_id,
            version=told.version,
            language=told.language,
            sha256=told.sha256,
            content_sha256="",
            size=told.size,
            pages=told.pages,
            made_at=told.made_at,
            words=told.words,
            appendix_sha256=told.appendix_sha256,
            appendix_size=told.appendix_size,
        )


def of_vehicle(connection: sa.Connection, vehicle_id: str) -> tuple[ToldReport, ...]:
    """Those of one car that are not rows of this laptop."""
    vehicle: Vehicle | None = rows.find(connection, "vehicle", vehicle_id)
    return _told(connection, [vehicle] if vehicle is not None else [])


def everything(connection: sa.Connection, report_ids: Iterable[str] | None = None) -> tuple[ToldReport, ...]:
    """Those of every car, or those with these ids, in no order."""
    ids = [found[0] for found in connection.exec_driver_sql(_TOLD)]
    found = _told(connection, rows.fetch_many(connection, "vehicle", id=ids))
    wanted = None if report_ids is None else set(report_ids)
    return tuple(one for one in found if wanted is None or one.told.report_id in wanted)


def find(connection: sa.Connection, report_id: str) -> ToldReport | None:
    """The one with this id."""
    return next(iter(everything(connection, [report_id])), None)


def files_of_nothing(connection: sa.Connection) -> tuple[tuple[str, str], ...]:
    """Hash and job of fetched reports whose car has left this laptop, or has newer ones instead."""
    found = ask(
        connection,
        "SELECT sha256, job_id FROM media WHERE direction = 'down' AND job_id != '' "
        "AND job_id NOT IN (SELECT id FROM job)",
    )
    if not found:
        return ()
    told = {sha256 for one in everything(connection) for sha256 in _files(one.told)}
    return tuple((row[0], row[1]) for row in found if row[0] not in told)


def _files(told: EarlierReport) -> set[str]:
    return {told.sha256, told.appendix_sha256}


def _told(connection: sa.Connection, vehicles: Iterable[Any]) -> tuple[ToldReport, ...]:
    told = [ToldReport(one, vehicle) for vehicle in vehicles for one in vehicle.earlier_reports]
    if not told:
        return ()
    here = connection.exec_driver_sql(
        "SELECT id FROM report WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([one.told.report_id for one in told]),),
    )
    rows_here = {row[0] for row in here}
    return tuple(one for one in told if one.told.report_id not in rows_here)
