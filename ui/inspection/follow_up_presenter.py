"""What becomes of findings, and of a finished checklist: decisions, checks after repair, deviations, changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import RELEASE_KINDS
from inspections.moving import Move
from ui.inspection.in_the_way import obstacles_of
from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistPresenter
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner
from ui.wording import decided_words, error_sentence

GATE_PAUSE_MS = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpActions:
    """What follow-ups ask of the rest."""

    decide: Callable[[str, str], Changes]  # finding, decision; "" takes it back
    put_back_decision: Callable[[Finding], Changes]  # the finding as it was before
    recheck: Callable[[str, str, Mapping[str, str | None], str], Changes]  # inspection, item, values, repair
    # finding; owner, due_on, note, person_id, pin, and `user` where the office has just told who that is
    accept: Callable[[str, Mapping[str, object]], Changes]
    identify: Callable[[str, str], str]  # name, password of a sign-in -> person id; asks the server
    withdraw_acceptance: Callable[[str], Changes]  # deviation
    reopen: Callable[[str, str], Changes]  # inspection, reason
    preview_move: Callable[
        [str], tuple[str, Move]
    ]  # inspection -> id of the newest version, what a move would do
    move_over: Callable[[str, str], Changes]  # inspection, id of the version


class FollowUpPresenter(Presenter):
    """Works on the checklist that its presenter has open."""

    def __init__(
        self,
        page: ChecklistPage,
        checklist: ChecklistPresenter,
        actions: FollowUpActions,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._checklist = checklist
        self._actions = actions
        self._gate_pause = QTimer(self)
        self._gate_pause.setSingleShot(True)
        self._gate_pause.setInterval(GATE_PAUSE_MS)
        self._gate_pause.timeout.connect(self._look_again)
        page.followed.connect(self._follow)
        page.reason_given.connect(self._reopen)
        page.change_left.connect(checklist.leave_finished)
        page.release_wanted.connect(self._show_gate)
        page.above.preview_wanted.connect(self._preview)
        page.above.move_wanted.connect(self._move)
        self._target = ""

    def on_changes(self, changes: Changes) -> None:
        """An answer may have moved the gate; it is looked at when the answering pauses."""
        screen = self._checklist.screen
        if screen is not None and screen.inspection.kind in RELEASE_KINDS and changes.touches("answer"):
            self._gate_pause.start()

    def _look_again(self) -> None:
        if not self._tasks.is_closed:
            self._checklist.refresh()

    def _show_gate(self) -> None:
        screen, session = self._checklist.screen, self._checklist.session
        if screen is not None and session is not None:
            obstacles = obstacles_of(screen.release_problems, session)
            sentence = self.tr("Before the vehicle may leave")
            self._view.show_missing(obstacles, sentence)

    def _follow(self, item_path: str, what: str, value: object) -> None:
        screen = self._checklist.screen
        finding = screen.findings.get(item_path) if screen is not None else None
        if screen is None or finding is None:
            return
        if what == "decided":
            step = Step(
                job_id=finding.job_id,
                inspection_id=finding.inspection_id,
                words=decided_words(finding),
                do=partial(self._actions.decide, finding.id, str(value)),
                back=lambda _made: self._actions.put_back_decision(finding),
            )
            self.do(step, self._decided)
        elif what == "acceptance_withdrawn":
            self.write(partial(self._actions.withdraw_acceptance, str(value)))
        elif what == "accepted" and isinstance(value, Mapping):
            self._accept(item_path, finding.id, value)
        elif what == "rechecked" and isinstance(value, tuple):
            values, repair = value
            self._checklist.unless_finished(item_path, lambda: self._recheck(item_path, values, repair))

    def _decided(self, changes: Changes) -> None:
        if changes.touches("signature"):
            self.say(self.tr("The signature did not cover this decision. Let the customer sign again."))

    def _accept(self, item_path: str, finding_id: str, facts: Mapping[str, object]) -> None:
        """One who signs in is asked about at the office first; a PIN is known here."""

        def refused(error: Exception) -> None:
            self._view.items.refuse(item_path, error_sentence(error))

        def keep(facts: Mapping[str, object]) -> None:
            done = partial(self._accepted, item_path)
            self.write(partial(self._actions.accept, finding_id, facts), done, refused)

        if user := str(facts["user"]):
            self.say(self.tr("The office is being asked who allows it …"))
            self.compute(
                partial(self._actions.identify, user, str(facts["password"])),
                lambda person: keep({**facts, "person_id": person, "password": ""}),
                refused,
            )
        else:
            keep(facts)

    def _accepted(self, item_path: str, _changes: Changes) -> None:
        self._checklist.drafts.forget("deviation", item_path)
        self.say(self.tr("Accepted as a deviation"))

    def _recheck(self, item_path: str, given: Mapping[str, str], repair: str) -> None:
        """The rules take the new values first; if the store does not, they take the old ones back."""
        screen, session = self._checklist.screen, self._checklist.session
        if screen is None or session is None:
            return
        before = {path: session.question(path).value for path in given}
        values: dict[str, str | None] = dict(given)
        for path, value in given.items():
            values |= session.set(path, value).values

        def refused(error: Exception) -> None:
            for path, value in before.items():
                session.set(path, value)
            self._checklist.show()
            self.say_error(error)

        def done(_changes: Changes) -> None:
            self._checklist.drafts.forget("repair", item_path)
            self.say(self.tr("Checked again; both values are kept"))

        self._checklist.show()
        self.write(
            partial(self._actions.recheck, screen.inspection.id, item_path, values, repair),
            done,
            refused,
        )

    def _preview(self) -> None:
        screen = self._checklist.screen
        if screen is None:
            return

        def show(found: tuple[str, Move]) -> None:
            self._target, move = found
            self._view.above.newer.show_move(move)

        self.read(partial(self._actions.preview_move, screen.inspection.id), show)

    def _move(self) -> None:
        screen = self._checklist.screen
        if screen is not None and self._target:
            inspection_id, target = screen.inspection.id, self._target
            self._checklist.unless_finished("", lambda: self._move_over(inspection_id, target))

    def _move_over(self, inspection_id: str, target: str) -> None:
        def moved(_changes: Changes) -> None:
            self._checklist.open(inspection_id)
            self.say(self.tr("Moved to the newer version"))

        self.write(partial(self._actions.move_over, inspection_id, target), moved)

    def _reopen(self, reason: str) -> None:
        screen = self._checklist.screen
        if screen is not None:
            self.write(
                partial(self._actions.reopen, screen.inspection.id, reason), partial(self._reopened, reason)
            )

    def _reopened(self, reason: str, _changes: Changes) -> None:
        self._checklist.drafts.forget("change")
        self._checklist.opened_again(reason)
