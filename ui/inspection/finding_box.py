"""What opens under an item that is not OK: photos, note, how bad."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.findings import Finding
from ui import theme
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.inspection.follow_up import FollowUp
from ui.widgets.labels import SideLabel, WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.segments import Segments, severity_options
from ui.widgets.text_field import TextArea

TYPING_PAUSE_MS = 400


class FindingBox(QWidget):
    """Photos at the left, note at the right, severity below. It stands when each of its `steps` was taken, in order.

    Signals:
        noted(str): the note, whenever the typing pauses.
        graded(str): the severity.
        photo_wanted(), photos_dropped(list): a picture to choose, or what was dropped: paths, or a picture's bytes.
        photo_opened(str): a photo was tapped; its key.
        followed(str, object): decided, rechecked, accepted or acceptance_withdrawn; what `FollowUp` gave with it.
    """

    noted = Signal(str)
    graded = Signal(str)
    photo_wanted = Signal()
    photos_dropped = Signal(list)
    photo_opened = Signal(str)
    followed = Signal(str, object)

    def __init__(
        self,
        *,
        photo_needed: bool,
        about: str,
        formats: Formats,
        today: Callable[[], date],
        drafts: DraftsOf,
        path: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._photo_needed = photo_needed
        self._about = about
        self._formats = formats
        self._today = today
        self._drafts = drafts
        self._path = path
        self._shown: tuple[PhotoTile, ...] = ()
        self._said = ""
        self._kept = ""
        self._gap = theme.current().space(3)
        self._top = tight_row(self._gap)
        self._column = tight_column(self._gap)
        self._column.addLayout(self._top)
        self.setLayout(self._column)
        self.steps: tuple[Callable[[], None], ...] = (
            self._add_photos,
            self._add_note,
            self._add_severity,
            self._add_follow_up,
        )

    def _add_photos(self) -> None:
        words = self.tr("Photos · at least one") if self._photo_needed else self.tr("Photos")
        self._strip = PhotoStrip(name=self.tr("Photos: {item}").format(item=self._about))
        self._strip.setObjectName("findingPhotos")
        self._strip.add_requested.connect(self.photo_wanted)
        self._strip.dropped.connect(self.photos_dropped)
        self._strip.opened.connect(self.photo_opened)
        photos = tight_column(theme.current().space(1))
        photos.addWidget(WrapLabel(words, role="label", colour="text_muted"))
        photos.addWidget(self._strip)
        photos.addStretch(1)
        self._top.addLayout(photos, 1)

    def _add_note(self) -> None:
        self._note = TextArea(self.tr("Note"), name=self.tr("Note: {item}").format(item=self._about))
        self._note.setObjectName("findingNote")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self._note.edited.connect(lambda _text: self._pause.start())
        self._note.finished.connect(lambda _text: self._say())
        if self._drafts.follow(self._note, "note", self._path):
            self._pause.start()  # what the program could not save the last time it saves now
        self._top.addWidget(self._note, 1)

    def _add_severity(self) -> None:
        self._severity = Segments(
            severity_options(), name=self.tr("How bad? {item}").format(item=self._about)
        )
        self._severity.setObjectName("findingSeverity")
        self._severity.chosen.connect(self.graded)
        bottom = tight_row(self._gap)
        self._how_bad = SideLabel(self.tr("How bad?"))
        bottom.addWidget(self._how_bad)
        bottom.addWidget(self._severity, 1)
        self._column.addLayout(bottom)

    def _add_follow_up(self) -> None:
        self.follow_up = FollowUp(self._about, self._formats, today=self._today, drafts=self._drafts)
        self.follow_up.wants.stand_with(self._how_bad)
        self.follow_up.decided.connect(lambda decision: self.followed.emit("decided", decision))
        self.follow_up.rechecked.connect(
            lambda values, repair: self.followed.emit("rechecked", (values, repair))
        )
        self.follow_up.accepted.connect(lambda facts: self.followed.emit("accepted", facts))
        self.follow_up.acceptance_withdrawn.connect(
            lambda deviation: self.followed.emit("acceptance_withdrawn", deviation)
        )
        self._column.addWidget(self.follow_up)

    def show_finding(self, finding: Finding | None, photos: tuple[PhotoTile, ...]) -> None:
        """Show the finding as it stands; None until it is on disk."""
        if photos != self._shown:
            self._shown = photos
            self._strip.set_photos(photos)
        if finding is not None:
            self._show_note(finding.note)
            self._severity.set_value(finding.severity.value)

    def _show_note(self, kept: str) -> None:
        """Take over what the store has, unless it is what it had before: then newer words are on their way to it."""
        typing = self._pause.isActive() or self._note.text != self._said
        if kept != self._kept and not typing:
            self._said = kept
            self._note.set_text(kept)
        self._kept = kept

    def focus_note(self) -> None:
        """Write the note."""
        self._note.setFocus()

    def _say(self) -> None:
        self._pause.stop()
        if self._note.text != self._said:
            self._said = self._note.text
            self.noted.emit(self._said)
