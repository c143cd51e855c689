"""`fieldapp report` and `fieldapp reports`: a job's report made and saved; what was made found, fetched, sent again."""

from __future__ import annotations

import hashlib
import re
from argparse import Namespace

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.connection import one_round
from fieldapp.commands.context import Answer, Context, new_id
from fieldapp.commands.job_work import write_file
from fieldapp.domain.attachments import Report
from fieldapp.domain.jobs import Job
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.errors import NotFound, WrongUsage
from fieldapp.operations import earlier_reports, reports
from fieldapp.store import rows
from fieldapp.views import files
from fieldapp.views import reports as report_views

_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|m|g)?b?", re.IGNORECASE)
_LEAST_OF_AN_ID = 6
_UNITS = {"": 1, "k": 1000, "m": 1000_000, "g": 1000_000_000}


def report(args: Namespace, context: Context) -> Answer:
    """Make and save the report; with --draft nothing is sealed or kept, with --newest nothing is made."""
    found = naming.job(context.store, args.job)
    if args.list:
        return _listed(report_views.of_job(context.store, job_id=found.id), context)
    if args.out is None:
        raise WrongUsage("Give --out FILE.pdf, or --list.")
    if args.version is not None:
        return _saved(args, context, chosen_version(context, found, args.version))
    limit = max_bytes(args.max_size) if args.max_size else None
    if args.newest:
        return _saved(args, context, chosen_version(context, found))
    source = reports.read_source(
        context.store, job_id=found.id, language=args.language, reason=args.reason, now=context.now
    )
    if args.draft:
        write_file(args.out, reports.draft(source))
        return Answer({"path": str(args.out), "draft": True}, f"Draft saved to {args.out}; it is not sealed.")
    made = reports.make(source, max_bytes=limit)
    changes = reports.record(context.store, made=made, now=context.now)
    with context.store.reading() as connection:
        kept: Report = rows.fetch(connection, "report", new_id(changes, "report"))
    return _saved(args, context, kept)


def search(args: Namespace, context: Context) -> Answer:
    """Reports that say every word, the newest first."""
    found = report_views.saying(context.store, text=" ".join(args.text), limit=args.limit)
    return _listed(found, context)


def of_car(args: Namespace, context: Context) -> Answer:
    """Reports of every visit to the car of a job."""
    found = naming.job(context.store, args.job)
    return _listed(report_views.of_vehicle(context.store, vehicle_id=found.vehicle_id), context)


def fetch(args: Namespace, context: Context) -> Answer:
    """Save the report of an earlier visit, fetched from the office where it is not on this laptop yet."""
    line = _earlier(context, args.report)
    wanted = earlier_reports.fetch(context.store, report_id=line.report.id, now=context.now).of_kind("file")
    if wanted:
        context.note("Fetching it from the office …")
        one_round(context)
    if not _is_here(line, context):
        raise NotFound(
            f"The office did not send the report of {line.job_number}: it may keep it no longer. "
            "Ask the office, or try again later.",
            report_id=line.report.id,
        )
    saved = _saved(args, context, line.report)
    assert isinstance(saved.value, dict)
    return Answer({**saved.value, "job": line.job_number, "fetched": bool(wanted)}, saved.text)


def _earlier(context: Context, name: str) -> ReportLine:
    """The earlier visit's report with this id (or beginning), or of the job with this number."""
    told = report_views.of_earlier_visits(context.store)
    begins = name if len(name) >= _LEAST_OF_AN_ID else ""
    found = [
        line for line in told if line.job_number == name or (begins and line.report.id.startswith(begins))
    ]
    if not found:
        raise NotFound(
            f"No car on this laptop tells of an earlier report {name}; see fieldapp reports car JOB.",
            report=name,
        )
    if len({line.report.id for line in found}) > 1:
        raise NotFound(
            f"More than one earlier report is called {name}; give its report_id.",
            report=name,
            candidates=[line.report.id for line in found],
        )
    return found[0]


