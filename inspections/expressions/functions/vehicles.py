"""Functions of our own, prefix `fc:`, for what vehicle work needs and ODK does not have."""

from __future__ import annotations

from datetime import date

from inspections.expressions.context import Context
from inspections.expressions.functions.registry import plain
from inspections.expressions.values import Moment, Value, parse_moment, to_text
from inspections.winter_tread import is_winter, tread_limit


@plain("fc:winter-season", 2)
def _winter_season(context: Context, day: Value, region: Value) -> Value:
    """Whether winter tread depth is demanded on that day in that region; no on an empty day."""
    when = _day(context, day)
    return when is not None and is_winter(when, to_text(region))


@plain("fc:tread-limit", 2)
def _tread_limit(context: Context, day: Value, region: Value) -> Value:
    """The least tread depth, in millimetres, on that day in that region."""
    return float(tread_limit(_day(context, day), to_text(region)))


def _day(context: Context, value: Value) -> date | None:
    if isinstance(value, Moment):
        return value.when.date() if value.when else None
    when = parse_moment(to_text(value), context.zone)
    return when.date() if when else None


@plain("fc:job", 1)
def _job(context: Context, fact: Value) -> Value:
    """A fact of the job: model, model_year, country, odometer …; empty when it is not known."""
    instance = context.environment.instances.get("job")
    name = to_text(fact)
    for root in instance.elements() if instance is not None else ():
        for item in root.elements():
            for cell in item.elements():
                if cell.local == name:
                    return cell.string_value()
    return ""
