"""Paper: which printers there are, handing a PDF to one, and what has become of it.

Linux hands the PDF to `lp` by standard input, so that vectors stay vectors and nothing is written in clear. Elsewhere
the pages are drawn on a QPrinter. CUPS keeps and retries by itself; "printed" is only said when its queue has let go
of the request, never because handing it over went well.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPageSize, QPainter

from fieldapp.errors import DataProblem, NotFound
from fieldapp.pdfium import page_count, page_picture, page_size
from ui.pictures import image_from_rgb
from ui.print_queue import job_state

PaperSize = Literal["a4", "letter"]
PAGE_SIZES = {"a4": QPageSize(QPageSize.PageSizeId.A4), "letter": QPageSize(QPageSize.PageSizeId.Letter)}
_SAME_SHEET = 3  # points
_MEDIA = {"a4": "A4", "letter": "Letter"}
_REQUEST_ID = re.compile(r"request id is (\S+)")
_SECONDS = 15


class PrintState(StrEnum):
    """How far a print request got; UNKNOWN: nothing will be heard of it, only a person can look."""

    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by its queue's name; `note` is what the system says about it when it does not print.

    `trouble`: jam, empty, ink, open, off, or "" when the printer reports nothing a person could put right.
    """

    name: str
    is_default: bool
    enabled: bool = True
    note: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What the system calls a PDF handed to a printer; "" where it keeps no name."""

    printer: str
    request_id: str


def _run(*command: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
    if "CUPS_SERVER" in os.environ:  # a workshop may print through another computer
        environment["CUPS_SERVER"] = os.environ["CUPS_SERVER"]
    return subprocess.run(  # noqa: S603 - fixed programs, no shell; the printer's name is one argument
        command, input=stdin, capture_output=True, timeout=_SECONDS, check=False, env=environment
    )


def _cups_answers() -> bool:
    return b"is running" in _run("lpstat", "-r").stdout


def _has_lp() -> bool:
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def printers() -> tuple[Printer, ...]:
    """Printers this computer knows, the default first. Waits for the print system: call it off the GUI thread."""
    found = _cups_printers() if _has_lp() else _qt_printers()
    return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.name.casefold())))


# What a printer reports (printer-state-reasons, RFC 8011, 5.4.12), by the beginning of the keyword.
_TROUBLES = (
    ("media-jam", "jam"),
    ("media-empty", "empty"),
    ("media-needed", "empty"),
    ("toner-empty", "ink"),
    ("marker-supply-empty", "ink"),
    ("cover-open", "open"),
    ("door-open", "open"),
    ("interlock-open", "open"),
    ("offline", "off"),
    ("connecting-to-device", "off"),
    ("timed-out", "off"),
    ("shutdown", "off"),
)


def _cups_printers() -> list[Printer]:
    default = _run("lpstat", "-d").stdout.decode(errors="replace").rpartition(":")[2].strip()
    printers: list[Printer] = []
    begun = False
    for line in _run("lpstat", "-l", "-p").stdout.decode(errors="replace").splitlines():
        if line.startswith("printer "):
            name = line.split()[1]
            printers.append(Printer(name, name == default, " disabled since " not in line))
            begun = True
            continue
        if printers and line.strip().casefold().startswith("alerts:"):
            printers[-1] = replace(printers[-1], trouble=_trouble(line.partition(":")[2]))
        elif begun and ":" not in line:  # the printer's own message stands right under its name
            printers[-1] = replace(printers[-1], note=line.strip())
        begun = False
    return printers


def _trouble(alerts: str) -> str:
    """The first thing reported that a person can put right."""
    reported = alerts.split()
    return next(
        (trouble for keyword, trouble in _TROUBLES if any(one.startswith(keyword) for one in reported)), ""
    )


def _qt_printers() -> list[Printer]:
    from PySide6.QtPrintSupport import QPrinterInfo

    default = QPrinterInfo.defaultPrinterName()
    return [Printer(name, name == default) for name in QPrinterInfo.availablePrinterNames()]


def print_pdf(
    pdf: bytes,
    *,
    printer: str,
    title: str,
    copies: int = 1,
    duplex: bool = False,
    paper: PaperSize = "a4",
) -> PrintRequest:
    """Hand a PDF to a printer, its pages fitted to `paper`. Waits for the print system: call it off the GUI thread.

    Raises:
        NotFound: there is no such printer.
        DataProblem: the print system refused, with its own words.
    """
    if not _has_lp():
        return _print_by_qt(pdf, printer=printer, title=title, copies=copies, duplex=duplex, paper=paper)
    sides = "two-sided-long-edge" if duplex else "one-sided"
    try:
        answer = _run(
            *("lp", "-d", printer, "-n", str(copies), "-t", title),
            *("-o", f"sides={sides}", "-o", f"media={_MEDIA[paper]}"),
            *(("-o", "fit-to-page") if not _is_sheet_of(pdf, paper) else ()),
            "-",
            stdin=pdf,
        )
        said = answer.stderr.decode(errors="replace").strip()
        # `lp` calls every printer unknown while the print system does not run.
        unknown = answer.returncode != 0 and "does not exist" in said and _cups_answers()
    except subprocess.TimeoutExpired as error:
        raise DataProblem(f"The printer {printer} does not answer. Try again.", printer=printer) from error
    if answer.returncode != 0:
        if unknown:
            raise NotFound(f"There is no printer {printer}. Choose another.", printer=printer)
        raise DataProblem(f"The printer {printer} did not take the report: {said}", printer=printer)
    match = _REQUEST_ID.search(answer.stdout.decode(errors="replace"))
    return PrintRequest(printer, match.group(1) if match else "")


def _is_sheet_of(pdf: bytes, paper: PaperSize) -> bool:
    """Whether its pages are of this paper already, and need no fitting that would make them a little smaller."""
    sheet = PAGE_SIZES[paper].size(QPageSize.Unit.Point)
    width, height = page_size(pdf)
    return max(abs(width - sheet.width()), abs(height - sheet.height())) < _SAME_SHEET


def _print_by_qt(
    pdf: bytes, *, printer: str, title: str, copies: int, duplex: bool, paper: PaperSize
) -> PrintRequest:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(printer)
    if found.isNull():
        raise NotFound(f"There is no printer {printer}. Choose another.", printer=printer)
    device = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    device.setDocName(title)
    device.setCopyCount(copies)
    device.setPageSize(PAGE_SIZES[paper])
    device.setDuplex(QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone)
    painter = QPainter()
    if not painter.begin(device):
        raise DataProblem(f"The printer {printer} did not take the report.", printer=printer)
    try:
        for number in range(page_count(pdf)):
            if number and not device.newPage():
                raise DataProblem(
                    f"The printer {printer} stopped in the middle of the report.", printer=printer
                )
            page = image_from_rgb(*page_picture(pdf, number, dots_per_inch=300))
            painter.drawImage(_fitted(page.size(), painter.viewport()), page)
    finally:
        painter.end()
    return PrintRequest(printer, "")


def _fitted(page: QSize, room: QRect) -> QRectF:
    """As large as it goes without another shape, in the middle."""
    size = page.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(0, 0), size)
    place.moveCenter(room.center())
    return QRectF(place)


def request_state(request: PrintRequest) -> PrintState:
    """What has become of a request. Waits for the print system: call it off the GUI thread.

    While the print system does not answer, a request waits. One whose printer was taken away has failed. One without a
    name (Windows), or that the print system has forgotten (CUPS with `PreserveJobHistory No`), is unknown.
    """
    number = request.request_id.rpartition("-")[2]
    if not number.isdecimal():
        return PrintState.UNKNOWN
    match job_state(int(number)):
        case 9:  # completed
            return PrintState.PRINTED
        case 7 | 8:  # cancelled, aborted
            return PrintState.FAILED
        case None | 0 if _was_taken_away(request.printer):
            return PrintState.FAILED
        case 0:
            return PrintState.UNKNOWN
        case _:
            return PrintState.WAITING


def _was_taken_away(printer: str) -> bool:
    try:
        return _cups_answers() and all(known.name != printer for known in _cups_printers())
    except subprocess.TimeoutExpired:
        return False
