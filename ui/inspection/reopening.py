"""A finished checklist: a change asks why, in place; the answers a newer version has no place for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.screens.checklist import LeftAnswer
from ui.drafts import DraftsOf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_column
from ui.widgets.text_field import TextField

MOST_LINES = 6


class ReasonPanel(Card):
    """Why is a finished checklist changed? Asked once; from then on until it is finished again every change counts.

    Signals:
        given(str): the reason.
        left(): leave it as it was.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="selected", parent=parent)
        self.setObjectName("reasonPanel")
        self._drafts: DraftsOf | None = None
        self._fact = IconText("lock", "", colour="text")
        self._reason = TextField(self.tr("Why is it changed?"))
        self._reason.setObjectName("changeReason")
        self._reason.editor.returnPressed.connect(self._give)
        change = Button(self.tr("Change it"), icon="check")
        change.setObjectName("changeFinished")
        change.clicked.connect(self._give)
        leave = Button(self.tr("Leave as it was"), kind="quiet")
        leave.setObjectName("leaveFinished")
        leave.clicked.connect(self._leave)
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(change)
        flow.addWidget(leave)
        for widget in (self._fact, self._reason, row):
            self.body.addWidget(widget)
        self.hide()

    def keep_draft(self, drafts: DraftsOf) -> None:
        """Keep what is typed among these."""
        self._drafts = drafts
        drafts.follow(self._reason, "change")

    def ask(self, about: str) -> None:
        """Ask for the reason; `about` is the item that is being changed."""
        words = self.tr("This checklist is finished. Say why you change: {item}").format(item=about)
        self._fact.set_words("lock", words, "text")
        self.setAccessibleName(words)
        self._reason.set_problem("")
        self.show()
        self._reason.setFocus()

    def _give(self) -> None:
        reason = self._reason.text.strip()
        self._reason.set_problem("" if reason else self.tr("Say why, in a few words."))
        if reason:
            self.hide()
            self._reason.set_text("")
            self.given.emit(reason)

    def _leave(self) -> None:
        if self._drafts is not None:
            self._drafts.forget("change")
        self.hide()
        self._reason.set_text("")
        self.left.emit()


class LeftAnswers(Card):
    """Answers of an earlier version that have no place in this one: shown, never dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Answers without a place in this version"), parent=parent)
        self.setObjectName("leftAnswers")
        self._lines = tight_column(self.theme.space(1))
        self.body.addLayout(self._lines)
        self.hide()

    def show_left(self, answers: tuple[LeftAnswer, ...]) -> None:
        """Show them; none hides the card."""
        empty(self._lines)
        for answer in answers[:MOST_LINES]:
            words = self.tr("{question}: {answer} (version {version})").format(
                question=answer.label, answer=answer.value, version=answer.version
            )
            self._lines.addWidget(WrapLabel(words, role="label"))
        rest = len(answers) - MOST_LINES
        if rest > 0:
            self._lines.addWidget(WrapLabel(self.tr("and %n more", "", rest), colour="text_muted"))
        self.setVisible(bool(answers))
