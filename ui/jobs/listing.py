"""The list's model, which fetches as one scrolls, and its card."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldapp.domain.screens.jobs import JobLine, JobOrder, JobsScreen
from ui import wording
from ui.formats import Formats
from ui.theme import Colour, TypeRole, current, measures
from ui.widgets.painting import box, draw_icon, text_width
from ui.widgets.status_pill import JOB_STATUS_LOOK

AnyIndex = QModelIndex | QPersistentModelIndex
PAGE = 200
KEPT_CARDS = 48  # three screens full, 15 MB
GROUP = Qt.ItemDataRole.UserRole + 1


class JobsModel(QAbstractListModel):
    """Jobs in the order that was asked for; `JobLine` under `Qt.UserRole`, the name of its group under `GROUP`.

    Signals:
        more_wanted(int): fetch a page from this offset.
    """

    more_wanted = Signal(int)

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._lines: list[JobLine] = []
        self._total = 0
        self._asked = -1
        self._order: JobOrder = "time"

    def show_page(self, page: JobsScreen, *, order: JobOrder = "time") -> None:
        """Take a page: offset 0 starts anew, another is added at the end."""
        self._total = page.total
        self._order = order
        if page.offset == 0:
            self.beginResetModel()
            self._lines = list(page.lines)
            self.endResetModel()
            self._asked = -1
        elif page.offset == len(self._lines) and page.lines:
            self.beginInsertRows(QModelIndex(), page.offset, page.offset + len(page.lines) - 1)
            self._lines.extend(page.lines)
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default argument
        """How many are here so far."""
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether there are more in the store."""
        return not parent.isValid() and len(self._lines) < self._total

    def fetchMore(self, parent: AnyIndex) -> None:
        """Ask once for the next page; it arrives by `show_page`."""
        if self._asked != len(self._lines):
            self._asked = len(self._lines)
            self.more_wanted.emit(self._asked)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, or its words."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == GROUP:
            return self._group(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            when = self._formats.date_time(line.window_start)
            words = (
                line.number,
                line.customer_name,
                when,
                wording.status_word(line.status),
                line.plate,
                line.concern,
            )
            return ", ".join(filter(None, words))
        return None

    def _group(self, line: JobLine) -> str:
        match self._order:
            case "status":
                return wording.status_word(line.status)
            case "city":
                return line.city or "–"
            case "customer":
                return line.customer_name[:1].upper()
            case _:
                return self._formats.weekday(self._formats.local(line.window_start).date())


class JobDelegate(QStyledItemDelegate):
    """One job as a card of two lines; the first of a group, and the topmost in sight, say the group's name beside it.

    Cards are kept as pictures: while one scrolls, only those that come into sight are drawn.
    """

    def __init__(self, formats: Formats, view: QListView) -> None:
        super().__init__(view)
        self._formats = formats
        self._view = view
        self._kept: OrderedDict[object, QPixmap] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The same height for every card."""
        theme = current()
        return QSize(self._view.viewport().width(), theme.px(measures.TODAY_ROW_LATER) + theme.space(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The group's name where it begins, and the card."""
        theme = current()
        area: QRect = option.rect
        left = theme.px(measures.JOBS_GROUP)
        group = index.data(GROUP)
        above = index.sibling(index.row() - 1, 0)
        if area.top() <= 0 or not above.isValid() or above.data(GROUP) != group:
            painter.save()
            top = max(0, area.top())
            words = QRectF(0, top, left - theme.space(3), max(0, area.bottom() - theme.space(2) - top))
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour.text_muted)
            wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(words.adjusted(0, theme.space(2), 0, 0), wrap, group)
            painter.restore()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        line: JobLine = index.data(Qt.ItemDataRole.UserRole)
        day = self._formats.weekday(self._formats.local(line.window_start).date())
        picture = self._picture(line, "" if day == group else day, area.size(), focused=focused)
        painter.drawPixmap(QPoint(area.left() + left, area.top()), picture)

    def _picture(self, line: JobLine, day: str, size: QSize, *, focused: bool) -> QPixmap:
        theme = current()
        ratio = self._view.devicePixelRatioF()
        key = (line, day, size.width(), size.height(), focused, id(theme), ratio)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        width = size.width() - theme.px(measures.JOBS_GROUP)
        picture = QPixmap(QSize(round(width * ratio), round(size.height() * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour.background)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._card(painter, QRectF(0, 0, width, size.height() - theme.space(2)), line, day, focused=focused)
        painter.end()
        self._kept[key] = picture
        if len(self._kept) > KEPT_CARDS:
            self._kept.popitem(last=False)
        return picture

    def _card(self, painter: QPainter, card: QRectF, line: JobLine, day: str, *, focused: bool) -> None:
        """Customer and car above, what and when below, status at the right."""
        theme = current()
        edge = theme.colour.focus if focused else theme.colour.line
        width = theme.px(theme.tokens.focus_border) if focused else theme.line
        box(painter, card, theme.radius("card"), fill=theme.colour.surface, line=edge, width=width)
        inner = card.adjusted(theme.space(5), theme.space(2), -theme.space(5), -theme.space(2))
        half = inner.height() / 2
        top = QRectF(inner.left(), inner.top(), inner.width(), half)
        bottom = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        car = " · ".join(filter(None, (line.model, line.plate)))
        used = self._text(painter, top, car, "body", "text_muted", right=True)
        top.setRight(top.right() - used - theme.space(4))
        used = self._text(painter, top, line.customer_name, "fact", "text")
        top.setLeft(top.left() + used + theme.space(3))
        if text_width(line.number, theme.font("caption")) <= top.width():  # half a number names no job
            self._text(painter, top, line.number, "caption", "text_muted")
        used = self._status(painter, bottom, line)
        bottom.setRight(bottom.right() - used - theme.space(4))
        window = self._formats.window(line.window_start, line.window_end)
        what = line.concern or wording.kind_word(line.kind)
        words = " · ".join(filter(None, (day, window, line.city, what)))
        self._text(painter, bottom, words, "body", "text_muted")

    def _text(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        role: TypeRole,
        colour: Colour,
        *,
        right: bool = False,
    ) -> int:
        theme = current()
        font = theme.font(role)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(rect.width())))
        painter.setFont(font)
        painter.setPen(theme.colour.by_role(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return text_width(shown, font)

    def _status(self, painter: QPainter, rect: QRectF, line: JobLine) -> int:
        theme = current()
        icon = "attention" if line.has_conflict else JOB_STATUS_LOOK[line.status.value][0]
        size = theme.icon("inline")
        used = self._text(painter, rect, wording.status_word(line.status), "label", "text", right=True)
        left = rect.right() - used - size - theme.space(2)
        ink = theme.colour.attention if line.has_conflict else theme.colour.text_muted
        draw_icon(painter, self._view, icon, ink, left, rect.center().y() - size / 2, size)
        return used + size + theme.space(2)
