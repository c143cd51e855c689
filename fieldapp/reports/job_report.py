"""Decides what a report says: order, verdict, what is worth the first page, and the price."""

from __future__ import annotations

from decimal import Decimal

from fieldapp.domain.findings import Severity
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.invoices import InvoiceDraft, InvoiceFacts, draft_invoice
from fieldapp.domain.jobs import JobKind, JobStatus
from fieldapp.domain.parts import UsedPart
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind, whole_minutes
from fieldapp.reports.content import (
    FindingShown,
    Highlight,
    Letterhead,
    Outcome,
    Price,
    PriceLine,
    Release,
    ReportContent,
    StepDone,
    Visit,
    Whose,
    content_sha256,
    control_code,
)
from fieldapp.reports.invoice_texts import invoice_texts
from fieldapp.reports.source import CheckedItem, FoundThing, MeasuredPoint, ReportSource

__all__ = ["content_sha256", "control_code", "decide"]

MOST_HIGHLIGHTS = 8
FIRST_PAGE_HIGHLIGHTS = 4  # one row: the price has to stand on the first page too
LANGUAGES = ("en", "nb", "fr", "de")
_BEGUN = (JobStatus.IN_PROGRESS, JobStatus.COMPLETED, JobStatus.CLOSED, JobStatus.RESOLVED_REMOTELY)

_WORST_FIRST = {Severity.UNSAFE: 0, Severity.ATTENTION: 1, Severity.ADVICE: 2}
_VERDICT_WEIGHT = {"low": 3, "high": 3, "warn": 2, "good": 1, None: 0}


def decide(source: ReportSource) -> ReportContent:
    """What the report of this job says. Unknown languages are written in English."""
    outcome, reason = _outcome(source)
    release = _release(source)
    return ReportContent(
        language=source.language if source.language in LANGUAGES else "en",
        country=source.site.country.upper() or source.company.country.upper(),
        version=source.version,
        replaces_code=source.replaces_code,
        reason=source.reason,
        job_number=source.job.shown_number,
        job_kind=source.job.kind,
        outcome=outcome,
        outcome_reason=reason,
        letterhead=_letterhead(source),
        whose=_whose(source),
        visit=_visit(source),
        concern=source.job.concern.strip(),
        diagnosis=source.diagnosis.summary.strip() if source.diagnosis else "",
        steps=tuple(
            StepDone(
                position=place,
                instruction=step.instruction,
                grade=step.grade,
                note=step.grade_note.strip(),
                photos=tuple(source.step_photos.get(step.id, ())),
            )
            for place, step in enumerate(sorted(source.steps, key=lambda step: step.position), start=1)
        ),
        highlights=_highlights(source),
        findings=_findings(source),
        inspections=source.inspections,
        photos=source.photos,
        damage=source.damage,
        price=_price(source),
        next_steps=tuple(step.strip() for step in source.next_steps if step.strip()),
        follow_up_wanted=source.job.follow_up_wanted,
        work_sha256=source.work_sha256,
        changes=source.changes,
        release=release,
        released=outcome == "ready"
        if release == "delivery"
        else release == "return" and _passed_return(source),
        sentences=source.sentences,
    )


def _outcome(source: ReportSource) -> tuple[Outcome, str]:
    """The verdict: what must not be said to a customer is that a car is ready or work done when it is not."""
    job = source.job
    if job.status is JobStatus.CANNOT_COMPLETE:
        return "unfinished", job.cannot_complete_reason
    if any(
        found.finding.severity is Severity.UNSAFE and found.finding.repaired_at is None
        for found in source.findings
    ):
        return "unsafe", ""
    if job.kind is JobKind.PRE_DELIVERY:
        return ("ready" if _passed(source, InspectionKind.PRE_DELIVERY) else "not_ready"), ""
    if job.status is JobStatus.ON_HOLD:
        return "unfinished", job.hold_reason
    if job.status not in _BEGUN or any(step.grade is None for step in source.steps):
        return "unfinished", ""
    return "done", ""


def _release(source: ReportSource) -> Release:
    """A new car is released for delivery; any other when it was checked before its return."""
    if source.job.kind is JobKind.PRE_DELIVERY:
        return "delivery"
    checked = any(check.kind is InspectionKind.BEFORE_RETURN for check in source.inspections)
    return "return" if checked else ""


def _passed_return(source: ReportSource) -> bool:
    unsafe = any(
        found.finding.severity is Severity.UNSAFE and found.finding.repaired_at is None
        for found in source.findings
    )
    return not unsafe and _passed(source, InspectionKind.BEFORE_RETURN)


