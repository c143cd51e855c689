"""An author's spreadsheet -> a pinned template. The only module that imports pyxform.

`compile_form` reads xlsx, xls, csv and markdown, checks every row, lets pyxform write the XForm, and loads the result
once, so that whatever is accepted here can be filled. All problems found are reported together.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert

from inspections.model import Template
from inspections.problems import FormNotUsable, FormProblems, Problem
from inspections.spreadsheet import translate_settings, translate_survey
from inspections.spreadsheet_checks import check_choices, check_survey, plainer_types
from inspections.trial import row_of, rows_by_name
from inspections.wording import language_code
from inspections.xform import load_template

__all__ = ["CompiledForm", "FormProblems", "Problem", "compile_form"]

MAX_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_ROWS = 20_000

_PUZZLING = (
    "The sheets cannot be understood together. Check the headers in row 1 and that every begin has its end."
)

_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*|\brow\s*:?\s*(\d+)\b", re.IGNORECASE)
_SHEET = re.compile(
    r"(?:the |')(survey|choices|settings|entities|external_choices)(?:'| sheet)", re.IGNORECASE
)
_COLUMN = re.compile(r"the '([\w:]+)' (?:value|column)|[Cc]olumn '([\w:]+)'")
_NAMED = re.compile(r"name '([^']+)'")
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
    problems = [*check_survey(survey), *check_choices(sheets.get("choices") or [])]
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
        found = _with_row(_from_pyxform(str(error)), survey)
        if not any(p.sheet == found.sheet and p.row == found.row and p.row is not None for p in problems):
            problems.append(found)
    except _BROKEN_SHEET:
        problems.append(Problem("survey", None, None, _PUZZLING))
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
        warnings=(*plainer_types(survey), *(_from_pyxform(warning) for warning in warnings)),
        rows=rows_by_name(survey),
    )


def _read(source: bytes, file_name: str) -> dict[str, list[dict[str, str]]]:
    ending = PurePath(file_name).suffix.lower()
    if len(source) > MAX_BYTES:
        raise _refused(f"{file_name} is larger than {MAX_BYTES // 1_000_000} MB.")
    if ending not in {".xlsx", ".xlsm", ".xls", ".csv", ".md"}:
        raise _refused(f"{file_name} is no spreadsheet; use xlsx, xls, csv or md.")
    if ending == ".md":
        _check_headers(source, file_name)
    _check_unpacked(source, file_name)
    try:
        data = get_xlsform(xlsform=source, file_type=ending)
    except PyXFormError as error:
        raise _refused(f"{file_name} cannot be read as a spreadsheet: {error}") from error
    except Exception as error:
        # Of a broken workbook the libraries below raise whatever their unpackers and XML readers do.
        raise _refused(f"{file_name} cannot be read as a spreadsheet; save it again from Excel.") from error
    sheets: dict[str, list[dict[str, str]]] = {}
    for name in _SHEETS:
        rows = getattr(data, name)
        if rows is None:
            continue
        if len(rows) > MAX_ROWS:
            raise _refused(f"The sheet {name} has more than {MAX_ROWS} rows.")
        # A cell to the right of the last header belongs to no column.
        sheets[name] = [
            {header: value for header, value in row.items() if header is not None} for row in rows
        ]
        sheets[f"{name}_header"] = list(getattr(data, f"{name}_header") or [])
    sheets["sheet_names"] = list(data.sheet_names or [])
    if not sheets.get("survey"):
        raise _refused(f"{file_name} has no sheet named survey with a checklist in it.")
    return sheets


def _check_unpacked(source: bytes, file_name: str) -> None:
    """A workbook is a ZIP file: a few kilobytes of one may unpack to more than a machine has memory."""
    if not zipfile.is_zipfile(io.BytesIO(source)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, *_BROKEN_SHEET):
        return  # the reader says so in its own way
    if size > MAX_UNPACKED_BYTES:
        raise _refused(f"{file_name} unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB.")


def _check_headers(source: bytes, file_name: str) -> None:
    """pyxform refuses a column that stands twice in a workbook; of a markdown table it would drop the first."""
    sheet = ""
    for line in source.decode("utf-8", errors="replace").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0]:
            sheet = cells[0].lower()
        elif sheet:
            headers = [cell for cell in cells if cell]
            twice = next((cell for cell in headers if headers.count(cell) > 1), None)
            if twice is not None:
                words = f"The column “{twice}” stands there twice."
                raise FormProblems(f"{file_name}: {words}", problems=(Problem(sheet, 1, twice, words),))
            sheet = ""


def _refused(sentence: str) -> FormProblems:
    return FormProblems(sentence, problems=(Problem(None, None, None, sentence),))


def _from_pyxform(message: str) -> Problem:
    """pyxform's sentence, with the place it names as a place."""
    row = _ROW.search(message)
    sheet = _SHEET.search(message)
    column = _COLUMN.search(message)
    text = " ".join(_ROW.sub("", message, count=1).split()) if row and row[1] else " ".join(message.split())
    return Problem(
        sheet=sheet[1].lower() if sheet else ("survey" if row else None),
        row=int(row[1] or row[2]) if row else None,
        column=(column[1] or column[2]) if column else None,
        message=text,
    )


def _with_row(problem: Problem, survey: Sequence[Mapping[str, str]]) -> Problem:
    """Where pyxform names a question and no row: the last row of that name, the one written too many."""
    named = _NAMED.search(problem.message)
    if problem.row is not None or named is None:
        return problem
    rows = [n for n, row in enumerate(survey, 2) if str(row.get("name", "")).strip() == named[1]]
    return replace(problem, sheet="survey", row=rows[-1], column="name") if rows else problem


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
    for cycle in template.cycles:
        row = row_of(cycle[0], rows_by_name(survey))
        way = " → ".join(path.rpartition("/")[2] for path in (*cycle, cycle[0]))
        problems.append(Problem("survey", row, None, f"These questions wait for one another: {way}."))
    return template
