"""A report's values as the customer reads them: dates, numbers and money by Babel, counts in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name

from fieldapp.domain.damage import DamageKind
from fieldapp.reports.content import ReportContent
from fieldapp.reports.source import GivenAnswer, MeasuredPoint
from fieldapp.reports.texts import Counted, Texts, load


@lru_cache
def locale_for(language: str, country: str) -> Locale:
    """Babel's locale of a language as it is written in a country; English outside America is British.

    Where Babel does not know the pair (French in Norway), the language alone decides.
    """
    for name in (f"{language}_{country}", "en_GB" if language == "en" else language):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")


class Wording:
    """Words one report: `texts` are its sentences, the methods write values into them."""

    def __init__(self, content: ReportContent) -> None:
        self.texts: Texts = load(content.language)
        self.locale = locale_for(content.language, content.country)
        self._zone = ZoneInfo(content.letterhead.time_zone)
        self._numbers: dict[str, str] = {}  # by digits: a report says the same few numbers many times

    def day(self, day: date) -> str:
        """20. november 2026."""
        return format_date(day, "long", locale=self.locale)

    def clock(self, at: datetime) -> str:
        """08:02, in the company's time zone."""
        return format_time(at.astimezone(self._zone).time(), "short", locale=self.locale)

    def moment(self, at: datetime) -> str:
        """20.11.2026 09:23 on one line, with the year in full so that it is still read right in ten years."""
        local = at.astimezone(self._zone)
        clock = format_time(local.time(), "short", locale=self.locale)
        return f"{self._numeric_day(local.date())}\u00a0{clock}"

    def labelled(self, label: str, text: str) -> str:
        """A label and what it is about; a label that asks needs no colon, and an empty one is left out."""
        if not label or label.rstrip()[-1:] in ("?", ":", "!"):
            return f"{label} {text}".strip()
        return self.texts.labelled.format(label=label, text=text)

    def code(self, code: str) -> str:
        """A control code whose groups stay on one line."""
        return code.replace(" ", "\u00a0")

    def _numeric_day(self, day: date) -> str:
        pattern = self.locale.date_formats["short"].pattern
        if "yyyy" not in pattern and "y" in pattern:
            pattern = pattern.replace("yy", "y").replace("y", "yyyy")
        return format_date(day, pattern, locale=self.locale)

    def number(self, value: Decimal | int) -> str:
        """With the decimals it was given with: 6,4 stays 6,4 and 6,40 stays 6,40."""
        digits = str(value)
        known = self._numbers.get(digits)
        if known is None:
            known = self._numbers[digits] = self._written(value)
        return known

    def _written(self, value: Decimal | int) -> str:
        if isinstance(value, int):
            return str(format_decimal(value, locale=self.locale))
        places = max(0, -int(value.as_tuple().exponent)) if value.is_finite() else 0
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(format_decimal(value, format=pattern, locale=self.locale, decimal_quantization=False))

    def with_unit(self, value: Decimal | int, unit: str) -> str:
        """A number and its unit, which never part at the end of a line."""
        return f"{self.number(value)}\u00a0{unit}" if unit else self.number(value)

    def money(self, amount: Decimal, currency: str) -> str:
        """1 490,00 kr."""
        return str(format_currency(amount, currency, locale=self.locale))

    def amount(self, amount: Decimal) -> str:
        """An amount under a head that names the currency."""
        return self.number(amount)

    def currency_name(self, currency: str) -> str:
        """The currency's name in the customer's language, a capital first."""
        name = str(get_currency_name(currency, locale=self.locale))
        return name[:1].upper() + name[1:]

    def percent(self, fraction: Decimal) -> str:
        """25 %, with a decimal where there is one."""
        return str(format_percent(fraction, locale=self.locale, decimal_quantization=False))

    def counted(self, sentence: Counted, count: int | Decimal) -> str:
        """The sentence for this many."""
        form = sentence.one if count == 1 else sentence.many
        return form.format(count=self.number(count))

    def limits(self, point: MeasuredPoint) -> str:
        """The limits of a point in words, with the unit; empty when there are none."""
        low, high = point.limit_low, point.limit_high
        if low is not None and high is not None:
            return f"{self.number(low)}–{self.with_unit(high, point.unit)}"
        if low is not None:
            return self.texts.at_least.format(low=self.with_unit(low, point.unit))
        if high is not None:
            return self.texts.at_most.format(high=self.with_unit(high, point.unit))
        return ""

    def verdict(self, point: MeasuredPoint) -> str:
        """The verdict of a point in a word; empty when it has none."""
        words = {
            "good": self.texts.good,
            "warn": self.texts.warn,
            "low": self.texts.low,
            "high": self.texts.high,
        }
        return words[point.verdict] if point.verdict else ""

    def tool(self, point: MeasuredPoint) -> str:
        """What a value was measured with, and since when its calibration had ended if it had."""
        if point.tool_expired_on is None:
            return self.texts.tool.format(tool=point.tool)
        return self.texts.tool_expired.format(tool=point.tool, day=self.numeric_day(point.tool_expired_on))

    def answer(self, answer: GivenAnswer) -> str:
        """An answer as the customer reads it; a value that does not parse is shown as it was given."""
        try:
            match answer.kind:
                case "number":
                    return self.number(Decimal(answer.value))
                case "date":
                    return self._numeric_day(date.fromisoformat(answer.value))
                case "time":
                    clock = time.fromisoformat(answer.value)
                    return format_time(clock.replace(tzinfo=None), "short", locale=self.locale)
                case "datetime":
                    at = datetime.fromisoformat(answer.value)
                    return self.moment(at if at.tzinfo else at.replace(tzinfo=UTC))
        except (ValueError, InvalidOperation):
            return answer.value
        return answer.value

    def month(self, day: date) -> str:
        """mars 2027."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def short_month(self, day: date) -> str:
        """mars 2027, cut short where the language does."""
        return str(format_skeleton("yMMM", day, locale=self.locale))

    def numeric_day(self, day: date) -> str:
        """20.11.2026."""
        return self._numeric_day(day)

    def damage_kind(self, kind: DamageKind) -> str:
        """What sort of damage a mark is."""
        texts = self.texts
        words = {
            DamageKind.SCRATCH: texts.scratch,
            DamageKind.CHIP: texts.chip,
            DamageKind.DENT: texts.dent,
            DamageKind.CRACK: texts.crack,
            DamageKind.RUST: texts.rust,
            DamageKind.MISSING: texts.missing,
            DamageKind.OTHER: texts.other_damage,
        }
        return words[kind]

    def language_name(self, code: str) -> str:
        """What a language is called in the customer's language."""
        try:
            return Locale.parse(code).get_language_name(self.locale.language) or code
        except (UnknownLocaleError, ValueError):
            return code
