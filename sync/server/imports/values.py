"""What people write into cells: amounts, dates, telephone numbers – read as they mean it, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import phonenumbers

# Spaces that spreadsheets put between thousands: plain, no-break, thin, narrow no-break; and the Swiss apostrophes.
_THOUSANDS = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})[.-]([0-9]{1,2})[.-]([0-9]{4}|[0-9]{2})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.[0-9]+)?)?\s*([AaPp][Mm])?")

FIRST_YEAR, LAST_YEAR = 1970, 2199  # a year beside these is a slip of the hand, and may have no moment in UTC


class NotReadable(ValueError):
    """A cell that cannot be what its column wants; the message finishes "row 5, column x: …"."""


def plain_text(cell: str) -> str:
    """Text as typed, in one normal form, without invisible control signs; markup stays the text it is."""
    text = _UNSEEN.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip()


def amount(cell: str, *, comma_decimals: bool) -> Decimal:
    """A sum of money with at most two decimals: `1 490,00`, `1.490,00`, `1,490.00`, `1490`.

    `comma_decimals` decides what `1,490` and `1.490` mean.

    Raises:
        NotReadable.
    """
    text = _THOUSANDS.sub("", plain_text(cell))
    decimal, thousands = (",", ".") if comma_decimals else (".", ",")
    if "," in text and "." in text:
        decimal = max(",.", key=text.rfind)
        thousands = "." if decimal == "," else ","
    elif re.fullmatch(r"[0-9]+[.,][0-9]{1,2}", text):
        decimal = "," if "," in text else "."
        thousands = "." if decimal == "," else ","
    grouped = rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+|[0-9]+"
    if not re.fullmatch(rf"(?:{grouped})(?:{re.escape(decimal)}[0-9]{{1,2}})?", text):
        raise NotReadable(f"“{plain_text(cell)}” is not an amount")
    return Decimal(text.replace(thousands, "").replace(decimal, ".")).quantize(Decimal("0.01"))


def whole_number(cell: str, *, largest: int) -> int:
    """A count: `118430`, `64 210`.

    Raises:
        NotReadable.
    """
    text = _THOUSANDS.sub("", plain_text(cell))
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise NotReadable(f"“{plain_text(cell)}” is not a whole number")
    if int(text) > largest:
        raise NotReadable(f"{int(text)} is too large")
    return int(text)


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Whether days or months come first where both are written with slashes."""

    day_first: bool = True

    @classmethod
    def of(cls, cells: Iterable[str]) -> DateOrder:
        """The order a column's own dates prove; days first when they prove nothing."""
        found = [match for cell in cells if (match := _SLASHED.match(cell.strip()))]
        months_first = any(int(match.group(2)) > 12 for match in found)
        days_first = any(int(match.group(1)) > 12 for match in found)
        return cls(day_first=days_first or not months_first)


def moment(cell: str, *, order: DateOrder, zone: ZoneInfo) -> datetime:
    """A local date and time: `20.11.2026 08:00`, `2026-11-20T08:00`, `11/20/2026 8:00 AM`.

    Raises:
        NotReadable.
    """
    text = plain_text(cell)
    read = _moment(text, order=order, zone=zone)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise NotReadable(f"“{text}” is not of our time")
    return read


def _moment(text: str, *, order: DateOrder, zone: ZoneInfo) -> datetime:
    if re.match(_ISO, text) and re.search(r"\dT\d", text):
        try:
            known = datetime.fromisoformat(text)
        except ValueError as error:
            raise NotReadable(f"there is no such time as “{text}”") from error
        return known if known.tzinfo else known.replace(tzinfo=zone)
    date_text, _, time_text = text.partition(" ")
    year, month, day = _date(date_text, order, text)
    time = _TIME.fullmatch(time_text.strip())
    if time is None:
        raise NotReadable(f"“{text}” has no time of day" if not time_text else f"“{text}” is not a time")
    hour = int(time.group(1))
    if time.group(4):
        if not 1 <= hour <= 12:
            raise NotReadable(f"there is no such time as “{text}”")
        hour = hour % 12 + (12 if time.group(4).lower() == "pm" else 0)
    try:
        return datetime(year, month, day, hour, int(time.group(2)), int(time.group(3) or 0), tzinfo=zone)
    except ValueError as error:
        raise NotReadable(f"there is no such date or time as “{text}”") from error


def _date(text: str, order: DateOrder, whole: str) -> tuple[int, int, int]:
    if match := _ISO.fullmatch(text):
        return int(match.group(1)), int(match.group(2)), int(match.group(3))
    if match := _DOTTED.fullmatch(text) or _SLASHED.fullmatch(text):
        first, second, year = int(match.group(1)), int(match.group(2)), int(match.group(3))
        day, month = (first, second) if order.day_first or "/" not in text else (second, first)
        return year + 2000 if year < 100 else year, month, day
    raise NotReadable(f"“{whole}” is not a date")


def phone(cell: str, *, country: str) -> str:
    """A telephone number in international form; service numbers that only work inland stay as written.

    Raises:
        NotReadable: there is no number in it.
    """
    text = plain_text(cell)
    if not text:
        return ""
    if sum(sign.isdigit() for sign in text) < 3:
        raise NotReadable(f"“{text}” is not a telephone number")
    try:
        parsed = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return text
    inland_only = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.UAN
    if not phonenumbers.is_valid_number(parsed) or (inland_only and not text.startswith("+")):
        return text
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def email(cell: str) -> str:
    """An e-mail address, or "".

    Raises:
        NotReadable.
    """
    text = plain_text(cell)
    if text and not re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+", text):
        raise NotReadable(f"“{text}” is not an e-mail address")
    return text


def one_of(cell: str, allowed: Iterable[str]) -> str:
    """One of a few words, in any case.

    Raises:
        NotReadable: with the words.
    """
    text, words = plain_text(cell).lower(), sorted(allowed)
    if text not in words:
        raise NotReadable(f"“{plain_text(cell)}” is unknown; known are {', '.join(words) or 'none'}")
    return text


def organisation_number(cell: str, *, country: str) -> str:
    """A business's number in its country's register, or "".

    Norway's has nine digits, the last a check digit: weights 3 2 7 6 5 4 3 2, modulo 11
    (Brønnøysundregistrene, "Organisasjonsnummeret").

    Raises:
        NotReadable: it cannot be one.
    """
    text = plain_text(cell)
    if not text:
        return ""
    if country.upper() != "NO":
        if not any(sign.isdigit() for sign in text) or len(text) > _LONGEST_REGISTER_NUMBER:
            raise NotReadable(f"“{text[:60]}” is not an organisation number")
        return text
    digits = re.sub(r"[\s.]|^NO|MVA$", "", text.upper())
    if not re.fullmatch(r"[0-9]{9}", digits):
        raise NotReadable(f"“{text[:60]}” is not an organisation number: in Norway it has nine digits")
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, _CHECK_WEIGHTS, strict=True))
    if weighed % 11:
        raise NotReadable(f"“{text}” is not an organisation number: a digit is wrong")
    return digits


_LONGEST_REGISTER_NUMBER = 40
# The check digit itself counts once: the whole sum is a multiple of 11.
_CHECK_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2, 1)
