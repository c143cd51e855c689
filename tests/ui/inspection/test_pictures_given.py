"""A checklist item takes a picture however it comes: dropped anywhere on it, or pasted by Ctrl+V."""

from pathlib import Path

import pytest
from calls import a_picture, drop_on, files, notices
from inspection_page import Filling, filling_of, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.widgets.text_field import TextArea

PASTE = (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def filling(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Filling:
    return filling_of(qtbot, tasks, changes)


def offered(filling: Filling) -> list[tuple[str, str, list[object]]]:
    heard: list[tuple[str, str, list[object]]] = []
    filling.page.photos_offered.connect(lambda *given: heard.append(given))
    return heard


def image_question(filling: Filling) -> str:
    items = [item for section in filling.page._sections for item in section.items]
    return next(q.path for item in items for q in item.questions if q.kind == "image")


def test_a_file_dropped_anywhere_on_an_item_that_is_not_ok_is_of_its_finding(
    filling: Filling, tmp_path: Path
) -> None:
    (tmp_path / "chip.jpg").write_bytes(b"picture")
    heard, card = offered(filling), filling.turn(2)
    assert not drop_on(card, files(tmp_path / "chip.jpg")), "an item that is fine takes no photo"
    press(card, "not_ok")

    assert drop_on(card, files(tmp_path / "chip.jpg"))

    assert heard == [("finding", filling.path(2), [str(tmp_path / "chip.jpg")])]


def test_a_copied_picture_is_pasted_from_the_item_and_from_its_note(filling: Filling) -> None:
    heard, card = offered(filling), filling.turn(2)
    press(card, "not_ok")
    filling.qtbot.waitUntil(lambda: card.findChild(TextArea, "findingNote") is not None)
    QGuiApplication.clipboard().setMimeData(a_picture())

    QTest.keyClick(card, *PASTE)
    note = card.findChild(TextArea, "findingNote")
    QTest.keyClick(note.editor, *PASTE)

    assert [(subject, path) for subject, path, _ in heard] == [("finding", filling.path(2))] * 2
    assert note.text == ""


def test_what_was_pasted_is_prepared_and_kept_under_a_name_of_its_own(filling: Filling) -> None:
    filling.page.photos_offered.emit("answer", image_question(filling), [b"png"])

    filling.qtbot.waitUntil(lambda: filling.calls.named("prepare") == [(b"png", "Pasted picture")])


def test_a_file_moved_away_meanwhile_is_told_in_a_sentence(filling: Filling, tmp_path: Path) -> None:
    said = notices(filling.page)

    filling.page.photos_offered.emit("answer", image_question(filling), [str(tmp_path / "gone.jpg")])

    filling.qtbot.waitUntil(lambda: len(said) == 1)
    assert filling.calls.named("photo") == []
