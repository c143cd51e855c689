"""Fills the style sheet template with one theme's colours and lengths."""

from __future__ import annotations

import re

from ui.theme.style import Theme
from ui.theme.tokens import resource_folder

FIELD_Y = 11
FIELD_X = 14
DROP_WIDTH = 40
SCROLL_BAR = 14
SCROLL_INSET = 4


def build_sheet(theme: Theme) -> str:
    """The application's style sheet; an unknown role or length in the template is a KeyError."""
    template = (resource_folder("styles") / "companion.qss").read_text(encoding="utf-8")
    lengths = _lengths(theme)
    roles = theme.tokens.colours[theme.name]
    sheet = re.sub(r"@([a-z_]+)", lambda found: f"{lengths[found[1]]}px", template)
    return re.sub(r"\{([a-z_]+)\}", lambda found: roles[found[1]], sheet)


def _lengths(theme: Theme) -> dict[str, int]:
    # The thicker line of a focused field takes its room from the padding, so that nothing moves.
    grow = theme.line_selected - theme.line
    bar = theme.px(SCROLL_BAR)
    inset = theme.px(SCROLL_INSET)
    off = (theme.frame("page_padding") - bar) // 2  # between two columns the bar stands in the middle
    return {
        "line": theme.line,
        "selected": theme.line_selected,
        "control": theme.radius("control"),
        "small": theme.radius("small"),
        "field": theme.target("minimum") - 2 * theme.px(FIELD_Y) - 2 * theme.line,  # 48 px whatever the line
        "field_y": theme.px(FIELD_Y),
        "field_x": theme.px(FIELD_X),
        "field_y_on": theme.px(FIELD_Y) - grow,
        "field_x_on": theme.px(FIELD_X) - grow,
        "drop": theme.px(DROP_WIDTH),
        "touch": theme.target("minimum"),
        "two_touch": 2 * theme.target("minimum"),
        "gap": theme.space(2),
        "bar": bar,
        "bar_radius": (bar - 2 * inset) // 2,
        "bar_inset": inset,
        "bar_between": bar + off,
        "bar_inset_between": inset + off,
    }
