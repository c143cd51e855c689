"""Files on their way out, some at a time: however large one is, a request holds a quarter of a megabyte of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

_PIECE = 256 * 1024


def pieces(content: IO[bytes], size: int) -> Iterator[bytes]:
    """The next `size` bytes of a file, which is closed afterwards or when nobody wants the rest."""
    left = size
    try:
        while left and (piece := content.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
    finally:
        content.close()
