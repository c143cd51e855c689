"""Checks of a spreadsheet row by row, so that an author sees every mistake at once and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from inspections.cells import MAX_INSTANCES
from inspections.expressions import ExpressionError, compile_expression
from inspections.expressions.regular import compile_pattern
from inspections.expressions.syntax import Binary, Call, Expr, Filter, Literal, Negation, Path
from inspections.model import CHECKLIST, JAVAROSA, OPENROSA
from inspections.problems import Problem

_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?([^}]*?)\s*\}")
_EXPRESSIONS = frozenset(
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
_LIMITS = frozenset({"limit_low", "limit_high", "warn_low", "warn_high"})
# A count that reads something or reckons; anything else must be the number itself.
_WORKED_OUT = re.compile(r"[$/(]|\d\s*[-+*]|\b(?:div|mod)\b")
_NO_COUNT = frozenset({"text", "date", "time", "datetime", "image", "note", "barcode"})
_WORDS = frozenset({"yes", "no", "true", "false", "true()", "false()", ""})
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
            if column in _EXPRESSIONS or column in _LIMITS:
                yield from _check_expression(text, number, header, names)
                if column == "repeat_count":
                    yield from _check_count(text, number, header, kinds)
            elif column in _ALLOWED and text and text not in _ALLOWED[column]:
                wanted = ", ".join(sorted(_ALLOWED[column]))
                yield Problem(
                    "survey", number, header, f"“{text}” is not allowed here; use one of: {wanted}."
                )
            elif column == "item" and text and not text.removesuffix(".0").isdecimal():
                yield Problem("survey", number, header, f"“{text}” is no item number; use a whole number.")
            elif column == "default" and "(" in text and "${" in text:
                yield from _check_expression(text, number, header, names)


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


def _check_expression(text: str, row: int, column: str, names: set[str]) -> Iterator[Problem]:
    if text.lower() in _WORDS:
        return
    for match in _REFERENCE.finditer(text):
        if match[1] and match[1] not in names and ":" not in match[1]:
            yield Problem("survey", row, column, f"There is no question named “{match[1]}”.")
    plain = _REFERENCE.sub(" /named ", text)
    try:
        expression = compile_expression(plain, NAMESPACES)
    except ExpressionError as error:
        yield Problem("survey", row, column, f"The expression “{text}” cannot be understood. {error}")
        return
    for pattern in _patterns(expression.syntax):
        try:
            compile_pattern(pattern)
        except ExpressionError as error:
            yield Problem("survey", row, column, str(error))


def _check_count(text: str, row: int, column: str, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """How many entries: a whole number, or something that can become one."""
    asked = _REFERENCE.fullmatch(text)
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
