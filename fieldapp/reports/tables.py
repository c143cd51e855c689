"""Tables as blocks: rows under a head that comes again on every page, cut between rows so that none stands lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fieldapp.reports.layout import Block, Cut, Stack, Whole
from fieldapp.reports.paper import LINE, Ink
from fieldapp.reports.pen import Pen

# A row lower than this, in px, stands alone neither at the foot of a page nor at the top of the next.
_LOW_ROW = 90.0


class Table(Block):
    """Rows under a head; a row stays whole where a page can hold it. `again` is the head of the next pages.

    At least two rows stand on either page where a table is cut, unless one is tall enough to be seen as a part.
    """

    def __init__(self, head: Block, rows: Sequence[Block], *, again: Block | None = None) -> None:
        self.head = head
        self.again = again or head
        self.rows = [row if isinstance(row, Whole) else Whole(row) for row in rows]

    def inner(self) -> Iterator[Block]:
        yield self.head
        yield from self.rows

    def height(self, width: float) -> float:
        return self.head.height(width) + sum(row.height(width) for row in self.rows)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for block in self.inner():
            block.draw(pen, x, top, width)
            top += block.height(width)

    def split(self, width: float, room: float, full: float) -> Cut:
        above = self.head.height(width)
        fits, left = Stack(self.rows).split(width, room - above, full - above)
        if not isinstance(fits, Stack) or not isinstance(left, Stack):
            return fits and self, left and self
        upper, lower = fits.children, left.children
        if self._is_low(lower[:1], width) and lower[0] is self.rows[-1] and len(upper) > 2:
            upper, lower = upper[:-1], [upper[-1], *lower]
        if self._is_low(upper, width) and upper[0] is self.rows[0] and room < full - 0.01:
            return None, self
        return Table(self.head, upper, again=self.again), Table(self.again, lower, again=self.again)

    @staticmethod
    def _is_low(rows: Sequence[Block], width: float) -> bool:
        return len(rows) == 1 and rows[0].height(width) < _LOW_ROW


class Ruled(Block):
    """A table row with air above that stays at the top of a page too, and a line under its last part."""

    def __init__(
        self, row: Block, *, ink: Ink = LINE, thickness: float = 1, above: float = 6, below: float = 6
    ) -> None:
        self.row = row
        self.ink = ink
        self.thickness = thickness
        self.above = above
        self.below = below

    def inner(self) -> Iterator[Block]:
        yield self.row

    def height(self, width: float) -> float:
        return self.above + self.row.height(width) + self.below + self.thickness

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.row.draw(pen, x, top + self.above, width)
        if self.thickness:
            foot = top + self.height(width) - self.thickness
            pen.rule(x, foot, width, self.thickness, self.ink)

    def split(self, width: float, room: float, full: float) -> Cut:
        taken = self.above + self.below + self.thickness
        fits, left = self.row.split(width, room - taken, full - taken)
        if fits is None or left is None:
            return fits and self, left and self
        upper = Ruled(fits, thickness=0, above=self.above, below=self.below)
        lower = Ruled(left, ink=self.ink, thickness=self.thickness, above=self.above, below=self.below)
        return upper, lower
