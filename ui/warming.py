"""Dresses pages and reads icons before anybody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.frame import Page
from ui.theme import icons
from ui.widgets import leaving
from ui.widgets.slices import Slices


class Warming(QObject):
    """Reads the icons and gives each widget of some pages its style, in slices, while nobody waits.

    Qt styles a widget when it is first shown: for a page of a hundred widgets under one tap, which made that tap the
    slowest of all. An icon is read when it is first painted, and a paint should not wait for the disk.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._slices = Slices(self)
        self.finished = self._slices.finished

    def start(self, pages: Sequence[Page]) -> None:
        """Begin; the pages must be in their window already, for a style depends on what is around it."""
        self._slices.start(_steps(pages))


def _steps(pages: Sequence[Page]) -> Iterator[Callable[[], object]]:
    yield leaving.get_ready
    for name in icons.names():
        yield partial(icons.source, name)
    for page in pages:
        yield from (partial(_dress, widget) for widget in _widgets(page))


def _widgets(page: Page) -> tuple[QWidget, ...]:
    return (page, *page.findChildren(QWidget)) if isValid(page) else ()


def _dress(widget: QWidget) -> None:
    if isValid(widget):  # a presenter may have shown other content since
        widget.ensurePolished()
