"""The report of any valid job builds: whatever was measured, found, used and left out."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import COMPANY, NOW, Album, mobile_visit, sign

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.jobs import JobKind, JobStatus
from fieldapp.domain.parts import Part
from fieldapp.domain.repair_plans import PlanStep, StepGrade
from fieldapp.domain.time_entries import TimeEntry, TimeKind
from fieldapp.reports.build import build_report
from fieldapp.reports.data_check import DataCheck, check_data
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import decide
from fieldapp.reports.source import (
    CheckedInspection,
    CheckedItem,
    CheckedSection,
    EarlierValue,
    FoundThing,
    GivenAnswer,
    MeasuredPoint,
    PartUse,
    ReportSource,
    ShownMark,
    Wear,
)

KEY = new_device_key(device_name="Laptop", organisation="Nordfjord", now=NOW)
EXAMPLES = 400 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 8
PLACES = ("", "front_left", "front_right", "rear_left", "rear_right", "front", "rear")

words = st.text(max_size=40)
numbers = st.decimals(-10_000_000, 10_000_000, places=3).map(Decimal.normalize)
maybe = st.none() | numbers
days = st.dates(date(2015, 1, 1), date(2045, 1, 1))
moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - Hypothesis wants bounds without a zone
    datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
wear = st.builds(
    Wear,
    earlier=st.lists(st.builds(EarlierValue, on=days, value=numbers), max_size=6).map(
        lambda values: tuple(sorted(values, key=lambda one: one.on))
    ),
    per_1000_km=maybe,
    due_on=st.none() | days,
    due_at_km=st.none() | st.integers(0, 2_000_000),
)
points = st.builds(
    MeasuredPoint,
    label=words,
    value=numbers,
    unit=st.sampled_from(("", "mm", "bar", "V", "%")),
    limit_low=maybe,
    limit_high=maybe,
    warn_low=maybe,
    warn_high=maybe,
    verdict=st.sampled_from((None, "good", "warn", "low", "high")),
    previous=maybe,
    tool=words,
    place=st.sampled_from(PLACES),
    wear=st.none() | wear,
)
answers = st.builds(
    GivenAnswer,
    label=words,
    value=words | numbers.map(str) | days.map(str) | moments.map(lambda at: at.isoformat()),
    kind=st.sampled_from(("text", "number", "date", "time", "datetime")),
)
items = st.builds(
    CheckedItem,
    path=st.just("/data/x"),
    number=st.none() | st.integers(1, 99),
    title=words,
    verdict=st.sampled_from(("ok", "not_ok", "na", "")),
    measured=st.lists(points, max_size=12).map(tuple),
    answers=st.lists(answers, max_size=3).map(tuple),
    language=st.sampled_from(("", "en", "nb", "xx")),
)
sections = st.builds(CheckedSection, title=words, items=st.lists(items, max_size=8).map(tuple))
inspections = st.builds(
    CheckedInspection,
    inspection_id=st.just("i"),
    kind=st.sampled_from(InspectionKind),
    title=words,
    form_id=words,
    form_version=words,
    finished_at=st.none() | moments,
    sections=st.lists(sections, max_size=3).map(tuple),
    missing=st.integers(0, 60),
    content_sha256=st.just("ab" * 32),
)
found = st.builds(
    FoundThing,
    finding=st.builds(
        Finding,
        id=st.uuids().map(str),
        job_id=st.just("job"),
        inspection_id=st.just("i"),
        item_path=st.just("/data/x"),
        severity=st.sampled_from(Severity),
        title=words,
        note=words,
        recommendation=words,
        customer_decision=st.none() | st.sampled_from(CustomerDecision),
        found_at=moments,
        withdrawn=st.booleans(),
        repaired_at=st.none() | moments,
    ),
    item_number=st.none() | st.integers(1, 99),
    decided_by=words,
    decided_at=st.none() | moments,
)
marks = st.builds(
    ShownMark,
    number=st.integers(1, 999),
    view=st.sampled_from(CarView),
    x=st.floats(0, 1),
    y=st.floats(0, 1),
    kind=st.sampled_from(DamageKind),
    note=words,
)
steps = st.builds(
    PlanStep,
    id=st.uuids().map(str),
    job_id=st.just("job"),
    position=st.integers(0, 99),
    instruction=words,
    grade=st.none() | st.sampled_from(StepGrade),
    grade_note=words,
)
uses = st.builds(
    PartUse,
    part=st.builds(
        Part,
        id=st.just("p"),
        number=words,
        name=words,
        price=st.decimals(0, 1_000_000, places=2).map(str),
        currency=st.sampled_from(("NOK", "EUR", "JPY")),
    ),
    quantity=st.integers(0, 500),
    serial_numbers=st.lists(words, max_size=4).map(tuple),
)
times = st.builds(
    TimeEntry,
    id=st.uuids().map(str),
    job_id=st.just("job"),
    technician_id=st.just("technician"),
    kind=st.sampled_from(TimeKind),
    started_at=st.integers(0, 600).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    ended_at=st.none() | st.just(NOW),
    seconds=st.none() | st.integers(0, 86_400),
    kilometres=st.none() | st.integers(0, 2000),
)


@st.composite
def jobs(draw: st.DrawFn) -> ReportSource:
    base = mobile_visit(Album())
    job = replace(
        base.job,
        kind=draw(st.sampled_from(JobKind)),
        status=draw(st.sampled_from(JobStatus)),
        concern=draw(words),
        estimate=draw(st.sampled_from(("", "0", "1490.00", "999999"))),
        odometer_km=draw(st.none() | st.integers(0, 2_000_000)),
        follow_up_wanted=draw(st.booleans()),
        cannot_complete_reason=draw(words),
        hold_reason=draw(words),
    )
    return replace(
        base,
        company=replace(COMPANY, labour_rate=draw(st.sampled_from(("", "513", "0.01")))),
        job=job,
        site=replace(base.site, country=draw(st.sampled_from(("NO", "FR", "DE", "GB", "US", "xx", "")))),
        language=draw(st.sampled_from(("en", "nb", "fr", "de", "tlh"))),
        diagnosis=draw(st.sampled_from((None, base.diagnosis))),
        steps=tuple(draw(st.lists(steps, max_size=8))),
        inspections=tuple(draw(st.lists(inspections, max_size=3))),
        findings=tuple(draw(st.lists(found, max_size=4))),
        photos=(),
        damage=tuple(draw(st.lists(marks, max_size=6))),
        parts=tuple(draw(st.lists(uses, max_size=6))),
        times=tuple(draw(st.lists(times, max_size=5))),
        next_steps=tuple(draw(st.lists(words, max_size=3))),
        version=draw(st.integers(1, 9)),
        reason=draw(words),
    )


@given(jobs(), st.sampled_from(("A4", "Letter")))
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_report_of_any_job_builds_and_its_data_says_what_its_pages_say(
    source: ReportSource, paper: str
) -> None:
    report = build_report(
        decide(source),
        images=Album().load,
        signatures=(sign(SignerRole.CUSTOMER, "Ingrid"),),
        device_key=KEY,
        made_at=NOW,
        paper=paper,  # type: ignore[arg-type]  # one of the two
    )

    assert report.sealed
    assert report.pages >= 1
    checked = check_data(report.pdf)
    assert (checked.check, checked.problem) == (DataCheck.SAME, "")
