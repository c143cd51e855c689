"""Three big answers side by side, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import Paragraph, box, draw_icon, longest_word, paragraph, smooth, text_width
from ui.widgets.themed import Themed

SegmentTone = Literal["ok", "not_ok", "ink", "attention", "accent"]


@dataclass(frozen=True)
class Option:
    """One answer: the key that is stored, its word, icon and the colour it is filled with when chosen."""

    key: str
    text: str
    icon: str
    tone: SegmentTone


def verdict_options() -> tuple[Option, ...]:
    """OK / Not OK / N/A, with the keys of the `verdict` choice list."""
    return (
        Option("ok", QCoreApplication.translate("Segments", "OK"), "check", "ok"),
        Option("not_ok", QCoreApplication.translate("Segments", "Not OK"), "cross", "not_ok"),
        Option("na", QCoreApplication.translate("Segments", "N/A"), "not-applicable", "ink"),
    )


def severity_options() -> tuple[Option, ...]:
    """How bad a finding is."""
    return (
        Option("advice", QCoreApplication.translate("Segments", "Advice"), "advice", "ink"),
        Option("attention", QCoreApplication.translate("Segments", "Attention"), "attention", "attention"),
        Option("unsafe", QCoreApplication.translate("Segments", "Unsafe"), "unsafe", "not_ok"),
    )


def step_grade_options() -> tuple[Option, ...]:
    """What became of a plan step."""
    return (
        Option("done", QCoreApplication.translate("Segments", "Done"), "check", "ok"),
        Option("not_needed", QCoreApplication.translate("Segments", "Not needed"), "not-applicable", "ink"),
        Option("different", QCoreApplication.translate("Segments", "Different"), "note", "accent"),
    )


class Segment(Themed, QPushButton):
    """One answer of a `Segments`; the word breaks into two lines where it must."""

    def __init__(self, option: Option, *, first: bool, last: bool, parent: QWidget) -> None:
        # Without the text: PySide would look for an icon in it and load the names of all system icons, 2 ms.
        super().__init__(parent)
        self.setText(option.text)
        self.option = option
        self._first = first
        self._last = last
        self._asked = 0  # px high, as last answered
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setObjectName(f"segment_{option.key}")
        self.setAccessibleName(option.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.restyle()

    def restyle(self) -> None:
        """The button font."""
        self.setFont(self.theme.font("body_strong"))

    def _icon_room(self, *, tight: bool = True) -> int:
        if not self.option.icon:
            return 0
        gap = measures.SEGMENT_GAP_TIGHT if tight else measures.SEGMENT_GAP
        return self.theme.px(measures.SEGMENT_ICON) + self.theme.px(gap)

    def _fits_loosely(self, width: int) -> bool:
        needed = self._icon_room(tight=False) + text_width(self.text(), self.font())
        return needed + 2 * self.theme.px(measures.SEGMENT_PADDING) <= width

    def _laid_out(self, width: int) -> Paragraph:
        room = width - self._icon_room() - 2 * self.theme.px(measures.SEGMENT_PADDING_TIGHT)
        return paragraph(self.text(), self.font(), self._line(), width=max(1, room))

    def _least_height(self) -> int:
        """56 px together with the lines of the frame round it."""
        return self.theme.target("segment") - 2 * self.theme.line

    def _line(self) -> int:
        return self.theme.px(measures.SEGMENT_LINE)

    def sizeHint(self) -> QSize:
        """The word in one line."""
        theme = self.theme
        width = self._icon_room(tight=False) + text_width(self.text(), self.font()) + 1
        width += 2 * theme.px(measures.SEGMENT_PADDING)
        return QSize(max(width, theme.px(measures.SEGMENT_MIN_WIDTH)), self._least_height())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word, high enough for the lines this width makes."""
        theme = self.theme
        width = self._icon_room() + longest_word(self.text(), self.font()) + 1
        width += 2 * theme.px(measures.SEGMENT_PADDING_TIGHT)
        lines = int(self._laid_out(max(width, self.width())).height) + theme.space(3)
        self._asked = max(self._least_height(), lines)
        return QSize(width, self._asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wider means fewer lines: who laid this out when it was narrow must ask again."""
        super().resizeEvent(event)
        asked = self._asked
        if self.minimumSizeHint().height() != asked:
            self.updateGeometry()

    def _fill(self) -> tuple[QColor | None, QColor]:
        colour = self.theme.colour
        if not self.isEnabled():
            return None, colour.text_disabled
        if self.isDown() and not self.isChecked():
            return colour.accent_tint, colour.on_accent_tint
        if not self.isChecked():
            return (colour.sunken if self.underMouse() else None), colour.text
        looks: dict[SegmentTone, tuple[QColor, QColor]] = {
            "ok": (colour.ok_solid, colour.on_ok_solid),
            "not_ok": (colour.unsafe_solid, colour.on_unsafe_solid),
            "ink": (colour.text, colour.surface),
            "attention": (colour.attention_solid, colour.on_attention_solid),
            "accent": (colour.accent_tint, colour.on_accent_tint),
        }
        return looks[self.option.tone]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill when chosen; icon and word in the middle."""
        theme = self.theme
        painter = smooth(self)
        fill, ink = self._fill()
        if fill is not None:
            painter.fillPath(self._shape(), fill)
            if self.isChecked() and self.option.tone == "accent":
                painter.setClipPath(self._shape())
                painter.strokePath(self._shape(), QPen(theme.colour.accent, 2 * theme.line_selected))
                painter.setClipping(False)
        laid = self._laid_out(self.width())
        icon = theme.px(measures.SEGMENT_ICON) if self.option.icon else 0
        icon_room = self._icon_room(tight=not self._fits_loosely(self.width()))
        left = (self.width() - icon_room - laid.width) / 2
        if icon:
            draw_icon(painter, self, self.option.icon, ink, left, (self.height() - icon) / 2, icon)
        painter.setPen(ink)
        laid.draw(painter, left + icon_room, (self.height() - laid.height) / 2)

    def _shape(self) -> QPainterPath:
        radius = self.theme.radius("control") - self.theme.line
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        if not self._first:
            path = path.united(_box(area.adjusted(0, 0, -area.width() / 2, 0)))
        if not self._last:
            path = path.united(_box(area.adjusted(area.width() / 2, 0, 0, 0)))
        return path


def _box(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path


class Segments(Themed, QFrame):
    """A row of answers. Arrow keys move, Space chooses, the digits 1 2 3 answer at once while it has the focus.

    Signals:
        chosen(str): the person chose another answer; carries its key. `set_value` stays silent.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._group = QButtonGroup(self)
        self._segments = [
            Segment(option, first=place == 0, last=place == len(options) - 1, parent=self)
            for place, option in enumerate(options)
        ]
        for segment in self._segments:
            self._group.addButton(segment)
            self._row.addWidget(segment, 1)
            segment.setAccessibleDescription(name)
            # Not `clicked`: a screen reader toggles what can be checked, and that clicks nothing.
            segment.toggled.connect(partial(self._toggled, segment.option.key))
        self._value: str | None = None
        self.restyle()

    @property
    def value(self) -> str | None:
        """The key of the chosen answer."""
        return self._value

    def even_width(self) -> int:
        """The width at which every answer has as much room as the longest needs for one line."""
        widest = max(segment.sizeHint().width() for segment in self._segments)
        return len(self._segments) * widest + (len(self._segments) + 1) * self.theme.line

    def set_value(self, key: str | None) -> None:
        """Show an answer without telling anyone; None or an unknown key shows none."""
        self._value = key if any(segment.option.key == key for segment in self._segments) else None
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(segment.option.key == self._value)
        self._group.setExclusive(True)

    def choose(self, key: str) -> None:
        """Answer as a tap does (for keyboard shortcuts of a page)."""
        if key == self._value:
            return
        self.set_value(key)
        self.chosen.emit(key)

    def restyle(self) -> None:
        """One line between the answers, one round them."""
        line = self.theme.line
        self._row.setContentsMargins(line, line, line, line)
        self._row.setSpacing(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3 answer."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._segments) and not event.modifiers():
            self.choose(self._segments[place].option.key)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame and the lines between."""
        theme = self.theme
        painter = smooth(self)
        line = theme.colour.line_strong
        radius = theme.radius("control")
        box(painter, QRectF(self.rect()), radius, fill=theme.colour.surface, line=line, width=theme.line)
        for segment in self._segments[1:]:
            left = segment.geometry().left() - theme.line
            painter.fillRect(left, 0, theme.line, self.height(), line)

    def _toggled(self, key: str, on: bool) -> None:
        if on:
            self.choose(key)
