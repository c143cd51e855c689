"""Drawings of our own that are more than an icon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

_VIEW = re.compile(r'<g id="(\w+)" data-box="([\d. ]+)">')
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class CarOutline:
    """A car from four sides and from above, as one SVG (paths of M, L, C, Z only, circles and rounded rectangles).

    Lines are `currentColor`, fills `var(--body)` and `var(--glass)`. `views` maps left, right, front, rear and top to
    their box (x, y, width, height) in the drawing; a mark's place is a fraction of that box.
    """

    svg: str
    width: float
    height: float
    views: Mapping[str, Box]


def car_outline() -> CarOutline:
    """The outline that damage is marked on."""
    svg = files(__name__).joinpath("car_outline.svg").read_text(encoding="utf-8")
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("car_outline.svg has no viewBox")
    views: dict[str, Box] = {}
    for name, box in _VIEW.findall(svg):
        left, top, width, height = map(float, box.split())
        views[name] = (left, top, width, height)
    return CarOutline(svg, float(size[1]), float(size[2]), views)
