"""The Sign-in page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.frame import Action, ActionBarState, Heading, Page
from ui.theme import measures
from ui.widgets.card import Card
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.scroll_column import ScrollColumn, show_whole
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a person types to sign in. `passphrase` protects the data where there is no keyring."""

    server: str
    user: str
    password: str
    device_code: str
    passphrase: str = ""


class SignInPage(Themed, Page):
    """Server, name, password, device code; progress that can be cancelled.

    Signals:
        sign_in_wanted(Credentials).
        cancelled(): stop waiting for the server.
    """

    sign_in_wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, *, needs_passphrase: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signInPage")
        self.set_heading(Heading(self.tr("Sign in")))
        self._server = self._field("server", self.tr("Server"), "https://")
        self._user = self._field("user", self.tr("Name"))
        self._password = TextField(self.tr("Password"), password=True)
        self._password.setObjectName("signInPassword")
        self._code = self._field("code", self.tr("Device code from the office"))
        self._passphrase = TextField(self.tr("Passphrase for the data on this laptop"), password=True)
        self._passphrase.setObjectName("signInPassphrase")
        self._passphrase.setVisible(needs_passphrase)
        self._needs_passphrase = needs_passphrase
        self._problem = InfoStrip("", tone="unsafe")
        self._problem.setObjectName("signInProblem")
        self._problem.hide()
        self._progress = WrapLabel("", colour="text_muted")
        self._progress.setObjectName("signInProgress")
        self._loading = LoadingBars(rows=2)
        self._card = Card(name=self.tr("Sign in"))
        self._card.body.addWidget(WrapLabel(self.tr("Set up this laptop"), role="title"))
        about = self.tr("Once, with a network. Afterwards everything works without one for days.")
        self._card.body.addWidget(WrapLabel(about, colour="text_muted"))
        for widget in (self._problem, self._server, self._user, self._password, self._code, self._passphrase):
            self._card.body.addWidget(widget)
        self._card.body.addWidget(self._progress)
        self._card.body.addWidget(self._loading)
        column = ScrollColumn()
        # Not by alignment: an aligned widget is measured at the page's width and its fields would be squeezed.
        middle = tight_row()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column.column.addLayout(middle)
        column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.action_triggered.connect(self._act)
        for field in self._asked:
            field.editor.returnPressed.connect(self._entered)
        self._sign_in = Action("sign_in", self.tr("Sign in"), "key")
        self._idle()
        self.restyle()

    @property
    def _asked(self) -> list[TextField]:
        """What has to be filled in, from top to bottom."""
        fields = [self._server, self._user, self._password, self._code]
        return [*fields, self._passphrase] if self._needs_passphrase else fields

    def showEvent(self, event: QShowEvent) -> None:
        """One can type at once, where something is still missing."""
        super().showEvent(event)
        self._to_the_next_empty()

    def _to_the_next_empty(self) -> bool:
        field = next((field for field in self._asked if not field.text.strip()), None)
        if field is not None:
            field.editor.setFocus()
        return field is not None

    def _entered(self) -> None:
        """Enter goes on to what is still missing, and signs in once nothing is."""
        if self.bar_state.next_step == self._sign_in and not self._to_the_next_empty():
            self._act("sign_in")

    def _field(self, key: str, label: str, placeholder: str = "") -> TextField:
        field = TextField(label, placeholder=placeholder)
        field.setObjectName(f"signIn{key.capitalize()}")
        return field

    def restyle(self) -> None:
        """A card of the form's width."""
        self._card.setFixedWidth(self.theme.px(measures.SIGN_IN_WIDTH))

    def fill(self, *, server: str, user: str) -> None:
        """What is already known."""
        self._server.set_text(server)
        self._user.set_text(user)

    def _idle(self) -> None:
        self._loading.stop()
        self._progress.hide()
        self.set_actions(
            ActionBarState(
                fact=self.tr("Sign in once"),
                line=self.tr("The server fetches today's work to this laptop."),
                next_step=self._sign_in,
            )
        )

    def show_progress(self, words: str) -> None:
        """What is going on; the button stops it."""
        self._problem.hide()
        self._progress.setText(words)
        self._progress.show()
        self._loading.start()
        self.set_actions(ActionBarState(fact=words, next_step=Action("cancel", self.tr("Cancel"), "cross")))

    def show_problem(self, sentence: str) -> None:
        """What is wrong and what to do; what was typed stays."""
        self._idle()
        self._problem.set_words(sentence, tone="unsafe")
        self._problem.show()
        show_whole(self._problem)

    def _act(self, key: str) -> None:
        if key == "cancel":
            self._idle()
            self.cancelled.emit()
            return
        fields = self._asked
        for field in fields:
            field.set_problem("" if field.text.strip() else self.tr("Needed"))
        if all(field.text.strip() for field in fields):
            self.sign_in_wanted.emit(
                Credentials(
                    server=self._server.text.strip(),
                    user=self._user.text.strip(),
                    password=self._password.text,
                    device_code=self._code.text.strip(),
                    passphrase=self._passphrase.text,
                )
            )
