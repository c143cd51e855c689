"""An author's spreadsheet -> a pinned template. The only module that imports pyxform.

`compile_form` reads xlsx, xls, csv and markdown, checks every row, lets pyxform write the XForm, and loads the result
once, so that whatever is accepted here can be filled. All problems found are reported together.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from pyxform import aliases
from pyxform.errors import PyXFormError
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert

from inspections.bare_names import bare_limits, bare_rules
from inspections.model import Template
from inspections.problems import FormNotUsable, FormProblems, Problem
from inspections.refused_rows import list_name, refused_choices, refused_survey
from inspections.spreadsheet import translate_settings, translate_survey
from inspections.spreadsheet_checks import check_choices, check_settings, check_survey, worth_a_look
from inspections.spreadsheet_files import ready, refused, sheet_with_twice, stray_cells
from inspections.trial import row_of, rows_by_name
from inspections.unsaved_formulas import unsaved_formulas
from inspections.waiting_words import is_harmless, told_cycles
from inspections.wording import language_code
from inspections.xform import load_template

__all__ = ["CompiledForm", "FormProblems", "Problem", "compile_form"]

MAX_ROWS = 20_000

_PUZZLING = (
    "The sheets cannot be understood together. Check the headers in row 1 and that every begin has its end."
)

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*|\brow\s*:?\s*(\d+)\b", re.IGNORECASE)
_SHEET = re.compile(
    r"(?:the |')(survey|choices|settings|entities|external_choices)(?:'| sheet)", re.IGNORECASE
)
_COLUMN = re.compile(r"the '([\w:]+)' (?:value|column)|[Cc]olumn '([\w:]+)'")
_NAMED = re.compile(r"named? '([^']+)'")
_ELEMENT = re.compile(r"element named '([^']+)' has no label")
_LEARN = re.compile(r"\s*Learn more: \S+")
# pyxform shows whole rows as Python writes them.
_RAW_ROW = re.compile(r":?\s*\{.*\}\s*\Z", re.DOTALL)
# Advice about another program's way of sending.
_FOREIGN = ("max-pixels parameter",)
_PLACE = re.compile(r"(/\S+), ([\w ]+)\Z")
_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")

# What pyxform raises on sheets it has not foreseen, besides its own errors.
_BROKEN_SHEET = (IndexError, KeyError, TypeError, AttributeError, ValueError)

# pyxform writes its advice to a logger; an application's log is no place for it, it comes back as warnings.
logging.getLogger("pyxform").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """One version of one checklist. `sha256` is that of the spreadsheet's bytes; `titles` by language code.

    `rows` are the spreadsheet rows of questions, groups and repeats by `group/name`.
    """

    form_id: str
    version: str
    xform_xml: str
    sha256: str
    titles: dict[str, str]
    languages: tuple[str, ...]
    kind: str
    warnings: tuple[Problem, ...]
    rows: Mapping[str, int]


def compile_form(source: bytes, *, file_name: str) -> CompiledForm:
    """Compile a spreadsheet; `file_name` tells its format by its ending (.xlsx .xlsm .xls .csv .md).

    Raises:
        FormProblems: with every problem found, each with sheet, row and column as far as they are known.
    """
    sheets = _read(source, file_name)
    survey = sheets.get("survey") or []
    problems = [
        *check_survey(survey),
        *bare_limits(survey),
        *check_choices(sheets.get("choices") or []),
        *check_settings(sheets.get("settings") or []),
    ]
    written = sheets.get("survey_header") or [{}]
    translated, headers = translate_survey(survey, list(written[0]))
    settings, titles, kind = translate_settings(sheets.get("settings") or [])
    workbook: dict[str, object] = {
        **sheets,
        "survey": translated,
        "survey_header": [dict.fromkeys(headers)],
        "settings": settings,
        "settings_header": [dict.fromkeys(settings[0])],
    }
    warnings: list[str] = []
    xml = ""
    try:
        xml = convert(xlsform=workbook, warnings=warnings, validate=False).xform
    except PyXFormError as error:
        problems = _all_problems(problems, _with_row(_from_pyxform(str(error)), survey), sheets)
    except _BROKEN_SHEET:
        problems = _all_problems(problems, Problem("survey", None, None, _PUZZLING), sheets)
    template = _load(xml, survey, problems) if xml else None
    if problems or template is None:
        count = len(problems)
        raise FormProblems(
            f"{file_name} has {count} {'problem' if count == 1 else 'problems'}: {problems[0]}",
            problems=tuple(problems),
        )
    return CompiledForm(
        form_id=template.form_id,
        version=template.version,
        xform_xml=xml,
        sha256=hashlib.sha256(source).hexdigest(),
        titles=titles or {language_code(template.default_language): template.title},
        languages=template.languages,
        kind=kind,
        warnings=(
            *worth_a_look(sheets),
            *bare_rules(survey),
            *told_cycles(filter(is_harmless, template.cycles), survey),
            *(_from_pyxform(said) for said in warnings if not any(word in said for word in _FOREIGN)),
        ),
        rows=rows_by_name(survey),
    )


def _all_problems(
    known: list[Problem], found: Problem, sheets: Mapping[str, list[dict[str, str]]]
) -> list[Problem]:
    """What was known, what pyxform stumbled over, and every other row it would have stumbled over after it."""
    headers = [str(header) for header in (sheets.get("survey_header") or [{}])[0]]
    if "type" not in (header.strip().lower() for header in headers):
        words = f"Row 1 has no column named type; it has: {', '.join(headers)}."
        return [*known, Problem("survey", 1, "type", words)]
    choices = sheets.get("choices") or []
    settings = (sheets.get("settings") or [{}])[0]
    twice = str(settings.get("allow_choice_duplicates", "")).strip().lower() in {"yes", "true", "true()"}
    rows = [
        *refused_survey(sheets["survey"], {list_name(row) for row in choices} - {""}, _is_kind),
        *refused_choices(choices, twice=twice),
    ]
    problems = [*known, *rows]
    places = {(problem.sheet, problem.row) for problem in problems}
    # Without a row pyxform tells of one of these rows in words of its own.
    if (found.sheet, found.row) not in places and not (rows and found.row is None):
        problems.append(found)
    order = {name: number for number, name in enumerate(_SHEETS)}
    return sorted(problems, key=lambda problem: (order.get(problem.sheet or "", -1), problem.row or 0))


def _is_kind(kind: str) -> bool:
    """Whether pyxform knows a kind of question, as it is written in the column `type`."""
    plain = kind.lower()
    frame = re.match(r"(?:begin|end)[ _]+(.+)\Z", plain)
    if frame is not None:
        return frame[1] in aliases.control
    known = {name.lower() for name in QUESTION_TYPE_DICT}
    return (
        plain in known
        or plain.partition(" ")[0] in known
        or any(plain == name or plain.startswith(f"{name} ") for name in aliases.select)
    )


def _read(source: bytes, file_name: str) -> dict[str, list[dict[str, str]]]:
    ending = PurePath(file_name).suffix.lower()
    source = ready(source, file_name)
    try:
        unsaved = unsaved_formulas(source) if ending in {".xlsx", ".xlsm"} else ()
        data = get_xlsform(xlsform=source, file_type=ending)
    except PyXFormError as error:
        raise _unread(source, file_name, str(error)) from error
    except Exception as error:
        # Of a broken workbook the libraries below raise whatever their unpackers and XML readers do.
        if ending == ".md" and (stray := stray_cells(source)):
            raise FormProblems(f"{file_name}: {stray[0]}", problems=stray) from error
        raise refused(f"{file_name} cannot be read as a spreadsheet; save it again from Excel.") from error
    if unsaved:
        raise FormProblems(f"{file_name}: {unsaved[0]}", problems=unsaved)
    sheets: dict[str, list[dict[str, str]]] = {}
    for name in _SHEETS:
        rows = getattr(data, name)
        if rows is None:
            continue
        if len(rows) > MAX_ROWS:
            raise refused(f"The sheet {name} has more than {MAX_ROWS} rows.")
        # A cell to the right of the last header belongs to no column.
        sheets[name] = [
            {header: value for header, value in row.items() if header is not None} for row in rows
        ]
        sheets[f"{name}_header"] = list(getattr(data, f"{name}_header") or [])
    sheets["sheet_names"] = list(data.sheet_names or [])
    if not sheets.get("survey"):
        raise _without_survey(file_name, [str(name) for name in data.sheet_names or ()])
    return sheets


def _unread(source: bytes, file_name: str, said: str) -> FormProblems:
    _, mark, header = said.partition("Duplicate column header: ")
    if mark:
        words = f"The column “{header}” stands there twice; rename or remove one of the two."
        problem = Problem(sheet_with_twice(source, file_name, header), 1, header, words)
        return FormProblems(f"{file_name}: {problem}", problems=(problem,))
    return refused(f"{file_name} cannot be read as a spreadsheet with the sheet survey in it.")


def _without_survey(file_name: str, names: Sequence[str]) -> FormProblems:
    """No questions: the sheet is called otherwise, or is there and has none."""
    if any(name.lower() == "survey" for name in names):
        words = (
            "The sheet has no questions. Row 1 holds the names of the columns (type, name, label),"
            " every row below one question."
        )
        return FormProblems(f"{file_name}: {words}", problems=(Problem("survey", 1, None, words),))
    there = f" Its sheets are called {', '.join(names)}." if names else ""
    return refused(f"{file_name} has no sheet named survey with a checklist in it.{there}")


def _from_pyxform(message: str) -> Problem:
    """pyxform's sentence, with the place it names as a place."""
    row = _ROW.search(message)
    sheet = _SHEET.search(message)
    column = _COLUMN.search(message)
    message = _RAW_ROW.sub(".", _LEARN.sub("", message))
    text = " ".join(_ROW.sub("", message, count=1).split()) if row and row[1] else " ".join(message.split())
    return Problem(
        sheet=sheet[1].lower() if sheet else ("survey" if row else None),
        row=int(row[1] or row[2]) if row else (1 if message.startswith("Invalid headers") else None),
        column=(column[1] or column[2]) if column else None,
        message=text,
    )


