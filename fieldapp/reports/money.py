"""Parts, work and price: what was used, what it costs, and what had been promised."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from fieldapp.reports.content import Price, PriceLine
from fieldapp.reports.layout import (
    Anchor,
    Block,
    Columns,
    Drawing,
    Gap,
    Sized,
    Stack,
    Text,
    Whole,
    headed,
)
from fieldapp.reports.paper import CELL, CELL_MUTED, HEAD, SMALL, TABLE_HEAD, TOTAL
from fieldapp.reports.sheet import Sheet, cell
from fieldapp.reports.tables import Ruled, Table
from fieldapp.reports.typeset import text_width

_WIDTHS = (118, 1.0, 96, 150)
_GAP = 12.0
_WHOLE = 1 / 3  # a table up to that share of a page is not torn apart
# Air above and below a line: as drawn, and closer where the table then still fits on the page.
_AIRS = (6.0, 3.0)
CLOSEST = 2.0


def price_table(sheet: Sheet, airs: Sequence[float] = _AIRS) -> list[Block]:
    """The table, the sum to pay, and the estimate beside it; nothing when no money is involved.

    `airs`: px above and below a line, the first that fits is taken.
    """
    price = sheet.content.price
    if price is None:
        return []
    return [Sized([partial(_table, price, air, sheet) for air in airs])]


def _table(price: Price, air: float, sheet: Sheet) -> Block:
    texts, words = sheet.words.texts, sheet.words
    head = _row(
        Text(texts.part_number, TABLE_HEAD),
        Text(texts.what, TABLE_HEAD),
        cell(texts.quantity, TABLE_HEAD, right=True),
        cell(_amounts_head(price, sheet), TABLE_HEAD, right=True),
    )
    rows = [Ruled(_line(line, sheet), above=air, below=air) for line in price.lines]
    vat = _row(
        Text("", CELL),
        Text(texts.vat.format(percent=words.percent(price.vat_percent / 100)), CELL_MUTED),
        Text("", CELL),
        cell(words.amount(price.vat), CELL_MUTED, right=True),
    )
    # The sum stands with the last line, so that it is never alone on a page.
    ending = Whole(Stack([*rows[-1:], *_ending(price, vat, air, sheet)]))
    opening = Stack([Anchor("price", texts.price), headed(texts.price, HEAD)], keep_next=True)
    again = headed(texts.continued.format(title=texts.price), HEAD)
    below = Ruled(head, above=0)
    table = Table(Stack([opening, below]), [*rows[:-1], ending], again=Stack([again, below]))
    return Whole(table, most=_WHOLE)


def _amounts_head(price: Price, sheet: Sheet) -> str:
    """What currency the amounts are in: by name where that fits on a line, else by code."""
    by_name = sheet.words.texts.without_vat.format(currency=sheet.words.currency_name(price.currency))
    if text_width(by_name, TABLE_HEAD) <= _WIDTHS[-1]:
        return by_name
    return sheet.words.texts.without_vat.format(currency=price.currency)


def _row(number: Block, what: Block, quantity: Block, amount: Block) -> Block:
    return Columns([number, what, quantity, amount], _WIDTHS, _GAP)


def _line(line: PriceLine, sheet: Sheet) -> Block:
    texts, words = sheet.words.texts, sheet.words
    is_work = not line.part_number and not line.name
    if is_work:
        quantity = texts.minutes.format(count=words.number(line.quantity))
    elif line.amount is not None and line.amount < 0:
        quantity = ""
    else:
        quantity = words.counted(texts.pieces, line.quantity)
    what: list[Block] = [Text(texts.work if is_work else line.name, CELL)]
    if line.serial_numbers:
        what.append(Text(texts.serial_numbers.format(serials=", ".join(line.serial_numbers)), SMALL))
    amount = texts.on_invoice if line.amount is None else words.amount(line.amount)
    return _row(
        Text(line.part_number, CELL_MUTED),
        Stack(what),
        cell(quantity, CELL, right=True),
        cell(amount, CELL, right=True),
    )


def _ending(price: Price, vat: Block, above: float, sheet: Sheet) -> list[Block]:
    texts, words = sheet.words.texts, sheet.words
    total = Columns(
        [
            Text(texts.to_pay_so_far if unpriced(price) else texts.to_pay, TOTAL),
            cell(words.money(price.total, price.currency), TOTAL, right=True),
        ],
        [0.5, 0.5],
        _GAP,
    )
    blocks: list[Block] = []
    if price.lines:
        line = Drawing(2, lambda pen, x, top, width: pen.rule(x, top, width, 2))
        air = Drawing(above, lambda *_: None)
        blocks = [air, vat, air, line, Gap(4 + above), total, Gap(2 + above)]
    open_lines = unpriced(price)
    told = [words.counted(texts.unpriced, open_lines)] if open_lines else []
    return [*blocks, Text(" ".join([*told, _against_estimate(price, sheet)]), SMALL)]


def unpriced(price: Price) -> int:
    """How many lines have no amount yet: then what is to pay is not the end of it, nor held against the estimate."""
    return sum(line.amount is None for line in price.lines)


def _against_estimate(price: Price, sheet: Sheet) -> str:
    texts, words = sheet.words.texts, sheet.words
    if price.estimate is None:
        return texts.invoice_follows
    estimate = words.money(price.estimate, price.currency)
    difference = price.total - price.estimate
    if unpriced(price):
        told = texts.estimate_open.format(estimate=estimate)
    elif not difference:
        told = texts.estimate_kept.format(estimate=estimate)
    elif difference < 0:
        told = texts.estimate_below.format(
            estimate=estimate, difference=words.money(-difference, price.currency)
        )
    else:
        share = (difference / price.estimate).quantize(Decimal("0.001")) if price.estimate else Decimal(1)
        told = texts.estimate_above.format(
            estimate=estimate,
            difference=words.money(difference, price.currency),
            percent=words.percent(share),
        )
    return f"{told} {texts.invoice_follows}"
