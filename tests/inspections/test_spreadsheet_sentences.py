"""What an author who only knows Excel is told about a spreadsheet: everything at once, each with its place."""

from __future__ import annotations

import io
from collections.abc import Sequence
from zipfile import ZipFile

import pytest
from inspection_forms import compiled, row
from openpyxl import Workbook

from inspections.problems import FormProblems
from inspections.xlsform import compile_form

SETTINGS = [["form_id", "version"], ["f", "1"]]
ASKED = [["type", "name", "label"], ["integer", "km", "Kjørelengde"]]


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(list(cells))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def told(source: bytes, name: str = "form.xlsx") -> list[tuple[str | None, int | None, str | None, str]]:
    with pytest.raises(FormProblems) as caught:
        compile_form(source, file_name=name)
    return [(p.sheet, p.row, p.column, p.message) for p in caught.value.problems]


def test_every_row_that_cannot_be_taken_is_named_at_once() -> None:
    survey = [
        ["type", "name", "label", "relevant"],
        ["txt", "n", "A", None],
        ["select_one colours", "c", "C", "${nope} = 'x'"],
        ["integer", "k", None, None],
        ["select_one", "m", "M", None],
        ["decimal", None, "Q", None],
        ["text", "my name", "Name", None],
        ["text", "n", "Again", None],
        [None, "merged", "Merged", None],
        ["begin_repeat", "r", "R", None],
        ["end_group", None, None, None],
        ["begin_group", "g", "G", None],
    ]
    choices = [["list_name", "name", "label"], ["colors", "red", "Red"], ["colors", "red", "Rød"]]
    choices += [["colors", None, "Blue"], [None, "green", "Green"]]
    found = told(workbook(survey=survey, choices=choices, settings=SETTINGS))
    assert [place for *place, _words in found] == [
        ["survey", 2, "type"],
        ["survey", 3, "relevant"],
        ["survey", 3, "type"],
        ["survey", 4, "label"],
        ["survey", 5, "type"],
        ["survey", 6, "name"],
        ["survey", 7, "name"],
        ["survey", 8, "name"],
        ["survey", 9, "type"],
        ["survey", 11, "type"],
        ["survey", 12, "type"],
        ["choices", 3, "name"],
        ["choices", 4, "name"],
        ["choices", 5, "list_name"],
    ]
    words = [each for *_place, each in found]
    assert words[0] == "“txt” is no type of question. Did you mean text?"
    assert words[2] == "There is no list named colours on the sheet choices. Did you mean colors?"
    assert words[7] == "“n” is the name of row 2 already; within a group each name stands once."
    assert words[9] == "This ends a group, but what is open is the repeat of row 10."
    assert words[11] == "“red” stands in the list colors already, in row 2."


def test_a_name_may_stand_again_in_another_group() -> None:
    rows = [
        *(row("begin_group", "a", "A"), row("text", "note", "Note"), row("end_group")),
        *(row("begin_group", "b", "B"), row("text", "note", "Note"), row("txt", "x", "X"), row("end_group")),
    ]
    with pytest.raises(FormProblems) as caught:
        compiled(rows)
    assert [(p.row, p.column) for p in caught.value.problems] == [(7, "type")]


@pytest.mark.parametrize(
    ("source", "name", "words"),
    [
        (b"", "form.xlsx", "is empty"),
        (b" \n", "form.csv", "is empty"),
        (b"not a workbook", "form.xlsx", "is no Excel workbook"),
        (b"\xd0\xcf\x11\xe0 and so on", "form.xlsx", "locked by a password"),
        (b"PK", "form.xls", "is no Excel workbook"),
        (b"type,name,label\ninteger,km,Km\n", "form.csv", "holds one sheet only"),
        (b"| survey |\n| | type | name |\n| | text | a | b |\n", "form.md", "more cells than the header"),
        (workbook(Ark1=ASKED, settings=SETTINGS), "form.xlsx", "Its sheets are called Ark1, settings."),
        (workbook(survey=[[], *ASKED], settings=SETTINGS), "form.xlsx", "Row 1 holds the names"),
        (workbook(survey=[["typ", "navn"], ["text", "a"]]), "form.xlsx", "no column named type; it has: typ"),
    ],
)
def test_a_file_that_is_no_checklist_is_told_apart(source: bytes, name: str, words: str) -> None:
    assert any(words in message for *_place, message in told(source, name))


def test_a_column_that_stands_twice_in_a_workbook_is_named() -> None:
    survey = [["type", "name", "label", "label"], ["text", "a", "A", "B"]]
    ((sheet, number, column, words),) = told(workbook(settings=SETTINGS, survey=survey))
    assert (sheet, number, column) == ("survey", 1, "label")
    assert "rename or remove" in words


