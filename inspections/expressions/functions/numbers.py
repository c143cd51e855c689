"""Arithmetic. Wherever a result would not exist it is NaN, as in XPath; nothing here raises on a value."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from inspections.expressions.context import Context
from inspections.expressions.functions.registry import ANY, as_nodes, plain
from inspections.expressions.values import (
    NAN,
    DayNumber,
    Value,
    parse_moment,
    text_to_number,
    to_number,
    to_text,
)


@plain("number", 0, 1)
def _number(context: Context, value: Value | None = None) -> Value:
    if value is None:
        value = context.node.string_value()
    number = to_number(value, context.zone)
    if isinstance(value, str | list) and number == number and parse_moment(to_text(value), context.zone):
        return DayNumber(number)
    return number


@plain("int", 1)
def _int(context: Context, value: Value) -> Value:
    number = to_number(value, context.zone)
    return float(math.trunc(number)) if math.isfinite(number) else number


@plain("floor", 1)
def _floor(context: Context, value: Value) -> Value:
    number = to_number(value, context.zone)
    return float(math.floor(number)) if math.isfinite(number) else number


@plain("ceiling", 1)
def _ceiling(context: Context, value: Value) -> Value:
    number = to_number(value, context.zone)
    return float(math.ceil(number)) if math.isfinite(number) else number


@plain("round", 1, 2)
def _round(context: Context, value: Value, digits: Value = 0.0) -> Value:
    """Half away from zero, on the decimal the number is written as: 2.15 to one place is 2.2."""
    number, places = to_number(value, context.zone), to_number(digits, context.zone)
    if not math.isfinite(number) or not math.isfinite(places):
        return number
    places = max(-300.0, min(300.0, float(math.trunc(places))))
    exact = Decimal(repr(number))
    if -exact.as_tuple().exponent <= places:  # type: ignore[operator]  # finite, so the exponent is a number
        return number
    return float(exact.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP))


@plain("abs", 1)
def _abs(context: Context, value: Value) -> Value:
    return abs(to_number(value, context.zone))


@plain("pow", 2)
def _pow(context: Context, base: Value, exponent: Value) -> Value:
    try:
        result = math.pow(to_number(base, context.zone), to_number(exponent, context.zone))
    except (ValueError, OverflowError):
        return NAN
    return result


def _single(name: str, function: Callable[[float], float]) -> None:
    @plain(name, 1)
    def apply(context: Context, value: Value) -> Value:
        try:
            return function(to_number(value, context.zone))
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: -math.inf if number == 0 else function(number)


for _name, _function in (
    ("sqrt", math.sqrt),
    ("exp", math.exp),
    ("exp10", lambda number: math.pow(10.0, number)),
    ("log", _logarithm(math.log)),
    ("log10", _logarithm(math.log10)),
    ("sin", math.sin),
    ("cos", math.cos),
    ("tan", math.tan),
    ("asin", math.asin),
    ("acos", math.acos),
    ("atan", math.atan),
):
    _single(_name, _function)


@plain("atan2", 2)
def _atan2(context: Context, y: Value, x: Value) -> Value:
    return math.atan2(to_number(y, context.zone), to_number(x, context.zone))


@plain("pi", 0)
def _pi(_context: Context) -> Value:
    return math.pi


@plain("random", 0)
def _random(context: Context) -> Value:
    return context.environment.chance.random()


@plain("sum", 1)
def _sum(context: Context, value: Value) -> Value:
    as_nodes("sum", value)
    return math.fsum(_all(context, (value,))) if value else 0.0


@plain("min", 0, ANY)
def _min(context: Context, *values: Value) -> Value:
    return _extreme(context, values, min)


@plain("max", 0, ANY)
def _max(context: Context, *values: Value) -> Value:
    return _extreme(context, values, max)


def _extreme(context: Context, values: tuple[Value, ...], pick: Callable[[list[float]], float]) -> float:
    numbers = _all(context, values)
    if not numbers or any(number != number for number in numbers):
        return NAN
    return pick(numbers)


def _all(context: Context, values: tuple[Value, ...]) -> list[float]:
    numbers: list[float] = []
    for value in values:
        if isinstance(value, list):
            numbers.extend(text_to_number(node.string_value(), context.zone) for node in value)
        else:
            numbers.append(to_number(value, context.zone))
    return numbers
