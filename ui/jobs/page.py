"""The Jobs page."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScroller, QStackedWidget, QVBoxLayout, QWidget

from fieldapp.domain.jobs import OPEN_STATUSES, JobStatus
from fieldapp.domain.screens.jobs import JobLine, JobOrder, JobsScreen
from ui.formats import Formats
from ui.frame import Action, ActionBarState, Heading, Page
from ui.jobs.listing import JobDelegate, JobsModel
from ui.widgets.empty_state import EmptyState
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.segments import Option, Segments
from ui.widgets.text_field import ChoiceField, TextField
from ui.widgets.themed import Themed

FILTERS: dict[str, frozenset[JobStatus]] = {
    "open": OPEN_STATUSES,
    "done": frozenset({JobStatus.COMPLETED, JobStatus.CLOSED, JobStatus.CANNOT_COMPLETE}),
    "all": frozenset(),
}


class JobsPage(Themed, Page):
    """Filter, list, and a new job on site.

    Signals:
        asked(str, str, str, int): words, filter key, order, offset.
        job_opened(str): a job was tapped.
        new_job_wanted(): a job found on site.
    """

    asked = Signal(str, str, str, int)
    job_opened = Signal(str)
    new_job_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobsPage")
        self._shown_once = False
        self.set_heading(Heading(self.tr("Jobs")))
        self._words = TextField(
            "",
            placeholder=self.tr("Number, customer, plate or VIN"),
            short_placeholder=self.tr("Filter"),
            name=self.tr("Find a job"),
        )
        self._words.setObjectName("jobsFilter")
        self._words.edited.connect(lambda _text: self.ask())
        self._filter = Segments(
            [
                Option("open", self.tr("Open"), "jobs", "accent"),
                Option("done", self.tr("Done"), "check", "accent"),
                Option("all", self.tr("All"), "filter", "accent"),
            ],
            name=self.tr("Which jobs"),
        )
        self._filter.setObjectName("jobsWhich")
        self._filter.set_value("open")
        self._filter.chosen.connect(lambda _key: self.ask())
        self._order = ChoiceField(
            "",
            [
                ("time", self.tr("By day")),
                ("status", self.tr("By status")),
                ("city", self.tr("By place")),
                ("customer", self.tr("By customer")),
            ],
            name=self.tr("Sort and group"),
        )
        self._order.setObjectName("jobsOrder")
        self._order.set_value("time")
        self._order.chosen.connect(lambda _key: self.ask())
        self._model = JobsModel(formats, self)
        self._model.more_wanted.connect(
            lambda offset: self.asked.emit(self._words.text, self._which, self._order.value, offset)
        )
        self._list = self._build_list(formats)
        self._empty = EmptyState("jobs", self.tr("No jobs here"), self.tr("Try other words, or All."))
        self._loading = LoadingBars(rows=6)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._top = QHBoxLayout()
        self._top.addWidget(self._words, 1)
        self._top.addWidget(self._order)
        self._top.addWidget(self._filter, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._loading)
        self._column.addWidget(self._stack, 1)
        self.action_triggered.connect(self._act)
        self.restyle()

    def _build_list(self, formats: Formats) -> QListView:
        view = QListView()
        view.setObjectName("jobsList")
        view.setAccessibleName(self.tr("Jobs"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setModel(self._model)
        view.setItemDelegate(JobDelegate(formats, view))
        view.setUniformItemSizes(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QListView.SelectionMode.NoSelection)
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        view.clicked.connect(self._open)
        view.activated.connect(self._open)
        return view

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._column.setContentsMargins(pad, 0, pad, 0)
        self._column.setSpacing(theme.space(3))
        self._top.setSpacing(theme.space(3))

    @property
    def _which(self) -> str:
        return self._filter.value or "open"

    def ask(self) -> None:
        """Ask for the first page with the words and filter that are on."""
        self.asked.emit(self._words.text, self._which, self._order.value, 0)

    def begin_loading(self) -> None:
        """Nothing is here yet: still bars, if it takes longer than a glance."""
        if not self._shown_once:
            self._stack.hide()
            self._loading.start()

    def look_for(self, words: str) -> None:
        """Show the jobs with these words, as if they had been typed."""
        self._words.set_text(words)
        self._filter.set_value("all")
        self.ask()

    def show_jobs(self, page: JobsScreen) -> None:
        """Show a page of jobs."""
        self._shown_once = True
        self._loading.stop()
        self._stack.show()
        self._model.show_page(page, order=cast(JobOrder, self._order.value))
        if self._words.text or self._which != "open":
            self._empty.set_words("search", self.tr("No jobs here"), self.tr("Try other words, or All."))
        else:
            self._empty.set_words(
                "jobs",
                self.tr("No open jobs"),
                self.tr("New jobs arrive by themselves when the network is there."),
            )
        self._stack.setCurrentWidget(self._list if page.total else self._empty)
        self.set_actions(
            ActionBarState(
                fact=self.tr("%n job(s)", "", page.total),
                next_step=Action("new", self.tr("New job on site"), "plus"),
            )
        )

    def _open(self, index: QModelIndex) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(line, JobLine):
            self.job_opened.emit(line.job_id)

    def _act(self, key: str) -> None:
        if key == "new":
            self.new_job_wanted.emit()
