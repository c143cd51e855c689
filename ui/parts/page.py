"""The Parts page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.screens.parts import PartsScreen, StockLine
from ui.formats import Formats
from ui.frame import ActionBarState, Heading, Page
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.stepper import Stepper
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


class StockCard(Card):
    """One part: count what lies in the car, or load more.

    Signals:
        counted(str, int): part id, what was counted.
    """

    counted = Signal(str, int)

    def __init__(self, line: StockLine, formats: Formats) -> None:
        super().__init__(name=line.part.name)
        self.setObjectName(f"stock-{line.part.number}")
        self._part_id = line.part.id
        words = tight_column()
        words.addWidget(WrapLabel(line.part.name, role="body_strong"))
        facts = (line.part.number, formats.money(line.part.price, line.part.currency))
        words.addWidget(WrapLabel(" · ".join(filter(None, facts)), role="caption", colour="text_muted"))
        if line.planned > line.in_car:
            missing = self.tr("{count} planned for coming jobs").format(count=line.planned)
            words.addWidget(IconText("attention", missing, role="caption", colour="attention"))
        in_car = self.tr("In this car")
        self._stepper = Stepper(line.in_car, name=f"{in_car}: {line.part.name}")
        self._stepper.setObjectName(f"count-{line.part.number}")
        self._save = Button(self.tr("Save count"), icon="check")
        self._save.setObjectName(f"save-{line.part.number}")
        self._save.hide()
        self._before = line.in_car
        self._stepper.value_changed.connect(lambda value: self._save.setVisible(value != self._before))
        self._save.clicked.connect(lambda: self.counted.emit(self._part_id, self._stepper.value))
        row = tight_row(self.theme.space(3))
        row.addLayout(words, 1)
        row.addWidget(self._save)
        row.addWidget(WrapLabel(in_car, role="label", colour="text_muted"))
        row.addWidget(self._stepper)
        self.body.addLayout(row)


class PartsPage(Themed, Page):
    """Search, then a card per part: first what lies in the car.

    Signals:
        asked(str): words to look for.
        counted(str, int): part id, what was counted.
    """

    asked = Signal(str)
    counted = Signal(str, int)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("partsPage")
        self._formats = formats
        self.set_heading(Heading(self.tr("Parts"), self.tr("In this car")))
        self._words = TextField("", placeholder=self.tr("Part number or name"), name=self.tr("Find a part"))
        self._words.setObjectName("partsFilter")
        self._words.edited.connect(self.asked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._words)
        self._list = ScrollColumn()
        self._cards: dict[StockLine, StockCard] = {}
        self._building = Slices(self)
        self._building.finished.connect(self._list.release)
        self._nothing = EmptyState(
            "parts", self.tr("No such part"), self.tr("Try fewer letters, or the number from the box.")
        )
        self._nothing.hide()
        self._list.add(self._nothing)
        self._list.add_stretch()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._list, 1)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.setContentsMargins(pad, 0, pad, theme.space(3))

    def look_for(self, words: str) -> None:
        """Show the parts with these words, as if they had been typed."""
        self._words.set_text(words)
        self.asked.emit(words)

    @property
    def words(self) -> str:
        """What is being looked for."""
        return self._words.text

    def _show_lines(self, lines: tuple[StockLine, ...]) -> None:
        """Only cards whose part changed are built anew, so that a count being changed stays where it is."""
        kept = {line: card for line, card in self._cards.items() if line in lines}
        for line, card in self._cards.items():
            if line not in kept:
                self._list.column.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = kept
        self._nothing.setVisible(not lines)
        self._list.hold()
        self._building.start(partial(self._put, place, line) for place, line in enumerate(lines, start=1))

    def _put(self, place: int, line: StockLine) -> None:
        card = self._cards.get(line)
        if card is None:
            card = self._cards[line] = StockCard(line, self._formats)
            card.counted.connect(self.counted)
        elif self._list.column.indexOf(card) == place:
            return
        self._list.column.insertWidget(place, card)

    def show_parts(self, screen: PartsScreen) -> None:
        """Show these parts."""
        self._show_lines(screen.lines)
        here = sum(1 for line in screen.lines if line.in_car > 0)
        fact = self.tr("%n part(s) in this car", "", here)
        shown = self.tr("{shown} of {total} shown").format(shown=len(screen.lines), total=screen.total)
        self.set_actions(ActionBarState(fact=fact, line=shown if screen.total > len(screen.lines) else ""))
