"""Looking up now and then from long work."""

from __future__ import annotations

import time
from collections.abc import Callable

_SECONDS = 0.1


class Glance:
    """A question that may be put at any moment but is looked into ten times a second at most.

    Once it was true it stays true: whoever asked is to stop.
    """

    def __init__(self, question: Callable[[], bool]) -> None:
        self._question = question
        self._last = float("-inf")
        self._yes = False

    def __call__(self) -> bool:
        now = time.monotonic()
        if not self._yes and now - self._last >= _SECONDS:
            self._yes = self._question()
            self._last = now
        return self._yes
