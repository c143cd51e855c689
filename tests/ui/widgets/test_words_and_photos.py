from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPixmap, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_area import GrowingArea
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.status_line import StatusLine
from ui.widgets.tab_bar import TabBar
from ui.widgets.text_field import ChoiceField, TextArea, TextField
from ui.widgets.timer_pill import TimerPill, TimerState


def child(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_a_label_half_as_wide_is_higher(qtbot: QtBot) -> None:
    label = WrapLabel("What remote diagnosis found about this vehicle on the way", role="fact")
    qtbot.addWidget(label)
    assert label.heightForWidth(600) == 28
    assert label.heightForWidth(300) == 56


def test_a_name_too_long_for_its_list_can_be_read_whole(qtbot: QtBot) -> None:
    name = NameLabel("Dr. Anneliese Müller-Groß")
    qtbot.addWidget(name)
    name.resize(60, 24)
    QApplication.sendEvent(name, QEvent(QEvent.Type.ToolTip))
    assert name.toolTip() == "Dr. Anneliese Müller-Groß"


def test_where_there_is_no_room_the_shorter_words_are_painted_and_the_whole_is_still_heard(
    qtbot: QtBot,
) -> None:
    line = NameLabel(role="caption")
    qtbot.addWidget(line)
    line.set_words("Monday 23 November, 08:00–09:30", shorter="Mon 23 Nov, 08:00–09:30")
    line.resize(400, 24)
    assert line.painted == "Monday 23 November, 08:00–09:30"
    line.resize(190, 24)
    assert line.painted == "Mon 23 Nov, 08:00–09:30"
    assert line.text() == "Monday 23 November, 08:00–09:30"
    line.resize(60, 24)
    assert line.painted.endswith("…")


def test_a_locked_button_says_what_would_allow_it(qtbot: QtBot) -> None:
    button = Button("Complete", icon="check")
    qtbot.addWidget(button)
    button.show()
    button.lock("The customer has not signed yet.")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    with qtbot.waitSignal(button.locked_tapped) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["The customer has not signed yet."]
    assert pressed == []
    button.lock(None)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(pressed) == 1


def test_a_square_button_is_known_by_its_name(qtbot: QtBot) -> None:
    button = Button(icon="more", name="More")
    qtbot.addWidget(button)
    assert button.accessibleName() == "More"
    assert button.sizeHint().toTuple() == (48, 48)


def test_children_of_a_flow_wrap(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    for word in ("One", "Two", "Three"):
        flow.addWidget(Button(word))
    wide, narrow = flow.heightForWidth(1000), flow.heightForWidth(100)
    assert wide == 48
    assert narrow == 3 * 48 + 2 * 8


def test_a_strip_speaks_its_whole_message(qtbot: QtBot) -> None:
    strip = InfoStrip("Changed by the office", "Window now 08:00", action="Seen")
    qtbot.addWidget(strip)
    assert strip.accessibleName() == "Changed by the office Window now 08:00"
    with qtbot.waitSignal(strip.action_pressed):
        qtbot.mouseClick(child(strip, "stripAction"), Qt.MouseButton.LeftButton)


def test_quick_reading_shows_no_bars(qtbot: QtBot) -> None:
    bars = LoadingBars()
    qtbot.addWidget(bars)
    bars.start()
    bars.stop()
    qtbot.wait(200)
    assert not bars.isVisible()
    bars.start()
    qtbot.waitUntil(bars.isVisible, timeout=2000)


def test_a_photo_opens_by_its_key(qtbot: QtBot) -> None:
    picture = QPixmap(40, 30)
    picture.fill(QColor("#8FA6B2"))
    strip = PhotoStrip(name="Photos")
    qtbot.addWidget(strip)
    strip.set_photos((PhotoTile("p1", picture, "Windscreen"), PhotoTile("p2", None, "Tyre", "Waits", 0.4)))
    strip.show()
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.mouseClick(child(strip, "photo_p2"), Qt.MouseButton.LeftButton)
    assert opened.args == ["p2"]
    assert child(strip, "photo_p2").accessibleName() == "Tyre, Waits"
    with qtbot.waitSignal(strip.add_requested):
        qtbot.mouseClick(child(strip, "addPhoto"), Qt.MouseButton.LeftButton)


def test_showing_other_photos_forgets_the_first_ones(qtbot: QtBot) -> None:
    strip = PhotoStrip(name="Photos")
    qtbot.addWidget(strip)
    strip.set_photos((PhotoTile("p1", None, "Windscreen"),))
    strip.set_photos((PhotoTile("p2", None, "Tyre"),))
    qtbot.waitUntil(lambda: strip.findChild(QPushButton, "photo_p1") is None)
    assert strip.findChild(QPushButton, "photo_p2") is not None


def test_dropped_files_are_handed_on_and_web_addresses_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    strip = PhotoStrip(name="Photos")
    qtbot.addWidget(strip)
    (tmp_path / "a.jpg").write_bytes(b"picture")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg")), QUrl("https://example.invalid/b.jpg")])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(strip.dropped) as dropped:
        strip.dropEvent(drop)
    assert dropped.args == [[str(tmp_path / "a.jpg")]]


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    pad = SignaturePad("Sign here", name="Customer")
    qtbot.addWidget(pad)
    pad.resize(400, 200)
    pad.show()
    return pad


def draw(pad: SignaturePad, qtbot: QtBot, *places: tuple[int, int]) -> None:
    first, *others = [QPoint(*place) for place in places]
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for place in others:
        qtbot.mouseMove(pad, place)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places and QPoint(*places[-1]))


def test_a_signature_is_a_value(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        draw(pad, qtbot, (10, 100), (60, 40), (120, 90))
    assert pad.strokes == (((10.0, 100.0), (60.0, 40.0), (120.0, 90.0)),)
    assert pad.drawn_size == (400, 200)


def test_strokes_mean_the_same_at_every_scale(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light", 1.5)
    pad = SignaturePad("Sign here")
    qtbot.addWidget(pad)
    pad.resize(600, 300)
    pad.show()
    draw(pad, qtbot, (15, 150), (90, 60))
    assert pad.strokes == (((10.0, 100.0), (60.0, 40.0)),)
    assert pad.drawn_size == (400, 200)


def test_a_stroke_that_leaves_the_pad_ends_at_its_edge(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(pad, qtbot, (10, 100), (500, -20))
    assert pad.strokes[0][-1] == (400.0, 0.0)


def test_a_pen_draws_as_well(pad: SignaturePad) -> None:
    def pen(kind: QEvent.Type, x: float, y: float) -> QTabletEvent:
        place = QPointF(x, y)
        device = QPointingDevice.primaryPointingDevice()
        none = Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        return QTabletEvent(kind, device, place, place, 0.5, 0, 0, 0.0, 0.0, 0.0, none, left, left)

    pad.tabletEvent(pen(QEvent.Type.TabletPress, 5, 5))
    pad.tabletEvent(pen(QEvent.Type.TabletMove, 20, 30))
    pad.tabletEvent(pen(QEvent.Type.TabletRelease, 20, 30))
    assert pad.strokes == (((5.0, 5.0), (20.0, 30.0)),)


def test_a_finger_draws_and_the_page_behind_stays(qtbot: QtBot) -> None:
    column = ScrollColumn()
    qtbot.addWidget(column)
    column.resize(500, 300)
    pad = SignaturePad("Sign here")
    pad.setFixedSize(400, 200)
    tail = QWidget()
    tail.setMinimumHeight(900)
    column.add(pad)
    column.add(tail)
    column.show()
    qtbot.waitExposed(column)
    finger = QTest.createTouchDevice()
    window = column.windowHandle()

    def at(x: int, y: int) -> QPoint:
        return pad.mapTo(column, QPoint(x, y))

    QTest.touchEvent(window, finger).press(0, at(20, 150)).commit()
    for step in range(1, 12):
        qtbot.wait(5)
        QTest.touchEvent(window, finger).move(0, at(20 + step, 150 - 10 * step)).commit()
    QTest.touchEvent(window, finger).release(0, at(31, 40)).commit()
    assert pad.strokes[0][0] == (20.0, 150.0)
    assert pad.strokes[0][-1] == (31.0, 40.0)
    assert column.verticalScrollBar().value() == 0


def test_clearing_a_signature_tells_once(pad: SignaturePad, qtbot: QtBot) -> None:
    told: list[bool] = []
    pad.set_strokes((((1.0, 1.0), (2.0, 2.0)),))
    pad.changed.connect(lambda: told.append(pad.is_empty))
    pad.clear()
    pad.clear()
    assert told == [True]


def test_a_field_shows_what_is_wrong_until_it_is_mended(qtbot: QtBot) -> None:
    field = TextField("VIN")
    qtbot.addWidget(field)
    field.show()
    field.set_problem("16 of 17 characters")
    assert field.problem == "16 of 17 characters"
    assert field.editor.accessibleDescription() == "16 of 17 characters"
    field.set_problem("")
    assert field.problem == ""


def test_filling_a_field_tells_no_one_typing_does(qtbot: QtBot) -> None:
    field, area = TextField("Name"), TextArea("Note")
    told: list[str] = []
    for widget in (field, area):
        qtbot.addWidget(widget)
        widget.edited.connect(told.append)
        widget.set_text("shown")
    assert told == []
    qtbot.keyClicks(field.editor, "!")
    assert told == ["shown!"]


def test_a_choice_is_known_by_its_key(qtbot: QtBot) -> None:
    field = ChoiceField("Language", [("nb", "Norwegian"), ("de", "German")])
    qtbot.addWidget(field)
    told: list[str] = []
    field.chosen.connect(told.append)
    field.set_value("de")
    field.set_value("xx")
    assert (field.value, told) == ("de", [])
    qtbot.keyClick(field.editor, Qt.Key.Key_Up)
    assert (field.value, told) == ("nb", ["nb"])


def test_an_unfolded_choice_has_round_corners_and_as_much_room_below_its_rows_as_above(qtbot: QtBot) -> None:
    field = ChoiceField("Size", [("100", "100 %"), ("125", "125 %")])
    qtbot.addWidget(field)
    field.show()
    field.editor.showPopup()
    rows = field.editor.view()
    popup, port = rows.window(), rows.viewport().geometry()
    assert not popup.mask().contains(popup.rect().topLeft())
    assert not popup.mask().contains(popup.rect().bottomRight())
    assert popup.mask().contains(popup.rect().center())
    last = rows.visualRect(rows.model().index(1, 0))
    assert popup.height() - (port.top() + last.bottom() + 1) == port.top()
    field.editor.hidePopup()


def test_tabs_are_known_by_key_and_say_their_count(qtbot: QtBot) -> None:
    tabs = TabBar(name="Job")
    qtbot.addWidget(tabs)
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.add_tab("plan", "Plan")
    tabs.add_tab("photos", "Photos")
    narrow = tabs.sizeHint().width()
    tabs.set_count("photos", 6)
    assert told == []
    assert tabs.accessibleTabName(1) == "Photos, 6"
    assert tabs.sizeHint().width() > narrow
    tabs.set_current("photos")
    assert (tabs.current_key, told) == ("photos", ["photos"])


def test_the_status_line_says_where_the_job_stands(qtbot: QtBot) -> None:
    line = StatusLine(("Sent", "Driving", "On site"), 1, name="Status")
    qtbot.addWidget(line)
    assert line.accessibleName() == "Status Driving"
    line.set_steps(("Sent", "Driving", "On site"), 3)
    assert line.accessibleName() == "Status On site"


def test_the_timer_counts_in_hours_and_minutes(qtbot: QtBot) -> None:
    pill = TimerPill()
    qtbot.addWidget(pill)
    ran = [3 * 3600 + 4 * 60]
    pill.set_state(TimerState("Labour", lambda: ran[0]))
    assert pill.time_shown == "3:04"
    assert pill.accessibleName() == "Labour 3:04"
    ran[0] += 40 * 60  # the lid was closed for as long
    pill.count()
    assert pill.accessibleName() == "Labour 3:44"
    pill.set_state(None)
    assert not pill.isVisible()


def test_a_column_keeps_its_cards_in_place_when_the_bar_appears(qtbot: QtBot) -> None:
    column = ScrollColumn()
    qtbot.addWidget(column)
    column.resize(600, 300)
    column.show()
    card = QWidget()
    card.setMinimumHeight(50)
    column.add(card)
    qtbot.waitUntil(lambda: card.width() == 600 - 2 * 24)
    card.setMinimumHeight(900)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: card.width() == 600 - 2 * 24)


def test_clearing_a_column_lets_its_widgets_go(qtbot: QtBot) -> None:
    column = ScrollColumn()
    qtbot.addWidget(column)
    column.add(QWidget(objectName="gone"))
    column.clear()
    qtbot.waitUntil(lambda: column.findChild(QWidget, "gone") is None)


def test_the_wheel_scrolls_the_page_and_changes_no_choice_under_it(qtbot: QtBot) -> None:
    field = ChoiceField("Printer", [("office", "Office"), ("van", "Van")])
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    field.set_value("office")
    box = field.findChild(QComboBox)
    place = QPointF(box.rect().center())
    down = QPoint(0, -120)
    turn = QWheelEvent(
        place,
        box.mapToGlobal(place),
        QPoint(),
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert not turn.isAccepted()
    assert field.value == "office"


def test_an_area_shows_all_its_words_from_the_first_moment(qtbot: QtBot) -> None:
    card = QWidget()
    column = QVBoxLayout(card)
    area = GrowingArea("Note about the place")
    area.set_text("Visitor from Lübeck, the car stands in the second court behind the bakery, ring twice.")
    column.addWidget(area)
    column.addStretch(1)
    qtbot.addWidget(card)
    card.resize(240, 600)
    with qtbot.waitExposed(card):
        card.show()
    qtbot.waitUntil(lambda: area.editor.verticalScrollBar().maximum() == 0)
    narrow = area.editor.height()
    card.resize(900, 600)
    qtbot.waitUntil(lambda: area.editor.height() < narrow)


def test_children_stay_in_their_rows_when_pyside_takes_their_items_for_deleted(qtbot: QtBot) -> None:
    host = QWidget()
    flow = FlowLayout(host)
    for words in ("Open the folder", "About and licences"):
        flow.addWidget(Button(words))
    qtbot.addWidget(host)
    for place in range(flow.count()):
        shiboken6.invalidate(flow.itemAt(place))  # as it does by itself after many pages
    buttons = host.findChildren(Button)
    host.resize(flow.sizeHint().width() - 1, 300)
    with qtbot.waitExposed(host):
        host.show()
    assert flow.minimumSize().width() == max(button.sizeHint().width() for button in buttons)
    assert [button.y() > 0 for button in buttons] == [False, True]
