"""The agreed price: 15 percent and no more without the customer's yes."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from fieldapp.domain.estimates import (
    ApprovalChannel,
    Decision,
    EstimateApproval,
    EstimateLine,
    LineKind,
    PriceStanding,
    approval_problem,
    check_price,
    price_standing,
)
from fieldapp.errors import NotAllowedNow

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def line(number: int, net: str, kind: LineKind = LineKind.FEE) -> EstimateLine:
    return EstimateLine(
        id=f"line-{number}",
        job_id="job-1",
        kind=kind,
        text=f"Line {number}",
        quantity="1",
        unit_price=net,
        vat_percent="25",
        currency="NOK",
        added_at=NOON + timedelta(minutes=number),
    )


def decision(
    number: int, made: Decision, price: str, *lines: str, promised: str = "4980.00"
) -> EstimateApproval:
    return EstimateApproval(
        id=f"approval-{number}",
        job_id="job-1",
        technician_id="person-1",
        decision=made,
        channel=ApprovalChannel.NONE,
        decided_at=NOON + timedelta(hours=number),
        price=price,
        agreed_before="4980.00",
        promised=promised,
        currency="NOK",
        line_ids=lines,
    )


def standing(
    *lines: EstimateLine,
    decided: tuple[EstimateApproval, ...] = (),
    promised: str = "4980.00",
    actual: str = "0",
) -> PriceStanding:
    return price_standing(
        promised=promised, currency="NOK", lines=lines, approvals=decided, actual=Decimal(actual)
    )


def test_a_rise_past_fifteen_percent_waits_for_the_customer() -> None:
    found = standing(line(1, "632.00"), line(2, "376.00"))

    assert (found.agreed, found.limit, found.expected) == (
        Decimal("4980.00"),
        Decimal("5727.00"),
        Decimal("6240.00"),
    )
    assert found.needs_yes
    assert found.rise is not None
    assert round(found.rise, 3) == Decimal("0.253")
    with pytest.raises(NotAllowedNow) as refused:
        check_price(found)
    assert refused.value.reasons == ("price:approval",)


@pytest.mark.parametrize(("net", "waits"), [("597.60", False), ("597.61", True)])
def test_exactly_fifteen_percent_is_within_the_law_and_an_oere_more_is_not(net: str, waits: bool) -> None:
    assert standing(line(1, net)).needs_yes is waits


def test_what_was_worked_counts_as_much_as_what_was_written_down() -> None:
    assert standing(actual="5727.00").needs_yes is False
    assert standing(actual="5727.01").needs_yes is True


def test_a_yes_makes_the_new_price_the_agreed_one_with_a_limit_of_its_own() -> None:
    found = standing(line(1, "1008.00"), decided=(decision(1, Decision.ACCEPTED, "6240.00", "line-1"),))

    assert (found.agreed, found.limit, found.expected) == (
        Decimal("6240.00"),
        Decimal("7176.00"),
        Decimal("6240.00"),
    )
    assert not found.needs_yes
    assert [one.id for one in found.accepted_lines] == ["line-1"]


def test_a_no_keeps_the_agreed_price_and_leaves_the_line_undone() -> None:
    found = standing(
        line(1, "1008.00"), decided=(decision(1, Decision.DECLINED, "4980.00", "line-1"),), actual="9000"
    )

    assert (found.agreed, found.expected, found.capped) == (Decimal("4980.00"), Decimal("4980.00"), True)
    assert not found.needs_yes
    assert [one.id for one in found.declined_lines] == ["line-1"]


def test_keeping_the_price_lets_the_work_go_on_until_something_new_comes() -> None:
    kept = (decision(1, Decision.KEPT, "4980.00", "line-1"),)

    assert not standing(line(1, "1008.00"), decided=kept, actual="6240").needs_yes
    assert standing(line(1, "1008.00"), line(2, "700.00"), decided=kept, actual="6240").needs_yes


def test_a_price_the_office_promises_later_replaces_the_one_the_customer_agreed_to() -> None:
    agreed = (decision(1, Decision.ACCEPTED, "6240.00", "line-1", promised="4980.00"),)

    assert standing(decided=agreed, promised="4980").agreed == Decimal("6240.00")
    assert standing(decided=agreed, promised="7000.00").agreed == Decimal("7000.00")


def test_without_a_promise_there_is_no_limit() -> None:
    found = standing(line(1, "90000.00"), promised="", actual="1")

    assert (found.agreed, found.limit, found.rise, found.needs_yes) == (None, None, None, False)


def test_a_discount_makes_room() -> None:
    assert not standing(line(1, "1008.00"), line(2, "500.00", LineKind.DISCOUNT)).needs_yes


def test_withdrawn_lines_cost_nothing() -> None:
    from dataclasses import replace

    assert standing(replace(line(1, "1008.00"), withdrawn=True)).expected == Decimal("4980.00")


@pytest.mark.parametrize(
    ("channel", "facts", "whole"),
    [
        (ApprovalChannel.SIGNED, {"name": "Jean", "strokes": (((0.0, 0.0), (1.0, 1.0)),)}, True),
        (ApprovalChannel.SIGNED, {"name": "Jean"}, False),
        (ApprovalChannel.SIGNED, {"strokes": (((0.0, 0.0),),)}, False),
        (ApprovalChannel.PHONE, {"name": "Jean", "said": "Go ahead"}, True),
        (ApprovalChannel.PHONE, {"name": "Jean"}, False),
        (ApprovalChannel.NONE, {"name": "Jean", "said": "Go ahead"}, False),
    ],
)
def test_a_yes_needs_a_signature_or_what_was_said(
    channel: ApprovalChannel, facts: dict[str, object], whole: bool
) -> None:
    from dataclasses import replace

    asked = replace(decision(1, Decision.ACCEPTED, "6240.00"), channel=channel, **facts)  # type: ignore[arg-type]
    assert (approval_problem(asked) == "") is whole
