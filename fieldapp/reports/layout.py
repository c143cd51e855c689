"""Blocks that know their height, can be cut at the end of a page, and draw themselves.

`split(width, room, full)` gives (what fits into `room`, what is left); `full` is the height of an empty page.
A block that cannot be cut gives (None, itself) and moves on whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fieldapp.reports.paper import LINE, TEXT, Ink, Style
from fieldapp.reports.pen import Align, Pen
from fieldapp.reports.typeset import break_lines

Cut = tuple["Block | None", "Block | None"]


class Block:
    """Something of a certain height. `keep_next`: never the last thing on a page."""

    keep_next = False

    def height(self, width: float) -> float:
        """Height in px when `width` px wide."""
        raise NotImplementedError

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draws itself with its upper left corner at (x, top)."""
        raise NotImplementedError

    def split(self, width: float, room: float, full: float) -> Cut:
        """What fits and what is left."""
        return None, self

    def inner(self) -> Iterator[Block]:
        """The blocks inside."""
        return iter(())


class Gap(Block):
    """Air between two blocks; none at the top of a page."""

    def __init__(self, size: float) -> None:
        self.size = size

    def height(self, width: float) -> float:
        return self.size

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pass


class Anchor(Block):
    """A place other text can name by page; with a title it stands in the reader's outline too."""

    keep_next = True

    def __init__(self, name: str, title: str = "") -> None:
        self.name = name
        self.title = title

    def height(self, width: float) -> float:
        return 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self.title:
            pen.bookmark(self.name, self.title)


