"""The Sync page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fieldapp.domain.late_work import LateWork
from fieldapp.domain.screens.sync_centre import (
    ConflictLine,
    JobAtOffice,
    RefusedChange,
    SyncScreen,
    WaitingChange,
    WaitingJob,
    WaitingPhoto,
)
from ui.formats import Formats
from ui.frame import Action, ActionBarState, Heading, Page
from ui.reasons import refused_sentence
from ui.sync_centre.conflict import ConflictCard
from ui.sync_centre.copy_card import CopyCard
from ui.sync_centre.words import change_words, late_words, office_words, trouble, waiting_words
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip, StripIcon
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_column, tight_row
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.plate_label import PlateLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_title import SectionTitle
from ui.widgets.slices import Slices
from ui.widgets.themed import Themed


class SyncPage(Themed, Page):
    """What waits on this laptop and what the office has at the left, what needs a person at the right.

    Signals:
        try_wanted(): talk to the server now.
        settled(str, str): conflict id; "mine", "office" or "both".
        retry_wanted(str), take_back_wanted(str): send a refused change again, or give it up; its op id.
        job_wanted(str): look at the job a refused change belongs to.
        copy_wanted(str, str): everything unsent into an encrypted file: passphrase, path.
        pictures_wanted(tuple): ids of photos whose previews are not here yet.
    """

    try_wanted = Signal()
    settled = Signal(str, str)
    retry_wanted = Signal(str)
    take_back_wanted = Signal(str)
    job_wanted = Signal(str)
    copy_wanted = Signal(str, str)
    pictures_wanted = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("syncPage")
        self._formats = formats
        self.set_heading(Heading(self.tr("Sync")))
        self._pictures: dict[str, QPixmap] = {}
        self._strips: list[tuple[PhotoStrip, tuple[WaitingPhoto, ...]]] = []
        self._waits_shown: object = None
        self._needs_shown: object = None
        self._facts_shown: object = None
        self._facts = tight_row(0)
        self._waits = ScrollColumn()
        self._building = Slices(self)
        self._building.finished.connect(self._waits.release)
        self._needs = ScrollColumn(left=False)
        self._columns = ColumnRow([(self._waits, 0), (self._needs, 1)])
        self._columns.stacked_changed.connect(lambda _stacked: self.restyle())
        self._metered = False
        self._copy = CopyCard()
        self._copy.copy_wanted.connect(self.copy_wanted)
        self._copy.closed.connect(partial(self._ask_for_copy, False))
        self._copying = ScrollColumn()
        self._copying.column.addWidget(self._copy)
        self._copying.add_stretch()
        self._copying.hide()
        self._loading = LoadingBars(rows=6)
        self._until_read = QVBoxLayout()
        self._until_read.addWidget(self._loading)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(0)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._until_read)
        self._whole.addWidget(self._copying, 1)
        self._whole.addWidget(self._columns, 1)
        self.action_triggered.connect(self._act)
        self.restyle()

    def restyle(self) -> None:
        """The left column's width at the present scale."""
        aside = self.theme.frame("page_padding")
        self._until_read.setContentsMargins(aside, 0, aside, 0)
        wanted = measures.SYNC_WAITS_COMPACT if self.is_compact else measures.SYNC_WAITS
        padding = self.theme.frame("page_padding")
        width = self.theme.px(wanted) + 2 * padding
        stacked = self._columns.is_stacked
        self._waits.setMinimumWidth(0 if stacked else width)
        self._waits.setMaximumWidth(measures.NO_LIMIT if stacked else width)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the versions of a conflict stand one under the other."""
        super().set_compact(compact)
        self.restyle()
        for card in self._needs.findChildren(ConflictCard):
            card.set_compact(compact)

    def begin_loading(self) -> None:
        """Nothing is here yet: still bars, if it takes longer than a glance."""
        if self._waits_shown is None:
            self._loading.start()

    def end_loading(self) -> None:
        """It is here, or will not come."""
        self._loading.stop()

    def show_sync(self, screen: SyncScreen) -> None:
        """Show what waits and what needs a person; each half only if it reads otherwise than before."""
        self.end_loading()
        waits = (screen.waiting, screen.at_office, None if screen.waiting else screen.connection.last_contact)
        if waits != self._waits_shown:
            self._waits_shown = waits
            self._strips.clear()
            self._waits.hold()
            self._waits.clear()
            self._building.start(self._waits_steps(screen))
        needs = (screen.conflicts, screen.refused, screen.late)
        if needs != self._needs_shown:
            self._needs_shown = needs
            self._renew_needs(screen)
        self._show_facts(screen)
        self._ask_pictures(screen)
        fact, line = trouble(screen.connection, self._formats)
        unsent = bool(screen.waiting or screen.refused)
        if not unsent:
            self._ask_for_copy(False)
        self.set_actions(
            ActionBarState(
                fact=fact,
                line=line,
                secondary=(Action("copy", self.tr("Save a copy"), "export"),) if unsent else (),
                next_step=Action("try", self.tr("Try now"), "retry"),
            )
        )

    def set_metered(self, metered: bool) -> None:
        """Whether bytes cost money now, and originals of photos wait for another network."""
        if metered != self._metered:
            self._metered = metered
            self._facts_shown = None  # the next look at the screen says it

    def copy_saved(self) -> None:
        """The file is written: the question is answered."""
        self._ask_for_copy(False)

    def _ask_for_copy(self, asking: bool) -> None:
        """The question takes the whole page: above the lists a low window would squeeze it."""
        self._copying.setVisible(asking)
        self._columns.setHidden(asking)

    def _act(self, key: str) -> None:
        if key == "copy":
            self._ask_for_copy(True)
            self._copy.begin()
        else:
            self.try_wanted.emit()

    @property
    def building(self) -> bool:
        """Whether something that waits still has no words on the page."""
        return self._building.running

    def _waits_steps(self, screen: SyncScreen) -> Iterator[Callable[[], object]]:
        """In slices: a day's unsent work is some forty labels."""
        yield partial(self._waits.add, SectionTitle(self.tr("Waits on this laptop")))
        for job in screen.waiting:
            card = self._job_card(job)
            yield partial(self._waits.add, card)
            for change in job.changes:
                yield partial(self._add_change, card, change)
            if job.photos:
                yield partial(self._add_photos, card, job)
        if not screen.waiting:
            yield partial(self._say_nothing_waits, screen)
        if screen.at_office:
            yield partial(self._waits.add, SectionTitle(self.tr("The office has it")))
        for done in screen.at_office:
            yield partial(self._add_office, done)
        yield self._waits.add_stretch

    def _say_nothing_waits(self, screen: SyncScreen) -> None:
        contact = screen.connection.last_contact
        time = self._formats.date_time(contact) if contact else ""
        line = self.tr("Last contact {time}").format(time=time) if contact else ""
        self._waits.add(EmptyState("online", self.tr("Nothing waits"), line))

    def _renew_needs(self, screen: SyncScreen) -> None:
        """Whoever settles one thing after the other stays where they are, by eye and by keyboard."""
        bar = self._needs.verticalScrollBar()
        seen = bar.value()
        keyboard = QApplication.focusWidget()
        place = None
        if keyboard is not None:
            place = next((at for at, card in enumerate(self._asking()) if card.isAncestorOf(keyboard)), None)
        self._show_needs(screen)
        self._needs.fit()
        bar.setValue(min(seen, bar.maximum()))
        if place is not None:
            self._keyboard_to(place)

    def _asking(self) -> list[Card]:
        """Cards with something to press, from top to bottom."""
        items = (self._needs.column.itemAt(at) for at in range(self._needs.column.count()))
        cards = [item.widget() for item in items if item is not None]
        return [card for card in cards if isinstance(card, Card) and card.findChild(Button) is not None]

    def _keyboard_to(self, place: int) -> None:
        """To the card that took the place of the one that is gone; after the last, to what follows this page."""
        cards = self._asking()
        following: QWidget | None = None
        if cards:
            following = cards[min(place, len(cards) - 1)].findChildren(Button)[0]
        else:
            following = self.nextInFocusChain()
            while following is not None and following is not self and not self._can_follow(following):
                following = following.nextInFocusChain()
        if following is not None:  # a card just added is seen, and can have the keyboard, one turn later
            reason = Qt.FocusReason.TabFocusReason
            QTimer.singleShot(0, following, partial(following.setFocus, reason))

    def _can_follow(self, widget: QWidget) -> bool:
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return by_tab and widget.isVisible() and widget.isEnabled() and not self.isAncestorOf(widget)

    def _show_needs(self, screen: SyncScreen) -> None:
        self._needs.clear()
        self._needs.add(SectionTitle(self.tr("Needs you")))
        for conflict in screen.conflicts:
            self._needs.add(self._conflict_card(conflict))
        for refused in screen.refused:
            self._needs.add(self._refused_card(refused))
        if not screen.conflicts and not screen.refused:
            self._needs.add(InfoStrip(self.tr("Nothing needs you"), tone="ok"))
        if screen.late:
            self._needs.add(SectionTitle(self.tr("Came too late")))
            for late in screen.late:
                self._needs.add(self._late_card(late))
        facts = QWidget()
        self._facts = tight_row(self.theme.space(6))
        facts.setLayout(self._facts)
        self._needs.add(facts)
        self._facts_shown = None
        self._needs.add_stretch()

    def _job_card(self, job: WaitingJob | JobAtOffice) -> Card:
        card = Card(name=job.customer_name)
        head = tight_row(self.theme.space(3))
        head.addWidget(WrapLabel(job.customer_name or self.tr("Not for one job"), role="fact"), 1)
        if job.plate:
            head.addWidget(PlateLabel(job.plate))
        card.body.addLayout(head)
        return card

    def _add_office(self, job: JobAtOffice) -> None:
        card = self._job_card(job)
        card.setObjectName(f"at-office-{job.job_id}")
        for icon, words in office_words(job, self._formats):
            card.body.addWidget(IconText(icon, words, role="body", icon_colour="text_muted"))
        self._waits.add(card)

    def _add_change(self, card: Card, change: WaitingChange) -> None:
        icon, words = waiting_words(change, self._formats)
        row = tight_row(self.theme.space(3))
        row.addWidget(IconText(icon, words, role="body", icon_colour="text_muted"), 1)
        row.addWidget(WrapLabel(self.tr("Waits"), role="caption", colour="text_muted"))
        card.body.addLayout(row)

    def _add_photos(self, card: Card, job: WaitingJob) -> None:
        """A tile for each file; its foot grows as it is sent."""
        strip = PhotoStrip(name=self.tr("Photos and files that wait"), small=True, can_add=False)
        strip.set_photos(tuple(map(self._tile, job.photos)))
        self._strips.append((strip, job.photos))
        card.body.addWidget(strip)

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
        back = Button(self.tr("Take back"), icon="undo")
        back.setObjectName(f"take-back-{refused.op_id}")
        back.setAccessibleName(self.tr("Take back: {what}").format(what=what))
        back.clicked.connect(partial(self.take_back_wanted.emit, refused.op_id))
        row = tight_row(self.theme.space(4))
        row.addWidget(StripIcon("cross", "unsafe"))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        holder = QWidget()
        buttons = FlowLayout(holder)  # three of them side by side are wider than half a page at 175 %
        if refused.job_id:
            job = Button(self.tr("Open the job"), icon="jobs")
            job.setObjectName(f"refused-job-{refused.op_id}")
            job.setAccessibleName(self.tr("Open the job of: {what}").format(what=what))
            job.clicked.connect(partial(self.job_wanted.emit, refused.job_id))
            buttons.addWidget(job)
        buttons.addWidget(back)
        buttons.addWidget(again)
        card.body.addWidget(holder)
        return card

    def _late_card(self, late: LateWork) -> Card:
        """The job had another technician by then, or was completed: the office decides, this person is told."""
        fact, line = late_words(late, self._formats)
        card = Card(name=fact)
        card.setObjectName(f"late-{late.id}")
        words = tight_column()
        words.addWidget(WrapLabel(fact, role="body_strong"))
        words.addWidget(WrapLabel(line, colour="text_muted"))
        if late.waiting:
            why = self.tr("By then the job had another technician, or was completed. Nothing of it is lost.")
            words.addWidget(WrapLabel(why, colour="text_muted"))
        row = tight_row(self.theme.space(4))
        row.addWidget(self._late_icon(late))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card

    def _late_icon(self, late: LateWork) -> StripIcon:
        if late.waiting:
            return StripIcon("timer", "info")
        return StripIcon("info", "attention") if late.declined else StripIcon("check", "ok")

    def _show_facts(self, screen: SyncScreen) -> None:
        """A line that changes with every contact, so by itself: what needs a person stays as it is."""
        shown = (screen.connection, screen.bytes_today)
        if shown == self._facts_shown:
            return
        self._facts_shown = shown
        empty(self._facts)
        contact, next_try = screen.connection.last_contact, screen.connection.next_try
        photos = self.tr("Wait for Wi-Fi") if self._metered else self.tr("On any network")
        facts = [
            (self.tr("Photos"), photos),
            (self.tr("Last contact"), self._formats.date_time(contact) if contact else self.tr("never")),
            (self.tr("Used today"), self._formats.size(screen.bytes_today)),
        ]
        if next_try is not None:
            facts.append((self.tr("Next try"), self._formats.time(next_try)))
        for label, value in facts:
            column = tight_column()
            column.addWidget(WrapLabel(label, role="caption", colour="text_muted"))
            column.addWidget(WrapLabel(value, role="body_strong"))
            column.addStretch(1)
            self._facts.addLayout(column, 1)
