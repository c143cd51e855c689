"""A monkey plays with every page: 10,000 gestures in all find no error, no warning of Qt, no stall."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from monkey import Found, Monkey
from PySide6.QtCore import QMimeData, qWarning
from PySide6.QtWidgets import QApplication, QWidget

from ui.language import ScreenLanguage
from ui.pictures import pictures_in

EVENTS = 5000
"""By each seed; two seeds make the 10,000."""


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[ScreenLanguage]:
    speech = ScreenLanguage(qapp)
    yield speech
    speech.use("en")
    for translator in speech._installed:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_finds_no_error_no_warning_and_no_stall(
    qapp: QApplication, speech: ScreenLanguage, tmp_path: Path, seed: int
) -> None:
    found = Monkey(speech, qapp, tmp_path, seed).play(events=EVENTS)
    again = Monkey(speech, qapp, tmp_path, seed).play(events=EVENTS) if found.stalls else found
    assert found.done.total() >= EVENTS
    assert {"tap", "key", "wheel", "drop", "paste", "resize", "dress", "page"} <= set(found.done)
    assert found.wrong == []
    assert found.stalls_again(again) == []


class Clumsy(Monkey):
    """Every tap makes what the monkey is to find."""

    def _tap(self, window: QWidget) -> str:
        if self.found.done["tap"] == 0:
            window.clumsy = window.section_changed.connect(lambda _key: 1 / 0)  # type: ignore[attr-defined]
            window.section_changed.emit("today")
            qWarning("a planted warning")
            end = time.thread_time() + 0.15  # the thread's own time is judged, whatever else the machine does
            while time.thread_time() < end:
                pass
        return "planted"


def test_what_goes_wrong_is_noticed(qapp: QApplication, speech: ScreenLanguage, tmp_path: Path) -> None:
    found, again = (Clumsy(speech, qapp, tmp_path, 3).play(events=30) for _ in range(2))
    words = " ".join(found.wrong)
    assert "ZeroDivisionError" in words
    assert "a planted warning" in words
    assert any("planted" in stall for stall in found.stalls_again(again))
    assert found.stalls_again(Found(3)) == [], "what does not come again was not the program's"


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_a_picture_on_the_clipboard_that_is_none_is_nothing(qapp: QApplication, content: bytes) -> None:
    """Found by the monkey: some programs leave bytes where Qt expects a picture."""
    data = QMimeData()
    data.setData("application/x-qt-image", content)
    assert pictures_in(data) == ([], None)
