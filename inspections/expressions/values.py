"""The values an expression can have, and how one becomes another.

A value is a `float`, `str`, `bool`, `Moment` (a date with or without time), or a `list` of nodes in document
order. ODK differs from XPath 1.0 in one thing that matters here: a text that looks like an ISO date counts,
as a number, as days since 1970-01-01 UTC, with dates starting at local midnight.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import TypeAlias

from inspections.xmltree import Node

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NAN = math.nan

_NUMBER = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*\Z", re.ASCII)
_DATE = re.compile(
    r"\s*(-?\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?)?\s*\Z",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time. `when` is aware and in the filler's zone; None is ODK's “Invalid Date”."""

    when: datetime | None

    def days(self) -> float:
        """Days since 1970-01-01T00:00Z, with fraction."""
        if self.when is None:
            return NAN
        return (self.when - EPOCH) / timedelta(days=1)

    def text(self) -> str:
        """A date alone at local midnight, a full ISO date-time otherwise."""
        if self.when is None:
            return "Invalid Date"
        if self.when.timetz().replace(tzinfo=None) == time.min:
            return self.when.date().isoformat()
        return self.when.isoformat(timespec="milliseconds")


class DayNumber(float):
    """What `number()` makes of a date: days with their fraction to reckon with, whole days to read."""

    __slots__ = ()


NodeSet: TypeAlias = list[Node]
Value: TypeAlias = float | str | bool | Moment | NodeSet


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """The aware moment an ISO date or date-time names, in `zone`; None when it names none."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    micro = int(((fraction or "0") + "000000")[:6])
    try:
        stamp = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            micro,
            tzinfo=zone,
        )
        if offset is None:
            return stamp
        return stamp.replace(tzinfo=_offset(offset)).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").rjust(2, "0")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if minutes > 59:
        raise ValueError(text)
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def moment_from_days(days: float, zone: tzinfo) -> Moment:
    """The moment so many days after 1970-01-01T00:00Z."""
    if not math.isfinite(days):
        return Moment(None)
    try:
        milliseconds = round(days * 86_400_000)
        return Moment((EPOCH + timedelta(milliseconds=milliseconds)).astimezone(zone))
    except (OverflowError, ValueError):
        return Moment(None)


def moment_from_date(day: date, zone: tzinfo) -> Moment:
    """Local midnight of a day."""
    return Moment(datetime.combine(day, time.min, tzinfo=zone))


def text_to_number(text: str, zone: tzinfo) -> float:
    """A decimal number, or the days of an ISO date, or NaN."""
    if _NUMBER.match(text):
        return float(text)
    if len(text) >= 8 and "-" in text:
        when = parse_moment(text, zone)
        if when is not None:
            return (when - EPOCH) / timedelta(days=1)
    return NAN


def number_to_text(number: float) -> str:
    """XPath's decimal form: no exponent, no trailing zeros, `NaN` and `Infinity` spelled out."""
    if number != number:
        return "NaN"
    if isinstance(number, DayNumber):
        return str(math.floor(number))
    if number in (math.inf, -math.inf):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < 1e21:
        return str(int(number))
    text = repr(number)
    if "e" in text:
        text = format(Decimal(text), "f")
    return text


def to_text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].string_value() if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Moment):
        return value.text()
    return number_to_text(value)


def to_number(value: Value, zone: tzinfo) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, str):
        return text_to_number(value, zone)
    if isinstance(value, Moment):
        return value.days()
    return text_to_number(value[0].string_value(), zone) if value else NAN


def to_boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0
    if isinstance(value, Moment):
        return value.when is not None
    return bool(value)


Comparison: TypeAlias = Callable[[float, float], bool]


def equal(left: Value, right: Value, zone: tzinfo, *, negated: bool) -> bool:
    """XPath's `=` and `!=`, node-sets compared node by node."""
    if isinstance(left, bool) or isinstance(right, bool):
        return (to_boolean(left) == to_boolean(right)) != negated
    if isinstance(left, list) and isinstance(right, list):
        others = {node.string_value() for node in right}
        if not negated:
            return any(node.string_value() in others for node in left)
        return any(others - {node.string_value()} for node in left)
    if isinstance(left, list):
        return any(_equal_atoms(node.string_value(), right, zone) != negated for node in left)
    if isinstance(right, list):
        return any(_equal_atoms(left, node.string_value(), zone) != negated for node in right)
    return _equal_atoms(left, right, zone) != negated


def _equal_atoms(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return to_number(left, zone) == to_number(right, zone)


def related(left: Value, right: Value, zone: tzinfo, compare: Comparison) -> bool:
    """XPath's `<`, `<=`, `>`, `>=`: always numbers, node-sets node by node."""
    if isinstance(left, list):
        lefts = [text_to_number(node.string_value(), zone) for node in left]
    else:
        lefts = [to_number(left, zone)]
    if isinstance(right, list):
        rights = [text_to_number(node.string_value(), zone) for node in right]
    else:
        rights = [to_number(right, zone)]
    return any(compare(a, b) for a in lefts for b in rights)
