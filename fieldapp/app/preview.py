"""`fieldapp checklist preview`: the checklist page on a filling nobody keeps, over a store that ends with the window.

Everything behind the page is the real thing – rules, findings, photos, the quality gate – on an example car.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QPainter, QPixmap

from fieldapp.app.actions import Actions
from fieldapp.app.desktop import FIRST_SIZE
from fieldapp.errors import DataProblem, ServerUnreachable
from fieldapp.store.engine import Store, open_store
from inspections.presentation import Fault
from inspections.trial import why_nothing_shows
from ui import theme
from ui.formats import Formats
from ui.frame import Heading
from ui.inspection.page import ChecklistPage
from ui.inspection.presenters import attend
from ui.language import ScreenLanguage, system_language
from ui.main_window import MainWindow, Section
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.theme.applying import make_application
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_LONGEST_BUILD_MS = 30_000
_LOOK_EVERY_MS = 50
_MOST_STRETCHES = 4  # a higher window may bring other lines, and so another height
_GAP = 8  # pixels, between two sections
_HIGHEST_PICTURE = 20_000  # pixels; picture viewers and Qt itself end at 32,767


class ChecklistPreview(QObject):
    """One window with one checklist page on a begun inspection; `store` belongs to the caller."""

    def __init__(self, store: Store, inspection_id: str, *, language: str) -> None:
        super().__init__()
        self.tasks = TaskRunner(self)
        self.page = ChecklistPage()
        self.window = MainWindow([Section("jobs", self.tr("Checklist"), "jobs", self.page)])
        self.window.offer_search(False)
        self.window.resize(*FIRST_SIZE)
        changes, formats = ChangesSignal(self), Formats(language, time_zone="")
        actions = Actions(store, technician_id="", language=language)
        self.presenter = attend(
            self.page,
            filling=actions.checklist(_no_server),
            follow_up=actions.follow_up(_no_server),
            marks=actions.marks(),
            formats=formats,
            tasks=self.tasks,
            changes=changes,
        )
        # There is no job to go back to.
        self.page.heading_changed.connect(self._without_back)
        self.presenter.open(inspection_id)

    def _without_back(self, heading: Heading) -> None:
        if heading.back:
            self.page.set_heading(heading._replace(back=""))

    def close(self) -> None:
        """End what runs behind the page, then the window."""
        self.tasks.close()
        self.window.close()


def run(
    begin: Callable[[Store, str], str], *, language: str, picture: Path | None
) -> tuple[tuple[Path, ...], tuple[Fault, ...]]:
    """Show the form until its window is closed; with `picture`, draw every section into that file instead.

    `begin` fills an empty store and gives the id of an inspection it began, in a language; `language` "" is this
    computer's. Gives the pictures written (a long form takes more than one, numbered) and the rules that failed.

    Raises:
        DataProblem: a picture cannot be written, no question shows, or the page does not stand in time.
    """
    if picture is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_say_of_qt)
    application = make_application()
    language = language or system_language()
    theme.apply(application, "light", 1.0)
    ScreenLanguage(application).use(language)
    with tempfile.TemporaryDirectory(prefix="fieldapp-preview-") as folder:
        # The key is in memory only: what a killed preview leaves behind, nobody can read.
        store = open_store(Path(folder), secrets.token_bytes(32))
        preview = ChecklistPreview(store, begin(store, language), language=language)
        written: tuple[Path, ...] = ()
        try:
            preview.window.show()
            if picture is not None:
                written = _write(_sections(application, preview), picture)
            else:
                application.exec()
            session = preview.presenter.session
            return written, session.faults() if session is not None else ()
        finally:
            preview.close()
            store.close()


def _no_server(_user: str, _password: str) -> str:
    raise ServerUnreachable("A preview asks no server.")


def _say_of_qt(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Drawing into memory knows no size hints, and says so at every window: nobody needs to hear it."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)  # noqa: T201 - where Qt would have said it


def _sections(application: QApplication, preview: ChecklistPreview) -> list[QImage]:
    """Each section whole, however long, with the window around it."""
    _wait_for(application, preview)
    session = preview.presenter.session
    sections = session.sections() if session is not None else ()
    drawn = []
    for section in sections:
        preview.page.show_section(section.path)
        if preview.page.building:
            _wait_for(application, preview)
        _stretch(application, preview)
        drawn.append(preview.window.grab().toImage())
    return drawn


def _wait_for(application: QApplication, preview: ChecklistPreview) -> None:
    waiting = QEventLoop()
    stands: list[bool] = []

    def built() -> None:
        stands.append(True)
        QTimer.singleShot(0, waiting.quit)

    # Where nothing shows, nothing is ever built.
    empty: list[str] = []
    looking = QTimer()

    def look() -> None:
        session = preview.presenter.session
        if session is not None:
            looking.stop()
            if reason := why_nothing_shows(session):
                empty.append(reason)
                waiting.quit()

    looking.timeout.connect(look)
    looking.start(_LOOK_EVERY_MS)
    preview.page.section_built.connect(built)
    QTimer.singleShot(_LONGEST_BUILD_MS, waiting.quit)
    waiting.exec()
    looking.stop()
    preview.page.section_built.disconnect(built)
    if empty:
        raise DataProblem(empty[0])
    if not stands:
        raise DataProblem("The checklist could not be drawn in time. Try again without --headless.")
    application.processEvents()


def _stretch(application: QApplication, preview: ChecklistPreview) -> None:
    """Make the window so high that nothing of the section is scrolled away, and no higher than the first size."""
    items = preview.page.findChild(ScrollColumn, "items")
    preview.window.resize(*FIRST_SIZE)
    application.processEvents()
    for _ in range(_MOST_STRETCHES):
        hidden = items.verticalScrollBar().maximum() if items is not None else 0
        if hidden <= 0:
            return
        preview.window.resize(preview.window.width(), preview.window.height() + hidden)
        application.processEvents()


def _write(drawn: list[QImage], picture: Path) -> tuple[Path, ...]:
    """The sections one under the other; what a picture cannot hold goes on in `NAME-2`, `NAME-3`."""
    sheets: list[list[QImage]] = [[]]
    for image in drawn:
        if sheets[-1] and sum(each.height() for each in sheets[-1]) + image.height() > _HIGHEST_PICTURE:
            sheets.append([])
        sheets[-1].append(image)
    written = []
    for number, images in enumerate(sheets, 1):
        place = picture if number == 1 else picture.with_name(f"{picture.stem}-{number}{picture.suffix}")
        if not QPixmap.fromImage(_one_under_the_other(images)).save(str(place), "PNG"):
            raise DataProblem(f"The picture {place} cannot be written. Name another file.")
        written.append(place)
    return tuple(written)


def _one_under_the_other(images: list[QImage]) -> QImage:
    whole = QImage(
        max((image.width() for image in images), default=1),
        max(1, sum(image.height() + _GAP for image in images) - _GAP),
        QImage.Format.Format_RGB32,
    )
    whole.fill(theme.current().colour.text)
    painter = QPainter(whole)
    top = 0
    for image in images:
        painter.drawImage(0, top, image)
        top += image.height() + _GAP
    painter.end()
    return whole
