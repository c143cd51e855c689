"""`fieldapp report`: make a job's report, keep it, and save it where the person wants it."""

from __future__ import annotations

import hashlib
import re
from argparse import Namespace

from fieldapp.commands import naming, words
from fieldapp.commands.context import Answer, Context, new_id
from fieldapp.commands.job_work import write_file
from fieldapp.domain.attachments import Report
from fieldapp.errors import NotFound, WrongUsage
from fieldapp.operations import reports
from fieldapp.store import rows
from fieldapp.views import files

_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|m|g)?b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1000, "m": 1000_000, "g": 1000_000_000}


def report(args: Namespace, context: Context) -> Answer:
    """Make and save the report; with --draft nothing is sealed or kept, with --newest nothing is made."""
    found = naming.job(context.store, args.job)
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


def _saved(args: Namespace, context: Context, kept: Report) -> Answer:
    pdf = files.report_bytes(context.store, report_id=kept.id)
    write_file(args.out, pdf)
    value = {
        "job_id": kept.job_id,
        "report_id": kept.id,
        "path": str(args.out),
        "version": kept.version,
        "pages": kept.pages,
        "size": kept.size,
        "language": kept.language,
        "sha256": hashlib.sha256(pdf).hexdigest(),
    }
    pages = words.counted(kept.pages, "page")
    return Answer(value, f"{args.out}: version {kept.version}, {pages}, {words.size(kept.size)}, sealed")


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
