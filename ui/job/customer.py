"""The Customer tab: reach the customer, the price, and the signature on screen."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.job import JobScreen
from ui import wording
from ui.formats import Formats
from ui.frame import Action, ActionBarState
from ui.job_tab import JobTab
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text_field import TextArea, TextField
from ui.widgets.themed import Themed

Strokes = tuple[tuple[tuple[float, float], ...], ...]


def as_fractions(strokes: Strokes, width: float) -> Strokes:
    """Strokes in fractions of the pad's width, so that a report can draw them at any size."""
    return tuple(tuple((round(x / width, 4), round(y / width, 4)) for x, y in stroke) for stroke in strokes)


class CustomerTab(Themed, JobTab):
    """Contacts at the left, price in the middle, signature at the right.

    Signals:
        signed(str, object, str): typed name, strokes in fractions of the pad's width, the sentence shown.
        waived(str): nobody signs; why.
        message_wanted(str): queue the message from this template.
        site_note_written(str): the note of the place.
    """

    signed = Signal(str, object, str)
    waived = Signal(str)
    message_wanted = Signal(str)
    site_note_written = Signal(str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customerTab")
        self._formats = formats
        self._screen: JobScreen | None = None
        self._key: object = None
        self._waiving = False
        self._compact = False
        self._contacts = ScrollColumn(top=True)
        self._price = ScrollColumn(left=False, top=True)
        self._sign = ScrollColumn(left=False, top=True)
        self._shown = WrapLabel(colour="text_muted")
        self._pad = SignaturePad(hint=self.tr("Sign here, with a finger or a pen"), name=self.tr("Signature"))
        self._pad.setObjectName("customerPad")
        self._pad.changed.connect(self.bar_changed)
        self._name = TextField("", name=self.tr("Name of the one who signs"))
        self._name.setObjectName("signerName")
        self._reason = TextArea(self.tr("Why does nobody sign?"))
        self._reason.setObjectName("waiveReason")
        self._clear = Button(self.tr("Clear"), icon="undo", kind="quiet")
        self._clear.setObjectName("clearPad")
        self._clear.clicked.connect(self._pad.clear)
        self._card = self._build_pad_card()
        self._nobody = Card(name=self.tr("Nobody signs"))
        self._nobody.setObjectName("nobodySigns")
        self._nobody.body.addWidget(WrapLabel(self.tr("Nobody signs"), role="fact"))
        self._nobody.body.addWidget(self._reason)
        self._done = Card(self.tr("Signed"))
        self._done.setObjectName("signatureDone")
        self._done_words = IconText("check", "", colour="ok")
        self._done.body.addWidget(self._done_words)
        for card in (self._done, self._nobody, self._card):
            self._sign.add(card)
        self._sign.add_stretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._contacts)
        row.addWidget(self._price, 100)
        row.addWidget(self._sign, 112)
        self.restyle()

    def _build_pad_card(self) -> Card:
        card = Card()
        gap = self.theme.space(3)
        head = tight_row(gap)
        head.addWidget(WrapLabel(self.tr("The customer signs"), role="fact"), 1)
        head.addWidget(self._clear)
        card.body.addLayout(head)
        card.body.addWidget(self._shown)
        card.body.addWidget(self._pad)
        signer = tight_row(gap)
        signer.addWidget(WrapLabel(self.tr("Name"), role="label", colour="text_muted"))
        signer.addWidget(self._name, 1)
        card.body.addLayout(signer)
        return card

    def restyle(self) -> None:
        """The contacts' width at the present scale."""
        self._contacts.setFixedWidth(
            self.theme.px(measures.CUSTOMER_CONTACTS) + 2 * self.theme.frame("page_padding")
        )

    def set_compact(self, compact: bool) -> None:
        """In a narrow window price and report stand under the ways to reach the customer."""
        self._compact = compact
        self._price.setVisible(not compact)
        if self._screen is not None:
            self._show_contacts(self._screen)
            self._show_price(self._screen)

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's customer."""
        first = self._screen is None or self._screen.job.id != screen.job.id
        self._screen = screen
        if first:
            self._name.set_text(screen.customer.name)
            self._reason.set_text("")
            self._waiving = False
            self._pad.clear()
        key = (screen.customer, screen.site, screen.job.estimate, screen.messages)
        if key != self._key:
            self._key = key
            self._show_contacts(screen)
            self._show_price(screen)
        self._shown.setText(self._sentence(screen))
        self._show_signature(self._customer_signature(screen))
        self.bar_changed.emit()

    def _customer_signature(self, screen: JobScreen) -> Signature | None:
        own = [
            s
            for s in screen.signatures
            if s.role is SignerRole.CUSTOMER and not s.voided and not s.inspection_id
        ]
        return own[-1] if own else None

    def _sentence(self, screen: JobScreen) -> str:
        return self.tr("I have seen what was done and found on job {number}.").format(
            number=screen.job.shown_number
        )

    def _show_signature(self, signature: Signature | None) -> None:
        self._card.setVisible(signature is None and not self._waiving)
        self._nobody.setVisible(signature is None and self._waiving)
        self._done.setVisible(signature is not None)
        if signature is None:
            return
        time = self._formats.time(signature.signed_at)
        if signature.waived_reason:
            words = self.tr("Not signed at {time}: {reason}").format(
                time=time, reason=signature.waived_reason
            )
            self._done_words.set_words("info", words, "info")
        else:
            words = self.tr("{name} signed at {time}").format(name=signature.name, time=time)
            self._done_words.set_words("check", words, "ok")

    def _show_contacts(self, screen: JobScreen) -> None:
        self._contacts.clear()
        customer, site = screen.customer, screen.site
        if customer.phone:
            self._link(customer.phone, "call", f"tel:{customer.phone}", "callCustomer")
        if customer.email:
            self._link(self.tr("E-mail"), "mail", f"mailto:{customer.email}", "mailCustomer")
        if customer.email and customer.may_email:
            for key, words in (
                ("on_my_way", self.tr("On my way")),
                ("running_late", self.tr("Running late")),
            ):
                button = Button(words, icon="message")
                button.setObjectName(f"message-{key}")
                button.clicked.connect(lambda _=False, template=key: self.message_wanted.emit(template))
                self._contacts.add(button)
        place = tight_column()
        place.addWidget(WrapLabel(self.tr("Place"), role="label", colour="text_muted"))
        place.addWidget(WrapLabel(site.street, role="body_strong"))
        place.addWidget(WrapLabel(f"{site.postcode} {site.city}"))
        self._contacts.column.addLayout(place)
        note = TextArea(self.tr("Note about the place"))
        note.setObjectName("siteNote")
        note.set_text(site.note)
        note.finished.connect(self.site_note_written)
        self._contacts.add(note)
        for message in screen.messages:
            when = self._formats.time(message.written_at)
            said = tight_column()
            title = self.tr("Message {time}").format(time=when)
            said.addWidget(WrapLabel(title, role="label", colour="text_muted"))
            said.addWidget(WrapLabel(self._formats.quoted(message.body), colour="text_muted"))
            self._contacts.column.addLayout(said)
        if not self._compact:
            self._contacts.add_stretch()

    def _link(self, words: str, icon: str, address: str, name: str) -> None:
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        self._contacts.add(button)

    def _show_price(self, screen: JobScreen) -> None:
        self._price.clear()
        column = self._contacts if self._compact else self._price
        card = Card(self.tr("Price"))
        if screen.job.estimate:
            row = tight_row(self.theme.space(3))
            row.addWidget(WrapLabel(self.tr("Agreed price, VAT included")), 1)
            row.addWidget(WrapLabel(self._formats.money(screen.job.estimate, screen.currency), role="fact"))
            card.body.addLayout(row)
        else:
            card.body.addWidget(WrapLabel(self.tr("No price was agreed for this job."), colour="text_muted"))
        column.add(card)
        language = wording.language_word(screen.customer.language.value)
        note = Card(self.tr("Report"))
        note.body.addWidget(
            WrapLabel(self.tr("In {language}, the customer's language.").format(language=language))
        )
        recipient = screen.customer.email or self.tr("No e-mail address: print it, or ask the office.")
        if screen.customer.email:
            note.body.addWidget(NameLabel(recipient, role="body", colour="text_muted"))
        else:
            note.body.addWidget(WrapLabel(recipient, colour="text_muted"))
        column.add(note)
        column.add_stretch()

    def bar(self) -> ActionBarState | None:
        """Sign here while the work runs; afterwards the job's own next step."""
        screen = self._screen
        if (
            screen is None
            or screen.job.status is not JobStatus.IN_PROGRESS
            or self._customer_signature(screen)
        ):
            return None
        if self._waiving:
            return ActionBarState(
                fact=self.tr("Go on without a signature"),
                line=self.tr("The report says who did not sign, and why."),
                secondary=(Action("pad", self.tr("Sign after all"), "sign"),),
                next_step=Action("waive", self.tr("Go on without"), "arrow-right"),
            )
        locked = "" if not self._pad.is_empty else self.tr("The customer signs on the pad first.")
        return ActionBarState(
            fact=self.tr("Let the customer sign"),
            line=self.tr("Nobody there? Say why, then go on without a signature."),
            secondary=(Action("nobody", self.tr("Nobody signs"), "cross"),),
            next_step=Action("sign", self.tr("Save signature"), "sign", locked),
        )

    def act(self, key: str) -> None:
        """Save what was signed, or say why nobody signs."""
        match key:
            case "sign":
                self._save()
            case "waive":
                self._waive()
            case "nobody" | "pad":
                self._waiving = key == "nobody"
                self._show_signature(None)
                (self._reason if self._waiving else self._name).setFocus()
                self.bar_changed.emit()

    def _save(self) -> None:
        if self._screen is None or self._pad.is_empty:
            return
        name = self._name.text.strip()
        self._name.set_problem("" if name else self.tr("Whose signature is it?"))
        if name:
            width, _height = self._pad.drawn_size
            self.signed.emit(name, as_fractions(self._pad.strokes, width), self._sentence(self._screen))

    def _waive(self) -> None:
        reason = self._reason.text.strip()
        self._reason.set_problem("" if reason else self.tr("Say why, in a few words."))
        if reason:
            self.waived.emit(reason)
