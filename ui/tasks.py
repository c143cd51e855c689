"""Work off the GUI thread, with its result brought back to it."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Lane = Literal["store-write", "store-read", "pool"]
THREADS: dict[Lane, int] = {"store-write": 1, "store-read": 1, "pool": 2}
STANDS_BACK = 8
"""By how much the store's threads are nicer than the window's: a sixth of its share while both want one processor."""


class _Outcome(NamedTuple):
    """What a finished piece of work has to say, and to whom."""

    owner: ref[QObject]
    call: Callable[[], None]


class TaskRunner(QObject):
    """Three lanes: one thread that writes to the store, one that reads from it, and a small pool for the rest.

    A store connection never leaves its thread, so writes run in the order they were asked for. Exactly one of
    `on_done` and `on_error` is called, on the GUI thread; neither is called once `owner` is gone.
    Keep `fn` free of widgets: it runs on another thread.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}  # made when first used: the first paint needs none
        self._closed = False
        self._under_way = 0  # counted on the GUI thread, where work is asked for and its result delivered
        # Emitting from a worker posts to this object's thread; a plain lambda as slot would run on the worker.
        self._finished.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._results: deque[_Outcome] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._deliver)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is taken in."""
        return self._closed

    @property
    def is_idle(self) -> bool:
        """Whether everything asked for was done and its result delivered."""
        return self._under_way == 0

    def run_write(
        self,
        fn: Callable[[], T],
        *,
        owner: QObject,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Run something that writes to the store, after all writes asked for before."""
        self._submit("store-write", fn, owner, on_done, on_error)

    def run_read(
        self,
        fn: Callable[[], T],
        *,
        owner: QObject,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Run something that only reads from the store; it does not wait for writes."""
        self._submit("store-read", fn, owner, on_done, on_error)

    def run_pool(
        self,
        fn: Callable[[], T],
        *,
        owner: QObject,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Run something that needs no store: a PDF, a photo."""
        self._submit("pool", fn, owner, on_done, on_error)

    def close(self) -> None:
        """Finish what was begun, join all threads; results that come now are dropped. May be called twice."""
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _lane(self, name: Lane) -> ThreadPoolExecutor:
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(
                max_workers=THREADS[name],
                thread_name_prefix=name,
                # What the pool starts – a program that shows a file – would be as nice as its thread, for good.
                initializer=None if name == "pool" else _stand_back,
            )
        return self._lanes[name]

    def _submit(
        self,
        lane: Lane,
        fn: Callable[[], T],
        owner: QObject,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        if self._closed:
            raise RuntimeError("the task runner is closed")
        future = self._lane(lane).submit(fn)
        self._under_way += 1
        future.add_done_callback(partial(self._report, ref(owner), on_done, on_error))

    def _report(
        self,
        owner: ref[QObject],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        future: Future[Any],
    ) -> None:
        """Runs on the worker: only packs the outcome up."""
        error = future.exception()
        if error is None:
            call = partial(on_done, future.result())
        elif isinstance(error, Exception):
            call = partial(on_error, error)
        else:
            call = partial(_raise, error)
        if not self._closed:
            self._finished.emit(_Outcome(owner, call))

    @Slot(object)
    def _take(self, outcome: _Outcome) -> None:
        """Each result is told in a turn of its own: what two of them set off is not waited for in one."""
        self._results.append(outcome)
        if not self._turn.isActive():  # results that come one after another must not put the first off
            self._turn.start()

    def _deliver(self) -> None:
        outcome = self._results.popleft()
        if self._results:
            self._turn.start()
        self._under_way -= 1
        owner = outcome.owner()
        if not self._closed and owner is not None and shiboken6.isValid(owner):
            outcome.call()


def _stand_back() -> None:
    """Let the window's thread go first where there are fewer processors than threads with something to do.

    Only Linux gives a thread a niceness of its own (setpriority(2), "C library/kernel differences").
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, 0, min(os.getpriority(os.PRIO_PROCESS, 0) + STANDS_BACK, 19))


def _raise(error: BaseException) -> None:
    """Something meant to end the program ended the worker: let it end the program."""
    raise error
