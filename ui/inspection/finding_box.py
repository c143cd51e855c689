"""What opens under an item that is not OK: photos, note, how bad."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.findings import Finding
from ui.widgets.labels import WrapLabel
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.segments import Segments, severity_options
from ui.widgets.text_field import TextArea


class FindingBox(QWidget):
    """Photos at the left, note at the right, severity below.

    Signals:
        noted(str), graded(str): note or severity of this item's finding.
        photo_wanted(), photos_dropped(list): a picture to choose, or files dropped.
    """

    noted = Signal(str)
    graded = Signal(str)
    photo_wanted = Signal()
    photos_dropped = Signal(list)

    def __init__(self, *, photo_needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("Photos · at least one") if photo_needed else self.tr("Photos")
        self._strip = PhotoStrip(name=self.tr("Photos of this finding"))
        self._strip.setObjectName("findingPhotos")
        self._strip.add_requested.connect(self.photo_wanted)
        self._strip.dropped.connect(self.photos_dropped)
        self._note = TextArea(self.tr("Note"))
        self._note.setObjectName("findingNote")
        self._note.finished.connect(self.noted)
        self._severity = Segments(severity_options(), name=self.tr("How bad?"))
        self._severity.setObjectName("findingSeverity")
        self._severity.chosen.connect(self.graded)
        photos = QVBoxLayout()
        photos.addWidget(WrapLabel(words, role="label", colour="text_muted"))
        photos.addWidget(self._strip)
        photos.addStretch(1)
        top = QHBoxLayout()
        top.addLayout(photos, 1)
        top.addWidget(self._note, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(WrapLabel(self.tr("How bad?"), role="label", colour="text_muted"))
        bottom.addWidget(self._severity, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(bottom)

    def show_finding(self, finding: Finding | None, photos: tuple[PhotoTile, ...]) -> None:
        """Show the finding as it stands; None until it is on disk."""
        self._strip.set_photos(photos)
        if finding is not None:
            if not self._note.editor.hasFocus():
                self._note.set_text(finding.note)
            self._severity.set_value(finding.severity.value)

    def focus_note(self) -> None:
        """Write the note."""
        self._note.setFocus()
