"""Signs in off the GUI thread and fetches the first data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.sign_in.page import Credentials, SignInPage
from ui.tasks import TaskRunner
from ui.wording import error_sentence


class SignInPresenter(QObject):
    """Signals: signed_in() – the profile is set up and the first data are here."""

    signed_in = Signal()
    _told = Signal(int, str)

    def __init__(
        self,
        page: SignInPage,
        sign_in: Callable[[Credentials, Callable[[], None]], None],
        *,
        tasks: TaskRunner,
    ) -> None:
        """`sign_in(credentials, fetching)` signs in, calls `fetching` before the first pull, and returns when done."""
        super().__init__(page)
        self._page = page
        self._sign_in = sign_in
        self._tasks = tasks
        self._round = 0
        page.sign_in_wanted.connect(self._start)
        page.cancelled.connect(self._cancel)
        self._told.connect(self._show_progress)

    def _start(self, credentials: Credentials) -> None:
        self._round += 1
        asked = self._round
        self._page.show_progress(self.tr("Asking the office server …"))
        fetching = self.tr("Fetching jobs, customers, checklists and parts …")
        self._tasks.run_pool(
            lambda: self._sign_in(credentials, lambda: self._told.emit(asked, fetching)),
            owner=self,
            on_done=lambda _done: self._done(asked),
            on_error=partial(self._failed, asked),
        )

    def _show_progress(self, asked: int, words: str) -> None:
        if asked == self._round:
            self._page.show_progress(words)

    def _cancel(self) -> None:
        self._round += 1  # an answer that still comes is no longer wanted

    def _done(self, asked: int) -> None:
        if asked == self._round:
            self.signed_in.emit()

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._round:
            self._page.show_problem(error_sentence(error))
