"""One job put in order for whoever reads it at the office: a terminal and a browser word the same values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.domain.attachments import Photo, Report, ReportDelivery, Signature
from fieldapp.domain.customer_messages import Message, Note
from fieldapp.domain.estimates import EstimateApproval, EstimateLine
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.inspections import Inspection
from fieldapp.domain.invoices import InvoiceDraft
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.domain.parts import Part, PartMovement, PlannedPart, UsedPart, used_parts
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.time_entries import TimeEntry
from fieldapp.errors import DataProblem, NotFound
from inspections.presentation import Question
from sync.protocol.kinds import from_fields
from sync.server.inspected import InspectedJob, inspected
from sync.server.invoicing import draft_of
from sync.server.jobs import WholeJob
from sync.server.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChecklist:
    """A checklist as filled in: its answered questions, or the bare answers by path where its form cannot be read."""

    inspection: Inspection
    title: str
    questions: tuple[Question, ...]
    bare: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """A part that was planned or used; `part` is None once it is no longer in the catalogue."""

    part: Part | None
    planned: int | None
    used: UsedPart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFinding:
    """A finding and the deviations with which the vehicle may leave all the same."""

    finding: Finding
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikePhotos:
    """Photos of one caption ("" where they have neither that nor a file's name), at the place of the first."""

    caption: str
    photos: tuple[Photo, ...]

    @property
    def first(self) -> datetime:
        """When the first was taken."""
        return min(one.taken_at for one in self.photos)

    @property
    def last(self) -> datetime:
        """When the last was taken."""
        return max(one.taken_at for one in self.photos)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldJob:
    """Everything of a job that means anything to a reader: nothing removed, voided or withdrawn.

    `reason` is why it is held or cannot be completed. Findings stand with the gravest first. `missing` counts files
    that have not arrived. `draft` is None where a row it needs is gone. `name_of` names a person by id.
    """

    whole: WholeJob
    job: Job
    reason: str
    currency: str
    draft: InvoiceDraft | None
    name_of: Callable[[str], str]
    diagnoses: tuple[Diagnosis, ...]
    steps: tuple[PlanStep, ...]
    checklists: tuple[ToldChecklist, ...]
    findings: tuple[ToldFinding, ...]
    parts: tuple[ToldPart, ...]
    times: tuple[TimeEntry, ...]
    estimate_lines: tuple[EstimateLine, ...]
    approvals: tuple[EstimateApproval, ...]
    photos: tuple[AlikePhotos, ...]
    signatures: tuple[Signature, ...]
    reports: tuple[Report, ...]
    deliveries: tuple[ReportDelivery, ...]
    messages: tuple[Message, ...]
    notes: tuple[Note, ...]

    @property
    def missing(self) -> int:
        """Files that have not arrived."""
        return sum(not here for here in self.whole.files.values())

    def arrived(self, sha256: str) -> bool:
        """Whether a file is here."""
        return self.whole.files.get(sha256, False)


def tell_job(
    connection: Connection, tenant: str, whole: WholeJob, *, now: datetime, language: str | None = None
) -> ToldJob:
    """Put a job in order; its checklists in a language, where their forms have it."""
    ledger = Ledger(connection, tenant, now=now)
    job_id = str(whole.job["id"])
    job: Job = from_fields("job", job_id, whole.job)
    companies = ledger.of_kind("company")
    row = ledger.get("job", job_id)
    assert row is not None  # read in the same transaction
    everything = inspected(ledger, row)

    def name_of(person_id: str) -> str:
        person = ledger.get("person", person_id)
        return "" if person is None else str(person.fields.get("name") or "")

    return ToldJob(
        whole=whole,
        job=job,
        reason=_reason(job),
        currency=str(companies[0].fields.get("currency") or "") if companies else "",
        draft=_draft(connection, tenant, job, now=now) if companies else None,
        name_of=name_of,
        diagnoses=_rows("diagnosis", whole.diagnoses),
        steps=_rows("plan_step", whole.plan_steps),
        checklists=tuple(
            _checklist(whole, everything, one, now=now, language=language)
            for one in _rows("inspection", whole.inspections)
        ),
        findings=_findings(whole),
        parts=_parts(whole),
        times=tuple(one for one in _rows("time_entry", whole.time_entries) if not one.removed),
        estimate_lines=tuple(
            one for one in _rows("estimate_line", whole.estimate_lines) if not one.withdrawn
        ),
        approvals=_rows("estimate_approval", whole.estimate_approvals),
        photos=_photos(whole),
        signatures=tuple(one for one in _rows("signature", whole.signatures) if not one.voided),
        reports=_rows("report", whole.reports),
        deliveries=_rows("report_delivery", whole.deliveries),
        messages=_rows("message", whole.messages),
        notes=_rows("note", whole.notes),
    )


def lasted(entry: TimeEntry, *, now: datetime) -> timedelta:
    """How long a stretch of time took; until `now` while it runs."""
    if entry.ended_at is not None and entry.seconds is not None:
        return timedelta(seconds=entry.seconds)
    return (entry.ended_at or now) - entry.started_at


def _rows(kind: str, listed: Iterable[Mapping[str, JsonValue]]) -> tuple[Any, ...]:
    return tuple(from_fields(kind, str(row["id"]), row) for row in listed)


def _reason(job: Job) -> str:
    if job.status is JobStatus.CANNOT_COMPLETE:
        return job.cannot_complete_reason
    return job.hold_reason if job.status is JobStatus.ON_HOLD else ""


def _draft(connection: Connection, tenant: str, job: Job, *, now: datetime) -> InvoiceDraft | None:
    try:
        return draft_of(connection, tenant, job, now=now)
    except NotFound:
        return None  # a row it needs is gone; everything else of the job can be read


def _checklist(
    whole: WholeJob,
    everything: InspectedJob,
    inspection: Inspection,
    *,
    now: datetime,
    language: str | None,
) -> ToldChecklist:
    try:
        session = everything.session(inspection, now=inspection.finished_at or now, language=language)
    except DataProblem:
        title = f"{inspection.form_id} {inspection.form_version}"
        bare = tuple(
            (str(answer["path"]), str(answer["value"]))
            for answer in whole.answers
            if answer["inspection_id"] == inspection.id and answer["value"]
        )
        return ToldChecklist(inspection=inspection, title=title, questions=(), bare=bare)
    questions = tuple(
        question
        for section in session.sections()
        for item in section.items
        for question in item.questions
        if question.value and question.kind != "note"
    )
    return ToldChecklist(inspection=inspection, title=session.title, questions=questions)


def _findings(whole: WholeJob) -> tuple[ToldFinding, ...]:
    found: tuple[Finding, ...] = _rows("finding", whole.findings)
    allowed: tuple[Deviation, ...] = _rows("deviation", whole.deviations)
    return tuple(
        ToldFinding(
            finding=one,
            deviations=tuple(each for each in allowed if each.finding_id == one.id and not each.withdrawn),
        )
        for one in sorted(found, key=lambda finding: -finding.severity.gravity)
        if not one.withdrawn
    )


def _parts(whole: WholeJob) -> tuple[ToldPart, ...]:
    parts: dict[str, Part] = {part.id: part for part in _rows("part", whole.parts)}
    planned: tuple[PlannedPart, ...] = _rows("planned_part", whole.planned_parts)
    moved: tuple[PartMovement, ...] = _rows("part_movement", whole.part_movements)
    used = {one.part_id: one for one in used_parts(moved)}
    wanted = {one.part_id: one.quantity for one in planned}
    return tuple(
        ToldPart(part=parts.get(part_id), planned=wanted.get(part_id), used=used.get(part_id))
        for part_id in dict.fromkeys([*wanted, *used])
    )


def _photos(whole: WholeJob) -> tuple[AlikePhotos, ...]:
    photos: tuple[Photo, ...] = _rows("photo", whole.photos)
    alike: dict[str, list[Photo]] = {}
    for one in photos:
        if not one.removed:
            alike.setdefault(one.caption or one.file_name, []).append(one)
    return tuple(AlikePhotos(caption=caption, photos=tuple(group)) for caption, group in alike.items())
