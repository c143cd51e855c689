"""How fast a part wears, and when it will be due: from values measured at several visits.

Assumptions, all on the careful side of simple:

* Wear is a straight line between the first and the last value of one set of parts. That is what tread depth and pads do
  in ordinary driving; a change of driver, season or pressure bends it.
* A value that is *better* than the one before by more than the noise means a new part; the line starts there. Noise is
  0.3 of the unit: our own figure, since two readings of one groove by hand seldom agree better than that.
* Kilometres say more than days, so they are used when every value has an odometer reading and at least 500 km lie
  between the first and the last. Otherwise days are used, and at least 28 must lie between.
* A car goes on as it did between the first and the last visit: kilometres a day give the date, days the date alone.
* A projection past five years, or from wear within the noise, is no projection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from inspections.presentation import Measurement

NOISE = Decimal("0.3")
LEAST_KM = 500
LEAST_DAYS = 28
FARTHEST_DAYS = 5 * 365


@dataclass(frozen=True, slots=True)
class WearPoint:
    """One measured value of one place; `odometer_km` None when it was not read."""

    on: date
    value: Decimal
    odometer_km: int | None = None


@dataclass(frozen=True, slots=True)
class WearTrend:
    """Wear from `since`, and when the limit is reached: on a day, and at an odometer reading where kilometres are
    known. Both are None when nothing can be said. `per_1000_km` and `per_30_days` are in the unit of the values,
    positive, and None when not known."""

    since: date
    points: int
    per_1000_km: Decimal | None
    per_30_days: Decimal | None
    due_on: date | None
    due_at_km: int | None


def wear_trend(points: Sequence[WearPoint], *, limit: Decimal, wears_down: bool = True) -> WearTrend | None:
    """The trend of values in the order they were measured; None with fewer than two of one part.

    `limit` is the value at which the part is due; `wears_down` says that values fall towards it (tread, pads), else
    they rise (play, moisture).
    """
    used = _of_one_part(sorted(points, key=lambda point: point.on), wears_down=wears_down)
    if len(used) < 2:
        return None
    first, last = used[0], used[-1]
    worn = (first.value - last.value) if wears_down else (last.value - first.value)
    left = (last.value - limit) if wears_down else (limit - last.value)
    days = (last.on - first.on).days
    driven = _driven(used)
    per_km = worn / driven if driven else None
    per_day = worn / days if days >= LEAST_DAYS or (driven and days) else None
    trend = WearTrend(
        since=first.on,
        points=len(used),
        per_1000_km=_rounded(per_km * 1000) if per_km is not None else None,
        per_30_days=_rounded(per_day * 30) if per_day is not None else None,
        due_on=None,
        due_at_km=None,
    )
    if worn <= NOISE or per_day is None:
        return trend
    to_go = max(Decimal(0), left) / per_day
    if to_go > FARTHEST_DAYS:
        return trend
    due_at = None
    if per_km is not None and last.odometer_km is not None:
        due_at = last.odometer_km + int(max(Decimal(0), left) / per_km / 100) * 100
    return WearTrend(
        since=trend.since,
        points=trend.points,
        per_1000_km=trend.per_1000_km,
        per_30_days=trend.per_30_days,
        due_on=last.on + timedelta(days=int(to_go)),
        due_at_km=due_at,
    )


def trend_of(
    measurement: Measurement, earlier: Sequence[WearPoint], *, on: date, odometer_km: int | None
) -> WearTrend | None:
    """The trend of a measured place with today's value behind the earlier ones.

    Only what is measured in millimetres against one limit wears: tread, pads, discs. A pressure or a voltage with a
    lower limit drifts, and no straight line says where to.
    """
    limits = (measurement.limit_low, measurement.limit_high)
    if measurement.unit != "mm" or measurement.value is None or limits.count(None) != 1:
        return None
    limit = measurement.limit_low if measurement.limit_low is not None else measurement.limit_high
    assert limit is not None
    points = [*earlier, WearPoint(on, measurement.value, odometer_km)]
    return wear_trend(points, limit=limit, wears_down=measurement.limit_low is not None)


def _of_one_part(points: Sequence[WearPoint], *, wears_down: bool) -> list[WearPoint]:
    used: list[WearPoint] = []
    for point in points:
        if used:
            better = point.value - used[-1].value if wears_down else used[-1].value - point.value
            if better > NOISE:
                used = []
        used.append(point)
    return used


def _driven(points: Sequence[WearPoint]) -> Decimal | None:
    """Kilometres between the first and the last; None when they are not known or too few to say anything."""
    read = [point.odometer_km for point in points]
    if any(kilometres is None for kilometres in read):
        return None
    first, last = read[0], read[-1]
    if first is None or last is None or last - first < LEAST_KM:
        return None
    return Decimal(last - first)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
