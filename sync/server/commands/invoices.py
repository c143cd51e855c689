"""`fieldapp-server invoices`: what is ready to be invoiced, and files for the bookkeeping."""

from __future__ import annotations

import itertools
import re
from argparse import Namespace
from pathlib import Path

from fieldapp.domain.invoices import InvoiceDraft, renumbered
from fieldapp.errors import InputRefused, WrongUsage
from fieldapp.reports.invoice_csv import write_csv
from fieldapp.reports.ubl import write_ubl
from fieldapp.terminal import table
from sync.server import invoicing
from sync.server.commands.people import seen
from sync.server.commands.speaking import say
from sync.server.database import only_tenant, utc_now

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def list_invoices(arguments: Namespace) -> None:
    """List finished jobs that are not closed, with what each comes to."""
    now = utc_now()
    with seen(arguments) as connection:
        tenant = only_tenant(connection).tenant
        jobs = invoicing.to_invoice(connection, tenant, now=now)
        drafts = invoicing.drafts_of(connection, tenant, jobs, now=now)
    rows = [
        (
            draft.number,
            draft.delivered.isoformat(),
            draft.buyer.name,
            f"{draft.net:f}",
            f"{draft.vat:f}",
            f"{draft.total:f} {draft.currency}",
            _remark(draft),
        )
        for draft in drafts
    ]
    value = [
        {
            "job": draft.number,
            "delivered": draft.delivered.isoformat(),
            "customer": draft.buyer.name,
            "net": str(draft.net),
            "vat": str(draft.vat),
            "total": str(draft.total),
            "currency": draft.currency,
            "remark": _remark(draft),
        }
        for draft in drafts
    ]
    say(table(rows) or "Nothing waits to be invoiced.", value, as_json=arguments.json)


def _remark(draft: InvoiceDraft) -> str:
    if draft.unpriced:
        return f"no price in {draft.currency}: {', '.join(draft.unpriced)}"
    if draft.standing.needs_yes:
        return f"above the agreed limit of {draft.standing.limit}"
    return ""


def export(arguments: Namespace) -> None:
    """Write invoices: UBL, one file each in a folder, or all as one table."""
    if arguments.number and len(arguments.jobs) != 1:
        raise WrongUsage("--number is for one job; name that job.")
    now = utc_now()
    with seen(arguments) as connection:
        tenant = only_tenant(connection).tenant
        named = [invoicing.job_named(connection, tenant, name, now=now) for name in arguments.jobs]
        jobs = named or invoicing.to_invoice(connection, tenant, now=now)
        drafts = invoicing.drafts_of(connection, tenant, jobs, now=now)
    if arguments.number:
        drafts = [renumbered(drafts[0], arguments.number)]
    if not drafts:
        say("Nothing waits to be invoiced.", [], as_json=arguments.json)
        return
    # Everything is made before anything is written: one incomplete invoice leaves no half folder.
    if arguments.format == "csv":
        files = {arguments.out: write_csv(drafts)}
    else:
        files = {
            arguments.out / f"{name}.xml": write_ubl(draft)
            for name, draft in zip(_names([draft.number for draft in drafts]), drafts, strict=True)
        }
        _make(arguments.out)
    for path, content in files.items():
        _write(path, content)
    names = [str(path) for path in files]
    say("\n".join(names), names, as_json=arguments.json)


def _names(numbers: list[str]) -> list[str]:
    """A file's name for each number: its own signs where a file may have them, and never the same name twice."""
    names: list[str] = []
    taken: set[str] = set()
    for number in numbers:
        plain = _UNSAFE.sub("-", number)
        choices = (plain if count == 1 else f"{plain}-{count}" for count in itertools.count(1))
        names.append(next(name for name in choices if name.casefold() not in taken))
        taken.add(names[-1].casefold())
    return names


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused(f"The folder {folder} cannot be made: {error.strerror}.") from error


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputRefused(f"The file {path} cannot be written: {error.strerror}.") from error
