"""Tries a passphrase off the GUI thread: deriving a key from it takes time on purpose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.lock.page import UnlockPage
from ui.tasks import TaskRunner
from ui.wording import error_sentence


class UnlockPresenter(QObject):
    """Signals: unlocked() – the passphrase fits."""

    unlocked = Signal()

    def __init__(self, page: UnlockPage, unlock: Callable[[str], None], *, tasks: TaskRunner) -> None:
        super().__init__(page)
        self._page = page
        self._unlock = unlock
        self._tasks = tasks
        self._busy = False
        page.passphrase_given.connect(self._try)

    def _try(self, passphrase: str) -> None:
        if self._busy:  # a second Enter while the first is being tried
            return
        self._busy = True
        self._tasks.run_pool(
            partial(self._unlock, passphrase),
            owner=self,
            on_done=lambda _none: self.unlocked.emit(),
            on_error=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._page.show_problem(error_sentence(error))
