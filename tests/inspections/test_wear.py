"""How fast a part wears, and when it will be due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inspections.measurements import band
from inspections.presentation import Measurement
from inspections.wear import WearPoint, trend_of, wear_trend

LIMIT = Decimal("1.6")


def point(day: str, value: str, kilometres: int | None = None) -> WearPoint:
    return WearPoint(date.fromisoformat(day), Decimal(value), kilometres)


def test_kilometres_decide_where_they_are_known_and_days_follow_from_them() -> None:
    trend = wear_trend([point("2026-01-01", "7.6", 10_000), point("2026-07-20", "5.6", 20_000)], limit=LIMIT)
    assert trend is not None
    assert (trend.per_1000_km, trend.per_30_days) == (Decimal("0.20"), Decimal("0.30"))
    assert (trend.due_at_km, trend.due_on) == (40_000, date(2027, 8, 24))


def test_days_alone_give_a_date_alone() -> None:
    trend = wear_trend([point("2026-01-01", "7.6"), point("2026-07-20", "5.6")], limit=LIMIT)
    assert trend is not None
    assert (trend.due_on, trend.due_at_km, trend.per_1000_km) == (date(2027, 8, 24), None, None)


def test_a_new_tyre_begins_a_line_of_its_own() -> None:
    points = [
        point("2025-01-01", "2.0", 1000),
        point("2026-01-01", "8.0", 9000),
        point("2026-06-01", "7.0", 19_000),
    ]
    trend = wear_trend(points, limit=LIMIT)
    assert trend is not None
    assert (trend.since, trend.points, trend.per_1000_km) == (date(2026, 1, 1), 2, Decimal("0.10"))


def test_wear_within_the_noise_of_the_gauge_says_nothing_of_a_date() -> None:
    trend = wear_trend([point("2026-01-01", "7.6", 10_000), point("2026-07-20", "7.4", 20_000)], limit=LIMIT)
    assert trend is not None
    assert (trend.due_on, trend.due_at_km) == (None, None)


def test_one_value_or_a_new_part_makes_no_trend() -> None:
    assert wear_trend([point("2026-01-01", "7.6")], limit=LIMIT) is None
    assert wear_trend([point("2026-01-01", "2.0"), point("2026-07-01", "8.0")], limit=LIMIT) is None


def test_a_part_past_its_limit_is_due_now() -> None:
    trend = wear_trend([point("2026-01-01", "4.0", 10_000), point("2026-07-20", "1.4", 20_000)], limit=LIMIT)
    assert trend is not None
    assert (trend.due_on, trend.due_at_km) == (date(2026, 7, 20), 20_000)


def test_what_wears_upwards_is_due_at_the_upper_limit() -> None:
    trend = wear_trend(
        [point("2026-01-01", "0.5"), point("2026-07-20", "1.5")], limit=Decimal(2), wears_down=False
    )
    assert trend is not None
    assert trend.due_on == date(2026, 10, 28)


def test_only_millimetres_against_one_limit_wear() -> None:
    def measured(unit: str, low: str | None, high: str | None) -> Measurement:
        limits = {"limit_low": low and Decimal(low), "limit_high": high and Decimal(high)}
        value = Decimal(5)
        return Measurement(
            unit=unit, value=value, warn_low=None, warn_high=None, verdict=band(value), **limits
        )  # type: ignore[arg-type]  # "" never comes

    earlier = [point("2026-01-01", "7")]
    today = {"on": date(2026, 9, 1), "odometer_km": None}
    assert trend_of(measured("mm", "1.6", None), earlier, **today) is not None  # type: ignore[arg-type]
    assert trend_of(measured("bar", "2.4", None), earlier, **today) is None  # type: ignore[arg-type]
    assert trend_of(measured("mm", "2", "6"), earlier, **today) is None  # type: ignore[arg-type]


@given(
    values=st.lists(
        st.tuples(st.integers(0, 3000), st.decimals(0, 20, places=1), st.none() | st.integers(0, 400_000)),
        max_size=8,
    )
)
def test_no_history_makes_it_fail_or_promise_a_date_before_the_last_visit(
    values: list[tuple[int, Decimal, int | None]],
) -> None:
    points = [WearPoint(date.fromordinal(735_000 + day), value, km) for day, value, km in values]
    trend = wear_trend(points, limit=LIMIT)
    if trend is not None and trend.due_on is not None:
        assert trend.due_on >= max(one.on for one in points)
