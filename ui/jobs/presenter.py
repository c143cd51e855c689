"""Brings jobs to the list, and a new one to the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.jobs import JobOrder, JobsScreen
from ui.jobs.listing import PAGE
from ui.jobs.new_job import NewJobPage
from ui.jobs.page import FILTERS, JobsPage
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsActions:
    """What the list asks of the rest."""

    # words, statuses, order, offset, limit
    read: Callable[[str, frozenset[JobStatus], JobOrder, int, int], JobsScreen]
    create: Callable[[dict[str, str]], Changes]


class JobsPresenter(Presenter):
    """Signals: job_opened(str)."""

    job_opened = Signal(str)

    def __init__(
        self,
        page: JobsPage,
        new_job: NewJobPage,
        actions: JobsActions,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._new_job = new_job
        self._actions = actions
        self._round = 0
        page.asked.connect(self._ask)
        page.job_opened.connect(self.job_opened)
        new_job.created.connect(self._create)

    def refresh(self) -> None:
        """Ask again from the top."""
        self._view.ask()

    def on_changes(self, changes: Changes) -> None:
        """Only what a line shows."""
        if changes.touches("job", "customer", "vehicle", "site", "conflict"):
            self.ask_again()

    def _ask(self, words: str, which: str, order: JobOrder, offset: int) -> None:
        if offset == 0:
            self._round += 1
        self._view.begin_loading()
        self.read(
            partial(self._actions.read, words, FILTERS[which], order, offset, PAGE),
            partial(self._show, self._round),
        )

    def _show(self, asked: int, page: JobsScreen) -> None:
        if asked == self._round:  # older words' answers come too late
            self._view.show_jobs(page)

    def _create(self, fields: dict[str, str]) -> None:
        self.write(partial(self._actions.create, fields), self._created)

    def _created(self, changes: Changes) -> None:
        self._new_job.clear()
        for job_id in changes.of_kind("job"):
            self.job_opened.emit(job_id)
