"""A newer version of the checklist is here: what moving over would keep, leave and ask anew; then move."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspections.moving import Move
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_column, tight_row

MOST_LINES = 5


class NewerVersion(QWidget):
    """A strip, and under it the preview once it is asked for. Nothing moves before *Move over*.

    Signals:
        preview_wanted(): show what would happen.
        move_wanted(): move over.
        changed(): there is more or less to see.
    """

    preview_wanted = Signal()
    move_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = InfoStrip()
        self._strip.setObjectName("newerVersion")
        self._strip.action_pressed.connect(self.preview_wanted)
        self._preview = Card()
        self._preview.setObjectName("movePreview")
        self._lines = tight_column(self._preview.theme.space(1))
        move = Button(self.tr("Move over"), icon="check")
        move.setObjectName("moveOver")
        move.clicked.connect(self._move)
        stay = Button(self.tr("Not now"), kind="quiet")
        stay.setObjectName("stayHere")
        stay.clicked.connect(self._close)
        # Beside what is told, not under it: there a low screen would cut them off.
        buttons = tight_column(self._preview.theme.space(2))
        buttons.addWidget(move)
        buttons.addWidget(stay)
        buttons.addStretch(1)
        row = tight_row(self._preview.theme.space(4))
        row.addLayout(self._lines, 1)
        row.addLayout(buttons)
        self._preview.body.addLayout(row)
        self._preview.hide()
        column = tight_column(self._preview.theme.space(3))
        column.addWidget(self._strip)
        column.addWidget(self._preview)
        self.setLayout(column)
        self.hide()

    def show_version(self, version: str) -> None:
        """A newer version, or none."""
        words = self.tr("A newer version of this checklist is here: {version}").format(version=version)
        line = self.tr("You may go on with the one you began.")
        self._strip.set_words(words, line, action=self.tr("Preview"), action_icon="seen")
        self.setVisible(bool(version))
        if not version:
            self._preview.hide()

    @property
    def asks(self) -> bool:
        """Whether it is asked just now if the checklist is to move over."""
        return not self.isHidden() and not self._preview.isHidden()

    def show_move(self, move: Move) -> None:
        """What moving over would do."""
        empty(self._lines)
        kept = self.tr("%n answer(s) keep their place", "", len(move.kept))
        self._lines.addWidget(IconText("check", kept, colour="ok"))
        if move.new:
            asked = self.tr("%n question(s) are new", "", len(move.new))
            self._lines.addWidget(IconText("plus", asked))
            self._name([question.label for question in move.new])
        if move.left:
            left = self.tr("%n answer(s) have no place; they stay readable", "", len(move.left))
            self._lines.addWidget(IconText("attention", left, colour="attention"))
            self._name([f"{answer.label}: {answer.said}" for answer in move.left])
        self._preview.show()
        self.changed.emit()

    def _name(self, labels: list[str]) -> None:
        words = "\n".join(labels[:MOST_LINES])
        rest = len(labels) - MOST_LINES
        if rest > 0:
            words += "\n" + self.tr("and %n more", "", rest)
        self._lines.addWidget(WrapLabel(words, role="label", colour="text_muted"))

    def _move(self) -> None:
        self._close()
        self.move_wanted.emit()

    def _close(self) -> None:
        self._preview.hide()
        self.changed.emit()
