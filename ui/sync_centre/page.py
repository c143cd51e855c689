"""The Sync page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldapp.domain.screens.sync_centre import (
    ConflictLine,
    RefusedChange,
    SyncScreen,
    WaitingJob,
    WaitingPhoto,
)
from ui.formats import Formats
from ui.frame import Action, ActionBarState, Heading, Page
from ui.reasons import refused_sentence
from ui.sync_centre.conflict import ConflictCard
from ui.sync_centre.words import change_words, trouble, waiting_words
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import StripIcon
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.plate_label import PlateLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_title import SectionTitle
from ui.widgets.themed import Themed


class SyncPage(Themed, Page):
    """Waits on this laptop at the left, what needs a person at the right.

    Signals:
        try_wanted(): talk to the server now.
        settled(str, str): conflict id; "mine", "office" or "both".
        retry_wanted(str): send a refused change again, by its op id.
        pictures_wanted(tuple): ids of photos whose previews are not here yet.
    """

    try_wanted = Signal()
    settled = Signal(str, str)
    retry_wanted = Signal(str)
    pictures_wanted = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("syncPage")
        self._formats = formats
        self.set_heading(Heading(self.tr("Sync")))
        self._pictures: dict[str, QPixmap] = {}
        self._strips: list[tuple[PhotoStrip, tuple[WaitingPhoto, ...]]] = []
        self._waits = ScrollColumn()
        self._needs = ScrollColumn(left=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._waits)
        self._row.addWidget(self._needs, 1)
        self.action_triggered.connect(lambda _key: self.try_wanted.emit())
        self.restyle()

    def restyle(self) -> None:
        """The left column's width at the present scale."""
        wanted = measures.SYNC_WAITS_COMPACT if self.is_compact else measures.SYNC_WAITS
        self._waits.setFixedWidth(self.theme.px(wanted) + 2 * self.theme.frame("page_padding"))

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the versions of a conflict stand one under the other."""
        super().set_compact(compact)
        self.restyle()
        for card in self._needs.findChildren(ConflictCard):
            card.set_compact(compact)

    def show_sync(self, screen: SyncScreen) -> None:
        """Show what waits and what needs a person."""
        self._strips.clear()
        self._waits.clear()
        self._needs.clear()
        self._waits.add(SectionTitle(self.tr("Waits on this laptop")))
        for job in screen.waiting:
            self._waits.add(self._job_card(job))
        if not screen.waiting:
            contact = screen.connection.last_contact
            line = (
                self.tr("Last contact {time}").format(time=self._formats.date_time(contact))
                if contact
                else ""
            )
            self._waits.add(EmptyState("online", self.tr("Nothing waits"), line))
        self._waits.add_stretch()
        self._needs.add(SectionTitle(self.tr("Needs you")))
        for conflict in screen.conflicts:
            self._needs.add(self._conflict_card(conflict))
        for refused in screen.refused:
            self._needs.add(self._refused_card(refused))
        if not screen.conflicts and not screen.refused:
            self._needs.add(EmptyState("check", self.tr("Nothing needs you")))
        self._needs.add(self._facts(screen))
        self._needs.add_stretch()
        self._ask_pictures(screen)
        fact, line = trouble(screen.connection, self._formats)
        self.set_actions(
            ActionBarState(fact=fact, line=line, next_step=Action("try", self.tr("Try now"), "retry"))
        )

    def _job_card(self, job: WaitingJob) -> Card:
        card = Card(name=job.customer_name)
        head = tight_row(self.theme.space(3))
        head.addWidget(WrapLabel(job.customer_name or self.tr("Not for one job"), role="fact"), 1)
        if job.plate:
            head.addWidget(PlateLabel(job.plate))
        card.body.addLayout(head)
        for change in job.changes:
            icon, words = waiting_words(change)
            row = tight_row(self.theme.space(3))
            row.addWidget(IconText(icon, words, role="body", icon_colour="text_muted"), 1)
            row.addWidget(WrapLabel(self.tr("Waits"), role="caption", colour="text_muted"))
            card.body.addLayout(row)
        if job.photos:
            card.body.addWidget(self._photos(job))
        return card

    def _photos(self, job: WaitingJob) -> PhotoStrip:
        """A tile for each file; its foot grows as it is sent."""
        strip = PhotoStrip(name=self.tr("Photos and files that wait"), small=True, can_add=False)
        strip.set_photos(tuple(map(self._tile, job.photos)))
        self._strips.append((strip, job.photos))
        return strip

    def _tile(self, photo: WaitingPhoto) -> PhotoTile:
        sent = photo.sent / photo.size if photo.size else 0.0
        word = self.tr("Sent {percent} %").format(percent=round(100 * sent)) if sent else self.tr("Waits")
        name = f"{word}, {self._formats.size(photo.size)}"
        return PhotoTile(photo.photo_id, self._pictures.get(photo.photo_id), name, word, sent or None)

    def show_pictures(self, pictures: dict[str, QImage]) -> None:
        """Previews by photo id, for the tiles that are shown."""
        self._pictures.update({key: QPixmap.fromImage(image) for key, image in pictures.items()})
        for strip, photos in self._strips:
            strip.set_photos(tuple(map(self._tile, photos)))

    def _ask_pictures(self, screen: SyncScreen) -> None:
        waiting = [photo.photo_id for job in screen.waiting for photo in job.photos]
        missing = tuple(photo for photo in waiting if photo not in self._pictures)
        if missing:
            self.pictures_wanted.emit(missing)

    def _conflict_card(self, conflict: ConflictLine) -> Card:
        card = ConflictCard(conflict, self._formats)
        card.set_compact(self.is_compact)
        card.settled.connect(self.settled)
        return card

    def _refused_card(self, refused: RefusedChange) -> Card:
        _icon, what = change_words(refused.kind, 1)
        card = Card(name=what)
        card.setObjectName(f"refused-{refused.op_id}")
        words = tight_column()
        not_accepted = self.tr("Not accepted: {what}").format(what=what)
        words.addWidget(WrapLabel(not_accepted, role="body_strong"))
        words.addWidget(WrapLabel(refused_sentence(refused.code, refused.sentence), colour="text_muted"))
        again = Button(self.tr("Send again"), icon="retry")
        again.setObjectName(f"retry-{refused.op_id}")
        again.setAccessibleName(self.tr("Send again: {what}").format(what=what))
        again.clicked.connect(partial(self.retry_wanted.emit, refused.op_id))
        row = tight_row(self.theme.space(4))
        row.addWidget(StripIcon("cross", "unsafe"))
        row.addLayout(words, 1)
        row.addWidget(again)
        card.body.addLayout(row)
        return card

    def _facts(self, screen: SyncScreen) -> QWidget:
        holder = QWidget()
        row = tight_row(self.theme.space(6))
        holder.setLayout(row)
        contact, next_try = screen.connection.last_contact, screen.connection.next_try
        facts = [
            (self.tr("Last contact"), self._formats.date_time(contact) if contact else self.tr("never")),
            (self.tr("Used today"), self._formats.size(screen.bytes_today)),
        ]
        if next_try is not None:
            facts.append((self.tr("Next try"), self._formats.time(next_try)))
        for label, value in facts:
            column = tight_column()
            column.addWidget(WrapLabel(label, role="caption", colour="text_muted"))
            column.addWidget(WrapLabel(value, role="body_strong"))
            row.addLayout(column, 1)
        return holder
