"""Looking up now and then from long work."""

from __future__ import annotations

import time
from collections.abc import Callable


class Glance:
    """A question that may be put at any moment but is looked into only every so many `seconds`, from now on.

    Once it was true it stays true: whoever asked is to stop.
    """

    def __init__(self, question: Callable[[], bool], *, seconds: float) -> None:
        self._question = question
        self._seconds = seconds
        self._last = time.monotonic()
        self._yes = False

    def __call__(self) -> bool:
        now = time.monotonic()
        if not self._yes and now - self._last >= self._seconds:
            self._yes = self._question()
            self._last = now
        return self._yes
