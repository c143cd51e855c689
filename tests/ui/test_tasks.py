import os
import threading
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.heartbeat import Heartbeat
from ui.tasks import STANDS_BACK, TaskRunner


class Ears(QObject):
    """Notes what it was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def on_done(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.done.append(result)

    def on_error(self, error: Exception) -> None:
        self.threads.add(threading.get_ident())
        self.errors.append(error)


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.mark.parametrize("lane", ["run_write", "run_read", "run_pool"])
def test_work_is_done_elsewhere_and_told_on_the_gui_thread(
    lane: str, tasks: TaskRunner, ears: Ears, qtbot: QtBot
) -> None:
    run = getattr(tasks, lane)
    run(threading.get_ident, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    qtbot.waitUntil(lambda: len(ears.done) == 1)
    assert ears.done != [threading.get_ident()]
    assert ears.threads == {threading.get_ident()}
    assert ears.errors == []


def test_it_is_idle_once_every_result_is_told_failures_too(
    tasks: TaskRunner, ears: Ears, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise ValueError("no such part")

    gate = threading.Event()
    assert tasks.is_idle
    tasks.run_pool(gate.wait, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    tasks.run_read(fail, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    qtbot.waitUntil(lambda: len(ears.errors) == 1)
    assert not tasks.is_idle
    gate.set()
    qtbot.waitUntil(lambda: len(ears.done) == 1)
    assert tasks.is_idle


def test_a_failure_is_told_once_and_as_it_was(tasks: TaskRunner, ears: Ears, qtbot: QtBot) -> None:
    problem = ValueError("no such part")

    def fail() -> None:
        raise problem

    tasks.run_write(fail, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    qtbot.waitUntil(lambda: len(ears.errors) == 1)
    qtbot.wait(20)
    assert ears.errors == [problem]
    assert ears.done == []
    assert ears.threads == {threading.get_ident()}


def test_writes_happen_one_after_the_other_on_one_thread(tasks: TaskRunner, ears: Ears, qtbot: QtBot) -> None:
    threads: set[int] = set()

    def write(number: int) -> int:
        threads.add(threading.get_ident())
        time.sleep(0.002 * (10 - number))
        return number

    for number in range(10):
        tasks.run_write(
            lambda number=number: write(number), owner=ears, on_done=ears.on_done, on_error=ears.on_error
        )
    qtbot.waitUntil(lambda: len(ears.done) == 10)
    assert ears.done == list(range(10))
    assert len(threads) == 1


def test_a_read_does_not_wait_for_a_write(tasks: TaskRunner, ears: Ears, qtbot: QtBot) -> None:
    may_end = threading.Event()
    tasks.run_write(may_end.wait, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    tasks.run_read(lambda: "read", owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    qtbot.waitUntil(lambda: ears.done == ["read"])
    may_end.set()
    qtbot.waitUntil(lambda: ears.done == ["read", True])


@pytest.mark.parametrize("way_to_go", ["deleted", "forgotten"])
def test_nothing_is_told_to_an_owner_that_is_gone(way_to_go: str, tasks: TaskRunner, qtbot: QtBot) -> None:
    told: list[object] = []
    may_end = threading.Event()
    owner = QObject()
    tasks.run_read(may_end.wait, owner=owner, on_done=told.append, on_error=told.append)
    if way_to_go == "deleted":
        shiboken6.delete(owner)
    else:
        del owner
    may_end.set()
    tasks.run_read(lambda: "later", owner=tasks, on_done=told.append, on_error=told.append)
    qtbot.waitUntil(lambda: told == ["later"])


def test_closing_joins_and_tells_no_one(ears: Ears, qtbot: QtBot) -> None:
    runner = TaskRunner()
    ended = threading.Event()

    def work() -> None:
        time.sleep(0.05)
        ended.set()

    runner.run_write(work, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    runner.close()
    assert ended.is_set()
    qtbot.wait(20)
    assert ears.done == []
    with pytest.raises(RuntimeError, match="closed"):
        runner.run_read(work, owner=ears, on_done=ears.on_done, on_error=ears.on_error)
    runner.close()


def test_the_heartbeat_notices_who_keeps_people_waiting(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    qtbot.wait(60)
    calm = heart.worst_ms
    time.sleep(0.15)
    qtbot.wait(30)
    assert heart.worst_ms >= max(120, calm)
    assert heart.worst_busy_ms < 100  # asleep is late, but not at work
    heart.reset()
    assert heart.worst_ms == heart.worst_busy_ms == 0
    heart.stop()


def test_the_heartbeat_says_what_was_being_done_meanwhile(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    heart.doing = "press"
    qtbot.wait(20)
    heart.doing = "turn"
    time.sleep(0.12)
    qtbot.wait(30)
    heart.doing = ""
    qtbot.wait(20)
    late = {doing: late for doing, late, _busy in heart.slowest(5)}
    assert set(late) == {"press", "turn"}
    assert late["turn"] >= 90
    assert len(heart.slowest(1)) == 1
    heart.reset()
    assert heart.slowest(5) == []
    heart.stop()


def test_two_results_at_once_are_told_in_two_turns(tasks: TaskRunner, ears: Ears, qtbot: QtBot) -> None:
    told_by_then: list[int] = []

    def told(result: object) -> None:
        ears.on_done(result)
        QTimer.singleShot(0, ears, lambda: told_by_then.append(len(ears.done)))

    for number in range(2):
        tasks.run_write(lambda number=number: number, owner=ears, on_done=told, on_error=ears.on_error)
    time.sleep(0.05)  # both are ready before the first turn
    qtbot.waitUntil(lambda: len(told_by_then) == 2)
    assert told_by_then[0] == 1


def niceness() -> int:
    """Of the calling thread on Linux, the only system that gives a thread one of its own."""
    return os.getpriority(os.PRIO_PROCESS, 0)


@pytest.mark.parametrize(
    ("lane", "by"), [("run_write", STANDS_BACK), ("run_read", STANDS_BACK), ("run_pool", 0)]
)
def test_the_stores_threads_let_the_window_go_first(
    lane: str, by: int, tasks: TaskRunner, ears: Ears, qtbot: QtBot
) -> None:
    own = niceness()

    getattr(tasks, lane)(niceness, owner=ears, on_done=ears.on_done, on_error=ears.on_error)

    qtbot.waitUntil(lambda: len(ears.done) == 1)
    assert ears.done == [min(own + by, 19)]
    assert niceness() == own
