"""Keeps the signatures given at a checklist's questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from fieldapp.domain.changes import Changes
from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistActions, ChecklistPresenter
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner
from ui.wording import error_sentence


class SigningPresenter(Presenter):
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
        page.signed.connect(self._sign)
        page.waived.connect(self._waive)

    def _sign(self, path: str, facts: Mapping[str, object], role: str) -> None:
        screen = self._checklist.screen
        if screen is None:
            return
        inspection = screen.inspection

        def keep(facts: Mapping[str, object]) -> None:
            self.write(
                partial(self._actions.sign, inspection.job_id, inspection.id, path, role, facts),
                partial(self._signed, path),
                refused,
            )

        def refused(error: Exception) -> None:
            self._view.items.refuse_signature(path, error_sentence(error))

        if user := str(facts.get("user") or ""):
            self.say(self.tr("The office is being asked who signs …"))
            self.compute(
                partial(self._actions.identify, user, str(facts["password"])),
                lambda person: keep({**facts, "person_id": person, "password": ""}),
                refused,
            )
        else:
            keep(facts)

    def _waive(self, path: str, reason: str, role: str) -> None:
        screen = self._checklist.screen
        if screen is not None:
            inspection = screen.inspection
            self.write(
                partial(self._actions.waive, inspection.job_id, inspection.id, path, role, reason),
                partial(self._waived, path),
            )

    def _waived(self, path: str, changes: Changes) -> None:
        self._checklist.drafts.forget("waive", path)
        self._signed(path, changes)

    def _signed(self, path: str, changes: Changes) -> None:
        """The operation has answered the question by the signature's id; the rules here must know it too."""
        session = self._checklist.session
        for signature_id in changes.of_kind("signature"):
            if session is not None:
                session.set(path, signature_id)
        self._checklist.show()
        self.say(self.tr("Signature saved"))
