"""Makes the report off the GUI thread, shows its pages, and hands it over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.reports import PrintUnderWay
from fieldapp.errors import FieldAppError, NotAllowedNow, NotFound
from fieldapp.pdfium import page_count
from ui.frame import Page
from ui.paper import PrintWatch
from ui.pictures import pdf_page
from ui.presenter import ChangesSignal, Presenter, file_saved, not_written
from ui.printing import Printer, PrintRequest, PrintState
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner

PREVIEW_WIDTH = 1176  # the preview's 588 px at device pixel ratio 2
T = TypeVar("T")
_DOUBTS = frozenset({"recipient_unknown", "no_consent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportActions:
    """What the Report tab asks of the rest."""

    read_source: Callable[[str], object]  # job id -> what the report is made of; on the read thread
    draft: Callable[[object], bytes]  # source -> an unsealed PDF; on the pool
    make: Callable[[object], object]  # source -> the sealed report; on the pool
    record: Callable[[object], Changes]
    pdf: Callable[[str], bytes]  # report id -> PDF
    photos: Callable[[str], bytes]  # report id -> the PDF with its photos, b"" where they are in the report
    email: Callable[
        [str, str, bool], Changes
    ]  # report id, recipient, whether the person was asked and said yes
    withdraw: Callable[[str], Changes]
    letter: Callable[[str], bytes]  # report id -> an unsent letter (.eml)
    mail_program: Callable[[bytes], None]  # opens such a letter; on the pool
    note_print: Callable[
        [str, str, DeliveryState, tuple[str, ...]], Changes
    ]  # report id, printer, state, requests
    lose_sight: Callable[[str, str, tuple[str, ...]], Changes]  # report id, printer, requests
    settle_print: Callable[[str, bool], Changes]  # delivery id, whether it came out
    under_way: Callable[[], tuple[PrintUnderWay, ...]]
    fetch: Callable[[str], Changes]  # report id of an earlier visit -> the files asked for


class ReportPresenter(Presenter):
    """Presenter of the Report tab on the job page."""

    def __init__(
        self,
        page: Page,
        tab: ReportTab,
        actions: ReportActions,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
        printing: PrintWatch,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._tab = tab
        self._actions = actions
        self._printing = printing
        self._paper = printing.paper
        self._asked = ("", "")
        tab.preview_wanted.connect(self.refresh)
        tab.seal_wanted.connect(self.seal)
        tab.email_wanted.connect(self._email)
        tab.withdraw_wanted.connect(lambda delivery: self.write(partial(actions.withdraw, delivery)))
        tab.print_wanted.connect(self._print)
        tab.print_came_out.connect(lambda delivery: self.write(partial(actions.settle_print, delivery, True)))
        tab.print_again_wanted.connect(self._print_again)
        tab.save_wanted.connect(self._save)
        tab.mail_program_wanted.connect(self._open_in_mail_program)
        tab.earlier_wanted.connect(self._show_earlier)

    def refresh(self) -> None:
        """Draw the preview: the sealed report where there is one, else a draft of the job as it is."""
        screen = self._tab.shown
        if screen is None:
            return
        self._tab.show_loading()
        self.compute(self._paper.printers, self._show_printers, lambda _error: self._show_printers(()))
        report = self._tab.chosen
        asked = self._on_show()
        if report is not None:
            self._preview(partial(self._files, report.id), partial(self._draw_all, asked))
        else:
            self._preview(
                partial(self._actions.read_source, screen.job.id),
                lambda source: self.compute(
                    partial(self._actions.draft, source), partial(self._draw, asked), self._not_drawn
                ),
            )

    def on_changes(self, changes: Changes) -> None:
        """The file of an earlier visit has come: it is shown where it is waited for."""
        report = self._tab.chosen
        if self._tab.chosen_told and report is not None and report.sha256 in changes.of_kind("file"):
            self._tasks.run_read(
                partial(self._files, report.id),
                owner=self,
                on_done=partial(self._draw_all, self._on_show()),
                on_error=lambda _error: None,  # it was only asked for
            )

    def _files(self, report_id: str) -> tuple[bytes, ...]:
        """The report, and its photos where they have a file of their own."""
        found = (self._actions.pdf(report_id), self._actions.photos(report_id))
        return tuple(pdf for pdf in found if pdf)

    def _preview(self, view: Callable[[], T], on_done: Callable[[T], None]) -> None:
        self._tasks.run_read(view, owner=self, on_done=on_done, on_error=self._not_drawn)

    def _show_printers(self, found: tuple[Printer, ...]) -> None:
        self._tab.show_printers(found)

    def _on_show(self) -> tuple[str, str]:
        """Which job's which report the tab shows; a draft has no id."""
        report = self._tab.chosen
        job = self._tab.shown.job.id if self._tab.shown is not None else ""
        return job, report.id if report is not None else ""

    def _draw(self, asked: tuple[str, str], pdf: bytes) -> None:
        self._draw_all(asked, (pdf,))

    def _draw_all(self, asked: tuple[str, str], pdfs: tuple[bytes, ...]) -> None:
        def pages() -> tuple[QImage, ...]:
            return tuple(
                pdf_page(pdf, number, width=PREVIEW_WIDTH)
                for pdf in pdfs
                for number in range(page_count(pdf))
            )

        def show(images: tuple[QImage, ...]) -> None:
            if asked == self._on_show():  # another job may have been opened, or this one sealed, meanwhile
                self._tab.show_pages(images)

        self.compute(pages, show, self._not_drawn)

    def _not_drawn(self, error: Exception) -> None:
        self._tab.show_pages(())
        self.say_error(error)

    def seal(self) -> None:
        """Make, seal and record the report."""
        screen = self._tab.shown
        if screen is None:
            return
        self._tab.set_busy(True)

        def failed(error: Exception) -> None:
            self._tab.set_busy(False)
            self.say_error(error)

        def recorded(_changes: Changes) -> None:
            self._tab.set_busy(False)
            self.say(self.tr("Report sealed"))

        def made(report: object) -> None:
            self.write(partial(self._actions.record, report), recorded, failed)

        self._tasks.run_read(
            partial(self._actions.read_source, screen.job.id),
            owner=self,
            on_done=lambda source: self.compute(partial(self._actions.make, source), made, failed),
            on_error=failed,
        )

    def _email(self, recipient: str) -> None:
        """Send; to an address that is not the customer's, or without their consent, only when asked a second time."""
        report = self._tab.chosen
        if report is None:
            return
        asked = (report.id, recipient)
        confirmed, self._asked = self._asked == asked, ("", "")

        def refused(error: Exception) -> None:
            if isinstance(error, NotAllowedNow) and not confirmed and _DOUBTS & set(error.reasons):
                self._asked = asked
                self.say(self._doubt(error.reasons, recipient))
            else:
                self.say_error(error)

        self.write(
            partial(self._actions.email, report.id, recipient, confirmed),
            lambda _changes: self.say(self.tr("The report goes out when the network is there")),
            refused,
        )

    def _doubt(self, reasons: tuple[str, ...], recipient: str) -> str:
        if "no_consent" in reasons:
            return self.tr("The customer has not agreed to e-mail. Press again to send all the same.")
        words = self.tr("{address} is not the customer's address. Press again to send there.")
        return words.format(address=recipient)

    def _save(self, path: str) -> None:
        report = self._tab.chosen
        if report is None:
            return

        def refused(error: Exception) -> None:
            if isinstance(error, OSError):
                self.say(not_written())
            else:
                self.say_error(error)

        def write() -> str:
            """The report, its photos beside it where they have a file of their own; what was written."""
            chosen = Path(path)
            chosen.write_bytes(self._actions.pdf(report.id))
            if not (photos := self._actions.photos(report.id)):
                return path
            beside = chosen.with_name(f"{chosen.stem}-photos{chosen.suffix}")
            beside.write_bytes(photos)
            return f"{path}, {beside.name}"

        self._tasks.run_read(
            write,
            owner=self,
            on_done=lambda written: self.say(file_saved(written)),
            on_error=refused,
        )

    def _open_in_mail_program(self) -> None:
        report = self._tab.chosen
        if report is None:
            return
        self.read(
            partial(self._actions.letter, report.id),
            lambda eml: self.compute(
                partial(self._actions.mail_program, eml),
                lambda _none: self.say(self.tr("The letter is open in your mail program; send it there")),
            ),
        )

    def _show_earlier(self, report_id: str) -> None:
        self._tab.show_loading()
        self._tasks.run_read(
            partial(self._files, report_id),
            owner=self,
            on_done=partial(self._draw_all, self._on_show()),
            on_error=partial(self._not_here, report_id),
        )

    def _not_here(self, report_id: str, error: Exception) -> None:
        """Ask the office for the report of an earlier visit; anything else is an error."""
        if not (isinstance(error, NotFound) and self._tab.chosen_told):
            self._not_drawn(error)
            return
        self._tab.show_pages(())
        sentence = self.tr("This report is at the office. It comes and opens as soon as there is a network.")
        self.write(partial(self._actions.fetch, report_id), lambda _changes: self.say(sentence))

    def _print(self, printer: str, copies: int, both_sides: bool) -> None:
        report = self._tab.chosen
        if report is None:
            self.say(self.tr("Seal the report first, then print it."))
            return
        # What became of a report is kept with its job, and that of an earlier visit is not on this laptop.
        noted = "" if self._tab.chosen_told else report.id
        self._hand_over(report.id, noted, printer, copies, both_sides)

    def _print_again(
        self, delivery_id: str, report_id: str, printer: str, copies: int, both_sides: bool
    ) -> None:
        """It did not come out: that is kept, and the same report goes to the same printer."""
        self.write(
            partial(self._actions.settle_print, delivery_id, False),
            lambda _changes: self._hand_over(report_id, report_id, printer, copies, both_sides),
        )

    def _hand_over(self, report_id: str, noted: str, printer: str, copies: int, both_sides: bool) -> None:
        wanted = self._files if self._tab.photos_too else self._report_alone
        title = self._tab.shown.job.shown_number if self._tab.shown is not None else ""

        def handed(done: tuple[tuple[PrintRequest, ...], Exception | None]) -> None:
            requests, error = done
            names = tuple(request.request_id for request in requests if request.request_id)
            if noted and requests:
                self.write(partial(self._actions.note_print, noted, printer, DeliveryState.AT_PRINTER, names))
            self._follow(PrintUnderWay(report_id=noted, printer=printer, requests=names, title=title))
            if error is not None:
                self.say_error(error)

        paper = self._paper.size()

        def on_paper(pdfs: tuple[bytes, ...]) -> tuple[tuple[PrintRequest, ...], Exception | None]:
            """What the printer took; where it refused the photos, the report is at it all the same."""
            taken: list[PrintRequest] = []
            for pdf in pdfs:
                try:
                    request = self._paper.print_pdf(
                        pdf, printer=printer, title=title, copies=copies, duplex=both_sides, paper=paper
                    )
                except FieldAppError as error:
                    return tuple(taken), error
                taken.append(request)
            return tuple(taken), None

        self.read(partial(wanted, report_id), lambda pdfs: self.compute(partial(on_paper, pdfs), handed))

    def follow_again(self) -> None:
        """Go on watching what was at a printer when the program was closed."""

        def follow(found: tuple[PrintUnderWay, ...]) -> None:
            for print_ in found:
                self._follow(print_)

        self.read(self._actions.under_way, follow)

    def _follow(self, print_: PrintUnderWay, place: int = 0) -> None:
        """The report's, then its photos': only when all are out it is said to be printed."""
        if place < len(print_.requests):
            request = PrintRequest(print_.printer, print_.requests[place])
            self._printing.watch(request, print_.title, partial(self._ended, print_, place))

    def _ended(self, print_: PrintUnderWay, place: int, state: PrintState) -> None:
        if state is PrintState.PRINTED and place + 1 < len(print_.requests):
            self._follow(print_, place + 1)
        elif state is PrintState.UNKNOWN:
            if print_.report_id:
                self.write(
                    partial(self._actions.lose_sight, print_.report_id, print_.printer, print_.requests)
                )
        elif print_.report_id:
            became = DeliveryState.PRINTED if state is PrintState.PRINTED else DeliveryState.FAILED
            self.write(
                partial(self._actions.note_print, print_.report_id, print_.printer, became, print_.requests)
            )

    def _report_alone(self, report_id: str) -> tuple[bytes, ...]:
        return (self._actions.pdf(report_id),)
