"""One job as a page an office reads: what was wanted, done, measured, found, agreed, signed and sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from fieldapp.domain.estimates import ApprovalChannel, Decision
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.money import decimal_of
from fieldapp.terminal import block, counted, joined, length, spoken
from inspections.presentation import Question
from sync.server.commands.speaking import office_clock
from sync.server.jobs import WholeJob
from sync.server.told_job import AlikePhotos, ToldChecklist, ToldJob, lasted, tell_job

_FILES = frozenset({"image", "signature", "draw", "file"})
_LABEL = 12
"""Width of the names before the facts of a job."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What every paragraph is told from."""

    told: ToldJob
    clock: Callable[[datetime], str]

    def money(self, amount: Decimal | str, currency: str = "") -> str:
        value = decimal_of(amount) if isinstance(amount, str) else amount
        return f"{value:,.2f} {currency or self.told.currency}".replace(",", "\u00a0")

    def arrived(self, sha256: str) -> str:
        return "" if self.told.arrived(sha256) else "file not arrived yet"


def job_page(connection: Connection, tenant: str, whole: WholeJob, *, now: datetime) -> str:
    """A job in paragraphs; times are the company's, however far away the server stands."""
    page = _Told(tell_job(connection, tenant, whole, now=now), office_clock(connection))
    told = page.told
    paragraphs = [
        _facts(page),
        block("Concern", [told.job.concern]),
        *_diagnoses(page),
        block("Plan", _steps(page)),
        *(block(f"{one.title} – {_finished(page, one)}", _answers(page, one)) for one in told.checklists),
        block("Findings", _findings(page)),
        block("Parts", _parts(page)),
        block("Time", _time(page, now)),
        block("Price", _price(page)),
        block("Photos", [_alike(page, group) for group in told.photos]),
        block("Signatures", _signatures(page, {one.inspection.id: one.title for one in told.checklists})),
        block("Reports", _reports(page)),
        block("Messages", _messages(page)),
        block("Notes", _notes(page)),
        block("To settle", _to_settle(page)),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _facts(page: _Told) -> str:
    told, whole = page.told, page.told.whole
    job, site, vehicle, customer = told.job, whole.site or {}, whole.vehicle or {}, whole.customer or {}
    car = joined(" ", *(vehicle.get(name) for name in ("make", "model", "model_year", "plate", "vin")))
    facts = [
        ("Job", joined(", ", job.shown_number, spoken(job.kind))),
        ("Status", joined(": ", spoken(job.status), told.reason)),
        ("Window", f"{page.clock(job.window_start)}–{_end(page, job.window_start, job.window_end)}"),
        ("Arrived", _moment(page, (job.status_times or {}).get(JobStatus.ON_SITE.value))),
        ("Completed", _moment(page, job.completed_at)),
        ("Technician", told.name_of(job.technician_id or "")),
        ("Planned", length(job.planned_minutes * 60) if job.planned_minutes else ""),
        ("Estimate", page.money(job.estimate) if job.estimate else ""),
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


def _diagnoses(page: _Told) -> Iterator[str]:
    for one in page.told.diagnoses:
        sure = f"{one.confidence} % sure" if one.confidence is not None else ""
        yield block("Diagnosis", [joined(", ", one.summary, sure), *one.evidence, *one.hypotheses])


def _steps(page: _Told) -> list[str]:
    return [
        f"{step.position}. {step.instruction} – "
        + joined(": ", spoken(step.grade) if step.grade else "open", step.grade_note)
        for step in page.told.steps
    ]


def _finished(page: _Told, one: ToldChecklist) -> str:
    finished = one.inspection.finished_at
    return f"finished {page.clock(finished)}" if finished else "not finished"


def _answers(page: _Told, one: ToldChecklist) -> list[str]:
    """Answers by the titles of their form; by their places where the centre cannot read that form."""
    lines = [f"{path}: {value}" for path, value in one.bare]
    lines += [_answer(question, page.clock) for question in one.questions]
    return lines or ["nothing answered yet"]


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


def _findings(page: _Told) -> list[str]:
    lines = []
    for found in page.told.findings:
        one = found.finding
        decision = spoken(one.customer_decision) if one.customer_decision else "not decided"
        decided = f" ({page.clock(one.decided_at)})" if one.decided_at and one.customer_decision else ""
        lines.append(f"{spoken(one.severity)}: {one.title} – customer: {decision}{decided}")
        lines += [f"  {text}" for text in (one.note, one.recommendation) if text]
        if one.repaired_at:
            lines.append(f"  repaired {page.clock(one.repaired_at)}")
        lines += [
            f"  may leave all the same: {deviation.owner} sees to it by {deviation.due_on}"
            for deviation in found.deviations
        ]
    return lines


def _parts(page: _Told) -> list[str]:
    lines = []
    for one in page.told.parts:
        part, left = one.part, one.used
        count = f"{left.units} pcs used" if left else "none used"
        if one.planned is not None:
            count += f" of {one.planned} planned"
        price = (
            f"{page.money(part.price, part.currency)} each without VAT"
            if part and decimal_of(part.price)
            else "no price"
        )
        name = f"{part.number} {part.name}" if part else "a part no longer in the catalogue"
        serials = f"no. {', '.join(left.serial_numbers)}" if left and left.serial_numbers else ""
        lines.append(f"{name}: {joined(', ', count, price, serials)}")
    return lines


def _time(page: _Told, now: datetime) -> list[str]:
    lines = []
    for one in page.told.times:
        took = length(int(lasted(one, now=now).total_seconds()))
        end = f"–{_end(page, one.started_at, one.ended_at)}" if one.ended_at else ""
        lines.append(
            joined(
                ", ",
                f"{spoken(one.kind)}: {took if one.ended_at else f'running for {took}'}",
                f"{page.clock(one.started_at)}{end}",
                f"{one.kilometres} km" if one.kilometres is not None else "",
                page.told.name_of(one.technician_id),
                "by hand" if one.by_hand else "the clock jumped" if one.clock_jumped else "",
            )
        )
    return lines


def _price(page: _Told) -> list[str]:
    """The estimate against what the job costs by its parts and work so far, and who agreed to what rose."""
    told = page.told
    told_lines = [f"{line.text}: {page.money(line.amount, line.currency)}" for line in told.estimate_lines]
    for one in told.approvals:
        how = "by signature" if one.channel is ApprovalChannel.SIGNED else f"by {spoken(one.channel)}"
        verb = "agreed to" if one.decision is Decision.ACCEPTED else f"{spoken(one.decision)}:"
        told_lines.append(
            joined(", ", f"{one.name or 'customer'} {verb} {page.money(one.price, one.currency)}", how)
            + f" ({page.clock(one.decided_at)})"
        )
    draft = told.draft
    if draft is None or not (told.job.estimate or draft.standing.actual):
        return told_lines
    standing = draft.standing
    estimate = f"estimate {page.money(told.job.estimate)}" if told.job.estimate else "no estimate"
    promised = decimal_of(told.job.estimate)
    agreed = standing.agreed if standing.agreed is not None and standing.agreed != promised else None
    against = f" ({(standing.actual - promised) / promised:+.0%})" if promised and standing.actual else ""
    sums = joined(
        ", ",
        estimate,
        f"agreed {page.money(agreed)}" if agreed is not None else "",
        f"actual {page.money(standing.actual)}{against}",
    )
    above = (
        f"above the agreed limit of {page.money(standing.limit)}"
        if standing.needs_yes and standing.limit
        else ""
    )
    unpriced = f"no price in {draft.currency}: {', '.join(draft.unpriced)}" if draft.unpriced else ""
    return [f"{sums}; VAT included", *filter(None, (above, unpriced)), *told_lines]


def _alike(page: _Told, alike: AlikePhotos) -> str:
    """Photos of one caption in one line."""
    caption, group = alike.caption or "photo", alike.photos
    taken = page.clock(alike.first)
    if page.clock(alike.last) != taken:
        taken += f"–{_end(page, alike.first, alike.last)}"
    if len(group) == 1:
        return joined(", ", caption, taken, page.arrived(group[0].sha256))
    missing = sum(1 for one in group if page.arrived(one.sha256))
    return joined(
        ", ",
        caption,
        counted(len(group), "photo"),
        taken,
        f"{counted(missing, 'file')} not arrived yet" if missing else "",
    )


def _signatures(page: _Told, titles: Mapping[str, str]) -> list[str]:
    """Who signed in which role, and which checklist where it was one and not the job."""
    lines = []
    for one in page.told.signatures:
        signed = f"waived, {one.waived_reason}" if one.waived_reason else one.name
        title = titles.get(one.inspection_id or "", "")
        lines.append(f"{spoken(one.role)}: {joined(', ', signed, title)} ({page.clock(one.signed_at)})")
    return lines


def _reports(page: _Told) -> list[str]:
    reports = page.told.reports
    lines = [
        joined(
            ", ",
            f"version {one.version}",
            page.clock(one.made_at),
            one.language,
            counted(one.pages, "page"),
            one.reason,
            page.arrived(one.sha256),
        )
        for one in reports
    ]
    versions = {one.id: one.version for one in reports}
    for sent in page.told.deliveries:
        version = f"version {versions[sent.report_id]} " if sent.report_id in versions else ""
        way = {"email": "by e-mail", "print": "on paper"}[sent.channel.value]
        state = joined(", ", spoken(sent.state), sent.detail)
        to = f" to {sent.recipient}" if sent.recipient else ""
        lines.append(f"{version}{way}{to}: {state} ({page.clock(sent.state_at or sent.requested_at)})")
    return lines


def _messages(page: _Told) -> list[str]:
    return [
        f"{spoken(one.template)} to {one.recipient}: {spoken(one.state)} ({page.clock(one.written_at)})"
        for one in page.told.messages
    ]


def _notes(page: _Told) -> list[str]:
    return [f"{page.clock(one.written_at)} {one.author}: {one.text}" for one in page.told.notes]


def _to_settle(page: _Told) -> list[str]:
    told, whole, missing = page.told, page.told.whole, page.told.missing
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


def _end(page: _Told, start: datetime, end: datetime) -> str:
    """The hour alone when it is the same day: `09:30`."""
    begun, ended = page.clock(start), page.clock(end)
    return ended[-5:] if begun[:10] == ended[:10] else ended


def _moment(page: _Told, moment: datetime | None) -> str:
    return "" if moment is None else page.clock(moment)
