"""What stands on the pages of a PDF, read by PDFium: their number, their picture, their text.

PDFium keeps state of its own and no lock: two threads in it at once end the process with a segmentation fault. The
window draws pages on several threads, so everything that reads a PDF goes through here, one caller at a time, and
what PDFium made is given back to it before the next caller enters.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ALONE = threading.Lock()


class PagePicture(NamedTuple):
    """A drawn page: packed RGB, three bytes a pixel, `width` × `height` pixels."""

    pixels: bytes
    width: int
    height: int


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page, in points."""
    with _opened(pdf) as document:
        page = document[0]
        return float(page.get_width()), float(page.get_height())


def page_picture(
    pdf: bytes, number: int, *, width: int | None = None, dots_per_inch: float = 72
) -> PagePicture:
    """Page `number` (from 0), `width` px wide if that is given, else in `dots_per_inch`."""
    with _opened(pdf) as document:
        page = document[number]
        scale = dots_per_inch / 72 if width is None else width / page.get_width()
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            picture = bitmap.to_pil().convert("RGB")
            return PagePicture(picture.tobytes(), *picture.size)
        finally:
            bitmap.close()


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, in the order it was drawn."""
    with _opened(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    import pypdfium2

    with _ALONE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()  # its pages and their texts with it
