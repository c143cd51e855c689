"""Brings marks to the operations: those drawn on a photo, and those of damage on the car."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from fieldapp.domain.attachments import PhotoStroke
from fieldapp.domain.changes import Changes
from fieldapp.errors import NotFound
from ui.drafts import Drafts, place
from ui.frame import Page
from ui.pictures import Offered, content_of, image_from_jpeg, name_of
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner
from ui.widgets.damage_mark import Place
from ui.widgets.strokes import Stroke

MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksActions:
    """What marks ask of the rest."""

    picture: Callable[[str], bytes]  # photo id -> JPEG to draw on
    annotate: Callable[[str, tuple[PhotoStroke, ...]], Changes]  # photo id, all its strokes
    mark: Callable[[str, str | None, str, Place], Changes]  # job, inspection or None, kind, where
    change: Callable[[str, Mapping[str, object]], Changes]  # mark id; view, x, y, kind, note or removed
    prepare_photo: Callable[[bytes, str], object]
    record_photo: Callable[[str, object, str], Changes]  # job, prepared photo, mark id
    remove_photo: Callable[[str], Changes]


class Marking(Presenter):
    """What drawing on photos and marking damage do, wherever on the window; a page's presenter wires its signals."""

    def __init__(
        self,
        page: Page,
        actions: MarksActions,
        *,
        drafts: Drafts,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._drafts = drafts
        self._actions = actions
        page.undo_triggered.connect(self._undo)

    @property
    def job_id(self) -> str:
        """The job whose marks these are; "" while none is shown."""
        return ""

    def annotate(self, photo_id: str, strokes: tuple[Stroke, ...]) -> None:
        """Keep every stroke drawn over a photo."""
        kept = tuple(PhotoStroke(points=stroke) for stroke in strokes)
        self.write(partial(self._actions.annotate, photo_id, kept))

    def load_large(self, photo_id: str, show: Callable[[QImage], None]) -> None:
        """The photo to draw on; a null image when it is of another laptop and not here yet."""

        def load() -> QImage:
            try:
                return image_from_jpeg(self._actions.picture(photo_id))
            except NotFound:
                return QImage()

        self.read(load, show)

    def mark(self, job_id: str, inspection_id: str | None, kind: str, place: Place) -> None:
        """Put the next mark on the car."""
        if job_id:
            change = self._actions.change
            self.do(
                Step(
                    job_id=job_id,
                    inspection_id=inspection_id,
                    words=QCoreApplication.translate("Marking", "Mark on the car"),
                    do=partial(self._actions.mark, job_id, inspection_id, kind, place),
                    back=lambda made: change(_only(made, "damage_mark"), {"removed": True}),
                )
            )

    def change(self, mark_id: str, **fields: object) -> None:
        """Move a mark, or say what it is."""
        words = fields.get("note")
        self.write(
            partial(self._actions.change, mark_id, fields),
            (lambda _changes: self._drafts.saved(place("mark", mark_id), str(words)))
            if words is not None
            else None,
        )

    def remove(self, mark_id: str) -> None:
        """Take a mark off; it can be brought back."""
        words, key = QCoreApplication.translate("Marking", "Mark taken off"), f"{MARK}:{mark_id}"
        change = self._actions.change
        self.do(
            Step(
                job_id=self.job_id,
                words=words,
                do=partial(change, mark_id, {"removed": True}),
                back=lambda _made: change(mark_id, {"removed": False}),
                key=key,
            ),
            lambda _changes: self.say(words, undo_key=key),
        )

    def _undo(self, key: str) -> None:
        kind, _, mark_id = key.partition(":")
        if kind == MARK:
            self.change(mark_id, removed=False)

    def take(self, job_id: str, mark_id: str, pictures: list[Offered]) -> None:
        """Take photos of a mark in: paths of files, or pictures."""

        def keep(name: str, prepared: object) -> None:
            self.do(
                Step(
                    job_id=job_id,
                    words=QCoreApplication.translate("Marking", "Photo: {name}").format(name=name),
                    do=partial(self._actions.record_photo, job_id, prepared, mark_id),
                    back=lambda made: self._actions.remove_photo(_only(made, "photo")),
                )
            )

        for picture in pictures:
            name = name_of(picture)
            self.compute(partial(self._prepare, picture, name), partial(keep, name))

    def _prepare(self, picture: Offered, name: str) -> object:
        return self._actions.prepare_photo(content_of(picture), name)


def _only(made: Changes, kind: str) -> str:
    (row_id,) = made.of_kind(kind)
    return row_id
