"""How a page speaks to the window's frame: its heading, its action bar, its notices.

The frame calls nothing on a page but `set_compact`, and tells it back through the page's own signals
(`action_triggered`, `undo_triggered`, `undo_wanted`), to which the page's presenter is connected.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

MOST_SECONDARY = 2
DRIVING = "driving"
"""Property of a window whose person drives."""


class Heading(NamedTuple):
    """What the top strip says. `back` names what a tap on the arrow returns to; empty means no arrow.

    `shorter` is said where there is no room for the whole subtitle.
    """

    title: str
    subtitle: str = ""
    back: str = ""
    shorter: str = ""


class Action(NamedTuple):
    """One button of the action bar. `locked` is what would allow it; empty means allowed."""

    key: str
    text: str
    icon: str = ""
    locked: str = ""


class ActionBarState(NamedTuple):
    """The action bar: a fact, a line under it, at most two buttons, and the one next step at the right."""

    fact: str = ""
    line: str = ""
    secondary: tuple[Action, ...] = ()
    next_step: Action | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing to show: the frame hides the bar."""
        return self == ActionBarState()


class Notice(NamedTuple):
    """A short message above the action bar, gone by itself; with `undo_key` it offers Undo for 8 seconds.

    `undo_words` stands on that button in the stead of *Undo*: under *Undone: photo* that would be read as the photo's.
    """

    text: str
    undo_key: str = ""
    undo_words: str = ""


class Page(QWidget):
    """A page of the window. Set heading and actions whenever they change, shown or not; the frame listens.

    Signals:
        heading_changed(Heading), actions_changed(ActionBarState): sent by the two setters.
        action_triggered(str): a button of the bar was pressed; carries `Action.key`.
        back_requested(): the page is done; the frame shows the one before (as the arrow and Alt+Left do).
        notice(Notice): show a message; `undo_triggered(str)` comes back with its `undo_key`.
        undo_wanted(), redo_wanted(): Ctrl+Z while no message offers Undo, Ctrl+Shift+Z.
        came_up(): the page is looked at again.

    Attributes:
        steps_back: whether Ctrl+Z goes through all that was done here, whatever a message offers.
        only_read: whether nothing is done here, so that Escape leaves it as the arrow does.
    """

    steps_back = False
    only_read = False

    heading_changed = Signal(object)
    actions_changed = Signal(object)
    action_triggered = Signal(str)
    back_requested = Signal()
    notice = Signal(object)
    undo_triggered = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    came_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("focusUnseen", True)
        self._heading = Heading("")
        self._actions = ActionBarState()
        self._compact = False

    @property
    def heading(self) -> Heading:
        """What the strip says while this page is shown."""
        return self._heading

    def set_heading(self, heading: Heading) -> None:
        """Say something else in the strip."""
        if heading != self._heading:
            self._heading = heading
            self.heading_changed.emit(heading)

    @property
    def bar_state(self) -> ActionBarState:
        """What the action bar shows while this page is shown."""
        return self._actions

    def set_actions(self, state: ActionBarState) -> None:
        """Show something else in the action bar; more than two buttons beside the next step are a ValueError."""
        if len(state.secondary) > MOST_SECONDARY:
            raise ValueError("an action bar has room for two buttons beside the next step")
        if state != self._actions:
            self._actions = state
            self.actions_changed.emit(state)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever fills the page may have left it as it was while nobody saw it."""
        super().showEvent(event)
        self.came_up.emit()

    @property
    def is_compact(self) -> bool:
        """Whether the window is narrower than 1200 px at its scale."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """The frame calls this when the window becomes narrow or wide; override to lay out anew, call super."""
        self._compact = compact
