"""`fieldapp report`: make a job's report, keep it, and save it where the person wants it."""

from __future__ import annotations

import hashlib
import re
from argparse import Namespace

from fieldapp.commands import naming, words
from fieldapp.commands.context import Answer, Context, new_id
from fieldapp.commands.job_work import write_file
from fieldapp.domain.attachments import Report
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.errors import NotFound, WrongUsage
from fieldapp.operations import reports
from fieldapp.store import rows
from fieldapp.views import files
from fieldapp.views import reports as report_views

_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|m|g)?b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1000, "m": 1000_000, "g": 1000_000_000}


def report(args: Namespace, context: Context) -> Answer:
    """Make and save the report; with --draft nothing is sealed or kept, with --newest nothing is made."""
    found = naming.job(context.store, args.job)
    if args.list:
        return _listed(report_views.of_job(context.store, job_id=found.id))
    if args.out is None:
        raise WrongUsage("Give --out FILE.pdf, or --list.")
    if args.version is not None:
        return _saved(args, context, _version(context, found.id, found.shown_number, args.version))
    limit = max_bytes(args.max_size) if args.max_size else None
    if args.newest:
        return _saved(args, context, _newest(context, found.id, found.shown_number))
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
    return _listed(report_views.saying(context.store, text=" ".join(args.text), limit=args.limit))


def of_car(args: Namespace, context: Context) -> Answer:
    """Reports of every visit to the car of a job."""
    found = naming.job(context.store, args.job)
    return _listed(report_views.of_vehicle(context.store, vehicle_id=found.vehicle_id))


def _listed(found: tuple[ReportLine, ...]) -> Answer:
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
        }
        for line in found
    ]
    rows = [
        (
            line.job_number,
            f"version {line.report.version}" + ("" if line.is_newest else ", replaced"),
            words.day_time(line.report.made_at),
            line.customer,
            line.vehicle,
            f"{words.spoken(line.delivery)} {line.recipient}" if line.delivery else "not handed over",
        )
        for line in found
    ]
    return Answer(value, words.table(rows) or "There is no such report on this laptop.")


def letter(args: Namespace, context: Context) -> Answer:
    """Save the newest report as an unsent letter for one's own mail program."""
    found = naming.job(context.store, args.job)
    newest = _newest(context, found.id, found.shown_number)
    write_file(args.out, reports.unsent_letter(context.store, report_id=newest.id))
    return Answer({"report_id": newest.id, "path": str(args.out)}, f"{args.out}: open it to send it yourself")


def _version(context: Context, job_id: str, number: str, version: int) -> Report:
    with context.store.reading() as connection:
        made: tuple[Report, ...] = rows.fetch_many(connection, "report", job_id=job_id, version=version)
    if not made:
        raise NotFound(f"Job {number} has no report version {version}; see fieldapp report {number} --list.")
    return made[-1]


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
    pages = words.counted(kept.pages, "page")
    told = f"{args.out}: version {kept.version}, {pages}, {words.size(kept.size)}, sealed"
    if photos:
        told += f"\n{beside}: its photos, {words.size(len(photos))}, sealed"
    return Answer(value, told)


def _newest(context: Context, job_id: str, number: str) -> Report:
    with context.store.reading() as connection:
        made: tuple[Report, ...] = rows.fetch_many(connection, "report", job_id=job_id)
    if not made:
        raise NotFound(f"Job {number} has no report yet; leave out --newest to make one.")
    return max(made, key=lambda one: one.version)


def max_bytes(text: str) -> int:
    """`10MB` in bytes; kB, MB and GB count in thousands, as mail servers do.

    Raises:
        WrongUsage: it is no size.
    """
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise WrongUsage(f"{text} is no size; write 10MB, for example.")
    return round(float(match.group(1).replace(",", ".")) * _UNITS[(match.group(2) or "").lower()])
