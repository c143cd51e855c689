"""Garbage is looked for when nobody waits."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fieldapp.app.tidying import NOBODY_THERE_SECONDS, Tidying, tidy_rarely


class Knot:
    """Holds itself, so that only looking for garbage finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def old_knot() -> weakref.ref[Knot]:
    knot = Knot()
    gc.collect(1)
    gc.collect(1)
    return weakref.ref(knot)


def test_old_garbage_waits_until_nobody_is_at_the_window(qapp: QApplication) -> None:
    untouched = 0.0
    parent = QObject(qapp)
    tidying = Tidying(lambda: untouched, parent)
    knot = old_knot()
    tidying.look()
    gc.collect(1)
    assert knot() is not None

    untouched = NOBODY_THERE_SECONDS
    tidying.look()
    assert knot() is None

    later = old_knot()
    tidying.look()
    assert later() is not None, "once for each time somebody leaves"
    untouched = 0.0
    tidying.look()
    untouched = NOBODY_THERE_SECONDS
    tidying.look()
    assert later() is None
    parent.deleteLater()


def test_hundreds_of_thousands_of_new_objects_do_not_set_it_off() -> None:
    looked: list[int] = []

    def note(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            looked.append(facts["generation"])

    gc.collect()
    tidy_rarely()
    gc.callbacks.append(note)
    try:
        kept = [[number] for number in range(400_000)]
    finally:
        gc.callbacks.remove(note)
    assert len(kept) == 400_000
    assert 1 in looked
    assert 2 not in looked
