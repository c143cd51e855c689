"""The draft of a job's invoice: lines from parts, time and fees, discounts, VAT, and the sums of EN 16931.

The arithmetic is that of the European standard EN 16931-1 (2017), its rules named beside each step: amounts are
rounded where the standard says so and nowhere else – per line, per VAT rate, per sum. The office finalises a draft.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Literal

from fieldapp.domain.estimates import (
    Decision,
    EstimateApproval,
    EstimateLine,
    LineKind,
    PriceStanding,
    price_standing,
)
from fieldapp.domain.jobs import Job
from fieldapp.domain.money import decimal_of, rounded
from fieldapp.domain.parties import Company, Customer, Site
from fieldapp.domain.parts import Part, UsedPart
from fieldapp.domain.vat import rate_for_work
from fieldapp.domain.vehicles import Vehicle

MINUTES = 60


class Unit(StrEnum):
    """Units as UN/ECE Recommendation 20 writes them."""

    PIECE = "C62"
    MINUTE = "MIN"
    HOUR = "HUR"


@dataclass(frozen=True, slots=True, kw_only=True)
class VatRate:
    """`category`: S standard rate, E exempt (UNCL 5305); `percent` of the net amount."""

    category: Literal["S", "E"]
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line (BG-25): `net` = quantity × price ÷ `per`, rounded. `text` is "" for labour: the writer words it.

    `per` is the quantity the price is for: work is counted in minutes and priced by the hour (60).
    """

    kind: LineKind
    text: str
    item_number: str
    quantity: Decimal
    unit: Unit
    unit_price: Decimal
    per: int
    net: Decimal
    serial_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """Money taken off the whole invoice (BG-20), without VAT, above zero. `agreed` = to keep the agreed price."""

    amount: Decimal
    text: str
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDraft:
    """A job's invoice as far as the workshop can tell.

    Sums are those of BG-22 in `currency`: `line_total` BT-106, `allowance_total` BT-107, `net` BT-109, `vat` BT-110,
    `total` BT-112 = what is due (BT-115). `unpriced` names parts whose price is in another currency: until the office
    sets one they are on no line. `standing` is where the agreed price stands.
    """

    number: str
    currency: str
    issued: date
    due: date
    delivered: date
    seller: Company
    buyer: Customer
    site: Site
    vehicle: Vehicle
    job: Job
    rate: VatRate
    lines: tuple[InvoiceLine, ...]
    allowances: tuple[Allowance, ...]
    line_total: Decimal
    allowance_total: Decimal
    net: Decimal
    vat: Decimal
    total: Decimal
    standing: PriceStanding
    unpriced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceFacts:
    """What an invoice is made of. `parts`: each used part with its catalogue row. `day`: the day of the invoice."""

    company: Company
    customer: Customer
    site: Site
    vehicle: Vehicle
    job: Job
    parts: tuple[tuple[Part, UsedPart], ...]
    labour_minutes: int
    lines: tuple[EstimateLine, ...]
    approvals: tuple[EstimateApproval, ...]
    day: date
    delivered: date


def draft_invoice(facts: InvoiceFacts) -> InvoiceDraft:
    """The invoice of a job as it stands; where the agreed price is kept, an allowance brings it down to that."""
    company, currency = facts.company, facts.company.currency
    rate = _rate(facts)
    lines, unpriced = _lines(facts)
    declined = {
        line_id for one in facts.approvals if one.decision is Decision.DECLINED for line_id in one.line_ids
    }
    extras = [line for line in facts.lines if not line.withdrawn and line.id not in declined]
    lines += [_fee(line) for line in extras if line.kind is LineKind.FEE]
    allowances = tuple(
        Allowance(amount=-line.net, text=line.text) for line in extras if line.kind is LineKind.DISCOUNT
    )
    draft = _summed(lines, allowances, rate, currency)
    standing = price_standing(
        promised=facts.job.estimate,
        currency=currency,
        lines=facts.lines,
        approvals=facts.approvals,
        actual=draft[-1],
    )
    if standing.capped and standing.agreed is not None and draft[-1] > standing.expected:
        off = _down_to(standing.expected, net=draft[2], rate=rate, currency=currency)
        allowances = (*allowances, Allowance(amount=off, text="", agreed=True))
        draft = _summed(lines, allowances, rate, currency)
    line_total, allowance_total, net, vat, total = draft
    return InvoiceDraft(
        number=facts.job.shown_number,
        currency=currency,
        issued=facts.day,
        due=facts.day + timedelta(days=max(0, company.payment_days)),
        delivered=facts.delivered,
        seller=company,
        buyer=facts.customer,
        site=facts.site,
        vehicle=facts.vehicle,
        job=facts.job,
        rate=rate,
        lines=tuple(lines),
        allowances=allowances,
        line_total=line_total,
        allowance_total=allowance_total,
        net=net,
        vat=vat,
        total=total,
        standing=standing,
        unpriced=unpriced,
    )


