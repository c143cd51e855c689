"""Yes and no: constants, conversions, choosing between values, counting what holds."""

from __future__ import annotations

from inspections.expressions.context import Context
from inspections.expressions.functions.registry import ANY, Evaluator, lazy, plain
from inspections.expressions.syntax import Call
from inspections.expressions.values import Value, to_boolean, to_number, to_text
from inspections.xmltree import XML, Element, Node


@plain("true", 0)
def _true(_context: Context) -> Value:
    return True


@plain("false", 0)
def _false(_context: Context) -> Value:
    return False


@plain("not", 1)
def _not(_context: Context, value: Value) -> Value:
    return not to_boolean(value)


@plain("boolean", 1)
def _boolean(_context: Context, value: Value) -> Value:
    return to_boolean(value)


@plain("boolean-from-string", 1)
def _boolean_from_string(_context: Context, value: Value) -> Value:
    return to_text(value) in {"1", "true"}


@lazy("if", 3)
def _if(arguments: list[Evaluator], _call: Call) -> Evaluator:
    condition, then, otherwise = arguments
    return lambda c: then(c) if to_boolean(condition(c)) else otherwise(c)


@lazy("coalesce", 2, ANY)
def _coalesce(arguments: list[Evaluator], _call: Call) -> Evaluator:
    """The first value that is neither empty nor “not a number”."""

    def first(context: Context) -> Value:
        for argument in arguments[:-1]:
            value = argument(context)
            if to_text(value) not in {"", "NaN"}:
                return value
        return arguments[-1](context)

    return first


@lazy("once", 1)
def _once(arguments: list[Evaluator], _call: Call) -> Evaluator:
    """The node keeps the value it has; only an empty one is computed."""
    compute = arguments[0]

    def keep(context: Context) -> Value:
        kept = context.current.string_value()
        if kept:
            return kept
        value = compute(context)
        return "" if isinstance(value, float) and value != value else value

    return keep


@plain("checklist", 3, ANY)
def _checklist(context: Context, least: Value, most: Value, *items: Value) -> Value:
    count = sum(sum(1 for holds in _truths(item) if holds) for item in items)
    return _between(context, least, most, float(count))


@plain("weighted-checklist", 4, ANY)
def _weighted_checklist(context: Context, least: Value, most: Value, *pairs: Value) -> Value:
    total = 0.0
    for item, weight in zip(pairs[::2], pairs[1::2], strict=False):
        weights: list[Value] = (
            [node.string_value() for node in weight] if isinstance(weight, list) else [weight]
        )
        for holds, one in zip(_truths(item), weights, strict=False):
            if holds:
                total += to_number(one, context.zone)
    return _between(context, least, most, total)


def _truths(item: Value) -> list[bool]:
    if isinstance(item, list):
        return [to_boolean(node.string_value()) for node in item]
    return [to_boolean(item)]


def _between(context: Context, least: Value, most: Value, number: float) -> bool:
    low, high = to_number(least, context.zone), to_number(most, context.zone)
    return (low < 0 or number >= low) and (high < 0 or number <= high)


@plain("lang", 1)
def _lang(context: Context, wanted: Value) -> Value:
    language = to_text(wanted).lower()
    node: Node | None = context.node
    while node is not None:
        if isinstance(node, Element):
            own = node.get("lang", XML)
            if own is not None:
                own = own.lower()
                return own == language or own.startswith(f"{language}-")
        node = node.parent
    return False
