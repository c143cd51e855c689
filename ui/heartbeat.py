"""Measures how long the GUI thread ever kept a person waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 10
MS_PER_SECOND = 1000


class Heartbeat(QObject):
    """A timer that notes how late it comes: `worst_ms` is the longest stall since `start` or `reset`.

    `worst_busy_ms` is the most processor time the GUI thread took between two beats: what is its own doing, while a
    late beat may be that of a computer with other things to do. Who drives the window may say in `doing` what is being
    done, and read in `slowest` what of it took longest.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = _now()
        self._worst = self._worst_busy = 0.0
        self._of_doing: dict[str, tuple[float, float]] = {}
        self.doing = ""

    @property
    def worst_ms(self) -> float:
        """The longest time, in ms, by which a beat was late."""
        return self._worst

    @property
    def worst_busy_ms(self) -> float:
        """The most processor time, in ms, that the GUI thread took between two beats."""
        return self._worst_busy

    def slowest(self, count: int) -> list[tuple[str, float, float]]:
        """What was being done at the longest stalls, busiest first: `doing`, its worst ms late, its worst ms busy."""
        named = [(doing, late, busy) for doing, (late, busy) in self._of_doing.items()]
        return sorted(named, key=lambda one: one[2], reverse=True)[:count]

    def start(self) -> None:
        """Begin to measure."""
        self._last = _now()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring; the worst so far stays."""
        self._timer.stop()

    def reset(self) -> None:
        """Forget the worst so far, for instance after the first paint."""
        self._worst = self._worst_busy = 0.0
        self._of_doing.clear()
        self._last = _now()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What runs in here is nothing a person waits for, like taking a picture of the window; it is not counted.

        May stand in itself, but must not let the event loop run.
        """
        begun, before = _now(), self._last
        try:
            yield
        finally:
            now = _now()
            self._last = (before[0] + now[0] - begun[0], before[1] + now[1] - begun[1])

    def _beat(self) -> None:
        now, last = _now(), self._last
        late = (now[0] - last[0]) * MS_PER_SECOND - BEAT_MS
        busy = (now[1] - last[1]) * MS_PER_SECOND
        self._worst = max(self._worst, late)
        self._worst_busy = max(self._worst_busy, busy)
        if self.doing:
            before = self._of_doing.get(self.doing, (0.0, 0.0))
            self._of_doing[self.doing] = (max(before[0], late), max(before[1], busy))
        self._last = now


def _now() -> tuple[float, float]:
    """The clock on the wall and this thread's processor time, in seconds."""
    return perf_counter(), thread_time()
