"""The Job presenter reads a job, takes its steps, and brings plan, checklists and findings to the operations."""

from typing import Any

import builders
import pytest
from calls import Calls, notices
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow, NotFound
from ui.formats import Formats
from ui.job.page import JobPage
from ui.job.presenter import JobActions, JobPresenter
from ui.presenter import ChangesSignal
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner
from ui.widgets.segments import Segments

STEPS = ("drive", "arrive", "start", "resume", "complete")


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> JobPage:
    page = JobPage(formats, ReportTab(formats))
    qtbot.addWidget(page)
    return page


@pytest.fixture
def calls() -> Calls:
    return Calls()


def present(
    page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal, **other: Any
) -> JobPresenter:
    actions: dict[str, Any] = {
        "read": calls.view("read", builders.job_screen()),
        "steps": {key: calls.operation(key) for key in STEPS},
        "begin_checklist": calls.operation("begin_checklist", Changes.of("inspection", "inspection-9")),
    }
    for name in (
        "hold",
        "cannot_complete",
        "undo",
        "grade_step",
        "acknowledge",
        "add_note",
        "take_back_note",
        "decide_finding",
        "put_back_decision",
    ):
        actions[name] = calls.operation(name)
    return JobPresenter(page, JobActions(**actions | other), tasks=tasks, changes=changes)


@pytest.fixture
def presenter(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> JobPresenter:
    presenter = present(page, calls, tasks, changes)
    with qtbot.waitSignal(presenter.job_shown):
        presenter.open("job-1")
    return presenter


def test_opening_a_job_turns_to_the_tab_asked_for(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: JobPresenter
) -> None:
    with qtbot.waitSignal(presenter.job_shown):
        presenter.open("job-1", "photos")
    assert page.current_tab == "photos"
    assert calls.named("read") == [("job-1",), ("job-1",)]


def test_an_answer_for_a_job_left_meanwhile_is_not_shown(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    def read(job_id: str) -> Any:
        return builders.job_screen(job=builders.job(id=job_id))

    presenter = present(page, calls, tasks, changes, read=read)
    shown: list[str] = []
    presenter.job_shown.connect(lambda screen: shown.append(screen.job.id))
    presenter.open("job-1")
    presenter.open("job-2")
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["job-2"]


@pytest.mark.parametrize("key", STEPS)
def test_every_step_is_taken_said_and_can_be_undone(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: JobPresenter, key: str
) -> None:
    with qtbot.waitSignal(page.notice) as told:
        page.step_wanted.emit(key)
    assert calls.named(key) == [("job-1",)]
    assert told.args[0].text
    page.undo_triggered.emit(told.args[0].undo_key)
    qtbot.waitUntil(lambda: calls.named("undo") == [("job-1",)])


def test_the_undo_of_something_else_is_left_alone(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: JobPresenter
) -> None:
    page.undo_triggered.emit("photo:photo-1")
    qtbot.wait(50)
    assert calls.named("undo") == []


def test_holding_and_giving_up_carry_their_reason(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: JobPresenter
) -> None:
    page.reason_given.emit("hold", "Waits for a part", False)
    page.reason_given.emit("cannot", "Wrong part", True)
    qtbot.waitUntil(lambda: bool(calls.named("cannot_complete")))
    assert calls.named("hold") == [("job-1", "Waits for a part")]
    assert calls.named("cannot_complete") == [("job-1", "Wrong part", True)]


def test_plan_notes_and_findings_go_to_their_operations(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: JobPresenter
) -> None:
    page.plan.graded.emit("step-2", "different", "Wire was broken")
    page.plan.office_change_seen.emit()
    page.plan.note_written.emit("Key is at the desk")
    page.checklists.decided.emit("finding-1", "later")
    qtbot.waitUntil(lambda: bool(calls.named("decide_finding")))
    assert [call for call in calls.made if call[0] != "read"] == [
        ("grade_step", "step-2", "different", "Wire was broken"),
        ("acknowledge", "job-1"),
        ("add_note", "job-1", "Key is at the desk"),
        ("decide_finding", "finding-1", "later"),
    ]


def test_a_decision_that_was_refused_is_seen_not_to_count(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    refused = calls.failing(NotAllowedNow("The job is finished; its work stays as it is."))
    presenter = present(page, calls, tasks, changes, decide_finding=refused)
    page.show()
    with qtbot.waitSignal(presenter.job_shown):
        presenter.open("job-1", "checklists")
    said = notices(page)

    def shown() -> list[str | None]:
        found = page.findChildren(Segments, "decision-finding-1")
        return [decision.value for decision in found if decision.isVisible()]

    qtbot.waitUntil(lambda: shown() == [None])
    page.findChild(Segments, "decision-finding-1").choose("declined")
    assert shown() == ["declined"]

    qtbot.waitUntil(lambda: bool(said) and shown() == [None])


def test_a_checklist_that_was_begun_is_opened_and_another_is_begun(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: JobPresenter
) -> None:
    opened: list[str] = []
    presenter.checklist_opened.connect(opened.append)
    page.checklist_opened.emit("mobile_visit")
    assert opened == ["inspection-1"]
    page.checklist_opened.emit("safety")
    qtbot.waitUntil(lambda: opened == ["inspection-1", "inspection-9"])
    assert calls.named("begin_checklist") == [("job-1", "safety")]


def test_a_refused_completion_says_everything_that_stands_in_the_way(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    refused = NotAllowedNow("no", reasons=("plan_steps", "signature:customer"))
    steps = {"complete": calls.failing(refused)}
    presenter = present(page, calls, tasks, changes, steps=steps)
    with qtbot.waitSignal(presenter.job_shown):
        presenter.open("job-1")
    said = notices(page)
    page.step_wanted.emit("complete")
    qtbot.waitUntil(lambda: bool(said))
    assert "not graded" in said[0]
    assert "has not signed" in said[0]


def test_a_job_that_is_not_here_is_said_in_words(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    presenter = present(page, calls, tasks, changes, read=calls.failing(NotFound("job")))
    said = notices(page)
    presenter.open("job-9")
    qtbot.waitUntil(lambda: bool(said))
    assert "not on this laptop" in said[0]


def test_a_change_is_read_again_and_none_is_not(
    qtbot: QtBot, page: JobPage, calls: Calls, changes: ChangesSignal, presenter: JobPresenter
) -> None:
    changes.changed.emit(Changes())
    with qtbot.waitSignal(presenter.job_shown):
        changes.changed.emit(Changes.of("photo", "photo-1"))
    assert len(calls.named("read")) == 2


def test_a_copied_vin_is_said(page: JobPage, presenter: JobPresenter) -> None:
    said = notices(page)
    page.header.copied.emit("5YJ3E7EBXNF114422")
    assert said == ["VIN copied: 5YJ3E7EBXNF114422"]
    assert presenter.job_id == "job-1"
