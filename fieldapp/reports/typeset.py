"""Text on paper: made harmless, measured, broken into lines; glyphs a face lacks come from DejaVu Sans.

Nothing here or below reads markup: what a person typed is drawn glyph by glyph, so no text can name a file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from fieldapp.reports.paper import BOLD, DISPLAY, MEDIUM, REGULAR, SEMIBOLD, Style

REPLACEMENT = "\ufffd"
_FALLBACK = {
    REGULAR: "DejaVuSans",
    MEDIUM: "DejaVuSans",
    SEMIBOLD: "DejaVuSans-Bold",
    BOLD: "DejaVuSans-Bold",
    DISPLAY: "DejaVuSans-Bold",
}
_registering = Lock()

# Spaces a line may break at; U+00A0, U+2007 and U+202F hold together.
_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_PIECES = re.compile(rf"[{_SPACES}]+|[^{_SPACES}]+?(?:[-–—/](?=[^\W\d])|(?=[{_SPACES}])|$)")


def clean(text: str) -> str:
    """The text without what no page can show: control characters, lone surrogates, direction overrides, joiners.

    Line breaks stay; tabs become spaces; letters and their accents are joined so that fonts have them.
    """
    if text.isprintable() and text.isascii():
        return text
    # Lone surrogates first: what stood on either side of one may join, as it does in the data.
    text = text.encode("utf-8", "ignore").decode()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(filter(None, map(_harmless, text)))


@lru_cache(maxsize=4096)
def _harmless(char: str) -> str:
    if char in "\n\u2028\u2029":
        return "\n"
    if char == "\t":
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f":
        return ""
    return char


class Face:
    """One face with its fallback: which font draws a character, and how wide it is."""

    def __init__(self, name: str) -> None:
        font, fallback = _font(name), _font(_FALLBACK[name])
        self._name = name
        self._fallback = _FALLBACK[name]
        self._own: dict[int, float] = font.face.charWidths
        self._own_glyphs: dict[int, int] = font.face.charToGlyph
        self._other: dict[int, float] = fallback.face.charWidths
        self._other_glyphs: dict[int, int] = fallback.face.charToGlyph
        self._known: dict[str, tuple[str, str, float]] = {}
        self._words: dict[str, float] = {}
        self.ascent: float = font.face.ascent / 1000
        self.descent: float = -font.face.descent / 1000

    def _look_up(self, char: str) -> tuple[str, str, float]:
        """The font that draws this character, what it draws, and the advance for size 1."""
        code = ord(char)
        if self._own_glyphs.get(code):
            found = (self._name, char, self._own[code] / 1000)
        elif self._other_glyphs.get(code):
            found = (self._fallback, char, self._other[code] / 1000)
        elif char.isspace():
            found = (self._name, " ", self._own[32] / 1000)
        else:
            found = (self._fallback, REPLACEMENT, self._other[ord(REPLACEMENT)] / 1000)
        self._known[char] = found
        return found

    def advance(self, char: str) -> float:
        """Width of one character for size 1."""
        return (self._known.get(char) or self._look_up(char))[2]

    def width(self, text: str) -> float:
        """Width of a text for size 1."""
        known = self._words.get(text)
        if known is None:
            known = sum(map(self.advance, text))
            if len(text) < 40:
                self._words[text] = known
        return known

    def runs(self, text: str) -> list[tuple[str, str]]:
        """(font, text) pairs that draw the text; a glyph nobody has is shown as a replacement character."""
        if text.isascii():
            return [(self._name, text)]
        drawn = ((self._known.get(char) or self._look_up(char))[:2] for char in text)
        return [
            (font, "".join(char for _, char in run)) for font, run in groupby(drawn, key=lambda it: it[0])
        ]


def _font(name: str) -> TTFont:
    if name not in pdfmetrics.getRegisteredFontNames():
        data = (files("resources") / "fonts" / f"{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
    font = pdfmetrics.getFont(name)
    assert isinstance(font, TTFont)
    return font


_faces: dict[str, Face] = {}


def face(name: str) -> Face:
    """The face of this name, read once per process."""
    known = _faces.get(name)
    if known is None:
        with _registering:
            known = _faces.get(name) or Face(name)
            _faces[name] = known
    return known


def text_width(text: str, style: Style) -> float:
    """Width of one line in px."""
    return face(style.face).width(text) * style.size


def break_lines(text: str, style: Style, width: float) -> list[str]:
    """Lines no wider than `width` px; words that are wider are broken where they must."""
    typeface = face(style.face)
    room = max(width / style.size, 1.5)  # a column narrower than a letter still takes one letter a line
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines.extend(_fill(paragraph, typeface, room))
    return lines


def _fill(paragraph: str, typeface: Face, room: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _PIECES.findall(paragraph):
        wide = typeface.width(piece)
        if used + wide <= room + 1e-6 or (piece.isspace() and line):
            line, used = line + piece, used + wide
            continue
        if line.strip():
            lines.append(line.rstrip())
        line, used = ("", 0.0) if piece.isspace() else (piece, wide)
        while used > room:
            cut = _fitting(line, typeface, room)
            lines.append(line[:cut])
            line = line[cut:]
            used = typeface.width(line)
    lines.append(line.rstrip())
    return lines


def _fitting(word: str, typeface: Face, room: float) -> int:
    """How many leading characters fit; at least one."""
    used = 0.0
    for place, char in enumerate(word):
        used += typeface.advance(char)
        if used > room:
            return max(place, 1)
    return len(word)


def shorten(text: str, style: Style, width: float, lines: int) -> list[str]:
    """At most this many lines; the last one ends in an ellipsis when something was left out."""
    broken = break_lines(text, style, width)
    if len(broken) <= lines:
        return broken
    kept = broken[:lines]
    last = kept[-1]
    while last and text_width(last + "…", style) > width:
        last = last[:-1]
    kept[-1] = last.rstrip() + "…"
    return kept
