"""One job as a page an office reads: what was wanted, done, measured, found, agreed, signed and sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.domain.attachments import Photo, Report, ReportDelivery, Signature
from fieldapp.domain.customer_messages import Message, Note
from fieldapp.domain.estimates import ApprovalChannel, Decision, EstimateApproval, EstimateLine
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.inspections import Inspection
from fieldapp.domain.invoices import InvoiceDraft
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.domain.money import decimal_of
from fieldapp.domain.parts import Part, PartMovement, PlannedPart, used_parts
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.time_entries import TimeEntry
from fieldapp.errors import DataProblem, NotFound
from fieldapp.terminal import block, counted, joined, length, spoken
from inspections.presentation import Question
from sync.protocol.kinds import from_fields
from sync.server.commands.speaking import office_clock
from sync.server.inspected import InspectedJob, inspected
from sync.server.invoicing import draft_of
from sync.server.jobs import WholeJob
from sync.server.ledger import Ledger

_FILES = frozenset({"image", "signature", "draw", "file"})
_LABEL = 12
"""Width of the names before the facts of a job."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What every paragraph is told from."""

    whole: WholeJob
    job: Job
    currency: str
    clock: Callable[[datetime], str]
    draft: InvoiceDraft | None
    name_of: Callable[[str], str]

    def rows(self, kind: str, listed: Iterable[Mapping[str, JsonValue]]) -> tuple[Any, ...]:
        return tuple(from_fields(kind, str(row["id"]), row) for row in listed)

    def money(self, amount: Decimal | str, currency: str = "") -> str:
        value = decimal_of(amount) if isinstance(amount, str) else amount
        return f"{value:,.2f} {currency or self.currency}".replace(",", "\u00a0")

    def arrived(self, sha256: str) -> str:
        return "" if self.whole.files.get(sha256) else "file not arrived yet"


@dataclass(frozen=True, slots=True)
class _Filled:
    """A checklist as it is told."""

    title: str
    finished: str
    lines: Sequence[str]


