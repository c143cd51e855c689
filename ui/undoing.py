"""Ctrl+Z and Ctrl+Shift+Z: the last steps of a job, one by one, over all its pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow
from ui.frame import Notice, Page
from ui.presenter import ChangesSignal
from ui.steps import AnswerStep, DoneStep, Outcome
from ui.tasks import TaskRunner
from ui.wording import error_sentence

MOST_STEPS = 200
ONE_MORE = "one_more_step"
"""What a message about a step back offers to undo by: the step before."""
STAYS_REFUSED = frozenset({"job_finished", "signed_since", "another_runs", "not_in_car"})
"""Refusals that may pass: the step stays the last one. After any other it is let go, and the one before is next."""

Check = Callable[[str, str | None, datetime], None]
BringBack = Callable[[Collection[str]], Changes]
Entry = DoneStep | AnswerStep


class Undoing(QObject):
    """Remembers what was done while the window is open, job by job, and takes it back by operations the other way.

    `check` runs off the GUI thread before a step back: job, checklist or None, when the step was done; it raises when
    the step must not be taken back without a word. `bring_back` runs after one that had voided signatures: it gets
    their ids, and lets those count again that cover exactly what stands now.
    """

    def __init__(
        self,
        check: Check,
        bring_back: BringBack,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._bring_back = bring_back
        self._tasks = tasks
        self._changes = changes
        self._done: dict[str, list[Entry]] = {}
        self._undone: dict[str, list[Entry]] = {}
        changes.stepped.connect(self._stepped)

    def attach(self, page: Page, job_id: Callable[[], str]) -> None:
        """Serve the keys of a page that shows this job ("" = none)."""
        page.undo_wanted.connect(lambda: self.undo(page, job_id()))
        page.redo_wanted.connect(lambda: self.redo(page, job_id()))
        page.undo_triggered.connect(lambda key: self._triggered(page, job_id(), key))

    def undo(self, page: Page, job_id: str) -> None:
        """Take the last step of a job back and say which; without one say so."""
        done = self._done.get(job_id, [])
        for entry in reversed(done):
            if isinstance(entry, DoneStep):
                done.remove(entry)
                self._take_back(page, entry)
                return
            if not entry.is_open():
                self._open_first(entry, done, partial(self.undo, page, job_id))
                return
            said, taken = self._answer_back(page, entry)
            if taken or not said:  # without a word there was nothing to take back: it never will be
                done.remove(entry)
            if taken:
                self._undone.setdefault(job_id, []).append(entry)
                return
            if said:
                page.notice.emit(Notice(said))
                return
        page.notice.emit(Notice(self.tr("There is nothing to undo on this job.")))

    def redo(self, page: Page, job_id: str) -> None:
        """Do again what was taken back last."""
        undone = self._undone.get(job_id, [])
        for entry in reversed(undone):
            if isinstance(entry, DoneStep):
                undone.remove(entry)
                self._do_again(page, entry)
                return
            if not entry.is_open():
                self._open_first(entry, undone, partial(self.redo, page, job_id))
                return
            said, taken = self._answer_again(page, entry)
            if taken or not said:
                undone.remove(entry)
            if taken:
                self._done.setdefault(job_id, []).append(entry)
                return
            if said:
                page.notice.emit(Notice(said))
                return
        page.notice.emit(Notice(self.tr("There is nothing to do again on this job.")))

    def _answer_back(self, page: Page, entry: AnswerStep) -> Outcome:
        """Take an answer back; once that is on disk say so."""

        def kept(voided: frozenset[str]) -> None:
            self._say_undone(page, entry.job_id, outcome.said, voided)

        outcome = entry.back(kept)
        return outcome

    def _say_undone(self, page: Page, job_id: str, said: str, voided: frozenset[str]) -> None:
        """Say what was taken back, and what became of the signatures it had voided."""

        def tell(changes: Changes) -> None:
            if changes:
                self._tell(changes)
            words = self._undone_words(said, voided=voided, good=changes.of_kind("signature"))
            page.notice.emit(self._undone_notice(words, job_id))

        if voided:
            self._run(
                partial(self._bring_back, voided),
                tell,
                lambda error: page.notice.emit(Notice(error_sentence(error))),
            )
        else:
            tell(Changes())

    def _answer_again(self, page: Page, entry: AnswerStep) -> Outcome:
        """Give an answer again; once that is on disk say so, and whether somebody has to sign again."""

        def kept(voided: frozenset[str]) -> None:
            page.notice.emit(Notice(self._again_words(outcome.said, voided=voided)))

        outcome = entry.again(kept)
        return outcome

    def _open_first(self, entry: AnswerStep, kept: list[Entry], go_on: Callable[[], None]) -> None:
        """An answer is taken back by its checklist's rules; a checklist that does not open takes its answers along."""
        kept.remove(entry)

        def opened() -> None:
            kept.append(entry)
            go_on()

        entry.open_first(opened)

    def _undone_notice(self, words: str, job_id: str) -> Notice:
        """Says what was undone, and offers the step before it."""
        return Notice(words, ONE_MORE if self._done.get(job_id) else "", self.tr("One more"))

    def _stepped(self, entry: Entry) -> None:
        """Something new was done: what was taken back before it cannot be done again any more."""
        job_id = entry.step.job_id if isinstance(entry, DoneStep) else entry.job_id
        self._undone.pop(job_id, None)
        done = self._done.setdefault(job_id, [])
        done.append(entry)
        del done[:-MOST_STEPS]

    def _triggered(self, page: Page, job_id: str, key: str) -> None:
        """Undo was tapped in a message: one step more, or the one thing it is about, which its page takes back."""
        if key == ONE_MORE:
            self.undo(page, job_id)
            return
        for done in self._done.values():
            done[:] = [entry for entry in done if not isinstance(entry, DoneStep) or entry.step.key != key]

    def _take_back(self, page: Page, entry: DoneStep) -> None:
        step = entry.step

        def operation() -> Changes:
            self._check(step.job_id, step.inspection_id, entry.at)
            return step.back(entry.changes)

        def done(changes: Changes) -> None:
            self._undone.setdefault(step.job_id, []).append(entry)
            self._tell(changes)
            if step.seen_back is not None:
                step.seen_back(entry.changes)
            # Only now: what has just seen the step go back may have had something to keep too.
            said = self.tr("Undone: {what}").format(what=step.words)
            self._say_undone(page, step.job_id, said, entry.changes.of_kind("signature"))

        self._run(operation, done, partial(self._refused, page, entry, self._done))

    def _undone_words(self, said: str, *, voided: frozenset[str], good: frozenset[str]) -> str:
        """What was taken back, and what became of the signatures the step had voided."""
        if not voided:
            return said
        if voided <= good:
            return self.tr("{said}. The signature counts again.").format(said=said)
        return self.tr(
            "{said}. The signature stays void: something else has changed since. Let them sign again."
        ).format(said=said)

    def _again_words(self, said: str, *, voided: frozenset[str]) -> str:
        if not voided:
            return said
        return self.tr("{said}. The signature did not cover it; let them sign again.").format(said=said)

    def _do_again(self, page: Page, entry: DoneStep) -> None:
        step = entry.step

        def done(changes: Changes) -> None:
            again = DoneStep(step=step, changes=changes, at=datetime.now(UTC))
            self._done.setdefault(step.job_id, []).append(again)
            self._tell(changes)
            if step.seen_again is not None:
                step.seen_again(changes)
            said = self.tr("Done again: {what}").format(what=step.words)
            words = self._again_words(said, voided=changes.of_kind("signature"))
            page.notice.emit(Notice(words))

        self._run(step.do, done, partial(self._refused, page, entry, self._undone))

    def _run(
        self,
        operation: Callable[[], Changes],
        on_done: Callable[[Changes], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        self._tasks.run_write(operation, owner=self, on_done=on_done, on_error=on_error)

    def _refused(self, page: Page, entry: DoneStep, kept: dict[str, list[Entry]], error: Exception) -> None:
        if not isinstance(error, NotAllowedNow) or STAYS_REFUSED & set(error.reasons):
            kept.setdefault(entry.step.job_id, []).append(entry)
        words = (
            self.tr("Not done again: {what}. {why}")
            if kept is self._undone
            else self.tr("Not undone: {what}. {why}")
        )
        page.notice.emit(Notice(words.format(what=entry.step.words, why=error_sentence(error))))

    def _tell(self, changes: Changes) -> None:
        self._changes.changed.emit(changes)
        if changes:
            self._changes.made.emit(changes)