class Text(Block):
    """A paragraph. Cut so that at least two lines stand on either page."""

    def __init__(
        self,
        text: str,
        style: Style,
        *,
        align: Align = "left",
        keep_next: bool = False,
        lines: list[str] | None = None,
    ) -> None:
        self.text = text
        self.style = style
        self.align: Align = align
        self.keep_next = keep_next
        self._lines = lines
        self._broken: tuple[float, list[str]] | None = None

    def lines(self, width: float) -> list[str]:
        """The lines at this width."""
        if self._lines is not None:
            return self._lines
        if self._broken is None or self._broken[0] != width:
            self._broken = (width, break_lines(self.text, self.style, width))
        return self._broken[1]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        at = x + {"left": 0, "right": width, "centre": width / 2}[self.align]
        for place, line in enumerate(self.lines(width)):
            pen.line_of_text(line, self.style, at, top + place * self.style.leading, self.align)

    def split(self, width: float, room: float, full: float) -> Cut:
        lines = self.lines(width)
        count = int(room // self.style.leading)
        if count >= len(lines):
            return self, None
        count = min(count, len(lines) - 2)
        if count < 2:
            return None, self
        return self._part(lines[:count]), self._part(lines[count:])

    def _part(self, lines: list[str]) -> Text:
        return Text("", self.style, align=self.align, keep_next=self.keep_next, lines=lines)


class Drawing(Block):
    """A block of fixed height drawn by a function of (pen, x, top, width)."""

    def __init__(
        self,
        size: float,
        drawn: Callable[[Pen, float, float, float], None],
        *,
        keep_next: bool = False,
    ) -> None:
        self._size = size
        self._drawn = drawn
        self.keep_next = keep_next

    def height(self, width: float) -> float:
        return self._size

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._drawn(pen, x, top, width)


class Stack(Block):
    """Blocks one under the other."""

    def __init__(self, children: Sequence[Block], *, keep_next: bool = False) -> None:
        first = 0
        while first < len(children) and isinstance(children[first], Gap):
            first += 1
        self.children = list(children[first:])
        self.keep_next = keep_next
        self._measured: tuple[float, float] | None = None

    def inner(self) -> Iterator[Block]:
        return iter(self.children)

    def height(self, width: float) -> float:
        # Asked while cutting pages, again while drawing: measured once for a width.
        if self._measured is None or self._measured[0] != width:
            self._measured = width, sum(child.height(width) for child in self.children)
        return self._measured[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for child in self.children:
            child.draw(pen, x, top, width)
            top += child.height(width)

    def split(self, width: float, room: float, full: float) -> Cut:
        used = 0.0
        for place, child in enumerate(self.children):
            size = child.height(width)
            if used + size <= room + 0.01:
                used += size
                continue
            fits, left = child.split(width, room - used, full)
            if fits is not None:
                rest = [*([] if left is None else [left]), *self.children[place + 1 :]]
                above = Stack([*self.children[:place], fits])
                if left is not None or not rest:
                    return above, Stack(rest) if rest else None
                # It fits after all, made smaller: what comes after it is looked at in its turn.
                return Stack([*above.children, *rest]).split(width, room, full)
            end = self._parted_before(place)
            if not end and room >= full - 0.01:
                end = place  # no page has more room: what should stay together is parted
            if not end:
                return None, self
            return Stack(self.children[:end]), Stack(self.children[end:])
        return self, None

    def _parted_before(self, place: int) -> int:
        """The last place up to this one where a page may end: not after air, nor after what keeps the next."""
        while place and (self.children[place - 1].keep_next or isinstance(self.children[place - 1], Gap)):
            place -= 1
        return place


class Whole(Block):
    """Keeps its block on one page, unless it is longer than that share `most` of an empty page."""

    def __init__(self, child: Block, *, most: float = 1) -> None:
        self.child = child
        self.most = most
        self.keep_next = child.keep_next

    def inner(self) -> Iterator[Block]:
        yield self.child

    def height(self, width: float) -> float:
        return self.child.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.child.draw(pen, x, top, width)

    def split(self, width: float, room: float, full: float) -> Cut:
        if self.child.height(width) <= full * self.most:
            return None, self
        return self.child.split(width, room, full)


class Sized(Block):
    """The same thing large and smaller: large, unless only a smaller one fits into what is left of a page.

    Where none fits, the first that can be cut is. The smaller ones are made only when they are needed.
    """

    def __init__(self, sizes: Sequence[Callable[[], Block]]) -> None:
        self._makers = list(sizes)
        self._made = [self._makers[0]()]
        self.keep_next = self._made[0].keep_next

    def _sizes(self) -> Iterator[Block]:
        for place, make in enumerate(self._makers):
            if place == len(self._made):
                self._made.append(make())
            yield self._made[place]

    def inner(self) -> Iterator[Block]:
        yield self._made[0]

    def height(self, width: float) -> float:
        return self._made[0].height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._made[0].draw(pen, x, top, width)

    def split(self, width: float, room: float, full: float) -> Cut:
        for size in self._sizes():
            if size.height(width) <= room:
                return size, None
        for size in self._sizes():
            fits, left = size.split(width, room, full)
            if fits is not None:
                return fits, left
        return None, self


class Columns(Block):
    """Blocks side by side; `widths` are shares of what the gaps leave, or px where over 1."""

    def __init__(
        self, cells: Sequence[Block], widths: Sequence[float], gap: float, *, keep_next: bool = False
    ) -> None:
        self.cells = list(cells)
        self.widths = list(widths)
        self.gap = gap
        self.keep_next = keep_next
        self._measured: tuple[float, float] | None = None

    def inner(self) -> Iterator[Block]:
        return iter(self.cells)

    def _places(self, width: float) -> Iterator[tuple[Block, float, float]]:
        fixed = sum(share for share in self.widths if share > 1)
        free = width - fixed - self.gap * (len(self.widths) - 1)
        at = 0.0
        for cell, share in zip(self.cells, self.widths, strict=False):
            wide = share if share > 1 else share * free
            yield cell, at, wide
            at += wide + self.gap

    def height(self, width: float) -> float:
        if self._measured is None or self._measured[0] != width:
            tallest = max((cell.height(wide) for cell, _, wide in self._places(width)), default=0)
            self._measured = width, tallest
        return self._measured[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for cell, at, wide in self._places(width):
            cell.draw(pen, x + at, top, wide)

    def split(self, width: float, room: float, full: float) -> Cut:
        fitting: list[Block] = []
        leftover: list[Block] = []
        progress = False
        for cell, _, wide in self._places(width):
            if cell.height(wide) <= room:
                fits: Block | None = cell
                left: Block | None = None
            else:
                fits, left = cell.split(wide, room, full)
                progress = progress or fits is not None
            fitting.append(fits or Gap(0))
            leftover.append(left or Gap(0))
        if not progress:
            return None, self
        return Columns(fitting, self.widths, self.gap), Columns(leftover, self.widths, self.gap)


class Framed(Block):
    """A block with air around it in a rounded box; each part of a cut one gets a box of its own.

    `again` opens the boxes of the next pages.
    """

    def __init__(
        self,
        child: Block,
        *,
        padding: tuple[float, float, float, float],
        again: Block | None = None,
        fill: Ink | None = None,
        stroke: Ink | None = LINE,
        thickness: float = 1,
    ) -> None:
        self.child = child
        self.padding = padding
        self.again = again
        self.fill = fill
        self.stroke = stroke
        self.thickness = thickness

    def inner(self) -> Iterator[Block]:
        yield self.child

    def height(self, width: float) -> float:
        top, right, bottom, left = self.padding
        return self.child.height(width - left - right) + top + bottom

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        above, right, _, left = self.padding
        pen.box(
            x,
            top,
            width,
            self.height(width),
            radius=10,
            fill=self.fill,
            stroke=self.stroke,
            thickness=self.thickness,
        )
        self.child.draw(pen, x + left, top + above, width - left - right)

    def split(self, width: float, room: float, full: float) -> Cut:
        top, right, bottom, left = self.padding
        taken = top + bottom
        fits, rest = self.child.split(width - left - right, room - taken, full - taken)
        if fits is None or rest is None:
            return fits and self, rest and self
        return self._around(fits), self._around(rest if self.again is None else Stack([self.again, rest]))

    def _around(self, child: Block) -> Framed:
        return Framed(
            child,
            padding=self.padding,
            again=self.again,
            fill=self.fill,
            stroke=self.stroke,
            thickness=self.thickness,
        )


def headed(title: str, style: Style) -> Block:
    """A head under a 2 px rule, which never stands alone at the foot of a page."""
    rule = Drawing(12, lambda pen, x, top, width: pen.rule(x, top, width, 2, TEXT), keep_next=True)
    air = Drawing(8, lambda *_: None, keep_next=True)
    return Stack([rule, Text(title, style, keep_next=True), air], keep_next=True)
