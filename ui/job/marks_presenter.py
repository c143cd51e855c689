"""Brings marks to the operations: those drawn on a photo, and those of damage on the car."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from fieldapp.domain.attachments import PhotoStroke
from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAPicture, NotFound
from ui.job.page import JobPage
from ui.pictures import image_from_jpeg
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner
from ui.widgets.car_outline import Place
from ui.widgets.strokes import Stroke

MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksActions:
    """What marks ask of the rest."""

    picture: Callable[[str], bytes]  # photo id -> JPEG to draw on
    annotate: Callable[[str, tuple[PhotoStroke, ...]], Changes]  # photo id, all its strokes
    mark: Callable[[str, str, Place], Changes]  # job, kind, where
    change: Callable[[str, Mapping[str, object]], Changes]  # mark id; view, x, y, kind, note or removed
    prepare_photo: Callable[[bytes, str], object]
    record_photo: Callable[[str, object, str], Changes]  # job, prepared photo, mark id


class MarksPresenter(Presenter):
    """Marks of the job on the page."""

    def __init__(
        self, page: JobPage, actions: MarksActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        photos = page.photos
        photos.annotated.connect(self._annotate)
        photos.large_wanted.connect(self._load_large)
        damage = photos.damage
        damage.marked.connect(self._mark)
        damage.moved.connect(lambda mark, to: self._change(mark, view=to.view, x=to.x, y=to.y))
        damage.described.connect(lambda mark, kind, words: self._change(mark, kind=kind, note=words))
        damage.removed.connect(self._remove)
        damage.photos_chosen.connect(self._take)
        page.undo_triggered.connect(self._undo)

    def _job_id(self) -> str:
        return self._view.shown.job.id if self._view.shown is not None else ""

    def _annotate(self, photo_id: str, strokes: tuple[Stroke, ...]) -> None:
        kept = tuple(PhotoStroke(points=stroke) for stroke in strokes)
        self.write(partial(self._actions.annotate, photo_id, kept))

    def _load_large(self, photo_id: str) -> None:
        def load() -> QImage:
            try:
                return image_from_jpeg(self._actions.picture(photo_id))
            except NotFound:  # of another laptop, and not here yet: there is nothing to draw on
                return QImage()

        self.read(load, lambda image: self._view.photos.show_large(photo_id, image))

    def _mark(self, kind: str, place: Place) -> None:
        if self._job_id():
            self.write(partial(self._actions.mark, self._job_id(), kind, place))

    def _change(self, mark_id: str, **fields: object) -> None:
        self.write(partial(self._actions.change, mark_id, fields))

    def _remove(self, mark_id: str) -> None:
        self.write(
            partial(self._actions.change, mark_id, {"removed": True}),
            lambda _changes: self.say(self.tr("Mark taken off"), undo_key=f"{MARK}:{mark_id}"),
        )

    def _undo(self, key: str) -> None:
        kind, _, mark_id = key.partition(":")
        if kind == MARK:
            self._change(mark_id, removed=False)

    def _take(self, mark_id: str, files: list[str]) -> None:
        job_id = self._job_id()

        def keep(prepared: object) -> None:
            self.write(partial(self._actions.record_photo, job_id, prepared, mark_id))

        for file in files:
            self.compute(partial(self._prepare, file), keep)

    def _prepare(self, file: str) -> object:
        name = Path(file).name
        try:
            content = Path(file).read_bytes()
        except OSError as error:
            raise NotAPicture(f"{name} cannot be read. Choose it again.") from error
        return self._actions.prepare_photo(content, name)
