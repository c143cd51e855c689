"""Asks for the passphrase of a file with everything that is not sent yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.asking import ask_rescue_path
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.text_field import TextField

SHORTEST_PASSPHRASE = 8


class CopyCard(Card):
    """What a copy is for, its passphrase, and where it goes.

    Signals:
        copy_wanted(str, str): passphrase; path of the file to write.
        closed(): the person thought better of it.
    """

    copy_wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name=self.tr("Save a copy"), parent=parent)
        self.setObjectName("copyCard")
        self.body.addWidget(WrapLabel(self.tr("Save a copy of what is not sent yet"), role="fact"))
        about = self.tr(
            "One encrypted file, for another laptop of yours or for the office to take in. Everything also stays here. "
            "Without the passphrase nobody can open it."
        )
        self.body.addWidget(WrapLabel(about, colour="text_muted"))
        self._passphrase = TextField(self.tr("Passphrase, at least 8 characters"), password=True)
        self._passphrase.setObjectName("copyPassphrase")
        self._passphrase.editor.returnPressed.connect(self._choose)
        self.body.addWidget(self._passphrase)
        row = tight_row(self.theme.space(3))
        save = Button(self.tr("Choose where to save it"), icon="export")
        save.setObjectName("copySave")
        save.clicked.connect(self._choose)
        cancel = Button(self.tr("Cancel"), kind="quiet")
        cancel.setObjectName("copyCancel")
        cancel.clicked.connect(self.closed)
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        self.body.addLayout(row)

    def begin(self) -> None:
        """Ask anew."""
        self._passphrase.set_text("")
        self._passphrase.set_problem("")
        self._passphrase.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is Cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        passphrase = self._passphrase.text
        if len(passphrase) < SHORTEST_PASSPHRASE:
            self._passphrase.set_problem(self.tr("Too short. Use at least 8 characters."))
            self._passphrase.setFocus()
            return
        self._passphrase.set_problem("")
        if path := ask_rescue_path(self, self.tr("Save a copy of what is not sent yet")):
            self.copy_wanted.emit(passphrase, path)
