"""Messages to customers say the same in four languages."""

from __future__ import annotations

import string

import pytest

import resources

TEMPLATES = ("on_my_way", "running_late", "ready", "report", "report_link", "report_photos")
FACTS = {
    "customer": "Åse {Bjørk}",
    "technician": "Sunniva Tveitane",
    "company": "Vestvind Mobilservice AS",
    "phone": "+47 55 00 10 20",
    "vehicle": "Model 3, EL 11863",
    "arrival_time": "10:15",
    "minutes": "20",
    "visit_date": "20.11.2026",
    "job_number": "J-2026-000301",
    "link": "https://report.vestvind.example/r/" + "x" * 32,
    "until": "20.12.2026",
}


def places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


@pytest.mark.parametrize("language", resources.LANGUAGES)
def test_every_message_exists(language: str) -> None:
    assert tuple(resources.message_texts(language)) == TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("part", ["subject", "body", "sms"])
def test_all_languages_fill_the_same_places(template: str, part: str) -> None:
    english = places(getattr(resources.message_texts("en")[template], part))

    assert english
    for language in resources.LANGUAGES:
        assert places(getattr(resources.message_texts(language)[template], part)) == english


@pytest.mark.parametrize("language", resources.LANGUAGES)
def test_messages_fill_with_the_known_facts(language: str) -> None:
    for text in resources.message_texts(language).values():
        filled = text.body.format(**FACTS)
        assert "Åse {Bjørk}" in filled
        assert "\n" not in text.subject.format(**FACTS)
        assert len(text.sms.format(**FACTS)) <= 306, "an SMS of at most two parts"


def test_languages_differ() -> None:
    for template in TEMPLATES:
        assert (
            len({resources.message_texts(language)[template].body for language in resources.LANGUAGES}) == 4
        )


def test_a_language_we_lack_falls_back_to_english() -> None:
    assert resources.message_texts("sv") == resources.message_texts("en")
