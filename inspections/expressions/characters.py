"""Classes of characters that regular expressions name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Accepts: TypeAlias = Callable[[str], bool]


def is_word(character: str) -> bool:
    """Whether `\\w` stands for the character: ASCII letters, digits and the underscore."""
    return character == "_" or (character.isascii() and character.isalnum())


CLASSES: dict[str, Accepts] = {
    "d": lambda c: "0" <= c <= "9",
    "w": is_word,
    "s": str.isspace,
}
PROPERTIES: dict[str, Accepts] = {
    "L": str.isalpha,
    "Alpha": str.isalpha,
    "Lu": str.isupper,
    "Upper": str.isupper,
    "Ll": str.islower,
    "Lower": str.islower,
    "N": str.isnumeric,
    "Nd": str.isdecimal,
    "Digit": str.isdecimal,
    "Alnum": str.isalnum,
    "Space": str.isspace,
    "P": lambda c: not c.isalnum() and not c.isspace(),
    "Punct": lambda c: not c.isalnum() and not c.isspace(),
}
