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

from fieldapp.app.actions import Actions
from fieldapp.app.desktop import FIRST_SIZE
from fieldapp.errors import DataProblem
from fieldapp.store.engine import Store, open_store
from ui import theme
from ui.formats import Formats
from ui.frame import Heading
from ui.inspection.follow_up_presenter import FollowUpPresenter
from ui.inspection.page import ChecklistPage
from ui.inspection.presenter import ChecklistPresenter
from ui.language import ScreenLanguage, system_language
from ui.main_window import MainWindow, Section
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.theme.applying import make_application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_LONGEST_BUILD_MS = 30_000


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
        self.presenter = ChecklistPresenter(
            self.page, actions.checklist(), formats, tasks=self.tasks, changes=changes
        )
        FollowUpPresenter(self.page, self.presenter, actions.follow_up(), tasks=self.tasks, changes=changes)
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


def run(begin: Callable[[Store, str], str], *, language: str, picture: Path | None) -> None:
    """Show the form until its window is closed; with `picture`, draw its first section into that file instead.

    `begin` fills an empty store and gives the id of an inspection it began, in a language; `language` "" is this
    computer's.

    Raises:
        DataProblem: the picture cannot be written, or the page does not stand in time.
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
        try:
            preview.window.show()
            if picture is not None:
                _draw(application, preview, picture)
            else:
                application.exec()
        finally:
            preview.close()
            store.close()


def _say_of_qt(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Drawing into memory knows no size hints, and says so at every window: nobody needs to hear it."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)  # noqa: T201 - where Qt would have said it


def _draw(application: QApplication, preview: ChecklistPreview, picture: Path) -> None:
    waiting = QEventLoop()
    stands: list[bool] = []

    def built() -> None:
        stands.append(True)
        QTimer.singleShot(0, waiting.quit)

    preview.page.section_built.connect(built)
    QTimer.singleShot(_LONGEST_BUILD_MS, waiting.quit)
    waiting.exec()
    if not stands:
        raise DataProblem("The checklist could not be drawn in time. Try again without --headless.")
    application.processEvents()
    if not preview.window.grab().save(str(picture), "PNG"):
        raise DataProblem(f"The picture {picture} cannot be written. Name another file.")
