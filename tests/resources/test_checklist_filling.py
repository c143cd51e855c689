"""The shipped checklists, filled the way a technician fills them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from spreadsheets import FORMS, form_bytes

from inspections.findings import FoundItem, findings_from
from inspections.model import Template
from inspections.session import Question, Session
from inspections.xform import load_template
from inspections.xlsform import compile_form

NOVEMBER = date(2026, 11, 20)
GOOD_NUMBERS = {
    "charge_state": "85",
    "gap_smallest": "3",
    "gap_largest": "4.5",
    "windscreen_marks": "0",
    "tyre_age": "6",
    "lv_voltage": "12.7",
    "hv_known_before": "12.6",
    "hv_known_after": "12.6",
    "hv_at_terminals": "0",
    "brake_fluid_moisture": "1.2",
    "lv_terminal_torque": "6",
    "pads_front": "8",
    "pads_rear": "7",
    "disc_front": "24.5",
    "disc_rear": "19.5",
    "ac_power": "11",
    "dc_power": "120",
    "odometer": "40",
    "torque_value": "104",
}


@cache
def template(form_id: str) -> Template:
    return load_template(compile_form(form_bytes(form_id), file_name=f"{form_id}.xlsx").xform_xml)


def filling(form_id: str, *, day: date = NOVEMBER, language: str = "en", **facts: str) -> Session:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Oslo"))
    context = {"country": "NO", "postcode": "5143", **facts}
    return Session(template(form_id), now=lambda: noon, context=context, language=language)


def at(session: Session, name: str) -> Question:
    """The question whose node is called `name`."""
    (path,) = [cell.path for cell in session.cells() if cell.path.rsplit("/", 1)[-1] == name]
    return session.question(path)


def say(session: Session, **answers: str) -> None:
    for name, value in answers.items():
        session.set(at(session, name).path, value)


def good_answer(question: Question) -> str:
    name = question.path.rsplit("/", 1)[-1]
    if question.kind == "verdict":
        return "ok"
    if question.kind == "select_one":
        return {"lv_chemistry": "lead_acid", "deviations_open": "no", "follow_up": "none"}.get(
            name, question.choices[0].name
        )
    if question.kind in ("integer", "decimal"):
        for start, value in (("tread_", "6.2"), ("pressure_", "2.9"), ("wheel_nut_", "175")):
            if name.startswith(start):
                return value
        return GOOD_NUMBERS.get(name, "60")
    if question.kind == "date":
        return "2026-12-01"
    return "019d2f6e-0000-7000-8000-000000000001" if question.kind in ("image", "signature") else "2026.38.6"


def fill_well(session: Session) -> None:
    """Answer what is asked for until nothing is missing, at most a few rounds because answers open questions."""
    for _ in range(6):
        gaps = session.missing()
        if not gaps:
            return
        for gap in gaps:
            session.set(gap.path, good_answer(session.question(gap.path)))


def wheels(session: Session, **lowest: str) -> None:
    for wheel in ("fl", "fr", "rl", "rr"):
        for spot in ("inner", "middle", "outer"):
            say(session, **{f"tread_{wheel}_{spot}": "6.4"})
        if wheel in lowest:
            say(session, **{f"tread_{wheel}_outer": lowest[wheel]})


def found(session: Session, number: int) -> FoundItem | None:
    return next((finding for finding in findings_from(session) if finding.item_number == number), None)


def numbers(session: Session) -> set[int | None]:
    return {item.number for section in session.sections() for item in section.items}


@pytest.mark.parametrize("form_id", FORMS)
def test_the_app_reads_the_form_without_a_problem(form_id: str) -> None:
    form = compile_form(form_bytes(form_id), file_name=f"{form_id}.xlsx")

    assert form.warnings == ()
    assert form.form_id == form_id
    assert set(form.titles) == {"en", "nb", "fr", "de"}
    assert len(form.languages) == 4


@pytest.mark.parametrize("form_id", FORMS)
def test_a_form_answered_well_can_be_finished_without_a_finding(form_id: str) -> None:
    session = filling(form_id, job_kind="pre_delivery")

    fill_well(session)

    assert session.missing() == ()
    assert findings_from(session) == ()


@pytest.mark.parametrize("form_id", FORMS)
def test_an_empty_form_cannot_be_finished(form_id: str) -> None:
    assert len(filling(form_id).missing()) > 20


@pytest.mark.parametrize(
    ("day", "postcode", "limit"),
    [
        (date(2026, 10, 20), "5143", "1.6"),
        (date(2026, 10, 20), "8006", "3"),
        (date(2026, 11, 1), "5143", "3"),
        (date(2027, 4, 5), "5143", "3"),
        (date(2027, 4, 6), "5143", "1.6"),
        (date(2027, 4, 6), "9008", "3"),
        (date(2027, 5, 1), "9008", "1.6"),
        (date(2026, 12, 24), "7980", "3"),
    ],
)
def test_the_tread_limit_follows_day_and_place(day: date, postcode: str, limit: str) -> None:
    session = filling("mobile_visit", day=day, postcode=postcode)

    measurement = at(session, "tread_rr_outer").measurement

    assert measurement is not None
    assert str(measurement.limit_low) == limit


def test_winter_tread_is_a_rule_of_norway() -> None:
    session = filling("mobile_visit", country="DE", postcode="20457")

    measurement = at(session, "tread_rr_outer").measurement

    assert measurement is not None
    assert str(measurement.limit_low) == "1.6"


def test_the_jobs_own_tread_limit_wins() -> None:
    measurement = at(filling("mobile_visit", tread_limit="5"), "tread_rr_outer").measurement

    assert measurement is not None
    assert str(measurement.limit_low) == "5"


def test_a_worn_tyre_becomes_an_unsafe_finding_in_the_readers_words() -> None:
    session = filling("mobile_visit", language="nb")

    wheels(session, rr="2.8")

    finding = found(session, 27)
    assert finding is not None
    assert (finding.severity, finding.text) == ("unsafe", "Dekkmønsteret er nedslitt")
    assert "2.8 mm" in finding.value


def test_the_tread_difference_works_itself_out() -> None:
    session = filling("mobile_visit")

    wheels(session, rl="4.6")

    assert at(session, "tread_difference").value == "1.8"
    assert found(session, 28) is not None


def test_the_arrival_time_fills_in_when_the_customer_is_contacted_and_stays() -> None:
    session = filling("mobile_visit")
    assert at(session, "arrival_time").value == ""

    say(session, customer_contacted="ok")
    first = at(session, "arrival_time").value
    say(session, customer_contacted="not_ok")

    assert first.startswith("2026-11-20T12:00")
    assert at(session, "arrival_time").value == first


def test_high_voltage_work_opens_four_items() -> None:
    session = filling("mobile_visit")
    say(session, hv_work="no")
    without = numbers(session)

    say(session, hv_work="yes")

    assert numbers(session) - without == {19, 20, 21, 22}


def test_voltage_left_at_the_terminals_is_unsafe() -> None:
    session = filling("mobile_visit")

    say(session, hv_work="yes", hv_at_terminals="48")

    finding = found(session, 22)
    assert finding is not None
    assert finding.severity == "unsafe"


def test_no_part_and_no_bolt_closes_their_items() -> None:
    session = filling("mobile_visit")
    assert {41, 42, 43} <= numbers(session)

    say(session, part_replaced="no", critical_bolts="no")

    assert not {41, 42, 43} & numbers(session)


def test_an_odometer_that_runs_backwards_is_questioned() -> None:
    session = filling("mobile_visit", odometer="96000")

    say(session, odometer="69000")
    backwards = at(session, "odometer").problem
    say(session, odometer="96480")

    assert backwards == "Lower than the last known reading. Read it again."
    assert at(session, "odometer").problem is None


def test_words_are_wanted_when_the_hypothesis_fails() -> None:
    session = filling("mobile_visit")

    say(session, hypothesis_confirmed="ok")
    confirmed = at(session, "hypothesis_why").required
    say(session, hypothesis_confirmed="not_ok")

    assert not confirmed
    assert at(session, "hypothesis_why").required


def test_a_photo_is_wanted_of_a_broken_windscreen() -> None:
    session = filling("mobile_visit")

    say(session, windscreen="not_ok")

    finding = found(session, 37)
    assert at(session, "windscreen").photos_wanted
    assert finding is not None
    assert finding.text == "Damage to the windscreen"


@pytest.mark.parametrize("chemistry", ["lead_acid", "lithium"])
def test_a_flat_battery_is_low_whatever_its_chemistry(chemistry: str) -> None:
    session = filling("mobile_visit")

    say(session, lv_chemistry=chemistry, lv_voltage="12.05")

    measurement = at(session, "lv_voltage").measurement
    assert measurement is not None
    assert measurement.verdict == "low"


def test_a_good_lithium_battery_is_not_judged_as_lead() -> None:
    session = filling("mobile_visit")

    say(session, lv_chemistry="lithium", lv_voltage="15.4")

    measurement = at(session, "lv_voltage").measurement
    assert measurement is not None
    assert measurement.verdict == "good"


@pytest.mark.parametrize(
    ("bar", "verdict"), [("2.7", "low"), ("2.8", "good"), ("3.0", "good"), ("3.1", "high")]
)
def test_a_new_car_has_the_pressure_of_its_placard(bar: str, verdict: str) -> None:
    session = filling("pre_delivery_ev")

    say(session, pressure_fl=bar)

    measurement = at(session, "pressure_fl").measurement
    assert measurement is not None
    assert (measurement.verdict, measurement.placeholder) == (verdict, True)


def test_a_deviation_wants_an_owner_and_a_day() -> None:
    session = filling("pre_delivery_ev")
    say(session, deviations_open="yes")

    labels = {gap.path.rsplit("/", 1)[-1] for gap in session.missing()}

    assert {"deviation_text", "deviation_owner", "deviation_date"} <= labels
