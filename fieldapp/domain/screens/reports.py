"""Reports of the past, as lists show them, and those a printer has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.attachments import DeliveryState, Report
from fieldapp.domain.vehicles import EarlierReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report: whose, of which job and car, and how far its last hand-over got (None: never handed over).

    `told` is what the office tells of a visit whose job is not on this laptop; its PDF is fetched when it is wanted.
    """

    report: Report
    job_number: str
    customer: str
    vehicle: str
    visited_at: datetime
    is_newest: bool
    delivery: DeliveryState | None = None
    recipient: str = ""
    told: EarlierReport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintUnderWay:
    """A report handed to a printer that has not said yet what became of it.

    `requests` are the print system's names: the report's and, where it has one, that of its photos.
    """

    report_id: str
    printer: str
    requests: tuple[str, ...]
    title: str
