"""Help of a screen, the keys, About, and the first-run guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from ui.frame import Action, ActionBarState, Heading, Notice, Page
from ui.help.key_cap import KeyCap
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import fill_with, tight_column, tight_row
from ui.widgets.reading import ReadingText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.themed import Themed


class HelpPage(Themed, Page):
    """What one does on a screen, in a few sentences. Signals: keys_wanted(), about_wanted()."""

    only_read = True

    keys_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPage")
        self._text = ReadingText(name=self.tr("Help"))
        self._text.setObjectName("helpText")
        self._card = Card(name=self.tr("Help"))
        self._card.body.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._card)
        self.set_actions(
            ActionBarState(
                secondary=(
                    Action("keys", self.tr("Keyboard shortcuts"), "keypad"),
                    Action("about", self.tr("About"), "info"),
                ),
                next_step=Action("back", self.tr("Got it"), "check"),
            )
        )
        self.action_triggered.connect(self._act)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        pad = self.theme.frame("page_padding")
        self._row.setContentsMargins(pad, 0, pad, self.theme.frame("gutter"))

    def show_help(self, title: str, text: str) -> None:
        """Show the help of a screen: its name, and Markdown."""
        self.set_heading(Heading(self.tr("Help: {screen}").format(screen=title), back=self.tr("Back")))
        self._text.show_markdown(text)

    def _act(self, key: str) -> None:
        if key == "keys":
            self.keys_wanted.emit()
        elif key == "about":
            self.about_wanted.emit()
        else:
            self.back_requested.emit()


@dataclass(frozen=True)
class KeyGroup:
    """Keys that work at one place: (keys as Qt writes them, what they do)."""

    title: str
    keys: Sequence[tuple[str, str]]


class KeysPage(Page):
    """Every shortcut, by place."""

    only_read = True

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysPage")
        self.set_heading(Heading(self.tr("Keyboard shortcuts"), back=self.tr("Back")))
        left, right = ScrollColumn(), ScrollColumn(left=False)
        for place, group in enumerate(groups):
            (right if place % 2 else left).add(self._card(group))
        left.add_stretch()
        right.add_stretch()
        fill_with(self, ColumnRow([(left, 1), (right, 1)]))

    def _card(self, group: KeyGroup) -> Card:
        card = Card(group.title)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (keys, what) in enumerate(group.keys):
            caps = tight_row(card.theme.space(1))
            for alternative in keys.split(" "):
                caps.addWidget(KeyCap(_native(alternative)))
            caps.addStretch(1)
            grid.addLayout(caps, row, 0)
            grid.addWidget(WrapLabel(what), row, 1)
        grid.setHorizontalSpacing(card.theme.space(4))
        grid.setVerticalSpacing(card.theme.space(2))
        card.body.addLayout(grid)
        return card


class AboutPage(Page):
    """What this program is; its facts can be copied for support."""

    only_read = True

    def __init__(self, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutPage")
        self.set_heading(Heading(self.tr("About"), back=self.tr("Back")))
        self._facts = tuple(facts)
        column = ScrollColumn()
        card = Card(name=self.tr("About"))
        card.body.addWidget(WrapLabel("Field Companion", role="hero"))
        about = self.tr(
            "For technicians who service cars at the customer’s door. Everything on this laptop works for days "
            "without a network; your work is encrypted and saved at every tap."
        )
        card.body.addWidget(WrapLabel(about))
        for label, value in self._facts:
            row = tight_row(card.theme.space(4))
            row.addWidget(WrapLabel(label, colour="text_muted"), 1)
            row.addWidget(WrapLabel(value, role="body_strong"), 2)
            card.body.addLayout(row)
        column.add(card)
        licences = Card(self.tr("Licences"))
        for line in (
            self.tr("Field Companion: Apache License 2.0"),
            self.tr("Qt for Python: LGPL 3. Fonts: Inter (Open Font License), DejaVu (free licence)"),
            self.tr("Checklists are read by pyxform (BSD); databases are encrypted by SQLCipher (BSD)"),
        ):
            licences.body.addWidget(WrapLabel(line))
        column.add(licences)
        column.add_stretch()
        fill_with(self, column)
        self.set_actions(ActionBarState(secondary=(Action("copy", self.tr("Copy for support"), "copy"),)))
        self.action_triggered.connect(self._copy)

    def _copy(self, key: str) -> None:
        if key == "copy":
            QGuiApplication.clipboard().setText(
                "\n".join(f"{label}: {value}" for label, value in self._facts)
            )
            self.notice.emit(Notice(self.tr("Copied")))


class GuidePage(Themed, Page):
    """Three cards for the first day. Signals: done()."""

    only_read = True

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guidePage")
        self.set_heading(Heading(self.tr("Welcome")))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for icon, title, text in (
            (
                "today",
                self.tr("One next step"),
                self.tr(
                    "The big button at the bottom right is always what comes next: drive, arrived, start, open the "
                    "checklist, sign. Ctrl+Enter presses it."
                ),
            ),
            (
                "laptop",
                self.tr("Saved at every tap"),
                self.tr(
                    "There is no Save button and no waiting. Without a network everything goes on; the pill at the "
                    "top right says what waits on this laptop."
                ),
            ),
            (
                "search",
                self.tr("Find and undo"),
                self.tr(
                    "Ctrl+K finds jobs, plates, parts, articles and everything one can do. F1 explains the screen "
                    "you are on. What went wrong, Undo takes back for 8 seconds."
                ),
            ),
        ):
            self._cards.addWidget(_GuideCard(icon, title, text), 1)
        column = ScrollColumn()
        column.column.addLayout(self._cards)
        column.add_stretch()
        fill_with(self, column)
        self.set_actions(
            ActionBarState(
                fact=self.tr("Three things to know"),
                next_step=Action("begin", self.tr("Begin"), "check"),
            )
        )
        self.action_triggered.connect(lambda _key: self.done.emit())
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        self._cards.setSpacing(self.theme.frame("gutter"))

    def set_compact(self, compact: bool) -> None:
        """One card under the other in a narrow window."""
        super().set_compact(compact)
        directions = QBoxLayout.Direction
        self._cards.setDirection(directions.TopToBottom if compact else directions.LeftToRight)


class _GuideCard(Card):
    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__(name=title)
        words = tight_column(self.theme.space(2))
        words.addWidget(IconText(icon, title, role="fact", colour="text"))
        words.addWidget(WrapLabel(text))
        self.body.addLayout(words)
        self.body.addStretch(1)


def _native(keys: str) -> str:
    if keys in "↑↓":
        return keys
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
