"""When winter tread depth is demanded, read from `winter_tread.toml`, where each figure names its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

_COUNTY_NAMES = {"NORDLAND": "NO-18", "TROMS": "NO-55", "FINNMARK": "NO-56", "NORWAY": "NO", "NORGE": "NO"}


@dataclass(frozen=True, slots=True)
class Season:
    """A yearly stretch of days; `first` and `last` are `MM-DD` or `easter+N`, both inclusive."""

    regions: frozenset[str]
    first: str
    last: str
    limit: Decimal
    source: str

    def covers(self, day: date) -> bool:
        """Whether the day lies in the season, which may run over the turn of the year."""
        first, last = _day_of(self.first, day.year), _day_of(self.last, day.year)
        if first <= last:
            return first <= day <= last
        return day >= first or day <= last


def is_winter(day: date, region: str) -> bool:
    """Whether a winter limit holds in `region` (NO, NO-18, or a county's name) on that day."""
    season = _season_for(region)
    return season is not None and season.covers(day)


def tread_limit(day: date | None, region: str) -> Decimal:
    """The least tread depth in millimetres; the all-year limit where no season is known."""
    season = _season_for(region)
    if day is not None and season is not None and season.covers(day):
        return season.limit
    return _table()[0]


def _season_for(region: str) -> Season | None:
    code = region.strip().upper()
    code = _COUNTY_NAMES.get(code, code)
    seasons = _table()[1]
    for wanted in (code, code.partition("-")[0]):
        for season in seasons:
            if wanted in season.regions:
                return season
    return None


@lru_cache(maxsize=1)
def _table() -> tuple[Decimal, tuple[Season, ...]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    seasons = tuple(
        Season(
            regions=frozenset(entry["regions"]),
            first=entry["from"],
            last=entry["to"],
            limit=Decimal(entry["limit"]),
            source=entry["source"],
        )
        for entry in table["season"]
    )
    return Decimal(table["default_limit"]), seasons


def _day_of(rule: str, year: int) -> date:
    if rule.startswith("easter+"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter+")))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method printed in Nature in 1876."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century + 8) // 25
    epact = (19 * golden + century - leap_centuries - (century - moon_shift + 1) // 3 + 15) % 30
    leaps, rest_years = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest_years) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
