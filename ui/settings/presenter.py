"""Brings the profile's facts to the Settings page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.profile import ProfileScreen
from ui.presenter import ChangesSignal, Presenter
from ui.settings.page import Look, SettingsPage
from ui.tasks import TaskRunner


class SettingsPresenter(Presenter):
    """Brings facts, hands choices on.

    Signals:
        look_chosen(object): a `Look` to put on and keep.
        lock_chosen(int): minutes without a touch until the screen is locked.
    """

    look_chosen = Signal(object)
    lock_chosen = Signal(int)

    def __init__(
        self,
        page: SettingsPage,
        read: Callable[[], ProfileScreen],
        look: Look,
        *,
        lock_minutes: int,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._read = read
        page.show_look(look)
        page.show_lock(lock_minutes)
        page.look_chosen.connect(self.look_chosen)
        page.lock_chosen.connect(self.lock_chosen)

    def refresh(self) -> None:
        """Ask again."""
        self.read(self._read, self._view.show_profile)

    def on_changes(self, changes: Changes) -> None:
        """Only while it is looked at."""
        if changes and self._view.isVisible():
            self.refresh()