def _passed(source: ReportSource, kind: InspectionKind) -> bool:
    """Every item answered, and every fail repaired or accepted as a deviation, as the quality gate wants it.

    A fail is what the answers say or what a person wrote down beside a good answer; advice holds no car back.
    """
    judged = {
        (thing.finding.inspection_id, thing.finding.item_path): thing
        for thing in source.findings
        if thing.finding.inspection_id and not thing.finding.withdrawn
    }
    checks = [inspection for inspection in source.inspections if inspection.kind is kind]
    return bool(checks) and all(
        not check.missing
        and check.finished_at is not None
        and all(_settled(thing) for (check_id, _), thing in judged.items() if check_id == check.inspection_id)
        and all(
            (check.inspection_id, item.path) in judged or not _failed(item)
            for section in check.sections
            for item in section.items
        )
        for check in checks
    )


def _settled(thing: FoundThing) -> bool:
    finding = thing.finding
    return (
        finding.severity is Severity.ADVICE or finding.repaired_at is not None or thing.deviation is not None
    )


def _failed(item: CheckedItem) -> bool:
    return item.verdict == "not_ok" or any(point.verdict in ("low", "high") for point in item.measured)


def _letterhead(source: ReportSource) -> Letterhead:
    company = source.company
    return Letterhead(
        name=company.name,
        organisation_number=company.organisation_number,
        street=company.street,
        postcode=company.postcode,
        city=company.city,
        country=company.country,
        email=company.email,
        phone=company.phone,
        time_zone=company.time_zone,
    )


def _whose(source: ReportSource) -> Whose:
    job, vehicle, site = source.job, source.vehicle, source.site
    return Whose(
        customer=source.customer.name,
        street=site.street,
        postcode=site.postcode,
        city=site.city,
        country=site.country.upper(),
        make=vehicle.make,
        model=vehicle.model,
        model_year=vehicle.model_year,
        plate=vehicle.plate,
        vin=vehicle.vin,
        odometer_km=job.odometer_km if job.odometer_km is not None else vehicle.odometer_km,
        software_before=job.software_before,
        software_after=job.software_after,
    )


def _visit(source: ReportSource) -> Visit:
    on_place = [entry for entry in source.times if entry.kind is not TimeKind.TRAVEL]
    times = source.job.status_times or {}
    arrived = times.get(JobStatus.ON_SITE.value)
    starts = [entry.started_at for entry in on_place] + ([arrived] if arrived else [])
    began = min(starts, default=None)
    ended = max((entry.ended_at or source.now for entry in on_place), default=None)
    if ended is None and began is not None:
        ended = source.now
    driven = [
        entry.kilometres
        for entry in source.times
        if entry.kind is TimeKind.TRAVEL and entry.kilometres is not None
    ]
    return Visit(
        technician=source.technician.name,
        day=(began or source.now).astimezone(source.company.zone).date(),
        began=began,
        ended=ended,
        labour_minutes=whole_minutes(source.times, TimeKind.LABOUR, now=source.now),
        travel_minutes=whole_minutes(source.times, TimeKind.TRAVEL, now=source.now),
        waiting_minutes=whole_minutes(source.times, TimeKind.WAITING, now=source.now),
        travel_km=sum(driven) if driven else None,
    )


def _findings(source: ReportSource) -> tuple[FindingShown, ...]:
    measured = {
        (inspection.inspection_id, item.path): tuple(
            point for point in item.measured if point.judged and point.verdict in ("warn", "low", "high")
        )
        for inspection in source.inspections
        for section in inspection.sections
        for item in section.items
    }
    ordered = sorted(
        (thing for thing in source.findings if not thing.finding.withdrawn),
        key=lambda thing: (_WORST_FIRST[thing.finding.severity], thing.finding.found_at, thing.finding.id),
    )
    return tuple(
        FindingShown(
            number=number,
            severity=thing.finding.severity,
            title=thing.finding.title,
            note=thing.finding.note.strip(),
            recommendation=thing.finding.recommendation.strip(),
            decision=thing.finding.customer_decision,
            decided_by=thing.decided_by,
            decided_at=thing.decided_at,
            item_number=thing.item_number,
            photos=thing.photos,
            repaired_at=thing.finding.repaired_at,
            deviation=thing.deviation,
            measured=measured.get((thing.finding.inspection_id or "", thing.finding.item_path), ()),
            language=thing.language,
            inspection_id=thing.finding.inspection_id or "",
        )
        for number, thing in enumerate(ordered, start=1)
    )


