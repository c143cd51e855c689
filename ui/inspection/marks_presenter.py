"""Marks made from a checklist's items: drawn on the item's photos, and of damage on the car."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistPresenter
from ui.marks_presenter import Marking, MarksActions
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


class ChecklistMarksPresenter(Marking):
    """Works on the checklist that its presenter has open; in a finished one a mark asks why first."""

    def __init__(
        self,
        page: ChecklistPage,
        checklist: ChecklistPresenter,
        actions: MarksActions,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, actions, drafts=page.drafts, tasks=tasks, changes=changes)
        self._view = page
        self._checklist = checklist
        page.marked_up.connect(self._marked_up)

    @property
    def job_id(self) -> str:
        """The job of the checklist that is open."""
        return self._checklist.job_id

    def _marked_up(self, item_path: str, what: str, value: tuple[object, ...]) -> None:
        screen = self._checklist.screen
        if screen is None:
            return
        if what == "opened":
            photo_id = str(value[0])
            self.load_large(photo_id, lambda image: self._view.items.show_large(item_path, photo_id, image))
            return
        job_id, inspection_id = screen.inspection.job_id, screen.inspection.id
        gestures: dict[str, Callable[..., None]] = {
            "annotated": self.annotate,
            "marked": partial(self.mark, job_id, inspection_id),
            "moved": lambda mark, to: self.change(mark, view=to.view, x=to.x, y=to.y),
            "described": lambda mark, kind, words: self.change(mark, kind=kind, note=words),
            "removed": self.remove,
            "photos": partial(self.take, job_id),
        }
        self._checklist.unless_finished(item_path, lambda: gestures[what](*value))