def _with_row(problem: Problem, survey: Sequence[Mapping[str, str]]) -> Problem:
    """Where pyxform names a question and no row: the last row of that name, the one written too many."""
    named = _NAMED.search(problem.message)
    if problem.row is not None or named is None:
        return problem
    rows = [n for n, row in enumerate(survey, 2) if str(row.get("name", "")).strip() == named[1]]
    column = "label" if _ELEMENT.search(problem.message) else "name"
    return replace(problem, sheet="survey", row=rows[-1], column=column) if rows else problem


def _load(xml: str, survey: Sequence[Mapping[str, str]], problems: list[Problem]) -> Template | None:
    """Load what pyxform wrote; what fails here is reported at the row of the node it names."""
    try:
        template = load_template(xml)
    except FormNotUsable as error:
        place = _PLACE.match(str(error.facts.get("place", "")))
        reason = str(error.facts.get("reason", error.sentence))
        row = row_of(place[1], rows_by_name(survey)) if place else None
        problem = Problem("survey", row, place[2] if place else None, reason)
        if not any(p.row == problem.row and p.row is not None for p in problems):
            problems.append(problem)
        return None
    refused_cycles = (cycle for cycle in template.cycles if not is_harmless(cycle))
    problems.extend(told_cycles(refused_cycles, survey))
    return template
