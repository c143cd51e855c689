"""Dates and times. Days without an hour begin at midnight where the form is filled."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache

from inspections.expressions.context import Context
from inspections.expressions.functions.registry import plain
from inspections.expressions.values import (
    EPOCH,
    NAN,
    Moment,
    Value,
    moment_from_date,
    moment_from_days,
    parse_moment,
    to_text,
)

_TIME = re.compile(
    r"\s*([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?\s*\Z",
    re.ASCII,
)


@plain("today", 0)
def _today(context: Context) -> Value:
    return moment_from_date(_local_now(context).date(), context.zone)


@plain("now", 0)
def _now(context: Context) -> Value:
    return Moment(_local_now(context))


def _local_now(context: Context) -> datetime:
    return context.environment.now().astimezone(context.zone)


@plain("date", 1)
def _date(context: Context, value: Value) -> Value:
    return _as_moment(context, value)


@plain("date-time", 1)
def _date_time(context: Context, value: Value) -> Value:
    return _as_moment(context, value)


def _as_moment(context: Context, value: Value) -> Value:
    """A moment; an empty text stays empty, as an unanswered date question does."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, float):
        return moment_from_days(value, context.zone)
    if isinstance(value, bool):
        return Moment(None)
    text = to_text(value)
    if not text:
        return ""
    when = parse_moment(text, context.zone)
    if when is not None:
        return Moment(when)
    try:
        return moment_from_days(float(text), context.zone)
    except ValueError:
        return Moment(None)


@plain("decimal-date-time", 1)
def _decimal_date_time(context: Context, value: Value) -> Value:
    moment = _as_moment(context, value)
    return moment.days() if isinstance(moment, Moment) else NAN


@plain("decimal-time", 1)
def _decimal_time(context: Context, value: Value) -> Value:
    """The part of a day that a time of day is, in the filler's zone; NaN for what is no time."""
    if isinstance(value, Moment):
        return NAN if value.when is None else _part_of_day(value.when)
    text = to_text(value)
    match = _TIME.match(text)
    if match is None:
        when = parse_moment(text, context.zone)
        return NAN if when is None else _part_of_day(when)
    hour, minute, second, offset = match.groups()
    seconds = int(hour) * 3600 + int(minute) * 60 + float(second or 0)
    if offset:
        # A time of day names no date; the zone's offset is that of the day ODK counts from.
        local = EPOCH.astimezone(context.zone).utcoffset() or timedelta()
        seconds += (local - _offset(offset)).total_seconds()
    return (seconds % 86_400) / 86_400


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta()
    digits = text[1:].replace(":", "")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -length if text[0] == "-" else length


def _part_of_day(when: datetime) -> float:
    midnight = datetime.combine(when.date(), time.min, tzinfo=when.tzinfo)
    return (when - midnight) / timedelta(days=1)


@plain("format-date", 2)
def _format_date(context: Context, value: Value, pattern: Value) -> Value:
    return _format(context, value, to_text(pattern))


@plain("format-date-time", 2)
def _format_date_time(context: Context, value: Value, pattern: Value) -> Value:
    return _format(context, value, to_text(pattern))


def _format(context: Context, value: Value, pattern: str) -> str:
    moment = _as_moment(context, value)
    when = moment.when if isinstance(moment, Moment) else None
    if when is None:
        return ""
    months, days = _names(context.environment.language)
    fields = {
        "Y": f"{when.year:04d}",
        "y": f"{when.year % 100:02d}",
        "m": f"{when.month:02d}",
        "n": str(when.month),
        "b": months[when.month],
        "d": f"{when.day:02d}",
        "e": str(when.day),
        "H": f"{when.hour:02d}",
        "h": str(when.hour),
        "M": f"{when.minute:02d}",
        "S": f"{when.second:02d}",
        "3": f"{when.microsecond // 1000:03d}",
        "a": days[when.weekday()],
        "W": str(when.isocalendar().week),
        "%": "%",
    }
    return re.sub(r"%(.)", lambda m: fields.get(m[1], m[0]), pattern)


@lru_cache(maxsize=32)
def _names(language: str) -> tuple[dict[int, str], dict[int, str]]:
    """Short month and weekday names for a form language such as `Norsk bokmål (nb)`; English if unknown."""
    # Babel is not needed before a form formats its first date.
    from babel import Locale, UnknownLocaleError

    match = re.search(r"\(([A-Za-z]{2,3}(?:[-_]\w+)?)\)\s*\Z", language)
    code = match[1] if match else language
    try:
        locale = Locale.parse(code.replace("-", "_")) if code else Locale("en")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return dict(locale.months["format"]["abbreviated"]), dict(locale.days["format"]["abbreviated"])
