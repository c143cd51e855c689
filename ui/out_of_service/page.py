"""The page of a laptop that was taken out of service."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.screens.out_of_service import OutOfService
from ui.frame import Action, ActionBarState, Heading, Page
from ui.theme import measures
from ui.widgets.card import Card
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.themed import Themed


class OutOfServicePage(Themed, Page):
    """Says what happened to this laptop and what to do; while it is still being erased (`told` is None), to wait.

    Signals:
        sign_in_wanted(): begin anew with another device code.
    """

    sign_in_wanted = Signal()

    def __init__(self, told: OutOfService | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outOfServicePage")
        self.set_heading(Heading(self.tr("Out of service")))
        title = self.tr("The office has taken this laptop out of service")
        self._card = Card(name=title)
        self._card.body.addWidget(WrapLabel(title, role="title"))
        if told is None:
            words = self.tr("Everything on it is being erased. Leave it on for a moment.")
            self._card.body.addWidget(WrapLabel(words, colour="text_muted"))
        else:
            self._tell(told)
        column = ScrollColumn()
        # Not by alignment: an aligned widget is measured at the page's width and its words would be squeezed.
        middle = tight_row()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column.column.addLayout(middle)
        column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.action_triggered.connect(lambda _key: self.sign_in_wanted.emit())
        self.restyle()

    def restyle(self) -> None:
        """A card of the form's width."""
        self._card.setFixedWidth(self.theme.px(measures.SIGN_IN_WIDTH))

    def _tell(self, told: OutOfService) -> None:
        erased = self.tr("Customers, jobs, photos and reports on it were erased for good.")
        self._card.body.addWidget(WrapLabel(erased, colour="text_muted"))
        strip = InfoStrip(*self._lost_words(told), tone="attention" if _lost(told) else "ok")
        strip.setObjectName("outOfServiceWork")
        self._card.body.addWidget(strip)
        self._card.body.addWidget(WrapLabel(self.tr("What to do"), role="body_strong"))
        todo = self.tr(
            "Call the office. With a new device code from there you sign in again, and your jobs come back."
        )
        self._card.body.addWidget(WrapLabel(todo))
        self.set_actions(
            ActionBarState(
                fact=self.tr("Nothing is left on this laptop"),
                line=self.tr("To go on working here you need a new device code."),
                next_step=Action("sign_in", self.tr("Sign in again"), "key"),
            )
        )

    def _lost_words(self, told: OutOfService) -> tuple[str, str]:
        """What became of the person's own work: a fact and a line."""
        sent = self.tr("Your work was sent to the office first.") if told.handed_over else ""
        if not _lost(told):
            return sent or self.tr("Everything you had done was at the office already."), ""
        gone = []
        if told.changes:
            gone.append(self.tr("%n change(s) are not at the office and are gone.", "", told.changes))
        if told.files:
            gone.append(self.tr("%n photo(s) or file(s) are not at the office and are gone.", "", told.files))
        return "\n".join(gone), self.tr("Tell the office what you remember of it.")


def _lost(told: OutOfService) -> bool:
    return bool(told.changes or told.files)
