"""Rules that wait for themselves or for one another are refused with row and column; what only looks so is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from inspection_forms import compiled, row

import inspections
from inspections.problems import FormProblems
from inspections.trial import try_out
from inspections.xlsform import compile_form


def refused(*rows: dict[str, str]) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FormProblems) as caught:
        compiled(rows)
    assert {problem.sheet for problem in caught.value.problems} == {"survey"}
    return [(problem.row, problem.column, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("column", "rule", "words"),
    [
        ("calculation", "${a} + 1", "“a” is calculated from itself"),
        ("calculation", ". + 1", "“a” is calculated from itself"),
        ("calculation", "if(${a} = '', 1, ${a})", "“a” is calculated from itself"),
    ],
)
def test_a_calculation_that_reads_its_own_answer_is_refused(column: str, rule: str, words: str) -> None:
    ((number, header, sentence),) = refused(row("text", "x", "X"), row("integer", "a", "A", **{column: rule}))
    assert (number, header) == (3, column)
    assert sentence.startswith(words)


@pytest.mark.parametrize(
    ("column", "rule", "words"),
    [
        ("relevant", "${a} > 1", "Whether “a” shows depends on its own answer"),
        ("read_only", "${a} > 1", "Whether “a” can be changed depends on its own answer"),
        ("required", "${a} > 1", "Whether “a” must be answered depends on its own answer"),
    ],
)
def test_a_condition_that_reads_its_own_answer_is_worth_a_look(column: str, rule: str, words: str) -> None:
    form = compiled([row("text", "x", "X"), row("integer", "a", "A", **{column: rule})])
    (noticed,) = form.warnings
    assert (noticed.sheet, noticed.row, noticed.column) == ("survey", 3, column)
    assert noticed.message.startswith(words)


def test_two_questions_that_show_only_when_the_other_is_answered_are_refused() -> None:
    ((number, header, sentence),) = refused(
        row("text", "a", "A", relevant="${b} != ''"), row("text", "b", "B", relevant="${a} != ''")
    )
    assert (number, header) == (2, "relevant")
    assert sentence == (
        "These questions wait for one another: a → b → a."
        " Take one of the references out: row 2, relevant; row 3, relevant."
    )


def test_a_cycle_goes_through_calculations_and_the_group_that_hides_them() -> None:
    ((number, header, sentence),) = refused(
        row("begin_group", "g", "G", relevant="${total} > 1"),
        row("integer", "a", "A"),
        row("end_group"),
        row("calculate", "total", calculation="${a} + 1"),
    )
    assert (number, header) == (2, "relevant")
    assert "g → total → g" in sentence
    assert "row 5, calculation" in sentence


def test_a_group_that_shows_when_something_inside_it_is_answered_is_refused() -> None:
    ((number, _header, sentence),) = refused(
        row("begin_group", "g", "G", relevant="${a} > 1"), row("integer", "a", "A"), row("end_group")
    )
    assert number == 2
    assert sentence.startswith("Whether “g” shows depends on “a”, which stands inside it")


def test_every_cycle_is_told_once() -> None:
    found = refused(
        row("calculate", "a", calculation="${b} + 1"),
        row("calculate", "b", calculation="${c} + ${a}"),
        row("calculate", "c", calculation="${b} + 1"),
        row("calculate", "d", calculation="${d} + 1"),
        row("calculate", "e", calculation="${a} + ${d}"),
    )
    assert [number for number, _header, _sentence in found] == [2, 4, 5]
    assert "a → b → a" in found[0][2]
    assert "c → b → c" in found[1][2]


def test_an_entry_that_waits_for_a_total_of_all_entries_is_refused() -> None:
    ((number, _header, sentence),) = refused(
        row("begin_repeat", "r", "R"),
        row("calculate", "a", calculation="${total} + 1"),
        row("end_repeat"),
        row("calculate", "total", calculation="sum(${a})"),
    )
    assert number == 3
    assert "a → total → a" in sentence


@pytest.mark.parametrize(
    "rows",
    [
        [row("integer", "a", "A", constraint=". > 1 and ${a} < 9")],
        [row("integer", "a", "A", required="${b} = ''"), row("integer", "b", "B", required="${a} = ''")],
        [row("integer", "a", "A", read_only="${b} > 1"), row("integer", "b", "B", read_only="${a} > 1")],
        [row("integer", "a", "A ${a}", relevant="${b} > 1"), row("integer", "b", "B of ${a}")],
        [row("integer", "b", "B"), row("calculate", "a", calculation="${a} + 1", trigger="${b}")],
        [
            row("begin_repeat", "r", "R"),
            row("integer", "n", "N"),
            row("calculate", "t", calculation="${n} + indexed-repeat(${t}, ${r}, position(..) - 1)"),
            row("calculate", "u", calculation="${n} + sum(/test_form/r[position() < position(current()/..)]/u)"),
            row("end_repeat"),
        ],
        [
            row("begin_repeat", "r", "R", relevant="count(${r}) < 3"),
            row("integer", "n", "N", relevant="position(..) > 1"),
            row("end_repeat"),
        ],
        [row("calculate", "a", calculation="once(random())"), row("calculate", "v", calculation="${last-saved#v} + 1")],
    ],
)  # fmt: skip
def test_what_only_looks_like_a_cycle_is_taken(rows: list[dict[str, str]]) -> None:
    compiled(rows)


def test_two_thousand_questions_in_one_circle_are_told_in_a_moment() -> None:
    count = 2_000
    lines = [f"| | calculate | q{n} | ${{q{(n + 1) % count}}} + 1 |" for n in range(count)]
    source = "\n".join(["| survey |", "| | type | name | calculation |", *lines]).encode()
    with pytest.raises(FormProblems) as caught:
        compile_form(source, file_name="form.md")
    assert len(caught.value.problems) == 1


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of the checklist engine's own code are run: the same on every machine.

    Without the rules themselves, each of which looks through the questions beside its own, and quickly.
    """
    room, count = Path(inspections.__path__[0]), 0

    def line(_frame: FrameType, event: str, _value: object) -> object:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(
        lambda frame, _event, _value: line if Path(frame.f_code.co_filename).parent == room else None
    )
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def test_a_form_eight_times_as_long_takes_about_eight_times_as_much_to_check() -> None:
    def check(count: int) -> Callable[[], object]:
        rows = [
            row("integer", f"q{n}", "Q", relevant=f"${{q{n - 1}}} > 1" if n % 10 else "")
            for n in range(count)
        ]
        return lambda: try_out(compiled(rows).xform_xml)

    assert lines_run(check(400)) < 10 * lines_run(check(50))
