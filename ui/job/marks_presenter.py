"""Marks on the job's Photos tab: drawn on its photos, and of damage on the car."""

from __future__ import annotations

from ui.job.page import JobPage
from ui.marks_presenter import Marking, MarksActions
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


class MarksPresenter(Marking):
    """Marks of the job on the page."""

    def __init__(
        self, page: JobPage, actions: MarksActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, actions, drafts=page.drafts, tasks=tasks, changes=changes)
        self._view = page
        photos = page.photos
        photos.annotated.connect(self.annotate)
        photos.large_wanted.connect(self._load)
        damage = photos.damage
        damage.marked.connect(lambda kind, place: self.mark(self.job_id, None, kind, place))
        damage.moved.connect(lambda mark, to: self.change(mark, view=to.view, x=to.x, y=to.y))
        damage.described.connect(lambda mark, kind, words: self.change(mark, kind=kind, note=words))
        damage.removed.connect(self.remove)
        damage.photos_chosen.connect(lambda mark, files: self.take(self.job_id, mark, files))

    @property
    def job_id(self) -> str:
        """The job on the page."""
        return self._view.shown.job.id if self._view.shown is not None else ""

    def _load(self, photo_id: str) -> None:
        self.load_large(photo_id, lambda image: self._view.photos.show_large(photo_id, image))
