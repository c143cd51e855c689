"""Brings the state of sync to its page and to the frame's pill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.sync_centre import Connection, SyncScreen
from ui.presenter import ChangesSignal, Presenter
from ui.sync_centre.page import SyncPage
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncActions:
    """What the sync centre asks of the rest."""

    read: Callable[[], SyncScreen]
    connection: Callable[[], Connection]
    wake: Callable[[], None]
    settle: Callable[[str, str], Changes]  # conflict id; mine, office or both
    retry: Callable[[str], Changes]  # op id of a refused change


class SyncPresenter(Presenter):
    """Signals: connection_changed(object) – a `Connection` for the pill and the rail."""

    connection_changed = Signal(object)

    def __init__(
        self, page: SyncPage, actions: SyncActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        page.try_wanted.connect(actions.wake)
        page.settled.connect(self._settle)
        page.retry_wanted.connect(lambda op_id: self.write(partial(actions.retry, op_id)))

    def refresh(self) -> None:
        """Ask again: the pill always, the page only while it is looked at."""
        self.read(self._actions.connection, self.connection_changed.emit)
        if self._view.isVisible():
            self.read(self._actions.read, self._view.show_sync)

    def on_changes(self, changes: Changes) -> None:
        """Every change adds to or takes from what waits."""
        if changes:
            self.refresh()

    def _settle(self, conflict_id: str, choice: str) -> None:
        self.write(
            partial(self._actions.settle, conflict_id, choice),
            lambda _changes: self.say(self.tr("Settled; it goes to the office")),
        )
