"""One job with its tabs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.attachments import Photo, Report, ReportDelivery, Signature
from fieldapp.domain.customer_messages import Message, Note
from fieldapp.domain.damage import DamageMark, EarlierDamage
from fieldapp.domain.estimates import PriceStanding
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.invoices import InvoiceDraft
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.domain.parties import Customer, Site
from fieldapp.domain.parts import Part, PartMovement
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.screens.knowledge import OpenedArticle
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.domain.time_entries import TimeEntry
from fieldapp.domain.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """A checklist wanted or begun: `inspection_id` is None until it is opened."""

    form_id: str
    title: str
    kind: InspectionKind | None
    inspection_id: str | None
    answered: int
    total: int
    findings: int
    finished_at: datetime | None
    missing_template: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part of a job: planned, used, in the car."""

    part: Part
    planned: int
    used: int
    in_car: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JobScreen:
    """Everything the job's tabs show; `allowed` = statuses the technician may move to now.

    `price` and `invoice` are None until the company's profile has come.
    """

    job: Job
    customer: Customer
    site: Site
    vehicle: Vehicle
    diagnosis: Diagnosis | None
    steps: tuple[PlanStep, ...]
    articles: tuple[OpenedArticle, ...]
    checklists: tuple[ChecklistLine, ...]
    parts: tuple[PartLine, ...]
    movements: tuple[PartMovement, ...]
    time_entries: tuple[TimeEntry, ...]
    photos: tuple[Photo, ...]
    findings: tuple[Finding, ...]
    signatures: tuple[Signature, ...]
    notes: tuple[Note, ...]
    messages: tuple[Message, ...]
    reports: tuple[Report, ...]
    deliveries: tuple[ReportDelivery, ...]
    allowed: frozenset[JobStatus]
    completion_problems: tuple[str, ...]
    undo_until: datetime | None = None
    currency: str = "NOK"
    marks: tuple[DamageMark, ...] = ()
    earlier_damage: EarlierDamage | None = None
    price: PriceStanding | None = None
    invoice: InvoiceDraft | None = None
    earlier_reports: tuple[ReportLine, ...] = ()
    unwatched_prints: frozenset[str] = frozenset()  # deliveries at a printer that no print system tells of


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningTimer:
    """The open time entry, for the strip."""

    job_id: str
    entry: TimeEntry
