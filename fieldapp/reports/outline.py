"""The car's outline on paper: from four sides and from above, whole or turned with its nose up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from fieldapp.reports.paper import LINE_STRONG, SUNKEN, TEXT, WHITE, Ink
from fieldapp.reports.pen import Pen, Point
from resources.drawings import CarOutline, car_outline

_TOKEN = re.compile(r"[MLCZ]|-?[\d.]+")
_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}
_SVG = "{http://www.w3.org/2000/svg}"
# A circle of radius 1 as four curves: the control points' distance.
_ROUND = 0.5523
_FILLS: dict[str, Ink] = {"var(--body)": WHITE, "var(--glass)": SUNKEN, "currentColor": TEXT}

Command = tuple[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class _Line:
    commands: tuple[Command, ...]
    fill: Ink | None
    thickness: float


@cache
def outline() -> CarOutline:
    """The drawing that the window marks damage on."""
    return car_outline()


@cache
def _lines(view: str) -> tuple[_Line, ...]:
    # Our own drawing from our own package: nothing a stranger wrote is parsed here.
    root = ElementTree.fromstring(outline().svg)  # noqa: S314
    groups = [group for group in root.iter(f"{_SVG}g") if group.get("id") == view]
    return tuple(_line(shape) for group in groups for shape in group)


def _line(shape: ElementTree.Element) -> _Line:
    number = {name: float(value) for name, value in shape.items() if re.fullmatch(r"-?[\d.]+", value)}
    match shape.tag.removeprefix(_SVG):
        case "circle":
            radius = number["r"]
            commands = _rounded(number["cx"] - radius, number["cy"] - radius, 2 * radius, 2 * radius, radius)
        case "rect":
            commands = _rounded(
                number["x"], number["y"], number["width"], number["height"], number.get("rx", 0)
            )
        case _:
            commands = _path(shape.get("d", ""))
    return _Line(tuple(commands), _FILLS.get(shape.get("fill", "")), number.get("stroke-width", 2))


def _path(written: str) -> list[Command]:
    commands: list[Command] = []
    tokens = _TOKEN.findall(written)
    at = 0
    command = "M"
    while at < len(tokens):
        if tokens[at] in _POINTS:
            command = tokens[at]
            at += 1
        count = _POINTS[command]
        numbers = [float(token) for token in tokens[at : at + 2 * count]]
        at += 2 * count
        commands.append((command, tuple(zip(numbers[::2], numbers[1::2], strict=True))))
    return commands


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> list[Command]:
    right, foot, bend = x + width, y + height, radius * (1 - _ROUND)
    return [
        ("M", ((x + radius, y),)),
        ("L", ((right - radius, y),)),
        ("C", ((right - bend, y), (right, y + bend), (right, y + radius))),
        ("L", ((right, foot - radius),)),
        ("C", ((right, foot - bend), (right - bend, foot), (right - radius, foot))),
        ("L", ((x + radius, foot),)),
        ("C", ((x + bend, foot), (x, foot - bend), (x, foot - radius))),
        ("L", ((x, y + radius),)),
        ("C", ((x, y + bend), (x + bend, y), (x + radius, y))),
        ("Z", ()),
    ]


def draw_views(pen: Pen, views: Sequence[str], x: float, top: float, scale: float) -> None:
    """Views where they stand in the drawing, its upper left corner at (x, top)."""
    for view in views:
        _draw(pen, view, scale, lambda point: (x + point[0] * scale, top + point[1] * scale))


def draw_from_above(pen: Pen, x: float, top: float, scale: float) -> None:
    """The car from above with its nose up: `width_from_above(scale)` wide, `height_from_above(scale)` high."""
    left, upper, _, height = outline().views["top"]

    def turned(point: Point) -> Point:
        return x + (height - (point[1] - upper)) * scale, top + (point[0] - left) * scale

    _draw(pen, "top", scale, turned)


def size_from_above(scale: float) -> tuple[float, float]:
    """Width and height of `draw_from_above`."""
    _, _, width, height = outline().views["top"]
    return height * scale, width * scale


def _draw(pen: Pen, view: str, scale: float, placed: Callable[[Point], Point]) -> None:
    for line in _lines(view):
        commands = [(command, tuple(placed(point) for point in points)) for command, points in line.commands]
        ink = TEXT if line.thickness > 1.5 else LINE_STRONG
        pen.shape(commands, fill=line.fill, stroke=ink, thickness=max(0.6, line.thickness * scale))
