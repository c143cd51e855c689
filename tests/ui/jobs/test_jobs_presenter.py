"""The jobs presenter asks for pages of jobs and creates one on site."""

import builders
import pytest
from calls import Calls
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import OPEN_STATUSES
from ui.formats import Formats
from ui.jobs.listing import PAGE
from ui.jobs.new_job import NewJobPage
from ui.jobs.page import JobsPage
from ui.jobs.presenter import JobsActions, JobsPresenter
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


@pytest.fixture
def pages(qtbot: QtBot, formats: Formats) -> tuple[JobsPage, NewJobPage]:
    found = JobsPage(formats), NewJobPage()
    for page in found:
        qtbot.addWidget(page)
    return found


def test_open_jobs_are_asked_for_a_page_at_a_time(
    qtbot: QtBot, pages: tuple[JobsPage, NewJobPage], tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    actions = JobsActions(read=calls.view("read", builders.jobs_screen()), create=calls.operation("create"))
    presenter = JobsPresenter(*pages, actions, tasks=tasks, changes=changes)
    presenter.refresh()
    qtbot.waitUntil(lambda: not pages[0].bar_state.is_empty)
    assert calls.named("read") == [("", OPEN_STATUSES, "time", 0, PAGE)]


def test_a_job_created_on_site_is_opened(
    qtbot: QtBot, pages: tuple[JobsPage, NewJobPage], tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    actions = JobsActions(
        read=calls.view("read", builders.jobs_screen()),
        create=calls.operation("create", Changes.of("job", "job-new")),
    )
    presenter = JobsPresenter(*pages, actions, tasks=tasks, changes=changes)
    with qtbot.waitSignal(presenter.job_opened) as opened:
        pages[1].created.emit({"vin": "5YJ3E7EBXNF114422"})
    assert opened.args == ["job-new"]
    assert calls.named("create") == [({"vin": "5YJ3E7EBXNF114422"},)]


def test_a_change_of_something_else_is_not_read_again(
    qtbot: QtBot, pages: tuple[JobsPage, NewJobPage], tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    actions = JobsActions(read=calls.view("read", builders.jobs_screen()), create=calls.operation("create"))
    presenter = JobsPresenter(*pages, actions, tasks=tasks, changes=changes)
    changes.changed.emit(Changes.of("answer", "a"))
    changes.changed.emit(Changes.of("customer", "c"))
    qtbot.waitUntil(lambda: not pages[0].bar_state.is_empty)
    assert len(calls.named("read")) == 1
    assert presenter is not None
