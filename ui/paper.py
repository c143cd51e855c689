"""The print system as presenters use it, and the watch over what was handed to it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ui.printing import PaperSize, Printer, PrintRequest, PrintState, print_pdf, printers, request_state
from ui.tasks import TaskRunner

_MORE_PATIENT = 1.5
_MOST_PATIENT_MS = 30_000


class PrintPdf(Protocol):
    """Hands a PDF to a printer."""

    def __call__(
        self, pdf: bytes, *, printer: str, title: str, copies: int, duplex: bool, paper: PaperSize
    ) -> PrintRequest:
        """See `ui.printing.print_pdf`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The print system; all of it but `size`, the paper that lies in the printer, is called on the pool."""

    printers: Callable[[], tuple[Printer, ...]] = printers
    print_pdf: PrintPdf = print_pdf
    state: Callable[[PrintRequest], PrintState] = request_state
    size: Callable[[], PaperSize] = lambda: "a4"
    ask_again_ms: int = 3000


@dataclass(frozen=True, slots=True)
class _Watched:
    request: PrintRequest
    title: str
    on_end: Callable[[PrintState], None]
    ask_again_ms: int
    trouble: str = ""


class PrintWatch(QObject):
    """Asks the print system until it has let go of what was handed over; only then is it said to be printed.

    Signals:
        stuck(str, object): what is called so waits at a `Printer` that reports trouble or is paused; once per trouble.
        failed(str, str): what is called so will not come out of the printer of this name.
    """

    stuck = Signal(str, object)
    failed = Signal(str, str)

    def __init__(self, paper: Paper, *, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        self._tasks = tasks

    def watch(self, request: PrintRequest, title: str, on_end: Callable[[PrintState], None]) -> None:
        """`on_end` hears PRINTED or FAILED, or UNKNOWN where the system keeps no name of the request or forgot it."""
        self._ask(_Watched(request, title, on_end, self.paper.ask_again_ms))

    def _ask(self, watched: _Watched) -> None:
        if self._tasks.is_closed:
            return
        request, paper = watched.request, self.paper

        def look() -> tuple[PrintState, Printer | None]:
            state = paper.state(request)
            if state is not PrintState.WAITING:
                return state, None
            return state, next((one for one in paper.printers() if one.name == request.printer), None)

        self._tasks.run_pool(
            look,
            owner=self,
            on_done=lambda seen: self._seen(watched, *seen),
            on_error=lambda error: self._not_told(watched, error),
        )

    def _not_told(self, watched: _Watched, error: Exception) -> None:
        if not isinstance(error, OSError | subprocess.SubprocessError):
            raise error
        self._again(watched)  # a print system that does not answer has not let go

    def _seen(self, watched: _Watched, state: PrintState, printer: Printer | None) -> None:
        if state is PrintState.WAITING:
            trouble = "" if printer is None else printer.trouble or ("" if printer.enabled else "paused")
            if trouble and trouble != watched.trouble:
                self.stuck.emit(watched.title, printer)
            self._again(replace(watched, trouble=trouble))
            return
        if state is PrintState.FAILED:
            self.failed.emit(watched.title, watched.request.printer)
        watched.on_end(state)

    def _again(self, watched: _Watched) -> None:
        """A printer that is off all day is not asked 10,000 times."""
        pause = watched.ask_again_ms
        longer = min(_MOST_PATIENT_MS, round(pause * _MORE_PATIENT))
        QTimer.singleShot(pause, self, lambda: self._ask(replace(watched, ask_again_ms=longer)))