def _highlights(source: ReportSource) -> tuple[Highlight, ...]:
    """The worst point of each measured item that has limits; too many: the worst stay, in checklist order."""
    candidates = []
    for inspection in source.inspections:
        for section in inspection.sections:
            for item in section.items:
                limited = [point for point in item.measured if _has_limits(point)]
                if limited:
                    candidates.append(Highlight(title=item.title, point=max(limited, key=_badness)))
    most = MOST_HIGHLIGHTS if source.job.kind is JobKind.PRE_DELIVERY else FIRST_PAGE_HIGHLIGHTS
    kept = sorted(range(len(candidates)), key=lambda place: (_interest(candidates[place].point), place))
    return tuple(candidates[place] for place in sorted(kept[:most]))


def _interest(point: MeasuredPoint) -> tuple[int, bool, bool]:
    """Sorts the worst first, then what has a value to compare with, then what wears towards a limit."""
    wears = point.warn_low is not None or point.warn_high is not None
    return -_VERDICT_WEIGHT[point.verdict], point.previous is None, not wears


def _has_limits(point: MeasuredPoint) -> bool:
    return point.limit_low is not None or point.limit_high is not None


def _badness(point: MeasuredPoint) -> tuple[int, Decimal]:
    """Order by verdict, then by how little room is left to the nearest limit."""
    rooms = []
    if point.limit_low is not None:
        rooms.append(point.value - point.limit_low)
    if point.limit_high is not None:
        rooms.append(point.limit_high - point.value)
    return _VERDICT_WEIGHT[point.verdict], -min(rooms)


def _price(source: ReportSource) -> Price | None:
    """What the invoice will say; None when neither parts nor work nor fees nor a promised price are there.

    A delivery is paid with the car, so its report names no price unless one was promised.
    """
    if source.job.kind is JobKind.PRE_DELIVERY and not source.job.estimate:
        return None
    draft = _invoice(source)
    lines = [
        PriceLine(
            part_number=use.part.number,
            name=use.part.name,
            quantity=use.quantity,
            serial_numbers=tuple(serial for serial in use.serial_numbers if serial.strip()),
            amount=None,
        )
        for use in source.parts
        if use.part.number in draft.unpriced and use.quantity
    ]
    priced = [
        PriceLine(
            part_number=line.item_number,
            name=line.text,
            quantity=_counted(line.quantity),
            serial_numbers=line.serial_numbers,
            amount=line.net,
        )
        for line in draft.lines
    ]
    texts = invoice_texts(source.language)
    less = [
        PriceLine(
            part_number="",
            name=texts.agreed_price if one.agreed else one.text,
            quantity=1,
            serial_numbers=(),
            amount=-one.amount,
        )
        for one in draft.allowances
    ]
    agreed = draft.standing.agreed
    if not (lines or priced or less) and agreed is None:
        return None
    return Price(
        currency=draft.currency,
        lines=(*priced, *lines, *less),
        net=draft.net,
        vat_percent=draft.rate.percent,
        vat=draft.vat,
        total=draft.total,
        estimate=agreed,
    )


def _counted(quantity: Decimal) -> int | Decimal:
    """As it is read: 2 for 2.00, 2.5 for 2.50."""
    whole = int(quantity)
    return whole if whole == quantity else quantity.normalize()


def _invoice(source: ReportSource) -> InvoiceDraft:
    day = source.now.astimezone(source.company.zone).date()
    return draft_invoice(
        InvoiceFacts(
            company=source.company,
            customer=source.customer,
            site=source.site,
            vehicle=source.vehicle,
            job=source.job,
            parts=tuple(
                (
                    use.part,
                    UsedPart(
                        part_id=use.part.id,
                        units=use.quantity,
                        serial_numbers=tuple(serial for serial in use.serial_numbers if serial.strip()),
                    ),
                )
                for use in source.parts
                if use.quantity
            ),
            labour_minutes=whole_minutes(source.times, TimeKind.LABOUR, now=source.now),
            lines=source.extras,
            approvals=source.approvals,
            day=day,
            delivered=day,
        )
    )


def outside_limits(content: ReportContent) -> tuple[MeasuredPoint, ...]:
    """The measured values that lie outside their limits, whatever the technician made of them."""
    return tuple(
        point
        for inspection in content.inspections
        for section in inspection.sections
        for item in section.items
        for point in item.measured
        if point.verdict in ("low", "high")
    )


def out_of_limits(content: ReportContent) -> bool:
    """Whether any measured value lies outside its limits."""
    return bool(outside_limits(content))


def all_done(content: ReportContent) -> bool:
    """Whether every step went as planned without a remark or photo: then the steps need no page of their own."""
    return all(step.grade is StepGrade.DONE and not step.note and not step.photos for step in content.steps)
