"""Tabs with a count of what is left to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from ui.theme import icons, measures
from ui.widgets.painting import box, smooth, text_in, text_width
from ui.widgets.themed import Themed


class TabBar(Themed, QTabBar):
    """56 px high, a violet line under the chosen tab, arrow keys walk. Tabs are known by key.

    Signals:
        chosen(str): another tab is on, by the person or by `set_current`.
    """

    chosen = Signal(str)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._counts: list[int] = []
        self._tight = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._changed)

    def add_tab(self, key: str, text: str) -> None:
        """Add a tab at the right; the first one is on at once, without a signal."""
        self._keys.append(key)
        self._counts.append(0)
        self.blockSignals(len(self._keys) == 1)
        self.addTab(text)
        self.blockSignals(False)
        self.setAccessibleTabName(len(self._keys) - 1, text)

    def set_count(self, key: str, count: int) -> None:
        """How much is left to do there; 0 shows no pill."""
        place = self._keys.index(key)
        if self._counts[place] == count:
            return
        self._counts[place] = count
        text = self.tabText(place)
        self.setAccessibleTabName(place, f"{text}, {count}" if count else text)
        self.setTabText(place, text)  # makes Qt measure the tabs again

    def set_current(self, key: str) -> None:
        """Turn a tab on."""
        self.setCurrentIndex(self._keys.index(key))

    def place_of(self, key: str) -> int:
        """The index of a tab, as Qt counts them."""
        return self._keys.index(key)

    @property
    def current_key(self) -> str:
        """The tab that is on; "" without tabs."""
        place = self.currentIndex()
        return self._keys[place] if 0 <= place < len(self._keys) else ""

    def tabSizeHint(self, index: int) -> QSize:
        """Measured in bold, so that nothing moves when another tab is chosen."""
        theme = self.theme
        width = 2 * self._padding()
        width += text_width(self.tabText(index), theme.font("body_strong", weight=700)) + 1
        if index < len(self._counts) and self._counts[index]:
            width += theme.px(measures.SEGMENT_GAP) + self._count_width(index)
        return QSize(width + theme.space(1), theme.px(measures.TAB_HEIGHT))

    def _padding(self) -> int:
        """Tighter in a small window at a large scale."""
        tight = self._tight
        return self.theme.px(measures.TAB_PADDING_TIGHT if tight else measures.TAB_PADDING)

    def _width_needed(self, padding: int) -> int:
        now = sum(self.tabSizeHint(index).width() for index in range(self.count()))
        return now + 2 * self.count() * (padding - self._padding())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tighter tabs rather than arrows to scroll them."""
        tight = self._width_needed(self.theme.px(measures.TAB_PADDING)) > event.size().width()
        if tight != self._tight:
            self._tight = tight
            self._measure_again()
        super().resizeEvent(event)

    def _measure_again(self) -> None:
        if self.count():
            self.setTabText(0, self.tabText(0))

    def tabLayoutChange(self) -> None:
        """Our own arrows in the buttons that scroll a bar which is too narrow all the same."""
        super().tabLayoutChange()
        theme = self.theme
        for button, icon in zip(
            self.findChildren(QToolButton), ("chevron-left", "chevron-right"), strict=False
        ):
            size = theme.icon("control")
            button.setArrowType(Qt.ArrowType.NoArrow)
            picture = icons.pixmap(icon, theme.colour.text, size, self.devicePixelRatioF())
            button.setIcon(QIcon(picture))
            button.setIconSize(QSize(size, size))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut; a narrow bar scrolls."""
        return self.tabSizeHint(index)

    def _count_width(self, index: int) -> int:
        theme = self.theme
        words = text_width(str(self._counts[index]), theme.font("label"))
        return max(theme.px(measures.COUNT_MIN_WIDTH), words + 2 * theme.px(measures.COUNT_PADDING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line under all, a thick one under the chosen."""
        theme = self.theme
        painter = smooth(self)
        painter.fillRect(0, self.height() - theme.line, self.width(), theme.line, theme.colour.line)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = self.theme
        colour = theme.colour
        area = self.tabRect(index).adjusted(0, 0, -theme.space(1), 0)
        on = index == self.currentIndex()
        font = theme.font("body_strong", weight=700) if on else theme.font("body", weight=500)
        left = area.left() + self._padding()
        painter.setFont(font)
        painter.setPen(colour.text if on else colour.text_muted)
        words = text_width(self.tabText(index), font) + 1
        painter.drawText(
            QRectF(left, area.top(), words, area.height()), Qt.AlignmentFlag.AlignVCenter, self.tabText(index)
        )
        if self._counts[index]:
            height = theme.px(measures.COUNT_HEIGHT)
            top = area.top() + (area.height() - height) / 2
            pill = QRectF(
                left + words + theme.px(measures.SEGMENT_GAP), top, self._count_width(index), height
            )
            box(painter, pill, height / 2, fill=colour.accent_tint if on else colour.sunken)
            ink = colour.on_accent_tint if on else colour.text_muted
            text_in(painter, pill, str(self._counts[index]), theme.font("label"), ink)
        if on:
            foot = theme.px(measures.TAB_LINE)
            painter.fillRect(area.left(), area.bottom() + 1 - foot, area.width(), foot, colour.accent)

    def _changed(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.chosen.emit(self._keys[index])
