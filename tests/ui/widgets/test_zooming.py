"""A picture is looked into by wheel, two fingers, drag, double click and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture
from pytestqt.qtbot import QtBot

from ui.widgets.zoom_view import CLOSEST, DOUBLE_CLICK, STEP, ZoomView


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(kept.data())


@pytest.fixture
def view(qtbot: QtBot) -> ZoomView:
    view = ZoomView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    assert view.show_picture(png(400, 300), "image/png", name="Fuse box")
    view.show()
    qtbot.waitExposed(view)
    return view


def left_edge(view: ZoomView) -> float:
    return view._area().left()


def wheel(view: ZoomView, notches: int, place: QPoint) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    assert event.isAccepted()  # the page under it does not scroll


def test_the_wheel_zooms_at_the_pointer_and_back_to_the_whole(view: ZoomView) -> None:
    under = QPoint(100, 150)
    wheel(view, 2, under)
    assert view.zoom == pytest.approx(STEP**2)
    # What lay a quarter of the picture from its left edge is still under the pointer.
    assert (under.x() - left_edge(view)) / (400 * view.zoom) == pytest.approx(0.25)
    wheel(view, -9, under)
    assert view.zoom == 1.0
    assert left_edge(view) == 0.0
    wheel(view, 40, under)
    assert view.zoom == CLOSEST


def test_a_drag_pushes_the_picture_no_farther_than_its_edge(view: ZoomView) -> None:
    view.zoom_at(QPointF(200, 150), 2.0)
    assert left_edge(view) == -200
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(view, QPoint(250, 150))
    assert left_edge(view) == -150
    QTest.mouseMove(view, QPoint(399, 150))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(399, 150))
    before = left_edge(view)
    assert -2 <= before <= 0
    QTest.mouseMove(view, QPoint(20, 20))  # nobody holds it any more
    assert left_edge(view) == before


def test_the_whole_picture_does_not_move(view: ZoomView) -> None:
    view.move_by(QPointF(80, 80))
    assert left_edge(view) == 0.0


def test_two_fingers_pinch(view: ZoomView) -> None:
    pinch = QPinchGesture(view)
    pinch.setScaleFactor(2.0)
    middle = QPointF(view.mapToGlobal(QPoint(200, 150)))
    pinch.setLastCenterPoint(middle)
    pinch.setCenterPoint(middle + QPointF(30, 0))
    event = QGestureEvent([pinch])
    QApplication.sendEvent(view, event)
    assert view.zoom == 2.0
    assert left_edge(view) == pytest.approx(-200, abs=31)


def test_two_fingers_on_a_real_touch_screen_reach_the_picture(view: ZoomView) -> None:
    """Points of a touch device, through Qt's own recogniser of pinches."""
    screen = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    view.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    QTest.touchEvent(view, screen).press(0, QPoint(180, 150), view).press(1, QPoint(220, 150), view).commit()
    for step in range(1, 12):
        apart = 20 + 8 * step
        QTest.touchEvent(view, screen).move(0, QPoint(200 - apart, 150), view).move(
            1, QPoint(200 + apart, 150), view
        ).commit()
        QApplication.processEvents()
    assert view.zoom > 1.5
    QTest.touchEvent(view, screen).release(0, QPoint(92, 150), view).release(
        1, QPoint(308, 150), view
    ).commit()


@pytest.mark.parametrize(
    ("key", "zoom"),
    [(Qt.Key.Key_Plus, STEP), (Qt.Key.Key_Equal, STEP), (Qt.Key.Key_Minus, 1.0), (Qt.Key.Key_0, 1.0)],
)
def test_keys_zoom(view: ZoomView, key: Qt.Key, zoom: float) -> None:
    QTest.keyClick(view, key)
    assert view.zoom == pytest.approx(zoom)


def test_zero_shows_the_whole_again_and_minus_steps_back(view: ZoomView) -> None:
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(STEP**2)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert (view.zoom, left_edge(view)) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("key", "across", "down"),
    [
        (Qt.Key.Key_Left, 60, 0),
        (Qt.Key.Key_Right, -60, 0),
        (Qt.Key.Key_Up, 0, 45),
        (Qt.Key.Key_Down, 0, -45),
    ],
)
def test_arrows_move_by_a_part_of_the_view(view: ZoomView, key: Qt.Key, across: int, down: int) -> None:
    view.zoom_at(QPointF(200, 150), 2.0)
    before = view._area().topLeft()
    QTest.keyClick(view, key)
    assert view._area().topLeft() - before == QPointF(across, down)


def test_a_double_click_comes_nearer_and_goes_back(view: ZoomView) -> None:
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert view.zoom == DOUBLE_CLICK
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert view.zoom == 1.0


def test_other_keys_go_on_to_the_page(view: ZoomView, qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()
