"""The sections of a checklist with their rings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import measures
from ui.widgets.layouts import empty
from ui.widgets.painting import box, draw_icon, smooth, text_width
from ui.widgets.section_ring import paint_ring
from ui.widgets.themed import Themed

_WRAPPED = Qt.TextFlag.TextWordWrap
_HIGHEST = 1_000  # px: no title is as high


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section: its words, how far it is, how many items are not OK."""

    path: str
    title: str
    answered: int
    total: int
    not_ok: int


class SectionButton(Themed, QAbstractButton):
    """Ring, title, count; red cross and count at a section with findings."""

    def __init__(self, line: SectionLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._compact = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_line(line)

    def show_line(self, line: SectionLine) -> None:
        """Other numbers."""
        if line == self._line and self.accessibleName():
            return
        self._line = line
        words = self.tr("{title}, {answered} of {total}").format(
            title=line.title, answered=line.answered, total=line.total
        )
        if line.not_ok:
            words += ", " + self.tr("%n not OK", "", line.not_ok)
        self.setAccessibleName(words)
        self.setToolTip(line.title)
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Ring only."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The row's height."""
        theme = self.theme
        row = theme.px(measures.CHECKLIST_SECTION_ROW)
        if self._compact:
            return QSize(theme.px(measures.CHECKLIST_SECTIONS_COMPACT), row)
        width = theme.px(measures.CHECKLIST_SECTIONS)
        more = self._title_height(self._room_for_words(width)) - theme.line_height("body")
        return QSize(width, row + max(0, more))

    def _room_for_words(self, width: int) -> int:
        """Between ring and edge, less the cross and count of what is not OK."""
        theme = self.theme
        left = theme.space(3) + theme.px(measures.RING) + theme.space(3)
        room = width - left - theme.space(4)
        return room - self._not_ok_width()

    def _not_ok_width(self) -> int:
        """What cross and count take, with the gap before them; nothing where all is well."""
        theme = self.theme
        if not self._line.not_ok:
            return 0
        count = text_width(str(self._line.not_ok), theme.font("body_strong"))
        return count + theme.icon("inline") + theme.space(2)

    def _title_height(self, room: int) -> int:
        """As many lines as the title takes; the bold one, which it is when the section is on."""
        metrics = QFontMetrics(self.theme.font("body", weight=600))
        lines = metrics.boundingRect(QRect(0, 0, room, _HIGHEST), _WRAPPED, self._line.title).height()
        return max(1, round(lines / metrics.lineSpacing())) * self.theme.line_height("body")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint when on, ring, words."""
        theme, line = self.theme, self._line
        colour = theme.colour
        painter = smooth(self)
        on = self.isChecked()
        if on or self.isDown():
            box(painter, QRectF(self.rect()), theme.radius("control"), fill=colour.accent_tint)
        ring = theme.px(measures.RING)
        left = theme.space(3) if not self._compact else theme.space(2)
        if self._compact and line.not_ok:
            ring = min(ring, self.width() - left - theme.space(3) - self._not_ok_width())
        area = QRectF(left, (self.height() - ring) / 2, ring, ring)
        paint_ring(painter, area, line.answered, line.total, self.devicePixelRatioF())
        if line.not_ok:
            self._paint_not_ok(painter, self.width() - theme.space(3))
        if self._compact:
            return
        room = self._room_for_words(self.width())
        high, count_high = self._title_height(room), theme.line_height("caption")
        top = (self.height() - high - count_high) / 2
        title = QRectF(area.right() + theme.space(3), top, room, high)
        painter.setFont(theme.font("body", weight=600 if on else 400))
        painter.setPen(colour.on_accent_tint if on else colour.text)
        painter.drawText(title, _WRAPPED | Qt.AlignmentFlag.AlignBottom, line.title)
        painter.setFont(theme.font("caption"))
        painter.setPen(colour.on_accent_tint if on else colour.text_muted)
        count = self.tr("{answered} of {total}").format(answered=line.answered, total=line.total)
        painter.drawText(
            QRectF(title.left(), title.bottom(), room, count_high), Qt.AlignmentFlag.AlignVCenter, count
        )

    def _paint_not_ok(self, painter: QPainter, right: float) -> None:
        """Red cross and count, right-aligned."""
        theme = self.theme
        font = theme.font("body_strong")
        count = str(self._line.not_ok)
        width = text_width(count, font)
        size = theme.icon("inline")
        painter.setFont(font)
        painter.setPen(theme.colour.unsafe)
        painter.drawText(
            QRectF(right - width, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, count
        )
        cross = right - width - theme.space(1) - size
        draw_icon(painter, self, "cross", theme.colour.unsafe, cross, (self.height() - size) / 2, size)


class SectionColumn(Themed, QWidget):
    """The sections, one of them on.

    Signals:
        chosen(str): a section's path.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sections")
        self.setAccessibleName(self.tr("Sections"))
        self._buttons: dict[str, SectionButton] = {}
        self._group = QButtonGroup(self)
        self._compact = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.restyle()

    def restyle(self) -> None:
        """Width and distances at the present scale."""
        width = measures.CHECKLIST_SECTIONS_COMPACT if self._compact else measures.CHECKLIST_SECTIONS
        self.setMaximumWidth(self.theme.px(width))
        self._column.setSpacing(self.theme.space(1))

    def set_compact(self, compact: bool) -> None:
        """Rings only in a narrow window."""
        self._compact = compact
        for button in self._buttons.values():
            button.set_compact(compact)
        self.restyle()

    def focus_current(self) -> None:
        """Put the keyboard on the section that is on."""
        for button in self._buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sections(self, lines: tuple[SectionLine, ...], current: str) -> None:
        """Show these sections; only when they are others are the buttons built anew."""
        if [line.path for line in lines] != list(self._buttons):
            empty(self._column)
            self._buttons = {}
            for line in lines:
                button = SectionButton(line)
                button.setObjectName(f"section-{line.path.rpartition('/')[2]}")
                button.set_compact(self._compact)
                button.clicked.connect(lambda _=False, path=line.path: self.chosen.emit(path))
                self._group.addButton(button)
                self._buttons[line.path] = button
                self._column.addWidget(button)
            self._column.addStretch(1)
        for line in lines:
            self._buttons[line.path].show_line(line)
            self._buttons[line.path].setChecked(line.path == current)
