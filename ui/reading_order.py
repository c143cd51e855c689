"""Where Tab goes: the way one reads. Qt's own order is the order of making, and a bar is made before its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def step_on(window: QWidget, regions: Sequence[QWidget | None], *, following: bool) -> bool:
    """Give the keyboard to the next widget (or the one before), region by region; None stands for all the rest.

    Gives False, and does nothing, where the keyboard is nowhere that Tab leads from.
    """
    order = _order(window, regions)
    had: QWidget | None = window.focusWidget()
    if had is None or not order:
        return False
    if had in order:
        place = order.index(had) + (1 if following else -1)
    else:  # at the beginning of something: a page
        inside = [at for at, widget in enumerate(order) if had.isAncestorOf(widget)]
        if not inside:
            return False
        place = inside[0] if following else inside[0] - 1
    reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
    goal = order[place % len(order)]
    goal.setFocus(reason)
    _show(goal)
    return True


def _show(widget: QWidget) -> None:
    """Scroll whatever is around it to where it is seen; Qt does so only for a step within one area."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _order(window: QWidget, regions: Sequence[QWidget | None]) -> list[QWidget]:
    found: list[list[QWidget]] = [[] for _ in regions]
    for widget in _in_the_order_of_making(window):
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if by_tab and widget.focusProxy() is None and widget.isEnabled() and widget.isVisible():
            found[_region(widget, regions)].append(widget)
    return [widget for region in found for widget in region]


def _in_the_order_of_making(window: QWidget) -> Iterator[QWidget]:
    step: QWidget | None = window.nextInFocusChain()
    while step is not None and step is not window:
        if step.window() is window:
            yield step
        step = step.nextInFocusChain()


def _region(widget: QWidget, regions: Sequence[QWidget | None]) -> int:
    above: QWidget | None = widget
    while above is not None and above not in regions:
        above = above.parentWidget()
    return regions.index(above)