def renumbered(draft: InvoiceDraft, number: str) -> InvoiceDraft:
    """The same draft under the number the office's books give it."""
    return replace(draft, number=number.strip() or draft.number)


def _rate(facts: InvoiceFacts) -> VatRate:
    percent = rate_for_work(
        site_country=facts.site.country,
        company_country=facts.company.country,
        company_percent=decimal_of(facts.company.vat_percent),
        day=facts.delivered,
    )
    return VatRate(category="S" if percent else "E", percent=percent)


def _lines(facts: InvoiceFacts) -> tuple[list[InvoiceLine], tuple[str, ...]]:
    currency = facts.company.currency
    lines, unpriced = [], []
    for part, used in facts.parts:
        if part.currency != currency:
            unpriced.append(part.number)
            continue
        price = decimal_of(part.price)
        lines.append(
            InvoiceLine(
                kind=LineKind.PART,
                text=part.name,
                item_number=part.number,
                quantity=Decimal(used.units),
                unit=Unit.PIECE,
                unit_price=price,
                per=1,
                net=rounded(price * used.units, currency),
                serial_numbers=used.serial_numbers,
            )
        )
    hourly = decimal_of(facts.company.labour_rate)
    if facts.labour_minutes and hourly:
        lines.append(
            InvoiceLine(
                kind=LineKind.LABOUR,
                text="",
                item_number="",
                quantity=Decimal(facts.labour_minutes),
                unit=Unit.MINUTE,
                unit_price=hourly,
                per=MINUTES,
                net=rounded(hourly * facts.labour_minutes / MINUTES, currency),
            )
        )
    return lines, tuple(unpriced)


def _fee(line: EstimateLine) -> InvoiceLine:
    return InvoiceLine(
        kind=LineKind.FEE,
        text=line.text,
        item_number="",
        quantity=decimal_of(line.quantity),
        unit=Unit.PIECE,
        unit_price=decimal_of(line.unit_price),
        per=1,
        net=line.net,
    )


_Sums = tuple[Decimal, Decimal, Decimal, Decimal, Decimal]


def _summed(
    lines: Iterable[InvoiceLine], allowances: Iterable[Allowance], rate: VatRate, currency: str
) -> _Sums:
    line_total = sum((line.net for line in lines), Decimal(0))  # BR-CO-10
    allowance_total = sum((one.amount for one in allowances), Decimal(0))  # BR-CO-11
    net = line_total - allowance_total  # BR-CO-13; there are no charges (BR-CO-12)
    vat = rounded(net * rate.percent / 100, currency)  # BR-CO-17, summed over the one rate: BR-CO-14
    return line_total, allowance_total, net, vat, net + vat  # BR-CO-15; nothing is prepaid: BR-CO-16


def _down_to(target: Decimal, *, net: Decimal, rate: VatRate, currency: str) -> Decimal:
    """The allowance that brings net plus VAT to `target`, or the smallest unit below where no net gives it exactly."""
    step = rounded(Decimal(0), currency)
    unit = Decimal(1).scaleb(int(step.as_tuple().exponent))
    wanted = (target / (1 + rate.percent / 100)).quantize(unit, rounding=ROUND_FLOOR) + unit
    while wanted + rounded(wanted * rate.percent / 100, currency) > target:
        wanted -= unit
    return net - wanted
