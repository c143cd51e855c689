"""Takes photos in for a checklist's findings and image questions."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from fieldapp.domain.changes import Changes
from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistActions, ChecklistPresenter
from ui.pictures import Offered, content_of, name_of
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner


class _Early(NamedTuple):
    """A photo for a finding that is still being written."""

    inspection_id: str
    item_path: str
    file: Offered


class ChecklistPhotosPresenter(Presenter):
    """Works on the checklist that its presenter has open; in a finished one a photo asks why first."""

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
        self._checklist = checklist
        self._actions = actions
        self._early: list[_Early] = []
        page.photos_offered.connect(self.take_files)
        checklist.refreshed.connect(self._take_early)

    def take_files(self, subject: str, path: str, files: list[Offered]) -> None:
        """Take photos in for an item's finding or for an image question."""

        def take() -> None:
            for file in files:
                self._take(subject, path, file)

        session = self._checklist.session
        item = session.item_of(path) if subject == "answer" and session is not None else path
        self._checklist.unless_finished(item, take)

    def _take_early(self) -> None:
        """The finding is on disk now, and takes the photos that were there before it."""
        early, self._early = self._early, []
        for inspection_id, item_path, file in early:
            if inspection_id == self._checklist.inspection_id:
                self._take("finding", item_path, file)

    def _take(self, subject: str, path: str, file: Offered) -> None:
        screen = self._checklist.screen
        if screen is None:
            return
        finding = screen.findings.get(path) if subject == "finding" else None
        if subject == "finding" and finding is None:
            self._early.append(_Early(screen.inspection.id, path, file))
            return
        kind = "answer" if finding is None else "finding"
        inspection_id, job_id = screen.inspection.id, screen.inspection.job_id
        subject_id = f"{inspection_id} {path}" if finding is None else finding.id
        count = partial(self._count, inspection_id, path if finding is None else "")

        def taken(changes: Changes) -> None:
            count(changes, here=True)
            self._checklist.say_void(changes.of_kind("signature"))

        def keep(prepared: object) -> None:
            step = Step(
                job_id=job_id,
                inspection_id=inspection_id,
                words=self.tr("Photo: {name}").format(name=name_of(file)),
                do=partial(self._actions.record_photo, job_id, prepared, kind, subject_id),
                back=lambda made: self._actions.remove_photo(*made.of_kind("photo")),
                seen_back=partial(count, here=False),
                seen_again=partial(count, here=True),
            )
            self.do(step, taken)

        self.compute(partial(self._prepare, file, name_of(file)), keep)

    def _count(self, inspection_id: str, path: str, changes: Changes, *, here: bool) -> None:
        """An image question (its `path`; "" for a finding) is answered by the ids of its photos."""
        session = self._checklist.session
        if path and session is not None and self._checklist.inspection_id == inspection_id:
            made = changes.of_kind("photo")
            others = [one for one in session.question(path).value.split() if one not in made]
            value = " ".join((*others, *made) if here else others)
            self._checklist.keep(session.set(path, value), {path: value}, self._checklist.say_void)

    def _prepare(self, file: Offered, name: str) -> object:
        return self._actions.prepare_photo(content_of(file), name)
