"""The customer's word on a new price: signed on the pad, or said on the phone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.drafts import Drafts, place
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text_field import TextArea, TextField

Strokes = tuple[tuple[tuple[float, float], ...], ...]


class AgreementCard(Card):
    """A pad under the sentence with the new price; or, on the phone, the number and the customer's words.

    Signals:
        changed(): something was drawn or cleared, or pad and phone were changed over.
    """

    changed = Signal()

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._drafts = drafts
        title = self.tr("The customer's agreement")
        self.setAccessibleName(title)
        self.setObjectName("agreementCard")
        self.by_phone = False
        gap = self.theme.space(3)
        head = tight_row(gap)
        head.addWidget(WrapLabel(title, role="fact"), 1)
        self._clear = Button(self.tr("Clear"), icon="undo", kind="quiet")
        self._clear.setObjectName("clearAgreement")
        self._way = Button(self.tr("By phone"), icon="call", kind="quiet")
        self._way.setObjectName("agreementWay")
        self._way.clicked.connect(lambda: self.set_by_phone(not self.by_phone))
        head.addWidget(self._clear)
        self.body.addLayout(head)
        self._shown = WrapLabel(colour="text_muted")
        self.body.addWidget(self._shown)
        self._pad = SignaturePad(hint=self.tr("Sign here, with a finger or a pen"), name=self.tr("Signature"))
        self._pad.setObjectName("agreementPad")
        self._pad.changed.connect(self.changed)
        self._clear.clicked.connect(self._pad.clear)
        self.body.addWidget(self._pad)
        self._name = TextField(self.tr("Name"))
        self._name.setObjectName("agreementName")
        self._phone = TextField(self.tr("Phone number"))
        self._phone.setObjectName("agreementPhone")
        self._said = TextArea(self.tr("What did the customer say?"))
        self._said.setObjectName("agreementSaid")
        self._said.edited.connect(self.changed)
        for field in (self._name, self._phone, self._said, self._way):
            self.body.addWidget(field)
        self.set_by_phone(False)

    def start_again(self, job_id: str, *, name: str, phone: str) -> None:
        """For another job: an empty pad, the customer's name and number."""
        self._pad.clear()
        self._name.set_text(name)
        self._phone.set_text(phone)
        self._drafts.follow(self._said, place("said", job_id), job_id=job_id)
        self.set_by_phone(False)

    def show_sentence(self, sentence: str) -> None:
        """What is agreed to; another sentence than before clears the pad, for nobody has signed that."""
        if sentence != self._shown.text():
            self._shown.setText(sentence)
            self._pad.clear()

    def set_by_phone(self, by_phone: bool) -> None:
        """Change over between pad and phone."""
        self.by_phone = by_phone
        self._pad.setVisible(not by_phone)
        self._clear.setVisible(not by_phone)
        if by_phone:
            self._way.set_words(self.tr("On the pad"), "sign")
        else:
            self._way.set_words(self.tr("By phone"), "call")
        self._phone.setVisible(by_phone)
        self._said.setVisible(by_phone)
        self.changed.emit()

    @property
    def missing(self) -> str:
        """What is still to do before it can be kept; "" when nothing is."""
        if self.by_phone:
            return "" if self._said.text.strip() else self.tr("Write down what the customer said.")
        return self.tr("The customer signs on the pad first.") if self._pad.is_empty else ""

    @property
    def sentence(self) -> str:
        """What stands above the pad."""
        return self._shown.text()

    @property
    def strokes(self) -> tuple[Strokes, float]:
        """What was drawn, and the pad's width."""
        return self._pad.strokes, self._pad.drawn_size[0]

    @property
    def said(self) -> tuple[str, str]:
        """The number and the words."""
        return self._phone.text.strip(), self._said.text.strip()

    def take_name(self) -> str:
        """Who agrees; "" when none was typed, and the field says so."""
        name = self._name.text.strip()
        self._name.set_problem("" if name else self.tr("Who agrees?"))
        return name
