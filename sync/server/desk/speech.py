"""The desk's words in four languages, and values as each of them writes them.

The sentences lie in `words/<language>.toml`, all with the same keys and the same `{places}`; a key whose value is a
table of `one` and `many` is told by `count`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent

from fieldapp.reports.wording import locale_for

LANGUAGES = ("en", "nb", "fr", "de")
OWN_NAMES = {"en": "English", "nb": "Norsk", "fr": "Français", "de": "Deutsch"}
_NO_ONE_OF_NOTHING = frozenset({"en", "nb", "de"})


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its dotted key; plural forms end in `.one` and `.many`."""
    raw = files(__package__).joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    flat: dict[str, str] = {}

    def take(table: Mapping[str, object], before: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                take(value, f"{before}{key}.")
            else:
                flat[before + key] = str(value)

    take(tomllib.loads(raw), "")
    return flat


class Speech:
    """Tells one page in one language, by the clock and the money of one company."""

    def __init__(
        self, language: str, *, zone: ZoneInfo, country: str = "NO", currency: str = "NOK", today: date
    ) -> None:
        self.language = language
        self.currency = currency
        self._sentences = sentences(language)
        self._zone = zone
        self._today = today
        self._locale = locale_for(language, country)

    def __call__(self, key: str, /, **places: object) -> str:
        """The sentence of a key; with `count` in the form for so many.

        Raises:
            KeyError: there is no such key, or a place of it was not given.
        """
        count = places.get("count")
        if isinstance(count, int):
            few = count == 1 or (count == 0 and self.language not in _NO_ONE_OF_NOTHING)
            form = f"{key}.{'one' if few else 'many'}"
            key = form if form in self._sentences else key
            places["count"] = self.number(count)
        return self._sentences[key].format(**places)

    def word(self, of: str, code: object) -> str:
        """The word for a code the program knows; an unknown one as it is, legibly."""
        return self._sentences.get(f"{of}.{code}") or str(code).replace("_", " ")

    def knows(self, key: str) -> bool:
        """Whether there is a sentence of this key."""
        return key in self._sentences

    def day(self, moment: datetime | date) -> str:
        """Friday, 20 November 2026; the year only when it is another."""
        day = moment.astimezone(self._zone).date() if isinstance(moment, datetime) else moment
        if day.year == self._today.year:
            return format_date(day, _WITHOUT_YEAR[self.language], locale=self._locale)
        return format_date(day, "full", locale=self._locale)

    def short_day(self, moment: datetime | date) -> str:
        """20.11.2026."""
        day = moment.astimezone(self._zone).date() if isinstance(moment, datetime) else moment
        return format_date(day, "medium", locale=self._locale)

    def clock(self, moment: datetime) -> str:
        """08:02, by the company's clock."""
        return format_time(moment.astimezone(self._zone).time(), "short", locale=self._locale)

    def moment(self, moment: datetime) -> str:
        """The clock alone for today, the day before it for any other."""
        local = moment.astimezone(self._zone)
        if local.date() == self._today:
            return self("time.today", clock=self.clock(moment))
        return f"{self.short_day(moment)}\u00a0{self.clock(moment)}"

    def moment_of(self, text: str) -> str:
        """A moment that somebody brought as text; the text where it is none."""
        try:
            return self.moment(datetime.fromisoformat(text))
        except ValueError:
            return text

    def span(self, start: datetime, end: datetime) -> str:
        """20 Nov 2026 08:00–09:30; both days where they differ."""
        if start.astimezone(self._zone).date() == end.astimezone(self._zone).date():
            if self.clock(start) == self.clock(end):
                return f"{self.short_day(start)}\u00a0{self.clock(start)}"
            return f"{self.short_day(start)}\u00a0{self.clock(start)}–{self.clock(end)}"
        return (
            f"{self.short_day(start)}\u00a0{self.clock(start)} – {self.short_day(end)}\u00a0{self.clock(end)}"
        )

    def length(self, seconds: float) -> str:
        """1 h 05 min, half a minute up."""
        hours, minutes = divmod((max(0, int(seconds)) + 30) // 60, 60)
        if hours:
            return f"{hours}\u00a0{self('time.hours')} {minutes:02}\u00a0{self('time.minutes')}"
        return f"{minutes}\u00a0{self('time.minutes')}"

    def number(self, value: Decimal | float) -> str:
        """1 490."""
        return str(format_decimal(value, locale=self._locale))

    def money(self, amount: Decimal | str, currency: str = "") -> str:
        """1 490,00 kr."""
        return str(format_currency(Decimal(amount), currency or self.currency, locale=self._locale))

    def percent(self, fraction: Decimal) -> str:
        """+25 %."""
        told = str(format_percent(fraction, locale=self._locale))
        return f"+{told}" if fraction > 0 else told

    def size(self, count: int) -> str:
        """1,4 MB."""
        megabytes = format_decimal(max(0.1, round(count / 1e6, 1)), locale=self._locale)
        return f"{megabytes}\u00a0{self('file.megabytes')}"


_WITHOUT_YEAR = {
    "en": "EEEE d MMMM",
    "nb": "EEEE d. MMMM",
    "fr": "EEEE d MMMM",
    "de": "EEEE, d. MMMM",
}
