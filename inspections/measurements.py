"""A number against its limits."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from inspections.cells import Cell
from inspections.expressions import Context, Environment, ExpressionError, to_text
from inspections.presentation import Band, Measurement


def measurement_at(cell: Cell, environment: Environment) -> Measurement | None:
    """The measurement at a node, or None if the node has neither unit nor limits."""
    bind = cell.definition.bind
    if not bind.limits and "unit" not in bind.extras:
        return None
    limits = {
        name: _limit(cell, name, environment) for name in ("limit_low", "limit_high", "warn_low", "warn_high")
    }
    value = as_decimal(cell.shown)
    return Measurement(
        unit=bind.extras.get("unit", ""),
        value=value,
        verdict=band(value, **limits),
        placeholder=bind.extras.get("placeholder_limit", "").lower() in {"yes", "true", "true()", "1"},
        **limits,
    )


def band(
    value: Decimal | None,
    *,
    limit_low: Decimal | None = None,
    limit_high: Decimal | None = None,
    warn_low: Decimal | None = None,
    warn_high: Decimal | None = None,
) -> Band | None:
    """Where a value lies; a value on a limit is inside it."""
    if value is None:
        return None
    if limit_low is not None and value < limit_low:
        return "low"
    if limit_high is not None and value > limit_high:
        return "high"
    if (warn_low is not None and value < warn_low) or (warn_high is not None and value > warn_high):
        return "warn"
    return "good"


def as_decimal(text: str) -> Decimal | None:
    """The number a text spells, or None."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _limit(cell: Cell, name: str, environment: Environment) -> Decimal | None:
    expression = cell.definition.bind.limits.get(name)
    if expression is None:
        return None
    try:
        return as_decimal(to_text(expression.evaluate(Context(environment, cell))))
    except ExpressionError as error:
        # A limit that cannot be worked out is no limit; the fault is kept for the author.
        environment.faults[(name, cell.path)] = str(error)
        return None