def test_two_spellings_of_one_column_are_placed_in_the_first_row() -> None:
    survey = [["type", "name", "label", "Label"], ["text", "a", "A", "B"]]
    ((sheet, number, _column, _words),) = told(workbook(survey=survey, settings=SETTINGS))
    assert (sheet, number) == ("survey", 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_as_excel_of_any_country_saves_it(delimiter: str, encoding: str) -> None:
    lines = [["survey", "", "", ""], *(["", *cells] for cells in ASKED)]
    lines += [["settings", "", "", ""], *(["", *cells, ""] for cells in SETTINGS)]
    text = "\r\n".join(delimiter.join(cells) for cells in lines)
    form = compile_form(text.encode(encoding), file_name="form.csv")
    assert (form.form_id, "Kjørelengde" in form.xform_xml) == ("f", True)


@pytest.mark.parametrize(
    ("column", "written", "hint"),
    [
        ("limit_low", "2,5", "with a point: 2.5"),
        ("constraint", ". = “a”", "straight quotes"),
        ("constraint", "if(. > 1; 2; 3)", "a comma between"),
        ("constraint", ". > 3 og . < 5", "with and, or"),
        ("constraint", ". <> 3", "= and !="),
        ("constraint", "selcted(., 'a')", "Did you mean selected?"),
        (
            "relevant",
            "${pressure_fl} > 2",
            "There is no question named “pressure_fl”. Did you mean pressure_fr?",
        ),
    ],
)
def test_habits_from_excel_are_answered_with_what_to_write(column: str, written: str, hint: str) -> None:
    ((sheet, number, where, message),) = told(
        workbook(survey=[["type", "name", "label", column], ["decimal", "pressure_fr", "A", written]])
    )
    assert (sheet, number, where) == ("survey", 2, column)
    assert hint in message


def test_a_kind_of_inspection_or_job_that_does_not_exist_is_refused_here_not_at_the_office() -> None:
    survey = [["type", "name", "label", "mandatory_for"], ["text", "a", "A", "workshop everything"]]
    settings = [["form_id", "version", "inspection_kind"], ["f", "1", "kondisjon"]]
    found = told(workbook(survey=survey, settings=settings))
    assert [place for *place, _words in found] == [
        ["survey", 2, "mandatory_for"],
        ["settings", 2, "inspection_kind"],
    ]


def test_what_is_allowed_but_hardly_meant_is_worth_a_look() -> None:
    survey = [
        ["type", "name", "label::English (en)", "label::Deutsch (de)", "item", "default"],
        ["decimal", "p", "Pressure", "Druck", 1, "2,5"],
        ["date", "d", "Day", None, 1, "1.5.2026"],
        ["time", "t", "Time", "Zeit", 2, "7:30"],
        ["date", "today", "Today", "Heute", 3, "today()"],
        ["integer", "n", "Number", "Zahl", 4, 7],
    ]
    settings = [["form_id"], ["f"], ["g"]]
    form = compile_form(workbook(survey=survey, settings=settings), file_name="form.xlsx")
    places = [(p.sheet, p.row, p.column) for p in form.warnings]
    assert places[:7] == [
        ("survey", 2, "default"),
        ("survey", 3, "default"),
        ("survey", 4, "default"),
        ("survey", 3, "item"),
        ("survey", 3, "label::Deutsch (de)"),
        ("settings", 2, "version"),
        ("settings", 3, None),
    ]


def test_advice_for_other_programs_and_rows_in_another_languages_braces_are_left_out() -> None:
    survey = [
        ["type", "name", "label"],
        ["image", "photo", "Photo"],
        ["begin_repeat", "g", None],
        ["text", "a", "A"],
        ["end_repeat", None, None],
    ]
    form = compile_form(workbook(survey=survey, settings=SETTINGS), file_name="form.xlsx")
    assert [(p.row, p.message) for p in form.warnings] == [(3, "Repeat has no label.")]


def test_an_expression_of_a_thousand_words_is_quoted_in_part() -> None:
    survey = [["type", "name", "label", "relevant"], ["integer", "km", "Km", "(" * 3000 + "1" + ")" * 3000]]
    ((_sheet, row_number, column, words),) = told(workbook(survey=survey, settings=SETTINGS))
    assert (row_number, column) == (2, "relevant")
    assert len(words) < 300


@pytest.mark.parametrize("column", ["limit_low", "limit_high", "warn_low", "warn_high"])
def test_a_limit_that_is_neither_a_number_nor_an_answer_is_refused(column: str) -> None:
    with pytest.raises(FormProblems) as caught:
        compiled([row("decimal", "tread", "Tread", **{column: "abc"})])
    (problem,) = caught.value.problems
    assert (problem.row, problem.column) == (2, column)
    assert problem.message.startswith("“abc” is neither a number nor a question.")


def test_a_bare_name_in_a_rule_is_worth_a_look() -> None:
    rows = [
        row("integer", "a", "A"),
        row("text", "b", "B", relevant="a > 1"),
        row("text", "c", "C", relevant="${a} > 1"),
    ]
    (noticed,) = compiled(rows).warnings
    assert (noticed.row, noticed.column) == (3, "relevant")
    assert noticed.message == "“a” reads nothing; to read the answer of that question, write ${a}."


def test_a_formula_nobody_reckoned_is_no_empty_cell() -> None:
    asked = [["type", "name", "label"], ["integer", "km", '="Kilo"&"meters"'], ["integer", None, None]]
    ((sheet, number, column, words),) = told(workbook(survey=asked, settings=SETTINGS))
    assert (sheet, number, column) == ("survey", 2, "label")
    assert (
        words
        == "The cell holds a formula without a saved result. Open the file in Excel, save it, and take it again."
    )


def test_a_formula_with_a_saved_result_is_taken_an_empty_text_too() -> None:
    asked = [["type", "name", "label", "hint"], ["integer", "km", '="Km"', '=""']]
    source = io.BytesIO(workbook(survey=asked, settings=SETTINGS))
    saved = io.BytesIO()
    with ZipFile(source) as old, ZipFile(saved, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                for cell, result in ((b"C2", b"Km"), (b"D2", b"")):
                    begun = text.index(b'<c r="' + cell)
                    ended = text.index(b"</c>", begun)
                    formula = text[text.index(b"<f>", begun) : text.index(b"</f>", begun) + 4]
                    text = (
                        text[:begun]
                        + b'<c r="'
                        + cell
                        + b'" t="str">'
                        + formula
                        + b"<v>"
                        + result
                        + b"</v>"
                        + text[ended:]
                    )
            new.writestr(part, text)
    assert "Km" in compile_form(saved.getvalue(), file_name="form.xlsx").xform_xml
