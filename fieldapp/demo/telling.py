"""How the demo's day is told: in which language, in which looks it is pictured, and by which clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import ThemeName


def _usual_server() -> list[str]:
    return [str(Path(sys.executable).with_name("fieldapp-server"))]


def _nothing() -> None:
    pass


def _go_on(hour: int, minute: int, touch: Callable[[], None]) -> None:
    """The computer's own clock goes on by itself."""
    del hour, minute, touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The usual one: in English, light, by the computer's clock, so that the day is over in a minute.

    Attributes:
        looks: themes each picture is taken in; beyond the first into a folder of the theme's name.
        begin: called before the first clock is read.
        at: called when the story is at that time of the day, with what counts as a touch of the window; a teller with a
            clock of its own puts it there, so that an hour's work is an hour.
        server: the command that the office's server is started by.
    """

    language: str = "en"
    looks: tuple[ThemeName, ...] = ("light",)
    begin: Callable[[], None] = _nothing
    at: Callable[[int, int, Callable[[], None]], None] = _go_on
    server: Callable[[], list[str]] = _usual_server
