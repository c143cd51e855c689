"""`fieldapp price` and `fieldapp invoice`: the price of a job, the customer's yes, and the draft of its invoice."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context, changed, plain
from fieldapp.commands.job_work import read_strokes, write_file
from fieldapp.domain.estimates import EstimateLine, LineKind, PriceStanding
from fieldapp.domain.invoices import InvoiceDraft
from fieldapp.errors import WrongUsage
from fieldapp.operations import estimates
from fieldapp.views import prices


def show(args: Namespace, context: Context) -> Answer:
    """Where the price stands."""
    found = naming.job(context.store, args.job)
    standing = prices.standing(context.store, job_id=found.id, now=context.now)
    value = {
        "job_id": found.id,
        **plain(standing),
        "needs_yes": standing.needs_yes,
        "open_lines": [_line(line) for line in standing.open_lines],
        "accepted_lines": [_line(line) for line in standing.accepted_lines],
        "declined_lines": [_line(line) for line in standing.declined_lines],
    }
    return Answer(value, _told(standing))


def _line(line: EstimateLine) -> dict[str, object]:
    return {**plain(line), "amount": str(line.amount)}


def _told(standing: PriceStanding) -> str:
    def money(amount: object) -> str:
        return terminal.money(str(amount), standing.currency) if amount is not None else "none"

    rows = [
        ("Agreed", money(standing.agreed)),
        ("Limit (15 %)", money(standing.limit)),
        ("As it stands", money(standing.expected)),
    ]
    for title, lines in (
        ("open", standing.open_lines),
        ("agreed", standing.accepted_lines),
        ("declined", standing.declined_lines),
    ):
        rows += [(f"+ {line.text} ({title})", f"{money(line.amount)}  {line.id}") for line in lines]
    ending = "The work waits for the customer's yes." if standing.needs_yes else ""
    return terminal.paragraphs(terminal.table(rows), ending)


def add(args: Namespace, context: Context) -> Answer:
    """Put a line on the price."""
    found = naming.job(context.store, args.job)
    part = naming.part(context.store, args.part) if args.part else None
    changes = estimates.add_line(
        context.store,
        job_id=found.id,
        kind=LineKind.PART if part and args.kind is None else LineKind(args.kind or LineKind.FEE),
        text=args.text,
        quantity=args.quantity,
        unit_price=args.price,
        part_id=part.id if part else None,
        now=context.now,
    )
    return _after(context, found.id, changed(changes))


def withdraw(args: Namespace, context: Context) -> Answer:
    """Take a line off."""
    changes = estimates.withdraw_line(context.store, line_id=args.line, now=context.now)
    return Answer(changed(changes), "The line is off the price")


def approve(args: Namespace, context: Context) -> Answer:
    """The customer's yes: signed, or on the phone."""
    found = naming.job(context.store, args.job)
    if args.strokes:
        changes = estimates.accept_signed(
            context.store,
            job_id=found.id,
            name=args.name,
            strokes=read_strokes(args.strokes),
            shown=args.shown,
            now=context.now,
        )
    else:
        changes = estimates.accept_by_phone(
            context.store, job_id=found.id, name=args.name, said=args.said, phone=args.phone, now=context.now
        )
    return _after(context, found.id, changed(changes))


def decline(args: Namespace, context: Context) -> Answer:
    """The customer's no."""
    found = naming.job(context.store, args.job)
    changes = estimates.decline(
        context.store, job_id=found.id, name=args.name, said=args.said, now=context.now
    )
    return _after(context, found.id, changed(changes))


def keep(args: Namespace, context: Context) -> Answer:
    """Keep to the agreed price."""
    found = naming.job(context.store, args.job)
    changes = estimates.keep_price(context.store, job_id=found.id, said=args.reason, now=context.now)
    return _after(context, found.id, changed(changes))


def _after(context: Context, job_id: str, value: dict[str, object]) -> Answer:
    standing = prices.standing(context.store, job_id=job_id, now=context.now)
    return Answer(
        {**value, "needs_yes": standing.needs_yes, "expected": str(standing.expected)}, _told(standing)
    )


def invoice(args: Namespace, context: Context) -> Answer:
    """Show a job's invoice as it stands, or write it to a file by its ending."""
    found = naming.job(context.store, args.job)
    draft = prices.invoice_draft(context.store, job_id=found.id, now=context.now)
    if args.out is None:
        return Answer(invoice_value(draft), invoice_table(draft))
    write_file(args.out, invoice_file(draft, args.out))
    return Answer(
        {**invoice_value(draft), "path": str(args.out)},
        f"{args.out}: draft invoice {draft.number}, {terminal.money(str(draft.total), draft.currency)}",
    )


def invoice_file(draft: InvoiceDraft, path: Path) -> bytes:
    """The draft as UBL (`.xml`) or table (`.csv`).

    Raises:
        WrongUsage: another ending.
        DataProblem: something an invoice must say is missing.
    """
    match path.suffix.lower():
        case ".xml":
            from fieldapp.reports.ubl import write_ubl

            return write_ubl(draft)
        case ".csv":
            from fieldapp.reports.invoice_csv import write_csv

            return write_csv([draft])
        case _:
            raise WrongUsage("An invoice is saved as .xml (UBL) or .csv; give --out a name that ends so.")


def invoice_value(draft: InvoiceDraft) -> dict[str, object]:
    """A draft as JSON."""
    shown = ("number", "currency", "issued", "due", "delivered", "rate", "lines", "allowances", "unpriced")
    sums = ("line_total", "allowance_total", "net", "vat", "total")
    return {"job_id": draft.job.id, **{name: plain(getattr(draft, name)) for name in (*shown, *sums)}}


def invoice_table(draft: InvoiceDraft) -> str:
    """A draft for a terminal."""

    def money(amount: object) -> str:
        return terminal.money(str(amount), draft.currency)

    rows = [
        (
            line.item_number,
            line.text or "Labour",
            f"{line.quantity:f} {line.unit.name.lower()}",
            money(line.net),
        )
        for line in draft.lines
    ]
    rows += [("", one.text or "Down to the agreed price", "", money(-one.amount)) for one in draft.allowances]
    rows += [("", "Net", "", money(draft.net)), ("", f"VAT {draft.rate.percent:f} %", "", money(draft.vat))]
    rows.append(("", "Total so far" if draft.unpriced else "Total", "", money(draft.total)))
    missing = [f"{number} has no price in {draft.currency}" for number in draft.unpriced]
    return terminal.paragraphs(terminal.table(rows), terminal.block("Without a price", missing))
