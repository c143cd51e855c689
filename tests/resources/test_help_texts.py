"""Help says the words that stand on the screen."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

import resources
from ui.language import LANGUAGES
from ui.theme.tokens import resource_folder

BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
KEYS = {"1", "2", "3", "↑ ↓", "P", "N", "/", "?"}
CHORD = re.compile(r"(Ctrl|Strg)\+((Shift|Umschalt|Maj|Skift)\+)?[A-Z]")


def spoken(language: str) -> set[str]:
    """Every text of the window in a language, without the dots of what opens something more."""
    found = set()
    for context in ElementTree.parse(resource_folder("translations") / "fieldapp_nb.ts").iter("message"):
        found.add(context.findtext("source") or "")
    if language != "en":
        found = set()
        for message in ElementTree.parse(resource_folder("translations") / f"fieldapp_{language}.ts").iter(
            "message"
        ):
            found.add(message.findtext("translation") or "")
    return {text.replace("&&", "&").rstrip("….: \u00a0").casefold() for text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_help_tells_to_press_stands_on_a_button(language: str) -> None:
    known = spoken(language)
    strange = [
        (screen, word)
        for screen, text in resources.help_texts(language).items()
        for word in BOLD.findall(text.body)
        if word not in KEYS and not CHORD.fullmatch(word) and word.rstrip(".").casefold() not in known
    ]
    assert strange == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_explains_the_same_screens(language: str) -> None:
    assert resources.help_texts(language).keys() == resources.help_texts("en").keys()


def test_a_word_that_stands_on_no_button_is_noticed() -> None:
    assert "teleport" not in spoken("en")
    assert BOLD.findall("Press **Teleport** in a *hurry*.") == ["Teleport"]
