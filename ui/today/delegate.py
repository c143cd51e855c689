"""Paints the rows of the day's line: a quiet line, a big card, a small card, and the line through them all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.today import DayJob
from ui import wording
from ui.formats import Formats
from ui.theme import Colour, Theme, TypeRole, current, measures
from ui.today.rows import RowKind, TimelineRow, status_icon, what
from ui.widgets.painting import box, draw_icon, paragraph, text_width

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TimelineDelegate(QStyledItemDelegate):
    """Draws `TimelineRow`s; the view passes itself as the widget to paint on."""

    def __init__(self, formats: Formats, parent: QWidget) -> None:
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
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
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
        painter.drawText(rect, _RIGHT, self._formats.time(row.job.window_start))

    # Cards

    def _card(self, painter: QPainter, theme: Theme, card: QRectF, *, chosen: bool, focused: bool) -> None:
        colour = theme.colour
        if focused and self._view.hasFocus():
            line, width = colour.focus, theme.px(theme.tokens.focus_border)
        else:
            line = colour.accent if chosen else colour.line
            width = theme.line_selected if chosen else theme.line
        box(painter, card, theme.radius("card"), fill=colour.surface, line=line, width=width)

    def _done(self, painter: QPainter, theme: Theme, job: DayJob, card: QRectF, *, focused: bool) -> None:
        inner = card.adjusted(theme.space(4), 0, -theme.space(2), 0)
        if focused and self._view.hasFocus():
            self._card(
                painter,
                theme,
                card.adjusted(0, theme.space(1), 0, -theme.space(1)),
                chosen=False,
                focused=True,
            )
        word = wording.status_word(job.status)
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
        used = self._pill(painter, theme, bottom, *parts_words(job))
        self._text(
            painter,
            theme,
            bottom.adjusted(0, 0, -used - theme.space(4), 0),
            f"{what(job)} · {job.street}",
            "body",
            "text_muted",
        )

    def _next_height(self, job: DayJob, width: float) -> int:
        theme = current()
        concern = self._concern(theme, job, width - 2 * theme.space(6))
        facts = (
            theme.line_height("fact") + theme.line_height("body") + theme.space(3) + theme.line_height("body")
        )
        return round(
            2 * theme.px(measures.TODAY_NEXT_PADDING)
            + theme.line_height("fact")
            + theme.line_height("hero")
            + concern
            + 2 * theme.space(3)
            + facts
            + theme.space(1)
        )

    def _concern(self, theme: Theme, job: DayJob, width: float) -> float:
        font = theme.font("fact", weight=400)
        return paragraph(
            quoted(job, self._formats), font, theme.line_height("fact"), width=max(1, width)
        ).height

    def _next(self, painter: QPainter, theme: Theme, job: DayJob, card: QRectF, *, focused: bool) -> None:
        self._card(painter, theme, card, chosen=True, focused=focused)
        pad = theme.px(measures.TODAY_NEXT_PADDING)
        inner = card.adjusted(theme.space(6), pad, -theme.space(5), -pad)
        line = QRectF(inner.left(), inner.top(), inner.width(), theme.line_height("fact"))
        self._pill(painter, theme, line, wording.status_word(job.status), status_icon(job.status), "info")
        window = self._formats.window(job.window_start, job.window_end)
        title = QCoreApplication.translate("Timeline", "Next, {window}").format(window=window)
        self._text(painter, theme, line, title, "fact", "accent")
        line = QRectF(inner.left(), line.bottom(), inner.width(), theme.line_height("hero"))
        self._text(painter, theme, line, job.customer_name, "hero", "text")
        laid = paragraph(
            quoted(job, self._formats),
            theme.font("fact", weight=400),
            theme.line_height("fact"),
            width=inner.width(),
        )
        painter.setPen(theme.colour.text)
        laid.draw(painter, inner.left(), line.bottom())
        y = line.bottom() + laid.height + theme.space(3)
        painter.setPen(QPen(theme.colour.line, theme.line))
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
        self._facts(painter, theme, job, QRectF(inner.left(), y + theme.space(3), inner.width(), 0))

    def _facts(self, painter: QPainter, theme: Theme, job: DayJob, area: QRectF) -> None:
        indent = theme.icon("control") + theme.space(3)
        middle = area.left() + area.width() * measures.TODAY_FACTS_SPLIT
        first, second = theme.line_height("fact"), theme.line_height("body")
        ink = theme.colour.text_muted

        def put(x: float, y: float, width: float, text: str, role: TypeRole, colour: Colour) -> None:
            rect = QRectF(x + indent, y, width - indent, theme.line_height(role))
            self._text(painter, theme, rect, text, role, colour)

        size = theme.icon("control")
        left_width, right_width = middle - area.left() - theme.space(3), area.right() - middle
        draw_icon(painter, self._view, "place", ink, area.left(), area.top() + 2, size)
        put(area.left(), area.top(), left_width, job.street, "fact", "text")
        place = f"{job.postcode} {job.city}".strip()
        note = f"{place}. {job.site_note}" if job.site_note else place
        put(area.left(), area.top() + first, left_width, note, "body", "text_muted")
        draw_icon(painter, self._view, "car", ink, middle, area.top() + 2, size)
        no_plate = QCoreApplication.translate("Timeline", "No plate")
        put(middle, area.top(), right_width, job.plate or no_plate, "fact", "text")
        put(middle, area.top() + first, right_width, job.model, "body", "text_muted")
        y = area.top() + first + second + theme.space(3)
        words, icon, colour = parts_words(job)
        draw_icon(painter, self._view, icon, theme.colour.by_role(colour), area.left(), y, size)
        put(area.left(), y, left_width, words, "body_strong", colour)
        draw_icon(painter, self._view, "clock", ink, middle, y, size)
        put(middle, y, right_width, self._work(job), "body_strong", "text")

    def _work(self, job: DayJob) -> str:
        minutes = self._formats.minutes(job.planned_minutes) if job.planned_minutes else ""
        money = self._formats.money(job.estimate, "NOK")
        return " · ".join(part for part in (minutes, money) if part)

    # Pieces

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
        font = theme.font(role)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(rect.width())))
        painter.setFont(font)
        painter.setPen(theme.colour.by_role(colour))
        painter.drawText(rect, _RIGHT if right else _LEFT, shown)
        return float(text_width(shown, font))

    def _pill(
        self, painter: QPainter, theme: Theme, line: QRectF, words: str, icon: str, colour: Colour
    ) -> float:
        """A pill at the right end of a line; gives its width."""
        tints: dict[Colour, Colour] = {
            "ok": "ok_tint",
            "attention": "attention_tint",
            "info": "info_tint",
            "text_muted": "sunken",
        }
        font = theme.font("label")
        size = theme.icon("inline")
        ink: QColor = theme.colour.by_role(colour)
        width = (
            theme.px(measures.TAG_PADDING_LEFT)
            + size
            + theme.px(measures.TAG_GAP)
            + text_width(words, font)
            + theme.px(measures.TAG_PADDING_RIGHT)
        )
        height = theme.px(measures.TAG_HEIGHT)
        pill = QRectF(line.right() - width, line.center().y() - height / 2, width, height)
        box(
            painter,
            pill,
            height / 2,
            fill=theme.colour.by_role(tints[colour]),
            line=ink if theme.flat else None,
            width=theme.line if theme.flat else 0,
        )
        draw_icon(
            painter,
            self._view,
            icon,
            ink,
            pill.left() + theme.px(measures.TAG_PADDING_LEFT),
            pill.center().y() - size / 2,
            size,
        )
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(pill.adjusted(0, 0, -theme.px(measures.TAG_PADDING_RIGHT), 0), _RIGHT, words)
        return width


def quoted(job: DayJob, formats: Formats) -> str:
    """The customer's words, or what kind of visit it is."""
    return formats.quoted(job.concern) if job.concern else what(job)


def parts_words(job: DayJob) -> tuple[str, str, Colour]:
    """Whether the parts are in the car: words, icon, colour."""
    translate = QCoreApplication.translate
    if not job.parts_planned:
        return translate("Timeline", "No parts needed"), "parts", "text_muted"
    missing = job.parts_planned - job.parts_in_car
    if missing > 0:
        return translate("Timeline", "{count} missing").format(count=missing), "attention", "attention"
    return translate("Timeline", "Parts in this car"), "parts", "ok"
