"""Looks through everything for garbage while nobody is at the window."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

NOBODY_THERE_SECONDS = 20.0
_LOOK_MS = 5_000
_YOUNGER = 300
"""Looks at what is young until everything is looked through all the same: 2 million objects at the very most."""


def tidy_rarely() -> None:
    """Leave looking through everything to `Tidying`.

    Python does so whenever a quarter has been added, in whichever thread adds it, and holds up all threads: 14 to
    86 ms, twelve times in the demo's day. Most garbage is found by looking at what is young, in 1 to 4 ms.
    """
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, _YOUNGER)


class Tidying(QObject):
    """Looks through everything once each time a person has left the window alone for a while."""

    def __init__(self, untouched_seconds: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._untouched_seconds = untouched_seconds
        self._tidy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tidy up if nobody is there and it was not done since the last touch."""
        left_alone = self._untouched_seconds() >= NOBODY_THERE_SECONDS
        if left_alone and not self._tidy:
            gc.collect()
        self._tidy = left_alone
