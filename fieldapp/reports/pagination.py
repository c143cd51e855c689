"""Cuts what a report says into pages, and finds on which page a place came to stand."""

from __future__ import annotations

from collections.abc import Iterator

from fieldapp.reports.layout import Anchor, Block, Stack


def paginate(story: Block, width: float, full: float) -> list[Block]:
    """The story cut into pages. A block longer than a page that cannot be cut gets a page of its own."""
    pages: list[Block] = []
    left: Block | None = story
    while left is not None:
        if left.height(width) <= full:
            pages.append(left)
            break
        fits, rest = left.split(width, full, full)
        if fits is None:
            if not isinstance(left, Stack) or len(left.children) < 2:
                pages.append(left)
                break
            fits, rest = Stack(left.children[:1]), Stack(left.children[1:])
        pages.append(fits)
        left = rest
    return pages


def anchors(block: Block) -> Iterator[str]:
    """Names of the anchors inside a block."""
    if isinstance(block, Anchor):
        yield block.name
    for child in block.inner():
        yield from anchors(child)
