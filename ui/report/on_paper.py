"""A report on paper: which printer, how many copies, what the printer waits for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.settings import MOST_COPIES
from ui import wording
from ui.printing import Printer
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField


class OnPaper(Card):
    """The printer and how it prints; without one there is nothing to choose.

    Signals:
        print_wanted(str, int, bool): print on this printer, so many copies, on both sides of the paper.
    """

    print_wanted = Signal(str, int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("On paper"))
        self._printers: tuple[Printer, ...] = ()
        self._wanted = ""
        self._printer = ChoiceField("", [], name=self.tr("Printer"))
        self._printer.setObjectName("reportPrinter")
        self._printer.chosen.connect(self._show_trouble)
        self._no_printer = WrapLabel(self.tr("No printer on this laptop."), colour="text_muted")
        self._no_printer.setObjectName("noPrinter")
        self._no_printer.hide()  # until the print system has said so
        self._trouble = IconText("attention", "", colour="attention")
        self._trouble.hide()
        self._copies = Stepper(1, least=1, most=MOST_COPIES, name=self.tr("Copies"))
        self._copies.setObjectName("printCopies")
        self._both_sides = Switch(self.tr("Both sides"))
        self._both_sides.setObjectName("printBothSides")
        self._how = QWidget()
        self._photos_too = Switch(self.tr("Photos too"))
        self._photos_too.setObjectName("printPhotos")
        self._photos_too.setChecked(True)
        self._photos_too.hide()
        self._print = Button(self.tr("Print now"), icon="print")
        self._print.setObjectName("printReport")
        self._print.clicked.connect(
            lambda: self.print_wanted.emit(self._printer.value, self.copies, self.both_sides)
        )
        self._build()

    def _build(self) -> None:
        copies = tight_row()
        copies.addWidget(self._copies)
        copies.addStretch(1)
        how = tight_column(self.theme.space(3))
        how.addWidget(WrapLabel(self.tr("Copies"), role="label", colour="text_muted"))
        how.addLayout(copies)
        how.addWidget(self._both_sides)
        self._how.setLayout(how)
        self.body.addWidget(WrapLabel(self.tr("On paper"), role="fact"))
        for widget in (
            self._printer,
            self._no_printer,
            self._trouble,
            self._how,
            self._photos_too,
            self._print,
        ):
            self.body.addWidget(widget)

    @property
    def copies(self) -> int:
        """How many copies are wanted."""
        return self._copies.value

    @property
    def both_sides(self) -> bool:
        """Whether paper is printed on both sides."""
        return self._both_sides.isChecked()

    @property
    def photos_too(self) -> bool:
        """Whether the photos that have a file of their own are printed with the report."""
        return self._photos_too.isChecked()

    def offer_photos(self, apart: bool) -> None:
        """Ask for the photos only where they have a file of their own."""
        self._photos_too.setVisible(apart)

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        """Which printers there are; without one the button says what would allow it."""
        first = not self._printers
        self._printer.set_options([(printer.name, printer.name) for printer in printers])
        if first:
            self._printer.set_value(self._wanted)
        self._printer.setVisible(bool(printers))
        self._no_printer.setVisible(not printers)
        self._how.setVisible(bool(printers))
        self._printers = printers
        self._show_trouble()
        self._print.lock(None if printers else self.tr("No printer is set up on this laptop."))

    def begin_with(self, *, printer: str, copies: int, both_sides: bool) -> None:
        """What printing begins with; "" is the computer's own printer."""
        self._copies.set_value(copies)
        self._both_sides.setChecked(both_sides)
        self._wanted = printer
        self._printer.set_value(printer)
        self._show_trouble()

    def _show_trouble(self) -> None:
        """What the chosen printer waits for, in words."""
        chosen = next((one for one in self._printers if one.name == self._printer.value), None)
        words = wording.printer_words(chosen) if chosen is not None else ""
        self._trouble.set_words("attention", words, "attention")
        self._trouble.setVisible(bool(words))
