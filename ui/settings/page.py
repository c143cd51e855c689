"""The Settings page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.screens.profile import ProfileScreen
from fieldapp.settings import LOCK_MINUTES, Settings
from ui import wording
from ui.formats import Formats
from ui.frame import Heading, Page
from ui.language import LANGUAGES
from ui.printing import Printer
from ui.settings.about_card import AboutCard
from ui.settings.fact_row import FactRows
from ui.settings.printer_card import PrinterCard
from ui.settings.sync_card import SyncCard
from ui.theme import SCALES
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.segments import Option, Segments
from ui.widgets.text_field import ChoiceField
from ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the window looks: language, theme ("system", "light", "dark", "sun"), scale in percent.

    As a choice it says only what was chosen; what is empty stays as it is.
    """

    language: str = ""
    theme: str = ""
    scale: int = 0


class SettingsPage(Themed, Page):
    """Signals:
    look_chosen(Look): wear this; only what was chosen is said.
    setting_chosen(str, object): keep this; a field of `Settings` and its value.
    sync_wanted(): talk to the office now.
    printers_wanted(): the page is shown; which printers are there now?
    trial_wanted(str): print a test page on this printer.
    folder_wanted(str): open this folder.
    about_wanted(): the page about this program.
    """

    look_chosen = Signal(object)
    setting_chosen = Signal(str, object)
    sync_wanted = Signal()
    printers_wanted = Signal()
    trial_wanted = Signal(str)
    folder_wanted = Signal(str)
    about_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._formats = formats
        self.set_heading(Heading(self.tr("Settings")))
        self._language = ChoiceField(
            self.tr("Language of the screen"), [(key, wording.own_language_word(key)) for key in LANGUAGES]
        )
        self._language.setObjectName("settingLanguage")
        self._theme = Segments(
            [
                Option("system", self.tr("System"), "", "accent"),
                Option("light", self.tr("Light"), "", "accent"),
                Option("dark", self.tr("Dark"), "", "accent"),
                Option("sun", self.tr("Sun"), "", "accent"),
            ],
            name=self.tr("Theme"),
        )
        self._theme.setObjectName("settingTheme")
        self._scale = ChoiceField(
            self.tr("Size"), [(str(round(scale * 100)), f"{round(scale * 100)} %") for scale in SCALES]
        )
        self._scale.setObjectName("settingScale")
        self._language.chosen.connect(lambda key: self.look_chosen.emit(Look(language=key)))
        self._theme.chosen.connect(lambda key: self.look_chosen.emit(Look(theme=key)))
        self._scale.chosen.connect(lambda key: self.look_chosen.emit(Look(scale=int(key))))
        self._facts = Card(self.tr("This laptop"))
        self._facts.setObjectName("profileFacts")
        self._rows = FactRows()
        self._facts.body.addLayout(self._rows)
        look = Card(self.tr("Look"))
        look.body.addWidget(self._language)
        look.body.addWidget(WrapLabel(self.tr("Theme"), role="label", colour="text_muted"))
        look.body.addWidget(self._theme)
        look.body.addWidget(self._scale)
        self._lock = ChoiceField(
            self.tr("Lock the screen"),
            [
                (str(minutes), self.tr("after %n minute(s) without a touch", "", minutes))
                for minutes in LOCK_MINUTES
            ],
        )
        self._lock.setObjectName("settingLock")
        self._lock.chosen.connect(lambda key: self.setting_chosen.emit("lock_minutes", int(key)))
        self._lock_words = WrapLabel("", colour="text_muted")
        self._lock_words.setObjectName("lockWords")
        lock = Card(self.tr("Lock"))
        lock.body.addWidget(self._lock)
        lock.body.addWidget(self._lock_words)
        self._sync = SyncCard(formats)
        self._sync.chosen.connect(self.setting_chosen)
        self._sync.sync_wanted.connect(self.sync_wanted)
        self._paper = PrinterCard()
        self._paper.chosen.connect(self.setting_chosen)
        self._paper.trial_wanted.connect(lambda: self.trial_wanted.emit(self._paper.printer))
        self._about = AboutCard()
        self._about.folder_wanted.connect(self.folder_wanted)
        self._about.about_wanted.connect(self.about_wanted)
        self._choices, self._rest = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (self._choices, (look, lock, self._facts, self._about)),
            (self._rest, (self._sync, self._paper)),
        ):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._column = ScrollColumn()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.addLayout(self._choices, 1)
        self._cards.addLayout(self._rest, 1)
        self._column.column.addLayout(self._cards)
        self._column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        self._cards.setSpacing(self.theme.frame("gutter"))
        self._choices.setSpacing(self.theme.frame("gutter"))
        self._rest.setSpacing(self.theme.frame("gutter"))

    def set_compact(self, compact: bool) -> None:
        """One card under the other in a narrow window."""
        super().set_compact(compact)
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.TopToBottom if compact else directions.LeftToRight)

    def show_look(self, look: Look) -> None:
        """What is on."""
        self._language.set_value(look.language)
        self._theme.set_value(look.theme)
        self._scale.set_value(str(look.scale))

    def showEvent(self, event: QShowEvent) -> None:
        """Printers come and go."""
        super().showEvent(event)
        self.printers_wanted.emit()

    def show_settings(self, kept: Settings) -> None:
        """What is on, but the look."""
        self._lock.set_value(str(kept.lock_minutes))
        self._sync.show_settings(kept)
        self._paper.show_settings(kept)

    def show_line(self, metered: bool | None) -> None:
        """Whether the computer says that data costs money here; None when it does not say."""
        self._sync.show_line(metered)

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        """Which printers there are, the computer's own choice first."""
        self._paper.show_printers(printers)

    def show_trial(self, icon: str, words: str) -> None:
        """What has become of the test page."""
        self._paper.show_outcome(icon, words)

    def _show_lock_words(self, profile: ProfileScreen) -> None:
        with_pin = self.tr(
            "Ctrl+L locks at once; your PIN opens. It guards this screen only: lock the computer too when you leave it."
        )
        with_passphrase = self.tr("Ctrl+L locks at once; your passphrase opens.")
        neither = self.tr("You have no PIN yet, so the screen stays open. The office sets one; then sync.")
        without_pin = with_passphrase if profile.key_kept_in == "passphrase" else neither
        self._lock_words.setText(with_pin if profile.has_pin else without_pin)

    def show_profile(self, profile: ProfileScreen) -> None:
        """Facts for oneself and for support."""
        self._show_lock_words(profile)
        self._sync.show_profile(profile)
        self._about.show_profile(profile)
        key = self.tr("In the keyring of this computer")
        if profile.key_kept_in != "keyring":
            key = self.tr("By a passphrase")
        self._rows.show_facts(
            (self.tr("Signed in"), profile.person_name),
            (self.tr("Server"), profile.server_url),
            (self.tr("Data on this laptop"), self.tr("Encrypted")),
            (self.tr("The key is kept"), key),
            (self.tr("Free room"), self._formats.size(profile.disk_free)),
        )
