"""What every part of the page needs to draw itself, and the small blocks the parts share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import isfinite
from typing import Literal

from fieldapp.domain.attachments import PhotoStroke, Signature, StrokeColour
from fieldapp.reports.content import ReportContent
from fieldapp.reports.icons import draw_icon
from fieldapp.reports.images import Jpeg
from fieldapp.reports.layout import Block, Columns, Drawing, Gap, Stack, Text, Whole
from fieldapp.reports.paper import (
    LINE,
    LINE_STRONG,
    MUTED,
    SMALL,
    SUNKEN,
    TEXT,
    UNSAFE_SOLID,
    WHITE,
    Ink,
    Style,
)
from fieldapp.reports.pen import Pen
from fieldapp.reports.source import ShownPhoto
from fieldapp.reports.typeset import shorten
from fieldapp.reports.wording import Wording

Part = Literal["report", "photos"]


@dataclass(frozen=True)
class Sheet:
    """One report while it is laid out.

    `sha256` is the content's hash, `width` the type area's. `pages` says on which page each anchor came to stand in
    the layout before. `part` is what is laid out: the report, or the appendix with its photos; `appendix` is the
    SHA-256 of that file, which the report then names.
    """

    content: ReportContent
    sha256: str
    words: Wording
    width: float
    photos: Mapping[str, Jpeg | None]
    signatures: Sequence[Signature]
    made_at: datetime
    draft: bool
    pages: Mapping[str, int] = field(default_factory=dict)
    part: Part = "report"
    appendix: str = ""

    def see(self, anchor: str) -> str:
        """Which page to turn to; empty when it stands on the first page, where this is said."""
        page = self.pages.get(anchor, 2)
        return "" if page == 1 else self.words.texts.see_page.format(page=self.words.number(page))


def titled(text: str, language: str, sheet: Sheet) -> str:
    """A text of a checklist; one that is not in the customer's language says which it is in."""
    if not text or not language or language == sheet.content.language:
        return text
    words = sheet.words
    return f"{text} {words.texts.original_language.format(language=words.language_name(language))}"


def cell(text: str, style: Style, *, right: bool = False) -> Text:
    """Text of a table cell."""
    return Text(text, style, align="right" if right else "left")


def photo_name(sha256: str) -> str:
    """What a photo's image is called inside the PDF."""
    return f"photo{sha256[:24]}"


def captioned_as(photo: ShownPhoto, caption: str) -> ShownPhoto:
    """The photo with this caption where it has none of its own."""
    return photo if photo.caption.strip() else replace(photo, caption=caption)


def photo_grid(
    photos: Sequence[ShownPhoto], sheet: Sheet, *, width: float, columns: int, gap: float, tallest: float
) -> list[Block]:
    """Photos in rows, whole and upright, each with its caption and time under it."""
    rows: list[Block] = []
    wide = (width - gap * (columns - 1)) / columns
    for start in range(0, len(photos), columns):
        row = photos[start : start + columns]
        sizes = [_drawn_size(photo, sheet, wide, tallest) for photo in row]
        cells = [
            Stack([_picture(photo, sheet, size), _caption(photo, sheet, wide)])
            for photo, size in zip(row, sizes, strict=True)
        ]
        if rows:
            rows.append(Gap(12))
        rows.append(Whole(Columns(cells, [1 / columns] * columns, gap)))
    return rows


def _caption(photo: ShownPhoto, sheet: Sheet, wide: float) -> Block:
    caption = photo.caption.strip()
    ending = "" if not caption or caption[-1] in ".!?" else "."
    text = f"{caption}{ending} {sheet.words.moment(photo.taken_at)}".strip()
    return Text("", SMALL, lines=["", *shorten(text, SMALL, wide, 4)][1:])


def _drawn_size(photo: ShownPhoto, sheet: Sheet, wide: float, tallest: float) -> tuple[float, float]:
    jpeg = sheet.photos.get(photo.sha256)
    across, down = (jpeg.width, jpeg.height) if jpeg else (4, 3)
    scale = min(wide / across, tallest / down)
    return max(across * scale, 12), max(down * scale, 12)


def _picture(photo: ShownPhoto, sheet: Sheet, size: tuple[float, float]) -> Block:
    jpeg = sheet.photos.get(photo.sha256)
    wide, high = size

    def drawn(pen: Pen, x: float, top: float, _: float) -> None:
        radius = min(8, wide / 4, high / 4)
        if jpeg is None:
            pen.box(x, top, wide, high, radius=radius, fill=SUNKEN, stroke=LINE_STRONG)
            draw_icon(pen, "camera", x + wide / 2 - 14, top + high / 2 - 26, 28, MUTED)
            lines = shorten(sheet.words.texts.photo_missing, SMALL, wide - 12, 2)
            for place, line in enumerate(lines):
                pen.line_of_text(line, SMALL, x + wide / 2, top + high / 2 + 6 + 16 * place, "centre")
            return
        with pen.clipped(x, top, wide, high, radius=radius):
            pen.image(photo_name(photo.sha256), x, top, wide, high)
            for stroke in photo.strokes:
                _draw_stroke(pen, stroke, x, top, wide, high)
        pen.box(x, top, wide, high, radius=radius, stroke=LINE)

    return Drawing(high + 5, drawn)


_INKS = {
    StrokeColour.RED: (UNSAFE_SOLID, WHITE),
    StrokeColour.YELLOW: (Ink("FFD400"), TEXT),
    StrokeColour.WHITE: (WHITE, TEXT),
    StrokeColour.BLACK: (TEXT, WHITE),
}


def _draw_stroke(pen: Pen, stroke: PhotoStroke, x: float, top: float, wide: float, high: float) -> None:
    """One line over a photo with a rim that keeps it visible on any ground."""
    points = [
        (x + across * wide, top + down * high)
        for across, down in stroke.points
        if isfinite(across) and isfinite(down) and max(abs(across), abs(down)) < 10
    ]
    if not points:
        return
    ink, rim = _INKS[stroke.colour]
    thickness = min(max(stroke.width * wide, 1.2), wide / 8)
    for colour, thick in ((rim, thickness * 1.75), (ink, thickness)):
        pen.smooth(points, ink=colour, thickness=thick)


def fact(label: str, value: str, below: Sequence[str], styles: tuple[Style, Style, Style]) -> Block:
    """A label, its value, and smaller lines under it."""
    label_style, value_style, below_style = styles
    return Stack(
        [
            Text(label, label_style),
            Text(value or "–", value_style),
            *(Text(line, below_style) for line in below if line),
        ]
    )


def spaced(blocks: Sequence[Block], gap: float) -> list[Block]:
    """The blocks with the same air between each two."""
    joined: list[Block] = []
    for block in blocks:
        if joined:
            joined.append(Gap(gap))
        joined.append(block)
    return joined
