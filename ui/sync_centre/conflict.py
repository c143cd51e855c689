"""A field that two people wrote: what it was, mine, the office's, and the choice between them."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from fieldapp.domain.differing_words import pieces
from fieldapp.domain.screens.sync_centre import ConflictLine
from ui.formats import Formats
from ui.sync_centre.conflict_words import conflict_title, value_words
from ui.theme import Colour
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.status_pill import StatusPill
from ui.widgets.themed import Themed


class ChangedText(Themed, QLabel):
    """A text in which the words that differ from `before` stand on a tint."""

    def __init__(self, text: str, before: str, tint: Colour, ink: Colour) -> None:
        super().__init__()
        self._pieces = pieces(text, before)
        self._tint: Colour = tint
        self._ink: Colour = ink
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAccessibleName(text)
        self.restyle()

    def restyle(self) -> None:
        """Font and colours of the theme that is on."""
        theme = self.theme
        self.setFont(theme.font("body"))
        style = f"background-color: {self._colour(self._tint)}; color: {self._colour(self._ink)}"
        marked = (
            f'<span style="{style}">{escape(words)}</span>' if differs else escape(words)
            for words, differs in self._pieces
        )
        words = " ".join(marked).replace("\n", "<br>")
        style = f"line-height: {theme.line_height('body')}px"
        self.setText(f'<p style="{style}">{words}</p>')

    def _colour(self, role: Colour) -> str:
        return self.theme.colour.by_role(role).name()


class ConflictCard(Card):
    """Before, mine and office side by side, or one under the other in a narrow window.

    Signals:
        settled(str, str): conflict id; "mine", "office" or "both".
    """

    settled = Signal(str, str)

    def __init__(self, conflict: ConflictLine, formats: Formats, parent: QWidget | None = None) -> None:
        title = conflict_title(conflict)
        super().__init__(name=title, parent=parent)
        self.setObjectName(f"conflict-{conflict.conflict_id}")
        self._conflict = conflict
        self._rows: list[QBoxLayout] = []
        head = tight_row(self.theme.space(3))
        head.addWidget(StatusPill(self.tr("You choose"), icon="attention", tone="attention"))
        head.addWidget(WrapLabel(title, role="fact"), 1)
        self.body.addLayout(head)
        about = self.tr("You and the office wrote in the same place. Work goes on meanwhile.")
        whose = " · ".join(filter(None, (conflict.customer_name, about)))
        self.body.addWidget(WrapLabel(whose, colour="text_muted"))
        self._versions = tight_row(self.theme.space(3))
        mine_at = formats.date_time(conflict.mine_at)
        office_at = ", ".join(filter(None, (formats.date_time(conflict.office_at), conflict.office_by)))
        self._before, mine, office = (
            value_words(conflict, value, formats)
            for value in (conflict.before, conflict.mine, conflict.office)
        )
        self._add(self.tr("Before"), self.tr("As both found it"), self._before, "")
        self._add(self.tr("Mine"), mine_at, mine, "mine", conflict.mine_note)
        self._add(self.tr("Office"), office_at, office, "office", conflict.office_note)
        self.body.addLayout(self._versions)
        if not conflict.prose:  # nobody can keep two grades of one step
            return
        both = Button(self.tr("Keep both, one after the other"), icon="plus")
        both.setObjectName(f"keep-both-{conflict.conflict_id}")
        both.clicked.connect(partial(self.settled.emit, conflict.conflict_id, "both"))
        self.body.addWidget(both)

    def set_compact(self, compact: bool) -> None:
        """Versions one under the other."""
        ways = QBoxLayout.Direction
        self._versions.setDirection(ways.TopToBottom if compact else ways.LeftToRight)
        for row in self._rows:
            row.setDirection(ways.LeftToRight if compact else ways.TopToBottom)

    def _add(self, title: str, line: str, text: str, key: str, note: str = "") -> None:
        card = Card(name=title, tone="selected" if key == "mine" else "raised")
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        row.setSpacing(self.theme.space(2))
        who = tight_column()
        who.addWidget(WrapLabel(title, role="body_strong"))
        who.addWidget(WrapLabel(line, role="caption", colour="text_muted"))
        row.addLayout(who)
        said = tight_column(self.theme.space(1))
        said.addWidget(self._text(text, key))
        if note:
            said.addWidget(WrapLabel(note, colour="text_muted"))
        said.addStretch(1)
        row.addLayout(said, 1)
        if key:
            button = Button(self.tr("Keep mine") if key == "mine" else self.tr("Keep office"))
            button.setObjectName(f"keep-{key}-{self._conflict.conflict_id}")
            named = self.tr("Keep mine: {text}") if key == "mine" else self.tr("Keep office: {text}")
            button.setAccessibleName(named.format(text=text or self.tr("(empty)")))
            button.clicked.connect(partial(self.settled.emit, self._conflict.conflict_id, key))
            row.addWidget(button)
        self._rows.append(row)
        card.body.addLayout(row)
        self._versions.addWidget(card, 1)

    def _text(self, text: str, key: str) -> QWidget:
        if not text:
            return WrapLabel(self.tr("(empty)"), colour="text_muted")
        if not key:
            return WrapLabel(text)
        if key == "mine":
            return ChangedText(text, self._before, "accent_tint", "on_accent_tint")
        return ChangedText(text, self._before, "info_tint", "info")
