"""Find anything: a field with its suggestions under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.theme import icons, measures
from ui.widgets.painting import smooth, text_width
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from ui.widgets.suggestion import Suggestion
    from ui.widgets.suggestion_list import SuggestionList

LEAP = 5


class SearchField(Themed, QLineEdit):
    """Search with a list of suggestions; ↓ ↑ walk, Enter takes, Escape gives the keyboard back.

    Enter pressed before the text that stands here was answered waits for its answer: what is still listed was found for
    the text before.

    Signals:
        edited(str): the person came here or typed; answer with `set_suggestions`.
        chosen(str): a suggestion was taken; its key.
        left(): the field lost the focus or Escape was pressed.
    """

    edited = Signal(str)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str, *, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._shortcut = shortcut
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._list: SuggestionList | None = None
        self._shown: tuple[Suggestion, ...] = ()
        self._came_from: QWidget | None = None
        self._answered = True
        self._enter_waits = False
        self.textEdited.connect(self._ask)
        self.restyle()

    def take_keyboard(self) -> None:
        """Go here by a shortcut; Escape leads back to what had the keyboard before."""
        before = self.window().focusWidget()
        if before is not self:
            self._came_from = before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _give_keyboard_back(self) -> None:
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            # The shortcuts of one letter would otherwise be typed into a field that looks closed.
            self.clearFocus()

    def set_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show what was found for the present text under the field; nothing found hides the list."""
        enter, self._enter_waits, self._answered = self._enter_waits, False, True
        if not suggestions or not self.hasFocus():
            self._hide_list()
            return
        if enter and suggestions[0].key:
            self._take(suggestions[0].key)
            return
        self._shown = suggestions
        self._place_list()

    def _place_list(self) -> None:
        """Under the field, wherever that is by now and however large everything is."""
        theme = self.theme
        width = max(self.width(), theme.px(measures.LONG_TEXT_WIDTH))
        corner = self.mapTo(self.window(), QPoint(self.width(), self.height() + theme.space(1)))
        self._suggestion_list().show_suggestions(self._shown, right=corner, width=width)

    def moveEvent(self, event: QMoveEvent) -> None:
        """The list goes along."""
        super().moveEvent(event)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list goes along."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        if self._list is not None and self._list.isVisible():
            QTimer.singleShot(0, self, self._place_again)  # the rest of the window is laid out by then

    def _place_again(self) -> None:
        if self._list is not None and self._list.isVisible():
            row = self._list.currentRow()
            self._place_list()
            self._list.setCurrentRow(row)

    def _ask(self, text: str) -> None:
        self._answered = self._enter_waits = False
        self.edited.emit(text)

    def _suggestion_list(self) -> SuggestionList:
        if self._list is None:
            # Item views and their delegates cost 7 ms to load, which the first paint need not wait for.
            from ui.widgets.suggestion_list import SuggestionList

            self._list = SuggestionList(self.window(), name=self.placeholderText())
            self._list.taken.connect(self._take)
        return self._list

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _take(self, key: str) -> None:
        self.clear()
        self.clearFocus()
        self._hide_list()
        if key:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list without leaving the field."""
        rows = self._list if self._list is not None and self._list.isVisible() else None
        if event.key() == Qt.Key.Key_Escape:
            self._enter_waits = False
            self._hide_list()
            self.clear()
            self.left.emit()
            self._give_keyboard_back()
        elif rows is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            rows.walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif rows is not None and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            rows.walk(LEAP if event.key() == Qt.Key.Key_PageDown else -LEAP)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._answered:
            self._enter_waits = bool(self.text().strip())
        elif rows is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if rows.current_key:  # "Nothing found" leaves what was typed, to be mended
                self._take(rows.current_key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here offers what one can do before a letter is typed."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._ask(self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap brings the list back that Escape or a choice put away."""
        super().mousePressEvent(event)
        if self._list is None or not self._list.isVisible():
            self._ask(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving hides the list."""
        super().focusOutEvent(event)
        self._enter_waits = False
        self._hide_list()
        self.left.emit()

    def restyle(self) -> None:
        """Room for the icon at the left and the shortcut at the right."""
        theme = self.theme
        self.setFont(theme.font("body"))
        self.setFixedSize(theme.px(measures.SEARCH_WIDTH), theme.target("minimum"))
        shortcut = text_width(self._shortcut, theme.font("label", weight=500))
        self.setTextMargins(theme.icon("control") + theme.space(2), 0, shortcut, 0)
        self._hide_list()  # it is as large as everything was, and where the field was

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its icon and its shortcut."""
        super().paintEvent(event)
        theme = self.theme
        painter = smooth(self)
        size = theme.icon("control")
        picture = icons.pixmap("search", theme.colour.text_muted, size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(theme.space(3), (self.height() - size) // 2), picture)
        if not self.text():
            painter.setPen(theme.colour.text_muted)
            painter.setFont(theme.font("label", weight=500))
            words = self.rect().adjusted(0, 0, -theme.space(3), 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._shortcut
            )
