"""What becomes of findings and of finished checklists, on the page and down to the operations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import builders
import pytest
from calls import Calls, find, notices, settle, words
from inspection_page import Filling, filling_of, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Deviation, Severity
from fieldapp.domain.inspections import Correction, InspectionKind, Recheck
from fieldapp.domain.people import Person, Role, Tool
from fieldapp.domain.screens.checklist import ChecklistScreen, EarlierValue, LeftAnswer, NewerVersion
from fieldapp.errors import WrongPassword
from inspections.moving import LeftAnswer as LeftBehind
from inspections.moving import Move, MovedAnswer, NewQuestion
from ui.inspection.above_items import AboveItems
from ui.inspection.finding_box import FindingBox
from ui.inspection.follow_up_presenter import FollowUpActions, FollowUpPresenter
from ui.inspection.item_card import ItemCard
from ui.inspection.obstacles import ObstaclePanel
from ui.inspection.reopening import LeftAnswers, ReasonPanel
from ui.inspection.tool_field import ToolField
from ui.inspection.wear_line import WearLine
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip
from ui.widgets.segments import Segments
from ui.widgets.text_field import ChoiceField, TextField

LEAD = Person(id="person-9", name="Turid Moe", role=Role.LEAD)
WRENCH = Tool(id="tool-1", code="MN-1042", name="Torque wrench", calibrated_until=date(2026, 12, 1))
OLD_WRENCH = Tool(id="tool-2", code="MN-0317", name="Small wrench", calibrated_until=date(2026, 11, 19))

MOVE = Move(
    kept=(MovedAnswer("/data/a", "/data/a", "ok", "Paint"),),
    left=(LeftBehind("/data/b", "yes", "Old question", "gone", "Yes"),),
    new=tuple(NewQuestion(f"/data/n{n}", f"New question {n}", required=True) for n in range(7)),
)


class Following:
    """A filling with the follow-up presenter beside it."""

    def __init__(self, qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> None:
        self.qtbot, self.tasks, self.changes = qtbot, tasks, changes
        self.calls = Calls()

    def open(self, form_id: str = "pre_delivery_ev", **screen: Any) -> Filling:
        filling = filling_of(self.qtbot, self.tasks, self.changes, form_id, **screen)
        names = (
            "decide",
            "put_back_decision",
            "recheck",
            "accept",
            "withdraw_acceptance",
            "reopen",
            "move_over",
        )
        actions: dict[str, Any] = {
            name: self.calls.operation(name, Changes.of("finding", "finding-1")) for name in names
        }
        actions["identify"] = self.calls.view("identify", "person-of-turid")
        actions["preview_move"] = self.calls.view("preview_move", ("template-2", MOVE))
        self.presenter = FollowUpPresenter(
            filling.page,
            filling.presenter,
            FollowUpActions(**actions),
            tasks=self.tasks,
            changes=self.changes,
        )
        return filling

    def wait(self, name: str, count: int = 1) -> list[tuple[Any, ...]]:
        self.qtbot.waitUntil(lambda: len(self.calls.named(name)) == count)
        return self.calls.named(name)


@pytest.fixture
def following(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Following:
    return Following(qtbot, tasks, changes)


def kind(filling_kind: InspectionKind, **changes: Any) -> Any:
    inspection = builders.checklist_screen("").inspection
    return replace(inspection, kind=filling_kind, **changes)


def failed(following: Following, number: int = 11, **screen: Any) -> tuple[Filling, ItemCard]:
    """The pre-delivery check with an item that is not OK and its finding on disk."""
    filling = following.open(inspection=kind(InspectionKind.PRE_DELIVERY), **screen)
    card = filling.turn(8)
    press(card, "not_ok")
    found = builders.finding(item_path=card.item.path, severity=Severity.ATTENTION)
    show(following, filling, findings={card.item.path: found}, approvers=(LEAD,), **screen)
    filling.qtbot.waitUntil(lambda: find(card, Segments, "findingSeverity").value == "attention")
    return filling, card


def seen_in(area: QScrollArea, widget: QWidget) -> bool:
    """Whether the whole of it is in sight."""
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def show(following: Following, filling: Filling, **screen: Any) -> None:
    filling.screen = replace(filling.screen, **screen)
    following.changes.changed.emit(Changes.of("finding", "finding-1"))
    filling.qtbot.waitUntil(lambda: filling.presenter.screen is filling.screen)
    settle()


# The customer decides


def test_a_decision_is_taken_back_to_what_stood_before(following: Following) -> None:
    filling, card = failed(following)
    said = notices(filling.page)
    find(find(card, Segments, "findingDecision"), QPushButton, "segment_later").click()
    assert following.wait("decide") == [("finding-1", "later")]
    filling.qtbot.waitUntil(lambda: filling.presenter._tasks.is_idle)

    filling.page.undo_wanted.emit()

    ((before,),) = following.wait("put_back_decision")
    assert (before.id, before.customer_decision) == ("finding-1", None)
    filling.qtbot.waitUntil(lambda: said == ["Undone: Decision on Windscreen: stone chip"])


def test_the_customer_decides_at_the_finding(following: Following) -> None:
    filling, card = failed(following)
    find(find(card, Segments, "findingDecision"), QPushButton, "segment_later").click()
    assert following.wait("decide") == [("finding-1", "later")]
    found = filling.screen.findings[card.item.path]
    decided = replace(found, customer_decision=CustomerDecision.LATER)
    show(following, filling, findings={card.item.path: decided})
    assert find(card, Segments, "findingDecision").value == "later"


def test_a_visit_that_keeps_no_vehicle_back_has_no_gate(following: Following) -> None:
    filling = following.open("mobile_visit")
    card = filling.turn(37)
    press(card, "not_ok")
    find(card, Segments, "findingDecision")
    assert card.findChild(QPushButton, "acceptDeviation") is None
    assert not filling.page.findChild(InfoStrip, "releaseGate").isVisible()


# Repaired, and checked again


def test_an_item_is_checked_again_after_its_repair(following: Following) -> None:
    filling, card = failed(following)
    find(card, QPushButton, "recheckItem").click()
    find(card, QPushButton, "save-recheckForm").click()
    assert "Enter what the check shows now" in words(card)
    assert following.calls.named("recheck") == []
    find(card, TextField, "repairWords").set_text("Polished")
    form = find(card, Card, "recheckForm")
    segments = form.findChild(Segments)
    find(segments, QPushButton, "segment_ok").click()
    find(card, QPushButton, "save-recheckForm").click()
    ((inspection, item, values, repair),) = following.wait("recheck")
    assert (inspection, item, repair) == ("inspection-1", card.item.path, "Polished")
    assert "ok" in values.values()
    assert filling.page.items.cards[card.item.path].item.verdict == "ok"


@pytest.mark.parametrize(
    ("way", "form", "field"),
    [
        ("recheckItem", "recheckForm", "repairWords"),
        ("acceptDeviation", "deviationForm", "deviationOwner"),
    ],
)
def test_a_form_shows_its_first_field_and_escape_leads_back_to_its_button(
    following: Following, way: str, form: str, field: str
) -> None:
    filling, card = failed(following)
    button = find(card, QPushButton, way)
    button.setFocus()
    button.click()
    editor = find(card, TextField, field).editor
    filling.qtbot.waitUntil(editor.hasFocus)
    items = filling.page.items
    filling.qtbot.waitUntil(lambda: seen_in(items, find(card, Card, form)))
    filling.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert button.hasFocus()


def test_a_check_the_store_refuses_leaves_the_fail_as_it_was(following: Following) -> None:
    filling, card = failed(following)
    following.presenter._actions = replace(
        following.presenter._actions, recheck=following.calls.failing(WrongPassword("no"))
    )
    said = notices(filling.page)
    path = next(question.path for question in card.item.questions if question.kind == "verdict")
    following.presenter._recheck(card.item.path, {path: "ok"}, "Polished")
    filling.qtbot.waitUntil(lambda: bool(said))
    assert filling.page.items.cards[card.item.path].item.verdict == "not_ok"


def test_both_values_of_a_check_stay_readable(following: Following) -> None:
    filling, card = failed(following)
    path = next(question.path for question in card.item.questions if question.kind == "verdict")
    check = Recheck(
        id="r",
        job_id="job-1",
        inspection_id="inspection-1",
        finding_id="finding-1",
        path=path,
        value_before="not_ok",
        value_after="ok",
        checked_at=builders.at(9, 40),
        person_id=builders.PEOPLE[0].id,
        repair="Polished.",
    )
    show(following, filling, rechecks=(check,))
    line = find(card, QLabel, "changes").text()
    assert line == f"Checked again 20 Nov 2026, 09:40 by {builders.PEOPLE[0].name}: Not OK → OK. Polished."


def test_what_was_changed_stands_under_the_finding_whichever_was_built_first(following: Following) -> None:
    _filling, card = failed(following)
    again = ItemCard(card.item, card._around)
    again.show_changes(("Changed after finishing.",))  # the card is still being built
    for step in again.steps_left:
        step()
    column = [again.body.itemAt(row).widget() for row in range(again.body.count())]
    changes, finding = again.findChild(QLabel, "changes"), again.findChild(FindingBox)
    assert column.index(changes) > column.index(finding)


# Accepted as a deviation


def accept(card: ItemCard, **fields: str) -> None:
    find(card, QPushButton, "acceptDeviation").click()
    given = {"deviationOwner": "Ola", "deviationDue": "1/12/2026", "deviationPin": "4711"} | fields
    for name, value in given.items():
        if name == "deviationDue":
            find(card, DateField, name).editor.setText(value)
        else:
            find(card, TextField, name).set_text(value)
    find(card, QPushButton, "save-deviationForm").click()


def test_a_lead_accepts_a_fail_by_pin(following: Following) -> None:
    filling, card = failed(following)
    accept(card)
    ((finding, facts),) = following.wait("accept")
    assert finding == "finding-1"
    assert facts["due_on"] == date(2026, 12, 1)
    assert (facts["owner"], facts["person_id"], facts["pin"], facts["user"]) == (
        "Ola",
        "person-9",
        "4711",
        "",
    )
    deviation = Deviation(
        id="d",
        job_id="job-1",
        inspection_id="inspection-1",
        finding_id="finding-1",
        owner="Ola",
        due_on=date(2026, 12, 1),
        approved_by="person-9",
        approved_at=builders.at(9, 30),
    )
    show(following, filling, deviations=(deviation,), people=(*builders.PEOPLE, LEAD))
    assert (
        find(card, IconText, "followedUp").text() == "Accepted by Turid Moe; Ola sees to it until 1 Dec 2026"
    )
    assert (
        card.findChild(Card, "deviationForm") is None or not card.findChild(Card, "deviationForm").isVisible()
    )
    find(card, QPushButton, "withdrawDeviation").click()
    assert following.wait("withdraw_acceptance") == [("d",)]


def test_a_lead_signs_in_where_the_pin_is_not_known(following: Following) -> None:
    _filling, card = failed(following)
    find(card, QPushButton, "acceptDeviation").click()
    find(card, QPushButton, "deviationOtherWay").click()
    assert card.findChild(TextField, "deviationPin").isHidden()
    find(card, TextField, "deviationOwner").set_text("Ola")
    find(card, DateField, "deviationDue").editor.setText("1/12/2026")
    find(card, QPushButton, "save-deviationForm").click()
    assert {"Whose sign-in is it?", "The password of the one who allows it"} <= set(words(card).splitlines())

    find(card, TextField, "deviationUser").set_text("turid")
    find(card, TextField, "deviationPassword").set_text("fjell og fjord")
    find(card, QPushButton, "save-deviationForm").click()

    assert following.wait("identify") == [("turid", "fjell og fjord")]
    ((_finding, facts),) = following.wait("accept")
    assert (facts["person_id"], facts["user"], facts["password"]) == ("person-of-turid", "turid", "")
    assert find(card, TextField, "deviationPassword").text == ""


def test_a_deviation_wants_owner_date_and_pin(following: Following) -> None:
    _filling, card = failed(following)
    accept(card, deviationOwner="", deviationDue="soon", deviationPin="")
    text = words(card)
    assert "Somebody must see to it." in text
    assert "Write the day like 20/11/2026." in text
    assert "The PIN of the one who allows it" in text
    assert following.calls.named("accept") == []


def test_a_wrong_pin_is_said_in_the_form_and_nothing_typed_is_lost(following: Following) -> None:
    filling, card = failed(following)
    following.presenter._actions = replace(
        following.presenter._actions, accept=following.calls.failing(WrongPassword("The PIN does not fit."))
    )
    accept(card)
    form = find(card, Card, "deviationForm")
    filling.qtbot.waitUntil(
        lambda: any(label.isVisible() for label in form.findChildren(IconText) if label.text())
    )
    assert find(card, TextField, "deviationOwner").text == "Ola"
    assert find(card, TextField, "deviationPin").text == ""


def test_what_is_unsafe_cannot_be_accepted(following: Following) -> None:
    filling, card = failed(following)
    found = replace(filling.screen.findings[card.item.path], severity=Severity.UNSAFE)
    show(following, filling, findings={card.item.path: found})
    button = find(card, QPushButton, "acceptDeviation")
    assert not button.isEnabled()
    assert button.toolTip() == "What is unsafe must be repaired."


# The gate


def test_the_gate_says_what_keeps_the_vehicle_and_jumps_there(following: Following) -> None:
    filling, card = failed(following)
    show(following, filling, release_problems=(f"open_fail:{card.item.path}", "signature:second_person"))
    gate = find(filling.page, InfoStrip, "releaseGate")
    assert gate.accessibleName().startswith("2 thing")
    find(gate, QPushButton, "stripAction").click()
    panel = find(filling.page, ObstaclePanel, "missingItems")
    assert [obstacle.icon for obstacle in panel._said[1]] == ["cross", "sign"]
    show(following, filling, release_problems=())
    assert gate.accessibleName() == "Nothing keeps the vehicle here"


# A finished checklist


def finished(following: Following) -> Filling:
    inspection = kind(InspectionKind.CONDITION, finished_at=builders.at(9, 0))
    return following.open("mobile_visit", inspection=inspection)


def test_a_change_after_finishing_asks_why_in_place(following: Following) -> None:
    filling = finished(following)
    press(filling.turn(2), "not_ok")
    panel = find(filling.page, ReasonPanel, "reasonPanel")
    assert panel.isVisible()
    assert panel.accessibleName().endswith(": Parts on board match the plan")
    assert filling.saved() == []
    find(panel, QPushButton, "changeFinished").click()
    assert "Say why, in a few words." in words(panel)
    find(panel, TextField, "changeReason").set_text("Typed wrong")
    find(panel, QPushButton, "changeFinished").click()
    assert following.wait("reopen") == [("inspection-1", "Typed wrong")]
    filling.wait_saved(1)
    assert not panel.isVisible()
    assert filling.page.items.cards[filling.path(2)].item.verdict == "not_ok"


def test_leaving_it_as_it_was_takes_the_tap_back(following: Following) -> None:
    filling = finished(following)
    press(filling.turn(2), "not_ok")
    find(filling.page, QPushButton, "leaveFinished").click()
    card = filling.page.items.cards[filling.path(2)]
    assert find(card, Segments, "verdict").value is None
    assert filling.saved() == []
    assert following.calls.named("reopen") == []


def test_an_open_checklist_says_why_it_is_open_again(following: Following) -> None:
    inspection = kind(InspectionKind.CONDITION, reopen_reason="Typed wrong")
    filling = following.open("mobile_visit", inspection=inspection)
    strip = find(filling.page, InfoStrip, "reopened")
    assert strip.accessibleName().startswith("Open for changes: Typed wrong")


def test_what_was_changed_is_told_at_the_item(following: Following) -> None:
    filling = following.open("mobile_visit")
    card = filling.turn(2)
    path = next(question.path for question in card.item.questions if question.kind == "verdict")
    change = Correction(
        id="c",
        job_id="job-1",
        inspection_id="inspection-1",
        path=path,
        before="ok",
        after="",
        reason="Wrong car.",
        corrected_at=builders.at(10, 5),
        person_id=builders.PEOPLE[0].id,
    )
    show(following, filling, corrections=(change,))
    line = find(card, QLabel, "changes").text()
    assert line == f"Changed 20 Nov 2026, 10:05 by {builders.PEOPLE[0].name}: OK → –. Wrong car."


def test_answers_without_a_place_are_shown(following: Following) -> None:
    left = tuple(LeftAnswer(label=f"Old question {n}", value="yes", version="2025-01") for n in range(8))
    filling = following.open("mobile_visit", left=left)
    card = find(filling.page, LeftAnswers, "leftAnswers")
    assert "Old question 0: yes (version 2025-01)" in words(card)
    assert "and 2 more" in words(card)


def test_a_newer_version_is_previewed_before_anything_moves(following: Following) -> None:
    newer = NewerVersion(template_id="template-2", version="2026-12")
    filling = following.open("mobile_visit", newer=newer)
    strip = find(filling.page, InfoStrip, "newerVersion")
    assert strip.accessibleName().startswith("A newer version of this checklist is here: 2026-12")
    find(strip, QPushButton, "stripAction").click()
    filling.qtbot.waitUntil(lambda: filling.page.findChild(Card, "movePreview").isVisible())
    text = words(find(filling.page, Card, "movePreview"))
    assert "Old question: Yes" in text
    assert "New question 4" in text
    assert "and 2 more" in text
    assert following.calls.named("move_over") == []
    find(filling.page, QPushButton, "stayHere").click()
    assert not filling.page.findChild(Card, "movePreview").isVisible()
    find(strip, QPushButton, "stripAction").click()
    filling.qtbot.waitUntil(lambda: filling.page.findChild(Card, "movePreview").isVisible())
    find(filling.page, QPushButton, "moveOver").click()
    assert following.wait("move_over") == [("inspection-1", "template-2")]


def test_a_finished_checklist_moves_with_a_reason_only(following: Following) -> None:
    newer = NewerVersion(template_id="template-2", version="2026-12")
    inspection = kind(InspectionKind.CONDITION, finished_at=builders.at(9, 0))
    filling = following.open("mobile_visit", inspection=inspection, newer=newer)
    find(find(filling.page, InfoStrip, "newerVersion"), QPushButton, "stripAction").click()
    filling.qtbot.waitUntil(lambda: filling.page.findChild(Card, "movePreview").isVisible())
    find(filling.page, QPushButton, "moveOver").click()
    find(filling.page, TextField, "changeReason").set_text("New limits")
    find(filling.page, QPushButton, "changeFinished").click()
    assert following.wait("reopen") == [("inspection-1", "New limits")]
    assert following.wait("move_over") == [("inspection-1", "template-2")]


# Wear


def test_a_measured_place_shows_how_it_wears_and_when_it_is_due(following: Following) -> None:
    filling = following.open("mobile_visit")
    tread = next(iter(filling.turn(27).cells))
    visits = (
        EarlierValue(on=date(2026, 3, 1), value="8.0", odometer_km=None),
        EarlierValue(on=date(2026, 7, 1), value="6.5", odometer_km=None),
    )
    filling.screen = replace(filling.screen, history={tread: visits})
    filling.presenter.open("inspection-1")
    filling.qtbot.waitUntil(lambda: filling.presenter.screen is filling.screen and not filling.page.building)
    cell = filling.turn(27).cells[tread]
    wear = find(cell, WearLine, "wear")
    assert wear._words.text() == ""
    filling.page.answered.emit(tread, "5.0")
    filling.wait_saved(1)
    assert wear._words.text().startswith("Due about ")
    assert wear._words.text() in cell.accessibleName()
    assert len(wear._line._spark.points) == 3
    others = [other for path, other in filling.turn(27).cells.items() if path != tread]
    assert all(other.findChild(WearLine) is None for other in others)


def test_nothing_to_say_takes_no_room(following: Following) -> None:
    assert not following.open("mobile_visit").page.findChild(AboveItems).isVisible()


# Tools


def tool_item(filling: Filling) -> ItemCard:
    paths = {
        question.path
        for section in filling.page._sections
        for item in section.items
        for question in item.questions
        if question.path.endswith("wheel_nut_tool")
    }
    assert filling.presenter.session is not None
    item = filling.presenter.session.item(filling.presenter.session.item_of(paths.pop()))
    assert item.number is not None
    return filling.turn(item.number)


def with_tools(following: Following) -> Filling:
    return following.open("pre_delivery_ev", tools=(WRENCH, OLD_WRENCH))


def test_a_tool_is_chosen_with_its_calibration_and_goes_with_the_values(following: Following) -> None:
    filling = with_tools(following)
    card = tool_item(filling)
    measured = next(iter(card.cells))
    filling.page.answered.emit(measured, "120")
    filling.wait_saved(1)
    choice = find(card, ChoiceField, "toolChoice")
    choice.chosen.emit("MN-1042")
    filling.wait_saved(2)
    _inspection, values, tool = filling.calls.named("answer")[1]
    assert tool == "tool-1"
    assert values[measured] == "120", "the value measured before is kept anew, with the tool"
    assert find(card, IconText, "toolCalibration").text() == "Calibrated until 1 Dec 2026"
    filling.page.answered.emit(list(card.cells)[1], "121")
    filling.wait_saved(3)
    assert filling.calls.named("answer")[2][2] == "tool-1"


def test_an_expired_tool_is_said_in_words_and_colour(following: Following) -> None:
    filling = with_tools(following)
    card = tool_item(filling)
    find(card, ChoiceField, "toolChoice").chosen.emit("MN-0317")
    filling.wait_saved(1)
    label = find(card, IconText, "toolCalibration")
    assert label.text() == "Calibration ended 19 Nov 2026"
    assert label._colour == "attention"


def test_a_code_no_tool_here_has_stays_on_offer(following: Following) -> None:
    filling = with_tools(following)
    card = tool_item(filling)
    field = card.findChild(ToolField)
    field_path = field.path
    answers = {field_path: "TW-77"}
    again: ChecklistScreen = replace(filling.screen, answers=answers)
    filling.screen = again
    filling.presenter.open("inspection-1")
    filling.qtbot.waitUntil(lambda: filling.presenter.screen is again and not filling.page.building)
    assert find(tool_item(filling), ChoiceField, "toolChoice").value == "TW-77"
