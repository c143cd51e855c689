"""What printing begins with: printer, copies, sides, paper; and a page to try it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from fieldapp.settings import MOST_COPIES, Settings
from ui import wording
from ui.printing import Printer
from ui.theme import Colour
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_row
from ui.widgets.segments import Option, Segments
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField


class PrinterCard(Card):
    """Signals: chosen(str, object): a field of `Settings` and its value; trial_wanted(): print the test page."""

    chosen = Signal(str, object)
    trial_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Printer"))
        self.setObjectName("printerCard")
        self._wanted = ""
        self._printers: tuple[Printer, ...] = ()
        self._printer = ChoiceField(self.tr("Print on"), [("", self.tr("The computer’s own choice"))])
        self._printer.setObjectName("settingPrinter")
        self._printer.chosen.connect(self._choose)
        self._trouble = IconText("attention", "", colour="attention")
        self._trouble.setObjectName("printerTrouble")
        self._trouble.hide()
        self._copies = Stepper(1, least=1, most=MOST_COPIES, name=self.tr("Copies"))
        self._copies.setObjectName("settingCopies")
        self._copies.value_changed.connect(lambda copies: self.chosen.emit("copies", copies))
        self._sides = Switch(self.tr("Both sides"))
        self._sides.setObjectName("settingBothSides")
        self._sides.toggled.connect(lambda on: self.chosen.emit("both_sides", on))
        self._paper = Segments(
            [Option("a4", "A4", "", "accent"), Option("letter", "Letter", "", "accent")],
            name=self.tr("Paper"),
        )
        self._paper.setObjectName("settingPaper")
        self._paper.chosen.connect(lambda key: self.chosen.emit("paper", key))
        self._trial = Button(self.tr("Print a test page"), icon="print")
        self._trial.setObjectName("printTrial")
        self._trial.clicked.connect(self.trial_wanted)
        self._outcome = IconText("info", "", role="body")
        self._outcome.setObjectName("trialOutcome")
        self._outcome.hide()
        self._build()

    def _build(self) -> None:
        self.body.addWidget(self._printer)
        self.body.addWidget(self._trouble)
        copies = tight_row()
        copies.addWidget(self._copies)
        copies.addStretch(1)
        self.body.addWidget(WrapLabel(self.tr("Copies"), role="label", colour="text_muted"))
        self.body.addLayout(copies)
        self.body.addWidget(self._sides)
        self.body.addWidget(WrapLabel(self.tr("Paper"), role="label", colour="text_muted"))
        self.body.addWidget(self._paper)
        button = tight_row()
        button.addWidget(self._trial)
        button.addStretch(1)
        self.body.addLayout(button)
        self.body.addWidget(self._outcome)

    @property
    def printer(self) -> str:
        """The printer a test page goes to: the chosen one, else the computer's own; "" where there is none."""
        if self._printer.value:
            return self._printer.value
        return self._printers[0].name if self._printers else ""

    def show_settings(self, kept: Settings) -> None:
        """What is on."""
        self._wanted = kept.printer
        self._show_choice()
        self._copies.set_value(kept.copies)
        blocked = self._sides.blockSignals(True)
        self._sides.setChecked(kept.both_sides)
        self._sides.blockSignals(blocked)
        self._paper.set_value(kept.paper)

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        """Which printers there are, the computer's own choice first."""
        self._printers = printers
        self._show_choice()
        self._trial.lock(None if printers else self.tr("No printer is set up on this laptop."))

    def show_outcome(self, icon: str, words: str) -> None:
        """What has become of the test page."""
        colours: dict[str, Colour] = {"check": "ok", "cross": "unsafe"}
        self._outcome.set_words(icon, words, colours.get(icon, "text"))
        self._outcome.show()

    def _show_choice(self) -> None:
        own = self.tr("The computer’s own choice")
        if self._printers:
            own = self.tr("The computer’s own choice ({printer})").format(printer=self._printers[0].name)
        options = [("", own), *((one.name, one.name) for one in self._printers)]
        if self._wanted and all(one.name != self._wanted for one in self._printers):
            # Kept though it is not there now: the printer in the van is off while the laptop lies in the office.
            options.append((self._wanted, self.tr("{printer} (not there now)").format(printer=self._wanted)))
        self._printer.set_options(options)
        self._printer.set_value(self._wanted)
        self._show_trouble()

    def _choose(self, printer: str) -> None:
        self._wanted = printer
        self._outcome.hide()
        self._show_trouble()
        self.chosen.emit("printer", printer)

    def _show_trouble(self) -> None:
        chosen = next((one for one in self._printers if one.name == self.printer), None)
        words = wording.printer_words(chosen) if chosen is not None else ""
        if not self._printers:
            words = self.tr("No printer is set up on this laptop.")
        self._trouble.set_words("attention", words, "attention")
        self._trouble.setVisible(bool(words))
