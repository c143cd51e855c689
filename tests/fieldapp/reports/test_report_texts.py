"""The report's own words, in every language."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from report_samples import Album, mobile_visit

from fieldapp.reports.job_report import LANGUAGES, decide
from fieldapp.reports.source import GivenAnswer
from fieldapp.reports.texts import Counted, Texts, load
from fieldapp.reports.typeset import REPLACEMENT, face
from fieldapp.reports.wording import Wording

PLACE = re.compile(r"\{(\w+)\}")


def sentences(texts: Texts) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in dataclasses.fields(texts):
        value = getattr(texts, field.name)
        if isinstance(value, Counted):
            found[f"{field.name}.many"] = value.many
            found[f"{field.name}.one"] = value.one
        else:
            found[field.name] = value
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_with_the_same_places(language: str) -> None:
    english, own = sentences(load("en")), sentences(load(language))

    assert all(text.strip() for text in own.values())
    for name, text in own.items():
        places = set(PLACE.findall(text))
        if name.endswith(".one"):
            assert places <= {"count"}, name
        else:
            assert places == set(PLACE.findall(english[name])), name


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_nothing_was_left_in_english(language: str) -> None:
    english, own = sentences(load("en")), sentences(load(language))
    alike = {name for name, text in own.items() if text == english[name] and len(PLACE.sub("", text)) > 8}

    # "Software" is the German word too, "Signatures" the French.
    assert alike <= {"software", "software_changed", "signatures"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_the_texts_has_a_glyph(language: str) -> None:
    typeface = face("Inter-Regular")
    drawn = "".join(run for text in sentences(load(language)).values() for _, run in typeface.runs(text))

    assert REPLACEMENT not in drawn


def wording(language: str, country: str = "NO") -> Wording:
    content = decide(mobile_visit(Album(), language))
    return Wording(dataclasses.replace(content, country=country))


@pytest.mark.parametrize(
    ("language", "country", "day", "number", "money"),
    [
        ("nb", "NO", "20. november 2026", "1\u00a0490,50", "1\u00a0490,00\u00a0kr"),
        ("fr", "FR", "20 novembre 2026", "1\u202f490,50", "1\u202f490,00\u00a0NOK"),
        ("de", "DE", "20. November 2026", "1.490,50", "1.490,00\u00a0NOK"),
        ("en", "GB", "20 November 2026", "1,490.50", "NOK1,490.00"),
    ],
)
def test_dates_numbers_and_money_are_written_as_there(
    language: str, country: str, day: str, number: str, money: str
) -> None:
    words = wording(language, country)

    assert words.day(date(2026, 11, 20)) == day
    assert words.number(Decimal("1490.50")) == number
    assert words.money(Decimal(1490), "NOK") == money


def test_french_in_norway_is_still_french() -> None:
    assert wording("fr", "NO").day(date(2026, 11, 20)) == "20 novembre 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_has_its_year_in_full_and_the_companys_clock(language: str) -> None:
    told = wording(language, "DE").moment(datetime(2026, 11, 20, 8, 21, tzinfo=UTC))

    assert "2026" in told
    assert "9:21" in told


def test_decimals_stay_as_they_were_measured() -> None:
    words = wording("nb")

    assert words.number(Decimal("6.40")) == "6,40"
    assert words.number(Decimal(6)) == "6"


def test_one_is_not_several() -> None:
    words = wording("en")

    assert words.counted(words.texts.found_attention, 1) == "One thing should be put right soon."
    assert words.counted(words.texts.found_attention, 3) == "3 things should be put right soon."


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("number", "12.5", "12,5"),
        ("date", "2026-11-19", "19.11.2026"),
        ("time", "09:15:00.000+01:00", "09:15"),
        ("datetime", "2026-11-20T08:21:00Z", "20.11.2026\u00a009:21"),
        ("text", "7.0", "7.0"),
        ("number", "about twelve", "about twelve"),
        ("date", "soon", "soon"),
    ],
)
def test_an_answer_is_written_for_the_customer_or_left_as_it_is(kind: str, value: str, told: str) -> None:
    answer = GivenAnswer(label="", value=value, kind=kind)  # type: ignore[arg-type]  # one of AnswerKind

    assert wording("nb").answer(answer) == told
