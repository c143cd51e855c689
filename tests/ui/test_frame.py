from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.frame import Action, ActionBarState, Heading, Notice, Page
from ui.main_window import MainWindow, Section
from ui.widgets.connection_pill import ConnectionState
from ui.widgets.rail_button import RailButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.suggestion import Suggestion
from ui.widgets.timer_pill import TimerState

PLACES = (("today", "Today"), ("jobs", "Jobs"), ("sync", "Sync"))
PLACES_AT_MOST = (
    ("today", "Heute"),
    ("jobs", "Aufträge"),
    ("parts", "Teile"),
    ("know-how", "Wissen"),
    ("sync", "Abgleich"),
    ("settings", "Einstellungen"),
)


def page(title: str) -> Page:
    made = Page()
    made.set_heading(Heading(title))
    return made


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow([Section(key, text, key, page(text)) for key, text in PLACES])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    return window


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def toast(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "toast")
    assert isinstance(found, QWidget)
    return found


def texts(window: MainWindow) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def press(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(window, combination.key(), combination.keyboardModifiers())


def test_the_rail_shows_a_place_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    rail = window.findChild(RailButton, "rail_jobs")
    assert isinstance(rail, RailButton)
    with qtbot.waitSignal(window.section_changed) as changed:
        qtbot.mouseClick(rail, Qt.MouseButton.LeftButton)
    assert changed.args == ["jobs"]
    assert rail.isChecked()
    assert "Jobs" in texts(window)
    assert window.windowTitle() == "Jobs – Field Companion"


def test_an_opened_page_covers_its_place_until_one_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    job = page("J-1")
    job.set_heading(Heading("J-1", "Friday, 08:00", back="Jobs"))
    window.open_page(job, section="jobs")
    assert window.current_page is job
    assert {"J-1", "Friday, 08:00"} <= texts(window)
    qtbot.mouseClick(button(window, "back"), Qt.MouseButton.LeftButton)
    assert window.current_page.heading.title == "Jobs"
    window.go_back()
    assert window.current_page.heading.title == "Jobs"


@pytest.mark.parametrize("at", ["rail_jobs", ""])
def test_escape_leaves_a_page_that_is_only_read(window: MainWindow, at: str) -> None:
    text, job = page("Help"), page("J-1")
    text.only_read = True
    window.open_page(job, section="jobs")
    window.open_page(text, section="jobs")
    (window.findChild(QWidget, at) if at else text).setFocus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert window.current_page is job
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.current_page is job


def test_opening_a_page_twice_keeps_one_way_back(window: MainWindow) -> None:
    job, checklist = page("J-1"), page("Checklist")
    window.open_page(job, section="jobs")
    window.open_page(checklist, section="jobs")
    window.open_page(job, section="jobs")
    window.go_back()
    assert window.current_page.heading.title == "Jobs"


def test_the_rail_forgets_what_was_open_over_a_place(window: MainWindow) -> None:
    window.open_page(page("J-1"), section="jobs")
    window.show_section("today")
    window.show_section("jobs")
    assert window.current_page.heading.title == "Jobs"


def test_a_page_can_leave_by_itself_but_only_while_it_is_shown(window: MainWindow) -> None:
    job, other = page("J-1"), page("J-2")
    window.open_page(job, section="jobs")
    window.open_page(other, section="jobs")
    job.back_requested.emit()
    assert window.current_page is other
    other.back_requested.emit()
    assert window.current_page is job


def test_alt_left_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page(page("J-1"), section="today")
    press(window, qtbot, "Alt+Left")
    assert window.current_page.heading.title == "Today"


def test_ctrl_and_a_digit_show_a_place(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, "Ctrl+3")
    assert window.current_section == "sync"


def drive(locked: str = "") -> ActionBarState:
    return ActionBarState(
        fact="Drive to Haakon VIIs gate 14",
        line="14 min, 6.2 km.",
        secondary=(Action("call", "Call", "call"),),
        next_step=Action("drive", "Drive", "drive", locked),
    )


def test_the_bar_belongs_to_the_page_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    assert not button(window, "nextStep").isVisible()
    today = window.current_page
    told: list[str] = []
    today.action_triggered.connect(told.append)
    today.set_actions(drive())
    qtbot.mouseClick(button(window, "nextStep"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(window, "action_call"), Qt.MouseButton.LeftButton)
    assert told == ["drive", "call"]
    window.show_section("jobs")
    assert not button(window, "nextStep").isVisible()
    today.set_actions(ActionBarState(fact="Changed behind"))
    assert "Changed behind" not in texts(window)


@pytest.mark.parametrize("keys", ["Ctrl+Return", "Ctrl+Enter"])
def test_ctrl_enter_takes_the_next_step(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    window.current_page.set_actions(drive())
    with qtbot.waitSignal(window.current_page.action_triggered) as triggered:
        press(window, qtbot, keys)
    assert triggered.args == ["drive"]


def test_a_locked_step_does_nothing_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.current_page.action_triggered.connect(told.append)
    window.current_page.set_actions(drive(locked="Finish the checklist first."))
    qtbot.mouseClick(button(window, "nextStep"), Qt.MouseButton.LeftButton)
    assert told == []
    assert "Finish the checklist first." in texts(window)


def test_a_bar_has_room_for_two_buttons_beside_the_next_step(qapp: QApplication) -> None:
    three = tuple(Action(key, key) for key in ("one", "two", "three"))
    with pytest.raises(ValueError, match="two buttons"):
        page("Jobs").set_actions(ActionBarState(secondary=three))


def test_setting_the_same_state_again_tells_no_one(window: MainWindow) -> None:
    today, told = window.current_page, list[object]()
    today.actions_changed.connect(told.append)
    today.set_actions(drive())
    today.set_actions(drive())
    assert len(told) == 1


def test_undo_goes_back_to_the_page_that_offered_it(window: MainWindow, qtbot: QtBot) -> None:
    today = window.current_page
    today.notice.emit(Notice("Photo removed", "photo-7"))
    window.show_section("jobs")
    with qtbot.waitSignal(today.undo_triggered) as undone:
        qtbot.mouseClick(button(window, "undo"), Qt.MouseButton.LeftButton)
    assert undone.args == ["photo-7"]
    assert not toast(window).isVisible()


def test_ctrl_z_undoes_as_long_as_it_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.current_page.undo_triggered.connect(told.append)
    press(window, qtbot, "Ctrl+Z")
    window.show_notice(Notice("Photo removed", "photo-7"))
    press(window, qtbot, "Ctrl+Z")
    press(window, qtbot, "Ctrl+Z")
    assert told == ["photo-7"]


def test_a_notice_without_undo_offers_none(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.current_page.undo_triggered.connect(told.append)
    window.show_notice(Notice("VIN copied"))
    assert not button(window, "undo").isVisible()
    press(window, qtbot, "Ctrl+Z")
    assert told == []


def test_words_alone_have_the_same_room_on_both_sides(window: MainWindow) -> None:
    window.show_notice(Notice("Photo removed", "photo-7"))
    window.show_notice(Notice("VIN copied"))
    words = toast(window).findChild(QLabel)
    assert words is not None
    left, right = words.x(), toast(window).width() - words.x() - words.width()
    assert left == right == theme.current().space(5)


def test_a_message_that_was_read_goes_at_a_tap_and_undoes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    window.current_page.undo_triggered.connect(told.append)
    window.show_notice(Notice("Photo removed", "photo-7"))
    qtbot.mouseClick(toast(window), Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    assert not toast(window).isVisible()
    press(window, qtbot, "Ctrl+Z")
    assert told == []


def test_a_notice_hides_nothing_of_the_page_and_nothing_to_press(window: MainWindow, qtbot: QtBot) -> None:
    window.current_page.set_actions(drive())
    QApplication.processEvents()
    window.show_notice(Notice("Photo removed", "photo-7"))
    bar = window.findChild(QWidget, "actionBar")
    assert bar is not None
    for size in ((1366, 768), (1280, 720)):
        window.resize(*size)
        QApplication.processEvents()
        assert bar.geometry().contains(toast(window).geometry())
        left_of_buttons = bar.geometry().left() + min(
            one.x() for one in bar.findChildren(QPushButton) if one.isVisible()
        )
        assert toast(window).geometry().right() < left_of_buttons
    window.current_page.set_actions(several())
    QApplication.processEvents()
    assert toast(window).geometry().right() < bar.findChildren(QPushButton)[0].x()


def test_a_notice_lies_above_an_action_bar_without_room_for_it(window: MainWindow, qtbot: QtBot) -> None:
    window.current_page.set_actions(several())
    window.resize(760, 600)
    QApplication.processEvents()
    window.show_notice(Notice("The signature stays void: something else has changed since.", "photo-7"))
    bar = window.findChild(QWidget, "actionBar")
    assert bar is not None
    assert toast(window).geometry().bottom() + 16 <= bar.geometry().top()
    window.current_page.set_actions(ActionBarState())
    QApplication.processEvents()
    assert toast(window).geometry().bottom() + 16 <= bar.parentWidget().height()
    assert toast(window).geometry().bottom() > bar.geometry().top()


def several() -> ActionBarState:
    secondary = (Action("call", "Call the customer", "call"), Action("open", "Open the job", "jobs"))
    return drive()._replace(secondary=secondary)


def test_the_keyboard_goes_along_to_another_page_and_comes_back_to_where_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    today = window.current_page
    column = QVBoxLayout(today)
    first, second = QPushButton("first"), QPushButton("second")
    for one in (first, second):
        column.addWidget(one)
    qtbot.waitUntil(second.isVisible)
    assert window.focusWidget() is today
    second.setFocus()
    press(window, qtbot, "Ctrl+2")
    assert window.focusWidget() is window.current_page
    assert window.focus_ring.target is None
    press(window, qtbot, "Ctrl+1")
    assert window.focusWidget() is second


def test_tab_goes_the_way_one_reads_and_round(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    page = window.current_page
    column = QVBoxLayout(page)
    made = [QPushButton(words) for words in ("first", "second")]
    for one in made:
        column.addWidget(one)
    page.set_actions(several())
    window.show_notice(Notice("Photo removed", "photo-7"))
    qtbot.waitUntil(made[1].isVisible)
    page.setFocus()
    gone: list[QWidget | None] = []
    for _ in range(40):
        press(window, qtbot, "Tab")
        gone.append(window.focusWidget())
        if len(gone) > 1 and gone[-1] is gone[0]:
            break
    names = [one.objectName() or one.text() for one in gone if isinstance(one, QPushButton)]
    assert names[:6] == ["first", "second", "undo", "action_call", "action_open", "nextStep"]
    assert gone[6] is button_of_rail(window, "today")
    assert gone[-1] is made[0]
    press(window, qtbot, "Shift+Tab")
    assert window.focusWidget() is gone[-2]


def test_tab_into_a_page_scrolls_to_where_the_keyboard_is(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    page = window.current_page
    area = ScrollColumn()
    QVBoxLayout(page).addWidget(area)
    blank = QWidget()
    blank.setFixedHeight(4000)
    area.add(blank)
    area.add(far := QPushButton("far"))
    qtbot.waitUntil(far.isVisible)
    page.setFocus()
    press(window, qtbot, "Tab")
    assert far.hasFocus()
    assert far.visibleRegion().boundingRect().height() == far.height()


def button_of_rail(window: MainWindow, key: str) -> RailButton:
    return window.findChild(RailButton, f"rail_{key}")


def test_enter_presses_the_button_the_keyboard_is_on(window: MainWindow, qtbot: QtBot) -> None:
    window.current_page.set_actions(several())
    QApplication.processEvents()
    pressed: list[str] = []
    window.current_page.action_triggered.connect(pressed.append)
    call = button(window, "action_call")
    call.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(call, key)
    assert pressed == ["call"] * 3


def test_a_narrow_window_is_compact_and_type_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.current_page.set_actions(drive())
    size = window.findChild(QLabel).font().pixelSize()
    assert "14 min, 6.2 km." in texts(window)
    window.resize(1097, 686)
    assert window.current_page.is_compact
    assert not window.findChild(QLineEdit, "search").isVisible()
    assert button(window, "openSearch").isVisible()
    assert "14 min, 6.2 km." not in texts(window)
    assert window.findChild(QLabel).font().pixelSize() == size
    window.resize(1366, 768)
    assert not window.current_page.is_compact
    assert window.findChild(QLineEdit, "search").isVisible()


class WidePage(Page):
    """Needs 1100 px until it is told to be compact."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(1100)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.setMinimumWidth(500 if compact else 1100)


def test_a_wide_page_lets_the_window_become_narrow(window: MainWindow, qtbot: QtBot) -> None:
    wide = WidePage()
    window.open_page(wide, section="jobs")
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: wide.width() < 1100)
    assert window.width() == 1000
    assert wide.is_compact


def test_1366_px_at_125_percent_are_compact(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    assert not window.current_page.is_compact
    theme.apply(qapp, "light", 1.25)
    window.resize(1365, 768)
    assert window.current_page.is_compact


def test_a_larger_scale_makes_the_open_window_compact_and_a_smaller_one_wide_again(
    window: MainWindow, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 1.5)
    assert window.current_page.is_compact
    assert not window.findChild(QLineEdit, "search").isVisible()
    theme.apply(qapp, "light", 1.0)
    assert not window.current_page.is_compact
    assert window.findChild(QLineEdit, "search").isVisible()


def test_the_list_is_under_the_search_whatever_the_window_does(window: MainWindow, qtbot: QtBot) -> None:
    search = window.findChild(QLineEdit, "search")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    press(window, qtbot, "Ctrl+K")
    qtbot.waitUntil(search.hasFocus)
    window.set_suggestions((Suggestion("today", "Go to Today"), Suggestion("jobs", "Go to Jobs")))
    rows = window.findChild(QListWidget, "suggestions")
    rows.setCurrentRow(1)

    def under_the_field() -> bool:
        right_foot = search.mapTo(window, QPoint(search.width(), search.height()))
        return rows.x() + rows.width() == right_foot.x() and 0 < rows.y() - right_foot.y() < 9

    assert under_the_field()
    window.resize(1500, 800)
    qtbot.waitUntil(under_the_field)
    assert (rows.isVisible(), rows.currentRow()) == (True, 1)
    theme.apply(application, "light", 1.25)
    try:
        assert not rows.isVisible()
        with qtbot.waitSignal(window.search_edited):
            qtbot.keyClicks(search, "j")
        window.set_suggestions((Suggestion("jobs", "Go to Jobs"),))
        qtbot.waitUntil(under_the_field)
    finally:
        theme.apply(application, "light", 1.0)


def test_ctrl_k_finds_and_enter_takes(window: MainWindow, qtbot: QtBot) -> None:
    search = window.findChild(QLineEdit, "search")
    assert isinstance(search, QLineEdit)
    press(window, qtbot, "Ctrl+K")
    qtbot.waitUntil(search.hasFocus)
    with qtbot.waitSignal(window.search_edited) as edited:
        qtbot.keyClicks(search, "f")
    assert edited.args == ["f"]
    found = (Suggestion("j1", "Fjordkraft Bygg AS", "EK 90117", "jobs"), Suggestion("j2", "Maren"))
    window.set_suggestions(found)
    rows = window.findChild(QListWidget, "suggestions")
    assert isinstance(rows, QListWidget)
    assert rows.isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.search_chosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args == ["j2"]
    assert not rows.isVisible()
    assert search.text() == ""


def test_enter_before_the_answer_waits_for_what_the_whole_word_finds(
    window: MainWindow, qtbot: QtBot
) -> None:
    search = window.findChild(QLineEdit, "search")
    taken: list[str] = []
    window.search_chosen.connect(taken.append)
    press(window, qtbot, "Ctrl+K")
    qtbot.waitUntil(search.hasFocus)
    window.set_suggestions((Suggestion("today", "Go to Today"), Suggestion("jobs", "Go to Jobs")))
    qtbot.keyClicks(search, "dark")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert taken == []  # what is listed was found before a letter was typed
    window.set_suggestions((Suggestion("dark", "Theme: dark"), Suggestion("light", "Theme: light")))
    assert taken == ["dark"]
    assert search.text() == ""


@pytest.mark.parametrize("after", ["typed on", "escape", "nothing found"])
def test_an_enter_that_waits_is_forgotten_by_another_letter_by_leaving_and_where_nothing_is_found(
    window: MainWindow, qtbot: QtBot, after: str
) -> None:
    search = window.findChild(QLineEdit, "search")
    taken: list[str] = []
    window.search_chosen.connect(taken.append)
    press(window, qtbot, "Ctrl+K")
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "dark")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    if after == "typed on":
        qtbot.keyClicks(search, "e")
    elif after == "escape":
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    else:
        window.set_suggestions((Suggestion("", "Nothing found"),))
        qtbot.keyClick(search, Qt.Key.Key_Return)
        assert search.text() == "dark"  # to be mended
    window.set_suggestions((Suggestion("dark", "Theme: dark"),))
    assert taken == []


def test_escape_gives_the_keyboard_back_to_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    search = window.findChild(QLineEdit, "search")
    assert isinstance(search, QLineEdit)
    before = window.findChild(RailButton, "rail_jobs")
    assert before is not None
    before.setFocus()
    press(window, qtbot, "Ctrl+K")
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert before.hasFocus()


def test_suggestions_that_come_too_late_are_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.set_suggestions((Suggestion("j1", "Fjordkraft Bygg AS"),))
    assert window.findChild(QListWidget, "suggestions") is None


def test_the_pill_says_the_whole_sentence(window: MainWindow, qtbot: QtBot) -> None:
    pill = button(window, "connectionPill")
    assert not pill.isVisible()
    window.set_connection(ConnectionState("offline", "Offline", "7 changes and 4 photos wait on this laptop"))
    assert pill.accessibleName() == "Offline: 7 changes and 4 photos wait on this laptop"
    with qtbot.waitSignal(window.connection_pressed):
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)


def test_the_timer_is_there_while_it_runs(window: MainWindow) -> None:
    pill = button(window, "timerPill")
    window.set_timer(TimerState("Travel", lambda: 11 * 60))
    assert pill.isVisible()
    window.set_timer(None)
    assert not pill.isVisible()


def test_the_rail_counts_what_waits(window: MainWindow) -> None:
    window.set_waiting("sync", 11)
    rail = window.findChild(RailButton, "rail_sync")
    assert rail is not None
    assert rail.accessibleName() == "Sync, 11 waiting"
    window.set_waiting("sync", 0)
    assert rail.accessibleName() == "Sync"


def test_the_ring_follows_the_keyboard_and_not_the_finger(window: MainWindow, qtbot: QtBot) -> None:
    today = window.current_page
    layout = QVBoxLayout(today)
    pressable = QPushButton("Press")
    layout.addWidget(pressable)
    qtbot.waitUntil(pressable.isVisible)
    pressable.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.focus_ring.target is None
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: window.focus_ring.target is pressable)
    place = pressable.mapTo(window, pressable.rect().topLeft())
    assert window.focus_ring.geometry().topLeft() + type(place)(5, 5) == place
    handle = window.windowHandle()
    qtbot.mouseClick(
        handle, Qt.MouseButton.LeftButton, pos=pressable.mapTo(window, pressable.rect().center())
    )
    qtbot.waitUntil(lambda: window.focus_ring.target is None)


def test_the_ring_comes_also_when_pyside_has_forgotten_the_window_it_knew(
    window: MainWindow, qtbot: QtBot
) -> None:
    pressable = QPushButton("Press", window.current_page)
    pressable.show()
    pressable.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.focus_ring.target is None
    shiboken6.invalidate(window.windowHandle())  # as it does by itself after a few pages
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: window.focus_ring.target is pressable)


def test_the_ring_moves_with_its_widget(window: MainWindow, qtbot: QtBot) -> None:
    pressable = QPushButton("Press", window.current_page)
    pressable.show()
    pressable.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: window.focus_ring.target is pressable)
    before = window.focus_ring.pos()
    pressable.move(40, 30)
    assert window.focus_ring.pos() != before
    pressable.hide()
    assert window.focus_ring.target is not pressable


def test_1280_px_at_175_percent_hold_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "sun", 1.75)
    window = MainWindow([Section(key, text, key, page(text)) for key, text in PLACES_AT_MOST])
    qtbot.addWidget(window)
    today = window.current_page
    today.set_heading(Heading("J-2026-004105", "Montag, 23. November, 08:00–09:00", back="Aufträge"))
    today.set_actions(
        ActionBarState(
            fact="1 von 3 Schritten bewertet",
            secondary=(Action("call", "Anrufen", "call"),),
            next_step=Action("open", "Checkliste öffnen", "checklist"),
        )
    )
    sentence = "7 Änderungen und 4 Fotos warten auf diesem Rechner"
    window.set_connection(ConnectionState("offline", "Offline", sentence))
    window.set_timer(TimerState("Anfahrt", lambda: 11 * 60))
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    assert window.size().toTuple() == (1280, 720)
    for name in ("action_call", "nextStep", "connectionPill", "timerPill", "openSearch"):
        shown = button(window, name)
        assert shown.width() >= shown.minimumSizeHint().width(), name
        assert window.rect().contains(shown.mapTo(window, shown.rect().bottomRight())), name
    rails = window.findChildren(RailButton)
    assert all(upper.geometry().bottom() < lower.geometry().top() for upper, lower in pairwise(rails))
    assert all(window.rect().contains(rail.mapTo(window, rail.rect().bottomRight())) for rail in rails)
    assert sentence in button(window, "connectionPill").accessibleName()


def test_a_screen_reader_goes_to_another_place_and_back(window: MainWindow) -> None:
    for key in ("jobs", "today"):
        button = window.findChild(QWidget, f"rail_{key}")
        actions = QAccessible.queryAccessibleInterface(button).actionInterface()
        actions.doAction(actions.actionNames()[0])
        assert window.current_section == key
