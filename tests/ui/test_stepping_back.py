"""Ctrl+Z and Ctrl+Shift+Z: the last step of a job first, whichever page it was done on; what is refused says why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import pytest
from calls import Calls, notices
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow
from ui.frame import Page
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner
from ui.undoing import ONE_MORE, Undoing

SIGNED = NotAllowedNow("Somebody has signed.", reasons=("signed_since",))
GONE = NotAllowedNow("Back already.", reasons=("given_back",))


class Bench:
    """A page with a presenter that does steps, and what takes them back."""

    def __init__(self, qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> None:
        self.qtbot = qtbot
        self.calls = Calls()
        self.refusal: Exception | None = None
        self.page = Page()
        qtbot.addWidget(self.page)
        self.presenter = Presenter(self.page, tasks=tasks, changes=changes)
        self.good_again: tuple[str, ...] = ()
        self.undoing = Undoing(self._check, self._bring_back, tasks=tasks, changes=changes, parent=self.page)
        self.undoing.attach(self.page, lambda: "job-1")
        self.said = notices(self.page)
        self.keys: list[str] = []
        self.page.notice.connect(lambda notice: self.keys.append(notice.undo_key))

    def _check(self, _job: str, _inspection: str | None, _since: datetime) -> None:
        if self.refusal is not None:
            raise self.refusal

    def _bring_back(self, voided: Collection[str]) -> Changes:
        return Changes.of("signature", *(one for one in voided if one in self.good_again))

    def step(self, name: str, job_id: str = "job-1", key: str = "", *, voids: tuple[str, ...] = ()) -> None:
        def back(made: Changes) -> Changes:
            self.calls.made.append((f"{name} back", *made.of_kind("part_movement")))
            return Changes.of("part_movement", *made.of_kind("part_movement"))

        before = len(self.calls.named(name))
        made = Changes.of("part_movement", f"{name}-{before}")
        done = self.calls.operation(name, made | Changes.of("signature", *voids))
        self.presenter.do(Step(job_id=job_id, words=name, do=done, back=back, key=key))
        self.qtbot.waitUntil(lambda: len(self.calls.named(name)) > before and self.presenter._tasks.is_idle)

    def undo(self) -> str:
        return self._pressed(self.page.undo_wanted)

    def redo(self) -> str:
        return self._pressed(self.page.redo_wanted)

    def _pressed(self, signal: object) -> str:
        before = len(self.said)
        signal.emit()  # type: ignore[attr-defined]
        self.qtbot.waitUntil(lambda: len(self.said) > before)
        return self.said[-1]


@pytest.fixture
def bench(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Bench:
    return Bench(qtbot, tasks, changes)


def test_the_last_step_is_taken_back_first_and_named(bench: Bench) -> None:
    bench.step("part")
    bench.step("photo")

    assert [bench.undo(), bench.undo()] == ["Undone: photo", "Undone: part"]
    assert bench.calls.named("photo back") == [("photo-0",)]
    assert bench.keys == [ONE_MORE, ""], "touch goes on by the message's Undo, as long as there is more"
    assert bench.undo() == "There is nothing to undo on this job."


def test_steps_of_another_job_are_left_alone(bench: Bench) -> None:
    bench.step("part", job_id="job-2")

    assert bench.undo() == "There is nothing to undo on this job."
    assert bench.calls.named("part back") == []


def test_what_was_taken_back_is_done_again_until_something_new_is_done(bench: Bench) -> None:
    bench.step("part")
    bench.undo()

    assert bench.redo() == "Done again: part"
    assert bench.undo() == "Undone: part"
    bench.step("photo")
    assert bench.redo() == "There is nothing to do again on this job."


def test_a_signature_keeps_the_step_where_it_is(bench: Bench) -> None:
    bench.step("part")
    bench.refusal = SIGNED
    said = bench.undo()
    assert said.startswith("Not undone: part. Somebody has signed for this since.")
    assert bench.calls.named("part back") == []

    bench.refusal = None
    assert bench.undo() == "Undone: part"


def test_a_step_the_world_has_moved_past_is_let_go(bench: Bench) -> None:
    bench.step("first")
    bench.step("second")
    bench.refusal = GONE
    assert "These parts are back in the car already." in bench.undo()

    bench.refusal = None
    assert bench.undo() == "Undone: first"


def test_a_step_its_own_message_took_back_is_not_taken_back_twice(bench: Bench) -> None:
    bench.step("photo", key="photo:1")
    bench.page.undo_triggered.emit("photo:1")

    assert bench.undo() == "There is nothing to undo on this job."


def test_undo_in_the_message_goes_one_step_further(bench: Bench) -> None:
    bench.step("first")
    bench.step("second")
    bench.undo()

    bench.page.undo_triggered.emit(ONE_MORE)

    bench.qtbot.waitUntil(lambda: bench.said[-1] == "Undone: first")


def test_a_signature_the_step_had_voided_counts_again_or_it_is_said_that_it_does_not(bench: Bench) -> None:
    bench.step("decision", voids=("signature-1", "signature-2"))

    bench.good_again = ("signature-1", "signature-2")
    assert bench.undo() == "Undone: decision. The signature counts again."
    assert bench.redo() == "Done again: decision. The signature did not cover it; let them sign again."
    bench.good_again = ("signature-1",)
    assert bench.undo().startswith(
        "Undone: decision. The signature stays void: something else has changed since."
    )
