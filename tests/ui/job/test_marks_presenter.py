"""Drawing on the job's photos and marking damage, from the tap to the real store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import builders
import pytest
from calls import Calls, find, notices, settle, words
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.attachments import PhotoStroke
from fieldapp.domain.damage import CarView, DamageKind, DamageMark
from ui.formats import Formats
from ui.job.marks_presenter import MarksPresenter
from ui.job.page import JobPage
from ui.marks_presenter import MarksActions
from ui.presenter import ChangesSignal
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner
from ui.widgets.annotator import Annotator
from ui.widgets.car_outline import CarOutline
from ui.widgets.card import Card
from ui.widgets.damage_mark import MarkButton, Place
from ui.widgets.photo_strip import PhotoStrip
from ui.widgets.row_button import RowButton
from ui.widgets.text_field import ChoiceField, TextField

CHIP = DamageMark(
    id="mark-1",
    job_id="job-1",
    number=1,
    view=CarView.TOP,
    x=0.1,
    y=0.5,
    kind=DamageKind.CHIP,
    marked_at=builders.at(8, 20),
    note="bonnet edge",
)
DENT = replace(CHIP, id="mark-2", number=2, view=CarView.LEFT, kind=DamageKind.DENT, note="")


def jpeg() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(60, 40, QImage.Format.Format_RGB888)
    image.fill(0)
    assert QImageWriter(buffer, QByteArray(b"jpg")).write(image)
    return bytes(buffer.data().data())


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def page(qtbot: QtBot, formats: Formats, calls: Calls, tasks: TaskRunner, changes: ChangesSignal) -> JobPage:
    page = JobPage(formats, ReportTab(formats))
    qtbot.addWidget(page)
    page.resize(1254, 608)
    page.show_job(builders.job_screen(marks=(CHIP,)))
    page.show_tab("photos")
    page.show()
    actions: dict[str, Any] = {
        name: calls.operation(name) for name in ("annotate", "mark", "change", "record_photo", "remove_photo")
    }
    actions |= {"picture": calls.view("picture", jpeg()), "prepare_photo": calls.view("prepare", "prepared")}
    MarksPresenter(page, MarksActions(**actions), tasks=tasks, changes=changes)
    return page


def draw(annotator: Annotator) -> None:
    canvas = annotator.canvas
    area = canvas._area()
    canvas.press_at(area.center())
    canvas.drag_to(area.center() + QPointF(40, 20))
    canvas.lift()


def test_what_is_drawn_on_a_photo_is_kept_with_it(page: JobPage, calls: Calls, qtbot: QtBot) -> None:
    find(page, PhotoStrip, "jobPhotos").opened.emit("photo-1")
    annotator = find(page, Annotator, "annotator")
    qtbot.waitUntil(lambda: not annotator.canvas._picture.isNull())
    assert calls.named("picture") == [("photo-1",)]
    draw(annotator)
    qtbot.waitUntil(lambda: bool(calls.named("annotate")))
    ((photo_id, strokes),) = calls.named("annotate")
    assert photo_id == "photo-1"
    assert [type(stroke) for stroke in strokes] == [PhotoStroke]
    assert strokes[0].points[0] == (0.5, 0.5)


def test_strokes_a_photo_has_are_shown_on_it_and_on_its_tile(page: JobPage, qtbot: QtBot) -> None:
    stroke = PhotoStroke(points=((0.1, 0.1), (0.9, 0.9)))
    photo = builders.photo(1, strokes=(stroke,))
    page.show_job(builders.job_screen(photos=(photo,)))
    strip = find(page, PhotoStrip, "jobPhotos")
    assert strip._tiles[0]._tile.strokes == (stroke.points,)
    strip.opened.emit("photo-1")
    annotator = find(page, Annotator, "annotator")
    qtbot.waitUntil(lambda: not annotator.canvas._picture.isNull())
    assert annotator.strokes == (stroke.points,)


def test_what_comes_back_from_the_store_keeps_the_way_back(page: JobPage, qtbot: QtBot) -> None:
    find(page, PhotoStrip, "jobPhotos").opened.emit("photo-1")
    annotator = find(page, Annotator, "annotator")
    qtbot.waitUntil(lambda: not annotator.canvas._picture.isNull())
    draw(annotator)
    kept = PhotoStroke(points=annotator.strokes[0])
    screen = builders.job_screen()
    photos = (replace(screen.photos[0], strokes=(kept,)), *screen.photos[1:])
    page.show_job(replace(screen, photos=photos))
    annotator.canvas.undo()
    assert annotator.strokes == ()


def test_a_tap_on_the_car_marks_the_damage_that_was_chosen(page: JobPage, calls: Calls, qtbot: QtBot) -> None:
    find(page, QPushButton, "damage-dent").click()
    page.photos.damage.findChild(CarOutline).placed.emit(Place("left", 0.4, 0.6))
    qtbot.waitUntil(lambda: bool(calls.named("mark")))
    assert calls.named("mark") == [("job-1", None, "dent", Place("left", 0.4, 0.6))]
    page.show_job(builders.job_screen(marks=(CHIP, DENT)))
    assert find(page, ChoiceField, "markKind").value == "dent"
    field = find(page, TextField, "markWords")
    field.set_text("rear wing, fist-sized")
    field.editor.editingFinished.emit()
    qtbot.waitUntil(lambda: bool(calls.named("change")))
    assert calls.named("change") == [("mark-2", {"kind": "dent", "note": "rear wing, fist-sized"})]


def test_marks_are_listed_in_words_and_open_from_there(page: JobPage) -> None:
    page.show_job(builders.job_screen(marks=(DENT, CHIP)))
    settle()
    rows = [row.accessibleName() for row in page.photos.damage.findChildren(RowButton) if not row.isHidden()]
    assert rows[-2:] == ["1  Chip, From above · bonnet edge", "2  Dent, Left side"]
    find(page, RowButton, "markRow-mark-1").click()
    detail = find(page, Card, "markDetail")
    assert detail.isVisibleTo(page)
    assert find(page, TextField, "markWords").text == "bonnet edge"


def test_a_mark_that_was_moved_keeps_its_new_place(page: JobPage, calls: Calls, qtbot: QtBot) -> None:
    page.photos.damage.findChild(CarOutline).moved.emit("mark-1", Place("front", 0.2, 0.3))
    qtbot.waitUntil(lambda: bool(calls.named("change")))
    assert calls.named("change") == [("mark-1", {"view": "front", "x": 0.2, "y": 0.3})]


def test_a_mark_taken_off_can_be_put_back(page: JobPage, calls: Calls, qtbot: QtBot) -> None:
    said = notices(page)
    find(page, RowButton, "markRow-mark-1").click()
    find(page, QPushButton, "removeMark").click()
    qtbot.waitUntil(lambda: said == ["Mark taken off"])
    page.undo_triggered.emit("mark:mark-1")
    qtbot.waitUntil(lambda: len(calls.named("change")) == 2)
    assert [fields for _mark, fields in calls.named("change")] == [{"removed": True}, {"removed": False}]
    page.show_job(builders.job_screen(marks=()))
    assert "bonnet edge" not in words(page.photos.damage)
    assert all(button.isHidden() for button in page.findChildren(MarkButton))


def test_a_photo_of_a_mark_belongs_to_the_mark(
    page: JobPage, calls: Calls, qtbot: QtBot, tmp_path: Any
) -> None:
    picture = tmp_path / "dent.jpg"
    picture.write_bytes(jpeg())
    page.photos.damage.photos_chosen.emit("mark-1", [str(picture)])
    qtbot.waitUntil(lambda: bool(calls.named("record_photo")))
    assert calls.named("record_photo") == [("job-1", "prepared", "mark-1")]
