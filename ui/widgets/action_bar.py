"""The bar at the foot: a fact, at most two buttons, and the next step always in the same corner."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.frame import Action, ActionBarState
from ui.theme import measures
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.labels import WrapLabel
from ui.widgets.themed import Themed

MOST_LINES = 2


class ActionBar(Themed, QWidget):
    """Shows an `ActionBarState`.

    Signals:
        triggered(str): a button; carries `Action.key`.
        locked_tapped(str): a locked button; carries what would allow it.
        words_moved(): another place for words may be free (`words_area`).
    """

    triggered = Signal(str)
    locked_tapped = Signal(str)
    words_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._compact = False
        self._state = ActionBarState()
        self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._fact = WrapLabel(role="fact", parent=self)
        self._line = WrapLabel(colour="text_muted", parent=self)
        words.addStretch(1)
        words.addWidget(self._fact)
        words.addWidget(self._line)
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self._secondary = [self._add_button("big"), self._add_button("big")]
        self.next_step = self._add_button("next")
        self.next_step.setObjectName("nextStep")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_state(self._state)
        self.restyle()

    def set_state(self, state: ActionBarState) -> None:
        """Show another state."""
        self._state = state
        self._fact.setText(state.fact)
        self._fact.setVisible(bool(state.fact))
        self._line.setText(state.line)
        self._show_line()
        for place, button in enumerate(self._secondary):
            action = state.secondary[place] if place < len(state.secondary) else None
            _fill(button, action)
            button.setObjectName(f"action_{action.key}" if action else "")
        _fill(self.next_step, state.next_step)
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """80 high and one line, for narrow windows."""
        self._compact = compact
        self._show_line()
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons beside the next step give up their words before the fact needs a third line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [button for button in self._secondary if not button.isHidden()]
        shown = [*buttons, self.next_step] if not self.next_step.isHidden() else buttons
        used = sum(button.size_with(button.text()).width() + self._row.spacing() for button in shown)
        margins = self._row.contentsMargins()
        room = self.width() - used - margins.left() - margins.right()
        lines = self._fact.heightForWidth(max(1, room)) // self.theme.line_height("fact")
        brief = bool(self._state.fact) and lines > MOST_LINES
        changed = [button for button in buttons if button.set_brief(brief)]
        if changed:
            self._row.activate()
        self.words_moved.emit()

    @property
    def words_area(self) -> QRect:
        """What the buttons leave free, where fact and line stand; a message may stand there for a while."""
        margins = self._row.contentsMargins()
        buttons = [button for button in (*self._secondary, self.next_step) if not button.isHidden()]
        used = sum(button.sizeHint().width() + self._row.spacing() for button in buttons)
        return QRect(margins.left(), 0, self.width() - margins.left() - margins.right() - used, self.height())

    def press_next(self) -> None:
        """Press the next step, as Ctrl+Enter does."""
        if self.next_step.isVisible():
            self.next_step.click()

    def restyle(self) -> None:
        """Height and distances of the design."""
        theme = self.theme
        side = theme.frame("page_padding")
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(theme.space(3))
        self.setMinimumHeight(theme.px(measures.COMPACT_BAR) if self._compact else theme.frame("action_bar"))
        self._fit()

    def _show_line(self) -> None:
        self._line.setVisible(bool(self._state.line) and not self._compact)

    def _add_button(self, kind: ButtonKind) -> Button:
        button = Button(kind=kind, parent=self)
        button.clicked.connect(lambda: self._pressed(button))
        button.locked_tapped.connect(self.locked_tapped)
        self._row.addWidget(button)
        return button

    def _pressed(self, button: Button) -> None:
        key = button.property("actionKey")
        if key:
            self.triggered.emit(key)


def _fill(button: Button, action: Action | None) -> None:
    button.setVisible(action is not None)
    button.setProperty("actionKey", action.key if action else "")
    if action is not None:
        button.set_words(action.text, action.icon or None)
        button.lock(action.locked or None)
