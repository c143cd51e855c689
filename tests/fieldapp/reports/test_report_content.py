"""What a report says: the verdict, the order, the money, the hash that signatures cover."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from report_samples import NOW, Album, mobile_visit, pre_delivery

from fieldapp.domain.estimates import EstimateLine, LineKind
from fieldapp.domain.findings import Severity
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.money import rounded
from fieldapp.domain.parts import Part
from fieldapp.domain.time_entries import TimeKind
from fieldapp.pdfium import page_texts
from fieldapp.reports.build import build_report
from fieldapp.reports.content import canonical_json, content_sha256, control_code, photo_hashes
from fieldapp.reports.job_report import FIRST_PAGE_HIGHLIGHTS, decide
from fieldapp.reports.reading import as_data
from fieldapp.reports.source import CheckedInspection, FoundThing, PartUse, ReportSource


def test_the_drawn_visit_costs_what_was_promised() -> None:
    price = decide(mobile_visit(Album())).price

    assert price is not None
    assert [line.amount for line in price.lines] == [Decimal(490), Decimal(189), Decimal(513)]
    assert (price.net, price.vat, price.total) == (Decimal(1192), Decimal(298), Decimal(1490))
    assert price.estimate == price.total


def test_money_is_rounded_as_it_is_paid() -> None:
    assert rounded(Decimal("10.005"), "NOK") == Decimal("10.01")
    assert rounded(Decimal("10.5"), "JPY") == Decimal(11)


def test_a_part_priced_in_another_currency_is_left_to_the_invoice() -> None:
    source = mobile_visit(Album())
    foreign = PartUse(part=Part(id="p9", number="9", name="Sensor", price="12", currency="EUR"), quantity=1)

    price = decide(replace(source, parts=(*source.parts, foreign))).price

    assert price is not None
    (sensor,) = (line for line in price.lines if line.name == "Sensor")
    assert sensor.amount is None
    assert price.total == Decimal(1490)


def test_a_delivery_names_no_price() -> None:
    assert decide(pre_delivery(Album())).price is None


def test_work_without_steps_left_is_done() -> None:
    source = mobile_visit(Album())

    assert decide(source).outcome == "done"
    open_step = replace(source.steps[0], grade=None)
    assert decide(replace(source, steps=(open_step, *source.steps[1:]))).outcome == "unfinished"


def test_an_unsafe_finding_decides_the_verdict_and_comes_first() -> None:
    source = mobile_visit(Album())
    unsafe = replace(
        source.findings[1], finding=replace(source.findings[1].finding, severity=Severity.UNSAFE)
    )

    content = decide(replace(source, findings=(source.findings[0], unsafe)))

    assert content.outcome == "unsafe"
    assert [finding.severity for finding in content.findings] == [Severity.UNSAFE, Severity.ATTENTION]
    assert [finding.number for finding in content.findings] == [1, 2]


def test_a_visit_that_could_not_be_completed_says_why() -> None:
    source = mobile_visit(Album())
    job = replace(source.job, status=JobStatus.CANNOT_COMPLETE, cannot_complete_reason="Porten var låst.")

    content = decide(replace(source, job=job))

    assert (content.outcome, content.outcome_reason) == ("unfinished", "Porten var låst.")


def spoiled(source: ReportSource, **fields: object) -> ReportSource:
    (check,) = source.inspections
    changed: CheckedInspection = replace(check, **fields)  # type: ignore[arg-type]  # fields of CheckedInspection
    return replace(source, inspections=(changed,))


def test_a_car_is_ready_only_after_the_whole_check() -> None:
    source = pre_delivery(Album())

    assert decide(source).outcome == "ready"
    assert decide(spoiled(source, missing=1)).outcome == "not_ready"
    assert decide(spoiled(source, finished_at=None)).outcome == "not_ready"
    assert decide(replace(source, inspections=())).outcome == "not_ready"
    assert decide(pre_delivery(Album(), not_ok=31)).outcome == "not_ready"


def test_a_car_is_ready_by_the_rule_that_lets_it_leave() -> None:
    """As the quality gate: what a person wrote beside a good answer holds the car, advice about a bad one does not."""
    source, failed = pre_delivery(Album()), pre_delivery(Album(), not_ok=31)
    (check,) = source.inspections
    good = next(item for section in check.sections for item in section.items if item.verdict == "ok")
    bad = next(
        item
        for section in failed.inspections[0].sections
        for item in section.items
        if item.verdict == "not_ok"
    )

    def found(path: str, severity: Severity) -> FoundThing:
        (sample, *_) = mobile_visit(Album()).findings
        finding = replace(
            sample.finding,
            inspection_id=check.inspection_id,
            item_path=path,
            severity=severity,
            withdrawn=False,
        )
        return replace(sample, finding=replace(finding, repaired_at=None), deviation=None)

    written = found(good.path, Severity.ATTENTION)
    assert decide(replace(source, findings=(written,))).outcome == "not_ready"
    assert not decide(replace(source, findings=(written,))).released
    repaired = replace(written, finding=replace(written.finding, repaired_at=NOW))
    assert decide(replace(source, findings=(repaired,))).released
    assert decide(replace(failed, findings=(found(bad.path, Severity.ADVICE),))).released
    assert not decide(replace(failed, findings=(found(bad.path, Severity.ATTENTION),))).released


@pytest.mark.parametrize("status", ["dispatched", "travelling", "on_site", "cancelled"])
def test_a_job_that_was_not_begun_is_never_called_done(status: str) -> None:
    source = mobile_visit(Album())
    job = replace(source.job, status=JobStatus(status))
    assert decide(replace(source, job=job, steps=())).outcome == "unfinished"


def test_a_fee_for_part_of_a_piece_is_counted_as_it_was_agreed() -> None:
    source = mobile_visit(Album())
    fee = EstimateLine(
        id="e1",
        job_id="job",
        kind=LineKind.FEE,
        text="Bortkjøring",
        quantity="2.50",
        unit_price="100.00",
        vat_percent="25",
        currency="NOK",
        added_at=NOW,
    )
    whole = replace(fee, id="e2", text="Bom", quantity="2.00")
    off = replace(fee, id="e3", kind=LineKind.DISCOUNT, text="Rabatt", quantity="1")
    content = decide(replace(source, extras=(fee, whole, off)))
    price = content.price
    assert price is not None
    counted = {line.name: line.quantity for line in price.lines}
    assert (counted["Bortkjøring"], counted["Bom"]) == (Decimal("2.5"), 2)
    assert as_data(content).price == price
    drawn = build_report(
        content, images=Album().load, signatures=(), device_key=None, made_at=NOW, draft=True
    ).pdf
    text = " ".join(page_texts(drawn))
    assert "2,5 stk" in text
    assert "Rabatt -100" in text.replace("\r\n", " "), "nothing is counted of what is taken off"


def test_a_value_outside_its_limits_keeps_a_car_from_being_ready() -> None:
    source = pre_delivery(Album())
    (check,) = source.inspections
    wheels = check.sections[2]
    item = next(item for item in wheels.items if item.measured)
    low = replace(item, measured=(replace(item.measured[0], verdict="low"), *item.measured[1:]))
    items = tuple(low if each is item else each for each in wheels.items)
    sections = tuple(
        replace(section, items=items) if section is wheels else section for section in check.sections
    )

    assert decide(spoiled(source, sections=sections)).outcome == "not_ready"


def test_the_worst_wheel_stands_on_the_first_page() -> None:
    highlights = decide(mobile_visit(Album())).highlights

    assert [highlight.title for highlight in highlights] == [
        "Mønsterdybde",
        "Fukt i bremsevæske",
        "12 V batteri",
    ]
    assert highlights[0].point.value == Decimal("2.9")


def test_more_measurements_than_fit_keep_the_bad_ones() -> None:
    source = mobile_visit(Album())
    (check,) = source.inspections
    (section,) = check.sections
    fluid = section.items[1]
    many = [replace(fluid, path=f"/data/{n}", title=f"Value {n}") for n in range(12)]
    many.append(replace(fluid, title="Bad", measured=(replace(fluid.measured[0], verdict="high"),)))

    highlights = decide(spoiled(source, sections=(replace(section, items=tuple(many)),))).highlights

    assert len(highlights) == FIRST_PAGE_HIGHLIGHTS
    assert highlights[-1].title == "Bad"


def test_time_is_told_in_whole_minutes_and_a_running_clock_counts_until_now() -> None:
    source = mobile_visit(Album())
    running = replace(source.times[1], ended_at=None, seconds=None, started_at=NOW - timedelta(seconds=150))
    assert running.kind is TimeKind.LABOUR

    visit = decide(replace(source, times=(source.times[0], running))).visit

    assert (visit.labour_minutes, visit.travel_minutes, visit.travel_km) == (3, 31, 18)
    assert visit.ended == NOW


def test_the_same_content_has_the_same_hash_and_another_word_another() -> None:
    first, second = decide(mobile_visit(Album())), decide(mobile_visit(Album()))

    assert content_sha256(first) == content_sha256(second)
    assert content_sha256(replace(first, concern="Noe annet")) != content_sha256(first)


def test_a_replaced_photo_changes_the_hash() -> None:
    content = decide(mobile_visit(Album()))
    other = replace(content.photos[0], sha256="0" * 64)

    assert content_sha256(replace(content, photos=(other,))) != content_sha256(content)


def test_canonical_json_survives_being_read_and_written() -> None:
    content = decide(pre_delivery(Album()))
    told = canonical_json(content)

    assert canonical_json(json.loads(told)) == told
    assert b'"labour_minutes":60' in told


def test_customers_phone_and_mail_stay_out_of_the_report() -> None:
    source = mobile_visit(Album())
    customer = replace(source.customer, phone="+47 900 00 000", email="ingrid@example.no")

    told = canonical_json(decide(replace(source, customer=customer)))

    assert b"900 00 000" not in told
    assert b"ingrid@example.no" not in told


def test_text_that_cannot_be_encoded_still_has_a_hash() -> None:
    content = replace(decide(mobile_visit(Album())), concern="half \ud83d of an emoji")

    assert len(content_sha256(content)) == 64


def test_a_control_code_is_short_enough_to_compare() -> None:
    assert control_code("7f3a91c40e2b" + "0" * 52) == "7F3A 91C4 0E2B"


def test_each_photo_is_named_once() -> None:
    album = Album()
    content = decide(pre_delivery(album))

    assert len(photo_hashes(content)) == len(set(photo_hashes(content))) == len(album.streams)


@pytest.mark.parametrize("language", ["sv", "", "EN"])
def test_a_language_without_texts_is_written_in_english(language: str) -> None:
    assert decide(mobile_visit(Album(), language)).language == "en"
