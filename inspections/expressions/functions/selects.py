"""Answers to selects: space-separated choice names, and the texts that belong to them."""

from __future__ import annotations

from inspections.expressions.context import Context
from inspections.expressions.errors import ExpressionError
from inspections.expressions.functions.registry import plain
from inspections.expressions.values import Value, to_number, to_text


@plain("selected", 2)
def _selected(_context: Context, answer: Value, name: Value) -> Value:
    wanted = to_text(name).strip()
    names = to_text(answer).split()
    return wanted in names if wanted else not names


@plain("selected-at", 2)
def _selected_at(context: Context, answer: Value, index: Value) -> Value:
    names = to_text(answer).split()
    place = to_number(index, context.zone)
    if place != place or not 0 <= place < len(names):
        return ""
    return names[int(place)]


@plain("count-selected", 1)
def _count_selected(_context: Context, answer: Value) -> Value:
    return float(len(to_text(answer).split()))


@plain("jr:choice-name", 2)
def _choice_name(context: Context, value: Value, path: Value) -> Value:
    """The label, in the active language, of one choice of the select that `path` (a text) names."""
    return context.environment.choice_name(context.current, to_text(path), to_text(value)) or ""


@plain("jr:itext", 1)
def _itext(context: Context, text_id: Value) -> Value:
    text = context.environment.translate(to_text(text_id), context.current)
    if text is None:
        raise ExpressionError(f"The form has no text “{to_text(text_id)}”.")
    return text
