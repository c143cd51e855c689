"""Measures how long the GUI thread ever kept a person waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 10
MS_PER_SECOND = 1000


class Heartbeat(QObject):
    """A timer that notes how late it comes: `worst_ms` is the longest stall since `start` or `reset`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._worst = 0.0

    @property
    def worst_ms(self) -> float:
        """The longest time, in ms, by which a beat was late."""
        return self._worst

    def start(self) -> None:
        """Begin to measure."""
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring; the worst so far stays."""
        self._timer.stop()

    def reset(self) -> None:
        """Forget the worst so far, for instance after the first paint."""
        self._worst = 0.0
        self._last = perf_counter()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What runs in here is nothing a person waits for, like taking a picture of the window; it is not counted.

        May stand in itself, but must not let the event loop run.
        """
        begun, before = perf_counter(), self._last
        try:
            yield
        finally:
            self._last = before + perf_counter() - begun

    def _beat(self) -> None:
        now = perf_counter()
        late = (now - self._last) * MS_PER_SECOND - BEAT_MS
        self._worst = max(self._worst, late)
        self._last = now
