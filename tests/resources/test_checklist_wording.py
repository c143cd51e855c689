"""How the shipped checklists are written: quotes, numbers, units and marks as each language sets them."""

from __future__ import annotations

import re

import pytest
from spreadsheets import FORMS, sheet

UNIT = r"(?:mm|bar|Nm|V|kW|km|min|%)(?!\w)"
RULES = {
    "a straight quote": lambda text, _language: "'" in text or '"' in text,
    "a loose unit": lambda text, _language: re.search(rf"\d {UNIT}", text) or re.search(rf"\d{UNIT}", text),
    "three dots": lambda text, _language: "..." in text,
    "two spaces": lambda text, _language: "  " in text or text != text.strip(),
    "a hyphen for a dash": lambda text, _language: " - " in text or re.search(r"\d-\d", text),
    "another language's decimal mark": lambda text, language: (
        re.search(r"\d,\d", text) if language == "en" else re.search(r"\d\.\d", text)
    ),
    "a loose French mark": lambda text, language: (
        language == "fr" and re.search(r"(?<![\u202f\u00a0])(?:[;!?»]|[:%](?=\s|$))", text)
    ),
    "a German ß or umlaut written out": lambda text, language: (
        language == "de" and re.search(r"\b(?:fuer|ueber|Pruefung|Groesse|aussen|Strasse)\b", text)
    ),
}


def texts(form_id: str) -> list[tuple[str, str, str, str]]:
    """Sheet and row, column, language code, text."""
    return [
        (f"{title} {row['row']}", header, header.rpartition("(")[2].rstrip(")"), text)
        for title in ("survey", "choices")
        for row in sheet(form_id, title)
        for header, text in row.items()
        if "::" in header
    ]


def broken(language: str, text: str) -> list[str]:
    return [name for name, breaks in RULES.items() if breaks(text, language)]


@pytest.mark.parametrize("form_id", FORMS)
def test_every_text_is_set_as_its_language_sets_it(form_id: str) -> None:
    found = [
        (place, header, text, broken(language, text))
        for place, header, language, text in texts(form_id)
        if broken(language, text)
    ]
    assert len(texts(form_id)) > 200
    assert found == []


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("fr", "Chaque étape selon l'instruction", "a straight quote"),
        ("nb", "Minst 1.6\u00a0mm", "another language's decimal mark"),
        ("en", "At least 1,6\u00a0mm", "another language's decimal mark"),
        ("de", "Zwischen 0 und 20 mm", "a loose unit"),
        ("en", "0-20\u00a0mm", "a hyphen for a dash"),
        ("fr", "Charge AC : démarre", "a loose French mark"),
        ("de", "Pruefung der Bremsen", "a German ß or umlaut written out"),
        ("en", "Wait...", "three dots"),
    ],
)
def test_the_rules_bite(language: str, text: str, rule: str) -> None:
    assert broken(language, text) == [rule]


@pytest.mark.parametrize("form_id", FORMS)
def test_verdicts_are_the_words_on_the_buttons(form_id: str) -> None:
    rows = {row["name"]: row for row in sheet(form_id, "choices") if row["list_name"] == "verdict"}
    words = {
        name: tuple(
            row[f"label::{lang}"]
            for lang in ("English (en)", "Norsk bokmål (nb)", "Français (fr)", "Deutsch (de)")
        )
        for name, row in rows.items()
    }
    assert words == {
        "ok": ("OK", "OK", "OK", "OK"),
        "not_ok": ("Not OK", "Ikke OK", "Pas OK", "Nicht OK"),
        "na": ("N/A", "Ikke aktuelt", "Sans objet", "Entfällt"),
    }


@pytest.mark.parametrize(
    ("form_id", "names"),
    [
        ("mobile_visit", {"corners"}),
        ("pre_delivery_ev", {"transport", "paint"}),
        ("before_return", {"clean_photos"}),
    ],
)
def test_items_about_the_outside_open_the_car(form_id: str, names: set[str]) -> None:
    marked = {
        row["name"] for row in sheet(form_id, "survey") if "damage" in row.get("appearance", "").split()
    }
    assert marked == names
