"""`fieldapp jobs`: the list, one job whole, a new one made on site."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context, changed, new_id, plain
from fieldapp.domain.attachments import Signature
from fieldapp.domain.jobs import OPEN_STATUSES, Job, JobKind, JobStatus
from fieldapp.domain.screens.job import ChecklistLine, JobScreen
from fieldapp.domain.screens.jobs import JobLine
from fieldapp.domain.screens.today import TodayScreen
from fieldapp.domain.vehicles import Vehicle
from fieldapp.operations import jobs_on_site
from fieldapp.store import rows
from fieldapp.views import job as job_view
from fieldapp.views import jobs as jobs_view
from fieldapp.views import today as today_view


def list_jobs(args: Namespace, context: Context) -> Answer:
    """Jobs of a day, or by words and status."""
    if args.day is not None:
        return _day(context, args.day)
    statuses = tuple(JobStatus(name) for name in args.status) or (
        () if args.all or args.text else tuple(OPEN_STATUSES)
    )
    screen = jobs_view.read(
        context.store, text=args.text, statuses=statuses, offset=args.offset, limit=args.limit
    )
    if not screen.lines:
        return Answer(
            plain(screen), "No jobs. Use --all for finished ones, or fieldapp sync to fetch new ones."
        )
    shown = terminal.table(
        (
            terminal.window(line.window_start, line.window_end),
            line.number,
            terminal.spoken(line.status),
            line.customer_name,
            line.city,
            " ".join(part for part in (line.plate, line.model) if part),
            "conflict" if line.has_conflict else "",
        )
        for line in _by_window(screen.lines)
    )
    rest = screen.total - len(screen.lines) - screen.offset
    return Answer(plain(screen), terminal.paragraphs(shown, f"{rest} more" if rest > 0 else ""))


def _by_window(lines: tuple[JobLine, ...]) -> list[JobLine]:
    return sorted(lines, key=lambda line: (line.window_start, line.number))


def _day(context: Context, day: date) -> Answer:
    screen = today_view.read(
        context.store, day=day, technician_id=context.session().person_id, now=context.now
    )
    return Answer(plain(screen), day_text(screen))


def day_text(screen: TodayScreen) -> str:
    """A day in lines, with what keeps one from leaving."""
    lines = terminal.table(
        (
            "→" if job.job_id == screen.next_job_id else " ",
            f"{terminal.clock_time(job.window_start)}–{terminal.clock_time(job.window_end)}",
            job.number,
            terminal.spoken(job.status),
            job.customer_name,
            ", ".join(part for part in (job.street, job.city) if part),
            " ".join(part for part in (job.plate, job.model) if part),
        )
        for job in screen.jobs
    )
    checks = terminal.table(
        (
            "ok" if check.good else "!!",
            terminal.spoken(check.row),
            ", ".join(
                f"{terminal.spoken(name)} {_fact(name, value)}"
                for name, value in check.facts.items()
                if value not in ("", None)
            ),
        )
        for check in screen.ready
    )
    title = screen.day.strftime("%A %d %B")
    return terminal.paragraphs(
        f"{title}\n{lines}" if lines else f"{title}: no jobs", terminal.block("Ready to leave?", [checks])
    )


def _fact(name: str, value: object) -> str:
    if isinstance(value, datetime):
        return terminal.day_time(value)
    return terminal.size(value) if name == "free" and isinstance(value, int) else str(value)


def show(args: Namespace, context: Context) -> Answer:
    """One job with everything its tabs show."""
    found = naming.job(context.store, args.job)
    screen = job_view.read(context.store, job_id=found.id, language=context.language, now=context.now)
    return Answer(plain(screen), job_text(screen))


def job_text(screen: JobScreen) -> str:
    """A job in paragraphs."""
    job, vehicle = screen.job, screen.vehicle
    return terminal.paragraphs(
        terminal.table(_facts(screen)),
        terminal.block("Concern", [job.concern]) if job.concern else "",
        terminal.block("Diagnosis", [screen.diagnosis.summary, *screen.diagnosis.evidence])
        if screen.diagnosis
        else "",
        terminal.block("Plan", _steps(screen)),
        terminal.block("Checklists", [terminal.table(_checklist(line) for line in screen.checklists)]),
        terminal.block(
            "Findings", [f"{terminal.spoken(one.severity)}: {one.title}" for one in screen.findings]
        ),
        terminal.block("Parts", [terminal.table(_parts(screen))]),
        terminal.block("Time", [terminal.table(_time(screen))]),
        terminal.block(
            "Photos",
            [f"{one.caption or one.file_name} ({terminal.size(one.size)}) {one.id}" for one in screen.photos],
        ),
        terminal.block("Signatures", [_signature(one) for one in screen.signatures]),
        terminal.block(
            "Notes", [f"{terminal.day_time(one.written_at)} {one.author}: {one.text}" for one in screen.notes]
        ),
        terminal.block(
            "Messages", [f"{one.template} to {one.recipient}: {one.state}" for one in screen.messages]
        ),
        terminal.block("Reports", _reports(screen)),
        terminal.block("Still missing", list(screen.completion_problems))
        if job.status is JobStatus.IN_PROGRESS
        else "",
        f"Car: {vehicle.vin}" if vehicle.vin else "",
    )


def _facts(screen: JobScreen) -> list[tuple[str, str]]:
    job, customer, site, vehicle = screen.job, screen.customer, screen.site, screen.vehicle
    reason = job.hold_reason if job.status is JobStatus.ON_HOLD else ""
    if job.status is JobStatus.CANNOT_COMPLETE:
        reason = job.cannot_complete_reason
    facts = [
        (job.shown_number, terminal.spoken(job.kind)),
        ("Status", f"{terminal.spoken(job.status)}{f': {reason}' if reason else ''}"),
        ("Window", terminal.window(job.window_start, job.window_end)),
        ("Customer", f"{customer.name} ({customer.language.value})"),
        ("Phone", customer.phone),
        ("E-mail", customer.email),
        ("Place", f"{site.street}, {site.postcode} {site.city}"),
        ("Access", site.note),
        ("Vehicle", car(vehicle)),
        ("Odometer", f"{job.odometer_km} km" if job.odometer_km is not None else ""),
        ("Software", " → ".join(part for part in (job.software_before, job.software_after) if part)),
        ("Estimate", terminal.money(job.estimate, screen.currency)),
        ("Office says", job.office_change if _unseen(job) else ""),
    ]
    return [fact for fact in facts if fact[1]]


def _unseen(job: Job) -> bool:
    return job.office_changed_at is not None and (
        job.office_change_seen_at is None or job.office_change_seen_at < job.office_changed_at
    )


def car(vehicle: Vehicle) -> str:
    """`EL 48213 Tesla Model 3 2019`."""
    parts = (vehicle.plate, vehicle.make, vehicle.model, str(vehicle.model_year or ""))
    return " ".join(part for part in parts if part)


def _steps(screen: JobScreen) -> list[str]:
    return [
        f"{place}. {step.instruction}"
        + (f" – {terminal.spoken(step.grade)}" if step.grade else "")
        + (f": {step.grade_note}" if step.grade_note else "")
        for place, step in enumerate(screen.steps, start=1)
    ]


def _checklist(line: ChecklistLine) -> tuple[str, ...]:
    if line.missing_template:
        state = "not on this laptop"
    elif line.finished_at:
        state = f"finished {terminal.clock_time(line.finished_at)}"
    elif line.inspection_id:
        state = f"{line.answered} of {line.total}"
    else:
        state = "not begun"
    return (
        line.form_id,
        line.title,
        state,
        terminal.counted(line.findings, "finding") if line.findings else "",
    )


def _parts(screen: JobScreen) -> list[tuple[str, ...]]:
    return [
        (
            line.part.number,
            line.part.name,
            f"planned {line.planned}",
            f"used {line.used}",
            f"in car {line.in_car}",
        )
        for line in screen.parts
    ]


def _time(screen: JobScreen) -> list[tuple[str, ...]]:
    return [
        (
            terminal.spoken(entry.kind),
            terminal.day_time(entry.started_at),
            terminal.length(entry.seconds),
            f"{entry.kilometres} km" if entry.kilometres is not None else "",
            "by hand" if entry.by_hand else "clock jumped" if entry.clock_jumped else "",
        )
        for entry in screen.time_entries
    ]


def _signature(signature: Signature) -> str:
    who = terminal.spoken(signature.role)
    if signature.waived_reason:
        return f"{who}: waived, {signature.waived_reason}"
    return f"{who}: {signature.name}, {terminal.day_time(signature.signed_at)}"


def _reports(screen: JobScreen) -> list[str]:
    lines = [
        f"version {one.version}, {terminal.counted(one.pages, 'page')}, {one.language}, {terminal.size(one.size)}"
        for one in screen.reports
    ]
    lines += [
        f"{terminal.spoken(one.channel)} to {one.recipient}: {terminal.spoken(one.state)} {one.detail}".rstrip()
        for one in screen.deliveries
    ]
    return lines


def create(args: Namespace, context: Context) -> Answer:
    """A job made on the spot."""
    changes = jobs_on_site.create_on_site(
        context.store,
        customer_id=args.customer_id,
        customer_name=args.customer,
        language=args.language,
        phone=args.phone,
        email=args.email,
        street=args.street,
        postcode=args.postcode,
        city=args.city,
        country=args.country,
        vin=args.vin,
        plate=args.plate,
        make=args.make,
        model=args.model,
        concern=args.concern,
        technician_id=context.session().person_id,
        kind=JobKind(args.kind),
        checklists=tuple(args.checklist) if args.checklist else ("mobile_visit",),
        now=context.now,
    )
    job_id = new_id(changes, "job")
    with context.store.reading() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
    return Answer(
        changed(changes, job_id=job_id, number=job.shown_number),
        f"Job {job.shown_number} is created; the office gives it its number at the next sync.",
    )
