"""A report tab on a page for tests, with everything it may ask for written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import builders
import pypdfium2
from calls import Calls, notices

from ui.frame import Page
from ui.paper import Paper, PrintWatch
from ui.presenter import ChangesSignal
from ui.printing import Printer, PrintRequest, PrintState
from ui.report.presenter import ReportActions, ReportPresenter
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner


def pdf_of(pages: int, path: Path) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(path)
    document.close()
    return path.read_bytes()


class Desk:
    """A report tab on a page, with everything it may ask for written down."""

    def __init__(self, tab: ReportTab, tasks: TaskRunner, changes: ChangesSignal, folder: Path) -> None:
        self.tab = tab
        self.page = Page()
        self.calls = Calls()
        self.said = notices(self.page)
        self._tasks = tasks
        self._changes = changes
        self._draft = pdf_of(3, folder / "draft.pdf")
        self.sealed = pdf_of(2, folder / "sealed.pdf")
        self.photos = pdf_of(4, folder / "photos.pdf")

    def open(self, *, paper: Paper | None = None, **other: Any) -> ReportPresenter:
        calls = self.calls
        actions: dict[str, Any] = {
            "read_source": calls.view("read_source", "source"),
            "draft": calls.view("draft", self._draft),
            "make": calls.view("make", "sealed"),
            "record": calls.operation("record"),
            "pdf": calls.view("pdf", self.sealed),
            "photos": calls.view("photos", b""),
            "email": calls.operation("email"),
            "withdraw": calls.operation("withdraw"),
            "note_print": calls.operation("note_print"),
            "lose_sight": calls.operation("lose_sight"),
            "settle_print": calls.operation("settle_print"),
            "under_way": calls.view("under_way", ()),
            "fetch": calls.operation("fetch"),
            "letter": calls.view("letter", b"an unsent letter"),
            "mail_program": calls.view("mail_program", None),
        }
        return ReportPresenter(
            self.page,
            self.tab,
            ReportActions(**actions | other),
            tasks=self._tasks,
            changes=self._changes,
            printing=PrintWatch(paper or self.paper(), tasks=self._tasks, parent=self.page),
        )

    def paper(self, *states: PrintState, **other: Any) -> Paper:
        """A print system that says these states one after the other."""
        coming = iter(states)

        def state(request: PrintRequest) -> PrintState:
            self.calls.made.append(("state", request.request_id))
            return next(coming)

        def print_pdf(
            pdf: bytes, *, printer: str, title: str, copies: int, duplex: bool, paper: str
        ) -> PrintRequest:
            self.calls.made.append(("print", pdf, printer, title, copies, duplex, paper))
            return PrintRequest(printer, "Van-7")

        settings: dict[str, Any] = {
            "printers": lambda: (Printer("Van", is_default=True),),
            "print_pdf": print_pdf,
            "state": state,
            "ask_again_ms": 5,
        }
        return Paper(**settings | other)


def has_said(desk: Desk, times: int) -> bool:
    return len(desk.said) == times


def seal(desk: Desk) -> None:
    desk.tab.show_job(builders.job_screen(reports=(builders.report(),)))


def next_step(desk: Desk) -> Any:
    state = desk.tab.bar()
    assert state is not None
    return state.next_step
