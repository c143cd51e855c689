"""Commands are found by their names, also mistyped ones."""

from __future__ import annotations

import pytest

from ui.commands import Command, matching

COMMANDS = tuple(
    Command(key, title, "info", lambda: None, also=also)
    for key, title, also in (
        ("dark", "Theme: dark", "look colours"),
        ("light", "Theme: light", "look colours"),
        ("job", "New job on site", ""),
        ("send", "Send now", "sync network office"),
        ("german", "Sprache: Deutsch", "language de"),
    )
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dark", "dark"),
        ("drak theme", "dark"),
        ("LIGHT", "light"),
        ("new jb", "job"),
        ("netwrok", "send"),
        ("language", "german"),
    ],
)
def test_a_command_is_found_by_a_part_of_its_name(typed: str, first: str) -> None:
    assert matching(COMMANDS, typed)[0].key == first


def test_nothing_typed_offers_everything_and_nonsense_nothing() -> None:
    assert matching(COMMANDS, "  ") == COMMANDS
    assert matching(COMMANDS, "qqqqq") == ()
