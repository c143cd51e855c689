"""A signature question: who signs what, the pad in place, or the reason why nobody does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.people import Person
from inspections.presentation import Question
from ui import wording
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.inspection.known_by import KnownBy, KnownWords
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.folding import FoldingRow
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text_field import TextField


class SigningCard(Card):
    """Pad, name, Save, or a reason. A second person is a colleague with their PIN, or signs in by name and password.

    Signals:
        signed(str, object): path; a dict with name, person_id, pin, user, password, strokes, shown. `user` is "" unless
            the second person signs in; then the server has to be asked.
        waived(str, str): path, reason.
    """

    signed = Signal(str, object)
    waived = Signal(str, str)

    def __init__(
        self,
        question: Question,
        people: tuple[Person, ...],
        customer: str,
        formats: Formats,
        drafts: DraftsOf,
        *,
        decided: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        super().__init__(tone="cell", name=question.label)
        self._drafts = drafts
        self.path = question.path
        self.role = SignerRole(question.signer or SignerRole.CUSTOMER.value)
        self.setObjectName(f"sign-{self.role.value}")
        self._formats = formats
        self._shown = question.label or wording.signer_word(self.role)
        self._decided = decided
        self._decisions = WrapLabel(colour="text_muted")
        self._decisions.setObjectName("decidedFindings")
        self._customer = customer
        self._people = people
        self._done = IconText("check", "", colour="ok")
        self._problem = IconText("cross", "", role="label", colour="unsafe")
        self._problem.hide()
        self._name: TextField | None = None
        self._known: KnownBy | None = None
        self._reason: TextField | None = None
        self._waiving = QWidget()
        self._waiving.hide()
        self.body.addWidget(WrapLabel(self._shown, role="body_strong"))
        self.body.addWidget(self._decisions)
        self.body.addWidget(self._done)
        self._editor = QWidget()
        self._pad: SignaturePad | None = None
        self.body.addWidget(self._editor)

    def _build(self) -> SignaturePad:
        """Only what this role needs, and only while nobody has signed."""
        gap = self.theme.space(3)
        column = tight_column(gap)
        self._editor.setLayout(column)
        pad = SignaturePad(hint=self.tr("Sign here, with a finger or a pen"), name=self._shown)
        pad.setObjectName(f"pad-{self.role.value}")
        pad.changed.connect(self._problem.hide)
        who = tight_row(gap)
        for widget in self._who():
            who.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(
            who
        )  # above the pad, as on the Customer tab: on a low screen below it is out of sight
        column.addWidget(pad)
        column.addWidget(self._problem)
        column.addLayout(self._buttons(pad))
        column.addWidget(self._waiving)
        return pad

    def _who(self) -> list[QWidget]:
        if self.role is SignerRole.CUSTOMER:
            self._name = TextField(self.tr("Name"))
            self._name.setObjectName(f"signer-{self.role.value}")
            self._name.set_text(self._customer)
            return [self._name]
        if self.role is SignerRole.SECOND_PERSON:
            words = KnownWords(
                who=self.tr("Who"),
                pin=self.tr("PIN"),
                pin_missing=self.tr("The PIN of the one who signs"),
                password_missing=self.tr("The password of the one who signs"),
            )
            self._known = KnownBy(self._people, words, lambda name: f"{name}-{self.role.value}")
            return [self._known]
        return []

    def _buttons(self, pad: SignaturePad) -> FoldingRow:
        save = Button(self.tr("Save signature"), icon="sign")
        save.setObjectName(f"save-signature-{self.role.value}")
        save.clicked.connect(self._sign)
        clear = Button(self.tr("Clear"), icon="undo", kind="quiet")
        clear.setObjectName(f"clear-{self.role.value}")
        clear.setAccessibleName(self.tr("Clear: {whose}").format(whose=self._shown))
        clear.clicked.connect(pad.clear)
        usual = tight_row(self.theme.space(3))
        usual.addWidget(save)
        usual.addWidget(clear)
        usual.addStretch(1)
        buttons = FoldingRow(gap=self.theme.space(3))
        buttons.addLayout(usual, 1)
        if self._known is not None:
            buttons.addWidget(self._known.other_way, 0, Qt.AlignmentFlag.AlignRight)
        if self.role is SignerRole.CUSTOMER:
            nobody = Button(self.tr("Nobody signs"), icon="cross", kind="quiet")
            nobody.setObjectName(f"nobody-{self.role.value}")
            nobody.clicked.connect(self._open_waiving)
            buttons.addWidget(nobody, 0, Qt.AlignmentFlag.AlignRight)
        return buttons

    def _open_waiving(self) -> None:
        self._waiving.setVisible(not self._waiving.isVisibleTo(self))
        if self._reason is None:
            self._reason = TextField(self.tr("Why does nobody sign?"))
            self._reason.setObjectName(f"waive-reason-{self.role.value}")
            self._drafts.follow(self._reason, "waive", self.path)
            waive = Button(self.tr("Go on without a signature"))
            waive.setObjectName(f"waive-{self.role.value}")
            waive.clicked.connect(self._go_on)
            self._reason.put_beside(after=waive)
            waiving = tight_row()
            self._waiving.setLayout(waiving)
            waiving.addWidget(self._reason)
        if self._waiving.isVisibleTo(self):
            self._reason.setFocus()

    def show_signature(self, signature: Signature | None) -> None:
        """Show who signed, or the pad."""
        self._editor.setVisible(signature is None)
        self._done.setVisible(signature is not None)
        self._decisions.setText("\n".join(self._decided()))
        self._decisions.setVisible(bool(self._decisions.text()))
        if signature is None:
            if self._pad is None:
                self._pad = self._build()
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
        pad = self._pad
        if pad is None or pad.is_empty:
            self._problem.set_words("cross", self.tr("Sign on the pad first."), "unsafe")
            self._problem.show()
            return
        name = self._shown  # the operation puts the person's own name
        if self._name is not None:
            name = self._name.text.strip()
            self._name.set_problem("" if name else self.tr("Whose signature is it?"))
        if not name or (self._known is not None and not self._known.check()):
            return
        nobody = {"person_id": "", "pin": "", "user": "", "password": ""}
        known = self._known.take() if self._known is not None else nobody
        width, _height = pad.drawn_size
        strokes = tuple(
            tuple((round(x / width, 4), round(y / width, 4)) for x, y in line) for line in pad.strokes
        )
        facts = {
            "name": name,
            **known,
            "strokes": strokes,
            "shown": "\n".join(filter(None, (self._shown, self._decisions.text()))),
        }
        self._problem.hide()
        self.signed.emit(self.path, facts)

    def refuse(self, sentence: str) -> None:
        """Say over the buttons why it was not kept; what was drawn stays."""
        self._problem.set_words("cross", sentence, "unsafe")
        self._problem.show()

    def _go_on(self) -> None:
        if self._reason is None:
            return
        reason = self._reason.text.strip()
        self._reason.set_problem("" if reason else self.tr("Say why, in a few words."))
        if reason:
            self.waived.emit(self.path, reason)