def job_page(connection: Connection, tenant: str, whole: WholeJob, *, now: datetime) -> str:
    """A job in paragraphs; times are the company's, however far away the server stands."""
    ledger = Ledger(connection, tenant, now=now)
    job_id = str(whole.job["id"])
    job: Job = from_fields("job", job_id, whole.job)

    def name_of(person_id: str) -> str:
        person = ledger.get("person", person_id)
        return "" if person is None else str(person.fields.get("name") or "")

    companies = ledger.of_kind("company")
    told = _Told(
        whole,
        job,
        str(companies[0].fields.get("currency") or "") if companies else "",
        office_clock(connection),
        _draft(connection, tenant, job, now=now) if companies else None,
        name_of,
    )
    row = ledger.get("job", job_id)
    assert row is not None  # read in the same transaction
    filled = {one.id: _checklist(told, inspected(ledger, row), one, now=now) for one in _inspections(told)}
    paragraphs = [
        _facts(told),
        block("Concern", [job.concern]),
        *_diagnoses(told),
        block("Plan", _steps(told)),
        *(block(f"{one.title} – {one.finished}", one.lines) for one in filled.values()),
        block("Findings", _findings(told)),
        block("Parts", _parts(told)),
        block("Time", _time(told, now)),
        block("Price", _price(told)),
        block("Photos", _photos(told)),
        block("Signatures", _signatures(told, {key: one.title for key, one in filled.items()})),
        block("Reports", _reports(told)),
        block("Messages", _messages(told)),
        block("Notes", _notes(told)),
        block("To settle", _to_settle(told)),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _draft(connection: Connection, tenant: str, job: Job, *, now: datetime) -> InvoiceDraft | None:
    try:
        return draft_of(connection, tenant, job, now=now)
    except NotFound:
        return None  # a row it needs is gone; everything else of the job can be read


def _facts(told: _Told) -> str:
    job, site, vehicle = told.job, told.whole.site or {}, told.whole.vehicle or {}
    customer = told.whole.customer or {}
    reason = job.hold_reason if job.status is JobStatus.ON_HOLD else ""
    if job.status is JobStatus.CANNOT_COMPLETE:
        reason = job.cannot_complete_reason
    car = joined(" ", *(vehicle.get(name) for name in ("make", "model", "model_year", "plate", "vin")))
    facts = [
        ("Job", joined(", ", job.shown_number, spoken(job.kind))),
        ("Status", joined(": ", spoken(job.status), reason)),
        ("Window", f"{told.clock(job.window_start)}–{_end(told, job.window_start, job.window_end)}"),
        ("Arrived", _moment(told, (job.status_times or {}).get(JobStatus.ON_SITE.value))),
        ("Completed", _moment(told, job.completed_at)),
        ("Technician", told.name_of(job.technician_id or "")),
        ("Planned", length(job.planned_minutes * 60) if job.planned_minutes else ""),
        ("Estimate", told.money(job.estimate) if job.estimate else ""),
        ("Customer", joined(", ", *(customer.get(name) for name in ("name", "phone", "email")))),
        (
            "Place",
            joined(", ", site.get("street"), joined(" ", site.get("postcode"), site.get("city"))),
        ),
        ("Access", str(site.get("note") or "")),
        ("Vehicle", car),
        ("Odometer", f"{job.odometer_km} km" if job.odometer_km is not None else ""),
        ("Software", joined(" → ", job.software_before, job.software_after)),
    ]
    return "\n".join(f"{name:<{_LABEL}}{fact}" for name, fact in facts if fact)


def _diagnoses(told: _Told) -> Iterator[str]:
    found: tuple[Diagnosis, ...] = told.rows("diagnosis", told.whole.diagnoses)
    for one in found:
        sure = f"{one.confidence} % sure" if one.confidence is not None else ""
        yield block("Diagnosis", [joined(", ", one.summary, sure), *one.evidence, *one.hypotheses])


def _steps(told: _Told) -> list[str]:
    steps: tuple[PlanStep, ...] = told.rows("plan_step", told.whole.plan_steps)
    return [
        f"{step.position}. {step.instruction} – "
        + joined(": ", spoken(step.grade) if step.grade else "open", step.grade_note)
        for step in steps
    ]


def _inspections(told: _Told) -> tuple[Inspection, ...]:
    return told.rows("inspection", told.whole.inspections)


def _checklist(told: _Told, everything: InspectedJob, inspection: Inspection, *, now: datetime) -> _Filled:
    """Answers by the titles of their form; by their places where the centre cannot read that form."""
    finished = f"finished {told.clock(inspection.finished_at)}" if inspection.finished_at else "not finished"
    try:
        session = everything.session(inspection, now=inspection.finished_at or now)
    except DataProblem:
        title = f"{inspection.form_id} {inspection.form_version}"
        lines = [
            f"{answer['path']}: {answer['value']}"
            for answer in told.whole.answers
            if answer["inspection_id"] == inspection.id and answer["value"]
        ]
    else:
        title = session.title
        lines = [
            _answer(question, told.clock)
            for section in session.sections()
            for item in section.items
            for question in item.questions
            if question.value and question.kind != "note"
        ]
    return _Filled(title, finished, lines or ["nothing answered yet"])


def _answer(question: Question, clock: Callable[[datetime], str]) -> str:
    labels = {choice.name: choice.label for choice in question.choices}
    value = question.value
    if labels:
        value = ", ".join(labels.get(part, part) for part in value.split())
    elif question.kind in _FILES:
        value = counted(len(value.split()), question.kind if question.kind == "signature" else "file")
    elif question.kind == "datetime":
        with suppress(ValueError):  # what an import brought may be no time
            value = clock(datetime.fromisoformat(value))
    measured = question.measurement
    unit = measured.unit if measured is not None else ""
    verdict = measured.verdict if measured is not None and measured.verdict not in (None, "good") else ""
    return f"{question.label}: {joined(' ', value, unit)}{f' ({verdict})' if verdict else ''}"


def _findings(told: _Told) -> list[str]:
    found: tuple[Finding, ...] = told.rows("finding", told.whole.findings)
    allowed: tuple[Deviation, ...] = told.rows("deviation", told.whole.deviations)
    lines = []
    for one in sorted(found, key=lambda finding: -finding.severity.gravity):
        if one.withdrawn:
            continue
        decision = spoken(one.customer_decision) if one.customer_decision else "not decided"
        decided = f" ({told.clock(one.decided_at)})" if one.decided_at and one.customer_decision else ""
        lines.append(f"{spoken(one.severity)}: {one.title} – customer: {decision}{decided}")
        lines += [f"  {text}" for text in (one.note, one.recommendation) if text]
        if one.repaired_at:
            lines.append(f"  repaired {told.clock(one.repaired_at)}")
        lines += [
            f"  may leave all the same: {deviation.owner} sees to it by {deviation.due_on}"
            for deviation in allowed
            if deviation.finding_id == one.id and not deviation.withdrawn
        ]
    return lines


def _parts(told: _Told) -> list[str]:
    parts: dict[str, Part] = {part.id: part for part in told.rows("part", told.whole.parts)}
    planned: tuple[PlannedPart, ...] = told.rows("planned_part", told.whole.planned_parts)
    moved: tuple[PartMovement, ...] = told.rows("part_movement", told.whole.part_movements)
    used = {one.part_id: one for one in used_parts(moved)}
    wanted = {one.part_id: one.quantity for one in planned}
    lines = []
    for part_id in dict.fromkeys([*wanted, *used]):
        part, left = parts.get(part_id), used.get(part_id)
        count = f"{left.units} pcs used" if left else "none used"
        if part_id in wanted:
            count += f" of {wanted[part_id]} planned"
        price = (
            f"{told.money(part.price, part.currency)} each without VAT"
            if part and decimal_of(part.price)
            else "no price"
        )
        name = f"{part.number} {part.name}" if part else "a part no longer in the catalogue"
        serials = f"no. {', '.join(left.serial_numbers)}" if left and left.serial_numbers else ""
        lines.append(f"{name}: {joined(', ', count, price, serials)}")
    return lines


def _time(told: _Told, now: datetime) -> list[str]:
    entries: tuple[TimeEntry, ...] = told.rows("time_entry", told.whole.time_entries)
    lines = []
    for one in entries:
        if one.removed:
            continue
        if one.ended_at is None:
            lasted = f"running for {length(int((now - one.started_at).total_seconds()))}"
        else:
            lasted = length(
                one.seconds
                if one.seconds is not None
                else int((one.ended_at - one.started_at).total_seconds())
            )
        end = f"–{_end(told, one.started_at, one.ended_at)}" if one.ended_at else ""
        lines.append(
            joined(
                ", ",
                f"{spoken(one.kind)}: {lasted}",
                f"{told.clock(one.started_at)}{end}",
                f"{one.kilometres} km" if one.kilometres is not None else "",
                told.name_of(one.technician_id),
                "by hand" if one.by_hand else "the clock jumped" if one.clock_jumped else "",
            )
        )
    return lines


def _price(told: _Told) -> list[str]:
    """The estimate against what the job costs by its parts and work so far, and who agreed to what rose."""
    lines: tuple[EstimateLine, ...] = told.rows("estimate_line", told.whole.estimate_lines)
    approvals: tuple[EstimateApproval, ...] = told.rows("estimate_approval", told.whole.estimate_approvals)
    told_lines = [
        f"{line.text}: {told.money(line.amount, line.currency)}" for line in lines if not line.withdrawn
    ]
    for one in approvals:
        how = "by signature" if one.channel is ApprovalChannel.SIGNED else f"by {spoken(one.channel)}"
        verb = "agreed to" if one.decision is Decision.ACCEPTED else f"{spoken(one.decision)}:"
        told_lines.append(
            joined(", ", f"{one.name or 'customer'} {verb} {told.money(one.price, one.currency)}", how)
            + f" ({told.clock(one.decided_at)})"
        )
    draft = told.draft
    if draft is None or not (told.job.estimate or draft.standing.actual):
        return told_lines
    standing = draft.standing
    estimate = f"estimate {told.money(told.job.estimate)}" if told.job.estimate else "no estimate"
    promised = decimal_of(told.job.estimate)
    agreed = standing.agreed if standing.agreed is not None and standing.agreed != promised else None
    against = f" ({(standing.actual - promised) / promised:+.0%})" if promised and standing.actual else ""
    sums = joined(
        ", ",
        estimate,
        f"agreed {told.money(agreed)}" if agreed is not None else "",
        f"actual {told.money(standing.actual)}{against}",
    )
    above = (
        f"above the agreed limit of {told.money(standing.limit)}"
        if standing.needs_yes and standing.limit
        else ""
    )
    unpriced = f"no price in {draft.currency}: {', '.join(draft.unpriced)}" if draft.unpriced else ""
    return [f"{sums}; VAT included", *filter(None, (above, unpriced)), *told_lines]


def _photos(told: _Told) -> list[str]:
    """Photos of one caption in one line, at the place of the first."""
    photos: tuple[Photo, ...] = told.rows("photo", told.whole.photos)
    alike: dict[str, list[Photo]] = {}
    for one in photos:
        if not one.removed:
            alike.setdefault(one.caption or one.file_name or "photo", []).append(one)
    return [_alike(told, caption, group) for caption, group in alike.items()]


def _alike(told: _Told, caption: str, group: Sequence[Photo]) -> str:
    first, last = min(one.taken_at for one in group), max(one.taken_at for one in group)
    taken = told.clock(first)
    if told.clock(last) != taken:
        taken += f"–{_end(told, first, last)}"
    if len(group) == 1:
        return joined(", ", caption, taken, told.arrived(group[0].sha256))
    missing = sum(1 for one in group if told.arrived(one.sha256))
    return joined(
        ", ",
        caption,
        counted(len(group), "photo"),
        taken,
        f"{counted(missing, 'file')} not arrived yet" if missing else "",
    )


def _signatures(told: _Told, titles: Mapping[str, str]) -> list[str]:
    """Who signed in which role, and which checklist where it was one and not the job."""
    made: tuple[Signature, ...] = told.rows("signature", told.whole.signatures)
    lines = []
    for one in made:
        if one.voided:
            continue
        signed = f"waived, {one.waived_reason}" if one.waived_reason else one.name
        title = titles.get(one.inspection_id or "", "")
        lines.append(f"{spoken(one.role)}: {joined(', ', signed, title)} ({told.clock(one.signed_at)})")
    return lines


def _reports(told: _Told) -> list[str]:
    reports: tuple[Report, ...] = told.rows("report", told.whole.reports)
    deliveries: tuple[ReportDelivery, ...] = told.rows("report_delivery", told.whole.deliveries)
    lines = [
        joined(
            ", ",
            f"version {one.version}",
            told.clock(one.made_at),
            one.language,
            counted(one.pages, "page"),
            one.reason,
            told.arrived(one.sha256),
        )
        for one in reports
    ]
    versions = {one.id: one.version for one in reports}
    for sent in deliveries:
        version = f"version {versions[sent.report_id]} " if sent.report_id in versions else ""
        way = {"email": "by e-mail", "print": "on paper"}[sent.channel.value]
        state = joined(", ", spoken(sent.state), sent.detail)
        to = f" to {sent.recipient}" if sent.recipient else ""
        lines.append(f"{version}{way}{to}: {state} ({told.clock(sent.state_at or sent.requested_at)})")
    return lines


def _messages(told: _Told) -> list[str]:
    written: tuple[Message, ...] = told.rows("message", told.whole.messages)
    return [
        f"{spoken(one.template)} to {one.recipient}: {spoken(one.state)} ({told.clock(one.written_at)})"
        for one in written
    ]


def _notes(told: _Told) -> list[str]:
    notes: tuple[Note, ...] = told.rows("note", told.whole.notes)
    return [f"{told.clock(one.written_at)} {one.author}: {one.text}" for one in notes]


def _to_settle(told: _Told) -> list[str]:
    whole = told.whole
    missing = sum(not here for here in whole.files.values())
    return [
        text
        for count, text in (
            (len(whole.conflicts), f"{counted(len(whole.conflicts), 'conflict')}; see conflicts list"),
            (
                whole.late,
                f"{counted(whole.late, 'late change')}; see late list --job {told.job.shown_number}",
            ),
            (missing, f"{counted(missing, 'file')} of {len(whole.files)} not arrived yet"),
        )
        if count
    ]


def _end(told: _Told, start: datetime, end: datetime) -> str:
    """The hour alone when it is the same day: `09:30`."""
    begun, ended = told.clock(start), told.clock(end)
    return ended[-5:] if begun[:10] == ended[:10] else ended


def _moment(told: _Told, moment: datetime | None) -> str:
    return "" if moment is None else told.clock(moment)
