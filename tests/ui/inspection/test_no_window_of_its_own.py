"""What is built for a page is never shown before it has its place: Qt would open a window for it."""

from __future__ import annotations

from collections.abc import Iterator

import builders
import pytest
from calls import settle
from inspection_page import filling_of
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.formats import Formats
from ui.job.page import JobPage
from ui.presenter import ChangesSignal
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner


class Windows(QObject):
    """Notes what is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    windows = Windows()
    qapp.installEventFilter(windows)
    yield windows
    qapp.removeEventFilter(windows)


def test_no_tab_of_a_job_opens_one(qtbot: QtBot, formats: Formats, windows: Windows) -> None:
    page = JobPage(formats, ReportTab(formats))
    qtbot.addWidget(page)
    page.show()
    page.show_job(builders.job_screen())
    for tab in ("plan", "checklists", "parts_time", "photos", "customer", "report"):
        page.show_tab(tab)
        settle()
    assert windows.shown == ["JobPage jobPage"]


def test_no_section_of_a_checklist_opens_one(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal, windows: Windows
) -> None:
    filling = filling_of(qtbot, tasks, changes)
    for section in filling.page._sections:
        filling.page.show_section(section.path)
        settle()
    assert set(windows.shown) == {"ChecklistPage checklistPage"}
