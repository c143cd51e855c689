"""The Sync page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.screens.sync_centre import ConflictLine, RefusedChange, SyncScreen, WaitingJob
from ui.formats import Formats
from ui.frame import Action, ActionBarState, Heading, Page
from ui.sync_centre.words import trouble, waiting_words
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.plate_label import PlateLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_title import SectionTitle
from ui.widgets.status_pill import StatusPill
from ui.widgets.themed import Themed


class SyncPage(Themed, Page):
    """Waits on this laptop at the left, what needs a person at the right.

    Signals:
        try_wanted(): talk to the server now.
        settled(str, str): conflict id; "mine", "office" or "both".
        retry_wanted(str): send a refused change again, by its op id.
    """

    try_wanted = Signal()
    settled = Signal(str, str)
    retry_wanted = Signal(str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("syncPage")
        self._formats = formats
        self.set_heading(Heading(self.tr("Sync")))
        self._waits = ScrollColumn()
        self._needs = ScrollColumn()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._waits)
        self._row.addWidget(self._needs, 1)
        self.action_triggered.connect(lambda _key: self.try_wanted.emit())
        self.restyle()

    def restyle(self) -> None:
        """The left column's width at the present scale."""
        self._waits.setFixedWidth(self.theme.px(measures.SYNC_WAITS) + self.theme.frame("page_padding"))

    def show_sync(self, screen: SyncScreen) -> None:
        """Show what waits and what needs a person."""
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
        fact, line = trouble(screen.connection, self._formats)
        self.set_actions(
            ActionBarState(fact=fact, line=line, next_step=Action("try", self.tr("Try now"), "retry"))
        )

    def _job_card(self, job: WaitingJob) -> Card:
        card = Card(name=job.customer_name)
        head = QHBoxLayout()
        head.addWidget(WrapLabel(job.customer_name or self.tr("Not for one job"), role="fact"), 1)
        if job.plate:
            head.addWidget(PlateLabel(job.plate))
        card.body.addLayout(head)
        for change in job.changes:
            icon, words = waiting_words(change)
            row = QHBoxLayout()
            row.addWidget(IconText(icon, words, role="body"), 1)
            row.addWidget(WrapLabel(self.tr("Waits"), role="caption", colour="text_muted"))
            card.body.addLayout(row)
        for photo in job.photos:
            percent = round(100 * photo.sent / photo.size) if photo.size else 0
            row = QHBoxLayout()
            size = self._formats.size(photo.size)
            row.addWidget(
                IconText("photo", self.tr("Picture or file, {size}").format(size=size), role="body"), 1
            )
            words = self.tr("Sent {percent} %").format(percent=percent) if photo.sent else self.tr("Waits")
            row.addWidget(WrapLabel(words, role="caption", colour="text_muted"))
            card.body.addLayout(row)
        return card

    def _conflict_card(self, conflict: ConflictLine) -> Card:
        card = Card(name=conflict.title)
        card.setObjectName(f"conflict-{conflict.conflict_id}")
        head = QHBoxLayout()
        head.addWidget(StatusPill(self.tr("You choose"), icon="attention", tone="attention"))
        head.addWidget(WrapLabel(conflict.title, role="fact"), 1)
        card.body.addLayout(head)
        card.body.addWidget(
            WrapLabel(
                self.tr("You and the office wrote in the same place. Work goes on meanwhile."),
                colour="text_muted",
            )
        )
        columns = QHBoxLayout()
        mine_at = self.tr("{time}, this laptop").format(time=self._formats.time(conflict.mine_at))
        office_at = ", ".join(filter(None, (self._formats.time(conflict.office_at), conflict.office_by)))
        columns.addWidget(self._version(self.tr("Before"), "", conflict.before, None, conflict), 1)
        columns.addWidget(self._version(self.tr("Mine"), mine_at, conflict.mine, "mine", conflict), 1)
        columns.addWidget(self._version(self.tr("Office"), office_at, conflict.office, "office", conflict), 1)
        card.body.addLayout(columns)
        both = Button(self.tr("Keep both, one after the other"), icon="plus")
        both.setObjectName(f"keep-both-{conflict.conflict_id}")
        both.clicked.connect(partial(self.settled.emit, conflict.conflict_id, "both"))
        card.body.addWidget(both)
        return card

    def _version(self, title: str, line: str, text: str, key: str | None, conflict: ConflictLine) -> Card:
        card = Card(name=title, tone="selected" if key == "mine" else "raised")
        card.body.addWidget(WrapLabel(title, role="label"))
        card.body.addWidget(WrapLabel(line, role="caption", colour="text_muted"))
        card.body.addWidget(WrapLabel(text or self.tr("(empty)")))
        card.body.addStretch(1)
        if key is not None:
            button = Button(self.tr("Keep mine") if key == "mine" else self.tr("Keep office"))
            button.setObjectName(f"keep-{key}-{conflict.conflict_id}")
            button.clicked.connect(partial(self.settled.emit, conflict.conflict_id, key))
            card.body.addWidget(button)
        return card

    def _refused_card(self, refused: RefusedChange) -> Card:
        card = Card(name=refused.what, tone="unsafe")
        card.setObjectName(f"refused-{refused.op_id}")
        words = QVBoxLayout()
        not_accepted = self.tr("Not accepted: {what}").format(what=refused.what)
        words.addWidget(IconText("cross", not_accepted, colour="unsafe"))
        words.addWidget(WrapLabel(refused.sentence, colour="text_muted"))
        again = Button(self.tr("Send again"), icon="retry")
        again.setObjectName(f"retry-{refused.op_id}")
        again.clicked.connect(partial(self.retry_wanted.emit, refused.op_id))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(again)
        card.body.addLayout(row)
        return card

    def _facts(self, screen: SyncScreen) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        contact = screen.connection.last_contact
        for label, value in (
            (self.tr("Last contact"), self._formats.date_time(contact) if contact else self.tr("never")),
            (self.tr("Used today"), self._formats.size(screen.bytes_today)),
        ):
            column = QVBoxLayout()
            column.addWidget(WrapLabel(label, role="caption", colour="text_muted"))
            column.addWidget(WrapLabel(value, role="body_strong"))
            row.addLayout(column)
        row.addStretch(1)
        return holder
