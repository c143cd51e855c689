"""Brings stock and catalogue to the Parts page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.parts import PartsScreen
from ui.parts.page import PartsPage
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsActions:
    """What the page asks of the rest."""

    read: Callable[[str], PartsScreen]
    count: Callable[[str, int], Changes]  # part, quantity counted


class PartsPresenter(Presenter):
    """Presenter of the Parts page."""

    def __init__(
        self, page: PartsPage, actions: PartsActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        page.asked.connect(lambda _words: self.refresh())
        page.counted.connect(self._count)

    def refresh(self) -> None:
        """Ask again."""
        words = self._view.words
        self.read(partial(self._actions.read, words), partial(self._show, words))

    def _show(self, words: str, screen: PartsScreen) -> None:
        if words == self._view.words:
            self._view.show_parts(screen)

    def on_changes(self, changes: Changes) -> None:
        """Only catalogue, ledger and plans."""
        if changes.touches("part", "part_movement", "planned_part"):
            self.ask_again()

    def _count(self, part_id: str, quantity: int) -> None:
        self.write(
            partial(self._actions.count, part_id, quantity),
            lambda _changes: self.say(self.tr("Count saved")),
        )
