"""How sync goes: how often, and what waits where data costs money."""

from __future__ import annotations

from PySide6.QtCore import Signal

from fieldapp.domain.screens.profile import ProfileScreen
from fieldapp.settings import SYNC_MINUTES, Settings
from ui.formats import Formats
from ui.settings.fact_row import FactRows
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField


class SyncCard(Card):
    """Signals: chosen(str, object): a field of `Settings` and its value; sync_wanted(): a round now."""

    chosen = Signal(str, object)
    sync_wanted = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__(self.tr("Sync"))
        self.setObjectName("syncCard")
        self._formats = formats
        self._every = ChoiceField(
            self.tr("Ask the office for news"),
            [(str(minutes), self._every_words(minutes)) for minutes in SYNC_MINUTES],
        )
        self._every.setObjectName("settingSyncMinutes")
        self._every.chosen.connect(lambda key: self.chosen.emit("sync_minutes", int(key)))
        self._metered = ChoiceField(
            self.tr("Where data costs money"),
            [
                ("photos", self.tr("full-size photos wait")),
                ("hourly", self.tr("everything once an hour, full-size photos wait")),
                ("all", self.tr("nothing waits")),
            ],
        )
        self._metered.setObjectName("settingOnMetered")
        self._metered.chosen.connect(lambda key: self.chosen.emit("on_metered", key))
        self._always = Switch(self.tr("Data always costs money"))
        self._always.setObjectName("settingAlwaysMetered")
        self._always.toggled.connect(lambda on: self.chosen.emit("always_metered", on))
        self._line_words = WrapLabel("", colour="text_muted")
        self._line_words.setObjectName("syncLine")
        self._rows = FactRows()
        self._now = Button(self.tr("Sync now"), icon="sync")
        self._now.setObjectName("syncNow")
        self._now.clicked.connect(self.sync_wanted)
        for widget in (self._every, self._metered):
            self.body.addWidget(widget)
        always = tight_column(self.theme.space(1))
        always.addWidget(self._always)
        always.addWidget(self._line_words)
        self.body.addLayout(always)
        self.body.addLayout(self._rows)
        button = tight_row()
        button.addWidget(self._now)
        button.addStretch(1)
        self.body.addLayout(button)

    def _every_words(self, minutes: int) -> str:
        return self.tr("every minute") if minutes == 1 else self.tr("every %n minute(s)", "", minutes)

    def show_settings(self, kept: Settings) -> None:
        """What is on."""
        self._every.set_value(str(kept.sync_minutes))
        self._metered.set_value(kept.on_metered)
        blocked = self._always.blockSignals(True)
        self._always.setChecked(kept.always_metered)
        self._always.blockSignals(blocked)

    def show_line(self, metered: bool | None) -> None:
        """What the computer says of the line: whether data costs money on it; None when it does not say."""
        self._line_words.setText(
            {
                True: self.tr("The computer says: here it does."),
                False: self.tr("The computer says: here it does not."),
                None: self.tr("This computer cannot tell. Turn it on while you use a phone’s network."),
            }[metered]
        )

    def show_profile(self, profile: ProfileScreen) -> None:
        """When the office was last spoken to, and how much went to and fro."""
        contact = profile.last_contact
        self._rows.show_facts(
            (self.tr("Last contact"), self._formats.date_time(contact) if contact else self.tr("never")),
            (self.tr("Used today"), self._formats.size(profile.bytes_today)),
        )
