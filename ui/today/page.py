"""The Today page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.screens.today import DayJob, TodayScreen
from ui.formats import Formats, facts_in_a_row
from ui.frame import Action, ActionBarState, Heading, Page
from ui.job_words import with_detail
from ui.theme import measures
from ui.today.delegate import TimelineDelegate
from ui.today.rows import RowKind, TimelineModel, TimelineRow, rows_of
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column
from ui.widgets.row_button import RowButton
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from ui.today.ready import ReadyCard
    from ui.widgets.empty_state import EmptyState


class TodayPage(Themed, Page):
    """The day's line, the next step, and *Ready to leave?*.

    Signals:
        job_opened(str): a job was tapped.
        day_wanted(object): show this date.
        next_step(str, str): the next step of a job: "drive", "arrive", "start" or "open", and the job's id.
    """

    job_opened = Signal(str)
    day_wanted = Signal(object)
    next_step = Signal(str, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayPage")
        self._formats = formats
        self._screen: TodayScreen | None = None
        self._shown: tuple[TodayScreen, date] | None = None
        self.set_heading(Heading(self.tr("Today")))
        self._day = WrapLabel(role="fact")
        self._counts = WrapLabel(role="body", colour="text_muted")
        self._model = TimelineModel(formats, self)
        self.line = self._build_line()
        self._ready: ReadyCard | None = None
        self._next_day = RowButton("calendar", "")
        self._next_day.setObjectName("nextDay")
        self._next_day.clicked.connect(self._open_next_day)
        self._back_to_today = RowButton("today", self.tr("Back to today"))
        self._back_to_today.setObjectName("backToToday")
        self._back_to_today.clicked.connect(lambda: self.day_wanted.emit(None))
        self._empty: EmptyState | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.line)
        self._side = QWidget()
        self._open_side = Button(name=self.tr("Ready to leave?"))
        self._open_side.setObjectName("openReady")
        self._open_side.clicked.connect(lambda: self._side.setVisible(not self._side.isVisible()))
        self._open_side.hide()
        self._build()
        self.action_triggered.connect(self._on_action)
        self.restyle()

    def _build_line(self) -> QListView:
        line = QListView()
        line.setObjectName("dayLine")
        line.setAccessibleName(self.tr("Jobs of the day"))
        line.setFrameShape(QFrame.Shape.NoFrame)
        line.setModel(self._model)
        line.setItemDelegate(TimelineDelegate(self._formats, line))
        line.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        line.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line.setResizeMode(QListView.ResizeMode.Adjust)
        line.setSelectionMode(QListView.SelectionMode.NoSelection)
        line.clicked.connect(self._open_index)
        line.activated.connect(self._open_index)
        return line

    def scroll_by_touch(self) -> None:
        """Let fingers move the line. Called behind the first paint, which it would hold up by 8 ms."""
        from PySide6.QtWidgets import QScroller

        QScroller.grabGesture(self.line.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._day)
        head.addWidget(self._counts, 1)
        head.addWidget(self._open_side)
        self._left = tight_column()
        self._left.addLayout(head)
        self._left.addWidget(self._stack, 1)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._next_day)
        right.addWidget(self._back_to_today)
        right.addStretch(1)
        self._columns = QHBoxLayout(self)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self._side)
        self._head, self._right = head, right

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._columns.setContentsMargins(pad, 0, pad, 0)  # the line scrolls under the bar
        self._right.setContentsMargins(0, 0, 0, theme.space(4))
        self._columns.setSpacing(pad)
        self._head.setSpacing(theme.space(4))
        self._left.setSpacing(theme.space(3))
        self._right.setSpacing(theme.space(3))
        self._side.setFixedWidth(theme.px(measures.TODAY_SIDE))

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the line has the whole width; a button opens the checks beside it."""
        super().set_compact(compact)
        self._side.setVisible(not compact)
        self._open_side.setVisible(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards take their heights from the width."""
        super().resizeEvent(event)
        self.line.scheduleDelayedItemsLayout()

    def show_day(self, screen: TodayScreen, *, today: date) -> None:
        """Show a day; nothing is done anew for one that reads as before."""
        if (screen, today) == self._shown:
            return
        self._shown = (screen, today)
        led_to = self._screen.next_job_id if self._screen is not None else None
        self._screen = screen
        self._day.setText(self._formats.day(screen.day))
        self._counts.setText(self._counts_text(screen))
        self._model.show_rows(rows_of(screen))
        if screen.next_job_id != led_to:
            QTimer.singleShot(0, self, self._lead_to_next)  # once the rows have their places
        self._show_ready(screen)
        self._back_to_today.setVisible(screen.day != today)
        self._show_next_day(screen)
        self._stack.setCurrentWidget(self.line if screen.jobs else self._show_empty(screen))
        self._show_actions(screen)

    def _show_ready(self, screen: TodayScreen) -> None:
        """The first paint knows no checks yet, so their card is made for the second."""
        if self._ready is None and screen.ready:
            from ui.today.ready import ReadyCard

            self._ready = ReadyCard(self._formats)
            self._right.insertWidget(0, self._ready)
        if self._ready is None:
            return
        self._ready.setVisible(bool(screen.ready))
        self._ready.show_checks(screen.ready)
        words, icon, _tone = self._ready.verdict(screen.ready)
        self._open_side.set_words(words, icon)
        self._open_side.setAccessibleName(self.tr("Ready to leave? {words}").format(words=words))

    def _lead_to_next(self) -> None:
        """In a low window the next job's card may lie below the day's done ones."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if row and index.data(Qt.ItemDataRole.UserRole).kind is RowKind.NEXT:
                self.line.scrollTo(index)

    def _counts_text(self, screen: TodayScreen) -> str:
        done = sum(1 for job in screen.jobs if job.completed_at)
        parts = [
            self.tr("%n job(s)", "", len(screen.jobs)),
            self.tr("%n done", "", done) if done else "",
            self.tr("{time} left").format(time=self._formats.minutes(screen.minutes_left))
            if screen.minutes_left
            else "",
        ]
        return facts_in_a_row(parts) if screen.jobs else ""

    def _show_next_day(self, screen: TodayScreen) -> None:
        self._next_day.setVisible(screen.next_day is not None)
        if screen.next_day is not None:
            self._next_day.set_words("calendar", *self._next_day_words(screen))

    def _next_day_words(self, screen: TodayScreen) -> tuple[str, str]:
        """The next day with work, how many jobs it has and when the first begins."""
        if screen.next_day is None or screen.next_day_first is None:
            return "", ""
        first = self._formats.time(screen.next_day_first)
        line = self.tr("%n job(s), first at {time}", "", screen.next_day_jobs).format(time=first)
        return self._formats.day(screen.next_day), line

    def _show_empty(self, screen: TodayScreen) -> EmptyState:
        """Say that the day is free; made only for a day that is."""
        if self._empty is None:
            from ui.widgets.empty_state import EmptyState

            self._empty = EmptyState("calendar", "")
            self._empty.setObjectName("todayEmpty")
            self._stack.addWidget(self._empty)
        day, line = self._next_day_words(screen)
        words = (
            with_detail(day, line)
            if day
            else self.tr("New jobs arrive by themselves when the network is there.")
        )
        self._empty.set_words("calendar", self.tr("No jobs on this day"), words)
        return self._empty

    def _next_job(self) -> DayJob | None:
        if self._screen is None:
            return None
        wanted = self._screen.next_job_id
        return next((job for job in self._screen.jobs if job.job_id == wanted), None)

    def _show_actions(self, screen: TodayScreen) -> None:
        job = self._next_job()
        if job is None:
            done = bool(screen.jobs)
            self.set_actions(
                ActionBarState(fact=self.tr("All done for this day")) if done else ActionBarState()
            )
            return
        open_job = Action("open", self.tr("Open job"), "jobs")
        match job.status:
            case JobStatus.TRAVELLING:
                fact = self.tr("Tap when you are at {place}").format(place=job.street)
                line = self.tr("Travel time stops.")
                step = Action("arrive", self.tr("Arrived"), "arrived")
            case JobStatus.ON_SITE:
                fact = self.tr("Start at {customer}").format(customer=job.customer_name)
                line = self.tr("The labour timer starts by itself.")
                step = Action("start", self.tr("Start"), "start")
            case JobStatus.IN_PROGRESS | JobStatus.ON_HOLD:
                fact = self.tr("Go on at {customer}").format(customer=job.customer_name)
                line = job.concern
                step = Action("open", self.tr("Open job"), "jobs")
            case _:
                fact = self.tr("Drive to {place}").format(place=f"{job.street}, {job.city}")
                line = self.tr("The travel timer starts by itself.")
                step = Action("drive", self.tr("Drive"), "drive")
        secondary = () if step.key == "open" else (open_job,)
        if job.phone:
            secondary = (Action("call", self.tr("Call"), "call"), *secondary)
        self.set_actions(ActionBarState(fact=fact, line=line, secondary=secondary, next_step=step))

    def _on_action(self, key: str) -> None:
        job = self._next_job()
        if job is None:
            return
        if key == "call":
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl(f"tel:{job.phone.replace(' ', '')}"))
        else:
            self.next_step.emit(key, job.job_id)

    def _open_index(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, TimelineRow):
            self.job_opened.emit(row.job.job_id)

    def _open_next_day(self) -> None:
        if self._screen is not None and self._screen.next_day is not None:
            self.day_wanted.emit(self._screen.next_day)
