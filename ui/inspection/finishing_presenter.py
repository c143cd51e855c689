"""Finishes a checklist, or says what is still in the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow
from ui.inspection.in_the_way import obstacles_of
from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistActions, ChecklistPresenter
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner
from ui.wording import error_sentence

MOST_NAMED = 3


class FinishingPresenter(Presenter):
    """Works on the checklist that its presenter has open."""

    def __init__(
        self,
        page: ChecklistPage,
        checklist: ChecklistPresenter,
        actions: ChecklistActions,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._checklist = checklist
        self._actions = actions
        page.finish_wanted.connect(self._finish)

    def _finish(self) -> None:
        screen, session = self._checklist.screen, self._checklist.session
        if screen is None or session is None:
            return
        photos = {path: len(screen.photos.get(finding.id, ())) for path, finding in screen.findings.items()}
        missing = session.missing(photos=photos)
        if missing:
            reasons = {"required": "missing"}
            self._show_open([f"{reasons.get(m.reason, m.reason)}:{m.item_path}" for m in missing])
            return
        self._view.show_missing((), "")
        self.write(partial(self._actions.finish, screen.inspection.id), self._finished, self._refused)

    def _finished(self, _changes: Changes) -> None:
        self.say(self.tr("Checklist finished"))
        self._view.back_requested.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, NotAllowedNow) and error.reasons:
            self._show_open(error.reasons, error_sentence(error))
        else:
            self.say_error(error)

    def _show_open(self, codes: Sequence[str], sentence: str = "") -> None:
        """What keeps the checklist from being finished, each a tap away."""
        session = self._checklist.session
        if session is None:
            return
        obstacles = obstacles_of(codes, session)
        named = ", ".join(obstacle.text for obstacle in obstacles[:MOST_NAMED])
        words = self.tr("%n item(s) still open: {named}", "", len(obstacles)).format(named=named)
        self._view.show_missing(obstacles, sentence or words)
