"""Answers of a checklist among the other steps of its job: given again, kept once finished, known after reopening."""

from dataclasses import replace

import builders
from calls import find, notices, settle
from inspection_page import NOW, Filling, filling_of, press, xform
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldapp.errors import NotFound
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


def test_an_answer_taken_back_is_given_again(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> None:
    filling = filling_of(qtbot, tasks, changes)
    said = notices(filling.page)
    press(filling.turn(2), "ok")
    filling.wait_saved(1)
    filling.page.undo_wanted.emit()
    filling.wait_saved(2)

    filling.page.redo_wanted.emit()

    filling.wait_saved(3)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert [list(one.values()) for one in filling.saved()] == [["ok"], [""], ["ok"]]
    assert said == [
        "Taken back: Parts on board match the plan",
        "Answered again: Parts on board match the plan",
    ]


def test_a_signature_that_cannot_come_back_with_the_answer_is_said_to_stay_void(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes)
    filling.voids.append("signature-1")
    said = notices(filling.page)
    press(filling.turn(2), "ok")
    qtbot.waitUntil(lambda: said == ["The signature did not cover this change. Let them sign again."])
    filling.voids.clear()

    filling.page.undo_wanted.emit()

    qtbot.waitUntil(lambda: len(said) == 2)
    assert filling.calls.named("bring_back") == [(frozenset({"signature-1"}),)]
    assert said[1] == (
        "Taken back: Parts on board match the plan. The signature stays void: something else has changed since. "
        "Let them sign again."
    )


def test_an_answer_is_still_taken_back_after_the_checklist_was_left_and_opened_again(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes)
    press(filling.turn(2), "ok")
    filling.wait_saved(1)
    answers = dict(filling.screen.answers) | {path: str(v) for path, v in filling.saved()[0].items()}
    filling.screen = replace(filling.screen, answers=answers)
    filling.presenter.open("inspection-1")
    qtbot.waitUntil(lambda: filling.presenter.job_id != "")

    filling.page.undo_wanted.emit()

    filling.wait_saved(2)
    assert list(filling.saved()[1].values()) == [""]


def test_a_finished_checklist_says_why_nothing_is_taken_back(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = Filling(qtbot, tasks, changes, builders.checklist_screen(xform()))
    press(filling.turn(2), "ok")
    filling.wait_saved(1)
    inspection = replace(filling.screen.inspection, finished_at=NOW)
    filling.screen = replace(filling.screen, inspection=inspection)
    filling.presenter.refresh()
    qtbot.waitUntil(lambda: filling.presenter.screen is filling.screen)
    said = notices(filling.page)

    filling.page.undo_wanted.emit()

    assert said == ["The checklist is finished. Change the answer itself, and say why."]
    assert len(filling.saved()) == 1


def test_an_answer_of_another_checklist_opens_it_and_is_taken_back(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes)
    press(filling.turn(2), "ok")
    filling.wait_saved(1)
    empty = filling.screen
    answered = replace(empty, answers=dict(empty.answers) | dict(filling.saved()[0]))
    filling.screen = replace(empty, inspection=replace(empty.inspection, id="inspection-2"))
    filling.presenter.open("inspection-2")
    qtbot.waitUntil(lambda: filling.presenter.screen is filling.screen and not filling.page.building)
    press(filling.turn(3), "ok")
    filling.wait_saved(2)
    said = notices(filling.page)

    filling.page.undo_wanted.emit()
    qtbot.waitUntil(lambda: len(said) == 1)
    filling.screen = answered
    filling.page.undo_wanted.emit()
    qtbot.waitUntil(lambda: len(said) == 2)

    assert filling.presenter.inspection_id == "inspection-1"
    assert [one for one, *_values in filling.calls.named("answer")] == [
        "inspection-1",
        "inspection-2",
        "inspection-2",
        "inspection-1",
    ]
    assert list(filling.saved()[3].values()) == [""]
    assert said[-1] == "Taken back: Parts on board match the plan"


def test_a_checklist_that_is_gone_takes_its_answers_along(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes)
    press(filling.turn(2), "ok")
    filling.wait_saved(1)
    filling.presenter.open("inspection-2")
    qtbot.waitUntil(lambda: filling.presenter.job_id != "")
    said = notices(filling.page)
    filling.presenter._actions = replace(
        filling.presenter._actions, read=filling.calls.failing(NotFound("gone"))
    )

    filling.page.undo_wanted.emit()
    qtbot.waitUntil(lambda: len(said) == 1)

    assert len(filling.saved()) == 1
    assert "not on this laptop" in said[0]


def test_the_question_why_a_finished_checklist_is_changed_is_seen_whole_on_a_low_screen(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = filling_of(qtbot, tasks, changes)
    page = filling.page
    page.resize(800, 300)
    settle()

    page.above.ask_reason("Parts on board match the plan")
    settle()

    for name in ("changeReason", "changeFinished", "leaveFinished"):
        widget = find(page, QWidget, name)
        foot = widget.mapTo(page, widget.rect().bottomLeft()).y()
        assert foot < page.height(), f"{name} ends at {foot} of {page.height()}"
        assert not widget.visibleRegion().isEmpty(), name
        assert widget.visibleRegion().boundingRect().height() == widget.height(), name
