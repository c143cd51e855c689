"""Pages get their style before they are shown."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.frame import Page
from ui.theme import icons
from ui.warming import Warming
from ui.widgets import slices
from ui.widgets.labels import WrapLabel

POLISHED = Qt.WidgetAttribute.WA_WState_Polished


def page_with(qtbot: QtBot, *labels: QWidget) -> Page:
    page = Page()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for label in labels:
        column.addWidget(label)
    return page


def test_a_page_nobody_has_seen_is_dressed_in_slices(qtbot: QtBot) -> None:
    label = WrapLabel("Still hidden")
    page = page_with(qtbot, label)
    assert not label.testAttribute(POLISHED)
    warming = Warming(page)
    with qtbot.waitSignal(warming.finished):
        warming.start([page])
    assert label.testAttribute(POLISHED)
    assert not page.isVisible()


def test_what_went_away_meanwhile_is_left_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(icons, "names", list)
    monkeypatch.setattr(slices, "SLICE_SECONDS", 0)  # back to the event loop after each step
    gone, kept = WrapLabel("Goes"), WrapLabel("Stays")
    page = page_with(qtbot, gone, kept)
    warming = Warming(page)
    with qtbot.waitSignal(warming.finished):
        warming.start([page])
        shiboken6.delete(gone)
    assert kept.testAttribute(POLISHED)


def test_every_icon_is_read_by_then(qtbot: QtBot) -> None:
    icons.source.cache_clear()
    page = page_with(qtbot)
    warming = Warming(page)
    with qtbot.waitSignal(warming.finished):
        warming.start([page])
    assert icons.source.cache_info().currsize == len(icons.names()) > 0
