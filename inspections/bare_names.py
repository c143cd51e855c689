"""Names in rules that stand there bare: `abc` instead of `${abc}` or `'abc'`. They read nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspections.expressions import ExpressionError, compile_expression
from inspections.expressions.syntax import Binary, Call, Expr, NameTest, Negation, Path
from inspections.problems import Problem, did_you_mean
from inspections.spreadsheet_checks import LIMITS, NAMESPACES, REFERENCE, RULES, WORDS

# A filter reads the columns of the list by their bare names.
_LOOKED_AT = RULES - {"choice_filter"}


def bare_limits(survey: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Limits that would never hold anybody to anything."""
    return _bare(survey, LIMITS)


def bare_rules(survey: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """Rules that other tools take, and that hardly do what their author means."""
    return _bare(survey, _LOOKED_AT)


def _bare(survey: Sequence[Mapping[str, str]], columns: frozenset[str]) -> Iterator[Problem]:
    names = {str(row.get("name", "")).strip() for row in survey} - {""}
    for number, row in enumerate(survey, 2):
        is_frame = str(row.get("type", "")).strip().lower().startswith("begin")
        for header, value in row.items():
            if header.strip().lower() not in columns:
                continue
            for name in dict.fromkeys(_names_in(str(value))):
                # A group's own rules may name what is inside it.
                if not (is_frame and name in names):
                    yield Problem("survey", number, header, _words(name, names))


def _words(name: str, names: set[str]) -> str:
    if name in names:
        return f"“{name}” reads nothing; to read the answer of that question, write ${{{name}}}."
    return (
        f"“{name}” is neither a number nor a question. Write ${{name}} for an answer, 'text' in quotes for a"
        f" text.{did_you_mean(name, names)}"
    )


def _names_in(source: str) -> Iterator[str]:
    text = source.strip()
    if not text or text.lower() in WORDS:
        return
    try:
        expression = compile_expression(REFERENCE.sub(" /named ", text), NAMESPACES)
    except ExpressionError:
        return  # told elsewhere
    yield from _bare_names(expression.syntax)


def _bare_names(expr: Expr) -> Iterator[str]:
    """Names read from where the rule stands; what predicates name belongs to the list before them."""
    if isinstance(expr, Binary):
        yield from _bare_names(expr.left)
        yield from _bare_names(expr.right)
    elif isinstance(expr, Negation):
        yield from _bare_names(expr.operand)
    elif isinstance(expr, Call):
        for argument in expr.arguments:
            yield from _bare_names(argument)
    elif isinstance(expr, Path) and expr.start is None and not expr.absolute and len(expr.steps) == 1:
        step = expr.steps[0]
        if step.axis == "child" and isinstance(step.test, NameTest) and step.test.local != "*":
            yield step.test.local
