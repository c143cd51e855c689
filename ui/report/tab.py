"""The Report tab of a job."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.attachments import (
    DeliveryChannel,
    DeliveryState,
    Report,
    ReportDelivery,
    may_withdraw,
)
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.settings import MOST_COPIES
from ui import wording
from ui.formats import Formats
from ui.frame import Action, ActionBarState
from ui.job_tab import JobTab
from ui.printing import Printer
from ui.report.preview import Preview
from ui.theme import Colour, measures
from ui.widgets.asking import ask_pdf_path
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip, StripIcon
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.layouts import empty, fill_with, tight_column, tight_row
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.row_button import RowButton, RowState
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField, TextField
from ui.widgets.themed import Themed

MOST_EARLIER = 8


def _delivered(delivery: DeliveryState | None) -> RowState | None:
    """How far an earlier report got, if it was handed over."""
    match delivery:
        case None:
            return None
        case DeliveryState.ACCEPTED | DeliveryState.PRINTED:
            return RowState(wording.delivery_word(delivery), "check", "ok")
        case DeliveryState.BOUNCED | DeliveryState.FAILED:
            return RowState(wording.delivery_word(delivery), "cross", "unsafe")
        case DeliveryState.WITHDRAWN:
            return RowState(wording.delivery_word(delivery), "undo", "neutral")
        case _:
            return RowState(wording.delivery_word(delivery), "clock", "neutral")


class ReportTab(Themed, JobTab):
    """Live preview, seal, e-mail, paper, and what became of each hand-over.

    Signals:
        preview_wanted(): the tab is shown and the preview may be old.
        seal_wanted(): make and seal the report.
        email_wanted(str): send to this address.
        withdraw_wanted(str): take a delivery back that has not left.
        print_wanted(str, int, bool): print on this printer, so many copies, on both sides of the paper.
        print_came_out(str): this delivery, of which nothing was heard, lies in the printer's tray.
        print_again_wanted(str, str, str, int, bool): it does not; this report on this printer again, so many copies, on
            both sides.
        mail_program_wanted(): open the report as a letter in one's own mail program.
        earlier_wanted(str): show an earlier report of this car in the preview.
        printers_wanted(): ask which printers there are.
        save_wanted(str): write the PDF to this path.
    """

    preview_wanted = Signal()
    seal_wanted = Signal()
    email_wanted = Signal(str)
    withdraw_wanted = Signal(str)
    print_wanted = Signal(str, int, bool)
    print_came_out = Signal(str)
    print_again_wanted = Signal(str, str, str, int, bool)
    mail_program_wanted = Signal()
    earlier_wanted = Signal(str)
    printers_wanted = Signal()
    save_wanted = Signal(str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportTab")
        self._formats = formats
        self.shown: JobScreen | None = None
        self._busy = False
        self._sealed_id = ""
        self._compact = False
        self.preview = Preview()
        self._loading = LoadingBars(rows=8)
        self._to = TextField(self.tr("To"))
        self._to.setObjectName("reportRecipient")
        self._printer = ChoiceField("", [], name=self.tr("Printer"))
        self._no_printer = WrapLabel(self.tr("No printer on this laptop."), colour="text_muted")
        self._no_printer.hide()  # until the print system has said so
        self._printer.setObjectName("reportPrinter")
        self._copies = Stepper(1, least=1, most=MOST_COPIES, name=self.tr("Copies"))
        self._copies.setObjectName("printCopies")
        self._how = QWidget()  # nothing to choose without a printer
        self._both_sides = Switch(self.tr("Both sides"))
        self._both_sides.setObjectName("printBothSides")
        self._photos_too = Switch(self.tr("Photos too"))
        self._photos_too.setObjectName("printPhotos")
        self._photos_too.setChecked(True)
        self._photos_too.hide()
        self._print = Button(self.tr("Print now"), icon="print")
        self._print.setObjectName("printReport")
        self._print.clicked.connect(
            lambda: self.print_wanted.emit(
                self._printer.value, self._copies.value, self._both_sides.isChecked()
            )
        )
        self._trouble = IconText("attention", "", colour="attention")
        self._trouble.hide()
        self._printer.chosen.connect(self._show_trouble)
        self._printers: tuple[Printer, ...] = ()
        self._wanted_printer = ""
        self._own_program = Button(self.tr("Open in mail program"), icon="mail", kind="quiet")
        self._own_program.setObjectName("ownMailProgram")
        self._own_program.clicked.connect(self.mail_program_wanted)
        self._again = Button(self.tr("Send again"), icon="mail")
        self._again.setObjectName("sendAgain")
        self._again.clicked.connect(lambda: self.act("email"))
        self._newest = Button(self.tr("Back to the newest report"), icon="undo", kind="quiet")
        self._newest.setObjectName("backToNewest")
        self._newest.clicked.connect(lambda: self._choose(None))
        self._chosen: ReportLine | None = None
        self._history_rows = QVBoxLayout()
        self._history_key: object = None
        self._state = IconText("lock", "", role="body", icon_colour="ok")
        self._void = InfoStrip("", tone="attention")
        self._deliveries = QVBoxLayout()
        self._sheet = ScrollColumn(padded=False)
        self._panel = ScrollColumn(left=False, top=True)
        self._columns = ColumnRow([(self._sheet, 1), (self._panel, 0)])
        self._columns.stacked_changed.connect(self._stack)
        self._build()
        self.restyle()

    def _build(self) -> None:
        mail = Card(name=self.tr("By e-mail"))
        mail.body.addWidget(WrapLabel(self.tr("By e-mail"), role="fact"))
        mail.body.addWidget(self._to)
        self._language = WrapLabel(colour="text_muted")
        mail.body.addWidget(self._language)
        mail.body.addWidget(self._again)
        mail.body.addWidget(self._own_program)
        paper = Card(name=self.tr("On paper"))
        paper.body.addWidget(WrapLabel(self.tr("On paper"), role="fact"))
        copies = tight_row()
        copies.addWidget(self._copies)
        copies.addStretch(1)
        paper.body.addWidget(self._printer)
        paper.body.addWidget(self._no_printer)
        paper.body.addWidget(self._trouble)
        how = tight_column(self.theme.space(3))
        how.addWidget(WrapLabel(self.tr("Copies"), role="label", colour="text_muted"))
        how.addLayout(copies)
        how.addWidget(self._both_sides)
        self._how.setLayout(how)
        paper.body.addWidget(self._how)
        paper.body.addWidget(self._photos_too)
        paper.body.addWidget(self._print)
        for widget in (self._void, self._state, self._newest, mail, paper):
            self._panel.add(widget)
        holder = QWidget()
        holder.setLayout(self._deliveries)
        self._panel.add(holder)
        self._history = Card(name=self.tr("Earlier reports of this car"))
        self._history.setObjectName("reportHistory")
        self._history.body.addWidget(WrapLabel(self.tr("Earlier reports of this car"), role="fact"))
        self._history.body.addLayout(self._history_rows)
        self._panel.add(self._history)
        self._panel.add_stretch()
        self._sheet.column.setSpacing(0)
        self._sheet.column.addWidget(self._loading, 1)
        self._sheet.column.addWidget(self.preview, 1)
        fill_with(self, self._columns)

    def _stack(self, stacked: bool) -> None:
        """The page as large as there is room, and what is done with it below, where both would be too narrow."""
        self.preview.set_tall(stacked)
        self.restyle()

    def restyle(self) -> None:
        """Widths at the present scale."""
        theme = self.theme
        wanted = measures.REPORT_PANEL_COMPACT if self._compact else measures.REPORT_PANEL
        width = theme.px(wanted) + theme.frame("page_padding")
        stacked = self._columns.is_stacked
        self._panel.setMinimumWidth(0 if stacked else width)
        self._panel.setMaximumWidth(measures.NO_LIMIT if stacked else width)
        self._deliveries.setContentsMargins(0, 0, 0, 0)
        self._deliveries.setSpacing(theme.space(2))

    def set_compact(self, compact: bool) -> None:
        """A narrower panel in a narrow window."""
        self._compact = compact
        self.restyle()

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's report and deliveries."""
        if self.shown is None or self.shown.job.id != screen.job.id:
            self._to.set_text(screen.customer.email)
            self._to.show_start()
            self.preview.show_pages(())
            self._chosen = None
        self.shown = screen
        self._language.setText(
            self.tr("In {language}, the customer's language.").format(
                language=wording.language_word(screen.customer.language.value)
            )
        )
        report = self.newest
        self._void.hide()
        self._show_state()
        self._show_deliveries(screen.deliveries)
        self._show_history(screen.earlier_reports)
        self.bar_changed.emit()
        sealed_id = report.id if report is not None else ""
        if sealed_id != self._sealed_id and self.isVisible():
            self._chosen = None
            self._show_state()
            self.preview_wanted.emit()  # what is shown is still the draft
        self._sealed_id = sealed_id

    def _show_state(self) -> None:
        """What lies in the preview, and what may be done with it."""
        report, chosen = self.newest, self._chosen
        if chosen is not None:
            made = self._formats.local(chosen.report.made_at).date()
            words = (
                self.tr("Report of {job}, version {version}, {day}. What you print or save is this one.")
                if self.chosen_told
                else self.tr(
                    "Report of {job}, version {version}, {day}. What you send, print or save is this one."
                )
            )
            told = words.format(
                job=chosen.job_number, version=chosen.report.version, day=self._formats.short_date(made)
            )
            self._state.set_words("info", told, "text")
        elif report is None:
            self._state.set_words("info", self.tr("Not sealed yet. What you see is a draft."), "text")
        else:
            sealed = self.tr("Sealed {time}, unchanged.").format(time=self._formats.time(report.made_at))
            self._state.set_words("lock", sealed, "text")
        self._newest.setVisible(chosen is not None)
        has_mail = self.shown is not None and bool(self.shown.customer.email)
        self._own_program.setVisible(self.chosen is not None and has_mail and not self.chosen_told)
        self._photos_too.setVisible(self.chosen is not None and bool(self.chosen.appendix_sha256))
        handed = self.shown is not None and any(
            one.channel is DeliveryChannel.EMAIL and one.state is not DeliveryState.WITHDRAWN
            for one in self.shown.deliveries
        )
        self._again.setVisible(
            not self.chosen_told and (chosen is not None or (report is not None and handed))
        )

    def _choose(self, line: ReportLine | None) -> None:
        """Show this one and act on it; None: the newest again."""
        self._chosen = line
        self._show_state()
        self.bar_changed.emit()
        if line is None:
            self.preview_wanted.emit()
        else:
            self.earlier_wanted.emit(line.report.id)

    @property
    def chosen(self) -> Report | None:
        """The sealed report that is sent, printed and saved: an earlier one that was chosen, else the newest."""
        return self._chosen.report if self._chosen is not None else self.newest

    @property
    def chosen_told(self) -> bool:
        """Whether it is of an earlier visit whose job is not on this laptop: shown, printed and saved, not sent."""
        return self._chosen is not None and self._chosen.told is not None

    @property
    def photos_too(self) -> bool:
        """Whether the photos that have a file of their own are printed with the report."""
        return self._photos_too.isChecked()

    @property
    def newest(self) -> Report | None:
        """The newest sealed report of the job."""
        if self.shown is None or not self.shown.reports:
            return None
        return max(self.shown.reports, key=lambda report: report.version)

    def _show_history(self, lines: tuple[ReportLine, ...]) -> None:
        """Reports before this one, of this job and of earlier visits."""
        newest = self.newest
        earlier = tuple(line for line in lines if newest is None or line.report.id != newest.id)
        self._history.setVisible(bool(earlier))
        if earlier == self._history_key:
            return
        self._history_key = earlier
        empty(self._history_rows)
        for line in earlier[:MOST_EARLIER]:
            day = self._formats.short_date(self._formats.local(line.report.made_at).date())
            words = self.tr("{day}, version {version}").format(day=day, version=line.report.version)
            words = words.replace(f" {line.report.version}", f"\N{NO-BREAK SPACE}{line.report.version}")
            if line.told is not None:
                words = ", ".join(
                    part for part in (words, line.told.technician, *line.told.findings[:2]) if part
                )
            show = RowButton("", line.job_number, words, state=_delivered(line.delivery))
            show.setObjectName(f"earlier-{line.report.id}")
            show.clicked.connect(lambda _=False, earlier=line: self._choose(earlier))
            self._history_rows.addWidget(show)

    def _show_trouble(self) -> None:
        """What the chosen printer waits for, in words."""
        chosen = next((one for one in self._printers if one.name == self._printer.value), None)
        words = wording.printer_words(chosen) if chosen is not None else ""
        self._trouble.set_words("attention", words, "attention")
        self._trouble.setVisible(bool(words))

    def _show_deliveries(self, deliveries: tuple[ReportDelivery, ...]) -> None:
        empty(self._deliveries)
        for delivery in deliveries:
            if delivery.state is not DeliveryState.WITHDRAWN:
                self._deliveries.addWidget(self._delivery_card(delivery))

    def _delivery_card(self, delivery: ReportDelivery) -> Card:
        good = delivery.state in (DeliveryState.ACCEPTED, DeliveryState.PRINTED)
        bad = delivery.state in (DeliveryState.BOUNCED, DeliveryState.FAILED)
        icon = "mail" if delivery.channel is DeliveryChannel.EMAIL else "print"
        card = Card(name=delivery.recipient)
        card.setObjectName(f"delivery-{delivery.channel.value}")
        to = tight_row(self.theme.space(2))
        to.addWidget(StripIcon(icon, "text"))
        to.addWidget(NameLabel(delivery.recipient), 1)  # an address has no place to break
        card.body.addLayout(to)
        held = may_withdraw(delivery, now=datetime.now(UTC))
        unwatched = self.shown is not None and delivery.id in self.shown.unwatched_prints
        words = wording.delivery_word(delivery.state)
        if held and delivery.leaves_at is not None:
            words = self.tr("At the office, leaves {time}").format(
                time=self._formats.time(delivery.leaves_at)
            )
        elif unwatched:
            # Nothing will be heard of it: what is known is when it was handed over.
            words = self.tr("Handed to the printer {time}").format(
                time=self._formats.date_time(delivery.requested_at)
            )
        elif delivery.channel is DeliveryChannel.PRINT and delivery.state is DeliveryState.FAILED:
            words = self.tr("Not printed")
        elif delivery.state_at is not None:
            words = f"{words} {self._formats.time(delivery.state_at)}"
        colour: Colour = "ok" if good else "unsafe" if bad else "text_muted"
        card.body.addWidget(
            IconText("check" if good else "cross" if bad else "clock", words, role="body", colour=colour)
        )
        told = bad or delivery.state in (DeliveryState.ACCEPTED, DeliveryState.SENDING)
        if delivery.detail and told:
            card.body.addWidget(WrapLabel(delivery.detail, role="caption", colour="text_muted"))
        if held:
            undo = Button(self.tr("Take back"), icon="undo")
            undo.clicked.connect(
                lambda _=False, delivery_id=delivery.id: self.withdraw_wanted.emit(delivery_id)
            )
            card.body.addWidget(undo)
        if unwatched:
            self._ask_what_became(card, delivery)
        return card

    def _ask_what_became(self, card: Card, delivery: ReportDelivery) -> None:
        """The computer hears nothing of this print: the person at the printer says what became of it."""
        told = self.tr("This computer is not told whether it came out. Look at the printer.")
        card.body.addWidget(WrapLabel(told, role="caption", colour="text_muted"))
        out = Button(self.tr("It came out"), icon="check")
        out.setObjectName("printCameOut")
        out.clicked.connect(lambda _=False: self.print_came_out.emit(delivery.id))
        again = Button(self.tr("Print again"), icon="print", kind="quiet")
        again.setObjectName("printAgain")
        again.clicked.connect(
            lambda _=False: self.print_again_wanted.emit(
                delivery.id,
                delivery.report_id,
                delivery.recipient,
                self._copies.value,
                self._both_sides.isChecked(),
            )
        )
        card.body.addWidget(out)
        card.body.addWidget(again)

    def show_loading(self) -> None:
        """The preview is being drawn."""
        if not self.preview.page_count:
            self.preview.hide()
            self._loading.start()

    def show_pages(self, images: tuple[QImage, ...]) -> None:
        """The drawn pages."""
        self._loading.stop()
        self.preview.show()
        self.preview.show_pages(images)
        self.bar_changed.emit()

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        """Which printers there are; without one the button says what would allow it."""
        first = not self._printers
        self._printer.set_options([(printer.name, printer.name) for printer in printers])
        if first:
            self._printer.set_value(self._wanted_printer)
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
        self._wanted_printer = printer
        self._printer.set_value(printer)
        self._show_trouble()

    def set_busy(self, busy: bool) -> None:
        """While the report is being made its button waits."""
        self._busy = busy
        self.bar_changed.emit()

    def bar(self) -> ActionBarState | None:
        """Seal first; then send; then the job's own next step."""
        if self.shown is None:
            return None
        if self.chosen_told and self._chosen is not None:
            told = self._chosen
            return ActionBarState(
                fact=self.tr("Report of {job}").format(job=told.job_number),
                line=self._formats.size(told.report.size),
                next_step=Action("save", self.tr("Save PDF"), "export"),
            )
        report = self.newest
        customer = self.shown.customer.name
        pages = self.tr("%n page(s)", "", self.preview.page_count) if self.preview.page_count else ""
        if report is None:
            locked = self.tr("The report is being made.") if self._busy else ""
            step = Action("seal", self.tr("Seal report"), "lock", locked)
            return ActionBarState(
                fact=self.tr("Make the report for {customer}").format(customer=customer),
                line=pages,
                next_step=step,
            )
        save = Action("save", self.tr("Save PDF"), "export")
        handed = [d for d in self.shown.deliveries if d.state is not DeliveryState.WITHDRAWN]
        if handed:
            return None
        line = f"{pages}, {self._formats.size(report.size)}" if pages else self._formats.size(report.size)
        return ActionBarState(
            fact=self.tr("Send the report to {customer}").format(customer=customer),
            line=line,
            secondary=(save,),
            next_step=Action("email", self.tr("Send report"), "mail"),
        )

    def act(self, key: str) -> None:
        """A button of the bar."""
        if key == "seal":
            self.seal_wanted.emit()
        elif key == "email":
            recipient = self._to.text.strip()
            good = "@" in recipient and "." in recipient.rpartition("@")[2]
            self._to.set_problem("" if good else self.tr("An e-mail address, for example name@example.com"))
            if good:
                self.email_wanted.emit(recipient)
        elif key == "save":
            self._ask_path()

    def _ask_path(self) -> None:
        number = self._chosen.job_number if self._chosen is not None else ""
        name = number or (self.shown.job.shown_number if self.shown is not None else "report")
        if path := ask_pdf_path(self, self.tr("Save PDF"), name):
            self.save_wanted.emit(path)
