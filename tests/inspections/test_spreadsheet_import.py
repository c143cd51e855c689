"""An author's spreadsheet: compiled, or refused with every problem and its place."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inspection_forms import again, begin, compiled, row, spreadsheet

from inspections.problems import FormProblems, Problem
from inspections.trial import placed, try_out
from inspections.xlsform import compile_form


def problems_of(*rows: dict[str, str], **sheets: object) -> tuple[Problem, ...]:
    with pytest.raises(FormProblems) as caught:
        compiled(list(rows), **sheets)
    return caught.value.problems


def test_a_form_is_pinned_by_id_version_and_the_hash_of_its_bytes() -> None:
    source = spreadsheet([row("text", "q", "Q")], settings={"inspection_kind": "safety"})
    form = compile_form(source, file_name="form.md")
    assert (form.form_id, form.version, form.kind) == ("test_form", "1", "safety")
    assert form.sha256 == hashlib.sha256(source).hexdigest()


def test_titles_and_kind_survive_in_the_xform() -> None:
    form = compiled(
        [
            row("text", "q", label__x="", **{"label::English (en)": "Q", "label::Norsk bokmål (nb)": "S"})
            | {"label": ""}
        ],
        settings={
            "default_language": "English (en)",
            "form_title": "Safety",
            "form_title::Norsk bokmål (nb)": "Sikkerhet",
            "inspection_kind": "safety",
        },
    )
    session = again(form.xform_xml, language="nb")
    assert form.titles == {"en": "Safety", "nb": "Sikkerhet"}
    assert session.template.kind == "safety"
    assert session.title == "Sikkerhet"
    assert session.question("/data/q").label == "S"
    session.set_language("English (en)")
    assert session.title == "Safety"
    assert session.question("/data/q").label == "Q"


def test_a_missing_translation_falls_back_to_the_default_language() -> None:
    rows = [
        {"type": "text", "name": "a", "label::English (en)": "A", "label::Norsk bokmål (nb)": "Æ"},
        {"type": "text", "name": "b", "label::English (en)": "B", "label::Norsk bokmål (nb)": ""},
    ]
    session = begin(rows, settings={"default_language": "English (en)"}, language="nb")
    assert [session.question(f"/data/{name}").label for name in "ab"] == ["Æ", "B"]


def test_what_falls_back_says_which_language_it_is_in_and_the_rest_says_nothing() -> None:
    both = {"label::English (en)": "A", "label::Norsk bokmål (nb)": "Æ"}
    one = {"label::English (en)": "B", "label::Norsk bokmål (nb)": ""}
    rows = [
        {"type": "text", "name": "a", "item": "1", **both},
        {"type": "begin_group", "name": "g", "item": "2", **one},
        {"type": "text", "name": "b", **both},
        {"type": "end_group", "name": "g"},
    ]
    session = begin(rows, settings={"default_language": "English (en)"}, language="nb")

    items = [item for section in session.sections() for item in section.items]

    assert [(item.title, item.language) for item in items] == [("Æ", ""), ("B", "en")]
    assert session.question("/data/g/b").language == ""
    assert session.labels("/data/a") == {"A", "Æ"}
    session.set_language("en")
    assert {item.language for section in session.sections() for item in section.items} == {""}


def test_every_problem_is_reported_at_once_with_its_place() -> None:
    found = problems_of(
        row("integer", "a", "A", relevant="${nobody} = 1"),
        row("integer", "b", "B", constraint=". >"),
        row("integer", "c", "C", required="sometimes(1)"),
        row("integer", "d", "D", limit_low="${a} +"),
        row("text", "e", "E", constraint="regex(., '(a')"),
        row("text", "f", "F", severity="terrible"),
    )
    places = {(problem.sheet, problem.row, problem.column) for problem in found}
    assert places >= {
        ("survey", 2, "relevant"),
        ("survey", 3, "constraint"),
        ("survey", 4, "required"),
        ("survey", 5, "limit_low"),
        ("survey", 6, "constraint"),
        ("survey", 7, "severity"),
    }
    assert "There is no question named “nobody”." in {problem.message for problem in found}


def test_the_sentence_names_file_and_first_problem() -> None:
    with pytest.raises(FormProblems, match=r"form\.md has 1 problem: sheet survey, row 2, column relevant"):
        compiled([row("integer", "a", "A", relevant="${nobody} = 1")])


def test_what_pyxform_finds_is_reported_with_its_row() -> None:
    (problem,) = problems_of(row("text", "a", "A"), row("end_group"))
    assert (problem.sheet, problem.row) == ("survey", 3)


def test_calculations_that_wait_for_one_another_are_refused() -> None:
    found = problems_of(
        row("calculate", "a", calculation="${b} + 1"),
        row("calculate", "b", calculation="${a} + 1"),
    )
    assert "wait for one another: a → b → a" in found[0].message
    assert found[0].row == 2


def test_a_type_we_do_not_have_is_named() -> None:
    (problem, *_rest) = problems_of(row("osm", "a", "A"))
    assert (problem.row, problem.column) == (2, "type")
    assert "“osm” is not supported" in problem.message


def test_a_type_asked_in_a_plainer_way_is_a_warning() -> None:
    form = compiled([row("geopoint", "a", "A")])
    assert [(w.row, w.column) for w in form.warnings if w.column == "type"] == [(2, "type")]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("form.pdf", b"%PDF"),
        ("form.xlsx", b"not a workbook"),
        ("form.xls", b""),
        ("form.md", b"just text"),
        ("form.csv", b""),
        ("form.md", b"| settings |\n| | form_id |\n| | a |"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(name: str, source: bytes) -> None:
    with pytest.raises(FormProblems):
        compile_form(source, file_name=name)


def test_a_workbook_reads_like_the_markdown_of_the_same_rows() -> None:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for cells in (
        ("type", "name", "label", "item", "unit", "limit_low"),
        ("decimal", "tread", "Tread", 20, "mm", 1.6),
    ):
        survey.append(cells)
    settings = book.create_sheet("settings")
    settings.append(("form_id", "version"))
    settings.append(("wheels", "2"))
    kept = BytesIO()
    book.save(kept)
    session = again(compile_form(kept.getvalue(), file_name="wheels.xlsx").xform_xml)
    session.set("/data/tread", "1.2")
    measurement = session.question("/data/tread").measurement
    assert measurement is not None
    assert (measurement.unit, str(measurement.limit_low), measurement.verdict) == ("mm", "1.6", "low")
    assert session.item("/data/tread").number == 20


def workbook() -> bytes:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for cells in (("type", "name", "label"), ("text", "q", "Q")):
        survey.append(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "instead",
    [b"", b"<broken", b"<workbook xmlns:x='", b"<?xml version='1.0'?><a></b>", b"\xff\xfe\x00"],
)
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_workbook_with_a_broken_part_is_refused_with_a_sentence(part: str, instead: bytes) -> None:
    broken = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook())) as whole, zipfile.ZipFile(broken, "w") as copy:
        for name in whole.namelist():
            copy.writestr(name, instead if name == part else whole.read(name))
    with pytest.raises(FormProblems, match="cannot be read as a spreadsheet"):
        compile_form(broken.getvalue(), file_name="form.xlsx")


def test_a_workbook_with_spoiled_bytes_is_refused_with_a_sentence() -> None:
    spoiled = bytearray(workbook())
    with zipfile.ZipFile(BytesIO(bytes(spoiled))) as whole:
        sheet = whole.getinfo("xl/worksheets/sheet1.xml")
    start = sheet.header_offset + 30 + len(sheet.filename)
    spoiled[start : start + 40] = b"\xff" * 40
    with pytest.raises(FormProblems, match="cannot be read as a spreadsheet"):
        compile_form(bytes(spoiled), file_name="form.xlsx")


def test_a_workbook_that_grows_without_end_is_not_unpacked() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(300_000_000))
    with pytest.raises(FormProblems, match="unpacks to more than"):
        compile_form(bomb.getvalue(), file_name="form.xlsx")


GOOD = spreadsheet(
    [
        row("begin_group", "g", "G"),
        row("text", "q", "Q ${r}", relevant="${r} > 1"),
        row("end_group"),
        row("integer", "r", "R"),
    ]
)


@given(
    at=st.integers(0, len(GOOD) - 1),
    length=st.integers(0, 12),
    instead=st.sampled_from(["", "|", "${", "\n", "(", "'", "::", "end"]),
)
def test_a_damaged_sheet_is_compiled_or_refused_with_sentences(at: int, length: int, instead: str) -> None:
    damaged = GOOD[:at] + instead.encode() + GOOD[at + length :]
    sentences = ("compiled.",)
    try:
        compile_form(damaged, file_name="form.md")
    except FormProblems as refusal:
        sentences = tuple(problem.message for problem in refusal.problems)
    assert sentences
    assert all(sentences)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "csv", "md"])
@given(source=st.binary(max_size=200))
def test_bytes_that_are_no_sheet_are_refused(ending: str, source: bytes) -> None:
    with pytest.raises(FormProblems):
        compile_form(source, file_name=f"form.{ending}")


def test_a_cell_under_an_empty_header_is_passed_over() -> None:
    form = compile_form(
        b"| survey |\n| | type | name | | label |\n| | text | q | stray | Q |", file_name="form.md"
    )
    assert again(form.xform_xml).question("/data/q").label == "Q"


@pytest.mark.parametrize(
    ("count", "fine"), [("3", True), ("${n} + 1", True), ("${n}", True), ("many", False), ("1.5", False)]
)
def test_a_count_of_entries_that_is_no_number_is_named_with_its_place(count: str, fine: bool) -> None:
    rows = [
        row("integer", "n", "N"),
        row("begin_repeat", "r", "R", repeat_count=count),
        row("text", "t", "T"),
        row("end_repeat"),
    ]
    if fine:
        assert compiled(rows).rows["r"] == 3
    else:
        (problem,) = problems_of(*rows)
        assert (problem.sheet, problem.row, problem.column) == ("survey", 3, "repeat_count")


def test_a_count_read_from_words_is_named_with_its_place() -> None:
    (problem,) = problems_of(
        row("text", "words", "Words"),
        row("begin_repeat", "r", "R", repeat_count="${words}"),
        row("text", "t", "T"),
        row("end_repeat"),
    )
    assert (problem.row, problem.column) == (3, "repeat_count")
    assert "whole number" in problem.message


def test_what_fails_only_while_filling_is_placed_by_trying_the_form_out() -> None:
    form = compiled(
        [
            row("begin_group", "g", "G"),
            row("integer", "n", "N"),
            row("begin_repeat", "r", "R", repeat_count="${n} * 800"),
            row("text", "t", "T", calculation="digest(${n}, 'CRC-32')"),
            row("end_repeat"),
            row("end_group"),
        ]
    )
    found = placed(try_out(form.xform_xml), form.rows)
    assert {(problem.sheet, problem.row, problem.column) for problem in found} == {
        ("survey", 4, "repeat_count"),
        ("survey", 5, "calculation"),
    }


def test_a_question_written_twice_is_found_in_the_row_that_is_too_many() -> None:
    rows = [
        row("csv-external", "lists"),
        row("begin_group", "g", "G"),
        row("xml-external", "lists"),
        row("end_group"),
    ]
    (problem,) = problems_of(*rows)
    assert (problem.sheet, problem.row, problem.column) == ("survey", 4, "name")


def test_a_column_that_stands_twice_is_refused_not_dropped() -> None:
    with pytest.raises(FormProblems, match="twice") as caught:
        compile_form(
            b"| survey |\n| | type | name | name | label |\n| | text | a | b | A |", file_name="form.md"
        )
    assert caught.value.problems[0].sheet == "survey"
    assert (caught.value.problems[0].row, caught.value.problems[0].column) == (1, "name")
