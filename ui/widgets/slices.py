"""Long building work done in slices, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_SECONDS = (
    0.008  # with what Qt then does itself less than one frame: a tap in between is never felt to wait
)


class Slices(QObject):
    """Does steps one after another and goes back to the event loop whenever a slice has lasted long enough.

    What takes more than one slice is finished a turn after its last step: Qt shows new widgets a turn later, and
    whoever lays them out when they are finished does so once.

    Signals:
        finished(): the last step is done.
    """

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._running = self._shown_next = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether steps are left to do."""
        return self._running

    def start(self, steps: Iterable[Callable[[], object]]) -> None:
        """Begin at once; steps left of an earlier start are forgotten."""
        self._timer.stop()
        self._steps = iter(steps)
        self._running, self._shown_next = True, False
        if self._slice():
            self._finish()
        else:
            self._timer.start()

    def stop(self) -> None:
        """Forget what is left."""
        self._timer.stop()
        self._steps = iter(())
        self._running = False

    def _go_on(self) -> None:
        if self._shown_next:
            self._finish()
        else:
            self._shown_next = self._slice()
            self._timer.start()

    def _slice(self) -> bool:
        """Whether all steps are done."""
        end = perf_counter() + SLICE_SECONDS
        for step in self._steps:
            try:
                step()
            except BaseException:
                self.stop()  # whoever waits for the end must not wait for ever
                raise
            if perf_counter() >= end:
                return False
        return True

    def _finish(self) -> None:
        self._running = False
        self.finished.emit()
