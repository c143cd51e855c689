"""The price on the spot: lines on top, the guard, the customer's word."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from laptops import TECHNICIAN, Laptop, only, visit

from fieldapp.domain.estimates import ApprovalChannel, Decision, LineKind, PriceStanding
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import InputRefused, NotAllowedNow
from fieldapp.operations import estimates, jobs, parts, time_entries
from fieldapp.views import job as job_view
from fieldapp.views import prices

STROKES = (((0.1, 0.2), (0.4, 0.3)),)


def standing(laptop: Laptop) -> PriceStanding:
    return prices.standing(laptop.store, job_id="job-1", now=laptop.now)


def add(laptop: Laptop, price: str = "632.00", **facts: Any) -> str:
    facts = {"kind": LineKind.FEE, "text": "Door harness to repair", "unit_price": price, **facts}
    return only(
        estimates.add_line(laptop.store, job_id="job-1", now=laptop.later(seconds=1), **facts),
        "estimate_line",
    )


def sign(laptop: Laptop, **facts: Any) -> str:
    facts = {"name": "Ingrid Solbakken", "strokes": STROKES, "shown": "I accept the new price.", **facts}
    changes = estimates.accept_signed(laptop.store, job_id="job-1", now=laptop.later(seconds=1), **facts)
    return only(changes, "estimate_approval")


def test_a_part_brings_its_price_and_work_the_hourly_rate(laptop: Laptop) -> None:
    part = laptop.row(
        "estimate_line", add(laptop, kind=LineKind.PART, part_id="part-switch", text="", unit_price=None)
    )
    work = laptop.row("estimate_line", add(laptop, kind=LineKind.LABOUR, quantity="0,5", unit_price=None))

    assert (part.text, part.unit_price, part.amount) == ("Innvendig dørbryter", "612.50", Decimal("765.63"))
    assert (work.quantity, work.unit_price, work.amount) == ("0.5", "1190", Decimal("743.75"))
    assert [kind for kind, *_ in laptop.outbox()] == ["estimate_line", "estimate_line"]


@pytest.mark.parametrize(
    ("zone", "moment", "percent"),
    [
        # Germany took 16 % from the first day of July 2020 to the last of December.
        ("Europe/Oslo", datetime(2020, 6, 30, 21, 59, tzinfo=UTC), "19"),
        ("Europe/Oslo", datetime(2020, 6, 30, 22, 0, tzinfo=UTC), "16"),
        ("Asia/Dubai", datetime(2020, 12, 31, 19, 59, tzinfo=UTC), "16"),
        ("Asia/Dubai", datetime(2020, 12, 31, 20, 0, tzinfo=UTC), "19"),
        ("America/New_York", datetime(2021, 1, 1, 4, 59, tzinfo=UTC), "16"),
    ],
)
def test_a_tax_that_changes_at_midnight_changes_at_the_companys_midnight(
    laptop: Laptop, zone: str, moment: datetime, percent: str
) -> None:
    company, site = laptop.row("company", "company"), laptop.row("site", "site-ingrid")
    laptop.office(
        company=[replace(company, time_zone=zone)],
        site=[replace(site, country="DE")],
    )
    changes = estimates.add_line(
        laptop.store,
        job_id="job-1",
        now=replace(laptop.now, at=moment),
        kind=LineKind.FEE,
        text="Door harness to repair",
        unit_price="100",
    )
    assert laptop.row("estimate_line", only(changes, "estimate_line")).vat_percent == percent


@pytest.mark.parametrize(
    "wrong",
    [{"text": " "}, {"unit_price": "much"}, {"unit_price": "-5"}, {"quantity": "0"}, {"unit_price": "1.005"}],
)
def test_a_line_needs_words_and_numbers_that_fit(laptop: Laptop, wrong: dict[str, str]) -> None:
    with pytest.raises(InputRefused) as refused:
        add(laptop, **wrong)

    assert refused.value.problems
    assert laptop.outbox() == []


def test_past_fifteen_percent_the_job_does_not_start_until_the_customer_signs(laptop: Laptop) -> None:
    add(laptop)
    with pytest.raises(NotAllowedNow) as refused:
        jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    assert refused.value.reasons == ("price:approval",)
    assert laptop.row("job", "job-1").status is JobStatus.DISPATCHED
    assert laptop.all("time_entry") == ()

    approval = laptop.row("estimate_approval", sign(laptop))
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)

    assert (approval.price, approval.agreed_before, approval.promised) == ("2280.00", "1490.00", "1490.00")
    assert (approval.channel, approval.strokes, approval.technician_id) == (
        ApprovalChannel.SIGNED,
        STROKES,
        TECHNICIAN,
    )
    assert laptop.row("job", "job-1").status is JobStatus.IN_PROGRESS


def test_a_job_on_hold_goes_on_after_a_yes_on_the_phone(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    jobs.hold(laptop.store, job_id="job-1", reason="Price", now=laptop.later(minutes=1))
    add(laptop)
    with pytest.raises(NotAllowedNow):
        jobs.resume(laptop.store, job_id="job-1", now=laptop.now)
    with pytest.raises(NotAllowedNow):
        time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.LABOUR, now=laptop.now)

    estimates.accept_by_phone(
        laptop.store,
        job_id="job-1",
        name="Ingrid Solbakken",
        phone="+47 926 18 344",
        said="Yes, repair the harness too",
        now=laptop.later(minutes=3),
    )
    jobs.resume(laptop.store, job_id="job-1", now=laptop.now)

    (kept,) = laptop.all("estimate_approval")
    assert (kept.channel, kept.name, kept.said, kept.decided_at) == (
        ApprovalChannel.PHONE,
        "Ingrid Solbakken",
        "Yes, repair the harness too",
        laptop.at,
    )


def test_a_yes_on_the_phone_needs_what_was_said(laptop: Laptop) -> None:
    add(laptop)

    with pytest.raises(InputRefused):
        estimates.accept_by_phone(laptop.store, job_id="job-1", name="Ingrid", said=" ", now=laptop.now)
    assert laptop.all("estimate_approval") == ()


def test_work_that_took_too_long_keeps_the_job_from_being_completed(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    laptop.later(hours=1, minutes=20)  # 1190 × 80 ÷ 60, with VAT 1983.33: past 1713.50

    screen = job_view.read(laptop.store, job_id="job-1", language="en", now=laptop.now)
    assert "price:approval" in screen.completion_problems
    with pytest.raises(NotAllowedNow) as refused:
        jobs.complete(laptop.store, job_id="job-1", now=laptop.now)
    assert "price:approval" in refused.value.reasons
    assert "customer has not agreed" in refused.value.sentence

    estimates.keep_price(laptop.store, job_id="job-1", said="Our fault", now=laptop.now)

    draft = prices.invoice_draft(laptop.store, job_id="job-1", now=laptop.now)
    assert not standing(laptop).needs_yes
    assert draft.total == Decimal("1490.00")
    assert [one.agreed for one in draft.allowances] == [True]


def test_a_no_keeps_the_price_and_the_work_goes_on_without_the_extra(laptop: Laptop) -> None:
    line = add(laptop)

    estimates.decline(
        laptop.store, job_id="job-1", name="Ingrid", said="Not now", now=laptop.later(seconds=1)
    )
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)

    found = standing(laptop)
    assert (found.agreed, found.expected) == (Decimal("1490.00"), Decimal("1490.00"))
    assert [one.id for one in found.declined_lines] == [line]
    assert laptop.all("estimate_approval")[0].decision is Decision.DECLINED


def test_a_line_goes_until_the_customer_was_asked_about_it(laptop: Laptop) -> None:
    first, second = add(laptop), add(laptop)
    estimates.withdraw_line(laptop.store, line_id=first, now=laptop.now)
    sign(laptop)

    with pytest.raises(NotAllowedNow) as refused:
        estimates.withdraw_line(laptop.store, line_id=second, now=laptop.now)

    assert refused.value.reasons == ("price_decided",)
    assert laptop.all("estimate_approval")[0].line_ids == (second,)


def test_a_line_taken_off_comes_back_until_a_price_was_decided_without_it(laptop: Laptop) -> None:
    line = add(laptop)
    estimates.withdraw_line(laptop.store, line_id=line, now=laptop.later(seconds=1))
    estimates.restore_line(laptop.store, line_id=line, now=laptop.later(seconds=1))
    assert not laptop.row("estimate_line", line).withdrawn

    add(laptop)
    estimates.withdraw_line(laptop.store, line_id=line, now=laptop.later(seconds=1))
    sign(laptop)
    with pytest.raises(NotAllowedNow) as refused:
        estimates.restore_line(laptop.store, line_id=line, now=laptop.later(seconds=1))
    assert refused.value.reasons == ("price_decided_without",)
    assert laptop.row("estimate_line", line).withdrawn


def test_nothing_is_asked_while_the_price_is_as_agreed(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow) as refused:
        sign(laptop)
    assert refused.value.reasons == ("price_as_agreed",)


def test_a_job_without_a_price_gets_one_by_agreeing_on_the_lines(laptop: Laptop) -> None:
    laptop.office(job=[visit(estimate="")])
    add(laptop, "1000.00")
    assert not standing(laptop).needs_yes
    with pytest.raises(NotAllowedNow) as refused:
        estimates.keep_price(laptop.store, job_id="job-1", now=laptop.now)
    assert refused.value.reasons == ("no_agreed_price",)

    sign(laptop)
    add(laptop, "200.00")

    assert standing(laptop).agreed == Decimal("1250.00")
    assert standing(laptop).needs_yes


def test_the_invoice_takes_parts_from_the_ledger_and_time_from_the_clock(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=2, now=laptop.now)
    used = only(
        parts.use(
            laptop.store,
            job_id="job-1",
            part_id="part-switch",
            quantity=1,
            serial_number="SN-7",
            now=laptop.now,
        ),
        "part_movement",
    )
    parts.put_back(laptop.store, job_id="job-1", part_id="part-filter", quantity=1, now=laptop.now)
    laptop.later(minutes=30)

    draft = prices.invoice_draft(laptop.store, job_id="job-1", now=laptop.now)

    assert used
    assert [(line.item_number, line.quantity, line.net) for line in draft.lines] == [
        ("1107681-00-A", Decimal(1), Decimal("245.00")),
        ("1500012-99-C", Decimal(1), Decimal("612.50")),
        ("", Decimal(30), Decimal("595.00")),
    ]
    assert draft.lines[1].serial_numbers == ("SN-7",)
    assert draft.total == Decimal("1815.63")
