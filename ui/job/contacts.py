"""How a customer is reached: calls, letters by template, the place and its note, and what became of each message."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.customer_messages import Message
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.job import JobScreen
from ui import wording
from ui.drafts import Drafts, place
from ui.formats import Formats
from ui.job_words import with_detail
from ui.theme import Colour
from ui.widgets.buttons import Button
from ui.widgets.growing_area import GrowingArea
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_column
from ui.widgets.scroll_column import ScrollColumn


def _message_state(message: Message) -> IconText:
    """How far a message got, and why it got no further."""
    state = DeliveryState(message.state)
    bad = state in (DeliveryState.BOUNCED, DeliveryState.FAILED)
    good = state is DeliveryState.ACCEPTED
    words = wording.delivery_word(state)
    if bad and message.detail:
        words = with_detail(words, message.detail)
    colour: Colour = "ok" if good else "unsafe" if bad else "text_muted"
    made = IconText("check" if good else "cross" if bad else "clock", words, role="caption", colour=colour)
    made.setObjectName(f"messageState-{message.id}")
    return made


class ContactsColumn(ScrollColumn):
    """The left column of the Customer tab.

    Signals:
        message_wanted(str): queue the message from this template.
        site_note_written(str): the note of the place.
    """

    message_wanted = Signal(str)
    site_note_written = Signal(str)

    def __init__(self, formats: Formats, drafts: Drafts, parent: QWidget | None = None) -> None:
        self._contact_rows = tight_column()
        super().__init__(top=True, parent=parent)
        self._formats = formats
        self._drafts = drafts
        self.column.addLayout(self._contact_rows)
        self.add_stretch()
        self.set_neighbour(True)

    def restyle(self) -> None:
        """Rows as far apart as in any column."""
        super().restyle()
        self._contact_rows.setSpacing(self.column.spacing())

    def show_job(self, screen: JobScreen) -> None:
        """Show how this job's customer is reached."""
        empty(self._contact_rows)
        customer, site = screen.customer, screen.site
        if customer.phone:
            self._link(customer.phone, "call", f"tel:{customer.phone}", "callCustomer")
        if customer.email:
            self._link(self.tr("E-mail"), "mail", f"mailto:{customer.email}", "mailCustomer")
        if customer.email and customer.may_email:
            for key, words in self._letters(screen.job.status):
                button = Button(words, icon="message")
                button.setObjectName(f"message-{key}")
                button.clicked.connect(lambda _=False, template=key: self.message_wanted.emit(template))
                self._contact_rows.addWidget(button)
        where = tight_column()
        where.addWidget(WrapLabel(self.tr("Place"), role="label", colour="text_muted"))
        where.addWidget(WrapLabel(site.street, role="body_strong"))
        where.addWidget(WrapLabel(f"{site.postcode} {site.city}"))
        self._contact_rows.addLayout(where)
        note = GrowingArea(self.tr("Note about the place"))
        note.setObjectName("siteNote")
        self._drafts.follow(note, place("site", site.id), job_id=screen.job.id, kept=site.note)
        note.finished.connect(self.site_note_written)
        self._contact_rows.addWidget(note)
        for message in screen.messages:
            when = self._formats.time(message.written_at)
            said = tight_column()
            title = self.tr("Message {time}").format(time=when)
            said.addWidget(WrapLabel(title, role="label", colour="text_muted"))
            said.addWidget(WrapLabel(self._formats.quoted(message.body), colour="text_muted"))
            said.addWidget(_message_state(message))
            self._contact_rows.addLayout(said)

    def _letters(self, status: JobStatus) -> tuple[tuple[str, str], ...]:
        """What may be written with one tap: the template and its button's words."""
        if status is JobStatus.COMPLETED:
            return (("ready", self.tr("The car is ready")),)
        return (("on_my_way", self.tr("On my way")), ("running_late", self.tr("Running late")))

    def _link(self, words: str, icon: str, address: str, name: str) -> None:
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        self._contact_rows.addWidget(button)
