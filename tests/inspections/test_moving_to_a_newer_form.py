"""Taking a begun filling over to a newer version of its form."""

from __future__ import annotations

from inspection_forms import NOON, VERDICT, again, row, spreadsheet

from inspections.filling import GivenAnswers
from inspections.moving import Move, left_path, plan_move, read_left_path
from inspections.xform import load_template
from inspections.xlsform import compile_form

OLD = [
    row("begin_group", "outside", "Outside"),
    row("select_one verdict", "paint", "Paint", item="1"),
    row("integer", "gap", "Gap", item="2"),
    row("text", "remark", "Remark", item="3"),
    row("select_one fuel", "fuel", "Fuel", item="4"),
    row("text", "serial", "Serial", item="5"),
    row("end_group"),
    row("begin_repeat", "work", "Work", item="6"),
    row("text", "step", "Step"),
    row("end_repeat"),
]
NEW = [
    row("begin_group", "exterior", "Exterior"),
    row("select_one verdict", "paint", "Paint under side light", item="1"),
    row("decimal", "gap", "Panel gap", item="2"),
    row("select_one fuel", "fuel", "Drive", item="4"),
    row("integer", "serial", "Serial number", item="5"),
    row("text", "colour", "Colour", item="7", required="yes", default="grey"),
    row("end_group"),
    row("begin_repeat", "work", "Work", item="6"),
    row("text", "step", "What was done"),
    row("end_repeat"),
]
FUELS = [
    {"list_name": "fuel", "name": name, "label": name.title()} for name in ("petrol", "diesel", "electric")
]


def form(survey: list[dict[str, str]], fuels: list[dict[str, str]]) -> str:
    return compile_form(spreadsheet(survey, choices=fuels), file_name="form.md").xform_xml


def move(answers: dict[str, str], repeats: dict[str, tuple[str, ...]] | None = None) -> Move:
    return plan_move(
        load_template(form(OLD, FUELS)),
        load_template(form(NEW, FUELS[1:])),
        GivenAnswers(answers, repeats or {}),
        facts={},
        now=NOON,
    )


def test_an_answer_follows_its_question_into_a_renamed_section() -> None:
    assert len(VERDICT) == 3
    planned = move({"/data/outside/paint": "not_ok", "/data/outside/gap": "4"})
    assert [(kept.path, kept.new_path, kept.value, kept.label) for kept in planned.kept] == [
        ("/data/outside/paint", "/data/exterior/paint", "not_ok", "Paint under side light"),
        ("/data/outside/gap", "/data/exterior/gap", "4", "Panel gap"),
    ]
    assert planned.left == ()


def test_what_has_no_place_is_named_with_its_reason_and_its_old_label() -> None:
    planned = move(
        {
            "/data/outside/remark": "stone chips",
            "/data/outside/fuel": "petrol",
            "/data/outside/serial": "A-17",
        }
    )
    assert [(left.label, left.value, left.why) for left in planned.left] == [
        ("Remark", "stone chips", "gone"),
        ("Fuel", "petrol", "choice"),
        ("Serial", "A-17", "kind"),
    ]
    assert [left.said for left in planned.left] == ["stone chips", "Petrol", "A-17"]
    assert planned.kept == ()


def test_new_questions_are_named_with_their_defaults() -> None:
    (asked,) = [new for new in move({}).new if new.path == "/data/exterior/colour"]
    assert (asked.label, asked.required, asked.default) == ("Colour", True, "grey")


def test_entries_of_a_repeat_keep_their_ids_and_answers() -> None:
    planned = move({"/data/work[b]/step": "Wheels"}, {"/data/work": ("a", "b")})
    assert planned.repeats == {"/data/work": ("a", "b")}
    assert [(kept.new_path, kept.value) for kept in planned.kept] == [("/data/work[b]/step", "Wheels")]


def test_a_moved_filling_says_what_the_old_one_said() -> None:
    planned = move({"/data/outside/paint": "ok", "/data/outside/gap": "4"})
    session = again(
        form(NEW, FUELS[1:]),
        answers={kept.new_path: kept.value for kept in planned.kept},
        repeats=planned.repeats,
    )
    assert session.question("/data/exterior/paint").value == "ok"
    assert session.question("/data/exterior/gap").value == "4"


def test_a_left_answer_lies_where_no_rule_reads_it_and_remembers_where_it_was() -> None:
    path = left_path("template-1", "/data/work[b]/step")
    assert read_left_path(path) == ("template-1", "/data/work[b]/step")
    assert read_left_path("/data/work[b]/step") is None
