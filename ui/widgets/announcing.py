"""Says something to a person who listens to the window rather than looking at it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader, if one listens, say `words` once it has finished its sentence.

    An announcement, no alert: Qt passes alerts on to Windows and macOS only, so that on Linux nobody would hear them.
    """
    # Loading Qt's list of roles and states takes 2 ms; the first paint need not wait for it.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
