"""What a form's rules do while it is filled."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import pytest
from inspection_forms import NOON, again, begin, compiled, row, said

from inspections.problems import FormNotUsable

VERDICT_AND_NOTE = [
    row("select_one verdict", "lamp", "Lamp", required="yes"),
    row("text", "note", "What is wrong", relevant="${lamp} = 'not_ok'", required="${lamp} = 'not_ok'"),
]


def test_an_answer_makes_its_dependents_relevant_and_required() -> None:
    session = begin(VERDICT_AND_NOTE)
    assert not session.question("/data/note").relevant
    delta = session.set("/data/lamp", "not_ok")
    note = session.question("/data/note")
    assert note.relevant
    assert note.required
    assert delta.changed == {"/data/lamp", "/data/note"}
    assert delta.values == {"/data/lamp": "not_ok"}


def test_an_unrelated_answer_changes_only_itself() -> None:
    session = begin([*VERDICT_AND_NOTE, row("text", "other", "Other")])
    assert session.set("/data/other", "x").changed == {"/data/other"}


def test_setting_the_same_answer_again_changes_nothing() -> None:
    session = begin(VERDICT_AND_NOTE)
    session.set("/data/lamp", "ok")
    again = session.set("/data/lamp", "ok")
    assert again.changed == frozenset()
    assert again.values == {}


def test_a_hidden_answer_reads_as_empty_and_comes_back() -> None:
    session = begin([*VERDICT_AND_NOTE, row("calculate", "seen", calculation="string-length(${note})")])
    session.set("/data/lamp", "not_ok")
    session.set("/data/note", "cracked")
    assert session.values()["/data/seen"] == "7"
    session.set("/data/lamp", "ok")
    assert session.values()["/data/seen"] == "0"
    assert "/data/note" not in session.values()
    assert session.values(hidden=True)["/data/note"] == "cracked"
    session.set("/data/lamp", "not_ok")
    assert session.values()["/data/note"] == "cracked"
    assert session.values()["/data/seen"] == "7"


def test_relevance_of_a_group_holds_for_everything_in_it() -> None:
    session = begin(
        [
            row("select_one verdict", "hv", "High voltage"),
            row("begin_group", "work", "Work", relevant="${hv} = 'ok'"),
            row("begin_group", "inner", "Inner"),
            row("text", "step", "Step", required="yes"),
            row("end_group"),
            row("end_group"),
        ]
    )
    assert [m.path for m in session.missing()] == []
    session.set("/data/hv", "ok")
    assert [m.path for m in session.missing()] == ["/data/work/inner/step"]


def test_a_broken_constraint_is_kept_and_explained() -> None:
    session = begin(
        [row("integer", "km", "Odometer", constraint=". > 0", constraint_message="More than zero, please.")]
    )
    session.set("/data/km", "-5")
    question = session.question("/data/km")
    assert question.value == "-5"
    assert question.problem == "More than zero, please."
    assert [(m.reason, m.message) for m in session.missing()] == [("invalid", "More than zero, please.")]
    session.set("/data/km", "5")
    assert session.question("/data/km").problem is None


def test_a_constraint_is_checked_again_when_what_it_reads_changes() -> None:
    session = begin([row("integer", "low", "Low"), row("integer", "high", "High", constraint=". >= ${low}")])
    session.set("/data/low", "3")
    session.set("/data/high", "5")
    assert session.question("/data/high").problem is None
    assert "/data/high" in session.set("/data/low", "9").changed
    assert (
        session.question("/data/high").problem
        == "“5” is not allowed here. Check the value and enter it again."
    )


def test_an_empty_answer_breaks_no_constraint() -> None:
    session = begin([row("integer", "km", "Odometer", constraint=". > 0")])
    assert session.missing() == ()


def test_calculations_run_in_the_order_they_need() -> None:
    session = begin(
        [
            row("calculate", "total", calculation="${double} + 1"),
            row("calculate", "double", calculation="${base} * 2"),
            row("integer", "base", "Base"),
        ]
    )
    delta = session.set("/data/base", "10")
    assert delta.values == {"/data/base": "10", "/data/double": "20", "/data/total": "21"}


def test_a_calculation_without_its_input_is_empty() -> None:
    session = begin([row("integer", "base", "Base"), row("calculate", "double", calculation="${base} * 2")])
    assert session.values().get("/data/double") is None


def test_defaults_apply_once_and_dynamic_ones_read_the_clock_and_the_job() -> None:
    rows = [
        row("text", "kept", "Kept", default="as built"),
        row("date", "day", "Day", default="today()"),
        row("text", "model", "Model", default="fc:job('model')"),
    ]
    session = begin(rows, context={"model": "EV6"})
    assert session.values() | {"/data/meta/instanceID": ""} == {
        "/data/kept": "as built",
        "/data/day": "2026-01-15",
        "/data/model": "EV6",
        "/data/meta/instanceID": "",
    }


def test_a_restored_filling_is_not_given_its_defaults_again() -> None:
    session = begin(
        [row("text", "kept", "Kept", default="as built"), row("text", "b", "B")], answers={"/data/b": "x"}
    )
    assert "/data/kept" not in session.values()


def test_a_trigger_runs_its_calculation_only_when_it_changes() -> None:
    session = begin(
        [
            row("select_one verdict", "lamp", "Lamp"),
            row("text", "stamp", "Stamp", calculation="concat('seen ', ${lamp})", trigger="${lamp}"),
        ]
    )
    assert session.question("/data/stamp").value == ""
    delta = session.set("/data/lamp", "ok")
    assert delta.values["/data/stamp"] == "seen ok"


def test_readonly_follows_its_expression_and_its_group() -> None:
    session = begin(
        [row("select_one verdict", "lock", "Lock"), row("text", "a", "A", read_only="${lock} = 'ok'")]
    )
    assert not session.question("/data/a").readonly
    session.set("/data/lock", "ok")
    assert session.question("/data/a").readonly


CITIES = [
    {"list_name": "region", "name": "north", "label": "North"},
    {"list_name": "region", "name": "south", "label": "South"},
    {"list_name": "depot", "name": "tromso", "label": "Tromsø", "region": "north"},
    {"list_name": "depot", "name": "oslo", "label": "Oslo", "region": "south"},
]
CASCADE = [
    row("select_one region", "region", "Region"),
    row("select_one depot", "depot", "Depot", choice_filter="region = ${region}", required="yes"),
    row("calculate", "name", calculation="jr:choice-name(${depot}, '${depot}')"),
]


def test_choices_follow_their_filter() -> None:
    session = begin(CASCADE, choices=CITIES)
    assert session.question("/data/depot").choices == ()
    assert "/data/depot" in session.set("/data/region", "north").changed
    assert [choice.name for choice in session.question("/data/depot").choices] == ["tromso"]


def test_an_answer_that_is_no_longer_on_offer_is_hidden_until_it_is_again() -> None:
    session = begin(CASCADE, choices=CITIES)
    session.set("/data/region", "north")
    session.set("/data/depot", "tromso")
    assert session.values()["/data/name"] == "Tromsø"
    session.set("/data/region", "south")
    assert session.question("/data/depot").value == ""
    assert [m.path for m in session.missing()] == ["/data/depot"]
    session.set("/data/region", "north")
    assert session.question("/data/depot").value == "tromso"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("integer", "7.9", "7"),
        ("integer", "seven", ""),
        ("integer", "99999999999", ""),
        ("decimal", " 4.20 ", "4.2"),
        ("decimal", "-0.0", "0"),
        ("decimal", "1e3", "1000"),
        ("decimal", "NaN", ""),
        ("date", "2026-2-3", "2026-02-03"),
        ("date", "2026-02-30", ""),
        ("time", "25:00", ""),
        ("time", "07:30", ""),
        ("time", "07:30:00", "07:30:00"),
        ("text", "  as typed ", "  as typed "),
    ],
)
def test_an_answer_is_kept_as_its_type_is_written(kind: str, typed: str, kept: str) -> None:
    session = begin([row(kind, "q", "Q")])
    session.set("/data/q", typed)
    assert session.question("/data/q").value == kept


def test_rules_read_a_decimal_as_every_odk_tool_writes_it_and_people_read_it_short() -> None:
    session = begin(
        [
            row("decimal", "tread", "Tread"),
            row("calculate", "as_text", calculation="concat(${tread}, ' mm')"),
            row("decimal", "half", "Half", calculation="${tread} div 2", readonly="yes"),
        ]
    )
    delta = session.set("/data/tread", "4")
    assert delta.values == {"/data/tread": "4", "/data/as_text": "4.0 mm", "/data/half": "2"}
    assert session.question("/data/tread").value == "4"
    assert session.values()["/data/tread"] == "4"


def test_multiple_choices_are_kept_in_the_order_of_the_list() -> None:
    session = begin([row("select_multiple region", "q", "Q")], choices=CITIES)
    session.set("/data/q", "south north nowhere")
    assert session.question("/data/q").value == "north south"


@pytest.mark.parametrize("path", ["/data/nothing", "/other", "", "/data/q/deeper", "/data"])
def test_a_path_that_does_not_exist_is_refused_with_a_sentence(path: str) -> None:
    session = begin([row("text", "q", "Q")])
    with pytest.raises(FormNotUsable):
        session.set(path, "x")


def test_a_rule_that_fails_on_a_value_stops_nothing_and_is_kept_for_the_author() -> None:
    session = begin(
        [
            row("text", "pattern", "Pattern"),
            row("text", "q", "Q", relevant="regex('a', ${pattern})"),
            row("text", "r", "R"),
        ]
    )
    session.set("/data/pattern", "(")
    assert session.question("/data/q").relevant
    assert "opening bracket" in said(session)["/data/q"]
    assert session.set("/data/r", "still works").values == {"/data/r": "still works"}


def test_labels_with_answers_in_them_follow_the_answers() -> None:
    session = begin([row("text", "plate", "Plate"), row("note", "hello", "Car ${plate}, please")])
    assert "/data/hello" in session.set("/data/plate", "EK1").changed
    assert session.question("/data/hello").label == "Car EK1, please"
    assert session.question("/data/hello").kind == "note"


def test_facts_of_the_job_are_read_by_expressions() -> None:
    rows = [
        row("csv-external", "job"),
        row("calculate", "a", calculation="instance('job')/root/item/country"),
        row("calculate", "b", calculation="pulldata('job', 'model', 'country', 'NO')"),
        row("calculate", "c", calculation="fc:tread-limit(today(), fc:job('country'))"),
    ]
    values = begin(rows, context={"country": "NO", "model": "EV6"}).values()
    assert (values["/data/a"], values["/data/b"], values["/data/c"]) == ("NO", "EV6", "3")


def test_rows_of_a_list_from_outside_are_read_by_pulldata() -> None:
    rows = [
        row("csv-external", "last_visit"),
        row("calculate", "was", calculation="pulldata('last_visit', 'tread', 'vin', 'V1')"),
    ]
    session = begin(rows, lists={"last_visit": [{"vin": "V0", "tread": "5"}, {"vin": "V1", "tread": "4.1"}]})
    assert session.values()["/data/was"] == "4.1"
    assert begin(rows).values().get("/data/was") is None


def test_each_rule_runs_once_after_an_answer_however_many_ways_lead_to_it() -> None:
    looks = 0

    def clock() -> datetime:
        nonlocal looks
        looks += 1
        return NOON

    steps = [row("calculate", f"c{n}", calculation=f"${{c{n - 1}}} + ${{c0}}") for n in range(1, 8)]
    everything = " + ".join(f"${{c{n}}}" for n in range(8))
    session = begin(
        [
            row("calculate", "last", calculation=f"if(now() > 0, {everything}, 0)"),
            *reversed(steps),
            row("integer", "c0", "Start"),
        ],
        now=clock,
    )
    looks = 0
    delta = session.set("/data/c0", "1")
    assert delta.values["/data/last"] == "36"
    assert looks == 1


def test_an_answer_in_a_form_of_two_hundred_items_is_quick() -> None:
    rows = []
    for number in range(200):
        rows.append(row("select_one verdict", f"q{number}", f"Item {number}", required="yes"))
        rows.append(
            row("decimal", f"m{number}", "Value", relevant=f"${{q{number}}} = 'ok'", constraint=". < 100")
        )
        rows.append(row("calculate", f"c{number}", calculation=f"${{m{number}}} * 2"))
    session = begin(rows)
    times = []
    for number in range(200):
        started = perf_counter()
        session.set(f"/data/q{number}", "ok")
        times.append(perf_counter() - started)
    # Measured 0.04 ms; the promise is 0.5 ms, the median of a busy machine may not pass five times that.
    assert sorted(times)[100] < 0.0025


def test_a_range_takes_only_what_it_offers() -> None:
    session = begin([row("range", "charge", "State of charge", parameters="start=0 end=100 step=5")])
    assert session.question("/data/charge").range == ("0", "100", "5")
    session.set("/data/charge", "80")
    assert session.question("/data/charge").value == "80"
    session.set("/data/charge", "120")
    assert session.question("/data/charge").value == ""


CHAIN = [
    row("text", "part", "Part"),
    row("text", "label", "Label", calculation="concat('part ', ${part})", trigger="${part}"),
    row("text", "shelf", "Shelf", calculation="concat(${label}, ' on shelf 3')", trigger="${label}"),
]


def test_an_answer_that_was_set_by_another_sets_off_the_next() -> None:
    session = begin(CHAIN)
    delta = session.set("/data/part", "A1")
    assert delta.values["/data/shelf"] == "part A1 on shelf 3"


def test_a_calculated_answer_sets_off_what_waits_for_it() -> None:
    session = begin(
        [
            row("integer", "km", "Odometer"),
            row("integer", "due", "Next service at", calculation="${km} + 30000", readonly="yes"),
            row("text", "note", "Note", calculation="concat('due at ', ${due})", trigger="${due}"),
        ]
    )
    assert session.set("/data/km", "1000").values["/data/note"] == "due at 31000"


def test_answers_that_set_off_one_another_come_to_an_end() -> None:
    session = begin(
        [
            row("integer", "a", "A", calculation="${b} + 1", trigger="${b}"),
            row("integer", "b", "B", calculation="${a} + 1", trigger="${a}"),
        ]
    )
    delta = session.set("/data/a", "1")
    assert set(delta.values) == {"/data/a", "/data/b"}


def test_what_a_form_opens_with_sets_nothing_off() -> None:
    form = compiled([row("text", "from", "From", default="van"), *CHAIN])
    fresh = again(form.xform_xml)
    assert fresh.values().keys() == {"/data/from", "/data/meta/instanceID"}
    reopened = again(form.xform_xml, answers={"/data/part": "A1", "/data/label": "my own words"})
    assert reopened.values()["/data/label"] == "my own words"
    assert "/data/shelf" not in reopened.values()


def test_a_question_that_is_not_relevant_gets_no_default_from_an_expression() -> None:
    session = begin(
        [
            row("select_one verdict", "hv", "High voltage"),
            row("date", "day", "Isolated on", default="today()", relevant="${hv} = 'ok'"),
        ]
    )
    session.set("/data/hv", "ok")
    assert session.question("/data/day").value == ""
