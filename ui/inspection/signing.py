"""A signature question: who signs what, the pad in place, or the reason why nobody does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.people import Person
from inspections.presentation import Question
from ui import wording
from ui.formats import Formats
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text_field import ChoiceField, TextField


class SigningCard(Card):
    """Pad, name (chosen from the colleagues for a second person, with their PIN), Save, or a reason.

    Signals:
        signed(str, object): path; a dict with name, person_id, pin, strokes, shown.
        waived(str, str): path, reason.
    """

    signed = Signal(str, object)
    waived = Signal(str, str)

    def __init__(
        self, question: Question, people: tuple[Person, ...], customer: str, formats: Formats
    ) -> None:
        super().__init__(tone="cell", name=question.label)
        self.path = question.path
        self.role = SignerRole(question.signer or SignerRole.CUSTOMER.value)
        self.setObjectName(f"sign-{self.role.value}")
        self._formats = formats
        self._shown = question.label or wording.signer_word(self.role)
        self._done = IconText("check", "", colour="ok")
        self._pad = SignaturePad(hint=self.tr("Sign here, with a finger or a pen"), name=self._shown)
        self._pad.setObjectName(f"pad-{self.role.value}")
        self._name = TextField(self.tr("Name"))
        self._name.setObjectName(f"signer-{self.role.value}")
        self._name.set_text(customer if self.role is SignerRole.CUSTOMER else "")
        self._person = ChoiceField(self.tr("Who"), [(person.id, person.name) for person in people])
        self._person.setObjectName(f"person-{self.role.value}")
        self._pin = TextField(self.tr("PIN"), password=True)
        self._pin.setObjectName(f"pin-{self.role.value}")
        self._reason = TextField(self.tr("Why does nobody sign?"))
        self._reason.setObjectName(f"waive-reason-{self.role.value}")
        self._save = Button(self.tr("Save signature"), icon="sign")
        self._save.setObjectName(f"save-signature-{self.role.value}")
        self._save.clicked.connect(self._sign)
        self._clear = Button(self.tr("Clear"), icon="undo", kind="quiet")
        self._clear.setObjectName(f"clear-{self.role.value}")
        self._clear.setAccessibleName(self.tr("Clear: {whose}").format(whose=self._shown))
        self._clear.clicked.connect(self._pad.clear)
        self._nobody = Button(self.tr("Nobody signs"), icon="cross", kind="quiet")
        self._nobody.setObjectName(f"nobody-{self.role.value}")
        self._nobody.clicked.connect(self._open_waiving)
        self._problem = IconText("cross", "", role="label", colour="unsafe")
        self._problem.hide()
        self._pad.changed.connect(self._problem.hide)
        self._waive = Button(self.tr("Go on without a signature"))
        self._waive.setObjectName(f"waive-{self.role.value}")
        self._waive.clicked.connect(self._go_on)
        self.body.addWidget(WrapLabel(self._shown, role="body_strong"))
        self._editor = QWidget()
        self._build()
        self.body.addWidget(self._done)
        self.body.addWidget(self._editor)

    def _build(self) -> None:
        gap = self.theme.space(3)
        column = tight_column(gap)
        self._editor.setLayout(column)
        column.addWidget(self._pad)
        who = tight_row(gap)
        second = self.role is SignerRole.SECOND_PERSON
        self._person.setVisible(second)
        self._pin.setVisible(second)
        self._name.setVisible(self.role is SignerRole.CUSTOMER)
        fields: tuple[QWidget, ...] = (self._name, self._person, self._pin)
        for widget in fields:
            who.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(who)
        column.addWidget(self._problem)
        buttons = tight_row(gap)
        buttons.addWidget(self._save)
        buttons.addWidget(self._clear)
        buttons.addStretch(1)
        buttons.addWidget(self._nobody)
        column.addLayout(buttons)
        self._nobody.setVisible(self.role is SignerRole.CUSTOMER)
        self._waiving = QWidget()
        waiving = tight_row(gap)
        self._waiving.setLayout(waiving)
        waiving.addWidget(self._reason, 1)
        waiving.addWidget(self._waive, 0, Qt.AlignmentFlag.AlignBottom)
        self._waiving.hide()
        column.addWidget(self._waiving)

    def _open_waiving(self) -> None:
        self._waiving.setVisible(not self._waiving.isVisibleTo(self))
        if self._waiving.isVisibleTo(self):
            self._reason.setFocus()

    def show_signature(self, signature: Signature | None) -> None:
        """Show who signed, or the pad."""
        self._editor.setVisible(signature is None)
        self._done.setVisible(signature is not None)
        if signature is None:
            return
        time = self._formats.time(signature.signed_at)
        if signature.waived_reason:
            words = self.tr("Not signed at {time}: {reason}").format(
                time=time, reason=signature.waived_reason
            )
            self._done.set_words("info", words, "info")
        else:
            words = self.tr("{name} signed at {time}").format(name=signature.name, time=time)
            self._done.set_words("check", words, "ok")

    def _sign(self) -> None:
        if self._pad.is_empty:
            self._problem.set_words("cross", self.tr("Sign on the pad first."), "unsafe")
            self._problem.show()
            return
        customer = self.role is SignerRole.CUSTOMER
        name = self._name.text.strip()
        self._name.set_problem("" if name or not customer else self.tr("Whose signature is it?"))
        second = self.role is SignerRole.SECOND_PERSON
        pin_missing = second and not self._pin.text
        self._pin.set_problem(self.tr("The PIN of the one who signs") if pin_missing else "")
        if pin_missing or (customer and not name):
            return
        width, _height = self._pad.drawn_size
        strokes = tuple(
            tuple((round(x / width, 4), round(y / width, 4)) for x, y in line) for line in self._pad.strokes
        )
        facts = {
            "name": name if customer else self._shown,  # the operation puts the person's own name
            "person_id": self._person.value if second else "",
            "pin": self._pin.text if second else "",
            "strokes": strokes,
            "shown": self._shown,
        }
        self._pin.set_text("")
        self.signed.emit(self.path, facts)

    def _go_on(self) -> None:
        reason = self._reason.text.strip()
        self._reason.set_problem("" if reason else self.tr("Say why, in a few words."))
        if reason:
            self.waived.emit(self.path, reason)
