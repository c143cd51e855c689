"""Brings the profile's facts and the printers to the Settings page, and hands on what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.profile import ProfileScreen
from fieldapp.settings import Settings
from ui.paper import PrintWatch
from ui.presenter import ChangesSignal, Presenter
from ui.printing import PrintRequest, PrintState
from ui.settings.page import Look, SettingsPage
from ui.tasks import TaskRunner
from ui.trial_page import trial_page


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsActions:
    """What Settings asks of the rest."""

    read: Callable[[], ProfileScreen]
    sync: Callable[[], None]  # a round now
    open_folder: Callable[[Path], bool]  # whether the system did


class SettingsPresenter(Presenter):
    """Brings facts, hands choices on.

    Signals:
        look_chosen(object): what of the `Look` was chosen, to put on and keep.
        setting_chosen(str, object): a field of `Settings` and its value, to keep and go by.
    """

    look_chosen = Signal(object)
    setting_chosen = Signal(str, object)

    def __init__(
        self,
        page: SettingsPage,
        actions: SettingsActions,
        look: Look,
        *,
        kept: Settings,
        printing: PrintWatch,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        self._printing = printing
        page.show_look(look)
        page.show_settings(kept)
        page.look_chosen.connect(self.look_chosen)
        page.setting_chosen.connect(self.setting_chosen)
        page.sync_wanted.connect(self._sync)
        page.printers_wanted.connect(self._page_shown)
        page.trial_wanted.connect(self._print_trial)
        page.folder_wanted.connect(self._open_folder)

    def refresh(self) -> None:
        """Ask again."""
        self.read(self._actions.read, self._view.show_profile)

    def refresh_if_seen(self) -> None:
        """Ask again while somebody looks."""
        if self._view.isVisible():
            self.refresh()

    def on_changes(self, changes: Changes) -> None:
        """Only while it is looked at."""
        if changes:
            self.refresh_if_seen()

    def _page_shown(self) -> None:
        if self._tasks.is_closed:
            return
        self.refresh()
        self.compute(
            self._printing.paper.printers,
            self._view.show_printers,
            lambda _error: self._view.show_printers(()),
        )

    def _sync(self) -> None:
        self._actions.sync()
        self.say(self.tr("Talking to the office"))

    def _open_folder(self, folder: str) -> None:
        if not self._actions.open_folder(Path(folder)):
            self.say(self.tr("No program here opens folders. It is {folder}").format(folder=folder))

    def _print_trial(self, printer: str) -> None:
        paper, title = self._printing.paper, self.tr("Test page")
        size = paper.size()
        self._view.show_trial("clock", self.tr("On its way to {printer}").format(printer=printer))

        def ended(state: PrintState) -> None:
            if state is PrintState.PRINTED:
                self._view.show_trial("check", self.tr("Printed"))
            elif state is PrintState.UNKNOWN:
                words = self.tr("Handed to {printer}. Look there whether it came out.")
                self._view.show_trial("clock", words.format(printer=printer))
            else:
                self._view.show_trial("cross", self.tr("{printer} did not print it.").format(printer=printer))

        def handed(request: PrintRequest) -> None:
            self._view.show_trial("clock", self.tr("Waits at {printer}").format(printer=printer))
            self._printing.watch(request, title, ended)

        def refused(error: Exception) -> None:
            self._view.show_trial("cross", self.tr("{printer} did not take it.").format(printer=printer))
            self.say_error(error)

        self.compute(
            lambda: paper.print_pdf(
                trial_page(size, printer), printer=printer, title=title, copies=1, duplex=False, paper=size
            ),
            handed,
            refused,
        )
