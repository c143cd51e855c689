"""Long building work done in slices, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_SECONDS = 0.012  # less than one frame, so that a tap in between is never felt to wait


class Slices(QObject):
    """Does steps one after another and goes back to the event loop whenever a slice has lasted long enough.

    Signals:
        finished(): the last step is done.
    """

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def running(self) -> bool:
        """Whether steps are left to do."""
        return self._running

    def start(self, steps: Iterable[Callable[[], object]]) -> None:
        """Begin at once; steps left of an earlier start are forgotten."""
        self._timer.stop()
        self._steps = iter(steps)
        self._running = True
        self._slice()

    def stop(self) -> None:
        """Forget what is left."""
        self._timer.stop()
        self._steps = iter(())
        self._running = False

    def _slice(self) -> None:
        end = perf_counter() + SLICE_SECONDS
        for step in self._steps:
            step()
            if perf_counter() >= end:
                self._timer.start()
                return
        self._running = False
        self.finished.emit()
