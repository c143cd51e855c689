"""What the window can do by name: found by Ctrl+K, listed with its keys on the page of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LEAST_LIKE = 74.0  # of 100; a word with one letter wrong in six still counts


@dataclass(frozen=True)
class Command:
    """One thing to do. `keys` as Qt writes them ("Ctrl+1"), `also` other words people may look for."""

    key: str
    title: str
    icon: str
    run: Callable[[], None]
    keys: str = ""
    also: str = ""


def matching(commands: Sequence[Command], text: str, *, limit: int = 5) -> tuple[Command, ...]:
    """The commands meant by `text`, best first; all of them, in their order, for no text.

    Mistyped words are forgiven. Costs a few milliseconds the first time; call it off the GUI thread.
    """
    from rapidfuzz import fuzz, process, utils

    wanted = text.strip()
    if not wanted:
        return tuple(commands)
    names = [f"{command.title} {command.also}" for command in commands]
    found = process.extract(
        wanted,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_LEAST_LIKE,
        limit=limit,
    )
    return tuple(commands[place] for _name, _likeness, place in found)
