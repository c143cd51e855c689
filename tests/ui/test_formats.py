"""Each language writes times, numbers, money and other people's words its own way."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal

import builders
import pytest
from babel.numbers import format_currency

from ui.formats import Formats

LANGUAGES = ("en", "nb", "fr", "de")


def plain(text: str) -> str:
    """Spaces of every width as the common one."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_are_those_of_the_place_on_a_24_hour_clock(language: str) -> None:
    formats = Formats(language)
    assert formats.time(datetime(2026, 11, 20, 22, 5, tzinfo=UTC)) == "23:05"
    assert formats.time(datetime(2026, 7, 20, 22, 5, tzinfo=UTC)) == "00:05"
    assert formats.window(builders.at(10), builders.at(11, 30)) == "10:00–11:30"


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "Friday 20 November"),
        ("nb", "Fredag 20. november"),
        ("fr", "vendredi 20 novembre"),
        ("de", "Freitag, 20. November"),
    ],
)
def test_a_day_is_said_as_people_say_it(language: str, day: str) -> None:
    assert Formats(language).day(builders.DAY) == day


@pytest.mark.parametrize(
    ("language", "date_time"),
    [
        ("en", "20 Nov 2026, 09:38"),
        ("nb", "20. nov. 2026, 09:38"),
        ("fr", "20 nov. 2026, 09:38"),
        ("de", "20.11.2026, 09:38"),
    ],
)
def test_a_moment_has_its_date_and_its_time(language: str, date_time: str) -> None:
    assert Formats(language).date_time(builders.at(9, 38)) == date_time


@pytest.mark.parametrize("language", LANGUAGES)
def test_kroner_are_written_as_norwegians_do(language: str) -> None:
    assert plain(Formats(language).money("2150.50", "NOK")) == "2 150,50 kr"
    assert Formats(language).money("", "NOK") == ""


@pytest.mark.parametrize(
    ("language", "money"), [("en", "€1,490.00"), ("fr", "1 490,00 €"), ("de", "1.490,00 €")]
)
def test_other_money_is_written_as_the_reader_does(language: str, money: str) -> None:
    assert plain(Formats(language).money("1490", "EUR")) == money


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("currency", ["NOK", "EUR", "SEK", "DKK", "GBP"])
def test_sums_written_without_babel_are_written_as_babel_writes_them(language: str, currency: str) -> None:
    formats = Formats(language)
    locale = "nb_NO" if currency == "NOK" else formats.locale
    for amount in (
        "0",
        "0.5",
        "0.05",
        "007",
        "999.99",
        "1000",
        "2150.50",
        "1234567.8",
        "-3.20",
        "0.125",
        "1E+3",
    ):
        written = format_currency(Decimal(amount), currency, locale=locale)
        assert formats.money(amount, currency) == written, amount


def test_the_sum_of_the_first_paint_loads_no_babel() -> None:
    program = """
import sys
from ui.formats import Formats
print(*(Formats(language).money("2150.50", "NOK") for language in ("en", "nb", "fr", "de")))
print("babel" in sys.modules, "decimal" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "False False"


@pytest.mark.parametrize(
    ("language", "number"),
    [("en", "12,345.60"), ("nb", "12 345,60"), ("fr", "12 345,60"), ("de", "12.345,60")],
)
def test_numbers_keep_the_decimals_they_were_given_with(language: str, number: str) -> None:
    formats = Formats(language)
    assert plain(formats.number("12345.60")) == number
    assert formats.number("6.0").replace(",", ".") == "6.0"
    assert formats.number("6.04", decimals=0) == "6"
    assert formats.number("about six") == "about six"


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_and_running_times_are_the_same_everywhere(language: str) -> None:
    formats = Formats(language)
    assert [formats.minutes(minutes) for minutes in (0, 45, 60, 345)] == [
        "0 min",
        "45 min",
        "1 h",
        "5 h 45 min",
    ]
    assert [formats.clock(seconds) for seconds in (59, 3120, 36_000)] == ["0:00", "0:52", "10:00"]


@pytest.mark.parametrize(
    ("language", "size"), [("en", "18.4 MB"), ("nb", "18,4 MB"), ("fr", "18,4 Mo"), ("de", "18,4 MB")]
)
def test_sizes_are_decimal_with_the_readers_comma(language: str, size: str) -> None:
    assert Formats(language).size(18_400_000) == size


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (123_400, "123 kB"),
        (999_999, "1.0 MB"),
        (41_000_000_000, "41.0 GB"),
        (4_100_000_000_000, "4,100 GB"),
    ],
)
def test_a_size_takes_the_unit_that_fits(size: int, words: str) -> None:
    assert Formats("en").size(size) == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "“Ja”"), ("nb", "«Ja»"), ("fr", "« Ja »"), ("de", "„Ja“")]
)
def test_somebodys_words_stand_in_the_marks_of_the_language(language: str, words: str) -> None:
    assert plain(Formats(language).quoted("Ja")) == words


def test_an_unknown_language_reads_english() -> None:
    assert Formats("sv").date_time(builders.at(9, 38)) == "20 Nov 2026, 09:38"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8", "08:00"),
        ("8:30", "08:30"),
        ("08.30", "08:30"),
        ("830", "08:30"),
        ("14 h 05", "14:05"),
        ("14h05", "14:05"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert f"{Formats('fr').read_time(typed):%H:%M}" == read


@pytest.mark.parametrize("typed", ["soon", "24:00", "8:61", "12345", "8:3", "٨:٣٠"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        Formats("de").read_time(typed)
