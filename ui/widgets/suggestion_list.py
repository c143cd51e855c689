"""The list of suggestions under the search field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Colour, TypeRole, current, icons
from ui.widgets.painting import text_width
from ui.widgets.suggestion import Suggestion

MOST_ROWS = 7
SUGGESTION = Qt.ItemDataRole.UserRole


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
        right = area.right() - theme.space(3)
        right -= self._hint(painter, found.hint, left, right, area)
        line = theme.line_height("body")
        caption = theme.line_height("caption") if found.line else 0
        top = area.top() + (area.height() - line - caption) // 2
        row = QRect(left, top, right - left, line)
        self._words(painter, found.title, row, "body_strong", "text")
        if found.line:
            self._words(painter, found.line, row.translated(0, line), "caption", "text_muted")

    def _hint(self, painter: QPainter, hint: str, left: int, right: int, area: QRect) -> int:
        """Paints it and gives the room it took, gap included."""
        if not hint:
            return 0
        theme = current()
        font = theme.font("caption")
        painter.setFont(font)
        painter.setPen(theme.colour.text_muted)
        place = QRect(left, area.top(), right - left, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        return text_width(hint, font) + theme.space(3)

    def _words(self, painter: QPainter, text: str, row: QRect, role: TypeRole, colour: Colour) -> None:
        theme = current()
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.colour.by_role(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, shown)


class SuggestionList(QListWidget):
    """Rows of 56 px; the search field keeps the focus and walks the list.

    Signals:
        taken(str): a row was tapped; its key.
    """

    taken = Signal(str)

    def __init__(self, window: QWidget, *, name: str) -> None:
        super().__init__(window)
        self.setObjectName("suggestions")
        self.setAccessibleName(name)
        self.setItemDelegate(_RowDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self.taken.emit(self.current_key))
        self.hide()

    def show_suggestions(self, suggestions: tuple[Suggestion, ...], *, right: QPoint, width: int) -> None:
        """Show these under `right`, the top right corner in the window, `width` px wide."""
        self.clear()
        for suggestion in suggestions:
            words = (suggestion.title, suggestion.line, suggestion.hint)
            item = QListWidgetItem(", ".join(part for part in words if part))
            item.setData(SUGGESTION, suggestion)
            self.addItem(item)
        self.setCurrentRow(0)
        theme = current()
        edge = theme.space(2) + theme.line_selected
        room = self.window().height() - right.y() - theme.space(4)
        rows = max(1, min(MOST_ROWS, len(suggestions), (room - 2 * edge) // theme.target("row")))
        self.setGeometry(max(0, right.x() - width), right.y(), width, theme.target("row") * rows + 2 * edge)
        self.show()
        self.raise_()

    @property
    def current_key(self) -> str:
        """The key of the row that is on; "" without rows."""
        item = self.currentItem()
        return str(item.data(SUGGESTION).key) if self.count() else ""

    def walk(self, step: int) -> None:
        """Go down or up."""
        self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))
