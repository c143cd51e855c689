"""The Unlock page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.frame import Action, ActionBarState, Heading, Page
from ui.theme import measures
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


class UnlockPage(Themed, Page):
    """Asks for the passphrase, or for `pin_of` a person their PIN.

    Before the store is open (`at_start`) it says that the data are encrypted, later that work goes on behind it.

    Signals:
        passphrase_given(str): the passphrase, or the PIN.
    """

    passphrase_given = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, pin_of: str = "", at_start: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("unlockPage")
        self.set_heading(Heading(self.tr("Locked")))
        self._passphrase = TextField(self.tr("PIN") if pin_of else self.tr("Passphrase"), password=True)
        self._passphrase.setObjectName("unlockPassphrase")
        self._missing = self.tr("Type your PIN.") if pin_of else self.tr("Type your passphrase.")
        self._passphrase.editor.returnPressed.connect(lambda: self._act("unlock"))
        self._card = Card(name=self.tr("Locked"))
        title = self.tr("Open this laptop's data") if at_start else pin_of or self.tr("Locked")
        words = self.tr("They are encrypted. Type the passphrase you chose at sign-in.")
        if not at_start:
            words = self.tr("Nothing is lost: texts stay as typed, timers run on, changes are sent.")
        self._card.body.addWidget(WrapLabel(title, role="title"))
        self._card.body.addWidget(WrapLabel(words, colour="text_muted"))
        self._card.body.addWidget(self._passphrase)
        column = ScrollColumn()
        # Not by alignment: an aligned widget is measured at the page's width and its field would be squeezed.
        middle = tight_row()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column.column.addLayout(middle)
        column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.set_actions(ActionBarState(next_step=Action("unlock", self.tr("Unlock"), "key")))
        self.action_triggered.connect(self._act)
        self.restyle()

    def restyle(self) -> None:
        """A card of the form's width."""
        self._card.setFixedWidth(self.theme.px(measures.SIGN_IN_WIDTH))

    def showEvent(self, event: QShowEvent) -> None:
        """One can type at once."""
        super().showEvent(event)
        self.take_focus()

    def show_problem(self, sentence: str) -> None:
        """It did not fit: what was typed stays, and the next key takes its place."""
        self._passphrase.set_problem(sentence)
        self.take_focus()
        if sentence:
            self._passphrase.editor.selectAll()

    def take_focus(self) -> None:
        """The keyboard goes to the field."""
        self._passphrase.editor.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._passphrase.set_text("")

    def _act(self, key: str) -> None:
        if key != "unlock":
            return
        if not self._passphrase.text:
            self.show_problem(self._missing)
            return
        self._passphrase.set_problem("")
        self.passphrase_given.emit(self._passphrase.text)
