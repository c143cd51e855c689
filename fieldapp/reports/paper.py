"""Measures, inks and type of the printed page, in CSS pixels (96 to the inch) as the drawings give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

Paper = Literal["A4", "Letter"]
Ink = NewType("Ink", str)

POINTS_PER_PX = 0.75
PAGE_SIZES: dict[Paper, tuple[float, float]] = {"A4": (793.7, 1122.52), "Letter": (816.0, 1056.0)}
_LETTER_COUNTRIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)
"""Where paper is US Letter, by ISO 3166-1: Unicode CLDR, supplemental data, `paperSize`."""

SIDE = 64.0
TOP = 56.0
FOOT = 84.0  # from the foot line's air to the paper's edge

TEXT = Ink("1B1A17")
MUTED = Ink("565249")
LINE = Ink("DAD6CD")
LINE_STRONG = Ink("807B71")
SUNKEN = Ink("E9E6DF")
WHITE = Ink("FFFFFF")
OK = Ink("1A6332")
OK_TINT = Ink("E0F0E3")
OK_SOLID = Ink("1F7A3D")
ATTENTION = Ink("7D4A00")
ATTENTION_TINT = Ink("FCEBC8")
ATTENTION_SOLID = Ink("F2B03A")
UNSAFE = Ink("A01919")
UNSAFE_TINT = Ink("FBE4E1")
UNSAFE_SOLID = Ink("B3211D")
INFO = Ink("2F4A63")
INFO_TINT = Ink("E3EAF0")

REGULAR = "Inter-Regular"
MEDIUM = "Inter-Medium"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
DISPLAY = "InterDisplay-Bold"


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of text: face, size and line height in px, ink."""

    face: str
    size: float
    leading: float
    ink: Ink = TEXT


TITLE = Style(DISPLAY, 34, 40)
SECTION_TITLE = Style(DISPLAY, 26, 32)
SUBTITLE = Style(REGULAR, 15, 22, MUTED)
HEAD = Style(BOLD, 15, 20)
BODY = Style(REGULAR, 13, 19)
BODY_MUTED = Style(REGULAR, 13, 19, MUTED)
BODY_STRONG = Style(SEMIBOLD, 13, 19)
FACT = Style(SEMIBOLD, 14, 20)
SMALL = Style(REGULAR, 11.5, 16, MUTED)
SMALL_TEXT = Style(REGULAR, 12, 17)
LABEL = Style(REGULAR, 12, 17, MUTED)
TABLE_HEAD = Style(MEDIUM, 11.5, 16, MUTED)
CELL = Style(REGULAR, 13, 18)
CELL_MUTED = Style(REGULAR, 13, 18, MUTED)
CELL_STRONG = Style(SEMIBOLD, 13, 18)
TOTAL = Style(BOLD, 16, 22)
VERDICT = Style(DISPLAY, 20, 26)
FINDING = Style(BOLD, 17, 24)
FIGURE = Style(DISPLAY, 22, 28)
LETTERHEAD = Style(REGULAR, 12, 17, MUTED)
LETTERHEAD_NAME = Style(SEMIBOLD, 12, 17)
FOOTNOTE = Style(REGULAR, 11, 16, MUTED)


def paper_of(country: str) -> Paper:
    """What a company of this country (ISO 3166-1 alpha-2) has in its printers."""
    return "Letter" if country.upper() in _LETTER_COUNTRIES else "A4"
