"""The strip at the top: where I am, search, the running timer, the connection."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.frame import Heading
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.connection_pill import ConnectionPill, ConnectionState
from ui.widgets.labels import NameLabel
from ui.widgets.search_field import SearchField
from ui.widgets.themed import Themed
from ui.widgets.timer_pill import TimerPill, TimerState


class TopStrip(Themed, QWidget):
    """Shows a `Heading`; holds `search`, `timer` and `connection`.

    Signals:
        back_pressed(): the arrow.
    """

    back_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._compact = False
        self._searchable = True
        self._row = QHBoxLayout(self)
        self._back = Button(icon="chevron-left", kind="quiet", name=self.tr("Back"), parent=self)
        self._back.setObjectName("back")
        self._back.clicked.connect(self.back_pressed)
        self._page_title = NameLabel(role="title", parent=self)
        self._title = NameLabel(role="body_strong", parent=self)
        self._subtitle = NameLabel(role="caption", colour="text_muted", parent=self)
        self._words = QWidget(self)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        keys = QKeySequence(self.tr("Ctrl+K")).toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchField(self.tr("Find anything"), shortcut=keys.replace("+", " "), parent=self)
        self._open_search = Button(icon="search", name=self.tr("Find anything"), parent=self)
        self._open_search.setObjectName("openSearch")
        self._open_search.clicked.connect(self.focus_search)
        self.search.left.connect(self._fold_search)
        self.timer = TimerPill(parent=self)
        self.connection = ConnectionPill(parent=self)
        self._row.addWidget(self._back)
        self._row.addWidget(self._page_title, 1)
        self._row.addWidget(self._words, 1)
        for widget in (self.search, self._open_search, self.timer, self.connection):
            self._row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_heading(Heading(""))
        self.set_compact(False)

    def set_heading(self, heading: Heading) -> None:
        """Say where I am: a page's title, or an arrow and two lines."""
        inner = bool(heading.back)
        self._back.setVisible(inner)
        self._back.setAccessibleDescription(heading.back)
        self._back.setToolTip(heading.back)
        self._page_title.setVisible(not inner)
        self._words.setVisible(inner)
        self._page_title.setText(heading.title)
        self._title.setText(heading.title)
        self._subtitle.set_words(heading.subtitle, shorter=heading.shorter)
        self._subtitle.setVisible(bool(heading.subtitle))
        self.restyle()

    def set_compact(self, compact: bool) -> None:
        """64 px high, search as an icon."""
        self._compact = compact
        self._fold_search()
        self.restyle()

    def offer_search(self, offered: bool) -> None:
        """Whether there is anything to search."""
        self._searchable = offered
        self._fold_search()

    def focus_search(self) -> None:
        """Go to the search field, unfolding it where it is only an icon."""
        if not self._searchable:
            return
        self.search.show()
        self._open_search.hide()
        self.search.take_keyboard()

    def restyle(self) -> None:
        """Height and distances of the design."""
        theme = self.theme
        side = theme.frame("page_padding")
        # The arrow's own room reaches into the padding, so that the arrow itself stands on the page's left edge.
        left = side - theme.space(3) if self._back.isVisibleTo(self) else side
        self._row.setContentsMargins(left, 0, side, 0)
        self._row.setSpacing(theme.space(3))
        self.setFixedHeight(theme.px(measures.COMPACT_STRIP) if self._compact else theme.frame("top_strip"))

    def minimumSizeHint(self) -> QSize:
        """With brief pills and folded search: a window may become narrower than its words, which then shorten."""
        return QSize(self._width_needed(brief=True), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the pills where their sentences do not fit."""
        super().resizeEvent(event)
        self._fit()

    def set_timer(self, state: TimerState | None) -> None:
        """Show the running timer, or none."""
        self.timer.set_state(state)
        self._fit()

    def set_connection(self, state: ConnectionState) -> None:
        """Show what waits."""
        self.connection.set_state(state)
        self._fit()

    def _fit(self) -> None:
        brief = self._width_needed(brief=False) > self.width()
        self.timer.set_brief(brief)
        self.connection.set_brief(brief)

    def _width_needed(self, *, brief: bool) -> int:
        theme = self.theme
        search = self._open_search if self._compact or brief else self.search
        pills = (self.timer.width_for(brief=brief), self.connection.width_for(brief=brief))
        parts = [theme.px(measures.HEADING_MIN_WIDTH), search.sizeHint().width(), *pills]
        if self._back.isVisibleTo(self):
            parts.append(self._back.sizeHint().width())
        margins = self._row.contentsMargins()
        gaps = (sum(1 for part in parts if part) - 1) * self._row.spacing()
        return sum(parts) + gaps + margins.left() + margins.right()

    def _fold_search(self) -> None:
        self.search.setVisible(self._searchable and not self._compact)
        self._open_search.setVisible(self._searchable and self._compact)
