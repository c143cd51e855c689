"""When winter tread depth is demanded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspections.winter_tread import easter, is_winter, tread_limit


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("day", "region", "winter"),
    [
        (date(2026, 10, 31), "NO", False),
        (date(2026, 11, 1), "NO", True),
        (date(2026, 4, 13), "NO", True),
        (date(2026, 4, 14), "NO", False),
        (date(2026, 10, 15), "NO-18", False),
        (date(2026, 10, 16), "NO-55", True),
        (date(2026, 4, 30), "Finnmark", True),
        (date(2026, 5, 1), "NO-56", False),
        (date(2026, 1, 1), "NO-03", True),
        (date(2026, 1, 1), "DE", False),
        (date(2026, 1, 1), "", False),
    ],
)
def test_the_season_begins_and_ends_by_region(day: date, region: str, *, winter: bool) -> None:
    assert is_winter(day, region) is winter


def test_the_limit_follows_the_season() -> None:
    assert tread_limit(date(2026, 1, 10), "NO") == Decimal("3.0")
    assert tread_limit(date(2026, 6, 10), "NO") == Decimal("1.6")
    assert tread_limit(None, "NO") == Decimal("1.6")
