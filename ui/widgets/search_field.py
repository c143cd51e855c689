"""Find anything: a field with its suggestions under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import current, icons, measures
from ui.widgets.painting import smooth, text_width
from ui.widgets.themed import Themed

MOST_ROWS = 7
SUGGESTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Suggestion:
    """One thing found: `key` comes back in `chosen`."""

    key: str
    title: str
    line: str = ""
    icon: str = ""


class _RowDelegate(QStyledItemDelegate):
    """A row: icon, name, and a muted line under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, current().target("row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current()
        found = index.data(SUGGESTION)
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour.accent_tint)
        left = area.left() + theme.space(3)
        size = theme.icon("control")
        if found.icon:
            picture = icons.pixmap(
                found.icon, theme.colour.text_muted, size, painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(QPoint(left, area.center().y() - size // 2), picture)
        left += size + theme.space(3)
        line = theme.line_height("body")
        caption = theme.line_height("caption") if found.line else 0
        top = area.top() + (area.height() - line - caption) // 2
        painter.setPen(theme.colour.text)
        painter.setFont(theme.font("body_strong"))
        row = QRect(left, top, area.right() - left - theme.space(3), line)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, found.title)
        if found.line:
            painter.setPen(theme.colour.text_muted)
            painter.setFont(theme.font("caption"))
            painter.drawText(row.translated(0, line), Qt.AlignmentFlag.AlignTop, found.line)


class SearchField(Themed, QLineEdit):
    """Search with a list of suggestions; ↓ ↑ walk, Enter takes, Escape leaves.

    Signals:
        edited(str): the person typed; answer with `set_suggestions`.
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
        self._list: QListWidget | None = None
        self.textEdited.connect(self._typed)
        self.restyle()

    def set_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show what was found under the field; nothing found hides the list."""
        if not suggestions or not self.hasFocus() or not self.text():
            self._hide_list()
            return
        rows = self._suggestion_list()
        rows.clear()
        for suggestion in suggestions:
            item = QListWidgetItem(f"{suggestion.title}, {suggestion.line}".removesuffix(", "))
            item.setData(SUGGESTION, suggestion)
            rows.addItem(item)
        rows.setCurrentRow(0)
        theme = self.theme
        height = theme.target("row") * min(MOST_ROWS, len(suggestions)) + 2 * theme.line
        width = max(self.width(), theme.px(measures.LONG_TEXT_WIDTH))
        corner = self.mapTo(self.window(), QPoint(self.width() - width, self.height() + theme.space(1)))
        rows.setGeometry(max(0, corner.x()), corner.y(), width, height)
        rows.show()
        rows.raise_()

    def _suggestion_list(self) -> QListWidget:
        if self._list is None:
            rows = QListWidget(self.window())
            rows.setObjectName("suggestions")
            rows.setAccessibleName(self.placeholderText())
            rows.setItemDelegate(_RowDelegate(rows))
            rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            rows.setFrameShape(QFrame.Shape.NoFrame)
            rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rows.itemClicked.connect(self._take)
            self._list = rows
        return self._list

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _typed(self, text: str) -> None:
        if not text:
            self._hide_list()
        self.edited.emit(text)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key = item.data(SUGGESTION).key
        self._hide_list()
        self.clear()
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list without leaving the field."""
        rows = self._list if self._list is not None and self._list.isVisible() else None
        if event.key() == Qt.Key.Key_Escape:
            self._hide_list()
            self.clear()
            self.left.emit()
        elif rows is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            rows.setCurrentRow(min(max(rows.currentRow() + step, 0), rows.count() - 1))
        elif rows is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(rows.currentItem())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving hides the list."""
        super().focusOutEvent(event)
        self._hide_list()
        self.left.emit()

    def restyle(self) -> None:
        """Room for the icon at the left and the shortcut at the right."""
        theme = self.theme
        self.setFont(theme.font("body"))
        self.setFixedSize(theme.px(measures.SEARCH_WIDTH), theme.target("minimum"))
        shortcut = text_width(self._shortcut, theme.font("label", weight=500))
        self.setTextMargins(theme.icon("control") + theme.space(2), 0, shortcut, 0)

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
