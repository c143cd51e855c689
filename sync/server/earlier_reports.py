"""What earlier visits to a car were told in: kept on its vehicle row, so that whoever gets the car next has it.

Rows of a job leave a laptop two weeks after it, its report with them. Unlike what a car measured, its reports name the
customer: they stay with the row of this owner and are not passed on to the car's next.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue

from fieldapp.domain.attachments import Report
from fieldapp.domain.findings import Finding, Severity
from fieldapp.domain.jobs import Job
from fieldapp.domain.vehicles import EarlierReport
from sync.protocol.kinds import field_to_json, from_fields
from sync.server import tables
from sync.server.actors import the_centre
from sync.server.ledger import Ledger, Source, StoredRow

KEPT = 10
"""Visits a car. With the words of each cut at `MOST_WORDS` letters a row stays under 40 KB."""
MOST_WORDS = 3000
MOST_FINDINGS = 8
MOST_TITLE = 120
_CAUGHT_UP = "earlier_reports"
_WORST_FIRST = {Severity.UNSAFE: 0, Severity.ATTENTION: 1, Severity.ADVICE: 2}


def keep_report(ledger: Ledger, row: StoredRow, source: Source) -> None:
    """Put a report on the vehicle row of its job, in the place of an older version, and let its readers fetch it."""
    job_row = ledger.get("job", row.job_id)
    vehicle = ledger.get("vehicle", str(job_row.fields.get("vehicle_id"))) if job_row is not None else None
    if job_row is None or vehicle is None:
        return
    report: Report = from_fields("report", row.id, row.fields)
    job: Job = from_fields("job", job_row.id, job_row.fields)
    (fresh,) = _dumped((_earlier(ledger, report, job),))
    known = vehicle.fields.get("earlier_reports")
    kept = [one for one in known if isinstance(one, dict)] if isinstance(known, list) else []
    newer = [one for one in kept if one["job_id"] == job.id and int(str(one["version"])) >= report.version]
    if newer:
        return
    others = [one for one in kept if one["job_id"] != job.id]
    told: list[JsonValue] = [*sorted([*others, fresh], key=_made_at)[-KEPT:]]
    ledger.write(vehicle, {"earlier_reports": told}, source)
    _link(ledger, vehicle, row)


def catch_up(ledger: Ledger) -> bool:
    """Do the same, once, for the reports that came before the centre kept them; whether there was anything to do."""
    counter = tables.counter
    mine = (counter.c.tenant == ledger.tenant, counter.c.name == _CAUGHT_UP)
    if ledger.connection.execute(sa.select(counter.c.value).where(*mine)).first() is not None:
        return False
    reports = ledger.of_kind("report")
    ledger.prefetch([("job", row.job_id) for row in reports])
    source = Source(actor=the_centre(ledger.tenant), op_id="", made_at=ledger.now)
    for row in reports:
        keep_report(ledger, row, source)
    ledger.connection.execute(sa.insert(counter).values(tenant=ledger.tenant, name=_CAUGHT_UP, value=1))
    return bool(reports)


def _earlier(ledger: Ledger, report: Report, job: Job) -> EarlierReport:
    technician = ledger.get("person", job.technician_id or "")
    findings: list[Finding] = [
        from_fields("finding", row.id, row.fields)
        for row in ledger.of_job(job.id)
        if row.kind == "finding" and not row.deleted and not row.fields.get("withdrawn")
    ]
    findings.sort(key=lambda finding: (_WORST_FIRST[finding.severity], finding.found_at))
    return EarlierReport(
        report_id=report.id,
        job_id=job.id,
        job_number=job.shown_number,
        job_kind=job.kind,
        technician=str(technician.fields.get("name", "")) if technician is not None else "",
        version=report.version,
        language=report.language,
        sha256=report.sha256,
        size=report.size,
        pages=report.pages,
        made_at=report.made_at,
        odometer_km=job.odometer_km,
        findings=tuple(finding.title[:MOST_TITLE] for finding in findings[:MOST_FINDINGS]),
        words=report.words[:MOST_WORDS],
        appendix_sha256=report.appendix_sha256,
        appendix_size=report.appendix_size,
    )


def _dumped(reports: tuple[EarlierReport, ...]) -> list[dict[str, JsonValue]]:
    dumped = field_to_json("vehicle", "earlier_reports", reports)
    return [one for one in dumped if isinstance(one, dict)] if isinstance(dumped, list) else []


def _made_at(one: dict[str, JsonValue]) -> datetime:
    return datetime.fromisoformat(str(one["made_at"]))


def _link(ledger: Ledger, vehicle: StoredRow, report: StoredRow) -> None:
    """Let whoever has the vehicle in scope read the report's files, on the same word as the report itself."""
    link = tables.blob_link
    of_both = (("report", report.id), ("vehicle", vehicle.id))
    stored = ledger.connection.execute(
        sa.select(link.c.sha256, link.c.kind, link.c.row_id, link.c.claimed_by).where(
            link.c.tenant == ledger.tenant,
            sa.or_(*(sa.and_(link.c.kind == kind, link.c.row_id == row_id) for kind, row_id in of_both)),
        )
    )
    known: list[Mapping[str, Any]] = [*(dict(found) for found in stored.mappings()), *ledger.queued(link)]
    there = {one["sha256"] for one in known if (one["kind"], one["row_id"]) == of_both[1]}
    named = {one["sha256"]: one["claimed_by"] for one in known if (one["kind"], one["row_id"]) == of_both[0]}
    for sha256 in sorted(named.keys() - there):
        ledger.insert(link, sha256=sha256, kind="vehicle", row_id=vehicle.id, claimed_by=named[sha256])
