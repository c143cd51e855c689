"""Paints the rows of the day's line: a quiet line, a big card, a small card, and the line through them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.screens.today import DayJob
from ui import job_words
from ui.formats import Formats
from ui.theme import Colour, Theme, TypeRole, current, measures
from ui.today.pieces import RIGHT, PillLook, line_of_text, pill, plate, wrapped
from ui.today.rows import RowKind, TimelineRow, status_icon, what
from ui.widgets.painting import box, draw_icon, text_width

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_STATUS_LOOK: dict[JobStatus, tuple[Colour, Colour]] = {
    JobStatus.TRAVELLING: ("on_accent_tint", "accent_tint"),
    JobStatus.ON_SITE: ("on_accent_tint", "accent_tint"),
    JobStatus.IN_PROGRESS: ("on_accent_tint", "accent_tint"),
    JobStatus.ON_HOLD: ("attention", "attention_tint"),
}
_PARTS_GROUND: dict[Colour, Colour] = {"ok": "ok_tint", "attention": "attention_tint", "text_muted": "sunken"}


class TimelineDelegate(QStyledItemDelegate):
    """Draws `TimelineRow`s; the view passes itself as the widget to paint on."""

    def __init__(self, formats: Formats, parent: QListView) -> None:
        super().__init__(parent)
        self._formats = formats
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The row's height; the width is the view's."""
        theme = current()
        row: TimelineRow = index.data(Qt.ItemDataRole.UserRole)
        width = self._view.width()
        if row.kind is RowKind.DONE:
            height = theme.px(measures.TODAY_ROW_DONE)
        elif row.kind is RowKind.LATER:
            height = theme.px(measures.TODAY_ROW_LATER) + theme.space(2)
        else:
            height = self._next_height(row.job, width - theme.px(measures.TODAY_CARDS)) + theme.space(2)
        return QSize(width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One row with its piece of the line."""
        theme = current()
        row: TimelineRow = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
        node = self._node_y(theme, row.kind, area)
        self._line(painter, theme, area, node, first=first, last=last)
        self._node(painter, theme, row, node)
        self._time(painter, theme, row, node)
        card = area.adjusted(theme.px(measures.TODAY_CARDS), 0, 0, 0)
        # Not from `option.state`: loading QStyle's names would hold up the first paint by 6 ms.
        focused = index == self._view.currentIndex() and self._view.hasFocus()
        if row.kind is RowKind.DONE:
            self._done(painter, theme, row.job, card, focused=focused)
        elif row.kind is RowKind.LATER:
            self._later(painter, theme, row.job, card.adjusted(0, 0, 0, -theme.space(2)), focused=focused)
        else:
            self._next(painter, theme, row.job, card.adjusted(0, 0, 0, -theme.space(2)), focused=focused)
        painter.restore()

    # The line at the left

    def _node_y(self, theme: Theme, kind: RowKind, area: QRectF) -> float:
        offsets = {
            RowKind.DONE: measures.TODAY_ROW_DONE / 2,
            RowKind.NEXT: measures.TODAY_NODE_NEXT,
            RowKind.LATER: measures.TODAY_NODE_LATER,
        }
        return area.top() + theme.exact(offsets[kind])

    def _line(
        self, painter: QPainter, theme: Theme, area: QRectF, node: float, *, first: bool, last: bool
    ) -> None:
        x = theme.exact(measures.TODAY_NODE)
        painter.setPen(QPen(theme.colour.line, theme.px(measures.TODAY_LINE)))
        top = node if first else area.top()
        bottom = node if last else area.bottom()
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _node(self, painter: QPainter, theme: Theme, row: TimelineRow, y: float) -> None:
        colour = theme.colour
        centre = QPointF(theme.exact(measures.TODAY_NODE), y)
        if row.kind is RowKind.LATER:
            painter.setPen(QPen(colour.line_strong, theme.exact(measures.TODAY_NODE_PEN)))
            painter.setBrush(colour.background)
            painter.drawEllipse(centre, *(theme.exact(measures.TODAY_NODE_SMALL),) * 2)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if row.kind is RowKind.NEXT:
            painter.setBrush(colour.accent)
            painter.drawEllipse(centre, *(theme.exact(measures.TODAY_NODE_BIG),) * 2)
            painter.setBrush(colour.background)
            painter.drawEllipse(centre, *(theme.exact(measures.TODAY_NODE_HOLE),) * 2)
            return
        good = row.job.status in (JobStatus.COMPLETED, JobStatus.CLOSED, JobStatus.RESOLVED_REMOTELY)
        painter.setBrush(colour.ok_solid if good else colour.line_strong)
        radius = theme.exact(measures.TODAY_NODE_DONE)
        painter.drawEllipse(centre, radius, radius)
        size = theme.px(measures.STEP_CHECK)
        ink = colour.on_ok_solid if good else colour.surface
        draw_icon(
            painter, self._view, "check" if good else "cross", ink, centre.x() - size / 2, y - size / 2, size
        )

    def _time(self, painter: QPainter, theme: Theme, row: TimelineRow, y: float) -> None:
        height = theme.line_height("body")
        rect = QRectF(0, y - height / 2, theme.px(measures.TODAY_TIME), height)
        strong = row.kind is not RowKind.DONE
        painter.setFont(theme.font("body", weight=600 if strong else 500))
        painter.setPen(theme.colour.text if strong else theme.colour.text_muted)
        painter.drawText(rect, RIGHT, self._formats.time(row.job.window_start))

    # Cards

    def _card(self, painter: QPainter, theme: Theme, card: QRectF, *, chosen: bool, focused: bool) -> None:
        colour = theme.colour
        if focused:
            line, width = colour.focus, theme.px(theme.tokens.focus_border)
        else:
            line = colour.accent if chosen else colour.line
            width = theme.line_selected if chosen else theme.line
        box(painter, card, theme.radius("card"), fill=colour.surface, line=line, width=width)

    def _done(self, painter: QPainter, theme: Theme, job: DayJob, card: QRectF, *, focused: bool) -> None:
        inner = card.adjusted(theme.space(4), 0, -theme.space(2), 0)
        if focused:
            self._card(
                painter,
                theme,
                card.adjusted(0, theme.space(1), 0, -theme.space(1)),
                chosen=False,
                focused=True,
            )
        word = job_words.status_word(job.status)
        if job.completed_at:
            word = f"{word} {self._formats.time(job.completed_at)}"
        used = self._text(painter, theme, inner, word, "caption", "text_muted", right=True)
        left = inner.adjusted(0, 0, -used - theme.space(4), 0)
        used = self._text(painter, theme, left, job.customer_name, "body_strong", "text")
        left.adjust(used + theme.space(4) - theme.space(1), 0, 0, 0)
        self._text(painter, theme, left, job.done_text or what(job), "body", "text_muted")

    def _later(self, painter: QPainter, theme: Theme, job: DayJob, card: QRectF, *, focused: bool) -> None:
        self._card(painter, theme, card, chosen=False, focused=focused)
        inner = card.adjusted(theme.space(5), theme.space(3) - 2, -theme.space(4), -theme.space(2))
        half = inner.height() / 2
        top = QRectF(inner.left(), inner.top(), inner.width(), half)
        bottom = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        plate = job.plate or QCoreApplication.translate("Timeline", "no plate")
        car = " · ".join(part for part in (job.model, plate) if part)
        used = self._text(painter, theme, top, car, "body", "text_muted", right=True)
        self._text(
            painter, theme, top.adjusted(0, 0, -used - theme.space(4), 0), job.customer_name, "fact", "text"
        )
        words, icon, ink = parts_words(job)
        used = pill(painter, self._view, theme, bottom, PillLook(words, icon, ink, _PARTS_GROUND[ink]))
        bottom.adjust(0, 0, -used - theme.space(4), 0)
        # The place stays whole: only the words before it may end in dots.
        place = f" · {job.street}"
        least = min(float(text_width(place, theme.font("body"))), bottom.width() / 2)
        first = bottom.adjusted(0, 0, -least, 0)
        used = self._text(painter, theme, first, what(job), "body", "text_muted")
        self._text(painter, theme, bottom.adjusted(used, 0, 0, 0), place, "body", "text_muted")

    def _next_height(self, job: DayJob, width: float) -> int:
        theme = current()
        inner = width - theme.space(6) - theme.space(5)
        return round(
            2 * theme.px(measures.TODAY_NEXT_PADDING)
            + theme.line_height("fact")
            + theme.line_height("hero")
            + wrapped(theme, quoted(job, self._formats), "fact", inner, weight=400).height
            + 2 * theme.space(3)
            + self._facts_height(theme, job, inner)
        )

    def _next(self, painter: QPainter, theme: Theme, job: DayJob, card: QRectF, *, focused: bool) -> None:
        self._card(painter, theme, card, chosen=True, focused=focused)
        pad = theme.px(measures.TODAY_NEXT_PADDING)
        inner = card.adjusted(theme.space(6), pad, -theme.space(5), -pad)
        line = QRectF(inner.left(), inner.top(), inner.width(), theme.line_height("fact"))
        ink, ground = _STATUS_LOOK.get(job.status, ("info", "info_tint"))
        look = PillLook(job_words.status_word(job.status), status_icon(job.status), ink, ground)
        used = pill(painter, self._view, theme, line, look)
        window = self._formats.window(job.window_start, job.window_end)
        title = QCoreApplication.translate("Timeline", "Next, {window}").format(window=window)
        room = line.adjusted(0, 0, -used - theme.space(3), 0)
        line_of_text(painter, theme, room, title, "fact", "accent")
        line = QRectF(inner.left(), line.bottom(), inner.width(), theme.line_height("hero"))
        line_of_text(painter, theme, line, job.customer_name, "hero", "text")
        laid = wrapped(theme, quoted(job, self._formats), "fact", inner.width(), weight=400)
        painter.setPen(theme.colour.text)
        laid.draw(painter, inner.left(), line.bottom())
        y = line.bottom() + laid.height + theme.space(3)
        painter.setPen(QPen(theme.colour.line, theme.line))
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
        self._facts(painter, theme, job, QRectF(inner.left(), y + theme.space(3), inner.width(), 0))

    def _columns(self, theme: Theme, width: float) -> tuple[float, float, float]:
        """Where the second column begins, and the room for words in both."""
        indent = theme.icon("control") + theme.space(3)
        middle = width * measures.TODAY_FACTS_SPLIT
        return middle, middle - indent - theme.space(3), width - middle - indent

    def _first_facts_height(self, theme: Theme, job: DayJob, width: float) -> float:
        """Street and note at the left, plate and model at the right: the higher of the two."""
        _middle, left, _right = self._columns(theme, width)
        place = theme.line_height("fact") + wrapped(theme, place_words(job), "body", left).height
        car = theme.px(measures.PLATE_HEIGHT) + theme.line_height("body")
        return max(place, float(car))

    def _facts_height(self, theme: Theme, job: DayJob, width: float) -> float:
        return self._first_facts_height(theme, job, width) + theme.space(3) + theme.line_height("body")

    def _facts(self, painter: QPainter, theme: Theme, job: DayJob, area: QRectF) -> None:
        indent = theme.icon("control") + theme.space(3)
        offset, left_width, right_width = self._columns(theme, area.width())
        left, middle = area.left() + indent, area.left() + offset
        first, size, ink = theme.line_height("fact"), theme.icon("control"), theme.colour.text_muted
        draw_icon(painter, self._view, "place", ink, area.left(), area.top() + 2, size)
        line = QRectF(left, area.top(), left_width, first)
        line_of_text(painter, theme, line, job.street, "fact", "text")
        painter.setPen(ink)
        wrapped(theme, place_words(job), "body", left_width).draw(painter, left, area.top() + first)
        draw_icon(painter, self._view, "car", ink, middle, area.top() + 2, size)
        self._car(painter, theme, job, QRectF(middle + indent, area.top(), right_width, first))
        y = area.top() + self._first_facts_height(theme, job, area.width()) + theme.space(3)
        words, icon, colour = parts_words(job)
        draw_icon(painter, self._view, icon, theme.colour.by_role(colour), area.left(), y, size)
        body = theme.line_height("body")
        line_of_text(painter, theme, QRectF(left, y, left_width, body), words, "body_strong", colour)
        if job.planned_minutes or job.estimate:
            draw_icon(painter, self._view, "clock", ink, middle, y, size)
        self._work(painter, theme, job, QRectF(middle + indent, y, right_width, body))

    def _car(self, painter: QPainter, theme: Theme, job: DayJob, line: QRectF) -> None:
        if job.plate:
            plate(painter, theme, line.left(), line.top(), job.plate)
        else:
            no_plate = QCoreApplication.translate("Timeline", "No plate")
            line_of_text(painter, theme, line, no_plate, "fact", "text")
        height = theme.px(measures.PLATE_HEIGHT) if job.plate else theme.line_height("fact")
        below = QRectF(line.left(), line.top() + height, line.width(), theme.line_height("body"))
        line_of_text(painter, theme, below, job.model, "body", "text_muted")

    def _work(self, painter: QPainter, theme: Theme, job: DayJob, line: QRectF) -> None:
        minutes = self._formats.minutes(job.planned_minutes) if job.planned_minutes else ""
        money = self._formats.money(job.estimate, "NOK")
        used = line_of_text(painter, theme, line, minutes, "body_strong", "text")
        rest = " · ".join(("", money)) if minutes and money else money
        line_of_text(painter, theme, line.adjusted(used, 0, 0, 0), rest, "body", "text_muted")

    def _text(
        self,
        painter: QPainter,
        theme: Theme,
        rect: QRectF,
        text: str,
        role: TypeRole,
        colour: Colour,
        *,
        right: bool = False,
    ) -> float:
        return line_of_text(painter, theme, rect, text, role, colour, right=right)


def quoted(job: DayJob, formats: Formats) -> str:
    """The customer's words, or what kind of visit it is."""
    return formats.quoted(job.concern) if job.concern else what(job)


def place_words(job: DayJob) -> str:
    """Postcode, town and what one must know to get there."""
    place = f"{job.postcode} {job.city}".strip()
    return f"{place}. {job.site_note}" if job.site_note else place


def parts_words(job: DayJob) -> tuple[str, str, Colour]:
    """Whether the parts are in the car: words, icon, colour."""
    translate = QCoreApplication.translate
    if not job.parts_planned:
        return translate("Timeline", "No parts needed"), "parts", "text_muted"
    missing = job.parts_planned - job.parts_in_car
    if missing > 0:
        return translate("Timeline", "{count} missing").format(count=missing), "attention", "attention"
    return translate("Timeline", "Parts in this car"), "parts", "ok"