def _is_here(line: ReportLine, context: Context) -> bool:
    """Whether the report's files are on this laptop."""
    made = line.report
    hashes = [sha256 for sha256 in (made.sha256, made.appendix_sha256) if sha256]
    return all(context.store.blobs.has(sha256, job_id=made.job_id) for sha256 in hashes)


def _listed(found: tuple[ReportLine, ...], context: Context) -> Answer:
    value = [
        {
            "report_id": line.report.id,
            "job": line.job_number,
            "version": line.report.version,
            "newest": line.is_newest,
            "made_at": line.report.made_at.isoformat(),
            "language": line.report.language,
            "pages": line.report.pages,
            "size": line.report.size,
            "customer": line.customer,
            "vehicle": line.vehicle,
            "delivery": line.delivery.value if line.delivery else None,
            "recipient": line.recipient,
            "earlier_visit": line.told is not None,
            "on_this_laptop": _is_here(line, context),
        }
        for line in found
    ]
    rows = [
        (
            line.job_number,
            f"version {line.report.version}" + ("" if line.is_newest else ", replaced"),
            terminal.day_time(line.report.made_at),
            line.customer,
            line.vehicle,
            _whereabouts(line, context),
        )
        for line in found
    ]
    return Answer(value, terminal.table(rows) or "There is no such report on this laptop.")


def _whereabouts(line: ReportLine, context: Context) -> str:
    if line.told is not None:
        return "earlier visit" if _is_here(line, context) else "earlier visit, at the office: reports fetch"
    return f"{terminal.spoken(line.delivery)} {line.recipient}" if line.delivery else "not handed over"


def letter(args: Namespace, context: Context) -> Answer:
    """Save the newest report as an unsent letter for one's own mail program."""
    found = naming.job(context.store, args.job)
    newest = chosen_version(context, found)
    write_file(args.out, reports.unsent_letter(context.store, report_id=newest.id))
    return Answer({"report_id": newest.id, "path": str(args.out)}, f"{args.out}: open it to send it yourself")


def chosen_version(context: Context, found: Job, version: int | None = None) -> Report:
    """A version of a job's report, the newest by default.

    Raises:
        NotFound: there is none.
    """
    number = found.shown_number
    with context.store.reading() as connection:
        made: tuple[Report, ...] = rows.fetch_many(connection, "report", job_id=found.id)
    if not made:
        raise NotFound(
            f"Job {number} has no report yet; make one by fieldapp report {number} --out FILE.pdf."
        )
    wanted = [one for one in made if version in (None, one.version)]
    if not wanted:
        raise NotFound(f"Job {number} has no report version {version}; see fieldapp report {number} --list.")
    return max(wanted, key=lambda one: one.version)


def _saved(args: Namespace, context: Context, kept: Report) -> Answer:
    pdf = files.report_bytes(context.store, report_id=kept.id)
    write_file(args.out, pdf)
    photos = files.appendix_bytes(context.store, report_id=kept.id)
    beside = args.out.with_name(f"{args.out.stem}-photos{args.out.suffix}")
    if photos:
        write_file(beside, photos)
    value = {
        "job_id": kept.job_id,
        "report_id": kept.id,
        "path": str(args.out),
        "version": kept.version,
        "pages": kept.pages,
        "size": kept.size,
        "language": kept.language,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "appendix": {"path": str(beside), "size": len(photos), "sha256": kept.appendix_sha256}
        if photos
        else None,
    }
    pages = terminal.counted(kept.pages, "page")
    told = f"{args.out}: version {kept.version}, {pages}, {terminal.size(kept.size)}, sealed"
    if photos:
        told += f"\n{beside}: its photos, {terminal.size(len(photos))}, sealed"
    return Answer(value, told)


def max_bytes(text: str) -> int:
    """`10MB` in bytes; kB, MB and GB count in thousands, as mail servers do.

    Raises:
        WrongUsage: it is no size.
    """
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise WrongUsage(f"{text} is no size; write 10MB, for example.")
    return round(float(match.group(1).replace(",", ".")) * _UNITS[(match.group(2) or "").lower()])
