"""Tries a passphrase or a PIN off the GUI thread: both take time on purpose, and more with each wrong one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from fieldapp.domain.pin_tries import wait_after
from fieldapp.errors import FieldAppError
from ui.lock.page import UnlockPage
from ui.tasks import TaskRunner
from ui.wording import error_sentence


class UnlockPresenter(QObject):
    """Whoever tries a PIN counts wrong ones and says so in the error; wrong passphrases are counted here.

    Signals:
        unlocked(): what was typed fits.
    """

    unlocked = Signal()

    def __init__(self, page: UnlockPage, unlock: Callable[[str], object], *, tasks: TaskRunner) -> None:
        super().__init__(page)
        self._page = page
        self._unlock = unlock
        self._tasks = tasks
        self._busy = False
        self._wrong = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one says 6 seconds where 5 are meant
        self._wait.timeout.connect(self._waited)
        page.passphrase_given.connect(self._try)

    @property
    def waiting_seconds(self) -> int:
        """How long nothing is tried any more, 0 when a try is taken."""
        return -(-self._wait.remainingTime() // 1000) if self._wait.isActive() else 0

    def _try(self, passphrase: str) -> None:
        if self.waiting_seconds:
            self._page.show_problem(self._wait_sentence())
            return
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
        self._wrong += 1
        sentence = error_sentence(error)
        counted = error.facts.get("seconds") if isinstance(error, FieldAppError) else None
        if isinstance(counted, int):
            if counted:
                self._wait.start(counted * 1000)
        elif seconds := wait_after(self._wrong):
            self._wait.start(seconds * 1000)
            sentence = f"{sentence} {self._wait_sentence()}"
        self._page.show_problem(sentence)

    def _wait_sentence(self) -> str:
        return self.tr("Try again in %n second(s).", "", self.waiting_seconds)

    def _waited(self) -> None:
        self._page.show_problem("")
