"""Takes answers back one by one (Ctrl+Z), and gives them again."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from inspections.session import Session
from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistPresenter
from ui.inspection.way_back import WayBack
from ui.presenter import ChangesSignal, Presenter
from ui.reasons import reason_sentence
from ui.steps import AnswerStep, Kept, Outcome
from ui.tasks import TaskRunner


class WayBackPresenter(Presenter):
    """Works on the checklist that its presenter has open; each checklist's way back lasts as long as the window."""

    def __init__(
        self,
        page: ChecklistPage,
        checklist: ChecklistPresenter,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._checklist = checklist
        self._ways_back: dict[str, WayBack] = {}  # by inspection
        checklist.answering.connect(self._note)

    @property
    def _way_back(self) -> WayBack:
        return self._ways_back.setdefault(self._checklist.inspection_id, WayBack())

    def _note(self, path: str, before: str, after: str, voided: set[str]) -> None:
        if self._way_back.note(path, before, after, voided):
            self._remember()

    def _remember(self) -> None:
        """Ctrl+Z reaches this answer, and opens its checklist for it if another one is open by then."""
        checklist, inspection_id, at = self._checklist, self._checklist.inspection_id, datetime.now(UTC)
        step = AnswerStep(
            job_id=checklist.job_id,
            at=at,
            is_open=lambda: checklist.inspection_id == inspection_id and checklist.session is not None,
            open_first=partial(checklist.open, inspection_id),
            back=partial(self._one_back, at),
            again=self._one_again,
        )
        self._changes.stepped.emit(step)

    def _one_back(self, at: datetime | None, kept: Kept) -> Outcome:
        """Take the last answer back, given at `at`."""
        session = self._checklist.session
        if session is None or not self._way_back:
            return Outcome()
        if why_not := self._stays(at):
            return Outcome(why_not)
        step = self._way_back.last(session)
        if step is None:
            return Outcome()
        title = self._put(session, step.path, step.before, lambda _now: kept(step.signatures))
        return Outcome(self.tr("Taken back: {item}").format(item=title), taken=True)

    def _one_again(self, kept: Kept) -> Outcome:
        """Give the answer again that was taken back last."""
        session = self._checklist.session
        if session is None:
            return Outcome()
        if why_not := self._stays(None):
            return Outcome(why_not)
        step = self._way_back.next(session)
        if step is None:
            return Outcome()

        def given(voided: frozenset[str]) -> None:
            step.voided = [set(voided)]
            kept(voided)

        title = self._put(session, step.path, step.after, given)
        return Outcome(self.tr("Answered again: {item}").format(item=title), taken=True)

    def _put(self, session: Session, path: str, value: str, kept: Kept) -> str:
        """Set one answer, show its item; gives the item's title."""
        item = session.item(session.item_of(path))
        self._checklist.keep(session.set(path, value), {path: value}, kept)
        self._view.show_item(item.path)
        return item.title

    def _stays(self, at: datetime | None) -> str:
        """Why an answer given at `at` is not changed without a word; "" when it may be."""
        screen = self._checklist.screen
        if screen is None:
            return ""
        if screen.inspection.finished_at is not None:
            return self.tr("The checklist is finished. Change the answer itself, and say why.")
        signed = (one for one in screen.signatures if one.strokes and not one.voided)
        if at is not None and any(one.signed_at >= at for one in signed):
            return reason_sentence("signed_since")
        return ""
