"""The photos that hang on a checklist's items, as small pictures to show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap

from fieldapp.domain.attachments import Photo
from fieldapp.domain.screens.checklist import ChecklistScreen
from ui.frame import Page
from ui.pictures import image_from_jpeg
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner
from ui.widgets.photo_strip import PhotoTile
from ui.widgets.strokes import points_of


class ItemPhotos(Presenter):
    """Reads each photo's preview once; until it is there its tile has no picture.

    Signals:
        loaded(): there are more pictures than before.
    """

    loaded = Signal()

    def __init__(
        self, page: Page, preview: Callable[[str], bytes], *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        """`preview` gives a photo's small JPEG by its id."""
        super().__init__(page, tasks=tasks, changes=changes)
        self._preview = preview
        self._pictures: dict[str, QPixmap] = {}

    def tiles(self, screen: ChecklistScreen) -> dict[str, tuple[PhotoTile, ...]]:
        """Those of findings by item path, those of image questions by node path."""
        items = {finding.id: path for path, finding in screen.findings.items()}
        return {items.get(key, key): tuple(map(self._tile, taken)) for key, taken in screen.photos.items()}

    def _tile(self, photo: Photo) -> PhotoTile:
        picture = self._pictures.get(photo.id)
        return PhotoTile(photo.id, picture, photo.caption or photo.file_name, strokes=points_of(photo))

    def load_missing(self, screen: ChecklistScreen) -> None:
        """Read the pictures that are not here yet."""
        missing = [p.id for taken in screen.photos.values() for p in taken if p.id not in self._pictures]
        if not missing:
            return

        def load() -> dict[str, QImage]:
            return {photo: image_from_jpeg(self._preview(photo)) for photo in missing}

        def show(images: dict[str, QImage]) -> None:
            self._pictures.update({key: QPixmap.fromImage(image) for key, image in images.items()})
            self.loaded.emit()

        self.read(load, show)
