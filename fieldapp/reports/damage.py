"""Damage on the outside: numbered marks on the car's outline, and what each number is."""

from __future__ import annotations

from functools import partial

from fieldapp.domain.damage import DamageKind
from fieldapp.reports.layout import Anchor, Block, Columns, Drawing, Sized, Stack, Text, headed
from fieldapp.reports.outline import draw_views, outline
from fieldapp.reports.paper import (
    ATTENTION_SOLID,
    BOLD,
    CELL,
    CELL_STRONG,
    HEAD,
    MUTED,
    SMALL,
    TEXT,
    UNSAFE_SOLID,
    WHITE,
    Ink,
    Style,
)
from fieldapp.reports.pen import Pen
from fieldapp.reports.sheet import Sheet, photo_grid
from fieldapp.reports.source import ShownMark
from fieldapp.reports.tables import Ruled, Table

_SIZE = 20.0
# The share of the width that the picture takes, and the height of photos: large, and smaller where the table then still
# begins on the page.
_SIZES = ((1.0, 110.0), (0.8, 110.0), (0.7, 84.0))
_KIND = 150.0
_NUMBER = Style(BOLD, 11, 14, WHITE)
_DARK = Style(BOLD, 11, 14, TEXT)
# Told apart by shape in black and white, as in the window: corners in halves of the size, none = a disc.
_SHAPES: dict[DamageKind, tuple[tuple[tuple[float, float], ...], Ink]] = {
    DamageKind.SCRATCH: ((), UNSAFE_SOLID),
    DamageKind.CHIP: (((0, -1.41), (1.41, 0), (0, 1.41), (-1.41, 0)), ATTENTION_SOLID),
    DamageKind.DENT: (((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)), TEXT),
    DamageKind.CRACK: (((0, -1.4), (1.4, 1), (-1.4, 1)), UNSAFE_SOLID),
    DamageKind.RUST: (
        ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
        ATTENTION_SOLID,
    ),
    DamageKind.MISSING: (((-1.4, -1), (1.4, -1), (0, 1.4)), TEXT),
    DamageKind.OTHER: (((-1.3, -0.75), (1.3, -0.75), (1.3, 0.75), (-1.3, 0.75)), MUTED),
}


def damage(sheet: Sheet) -> list[Block]:
    """The outline with its marks, a row for each; nothing when nothing was marked."""
    if not sheet.content.damage:
        return []
    return [Sized([partial(_picture_and_rows, share, tallest, sheet) for share, tallest in _SIZES])]


def _picture_and_rows(share: float, tallest: float, sheet: Sheet) -> Block:
    """The table under its picture, which takes that share of the page's width."""
    marks, texts = sheet.content.damage, sheet.words.texts
    car = outline()
    scale = sheet.width * share / car.width
    indent = sheet.width * (1 - share) / 2

    def drawn(pen: Pen, x: float, top: float, _: float) -> None:
        x += indent
        draw_views(pen, tuple(car.views), x, top, scale)
        for mark in marks:
            left, upper, wide, high = car.views[mark.view.value]
            across, down = min(max(mark.x, 0), 1), min(max(mark.y, 0), 1)
            draw_mark(pen, mark, x + (left + across * wide) * scale, top + (upper + down * high) * scale)

    picture = Drawing(car.height * scale + 8, drawn)
    opening = Stack([Anchor("damage", texts.damage), headed(texts.damage, HEAD), picture], keep_next=True)
    again = headed(texts.continued.format(title=texts.damage), HEAD)
    return Table(opening, [_row(mark, tallest, sheet) for mark in marks], again=again)


def _row(mark: ShownMark, tallest: float, sheet: Sheet) -> Block:
    shape = Drawing(_SIZE + 4, lambda pen, x, top, _: draw_mark(pen, mark, x + 14, top + _SIZE / 2 + 2))
    told: list[Block] = [Text(mark.note, CELL)] if mark.note.strip() else []
    if mark.photos:
        inner = sheet.width - 28 - _KIND - 24
        told += photo_grid(mark.photos, sheet, width=inner, columns=3, gap=10, tallest=tallest)
    kind = Text(sheet.words.damage_kind(mark.kind), CELL_STRONG)
    return Ruled(Columns([shape, kind, Stack(told or [Text("", SMALL)])], [28, _KIND, 1.0], 12), above=5)


def draw_mark(pen: Pen, mark: ShownMark, x: float, y: float) -> None:
    """The mark's shape with its number, its middle at (x, y), a white rim round it."""
    corners, ink = _SHAPES[mark.kind]
    half = _SIZE / 2
    if corners:
        points = [(x + across * half, y + down * half) for across, down in corners]
        pen.path(points, ink=WHITE, thickness=5, closed=True)
        pen.polygon(points, fill=ink)
    else:
        pen.circle(x, y, half + 1, fill=ink, stroke=WHITE, thickness=2.4)
    lower = {DamageKind.CRACK: 3.0, DamageKind.MISSING: -3.0}.get(mark.kind, 0)
    style = _DARK if ink is ATTENTION_SOLID else _NUMBER
    pen.line_of_text(str(mark.number), style, x, y - 7 + lower, "centre")
