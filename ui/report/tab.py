"""The Report tab of a job."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldapp.domain.attachments import (
    DeliveryChannel,
    DeliveryState,
    Report,
)
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.screens.reports import ReportLine
from ui import wording
from ui.formats import Formats
from ui.frame import Action, ActionBarState
from ui.job_tab import JobTab
from ui.printing import Printer
from ui.report.deliveries import DeliveryCards, in_order
from ui.report.earlier import EarlierReports
from ui.report.on_paper import OnPaper
from ui.report.preview import Preview
from ui.theme import measures
from ui.widgets.asking import ask_pdf_path
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import fill_with
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


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
        self._on_paper = OnPaper()
        self._on_paper.print_wanted.connect(self.print_wanted)
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
        self._earlier = EarlierReports(formats)
        self._earlier.chosen.connect(self._choose)
        self._state = IconText("lock", "", role="body", icon_colour="ok")
        self._void = InfoStrip("", tone="attention")
        self._open_deliveries, self._past_deliveries = DeliveryCards(formats), DeliveryCards(formats)
        self._open_deliveries.withdraw_wanted.connect(self.withdraw_wanted)
        self._open_deliveries.came_out.connect(self.print_came_out)
        self._open_deliveries.again_wanted.connect(self._print_again)
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
        for widget in (
            self._void,
            self._state,
            self._newest,
            self._open_deliveries,
            mail,
            self._on_paper,
            self._past_deliveries,
            self._earlier,
        ):
            self._panel.add(widget)
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
        # What can still be taken back, or waits for a word, is seen without scrolling.
        first, rest = in_order(screen.deliveries)
        self._open_deliveries.show_deliveries(first, unwatched=screen.unwatched_prints)
        self._past_deliveries.show_deliveries(rest)
        self._earlier.show_lines(
            tuple(line for line in screen.earlier_reports if report is None or line.report.id != report.id)
        )
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
        self._on_paper.offer_photos(self.chosen is not None and bool(self.chosen.appendix_sha256))
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
        return self._on_paper.photos_too

    @property
    def newest(self) -> Report | None:
        """The newest sealed report of the job."""
        if self.shown is None or not self.shown.reports:
            return None
        return max(self.shown.reports, key=lambda report: report.version)

    def _print_again(self, delivery_id: str, report_id: str, printer: str) -> None:
        self.print_again_wanted.emit(
            delivery_id, report_id, printer, self._on_paper.copies, self._on_paper.both_sides
        )

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
        """Which printers there are."""
        self._on_paper.show_printers(printers)

    def begin_with(self, *, printer: str, copies: int, both_sides: bool) -> None:
        """What printing begins with; "" is the computer's own printer."""
        self._on_paper.begin_with(printer=printer, copies=copies, both_sides=both_sides)

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
