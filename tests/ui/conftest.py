"""Every test under ui starts in the light theme at 100 %, with a task runner and the signal of changes at hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.formats import Formats
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> theme.Theme:
    return theme.apply(qapp, "light", 1.0)


@pytest.fixture
def formats() -> Formats:
    return Formats("en")


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def changes(qapp: QApplication) -> ChangesSignal:
    return ChangesSignal()
