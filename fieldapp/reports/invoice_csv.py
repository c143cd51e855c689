"""Invoices as a table for a bookkeeping program: one row a line, and one for each allowance."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from fieldapp.domain.invoices import InvoiceDraft, Unit
from fieldapp.reports.invoice_texts import invoice_texts
from fieldapp.reports.ubl import check_complete

COLUMNS = (
    "invoice_number",
    "job_number",
    "issue_date",
    "due_date",
    "delivery_date",
    "customer",
    "organisation_number",
    "kind",
    "item_number",
    "text",
    "quantity",
    "unit",
    "unit_price",
    "net",
    "vat_percent",
    "currency",
    "invoice_net",
    "invoice_vat",
    "invoice_total",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(drafts: Iterable[InvoiceDraft]) -> bytes:
    """Semicolons, UTF-8 with a mark at its beginning, decimal points: what spreadsheets and bookkeeping both read.

    Raises:
        DataProblem: one of the invoices is not complete.
    """
    target = io.StringIO(newline="")
    rows = csv.writer(target, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for draft in drafts:
        check_complete(draft)
        rows.writerows(_rows(draft))
    return target.getvalue().encode("utf-8-sig")


def _rows(draft: InvoiceDraft) -> list[list[str]]:
    texts = invoice_texts(draft.buyer.language.value)
    head = [
        safe_cell(draft.number),
        safe_cell(draft.job.shown_number),
        draft.issued.isoformat(),
        draft.due.isoformat(),
        draft.delivered.isoformat(),
        safe_cell(draft.buyer.name),
        safe_cell(draft.buyer.organisation_number),
    ]
    tail = [_plain(draft.rate.percent), draft.currency, *map(_plain, (draft.net, draft.vat, draft.total))]
    rows = [
        [
            *head,
            line.kind.value,
            safe_cell(line.item_number),
            safe_cell(line.text or texts.labour),
            _plain(line.quantity),
            "min" if line.unit is Unit.MINUTE else "pcs",
            _plain(line.unit_price),
            _plain(line.net),
            *tail,
        ]
        for line in draft.lines
    ]
    rows += [
        [
            *head,
            "discount",
            "",
            safe_cell(texts.agreed_price if one.agreed else one.text),
            "1",
            "pcs",
            _plain(-one.amount),
            _plain(-one.amount),
            *tail,
        ]
        for one in draft.allowances
    ]
    return rows


def safe_cell(text: str) -> str:
    """Text a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(number: Decimal) -> str:
    return f"{number:f}"
