"""How an answer of each type is written in the instance."""

from __future__ import annotations

import re
from datetime import date, tzinfo
from decimal import Decimal, InvalidOperation

from inspections.expressions.values import Moment, Value, number_to_text, parse_moment, to_text

_DATE = re.compile(
    r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*\Z", re.ASCII
)
_TIME = re.compile(
    r"\s*([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?\s*\Z", re.ASCII
)
# Whole numbers are 32 bits wide in every ODK tool.
_LARGEST = 2**31 - 1
_NUMERIC = frozenset({"int", "integer", "decimal"})


def brief(kind: str, text: str) -> str:
    """A kept answer as people read it and as it is saved: the instance says `89.0`, a person 89."""
    return text.removesuffix(".0") if kind == "decimal" else text


def written(kind: str, text: str) -> str:
    """An answer as the instance keeps it, which rules read; empty when it is no value of its type."""
    if not text:
        return ""
    if kind in {"int", "integer"}:
        number = _decimal(text)
        return "" if number is None or abs(number) > _LARGEST else str(int(number))
    if kind == "decimal":
        number = _decimal(text)
        return "" if number is None else _decimal_text(number)
    if kind == "date":
        return _date_text(text)
    if kind == "time":
        return text.strip() if _TIME.match(text) else ""
    if kind == "geopoint":
        return _position(text)
    return text


def written_value(kind: str, value: Value, zone: tzinfo) -> str:
    """The result of an expression as the instance keeps it."""
    if kind == "date" and isinstance(value, float):
        return written(kind, to_text(value))
    if kind in _NUMERIC and isinstance(value, Moment):
        return written(kind, number_to_text(value.days()))
    if kind in _NUMERIC and isinstance(value, bool):
        return "1" if value else "0"
    if kind in {"dateTime", "time"} and isinstance(value, Moment) and value.when is not None:
        stamp = value.when.isoformat(timespec="milliseconds")
        return stamp if kind == "dateTime" else stamp.partition("T")[2]
    if kind == "date" and isinstance(value, str):
        when = parse_moment(value, zone)
        return when.date().isoformat() if when else ""
    if isinstance(value, float) and value != value:
        return ""
    return written(kind, to_text(value))


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 30 else None


def _decimal_text(number: Decimal) -> str:
    """Without needless zeros, but with one place at least, so that a rule reads the same text in every ODK tool."""
    whole, _, fraction = format(abs(number), "f").partition(".")
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{fraction.rstrip('0') or '0'}"


def _position(text: str) -> str:
    """`latitude longitude altitude accuracy`; empty when it is no place on earth."""
    numbers = [_decimal(part) for part in text.split()]
    if not 2 <= len(numbers) <= 4:
        return ""
    latitude, longitude = numbers[:2]
    if None in numbers or latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return ""
    rest = [
        f"{number:f}" if number % 1 else f"{int(number)}.0" for number in numbers[2:] if number is not None
    ]
    return " ".join([*text.split()[:2], *rest])


def _date_text(text: str) -> str:
    match = _DATE.match(text)
    if match is None:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
