"""Drawing on one page with the origin at the top left, in px."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from fieldapp.reports.paper import POINTS_PER_PX, TEXT, Ink, Style
from fieldapp.reports.typeset import clean, face, text_width

Align = Literal["left", "right", "centre"]
Point = tuple[float, float]


@lru_cache
def rgb(ink: Ink) -> tuple[float, float, float]:
    """Red, green, blue as reportlab wants them."""
    red, green, blue = (int(ink[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


@lru_cache
def _told(ink: Ink) -> str:
    """An ink as a page is told it; `rg` fills, `RG` draws lines."""
    return " ".join(f"{share:.4g}" for share in rgb(ink))


@dataclass(slots=True)
class _Setting:
    """What the page was told last, as far as it still holds."""

    font: str = ""
    fill: Ink | None = None
    stroke: tuple[Ink, float] | None = None


class Pen:
    """Draws on the current page of a canvas; call `start_page` first on each."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self._height = height
        self._set = _Setting()

    def start_page(self) -> None:
        """Makes a unit one px."""
        self._set = _Setting()
        self.canvas.scale(POINTS_PER_PX, POINTS_PER_PX)
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)

    def line_of_text(self, text: str, style: Style, x: float, top: float, align: Align = "left") -> None:
        """One line whose box starts at `top`; `x` is its left, right or middle. Line breaks become spaces."""
        if not text:
            return
        if not (text.isascii() and text.isprintable()):
            text = clean(text).replace("\n", " ")
        typeface = face(style.face)
        if align != "left":
            x -= text_width(text, style) * (1 if align == "right" else 0.5)
        inner = typeface.ascent + typeface.descent
        baseline = top + (style.leading - inner * style.size) / 2 + typeface.ascent * style.size
        self._fill(style.ink)
        shown = [f"BT 1 0 0 1 {x:.2f} {self._height - baseline:.2f} Tm"]
        # reportlab's text object says font, size, leading and ink with each line; a page is looked through again by the
        # archive check, so it says only what changes. (The document and its escapes are private to its own objects.)
        canvas: Any = self.canvas
        for name, run in typeface.runs(text):
            font: Any = pdfmetrics.getFont(name)
            for subset, codes in font.splitString(run, canvas._doc):
                chosen = f"{font.getSubsetInternalName(subset, canvas._doc)} {style.size:g} Tf"
                if chosen != self._set.font:
                    self._set.font = chosen
                    shown.append(chosen)
                shown.append(f"({canvas._escape(codes)}) Tj")
        self._write(" ".join((*shown, "ET")))

    def rule(self, x: float, top: float, width: float, thickness: float, ink: Ink = TEXT) -> None:
        """A filled horizontal bar."""
        self.box(x, top, width, thickness, fill=ink)

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        radius: float = 0,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        thickness: float = 1,
    ) -> None:
        """A rectangle, its corners round by `radius`."""
        self._inks(fill, stroke, thickness)
        bottom = self._height - top - height
        if radius:
            self.canvas.roundRect(
                x, bottom, width, height, radius, stroke=stroke is not None, fill=fill is not None
            )
        elif fill is not None and stroke is None:
            self._write(f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f*")
        else:
            self.canvas.rect(x, bottom, width, height, stroke=stroke is not None, fill=fill is not None)

    def circle(self, x: float, y: float, radius: float, *, fill: Ink, stroke: Ink, thickness: float) -> None:
        """A ring or disc around (x, y)."""
        self._inks(fill, stroke, thickness)
        self.canvas.circle(x, self._height - y, radius, stroke=1, fill=1)

    def polygon(self, points: Sequence[Point], *, fill: Ink | None = None, stroke: Ink | None = None) -> None:
        """A closed shape, filled."""
        self.path(points, ink=stroke, thickness=1.5, fill=fill, closed=True)

    def path(
        self,
        points: Sequence[Point],
        *,
        ink: Ink | None,
        thickness: float,
        fill: Ink | None = None,
        closed: bool = False,
    ) -> None:
        """Straight lines through the points; a single point becomes a dot."""
        self._inks(fill, ink, thickness)
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:] or points:
            path.lineTo(x, self._height - y)
        if closed:
            path.close()
        self.canvas.drawPath(path, stroke=ink is not None, fill=fill is not None)

    def shape(
        self,
        commands: Sequence[tuple[str, Sequence[Point]]],
        *,
        fill: Ink | None,
        stroke: Ink | None,
        thickness: float,
    ) -> None:
        """A drawn outline: M and L with one point each, C with two controls and its end, Z with none."""
        self._inks(fill, stroke, thickness)
        path = self.canvas.beginPath()
        for command, points in commands:
            placed = [(x, self._height - y) for x, y in points]
            if command == "M":
                path.moveTo(*placed[0])
            elif command == "L":
                path.lineTo(*placed[0])
            elif command == "C":
                path.curveTo(*placed[0], *placed[1], *placed[2])
            else:
                path.close()
        self.canvas.drawPath(path, stroke=stroke is not None, fill=fill is not None)

    def dashes(self, points: Sequence[Point], *, ink: Ink, thickness: float, dash: float) -> None:
        """A dashed line through the points."""
        self.canvas.setDash(dash, dash * 0.9)
        self.path(points, ink=ink, thickness=thickness)
        self.canvas.setDash()

    def smooth(self, points: Sequence[Point], *, ink: Ink, thickness: float) -> None:
        """A pen stroke: curves through the midpoints, as the screen draws it."""
        if len(points) < 3:
            self.path(points, ink=ink, thickness=thickness)
            return
        self._inks(None, ink, thickness)
        path = self.canvas.beginPath()
        here = points[0]
        path.moveTo(here[0], self._height - here[1])
        for control, after in pairwise(points[1:]):
            end = ((control[0] + after[0]) / 2, (control[1] + after[1]) / 2)
            # A quadratic curve written as the cubic that PDF knows.
            one = (here[0] + (control[0] - here[0]) * 2 / 3, here[1] + (control[1] - here[1]) * 2 / 3)
            two = (end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3)
            path.curveTo(
                one[0],
                self._height - one[1],
                two[0],
                self._height - two[1],
                end[0],
                self._height - end[1],
            )
            here = end
        path.lineTo(points[-1][0], self._height - points[-1][1])
        self.canvas.drawPath(path, stroke=1, fill=0)

    def arc(
        self, x: float, y: float, radius: float, start: int, extent: int, *, ink: Ink, thickness: float
    ) -> None:
        """Part of a circle around (x, y), degrees counted against the clock from three o'clock."""
        self._inks(None, ink, thickness)
        middle = self._height - y
        path = self.canvas.beginPath()
        path.arc(x - radius, middle - radius, x + radius, middle + radius, startAng=start, extent=extent)
        self.canvas.drawPath(path, stroke=1, fill=0)

    @contextmanager
    def clipped(
        self, x: float, top: float, width: float, height: float, *, radius: float = 0
    ) -> Iterator[None]:
        """Within, only what lies in this rounded rectangle is drawn."""
        kept = replace(self._set)
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.roundRect(x, self._height - top - height, width, height, radius)
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield
        self.canvas.restoreState()
        self._set = kept

    def image(self, name: str, x: float, top: float, width: float, height: float) -> None:
        """An image already added to the document by `photos.add_jpeg`."""
        canvas = self.canvas
        canvas.saveState()
        canvas.transform(width, 0, 0, height, x, self._height - top - height)
        canvas.doForm(name)
        canvas.restoreState()

    def bookmark(self, name: str, title: str) -> None:
        """An entry of the reader's outline that leads to this page."""
        self.canvas.bookmarkPage(name)
        self.canvas.addOutlineEntry(clean(title).replace("\n", " ")[:120], name, level=0)

    def _inks(self, fill: Ink | None, stroke: Ink | None, thickness: float) -> None:
        if fill is not None:
            self._fill(fill)
        if stroke is not None and (stroke, thickness) != self._set.stroke:
            self._set.stroke = stroke, thickness
            self._write(f"{_told(stroke)} RG {thickness:g} w")

    def _fill(self, ink: Ink) -> None:
        if ink != self._set.fill:
            self._set.fill = ink
            self._write(f"{_told(ink)} rg")

    def _write(self, operators: str) -> None:
        """Operators of the page as they are: reportlab's own ways to say the same format each number slowly."""
        canvas: Any = self.canvas
        canvas._code.append(operators)
