"""Brings the day to the Today page and its next steps to the operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.today import TodayScreen
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner
from ui.today.page import TodayPage


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayActions:
    """What Today asks of the rest: the view of a day, today's date, and the three steps to the customer."""

    read: Callable[[date], TodayScreen]
    today: Callable[[], date]
    drive: Callable[[str], Changes]
    arrive: Callable[[str], Changes]
    start: Callable[[str], Changes]
    undo: Callable[[str], Changes]


class TodayPresenter(Presenter):
    """Signals: job_opened(str) – show this job."""

    job_opened = Signal(str)

    def __init__(
        self, page: TodayPage, actions: TodayActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        self._day: date | None = None
        page.scroll_by_touch()
        page.job_opened.connect(self.job_opened)
        page.day_wanted.connect(self.show_day)
        page.next_step.connect(self._step)
        page.undo_triggered.connect(self._undo)

    def show_day(self, day: date | None = None) -> None:
        """Show a day; None is today."""
        self._day = day
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        today = self._actions.today()
        day = self._day or today
        self.read(partial(self._actions.read, day), partial(self._show, today))

    def _show(self, today: date, screen: TodayScreen) -> None:
        self._view.show_day(screen, today=today)

    def on_changes(self, changes: Changes) -> None:
        """Any row may change a card or a check: the view is one quick query."""
        if changes:
            self.ask_again()

    def _step(self, key: str, job_id: str) -> None:
        if key == "open":
            self.job_opened.emit(job_id)
            return
        operation = {
            "drive": self._actions.drive,
            "arrive": self._actions.arrive,
            "start": self._actions.start,
        }[key]
        undo = self._actions.undo
        self.do(
            Step(
                job_id=job_id,
                words=self._said(key),
                do=partial(operation, job_id),
                back=lambda _made: undo(job_id),
                key=f"status:{job_id}",
            ),
            partial(self._stepped, key, job_id),
        )

    def _said(self, key: str) -> str:
        words = {
            "drive": self.tr("Travel timer runs"),
            "arrive": self.tr("Arrived; travel timer stopped"),
            "start": self.tr("Work started; labour timer runs"),
        }
        return words[key]

    def _stepped(self, key: str, job_id: str, _changes: Changes) -> None:
        self.say(self._said(key), undo_key=f"status:{job_id}")
        if key == "start":
            self.job_opened.emit(job_id)

    def _undo(self, key: str) -> None:
        kind, _, job_id = key.partition(":")
        if kind == "status":
            self.write(partial(self._actions.undo, job_id))
