"""The colours of one theme, as painters need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtGui import QColor

Colour = Literal[
    "background",
    "surface",
    "raised",
    "sunken",
    "line",
    "line_strong",
    "text",
    "text_muted",
    "text_disabled",
    "accent",
    "accent_pressed",
    "on_accent",
    "accent_tint",
    "on_accent_tint",
    "ok",
    "ok_tint",
    "ok_solid",
    "on_ok_solid",
    "attention",
    "attention_tint",
    "attention_solid",
    "on_attention_solid",
    "unsafe",
    "unsafe_tint",
    "unsafe_solid",
    "on_unsafe_solid",
    "info",
    "info_tint",
    "focus",
    "plate",
    "scrim",
]


class Palette:
    """One colour per role of tokens.json; `by_role` for code that is told the role."""

    background: QColor
    surface: QColor
    raised: QColor
    sunken: QColor
    line: QColor
    line_strong: QColor
    text: QColor
    text_muted: QColor
    text_disabled: QColor
    accent: QColor
    accent_pressed: QColor
    on_accent: QColor
    accent_tint: QColor
    on_accent_tint: QColor
    ok: QColor
    ok_tint: QColor
    ok_solid: QColor
    on_ok_solid: QColor
    attention: QColor
    attention_tint: QColor
    attention_solid: QColor
    on_attention_solid: QColor
    unsafe: QColor
    unsafe_tint: QColor
    unsafe_solid: QColor
    on_unsafe_solid: QColor
    info: QColor
    info_tint: QColor
    focus: QColor
    plate: QColor
    scrim: QColor

    def __init__(self, colours: Mapping[str, str]) -> None:
        """From role -> `#RRGGBB`; a missing or unknown role is a TypeError."""
        if colours.keys() != self.__annotations__.keys():
            raise TypeError(f"roles: {sorted(colours.keys() ^ self.__annotations__.keys())}")
        for role, value in colours.items():
            setattr(self, role, QColor(value))

    def by_role(self, role: Colour) -> QColor:
        """The colour of one role."""
        colour: QColor = getattr(self, role)
        return colour
