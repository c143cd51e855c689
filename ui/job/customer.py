"""The Customer tab: reach the customer, the price, and the signature on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.estimates import PriceStanding, price_standing
from fieldapp.domain.jobs import OPEN_STATUSES, JobStatus
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.signing import decided_sentences
from resources import signing_text
from ui import wording
from ui.drafts import Drafts, place
from ui.formats import Formats
from ui.frame import Action, ActionBarState
from ui.job.agreement import AgreementCard
from ui.job.contacts import ContactsColumn
from ui.job.price import InvoiceCard, PriceCard
from ui.job_tab import JobTab
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.layouts import empty, tight_column, tight_row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.slices import Slices
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
        line_added(str, str, str, str): kind, text, quantity, price without VAT ("" = the company's own).
        line_withdrawn(str): take a line off the price.
        price_signed(str, object, str, str): name, strokes as above, the sentence shown, the price in it.
        price_phoned(str, str, str, str): name, number, what was said, the price.
        price_declined(str): the customer does not agree; the name.
        price_kept(): the work is done at the agreed price.
    """

    signed = Signal(str, object, str)
    waived = Signal(str)
    message_wanted = Signal(str)
    site_note_written = Signal(str)
    line_added = Signal(str, str, str, str)
    line_withdrawn = Signal(str)
    price_signed = Signal(str, object, str, str)
    price_phoned = Signal(str, str, str, str)
    price_declined = Signal(str)
    price_kept = Signal()

    def __init__(self, formats: Formats, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customerTab")
        self._drafts = drafts
        self._formats = formats
        self._screen: JobScreen | None = None
        self._key: object = None
        self._waiving = False
        self._invoice_key: object = None
        self._building = Slices(self)
        self._building.finished.connect(lambda: self.setUpdatesEnabled(True))
        self._later = QTimer(self, singleShot=True, interval=0)  # once what stands above the pad is laid out
        self._later.timeout.connect(self._fit_pad)
        self._contacts = ContactsColumn(formats, drafts)
        self._contacts.message_wanted.connect(self.message_wanted)
        self._contacts.site_note_written.connect(self.site_note_written)
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
        self._done = Card(self.tr("Signature"))
        self._done.setObjectName("signatureDone")
        self._done_words = IconText("check", "", colour="ok")
        self._done.body.addWidget(self._done_words)
        self._agreement = AgreementCard(drafts)
        self._agreement.changed.connect(self.bar_changed)
        for card in (self._agreement, self._done, self._nobody, self._card):
            self._sign.add(card)
        self._sign.add_stretch()
        self._price_body = self._build_price_body()
        self._price.add(self._price_body)
        self._price.add_stretch()
        self._price.set_neighbour(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._contacts)
        row.addWidget(self._price, 100)
        row.addWidget(self._sign, 112)
        self.restyle()

    def _build_price_body(self) -> QWidget:
        body = QWidget()
        self._price_rows = QVBoxLayout(body)
        self._price_rows.setContentsMargins(0, 0, 0, 0)
        self._price_card = PriceCard(self._formats)
        self._price_card.line_added.connect(self.line_added)
        self._price_card.line_withdrawn.connect(self.line_withdrawn)
        self._invoice_rows, self._report_rows = tight_column(), tight_column()
        self._price_rows.addWidget(self._price_card)
        self._price_rows.addLayout(self._invoice_rows)
        self._price_rows.addLayout(self._report_rows)
        return body

    def _build_pad_card(self) -> Card:
        card = Card()
        gap = self.theme.space(3)
        head = tight_row(gap)
        head.addWidget(WrapLabel(self.tr("The customer signs"), role="fact"), 1)
        head.addWidget(self._clear)
        signer = tight_row(gap)
        signer.addWidget(WrapLabel(self.tr("Name"), role="label", colour="text_muted"))
        signer.addWidget(self._name, 1)
        card.body.addLayout(head)
        card.body.addLayout(signer)
        card.body.addWidget(self._shown)
        card.body.addWidget(self._pad)
        return card

    def _fit_pad(self) -> None:
        """On a low screen the pad gives way, so that name, sentence and pad are seen together; strokes hold it."""
        if not self._pad.is_empty or self._card.isHidden():
            return
        width = self._sign.viewport().width() - self.theme.frame("page_padding")
        around = self._card.heightForWidth(width) - self._pad.height()
        room = self._sign.viewport().height() - 2 * self.theme.space(4) - around
        most, least = self._pad.sizeHint().height(), self._pad.minimumSizeHint().height()
        self._pad.setFixedHeight(max(least, min(most, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the pad."""
        super().resizeEvent(event)
        self._later.start()

    def restyle(self) -> None:
        """The contacts' width at the present scale."""
        self._contacts.setFixedWidth(
            self.theme.px(measures.CUSTOMER_CONTACTS) + 2 * self.theme.frame("page_padding")
        )
        self._later.start()
        self._price_rows.setSpacing(self.theme.space(4))

    def set_compact(self, compact: bool) -> None:
        """In a narrow window price and report stand under what the customer signs."""
        self._price.setVisible(not compact)
        if compact:
            self._sign.column.insertWidget(self._sign.column.count() - 1, self._price_body)
        else:
            self._price.column.insertWidget(0, self._price_body)

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's customer."""
        first = self._screen is None or self._screen.job.id != screen.job.id
        self._screen = screen
        if first:
            self._name.set_text(screen.customer.name)
            self._name.show_start()
            job_id = screen.job.id
            self._drafts.follow(self._reason, place("waive", job_id), job_id=job_id)
            self._waiving = False
            self._pad.clear()
            self._agreement.start_again(job_id, name=screen.customer.name, phone=screen.customer.phone)
        self.setUpdatesEnabled(False)  # whose customer it is must not change a column at a time
        self._building.start(self._works(screen))

    def _works(self, screen: JobScreen) -> Iterator[Callable[[], object]]:
        yield partial(self._show_price, screen)
        yield partial(self._show_signing, screen)
        key = (screen.customer, screen.site, screen.messages, screen.job.status)
        if key != self._key:
            self._key = None  # until it stands
            yield partial(self._contacts.show_job, screen)
            yield partial(self._show_report_note, screen)
            self._key = key

    def _show_signing(self, screen: JobScreen) -> None:
        self._shown.setText(self._sentence(screen))
        self._show_signature(self._customer_signature(screen))
        self._later.start()
        self.bar_changed.emit()

    def _customer_signature(self, screen: JobScreen) -> Signature | None:
        own = [
            s
            for s in screen.signatures
            if s.role is SignerRole.CUSTOMER and not s.voided and not s.inspection_id
        ]
        return own[-1] if own else None

    def _sentence(self, screen: JobScreen) -> str:
        """What the customer signs, in the customer's own language: who cannot read it has not seen it."""
        language = screen.customer.language.value
        seen = signing_text(language).seen.format(number=screen.job.shown_number)
        return "\n".join((seen, *decided_sentences(screen.findings, language=language)))

    def _show_signature(self, signature: Signature | None) -> None:
        asked = self._asks
        is_open = self._screen is not None and self._screen.job.status in OPEN_STATUSES
        wanted = signature is None and is_open and not asked
        self._agreement.setVisible(asked)
        self._card.setVisible(wanted and not self._waiving)
        self._nobody.setVisible(wanted and self._waiving)
        self._done.setVisible(signature is not None or not is_open)
        if signature is None:
            self._done_words.set_words("info", self.tr("Nobody has signed."), "info")
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

    def _standing(self, screen: JobScreen) -> PriceStanding:
        if screen.price is not None:
            return screen.price
        return price_standing(promised=screen.job.estimate, currency=screen.currency, lines=(), approvals=())

    @property
    def _asks(self) -> bool:
        """Whether the customer has to be asked about the price now."""
        if self._screen is None or self._screen.job.status not in OPEN_STATUSES:
            return False
        standing = self._standing(self._screen)
        return standing.needs_yes or (standing.agreed is None and bool(standing.open_lines))

    def _show_price(self, screen: JobScreen) -> None:
        standing = self._standing(screen)
        is_open = screen.job.status in OPEN_STATUSES
        if (standing, screen.invoice, is_open) == self._invoice_key:
            return
        self._invoice_key = (standing, screen.invoice, is_open)
        self._price_card.show_standing(standing, may_change=is_open)
        language = screen.customer.language.value
        price = self._formats._replace(language=language).money(str(standing.expected), standing.currency)
        what = ", ".join(line.text for line in standing.open_lines)
        text = signing_text(language)
        self._agreement.show_sentence((text.price_for if what else text.price).format(price=price, what=what))
        empty(self._invoice_rows)
        if screen.invoice is not None and (screen.invoice.lines or screen.invoice.unpriced):
            self._invoice_rows.addWidget(InvoiceCard(self._formats, screen.invoice))

    def _show_report_note(self, screen: JobScreen) -> None:
        empty(self._report_rows)
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
        self._report_rows.addWidget(note)

    def bar(self) -> ActionBarState | None:
        """Sign here while the work runs; afterwards the job's own next step."""
        screen = self._screen
        if screen is not None and self._asks:
            return self._agreement_bar(self._standing(screen))
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

    def _agreement_bar(self, standing: PriceStanding) -> ActionBarState:
        secondary = [Action("decline", self.tr("Customer declines"), "cross")]
        if standing.agreed is not None:
            secondary.insert(0, Action("keep", self.tr("Keep the price"), "lock"))
        return ActionBarState(
            fact=self.tr("Get the customer's yes, then go on"),
            line=self.tr("After a no the agreed price holds; the extra work becomes advice."),
            secondary=tuple(secondary),
            next_step=Action("agree", self.tr("Save agreement"), "check", self._agreement.missing),
        )

    def _agree(self) -> None:
        name = self._agreement.take_name()
        if self._screen is None or self._agreement.missing or not name:
            return
        price = str(self._standing(self._screen).expected)
        if self._agreement.by_phone:
            self.price_phoned.emit(name, *self._agreement.said, price)
        else:
            strokes, width = self._agreement.strokes
            self.price_signed.emit(name, as_fractions(strokes, width), self._agreement.sentence, price)

    def act(self, key: str) -> None:
        """Save what was signed, or say why nobody signs; the same for a new price."""
        match key:
            case "agree":
                self._agree()
            case "decline":
                self.price_declined.emit(self._agreement.take_name())
            case "keep":
                self.price_kept.emit()
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
