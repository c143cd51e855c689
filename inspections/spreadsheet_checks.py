"""Checks of a spreadsheet row by row, so that an author sees every mistake at once and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.job_states import JobKind
from inspections.cells import MAX_INSTANCES
from inspections.codecs import written
from inspections.expressions import ExpressionError, compile_expression
from inspections.expressions.functions import function_names
from inspections.expressions.regular import compile_pattern
from inspections.expressions.syntax import Binary, Call, Expr, Filter, Literal, Negation, Path
from inspections.model import CHECKLIST, JAVAROSA, OPENROSA
from inspections.problems import Problem, did_you_mean

REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}]*?)\s*\}")
RULES = frozenset(
    {
        "relevant",
        "relevance",
        "constraint",
        "calculation",
        "calculate",
        "choice_filter",
        "repeat_count",
        "required",
        "readonly",
        "read_only",
        "read only",
        "trigger_value",
    }
)
LIMITS = frozenset({"limit_low", "limit_high", "warn_low", "warn_high"})
# A count that reads something or reckons; anything else must be the number itself.
_WORKED_OUT = re.compile(r"[$/(]|\d\s*[-+*]|\b(?:div|mod)\b")
_NO_COUNT = frozenset({"text", "date", "time", "datetime", "image", "note", "barcode"})
WORDS = frozenset({"yes", "no", "true", "false", "true()", "false()", ""})
_UNSUPPORTED = {"osm": "map features"}
# Loaded so that a form shared with other tools can be used, but asked in a plainer way.
_PLAINER = {
    "geopoint": "a text with latitude and longitude",
    "geotrace": "a text",
    "geoshape": "a text",
    "start-geopoint": "nothing: no position is taken",
    "audio": "a file",
    "background-audio": "nothing: no sound is recorded",
    "video": "a file",
}
_SEVERITIES = frozenset({"advice", "attention", "unsafe"})
_KINDS = frozenset(InspectionKind)
_JOBS = frozenset(JobKind)
_EXAMPLES = {
    "integer": "12",
    "int": "12",
    "decimal": "2.5, with a point",
    "date": "2026-05-31",
    "time": "07:30:00",
}
LONGEST_QUOTED = 120
_TRANSLATED = frozenset({"label", "hint", "constraint_message", "required_message", "finding"})
# What people write who think in Excel, or in their own language.
_UNKNOWN = re.compile(r"no function ([\w:-]+)\(\)")
_HABITS = (
    (re.compile(r"[“”„’‘]"), "Use straight quotes: '."),
    (re.compile(r";"), "Put a comma between the parts of a function."),
    (re.compile(r"\A\s*\d+,\d+\s*\Z"), "Write decimals with a point: 2.5."),
    (re.compile(r"==|<>|&&|\|\|"), "Compare with = and !=, join with and, or."),
    (re.compile(r"[\s)](?:og|eller|und|oder|et|ou)[\s(]", re.IGNORECASE), "Join with and, or."),
)
_ALLOWED = {
    "severity": _SEVERITIES,
    "evidence": frozenset({"photo", "photo_always"}),
    "signer": frozenset({"customer", "technician", "second_person"}),
}
NAMESPACES = {"jr": JAVAROSA, "orx": OPENROSA, "fc": CHECKLIST, "odk": "http://www.opendatakit.org/xforms"}


def check_survey(rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Problems of the survey sheet: expressions, references, convention values, types we do not have."""
    names = {_cell(row, "name") for row in rows} | {"instanceID", "instanceName"}
    kinds = {_cell(row, "name"): _cell(row, "type").lower() for row in rows}
    for number, row in enumerate(rows, 2):
        kind = " ".join(_cell(row, "type").lower().split())
        if (word := kind.partition(" ")[0]) in _UNSUPPORTED:
            yield Problem(
                "survey",
                number,
                "type",
                f"The type “{word}” is not supported: checklists do not take {_UNSUPPORTED[word]}.",
            )
        for header, value in row.items():
            column = header.strip().lower()
            text = str(value).strip()
            if column in RULES or column in LIMITS:
                yield from _check_expression(text, number, header, names)
                if column == "repeat_count":
                    yield from _check_count(text, number, header, kinds)
            elif column in _ALLOWED and text and text not in _ALLOWED[column]:
                wanted = ", ".join(sorted(_ALLOWED[column]))
                yield Problem(
                    "survey", number, header, f"“{text}” is not allowed here; use one of: {wanted}."
                )
            elif column == "mandatory_for" and (unknown := set(text.split()) - _JOBS):
                words = f"“{min(unknown)}” is no kind of job; use: {', '.join(sorted(_JOBS))}."
                yield Problem("survey", number, header, words)
            elif column == "item" and text and not text.removesuffix(".0").isdecimal():
                yield Problem("survey", number, header, f"“{text}” is no item number; use a whole number.")
            elif column == "default" and "(" in text and "${" in text:
                yield from _check_expression(text, number, header, names)


