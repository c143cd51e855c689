"""Drawing on a photo and marking damage on the car's outline: by mouse, finger, pen and keyboard."""

from __future__ import annotations

import re

import pytest
from component_sheet import annotator, car_outline
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resources.drawings import car_outline as drawing
from ui import theme
from ui.widgets.annotator import Annotator, MarkCanvas
from ui.widgets.car_outline import CarOutline
from ui.widgets.damage_mark import MarkButton, OutlineMark, Place

SIDES = {"left", "right", "front", "rear", "top"}


@pytest.fixture
def photo(qtbot: QtBot) -> Annotator:
    widget = annotator()
    widget.set_picture(pixmap())
    qtbot.addWidget(widget)
    widget.resize(600, 480)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def outline(qtbot: QtBot) -> CarOutline:
    widget = car_outline()
    qtbot.addWidget(widget)
    widget.resize(904, 376)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def pixmap() -> QPixmap:
    picture = QPixmap(480, 320)
    picture.fill(QColor("#8FA6B2"))
    return picture


def press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def draw(canvas: MarkCanvas, *points: tuple[float, float]) -> None:
    """With the mouse; points are fractions of the photo."""
    area = canvas._area()
    places = [
        QPoint(round(area.left() + x * area.width()), round(area.top() + y * area.height()))
        for x, y in points
    ]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])


def near(stroke: tuple[tuple[float, float], ...], *points: tuple[float, float]) -> bool:
    return all(min(abs(x - a) + abs(y - b) for a, b in stroke) < 0.02 for x, y in points)


def test_a_pen_stroke_is_kept_as_fractions_of_the_photo(photo: Annotator, qtbot: QtBot) -> None:
    press(photo, "tool-pen")
    with qtbot.waitSignal(photo.changed) as said:
        draw(photo.canvas, (0.1, 0.2), (0.5, 0.6), (0.9, 0.3))
    assert said.args == [photo.strokes]
    (stroke,) = photo.strokes
    assert near(stroke, (0.1, 0.2), (0.5, 0.6), (0.9, 0.3))


def test_a_mark_stays_on_its_place_in_another_size(photo: Annotator) -> None:
    press(photo, "tool-pen")
    draw(photo.canvas, (0.25, 0.5), (0.75, 0.5))
    for width in (600, 380):
        photo.resize(width, 480)
        QApplication.processEvents()
        area = photo.canvas._area()
        image = photo.canvas.grab().toImage()
        middle = (area.left() + 0.5 * area.width(), area.top() + 0.5 * area.height())
        assert image.pixelColor(round(middle[0]), round(middle[1])) == theme.current().mark_line


def test_marks_are_4_px_of_red_over_7_px_of_white(photo: Annotator) -> None:
    press(photo, "tool-pen")
    draw(photo.canvas, (0.1, 0.5), (0.9, 0.5))
    area = photo.canvas._area()
    image = photo.canvas.grab().toImage()
    column = round(area.left() + 0.4 * area.width())
    colours = [image.pixelColor(column, row).name() for row in range(image.height())]
    line, rim = theme.current().mark_line.name(), theme.current().mark_rim.name()
    assert colours.count(line) in (3, 4, 5)
    assert 1 <= colours.count(rim) <= 4


def test_an_arrow_points_where_the_finger_was_lifted(photo: Annotator) -> None:
    draw(photo.canvas, (0.8, 0.8), (0.4, 0.4))
    (stroke,) = photo.strokes
    assert stroke[0] == pytest.approx((0.8, 0.8), abs=0.01)
    assert stroke.count(stroke[1]) == 4, "shaft and both barbs meet in the tip"
    assert stroke[1] == pytest.approx((0.4, 0.4), abs=0.01)


def test_a_circle_fills_the_box_that_was_dragged(photo: Annotator) -> None:
    press(photo, "tool-circle")
    draw(photo.canvas, (0.2, 0.3), (0.6, 0.7))
    (stroke,) = photo.strokes
    assert near(stroke, (0.2, 0.5), (0.6, 0.5), (0.4, 0.3), (0.4, 0.7))
    assert stroke[0] == pytest.approx(stroke[-1])


