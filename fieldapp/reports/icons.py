"""The few shapes a report uses, on a 24 grid: drawn as paths, told apart without colour."""

from __future__ import annotations

from typing import Literal

from fieldapp.reports.paper import WHITE, Ink
from fieldapp.reports.pen import Pen, Point

Shape = Literal["check", "triangle", "bulb", "octagon", "cross", "dash", "lock", "camera", "swap"]

_OCTAGON = ((8, 3), (16, 3), (21, 8), (21, 16), (16, 21), (8, 21), (3, 16), (3, 8))


class _Grid:
    """Places a 24 grid on the page."""

    def __init__(self, pen: Pen, x: float, top: float, size: float, ink: Ink) -> None:
        self.pen = pen
        self.x = x
        self.top = top
        self.scale = size / 24
        self.ink = ink

    def at(self, x: float, y: float) -> Point:
        return self.x + x * self.scale, self.top + y * self.scale

    def lines(self, *points: tuple[float, float], closed: bool = False, ink: Ink | None = None) -> None:
        self.pen.path(
            [self.at(*point) for point in points],
            ink=ink or self.ink,
            thickness=2 * self.scale,
            closed=closed,
        )

    def arc(self, x: float, y: float, radius: float, start: int, extent: int) -> None:
        middle = self.at(x, y)
        self.pen.arc(*middle, radius * self.scale, start, extent, ink=self.ink, thickness=2 * self.scale)


def draw_icon(pen: Pen, shape: Shape, x: float, top: float, size: float, ink: Ink) -> None:
    """One shape with its upper left corner at (x, top)."""
    grid = _Grid(pen, x, top, size, ink)
    match shape:
        case "check":
            grid.lines((4.5, 12.5), (9.5, 17.5), (19.5, 6.5))
        case "cross":
            grid.lines((6, 6), (18, 18))
            grid.lines((18, 6), (6, 18))
        case "dash":
            grid.lines((6, 12), (18, 12))
        case "swap":
            grid.lines((4, 8), (20, 8), (16, 4))
            grid.lines((20, 16), (4, 16), (8, 20))
        case "triangle":
            grid.lines((12, 3.8), (21.2, 20), (2.8, 20), closed=True)
            grid.lines((12, 10), (12, 14))
            grid.lines((12, 17))
        case "octagon":
            pen.polygon([grid.at(*corner) for corner in _OCTAGON], fill=ink)
            grid.lines((12, 7.5), (12, 13), ink=WHITE)
            grid.lines((12, 16.6), ink=WHITE)
        case "bulb":
            _bulb(grid)
        case "lock":
            _lock(grid)
        case "camera":
            grid.lines((3, 8), (8, 8), (9.5, 5), (14.5, 5), (16, 8), (21, 8), (21, 19), (3, 19), closed=True)
            grid.arc(12, 13, 3.4, 0, 360)


def _bulb(grid: _Grid) -> None:
    grid.arc(12, 9, 6, -53, 286)
    grid.lines((8.4, 13.8), (9.5, 16.5), (14.5, 16.5), (15.6, 13.8))
    grid.lines((9.5, 18.6), (14.5, 18.6))
    grid.lines((10.5, 21), (13.5, 21))


def _lock(grid: _Grid) -> None:
    grid.lines((5, 11), (19, 11), (19, 21), (5, 21), closed=True)
    grid.lines((8, 11), (8, 7.5))
    grid.lines((16, 11), (16, 7.5))
    grid.arc(12, 7.5, 4, 0, 180)
