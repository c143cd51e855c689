"""A question answered by pictures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspections.presentation import Question
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column
from ui.widgets.photo_strip import PhotoStrip, PhotoTile


class PhotoQuestion(QWidget):
    """Label, photos with the add tile, and whether one is still needed.

    Signals:
        add_requested(): the add tile was tapped.
        dropped(list): paths of files dropped here, or a picture's bytes.
        opened(str): a photo was tapped; its key.
    """

    add_requested = Signal()
    dropped = Signal(list)
    opened = Signal(str)

    def __init__(self, question: Question, *, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[PhotoTile, ...] = ()
        self._required = question.required
        self._strip = PhotoStrip(name=question.label)
        self._strip.setObjectName(f"photos-{question.path.rpartition('/')[2]}")
        self._strip.add_requested.connect(self.add_requested)
        self._strip.dropped.connect(self.dropped)
        self._strip.opened.connect(self.opened)
        self._needed = IconText("camera", self.tr("A photo is needed"), role="caption", colour="text_muted")
        column = tight_column(self._strip_gap())
        if label:
            column.addWidget(WrapLabel(label, role="label", colour="text_muted"))
        column.addWidget(self._strip)
        column.addWidget(self._needed)
        column.addStretch(1)
        self.setLayout(column)
        self._needed.setVisible(question.required)

    def _strip_gap(self) -> int:
        return self._strip.theme.space(1)

    def show_photos(self, photos: tuple[PhotoTile, ...]) -> None:
        """The pictures taken so far."""
        if photos != self._photos:
            self._photos = photos
            self._strip.set_photos(photos)
            self._needed.setVisible(self._required and not photos)
