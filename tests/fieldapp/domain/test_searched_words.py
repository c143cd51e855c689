"""Marks stand where the search found something."""

import pytest

from fieldapp.domain.searched_words import places_of


@pytest.mark.parametrize(
    ("text", "searched", "found"),
    [
        ("The CHARGER (EVSE) clicks, recharger", "charger evse", ["CHARGER", "EVSE"]),
        ("Batterie, Bätterie and batteries", "batterie", ["Batterie", "Bätterie", "batteries"]),
        ("évaporateur e\u0301vaporateur", "evap", ["évaporateur", "e\u0301vaporateur"]),
        ("fault BMS_a066 is set", "a066", ["a066"]),
        ("Straße", "straß", ["Straße"]),
        ("nothing", "", []),
        ("nothing", " .(", []),
    ],
)
def test_words_are_found_by_their_beginnings_without_capitals_and_accents(
    text: str, searched: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in places_of(text, searched)] == found
