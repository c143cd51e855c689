"""Photos are drawn on and damage is marked from the item itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import builders
import pytest
from calls import Calls, find, settle
from inspection_page import Filling, compiled, filling_of
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.attachments import PhotoStroke
from fieldapp.domain.changes import Changes
from fieldapp.domain.damage import CarView, DamageKind, DamageMark, EarlierDamage
from ui.inspection.markings import PhotoDrawing
from ui.inspection.marks_presenter import ChecklistMarksPresenter
from ui.inspection.reopening import ReasonPanel
from ui.marks_presenter import MarksActions
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.widgets.annotator import Annotator
from ui.widgets.car_outline import CarOutline
from ui.widgets.damage_mark import MarkButton, Place
from ui.widgets.labels import WrapLabel
from ui.widgets.photo_strip import PhotoStrip

FORM = compiled("""
| survey |
| | type | name | item | label | appearance | severity |
| | begin_group | g | | Outside | | |
| | select_one verdict | paint | 1 | Paint | damage | attention |
| | begin_group | corners | 2 | Corners | damage | |
| | image | front | | Front | | |
| | end_group | | | | | |
| | select_one verdict | horn | 3 | Horn | | advice |
| | end_group | | | | | |
| choices |
| | list_name | name | label |
| | verdict | ok | OK |
| | verdict | not_ok | Not OK |
| | verdict | na | N/A |
""")
FRONT, PAINT = "/data/g/corners/front", "/data/g/paint"
CHIP = DamageMark(
    id="mark-1",
    job_id="job-1",
    number=1,
    view=CarView.LEFT,
    x=0.4,
    y=0.6,
    kind=DamageKind.CHIP,
    marked_at=builders.at(8, 20),
)
OLD_DENT = replace(CHIP, id="mark-0", job_id="job-0", view=CarView.REAR, kind=DamageKind.DENT, note="bumper")


def jpeg() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(60, 40, QImage.Format.Format_RGB888)
    image.fill(0)
    assert QImageWriter(buffer, QByteArray(b"jpg")).write(image)
    return bytes(buffer.data().data())


class Marked:
    """A filling with the marks' presenter beside it."""

    def __init__(self, qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> None:
        self.qtbot, self.tasks, self.changes = qtbot, tasks, changes
        self.calls = Calls()

    def open(self, **screen: Any) -> Filling:
        filling = filling_of(self.qtbot, self.tasks, self.changes, xml=FORM, **screen)
        actions: dict[str, Any] = {
            name: self.calls.operation(name, Changes.of("damage_mark", "mark-1"))
            for name in ("annotate", "mark", "change", "record_photo", "remove_photo")
        }
        actions |= {
            "picture": self.calls.view("picture", jpeg()),
            "prepare_photo": self.calls.view("prepare", "prepared"),
        }
        ChecklistMarksPresenter(
            filling.page, filling.presenter, MarksActions(**actions), tasks=self.tasks, changes=self.changes
        )
        return filling

    def wait(self, name: str, count: int = 1) -> list[tuple[Any, ...]]:
        self.qtbot.waitUntil(lambda: len(self.calls.named(name)) == count)
        return self.calls.named(name)


@pytest.fixture
def marked(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Marked:
    return Marked(qtbot, tasks, changes)


def test_a_tap_on_an_items_photo_opens_it_to_draw_on(marked: Marked) -> None:
    stroke = PhotoStroke(points=((0.1, 0.1), (0.9, 0.9)))
    photo = builders.photo(1, strokes=(stroke,))
    filling = marked.open(photos={FRONT: (photo,)})
    card = filling.turn(2)
    strip = find(card, PhotoStrip, "photos-front")
    strip.opened.emit("photo-1")
    assert marked.wait("picture") == [("photo-1",)]
    annotator = find(card, Annotator, "annotator")
    marked.qtbot.waitUntil(lambda: annotator.canvas._picture.width() == 60)
    assert annotator.strokes == (stroke.points,)
    area = annotator.canvas._area()
    annotator.canvas.press_at(area.center())
    annotator.canvas.drag_to(area.center() + QPointF(40, 20))
    annotator.canvas.lift()
    ((photo_id, strokes),) = marked.wait("annotate")
    assert (photo_id, len(strokes)) == ("photo-1", 2)

    find(card, QPushButton, "closeDrawing").click()
    settle()
    assert not [each for each in card.findChildren(PhotoDrawing) if each.isVisible()]


def test_a_photo_opens_in_sight_with_the_keyboard_and_escape_closes_it(marked: Marked) -> None:
    card = marked.open(photos={FRONT: (builders.photo(1),)}).turn(2)
    find(card, PhotoStrip, "photos-front").opened.emit("photo-1")
    drawing = find(card, PhotoDrawing, "photoDrawing")
    canvas = find(drawing, Annotator, "annotator").canvas
    marked.qtbot.waitUntil(canvas.hasFocus)
    marked.qtbot.waitUntil(lambda: canvas.visibleRegion().boundingRect().height() == canvas.height())
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    settle()
    assert not drawing.isVisible()
    assert card.hasFocus()


def test_a_tap_on_the_open_photo_closes_it(marked: Marked) -> None:
    card = marked.open(photos={FRONT: (builders.photo(1),)}).turn(2)
    strip = find(card, PhotoStrip, "photos-front")
    strip.opened.emit("photo-1")
    strip.opened.emit("photo-1")
    settle()
    assert not [each for each in card.findChildren(PhotoDrawing) if each.isVisible()]


def test_damage_is_marked_from_the_item_and_belongs_to_the_checklist(marked: Marked) -> None:
    filling = marked.open()
    card = filling.turn(1)
    find(card, QPushButton, "markDamage").click()
    find(card, QPushButton, "damage-dent").click()
    find(card, CarOutline, "carOutline").placed.emit(Place("left", 0.4, 0.6))
    assert marked.wait("mark") == [("job-1", "inspection-1", "dent", Place("left", 0.4, 0.6))]


def test_todays_marks_are_numbered_and_those_of_the_last_visit_are_dashed_and_told(marked: Marked) -> None:
    earlier = EarlierDamage(on=date(2026, 5, 4), marks=(OLD_DENT,))
    filling = marked.open(marks=(CHIP,), earlier_damage=earlier)
    card = filling.turn(1)
    button = find(card, QPushButton, "markDamage")
    assert button.text().startswith("Mark damage on the car · 1 mark")
    button.click()
    outline = find(card, CarOutline, "carOutline")
    assert [each.mark.number for each in outline.findChildren(MarkButton)] == [1]
    assert [mark.key for mark in outline._earlier] == ["mark-0"]
    told = find(card, WrapLabel, "earlierMarks").text()
    assert told == "Dashed: seen on 4 May 2026 already. Rear, Dent, bumper"


def test_an_item_that_is_not_about_the_outside_marks_nothing(marked: Marked) -> None:
    card = marked.open().turn(3)
    assert card.findChildren(QPushButton, "markDamage") == []


def test_a_mark_on_a_finished_checklist_asks_why_first(marked: Marked) -> None:
    screen = builders.checklist_screen(FORM)
    done = replace(screen.inspection, finished_at=builders.at(9, 0))
    filling = marked.open(inspection=done)
    card = filling.turn(1)
    find(card, QPushButton, "markDamage").click()
    find(card, CarOutline, "carOutline").placed.emit(Place("left", 0.4, 0.6))
    settle()
    panel = find(filling.page, ReasonPanel, "reasonPanel")
    assert panel.isVisible()
    assert marked.calls.named("mark") == []
    filling.presenter.opened_again("Seen in daylight")
    assert marked.wait("mark")[0][2] == "scratch"
