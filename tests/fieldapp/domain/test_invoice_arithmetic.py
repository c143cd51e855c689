"""The sums of an invoice, by the rules of EN 16931."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from invoice_samples import NOON, extra, invoice_facts, sample_invoice

from fieldapp.domain.estimates import ApprovalChannel, Decision, EstimateApproval, LineKind
from fieldapp.domain.parts import Part, UsedPart


def kept(price: str, *lines: str, made: Decision = Decision.KEPT) -> EstimateApproval:
    return EstimateApproval(
        id="approval-1",
        job_id="job-1",
        technician_id="person-1",
        decision=made,
        channel=ApprovalChannel.NONE,
        decided_at=NOON + timedelta(hours=1),
        price=price,
        agreed_before=price,
        promised=price,
        currency="NOK",
        line_ids=lines,
    )


def test_lines_come_from_parts_time_and_fees_and_a_discount_is_an_allowance() -> None:
    draft = sample_invoice()

    assert [(line.kind.value, line.net) for line in draft.lines] == [
        ("part", Decimal("490.00")),
        ("part", Decimal("612.55")),
        ("labour", Decimal("991.67")),  # 1190 × 50 ÷ 60 = 991.666…
        ("fee", Decimal("150.00")),
    ]
    assert [one.amount for one in draft.allowances] == [Decimal("99.90")]
    assert draft.line_total == Decimal("2244.22")
    assert draft.net == Decimal("2144.32")
    assert draft.vat == Decimal("536.08")
    assert draft.total == Decimal("2680.40")
    assert (draft.due - draft.issued).days == 14


money = st.decimals(min_value=0, max_value=99_999, places=2)


@given(
    prices=st.lists(st.tuples(money, st.integers(1, 40)), max_size=6),
    minutes=st.integers(0, 3000),
    fees=st.lists(money, max_size=3),
    discounts=st.lists(money, max_size=2),
    percent=st.sampled_from(["0", "7.7", "19", "20", "25", "25.5"]),
    currency=st.sampled_from(["NOK", "EUR", "ISK"]),
)
def test_br_co_10_to_17_hold_for_any_invoice(
    prices: list[tuple[Decimal, int]],
    minutes: int,
    fees: list[Decimal],
    discounts: list[Decimal],
    percent: str,
    currency: str,
) -> None:
    facts = invoice_facts()
    company = replace(facts.company, vat_percent=percent, currency=currency)
    lines = [
        extra(number, kind, str(amount), currency=currency)
        for kind, amounts in ((LineKind.FEE, fees), (LineKind.DISCOUNT, discounts))
        for number, amount in enumerate(amounts)
    ]
    draft = sample_invoice(
        company=company,
        labour_minutes=minutes,
        lines=tuple(lines),
        parts=tuple(
            (
                Part(id=f"part-{n}", number=f"N-{n}", name="Part", price=str(price), currency=currency),
                UsedPart(part_id=f"part-{n}", units=units),
            )
            for n, (price, units) in enumerate(prices)
        ),
    )
    unit = Decimal(1) if currency == "ISK" else Decimal("0.01")

    assert draft.line_total == sum(line.net for line in draft.lines)  # BR-CO-10
    assert draft.allowance_total == sum(
        one.amount for one in draft.allowances
    )  # BR-CO-11; no charges: BR-CO-12
    assert draft.net == draft.line_total - draft.allowance_total  # BR-CO-13
    # BR-CO-14 with one rate: the total of VAT is that rate's amount; BR-CO-17: net × rate, rounded.
    assert abs(draft.vat - draft.net * Decimal(percent) / 100) <= unit / 2
    assert draft.total == draft.net + draft.vat  # BR-CO-15; nothing prepaid, nothing rounded off: BR-CO-16
    for amount in (draft.net, draft.vat, draft.total, *(line.net for line in draft.lines)):
        assert amount == amount.quantize(unit)  # BR-DEC-…: no more decimals than the currency has
    for line in draft.lines:
        # PEPPOL-EN16931-R120: the line is quantity times price per base quantity, within 0.02
        assert abs(line.net - line.quantity * line.unit_price / line.per) <= max(unit / 2, Decimal("0.02"))


@given(
    price=st.decimals(min_value="1", max_value="2600", places=2),
    percent=st.sampled_from(["0", "20", "25", "25.5"]),
)
def test_a_kept_price_is_never_exceeded_and_missed_by_no_more_than_one_step(
    price: Decimal, percent: str
) -> None:
    facts = invoice_facts()
    draft = sample_invoice(
        company=replace(facts.company, vat_percent=percent),
        job=replace(facts.job, estimate=str(price)),
        lines=(),
        approvals=(kept(str(price)),),
    )

    whole = sample_invoice(company=replace(facts.company, vat_percent=percent), lines=()).total
    assert draft.total <= price or draft.total == whole <= price
    assert min(price, whole) - draft.total <= Decimal("0.02")
    assert [one.agreed for one in draft.allowances] == ([True] if whole > price else [])


def test_a_declined_line_is_not_invoiced() -> None:
    facts = invoice_facts()
    declined = kept("3000.00", "line-1", made=Decision.DECLINED)
    draft = sample_invoice(job=replace(facts.job, estimate="3000.00"), approvals=(declined,))

    assert "Extra 1" not in [line.text for line in draft.lines]


def test_a_part_in_another_currency_is_named_and_not_counted() -> None:
    part = (
        Part(id="part-9", number="E-9", name="Pump", price="10", currency="EUR"),
        UsedPart(part_id="part-9", units=1),
    )
    draft = sample_invoice(parts=(part,))

    assert draft.unpriced == ("E-9",)
    assert all(line.item_number != "E-9" for line in draft.lines)


def test_kroner_of_iceland_have_no_hundredths() -> None:
    facts = invoice_facts()
    draft = sample_invoice(
        company=replace(facts.company, currency="ISK", country="IS", vat_percent="24", labour_rate="14999"),
        site=replace(facts.site, country="IS"),
        parts=(),
        lines=(),
    )

    assert (draft.net, draft.vat, draft.total) == (Decimal(12499), Decimal(3000), Decimal(15499))
