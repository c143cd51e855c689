"""What this program is, in three lines; the rest is on the About page."""

from __future__ import annotations

from PySide6.QtCore import Signal

from fieldapp.domain.screens.profile import ProfileScreen
from ui.settings.fact_row import FactRows
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout


class AboutCard(Card):
    """Signals: folder_wanted(str): open this folder; about_wanted(): the About page."""

    folder_wanted = Signal(str)
    about_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("About"))
        self.setObjectName("aboutCard")
        self._folder = ""
        self._rows = FactRows()
        self.body.addLayout(self._rows)
        folder = Button(self.tr("Open the folder"), icon="export")
        folder.setObjectName("openFolder")
        folder.clicked.connect(lambda: self.folder_wanted.emit(self._folder))
        about = Button(self.tr("About and licences"), icon="info")
        about.setObjectName("openAbout")
        about.clicked.connect(self.about_wanted)
        buttons = FlowLayout()
        buttons.addWidget(folder)
        buttons.addWidget(about)
        self.body.addLayout(buttons)

    def show_profile(self, profile: ProfileScreen) -> None:
        """Version, licence, and where the data lie."""
        self._folder = profile.folder
        self._rows.show_facts(
            (self.tr("Version"), profile.version),
            (self.tr("Licence"), "Apache License 2.0"),
            (self.tr("Data folder"), profile.folder),
        )
