"""Brings a job to its page, and its status, plan and checklists to the operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import Finding
from fieldapp.domain.screens.job import JobScreen
from ui.drafts import place
from ui.job.page import JobPage
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner
from ui.wording import decided_words


@dataclass(frozen=True, slots=True, kw_only=True)
class JobActions:
    """What the job page asks of the rest. Each takes the job's id first where not said otherwise."""

    read: Callable[[str], JobScreen]
    steps: dict[str, Callable[[str], Changes]]  # drive, arrive, start, resume, complete
    hold: Callable[[str, str], Changes]
    cannot_complete: Callable[[str, str, bool], Changes]
    undo: Callable[[str], Changes]
    grade_step: Callable[[str, str, str], Changes]  # step id, grade, note
    acknowledge: Callable[[str], Changes]
    add_note: Callable[[str, str], Changes]
    take_back_note: Callable[[str], Changes]
    begin_checklist: Callable[[str, str], Changes]  # job id, form id
    decide_finding: Callable[[str, str], Changes]  # finding id, decision; "" takes it back
    put_back_decision: Callable[[Finding], Changes]  # the finding as it was before


class JobPresenter(Presenter):
    """Signals: checklist_opened(str) – inspection id; article_opened(str); job_shown(object) – the JobScreen."""

    checklist_opened = Signal(str)
    article_opened = Signal(str)
    job_shown = Signal(object)

    def __init__(
        self, page: JobPage, actions: JobActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        self.job_id = ""
        page.step_wanted.connect(self._step)
        page.reason_given.connect(self._reason)
        page.checklist_opened.connect(self._open_checklist)
        page.undo_triggered.connect(self._undo)
        page.header.copied.connect(lambda vin: self.say(self.tr("VIN copied: {vin}").format(vin=vin)))
        page.plan.graded.connect(self._grade)
        page.plan.office_change_seen.connect(lambda: self._on_job(actions.acknowledge))
        page.plan.note_written.connect(self._note)
        page.plan.article_opened.connect(self.article_opened)
        page.checklists.decided.connect(self._decide)

    def open(self, job_id: str, tab: str = "plan") -> None:
        """Show a job."""
        if job_id != self.job_id:
            self.job_id = job_id
            self._view.show_loading()
        self._view.show_tab(tab)
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        if self.job_id:
            self.read(partial(self._actions.read, self.job_id), partial(self._show, self.job_id))

    def _show(self, asked: str, screen: JobScreen) -> None:
        if asked == self.job_id:  # another job may have been opened while this one was being read
            self._view.show_job(screen)
            self.job_shown.emit(screen)

    def on_changes(self, changes: Changes) -> None:
        """Anything but catalogue rows may concern this job."""
        if changes:
            self.ask_again()

    def _note(self, text: str) -> None:
        actions = self._actions
        self.do(
            Step(
                job_id=self.job_id,
                words=self.tr("Note"),
                do=partial(actions.add_note, self.job_id, text),
                back=lambda made: actions.take_back_note(*made.of_kind("note")),
            ),
            self._saved(place("note", self.job_id), text),
        )

    def _saved(self, at: str, text: str) -> Callable[[Changes], None]:
        """What was typed at a place is in the store: it needs no draft any more."""
        return lambda _changes: self._view.drafts.saved(at, text)

    def _on_job(self, operation: Callable[[str], Changes]) -> None:
        self.write(partial(operation, self.job_id))

    def _step(self, key: str) -> None:
        self._move(self._actions.steps[key], self._said(key), partial(self._stepped, key))

    def _move(self, move: Callable[[str], Changes], words: str, on_done: Callable[[Changes], None]) -> None:
        """Move the job's status; for 8 seconds that can be taken back."""
        job_id, undo = self.job_id, self._actions.undo
        self.do(
            Step(
                job_id=job_id,
                words=words,
                do=partial(move, job_id),
                back=lambda _made: undo(job_id),
                key=f"status:{job_id}",
            ),
            on_done,
        )

    def _stepped(self, key: str, _changes: Changes) -> None:
        self.say(self._said(key), undo_key=f"status:{self.job_id}")

    def _said(self, key: str) -> str:
        words = {
            "drive": self.tr("Travel timer runs"),
            "arrive": self.tr("Arrived; travel timer stopped"),
            "start": self.tr("Work started; labour timer runs"),
            "resume": self.tr("Labour timer runs again"),
            "complete": self.tr("Job completed"),
        }
        return words[key]

    def _reason(self, key: str, reason: str, follow_up: bool) -> None:
        at = place(key, self.job_id)
        if key == "hold":
            hold = self._actions.hold
            self._move(lambda job: hold(job, reason), self.tr("Timers stopped"), partial(self._held, at))
        else:
            give_up = self._actions.cannot_complete
            self._move(
                lambda job: give_up(job, reason, follow_up),
                self.tr("Timers stopped"),
                partial(self._held, at),
            )

    def _held(self, at: str, _changes: Changes) -> None:
        self._view.drafts.forget(at)
        self.say(self.tr("Timers stopped"), undo_key=f"status:{self.job_id}")

    def _undo(self, key: str) -> None:
        kind, _, job_id = key.partition(":")
        if kind == "status":
            self.write(partial(self._actions.undo, job_id))

    def _grade(self, step_id: str, grade: str, note: str) -> None:
        grade_step, forget = self._actions.grade_step, self._view.drafts.forget
        steps = self._view.shown.steps if self._view.shown is not None else ()
        before = next((step for step in steps if step.id == step_id), None)
        was = (
            (before.grade.value if before.grade else "", before.grade_note)
            if before is not None
            else ("", "")
        )
        self.do(
            Step(
                job_id=self.job_id,
                words=before.instruction if before is not None else "",
                do=partial(grade_step, step_id, grade, note),
                back=lambda _made: grade_step(step_id, *was),
            ),
            lambda _changes: forget(place("step", step_id)),
            self._not_done,
        )

    def _decide(self, finding_id: str, decision: str) -> None:
        screen, decide = self._view.shown, self._actions.decide_finding
        if screen is None:
            return
        finding = next(one for one in screen.findings if one.id == finding_id)
        step = Step(
            job_id=screen.job.id,
            inspection_id=finding.inspection_id,
            words=decided_words(finding),
            do=partial(decide, finding_id, decision),
            back=lambda _made: self._actions.put_back_decision(finding),
        )
        self.do(step, self._decided, self._not_done)

    def _not_done(self, error: Exception) -> None:
        self.say_error(error)
        self._view.show_as_kept()

    def _decided(self, changes: Changes) -> None:
        if changes.touches("signature"):
            self.say(self.tr("The signature did not cover this decision. Let the customer sign again."))

    def _open_checklist(self, form_id: str) -> None:
        screen = self._view.shown
        if screen is None:
            return
        line = next((line for line in screen.checklists if line.form_id == form_id), None)
        if line is not None and line.inspection_id is not None:
            self.checklist_opened.emit(line.inspection_id)
        else:
            self.write(partial(self._actions.begin_checklist, self.job_id, form_id), self._begun)

    def _begun(self, changes: Changes) -> None:
        for inspection_id in changes.of_kind("inspection"):
            self.checklist_opened.emit(inspection_id)
