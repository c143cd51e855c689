"""The window: rail, strip, pages, action bar. It navigates and does nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.frame import DRIVING, ActionBarState, Heading, Notice, Page
from ui.theme import measures
from ui.top_strip import TopStrip
from ui.widgets.action_bar import ActionBar
from ui.widgets.connection_pill import ConnectionState
from ui.widgets.rail_button import RailButton
from ui.widgets.themed import Themed
from ui.widgets.timer_pill import TimerState

if TYPE_CHECKING:
    from ui.theme.focus import FocusRing
    from ui.widgets.suggestion import Suggestion
    from ui.widgets.toast import Toast


class Section(NamedTuple):
    """One place of the rail and its page, or what makes the page when it is first shown."""

    key: str
    text: str
    icon: str
    page: Page | Callable[[], Page]


class _Rail(Themed, QWidget):
    """The rail's buttons, one under the other."""

    pressed = Signal(str)

    def __init__(self, sections: Sequence[Section], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Places"))
        self._column = QVBoxLayout(self)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        self._on = self._new = ""
        for section in sections:
            button = RailButton(section.text, section.icon, parent=self)
            button.setObjectName(f"rail_{section.key}")
            button.clicked.connect(lambda _on=False, key=section.key: self._tapped(key))
            # A screen reader toggles what can be checked, and that clicks nothing.
            button.toggled.connect(lambda on, key=section.key: self._toggled(key, on=on))
            self._group.addButton(button)
            self._column.addWidget(button)
            self.buttons[section.key] = button
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.restyle()

    def turn_on(self, key: str) -> None:
        """Show where the window is, silently."""
        self._on = key
        self.buttons[key].setChecked(True)

    def _toggled(self, key: str, *, on: bool) -> None:
        if on and key != self._on:
            self._on = key
            self._new = key
            QTimer.singleShot(
                0, self, self._forget_new
            )  # a tap's click follows at once, a screen reader's never
            self.pressed.emit(key)

    def _forget_new(self) -> None:
        self._new = ""

    def _tapped(self, key: str) -> None:
        if key != self._new:  # a tap on the place that is on leads back to its beginning
            self.pressed.emit(key)

    def restyle(self) -> None:
        """Width and distances of the design."""
        theme = self.theme
        self._column.setContentsMargins(0, theme.px(measures.RAIL_PADDING_TOP), 0, 0)
        self._column.setSpacing(theme.px(measures.RAIL_ITEM_GAP))
        self.setFixedWidth(theme.frame("rail_width"))


class _Pages(QStackedWidget):
    """The pages; it asks for no room of its own.

    A page laid out widely must not keep the window from becoming narrow: only then is the page told to be compact.
    """

    def minimumSizeHint(self) -> QSize:
        """Nothing."""
        return QSize(0, 0)


class MainWindow(Themed, QMainWindow):
    """Rail at the left, one page at a time at the right.

    Signals:
        section_changed(str): another place of the rail is shown.
        page_shown(Page): another page is shown.
        search_edited(str), search_chosen(str): answer the first with `set_suggestions`.
        connection_pressed(), timer_pressed(): the two pills.
        action_pressed(): a button of the action bar.
        help_wanted(), keys_wanted(): F1 and the question mark.
    """

    section_changed = Signal(str)
    page_shown = Signal(object)
    search_edited = Signal(str)
    search_chosen = Signal(str)
    connection_pressed = Signal()
    timer_pressed = Signal()
    action_pressed = Signal()
    help_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, sections: Sequence[Section], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self._paths: dict[str, list[Page]] = {section.key: [] for section in sections}
        self._makers: dict[str, Callable[[], Page]] = {}
        self._section = sections[0].key
        self._known: set[Page] = set()
        self._left_at: dict[Page, QWidget] = {}
        self._compact = False
        self._furnished = False
        self._furnishing = QTimer(self)
        self._furnishing.setSingleShot(True)
        self._furnishing.timeout.connect(self._furnish)
        self._notice: tuple[Page, str] | None = None
        self._build(sections)
        for section in sections:
            if isinstance(section.page, Page):
                self.adopt(section.page)
                self._paths[section.key].append(section.page)
            else:
                self._makers[section.key] = section.page
        self._connect()
        self._show_current()

    def _build(self, sections: Sequence[Section]) -> None:
        body = QWidget(self)
        row = QHBoxLayout(body)
        self._rail = _Rail(sections, body)
        main = QWidget(body)
        column = QVBoxLayout(main)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._strip = TopStrip(main)
        self._stack = _Pages(main)
        self._bar = ActionBar(main)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bar)
        row.addWidget(self._rail)
        row.addWidget(main, 1)
        self._main = main
        self.setCentralWidget(body)

    def showEvent(self, event: QShowEvent) -> None:
        """What nobody can see or use in the first frame is made behind it."""
        super().showEvent(event)
        if self.focusWidget() is None:  # Qt would give it to the rail
            self.current_page.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._furnished:
            self._furnished = True
            self._furnishing.start()

    def _furnish(self) -> None:
        from ui.paint_turn import PaintTurn  # from the second paint on

        PaintTurn(self)
        self.focus_ring  # noqa: B018 - made by being asked for
        self._key("Ctrl+K", self._strip.focus_search)
        self._key("Ctrl+Return", self._bar.press_next)
        self._key("Ctrl+Enter", self._bar.press_next)
        self._key("Alt+Left", self.go_back)
        self._key("F1", self.help_wanted.emit)
        self._key("?", self.keys_wanted.emit)
        self._key("Ctrl+Z", self.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            self._key(keys, self.redo)
        for place, key in enumerate(self._paths, start=1):
            self._key(f"Ctrl+{place}", partial(self.show_section, key))

    @cached_property
    def focus_ring(self) -> FocusRing:
        """What shows where the keyboard is."""
        from ui.theme.focus import FocusRing

        return FocusRing(self)

    @cached_property
    def _toast(self) -> Toast:
        from ui.widgets.toast import Toast

        toast = Toast(self._main, above=self._bar, free=lambda: self._bar.words_area)
        self._bar.words_moved.connect(toast.place)
        toast.undo_pressed.connect(self._undo)
        return toast

    def _connect(self) -> None:
        self._rail.pressed.connect(self.show_section)
        self._strip.back_pressed.connect(self.go_back)
        self._strip.search.edited.connect(self.search_edited)
        self._strip.search.chosen.connect(self.search_chosen)
        self._strip.connection.clicked.connect(self.connection_pressed)
        self._strip.timer.clicked.connect(self.timer_pressed)
        self._bar.triggered.connect(self._triggered)
        self._bar.locked_tapped.connect(lambda reason: self.show_notice(Notice(reason)))

    def add_key(self, keys: str, call: Callable[[], None]) -> None:
        """Do something on keys, written as Qt writes them."""
        self._key(keys, call)

    def _key(self, keys: str, call: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(call)

    @property
    def current_page(self) -> Page:
        """The page that is shown."""
        path = self._paths[self._section]
        if not path:
            path.append(self._makers[self._section]())
            self.adopt(path[0])
        return path[-1]

    @property
    def pages(self) -> list[Page]:
        """Every page that was taken in, in no order."""
        return list(self._known)

    @property
    def current_section(self) -> str:
        """The place of the rail that is on."""
        return self._section

    def show_section(self, key: str) -> None:
        """Show a place of the rail; pages opened over it are left."""
        self._paths[key] = self._paths[key][:1]
        changed = key != self._section
        self._section = key
        self._show_current()
        if changed:
            self.section_changed.emit(key)

    def put_page(self, key: str, page: Page) -> None:
        """Give a place of the rail its page, in the stead of the one it has (a placeholder while the app loads)."""
        old = self._paths[key][:1]
        self.adopt(page)
        self._paths[key] = [page, *self._paths[key][1:]]
        if key == self._section:
            self._show_current()
        for widget in old:
            self._stack.removeWidget(widget)
            self._known.discard(widget)
            self._left_at.pop(widget, None)
            widget.deleteLater()

    def open_page(self, page: Page, *, section: str) -> None:
        """Show a page over a place of the rail; a page already open there is returned to."""
        self.adopt(page)
        path = self._paths[section]
        below = path[: path.index(page)] if page in path else path
        self._paths[section] = [*below, page]
        changed = section != self._section
        self._section = section
        self._show_current()
        if changed:
            self.section_changed.emit(section)

    def go_back(self) -> None:
        """Show the page before, if there is one."""
        path = self._paths[self._section]
        if len(path) > 1:
            path.pop()
            self._show_current()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes the way one reads: rail, strip, page, what lies over it, bar."""
        from ui.reading_order import step_on  # nobody has pressed Tab before the first paint

        regions = (self._rail, self._strip, self._stack, None, self._bar)
        return step_on(self, regions, following=following) or super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves a page that is only read, Enter presses the button the keyboard is on.

        What has its own use for a key has taken it before it comes here.
        """
        focus = self.focusWidget()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if (
            plain
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(focus, QAbstractButton)
        ):
            if focus.isEnabled() and not event.isAutoRepeat():
                focus.click()
        elif event.key() == Qt.Key.Key_Escape and self.current_page.only_read:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def set_waiting(self, key: str, count: int) -> None:
        """How much waits at a place of the rail."""
        self._rail.buttons[key].set_count(count)

    def set_connection(self, state: ConnectionState) -> None:
        """What the pill says about the network."""
        self._strip.set_connection(state)

    def set_timer(self, state: TimerState | None) -> None:
        """The running timer, or none."""
        self._strip.set_timer(state)

    def offer_search(self, offered: bool) -> None:
        """Whether there is anything to search; before the first sign-in there is not."""
        self._strip.offer_search(offered)

    def set_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """What the search found."""
        self._strip.search.set_suggestions(suggestions)

    def show_notice(self, notice: Notice, *, page: Page | None = None) -> None:
        """Say something above the action bar; Undo goes to `page`, by default the one that is shown."""
        self._notice = (page or self.current_page, notice.undo_key) if notice.undo_key else None
        self._toast.say(notice.text, undo=bool(notice.undo_key), undo_words=notice.undo_words)

    @property
    def offers_undo(self) -> bool:
        """Whether a message offers Undo now."""
        return self._toast.offers_undo

    def set_driving(self, driving: bool) -> None:
        """While the person drives, nothing may open in front of them (`ui.widgets.asking` asks for this)."""
        self.setProperty(DRIVING, driving)

    def adopt(self, page: Page) -> None:
        """Take a page in, without showing it yet."""
        if page in self._known:
            return
        self._known.add(page)
        self._stack.addWidget(page)
        page.set_compact(self._compact)
        page.heading_changed.connect(lambda heading: self._heading_changed(page, heading))
        page.actions_changed.connect(lambda state: self._actions_changed(page, state))
        page.notice.connect(lambda notice: self.show_notice(notice, page=page))
        page.back_requested.connect(lambda: self._leave(page))

    def _leave(self, page: Page) -> None:
        if page is self.current_page:
            self.go_back()

    def _show_current(self) -> None:
        page, left = self.current_page, self._stack.currentWidget()
        had: QWidget | None = self.focusWidget()
        going = had is not None and left is not page and (had is left or left.isAncestorOf(had))
        if had is not None and going and isinstance(left, Page):
            self._left_at[left] = had
        self._stack.setCurrentWidget(page)
        if going:
            self._give_keyboard(page)
        self._rail.turn_on(self._section)
        self._heading_changed(page, page.heading)
        self._actions_changed(page, page.bar_state)
        self.page_shown.emit(page)

    def _give_keyboard(self, page: Page) -> None:
        """Back to where it was on this page, else to its beginning: the next Tab goes to its first control."""
        from shiboken6 import isValid  # no page is left before the first paint

        before = self._left_at.pop(page, page)
        if isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading_changed(self, page: Page, heading: Heading) -> None:
        if page is self.current_page:
            self._strip.set_heading(heading)
            self.setWindowTitle(self.tr("{page} – Field Companion").format(page=heading.title))

    def _actions_changed(self, page: Page, state: ActionBarState) -> None:
        if page is self.current_page:
            self._bar.set_state(state)
            self._bar.setVisible(not state.is_empty)

    def _triggered(self, key: str) -> None:
        self.action_pressed.emit()
        self.current_page.action_triggered.emit(key)

    def undo(self) -> None:
        """What the message offers to undo; without one, the page may know how to go back a step."""
        if self._toast.offers_undo and not self.current_page.steps_back:
            self._toast.undo()
        else:
            self.current_page.undo_wanted.emit()

    def redo(self) -> None:
        """Do again what was undone last, where the page knows how."""
        self.current_page.redo_wanted.emit()

    def _undo(self) -> None:
        if self._notice is not None:
            page, key = self._notice
            self._notice = None
            page.undo_triggered.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out compactly when the window is narrow for its scale."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Another scale may make the same width narrow, or wide."""
        self._fit()

    def _fit(self) -> None:
        compact = self.width() < self.theme.px(measures.COMPACT_WIDTH)
        if compact == self._compact:
            return
        self._compact = compact
        self._strip.set_compact(compact)
        self._bar.set_compact(compact)
        for page in self._known:
            page.set_compact(compact)
