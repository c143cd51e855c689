"""How an answer of each type is written in the instance."""

from __future__ import annotations

import re
from datetime import date, tzinfo
from decimal import Decimal, InvalidOperation

from inspections.expressions.values import Moment, Value, number_to_text, parse_moment, to_text

_DATE = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\Z", re.ASCII | re.DOTALL)
_TIME = re.compile(
    r"\s*([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?\s*\Z", re.ASCII
)
# Whole numbers are 32 bits wide in every ODK tool.
_LARGEST = 2**31 - 1
_NUMERIC = frozenset({"int", "integer", "decimal"})


def written(kind: str, text: str) -> str:
    """An answer as the instance keeps it; empty when it is no value of its type."""
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
    if kind == "boolean":
        return {"true": "true", "false": "false", "1": "1", "0": "0"}.get(text.strip(), text)
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
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _date_text(text: str) -> str:
    match = _DATE.match(text)
    if match is None:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
