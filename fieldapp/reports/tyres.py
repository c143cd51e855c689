"""Tyres and brakes on a picture of the car: what was measured at each wheel and axle, where it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fieldapp.reports.icons import draw_icon
from fieldapp.reports.layout import Anchor, Block, Columns, Drawing, Gap, Sized, Stack, Text, Whole, headed
from fieldapp.reports.meters import VERDICT_LOOK, verdict_line
from fieldapp.reports.outline import draw_from_above, size_from_above
from fieldapp.reports.paper import CELL_STRONG, HEAD, LINE_STRONG, MUTED, SMALL, SMALL_TEXT, TEXT, WHITE, Ink
from fieldapp.reports.pen import Pen
from fieldapp.reports.sheet import Sheet
from fieldapp.reports.source import BandVerdict, CheckedItem, MeasuredPoint, Place

# The car as drawn, and smaller where the picture then still fits on the page.
_SCALES = (0.54, 0.47)
# A wheel on the drawing: across, along, and how far in from the edge of the body it stands.
_WHEEL = (21.7, 66.7, 20.0)
# Where the axles stand along the car, as shares of its length in the drawing.
_FRONT_AXLE, _REAR_AXLE = 0.175, 0.775
_CORNERS: tuple[Place, ...] = ("front_left", "front_right", "rear_left", "rear_right")
_WEIGHT: dict[BandVerdict | None, int] = {None: 0, "good": 1, "warn": 2, "low": 3, "high": 3}


def tyres_and_brakes(sheet: Sheet) -> list[Block]:
    """The picture, when at least two wheels were measured; the limits stand in the table after it."""
    items = [
        item
        for inspection in sheet.content.inspections
        for section in inspection.sections
        for item in section.items
        if any(point.place for point in item.measured)
    ]
    at = {place: _measured_at(place, items) for place in (*_CORNERS, "front", "rear")}
    if sum(bool(at[place]) for place in _CORNERS) < 2:
        return []
    return [Sized([partial(_picture, at, scale, sheet) for scale in _SCALES])]


def _picture(at: dict[Place, list[tuple[str, list[MeasuredPoint]]]], scale: float, sheet: Sheet) -> Block:
    """The car from above `scale` times as large as it was drawn, and what was measured around it."""
    texts = sheet.words.texts
    wide, high = size_from_above(scale)

    def drawn(pen: Pen, x: float, top: float, _: float) -> None:
        _draw_wheels(pen, at, x, top, scale)
        draw_from_above(pen, x, top, scale)

    left, right = (
        _side(sheet, at, high, side) for side in (("front_left", "rear_left"), ("front_right", "rear_right"))
    )
    columns = [left, Drawing(high + 6, drawn), right]
    if at["front"] or at["rear"]:
        columns.append(_side(sheet, at, high, ("front", "rear")))
    share = 1 / (len(columns) - 1)
    picture = Columns(columns, [share, wide, share, share][: len(columns)], 26)
    opening = [Anchor("tyres", texts.tyres_and_brakes), headed(texts.tyres_and_brakes, HEAD)]
    return Whole(Stack([*opening, Gap(4), picture]))


def _measured_at(place: str, items: Sequence[CheckedItem]) -> list[tuple[str, list[MeasuredPoint]]]:
    """Item titles and their points at this place."""
    found = [(item.title, [point for point in item.measured if point.place == place]) for item in items]
    return [(title, points) for title, points in found if points]


def _side(
    sheet: Sheet,
    at: dict[Place, list[tuple[str, list[MeasuredPoint]]]],
    high: float,
    places: tuple[Place, Place],
) -> Block:
    """Two places one under the other, each beside its axle."""
    front, rear = (_told(sheet, place, at[place]) for place in places)
    return _Halves(front, rear, high)


class _Halves(Stack):
    """The lower block begins at half the height, or where the upper one ends."""

    def __init__(self, upper: Block, lower: Block, high: float) -> None:
        super().__init__([upper, lower])
        self._upper, self._lower, self._high = upper, lower, high

    def _lower_top(self, width: float) -> float:
        return max(self._upper.height(width) + 8, self._high * 0.56)

    def height(self, width: float) -> float:
        return self._lower_top(width) + self._lower.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._upper.draw(pen, x, top, width)
        self._lower.draw(pen, x, top + self._lower_top(width), width)


def _told(sheet: Sheet, place: Place, measured: list[tuple[str, list[MeasuredPoint]]]) -> Block:
    texts, words = sheet.words.texts, sheet.words
    if not measured:
        return Text("", SMALL)
    name = {
        "front_left": texts.front_left,
        "front_right": texts.front_right,
        "rear_left": texts.rear_left,
        "rear_right": texts.rear_right,
        "front": texts.front_axle,
        "rear": texts.rear_axle,
    }[place or "front"]
    lines: list[Block] = [Text(name, CELL_STRONG)]
    for title, points in measured:
        many = len(points) > 1 and place in ("front", "rear")
        if many:
            lines += [
                Text(f"{point.label} {words.with_unit(point.value, point.unit)}", SMALL_TEXT)
                for point in points
            ]
        else:
            values = " · ".join(words.number(point.value) for point in points)
            unit = f"\u00a0{points[0].unit}" if points[0].unit else ""
            lines.append(Text(f"{title} {values}{unit}", SMALL_TEXT))
        worst = max(points, key=lambda point: _WEIGHT[point.verdict])
        if worst.verdict is not None and worst.judged:
            lines.append(verdict_line(worst.verdict, words.verdict(worst), 11.5, 16))
    return Stack(lines)


def _draw_wheels(
    pen: Pen,
    at: dict[Place, list[tuple[str, list[MeasuredPoint]]]],
    x: float,
    top: float,
    scale: float,
) -> None:
    """Four wheels under the body, in the colour and with the sign of the worst that was measured there."""
    wide, high = size_from_above(scale)
    across, along, in_from_edge = (size * scale for size in _WHEEL)
    for place in _CORNERS:
        points = [point for _, measured in at[place] for point in measured if point.judged]
        worst = max((point.verdict for point in points), key=lambda verdict: _WEIGHT[verdict], default=None)
        middle = top + high * (_FRONT_AXLE if place.startswith("front") else _REAR_AXLE)
        left = x + in_from_edge if place.endswith("left") else x + wide - in_from_edge - across
        ink: Ink = VERDICT_LOOK[worst][1] if worst is not None else MUTED
        pen.box(left, middle - along / 2, across, along, radius=4, fill=ink, stroke=TEXT)
        if worst is not None:
            sign = left - 19 if place.endswith("left") else left + across + 3
            pen.box(sign - 1, middle - 9, 18, 18, radius=9, fill=WHITE, stroke=LINE_STRONG)
            draw_icon(pen, VERDICT_LOOK[worst][0], sign + 1.5, middle - 6.5, 13, ink)