def test_a_tap_with_the_arrow_draws_nothing(photo: Annotator) -> None:
    draw(photo.canvas, (0.5, 0.5))
    assert photo.strokes == ()
    press(photo, "tool-pen")
    draw(photo.canvas, (0.5, 0.5))
    assert len(photo.strokes) == 1, "with the pen it is a dot"


def test_undo_goes_back_step_by_step_and_behind_clear(photo: Annotator) -> None:
    assert not photo.findChild(QPushButton, "undoMark").isEnabled()
    draw(photo.canvas, (0.1, 0.1), (0.3, 0.3))
    draw(photo.canvas, (0.9, 0.1), (0.7, 0.3))
    two = photo.strokes
    press(photo, "clearMarks")
    assert photo.strokes == ()
    press(photo, "undoMark")
    assert photo.strokes == two
    press(photo, "undoMark")
    assert photo.strokes == two[:1]
    QTest.keyClick(photo.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert photo.strokes == ()


def test_keys_draw_what_a_finger_draws(photo: Annotator) -> None:
    canvas = photo.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    (stroke,) = photo.strokes
    assert (stroke[0], stroke[1]) == ((0.5, 0.5), (0.7, 0.5))
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert len(photo.strokes) == 1, "Esc drops the stroke, and a tap is none"
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert photo.strokes == ()


def test_a_finger_draws(photo: Annotator) -> None:
    press(photo, "tool-pen")
    canvas, area = photo.canvas, photo.canvas._area()
    finger = QTest.createTouchDevice()
    for step, x in enumerate((0.2, 0.4, 0.6)):
        touch = QTest.touchEvent(canvas, finger)
        place = QPoint(round(area.left() + x * area.width()), round(area.center().y()))
        (touch.press if step == 0 else touch.move)(0, place, canvas)
        touch.commit()
    QTest.touchEvent(canvas, finger).release(0, place, canvas).commit()
    assert len(photo.strokes) == 1
    assert near(photo.strokes[0], (0.2, 0.5), (0.6, 0.5))


def test_a_pen_draws(photo: Annotator) -> None:
    press(photo, "tool-pen")
    canvas, area = photo.canvas, photo.canvas._area()
    for kind, x in (
        (QEvent.Type.TabletPress, 0.3),
        (QEvent.Type.TabletMove, 0.5),
        (QEvent.Type.TabletRelease, 0.5),
    ):
        place = QPointF(area.left() + x * area.width(), area.center().y())
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, QPointingDevice.primaryPointingDevice(), place, place,
            0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, held,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted()
    assert len(photo.strokes) == 1


def test_the_photo_itself_is_never_changed(photo: Annotator) -> None:
    picture = pixmap()
    photo.set_picture(picture)
    draw(photo.canvas, (0.1, 0.1), (0.8, 0.8))
    photo.canvas.grab()
    same: QImage = pixmap().toImage()
    assert picture.toImage() == same


def test_marks_a_photo_has_are_shown_and_can_be_drawn_on(photo: Annotator) -> None:
    kept = (((0.1, 0.1), (0.2, 0.2)),)
    photo.set_picture(pixmap(), kept)
    assert photo.strokes == kept
    assert not photo.canvas.can_undo
    draw(photo.canvas, (0.5, 0.5), (0.8, 0.8))
    assert photo.strokes[0] == kept[0]
    assert len(photo.strokes) == 2


# The outline


def test_the_drawing_names_five_sides_and_uses_what_a_report_can_draw() -> None:
    car = drawing()
    assert set(car.views) == SIDES
    for left, top, width, height in car.views.values():
        assert left >= 0
        assert top >= 0
        assert left + width <= car.width
        assert top + height <= car.height
    commands = set(re.findall(r"[A-Za-z]", "".join(re.findall(r' d="([^"]+)"', car.svg))))
    assert commands == {"M", "L", "C", "Z"}


@pytest.mark.parametrize("side", sorted(SIDES))
def test_a_tap_offers_the_place_on_the_side_that_was_tapped(
    outline: CarOutline, qtbot: QtBot, side: str
) -> None:
    point = outline.point_of(Place(side, 0.62, 0.3)).toPoint()
    with qtbot.waitSignal(outline.placed) as said:
        qtbot.mouseClick(outline, Qt.MouseButton.LeftButton, pos=point)
    (place,) = said.args
    assert place.view == side
    assert (place.x, place.y) == (pytest.approx(0.62, abs=0.01), pytest.approx(0.3, abs=0.01))


def test_a_place_between_two_sides_belongs_to_the_nearer_one(outline: CarOutline) -> None:
    assert outline.place_at(QPointF(437, 60)).view == "left"
    assert outline.place_at(QPointF(466, 60)).view == "right"
    assert outline.place_at(QPointF(-5, 400)) == Place("front", 0.0, 1.0)


def test_a_mark_says_number_damage_and_side(outline: CarOutline) -> None:
    mark = outline.findChild(MarkButton, "mark-a")
    assert mark.accessibleName() == "1, Scratch, rear door, 8 cm, Right side"
    assert mark.width() >= 48


def test_a_tapped_mark_is_opened_not_placed(outline: CarOutline, qtbot: QtBot) -> None:
    offered: list[Place] = []
    outline.placed.connect(offered.append)
    with qtbot.waitSignal(outline.opened) as said:
        qtbot.mouseClick(outline.findChild(MarkButton, "mark-c"), Qt.MouseButton.LeftButton)
    assert said.args == ["c"]
    assert offered == []


def test_a_mark_is_dragged_to_another_side(outline: CarOutline, qtbot: QtBot) -> None:
    mark = outline.findChild(MarkButton, "mark-a")
    goal = outline.point_of(Place("left", 0.3, 0.5)).toPoint()
    start = mark.rect().center()
    QTest.mousePress(mark, Qt.MouseButton.LeftButton, pos=start)
    for _ in range(30):
        QTest.mouseMove(mark, mark.mapFromParent(goal))
    with qtbot.waitSignal(outline.moved) as said:
        QTest.mouseRelease(mark, Qt.MouseButton.LeftButton, pos=mark.rect().center())
    key, place = said.args
    assert (key, place.view) == ("a", "left")
    assert place.x == pytest.approx(0.3, abs=0.02)


def test_keys_put_move_and_take_off_marks(outline: CarOutline, qtbot: QtBot) -> None:
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert "From above" in outline.accessibleName()
    with qtbot.waitSignal(outline.placed) as said:
        QTest.keyClick(outline, Qt.Key.Key_Space)
    assert said.args[0].view == "top"
    mark = outline.findChild(MarkButton, "mark-b")
    before = mark.mark.x
    with qtbot.waitSignal(outline.moved) as said:
        QTest.keyClick(mark, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert said.args[1].x == pytest.approx(before + 45 / 436, abs=0.01)
    with qtbot.waitSignal(outline.remove_wanted) as said:
        QTest.keyClick(mark, Qt.Key.Key_Delete)
    assert said.args == ["b"]


def test_an_outline_to_look_at_moves_nothing_but_opens_marks(outline: CarOutline, qtbot: QtBot) -> None:
    outline.set_readonly(True)
    said: list[object] = []
    for signal in (outline.placed, outline.moved, outline.remove_wanted):
        signal.connect(lambda *values: said.append(values))
    mark = outline.findChild(MarkButton, "mark-b")
    qtbot.mouseClick(outline, Qt.MouseButton.LeftButton, pos=QPoint(452, 20))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Delete):
        QTest.keyClick(mark, key)
    assert said == []
    with qtbot.waitSignal(outline.opened):
        QTest.keyClick(mark, Qt.Key.Key_Return)


def test_other_marks_are_shown_and_those_that_stay_keep_the_keyboard(outline: CarOutline) -> None:
    mark = outline.findChild(MarkButton, "mark-b")
    mark.setFocus()
    outline.set_marks((OutlineMark("b", "top", 0.2, 0.5, 1, "square", "Dent"),))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [button.objectName() for button in outline.findChildren(MarkButton)] == ["mark-b"]
    assert outline.focusWidget() is mark
    assert mark.accessibleName() == "1, Dent, From above"
