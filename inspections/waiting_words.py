"""Cycles of a form's rules in words an author understands, each at the row and column of its first rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inspections.model import Waiting
from inspections.problems import Problem
from inspections.trial import row_of, rows_by_name

# The ways in which an author may head the column of a rule.
_HEADERS = {
    "calculate": ("calculation", "calculate", "bind::calculate"),
    "relevant": ("relevant", "relevance", "bind::relevant"),
    "readonly": ("read_only", "readonly", "read only", "bind::readonly"),
    "required": ("required", "bind::required"),
}


def is_harmless(cycle: Sequence[Waiting]) -> bool:
    """Whether a form can be filled in all the same: a condition of one question that reads that question's answer."""
    rule = cycle[0]
    return len(cycle) == 1 and rule.kind != "calculate" and rule.read == rule.path


def told_cycles(
    cycles: Iterable[tuple[Waiting, ...]], survey: Sequence[Mapping[str, str]]
) -> Iterator[Problem]:
    """One problem for each cycle; where several rows are in it, the sentence names them all."""
    rows = rows_by_name(survey)
    for cycle in cycles:
        row, column = _place(cycle[0], survey, rows)
        words = _alone(cycle[0]) if len(cycle) == 1 else _together(cycle, survey, rows)
        yield Problem("survey", row, column, words)


def _alone(rule: Waiting) -> str:
    name, read = _name(rule.path), _name(rule.read)
    if rule.kind == "calculate":
        return (
            f"“{name}” is calculated from itself, so its value never settles. Take its own answer out of the"
            " calculation; to count on from it only when another question is answered, name that one as trigger."
        )
    if rule.kind == "relevant" and rule.read != rule.path:
        return (
            f"Whether “{name}” shows depends on “{read}”, which stands inside it and has an answer only while it"
            " shows. Ask it outside, or use another question."
        )
    if rule.kind == "relevant":
        return (
            f"Whether “{name}” shows depends on its own answer, which it has only while it shows."
            " Use another question's answer."
        )
    what = "can be changed" if rule.kind == "readonly" else "must be answered"
    return (
        f"Whether “{name}” {what} depends on its own answer. Use another question's answer;"
        " to check an answer, use the column constraint."
    )


def _together(cycle: Sequence[Waiting], survey: Sequence[Mapping[str, str]], rows: Mapping[str, int]) -> str:
    way = " → ".join(_name(rule.path) for rule in (*cycle, cycle[0]))
    places = "; ".join(
        f"row {row}, {column}" for row, column in (_place(rule, survey, rows) for rule in cycle) if row
    )
    return f"These questions wait for one another: {way}. Take one of the references out: {places}."


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _place(
    rule: Waiting, survey: Sequence[Mapping[str, str]], rows: Mapping[str, int]
) -> tuple[int | None, str]:
    """The row of a rule and its column, headed as the author did."""
    headers = _HEADERS[rule.kind]
    row = row_of(rule.path, rows)
    cells = survey[row - 2] if row is not None else {}
    written = (header for header, value in cells.items() if header.strip().lower() in headers and value)
    return row, next(written, headers[0])
