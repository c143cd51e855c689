"""Design tokens, read once from resources/styles/tokens.json. Lengths are logical px at 100 % scale."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

ThemeName = Literal["light", "dark", "sun"]
TypeRole = Literal["caption", "label", "body", "body_strong", "fact", "title", "hero", "number"]
Radius = Literal["small", "control", "card", "pill"]
Target = Literal["minimum", "segment", "row", "next_step_height", "next_step_min_width", "keypad_key", "gap"]
IconSize = Literal["inline", "control", "rail", "hero", "empty_state"]
Frame = Literal["rail_width", "top_strip", "action_bar", "page_padding", "gutter"]
SpaceStep = Literal[1, 2, 3, 4, 5, 6, 8, 10, 12]
Motion = Literal["none", "press", "open", "maximum", "toast_visible"]

THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)
TYPE_ROLES: tuple[TypeRole, ...] = get_args(TypeRole)


@cache
def resource_folder(name: str) -> Path:
    """Where the files of one resource kind lie: `styles`, `icons`, `fonts`, `translations`.

    By path: the package `resources` reads texts and tables as well, which the first paint must not wait for.
    """
    return Path(__file__).resolve().parents[2] / "resources" / name


class TypeStyle(NamedTuple):
    """One row of the type scale: sizes in px, weight as in CSS."""

    size: int
    line: int
    weight: int
    display: bool


class Tokens(NamedTuple):
    """Everything tokens.json says, by theme where it differs. `colours` maps role to `#RRGGBB`."""

    colours: Mapping[ThemeName, Mapping[str, str]]
    border: Mapping[ThemeName, int]
    weight_shift: Mapping[ThemeName, int]
    type: Mapping[TypeRole, TypeStyle]
    space: Mapping[int, int]
    radius: Mapping[str, int]
    target: Mapping[str, int]
    icon: Mapping[str, int]
    frame: Mapping[str, int]
    motion: Mapping[str, int]
    selected_border: int
    focus_border: int
    focus_gap: int


@cache
def load() -> Tokens:
    """The tokens; the file is read on the first call only."""
    raw: dict[str, Any] = json.loads((resource_folder("styles") / "tokens.json").read_text(encoding="utf-8"))
    themes = raw["themes"]
    return Tokens(
        colours={name: dict(themes[name]["colour"]) for name in THEME_NAMES},
        border={name: int(themes[name]["border"]) for name in THEME_NAMES},
        weight_shift={name: int(themes[name]["weight_shift"]) for name in THEME_NAMES},
        type={role: _type_style(raw["type"]["sizes"][role]) for role in TYPE_ROLES},
        space={int(step): int(px) for step, px in raw["space"].items()},
        radius=_lengths(raw["radius"]),
        target=_lengths(raw["target"]),
        icon=_lengths(raw["icon"]),
        frame=_lengths(raw["frame"]),
        motion=_lengths(raw["motion"]),
        selected_border=int(raw["border"]["selected"]),
        focus_border=int(raw["border"]["focus"]),
        focus_gap=int(raw["border"]["focus_gap"]),
    )


def _type_style(row: Mapping[str, Any]) -> TypeStyle:
    return TypeStyle(
        size=int(row["size"]),
        line=int(row["line"]),
        weight=int(row["weight"]),
        display=row["family"] == "display",
    )


def _lengths(table: Mapping[str, Any]) -> dict[str, int]:
    return {name: value for name, value in table.items() if isinstance(value, int)}