def check_settings(rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Problems of the settings sheet that only our convention knows."""
    kind = _cell(rows[0], "inspection_kind") if rows else ""
    if kind and kind not in _KINDS:
        words = f"“{kind}” is not allowed here; use one of: {', '.join(sorted(_KINDS))}."
        yield Problem("settings", 2, "inspection_kind", words)


def worth_a_look(sheets: Mapping[str, Sequence[Mapping[str, str]]]) -> Iterator[Problem]:
    """What is allowed and still most likely not meant."""
    survey, settings = sheets.get("survey") or (), sheets.get("settings") or ()
    yield from plainer_types(survey)
    yield from _unread_defaults(survey)
    yield from _numbers_twice(survey)
    yield from _untranslated(survey, "survey")
    yield from _untranslated(sheets.get("choices") or (), "choices")
    for column in ("form_id", "version"):
        if not settings or not _cell(settings[0], column):
            yield Problem("settings", 2, column, f"The form has no {column}; jobs need one to name it by.")
    for number in range(3, len(settings) + 2):
        if any(str(value).strip() for value in settings[number - 2].values()):
            yield Problem("settings", number, None, "Only row 2 counts; this row is passed over.")


def _unread_defaults(rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Defaults that are no value of their question's type: the question would open empty."""
    for number, row in enumerate(rows, 2):
        kind = _cell(row, "type").lower()
        text = _cell(row, "default")
        if kind not in _EXAMPLES or not text or _WORKED_OUT.search(text) or "'" in text:
            continue
        if not written(kind, text):
            words = f"“{text}” is no {kind}, so the question opens empty; write it like {_EXAMPLES[kind]}."
            yield Problem("survey", number, "default", words)


def _numbers_twice(rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        item = _cell(row, "item").removesuffix(".0")
        if item and first.setdefault(item, number) != number:
            yield Problem("survey", number, "item", f"Row {first[item]} has the number {item} already.")


def _untranslated(rows: Sequence[Mapping[str, str]], sheet: str) -> Iterator[Problem]:
    """Texts that are there in one language and not in another."""
    languages: dict[str, dict[str, str]] = {}
    for row in rows:
        for header in row:
            base, mark, language = header.partition("::")
            if mark and base.strip().lower() in _TRANSLATED:
                languages.setdefault(base.strip().lower(), {})[language.strip()] = header
    for number, row in enumerate(rows, 2):
        for headers in languages.values():
            lacking = [header for header in headers.values() if not str(row.get(header, "")).strip()]
            if lacking and len(lacking) < len(headers):
                for header in lacking:
                    yield Problem(sheet, number, header, "This text is missing; the other languages have it.")


def plainer_types(rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Warnings for types that are asked in a plainer way than their author may expect."""
    for number, row in enumerate(rows, 2):
        word = _cell(row, "type").lower().partition(" ")[0]
        if word in _PLAINER:
            yield Problem("survey", number, "type", f"The type “{word}” is asked as {_PLAINER[word]}.")


def check_choices(rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Problems of the choices sheet that only our convention knows."""
    for number, row in enumerate(rows, 2):
        severity = _cell(row, "severity")
        if severity and severity not in _SEVERITIES:
            wanted = ", ".join(sorted(_SEVERITIES))
            yield Problem(
                "choices", number, "severity", f"“{severity}” is not allowed here; use one of: {wanted}."
            )


def _cell(row: Mapping[str, str], wanted: str) -> str:
    for header, value in row.items():
        if header.strip().lower() == wanted:
            return str(value).strip()
    return ""


def shortened(text: str) -> str:
    """A long expression as it is quoted in a problem: its beginning and its end."""
    return text if len(text) <= LONGEST_QUOTED else f"{text[: LONGEST_QUOTED - 30]} … {text[-20:]}"


def _check_expression(text: str, row: int, column: str, names: set[str]) -> Iterator[Problem]:
    if text.lower() in WORDS:
        return
    for match in REFERENCE.finditer(text):
        if match[1] and match[1] not in names and ":" not in match[1]:
            meant = did_you_mean(match[1], names)
            yield Problem("survey", row, column, f"There is no question named “{match[1]}”.{meant}")
    plain = REFERENCE.sub(" /named ", text)
    try:
        expression = compile_expression(plain, NAMESPACES)
    except ExpressionError as error:
        habit = next((f" {hint}" for seen, hint in _HABITS if seen.search(text)), "")
        if not habit and (unknown := _UNKNOWN.search(str(error))) is not None:
            habit = did_you_mean(unknown[1], function_names())
        words = f"The expression “{shortened(text)}” cannot be understood. {error}{habit}"
        yield Problem("survey", row, column, words)
        return
    for pattern in _patterns(expression.syntax):
        try:
            compile_pattern(pattern)
        except ExpressionError as error:
            yield Problem("survey", row, column, str(error))


def _check_count(text: str, row: int, column: str, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """How many entries: a whole number, or something that can become one."""
    asked = REFERENCE.fullmatch(text)
    if asked is not None and kinds.get(asked[1], "") in _NO_COUNT:
        words = f"“{asked[1]}” is a {kinds[asked[1]]} question; how many entries there are must be a whole number."
        yield Problem("survey", row, column, words)
    elif text and not _WORKED_OUT.search(text) and not (text.isdecimal() and int(text) <= MAX_INSTANCES):
        words = (
            f"“{text}” is no number of entries; write a whole number up to {MAX_INSTANCES}, or an expression."
        )
        yield Problem("survey", row, column, words)


def _patterns(expr: Expr) -> Iterator[str]:
    """The literal patterns of every regex() in an expression."""
    if isinstance(expr, Call):
        if expr.name == "regex" and isinstance(expr.arguments[1], Literal):
            yield expr.arguments[1].text
        for argument in expr.arguments:
            yield from _patterns(argument)
    elif isinstance(expr, Binary):
        yield from _patterns(expr.left)
        yield from _patterns(expr.right)
    elif isinstance(expr, Negation):
        yield from _patterns(expr.operand)
    elif isinstance(expr, Filter):
        yield from _patterns(expr.operand)
        for predicate in expr.predicates:
            yield from _patterns(predicate)
    elif isinstance(expr, Path):
        if expr.start is not None:
            yield from _patterns(expr.start)
        for step in expr.steps:
            for predicate in step.predicates:
                yield from _patterns(predicate)
