"""Long building work goes back to the event loop, and is finished when Qt has shown what came."""

from __future__ import annotations

import time
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import slices
from ui.widgets.slices import Slices


def test_what_fits_one_slice_is_finished_at_once(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    work = Slices(holder)
    done: list[int] = []
    with qtbot.waitSignal(work.finished, timeout=0):
        work.start(lambda number=number: done.append(number) for number in range(3))
    assert done == [0, 1, 2]
    assert not work.running


def test_when_it_is_finished_every_new_widget_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SLICE_SECONDS", 0.05)
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    holder.show()
    labels = [QLabel(str(number)) for number in range(4)]
    hidden_at_the_end: list[int] = []
    work = Slices(holder)
    work.finished.connect(lambda: hidden_at_the_end.append(sum(label.isHidden() for label in labels)))
    first_slice = [lambda: time.sleep(0.06)]
    work.start([*first_slice, *(partial(column.addWidget, label) for label in labels)])
    qtbot.waitUntil(lambda: not work.running)
    assert hidden_at_the_end == [0]


def test_a_new_start_forgets_what_was_left(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SLICE_SECONDS", 0.001)
    holder = QWidget()
    qtbot.addWidget(holder)
    work = Slices(holder)
    finished: list[bool] = []
    work.finished.connect(lambda: finished.append(True))
    work.start(lambda: time.sleep(0.002) for _ in range(100))
    assert work.running
    done: list[str] = []
    work.start([lambda: done.append("other")])
    assert (done, finished) == (["other"], [True])
    qtbot.wait(20)
    assert (done, finished) == (["other"], [True])


def test_a_step_that_fails_ends_the_work(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    work = Slices(holder)
    with pytest.raises(ZeroDivisionError):
        work.start([lambda: 1 / 0, lambda: None])
    assert not work.running
