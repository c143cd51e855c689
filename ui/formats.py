"""Dates, times, numbers and money as the reader of the screen expects them.

By Babel: QLocale writes kroner differently from the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from datetime import time as time_of_day
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QLocale

if TYPE_CHECKING:
    from decimal import Decimal

# Regional variants: a Norwegian-based fleet reads kilometres, kroner and a 24-hour clock in every language.
_LOCALES = {"en": "en_GB", "nb": "nb_NO", "fr": "fr_FR", "de": "de_DE"}
# Kroner are written the way Norwegians write them ("kr", not "NOK"), whatever the language of the screen.
_MONEY_LOCALES = {"NOK": "nb_NO"}
# What Babel says of these locales, written down so that a sum needs no Babel: group mark, decimal mark, what stands
# between number and currency (None: the currency stands in front).
_MARKS: dict[str, tuple[str, str, str | None]] = {
    "en_GB": (",", ".", None),
    "nb_NO": ("\xa0", ",", "\xa0"),
    "fr_FR": ("\u202f", ",", "\xa0"),
    "de_DE": (".", ",", "\xa0"),
}
_CURRENCIES = {"NOK": "kr", "EUR": "€", "SEK": "SEK", "DKK": "DKK"}


def facts_in_a_row(facts: Iterable[str]) -> str:
    """Short facts one after another, empty ones left out; where they need two lines, they break between two facts."""
    return " · ".join(fact.replace(" ", "\xa0") for fact in facts if fact)


class Formats(NamedTuple):
    """How one language in one time zone writes things; `time_zone` "" is the computer's own.

    All datetimes passed in are aware.
    """

    language: str = "en"
    time_zone: str = "Europe/Oslo"

    @property
    def locale(self) -> str:
        """Babel's locale name."""
        return _LOCALES.get(self.language, "en_GB")

    def local(self, moment: datetime) -> datetime:
        """The moment on this reader's wall clock."""
        if not self.time_zone:
            return moment.astimezone()
        from zoneinfo import ZoneInfo

        return moment.astimezone(ZoneInfo(self.time_zone))

    def time(self, moment: datetime) -> str:
        """Hours and minutes, `09:38`."""
        return self.local(moment).strftime("%H:%M")

    def window(self, start: datetime, end: datetime) -> str:
        """`10:00–11:30`."""
        return f"{self.time(start)}–{self.time(end)}"

    def day(self, day: date) -> str:
        """`Friday 20 November`."""
        # By Qt, which says the same here and is loaded already: the first paint shows the day's name.
        pattern = {"de": "dddd, d. MMMM", "nb": "dddd d. MMMM"}.get(self.language, "dddd d MMMM")
        text = QLocale(self.locale).toString(QDate(day.year, day.month, day.day), pattern)
        return text[:1].upper() + text[1:] if self.language in ("en", "nb", "de") else text

    def weekday(self, day: date) -> str:
        """`Fri 20 Nov 2026`."""
        pattern = {"de": "ddd, d. MMM yyyy", "nb": "ddd d. MMM yyyy"}.get(self.language, "ddd d MMM yyyy")
        text = QLocale(self.locale).toString(QDate(day.year, day.month, day.day), pattern)
        return text[:1].upper() + text[1:]

    def short_day(self, day: date) -> str:
        """`Fri 20 Nov`."""
        pattern = {"de": "ddd, d. MMM", "nb": "ddd d. MMM"}.get(self.language, "ddd d MMM")
        text = QLocale(self.locale).toString(QDate(day.year, day.month, day.day), pattern)
        return text[:1].upper() + text[1:]

    def month(self, day: date) -> str:
        """`Dec 2027`: as exact as a projection is."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMM", day, locale=self.locale)

    def short_date(self, day: date) -> str:
        """`20 Nov 2026`."""
        from babel.dates import format_date

        return format_date(day, "medium", locale=self.locale)

    def numeric_date(self, day: date) -> str:
        """`20.11.2026` or `20/11/2026`: as a person of this language types it."""
        mark = "." if self.language in ("nb", "de") else "/"
        return f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year:04d}"

    def read_date(self, text: str) -> date:
        """The day a person typed: day, month and year with points, slashes or hyphens between them, or ISO.

        Raises:
            ValueError: it is no day.
        """
        parts = [part for part in re.split(r"[./\-\s]+", text.strip()) if part]
        if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
            raise ValueError(text)
        first, month, last = parts
        year, day = (first, last) if len(first) == 4 else (last, first)
        return date(int(year) + (2000 if len(year) <= 2 else 0), int(month), int(day))

    def read_time(self, text: str) -> time_of_day:
        """The time of day a person typed, of 24 hours: `8`, `8:30`, `8.30`, `830`, `8h30`, `0830`.

        Raises:
            ValueError: it is no time of day.
        """
        parts = re.fullmatch(r"(\d{1,2})(?:\s*[:.hH]?\s*(\d{2}))?", text.strip(), re.ASCII)
        hour, minute = (int(parts[1]), int(parts[2] or 0)) if parts else (24, 0)
        if hour > 23 or minute > 59:
            raise ValueError(text)
        return time_of_day(hour, minute)

    def date_time(self, moment: datetime) -> str:
        """`20 Nov 2026, 09:38`."""
        return f"{self.short_date(self.local(moment).date())}, {self.time(moment)}"

    def number(self, value: str | int | float | Decimal, *, decimals: int | None = None) -> str:
        """A number with local separators and, without `decimals`, as many decimals as it was given with.

        Text that is no number comes back as it is.
        """
        from decimal import Decimal, InvalidOperation

        from babel.numbers import format_decimal

        try:
            exact = Decimal(str(value))
        except InvalidOperation:
            return str(value)
        if decimals is None:
            given = exact.as_tuple().exponent
            decimals = max(0, -given) if isinstance(given, int) else None
        if decimals is not None:
            return format_decimal(
                exact, format="#,##0." + "0" * decimals if decimals else "#,##0", locale=self.locale
            )
        return format_decimal(exact, locale=self.locale, decimal_quantization=False)

    def money(self, amount: str, currency: str) -> str:
        """`2 150,50 kr`; "" for no amount."""
        if not amount:
            return ""
        locale = _MONEY_LOCALES.get(currency, self.locale)
        plain = _plain_money(amount, currency, locale)
        if plain:
            return plain
        from decimal import Decimal

        from babel.numbers import format_currency

        return format_currency(Decimal(amount), currency, locale=locale)

    def minutes(self, minutes: int) -> str:
        """`5 h 45 min`, the same in all four languages (SI units)."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return f"{rest} min"
        return f"{hours} h {rest} min" if rest else f"{hours} h"

    def clock(self, seconds: int) -> str:
        """A running time, `0:52`."""
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}"

    def size(self, size: int) -> str:
        """`18.4 MB` in decimal units; French counts octets, `18,4 Mo` (CLDR's digital units)."""
        unit = "o" if self.language == "fr" else "B"
        value, prefix = float(size), ""
        for larger in ("k", "M", "G"):
            if round(value) < 1000:
                break
            value, prefix = value / 1000, larger
        if not prefix:
            return f"{size} {unit}"
        return f"{self.number(value, decimals=0 if value >= 100 else 1)} {prefix}{unit}"

    def quoted(self, text: str) -> str:
        """Somebody's words in the quotation marks of the screen's language."""
        marks = {"nb": ("«", "»"), "fr": ("«\u202f", "\u202f»"), "de": ("„", "“")}
        opening, closing = marks.get(self.language, ("“", "”"))
        return f"{opening}{text}{closing}"


def _plain_money(amount: str, currency: str, locale: str) -> str:
    """What Babel would write, for sums of whole cents; "" for anything out of the ordinary.

    Babel takes 25 ms to load, and the first paint shows the next job's sum.
    """
    whole, point, cents = amount.partition(".")
    digits = whole + cents
    ordinary = digits.isascii() and digits.isdigit() and whole and len(cents) in ((1, 2) if point else (0,))
    if not ordinary or currency not in _CURRENCIES:
        return ""
    group, decimal, between = _MARKS[locale]
    number = f"{int(whole):,}".replace(",", group) + decimal + cents.ljust(2, "0")
    symbol = _CURRENCIES[currency]
    return f"{symbol}{number}" if between is None else f"{number}{between}{symbol}"
