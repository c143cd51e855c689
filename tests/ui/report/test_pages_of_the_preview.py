"""The strip of a report's pages: made a page at a time, the chosen page marked."""

from __future__ import annotations

import pytest
from calls import settle
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.report.preview import PageButton, Preview
from ui.widgets import slices


def pages(count: int) -> tuple[QImage, ...]:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    return (image,) * count


def strip(preview: Preview) -> list[PageButton]:
    settle()
    return [button for button in preview.findChildren(PageButton) if not button.isHidden()]


@pytest.fixture
def preview(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setattr(slices, "SLICE_SECONDS", 0)  # back to the event loop after each page
    preview = Preview()
    qtbot.addWidget(preview)
    preview.show()
    return preview


def test_other_pages_take_the_place_of_those_before(preview: Preview) -> None:
    for count in (3, 2):
        preview.show_pages(pages(count))
        shown = strip(preview)
        assert [button.accessibleName() for button in shown] == [f"Page {n + 1}" for n in range(count)]
        assert [button.isChecked() for button in shown] == [True, *[False] * (count - 1)]


def test_a_page_chosen_while_the_strip_is_made_stays_chosen(preview: Preview) -> None:
    preview.show_pages(pages(3))
    preview._choose(2)
    assert [button.isChecked() for button in strip(preview)] == [False, False, True]
