"""Brings the state of sync to its page and to the frame's pill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.sync_centre import Connection, SyncScreen
from fieldapp.errors import NotFound
from ui.pictures import image_from_jpeg
from ui.presenter import ChangesSignal, Presenter
from ui.sync_centre.page import SyncPage
from ui.sync_centre.words import Counted
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncActions:
    """What the sync centre asks of the rest."""

    read: Callable[[], SyncScreen]
    connection: Callable[[], Connection]
    wake: Callable[[], None]
    settle: Callable[[str, str], Changes]  # conflict id; mine, office or both
    reopen: Callable[[str], Changes]  # id of a conflict just settled
    retry: Callable[[str], Changes]  # op id of a refused change
    take_back: Callable[[str], Changes]  # op id of a refused change
    copy: Callable[[str, Path], tuple[int, int]]  # passphrase, file -> changes and files in it
    preview: Callable[[str], bytes] | None = None  # photo id -> JPEG; without it tiles stay empty


class SyncPresenter(Presenter):
    """Signals: connection_changed(object) – a `Connection` for the pill and the rail."""

    connection_changed = Signal(object)

    def __init__(
        self, page: SyncPage, actions: SyncActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        page.try_wanted.connect(self._try)
        page.settled.connect(self._settle)
        page.undo_triggered.connect(self._reopen)
        page.retry_wanted.connect(self._retry)
        page.take_back_wanted.connect(self._take_back)
        page.copy_wanted.connect(self._copy)
        page.pictures_wanted.connect(self._load_pictures)

    def refresh(self) -> None:
        """Ask again: the pill always, the page only while it is looked at."""
        self.read(self._actions.connection, self.connection_changed.emit)
        if self._view.isVisible():
            self._view.begin_loading()
            self._tasks.run_read(
                self._actions.read, owner=self, on_done=self._view.show_sync, on_error=self._not_read
            )

    def _not_read(self, error: Exception) -> None:
        self._view.end_loading()
        self.say_error(error)

    def on_changes(self, changes: Changes) -> None:
        """Every change adds to or takes from what waits."""
        if changes:
            self.ask_again()

    def _try(self) -> None:
        """A try that comes to nothing leaves everything as it was: it is said that there is one."""
        self._actions.wake()
        self.say(self.tr("Asking the office …"))

    def _retry(self, op_id: str) -> None:
        self.write(partial(self._actions.retry, op_id), lambda _changes: self._actions.wake())

    def _take_back(self, op_id: str) -> None:
        self.write(
            partial(self._actions.take_back, op_id),
            lambda _changes: self.say(self.tr("Taken back; it is as the office has it")),
        )

    def _copy(self, passphrase: str, path: str) -> None:
        def saved(count: tuple[int, int]) -> None:
            self._view.copy_saved()
            words = Counted().changes(count[0])
            self.say(self.tr("Saved: {changes}, in {file}").format(changes=words, file=Path(path).name))

        self.read(partial(self._actions.copy, passphrase, Path(path)), saved)

    def _load_pictures(self, photo_ids: tuple[str, ...]) -> None:
        preview = self._actions.preview
        if preview is None:
            return

        def load() -> dict[str, QImage]:
            pictures = {}
            for photo_id in photo_ids:
                try:
                    pictures[photo_id] = image_from_jpeg(preview(photo_id))
                except NotFound:  # a file that is no photo (a report) has no preview: its tile stays empty
                    continue
            return pictures

        self.read(load, self._view.show_pictures)

    def _settle(self, conflict_id: str, choice: str) -> None:
        self.write(
            partial(self._actions.settle, conflict_id, choice),
            lambda _changes: self.say(self.tr("Settled; it goes to the office"), undo_key=conflict_id),
        )

    def _reopen(self, conflict_id: str) -> None:
        self.write(
            partial(self._actions.reopen, conflict_id),
            lambda _changes: self.say(self.tr("Open again: choose once more")),
        )
