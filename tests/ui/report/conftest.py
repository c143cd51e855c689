"""What the tests of the Report tab share."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest
from pytestqt.qtbot import QtBot
from report_desk import Desk

from ui.formats import Formats
from ui.presenter import ChangesSignal
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner


@pytest.fixture
def desk(qtbot: QtBot, formats: Formats, tasks: TaskRunner, changes: ChangesSignal, tmp_path: Path) -> Desk:
    tab = ReportTab(formats)
    qtbot.addWidget(tab)
    tab.show_job(builders.job_screen())
    desk = Desk(tab, tasks, changes, tmp_path)
    qtbot.addWidget(desk.page)
    return desk
