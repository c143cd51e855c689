"""Filling the shipped mobile-visit checklist: answers, keys, pad, findings, only open, entries, finishing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import builders
import pytest
from calls import find, notices, settle, words
from inspection_page import NOW, Filling, filling_of, press, xform
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.errors import WrongPassword
from inspections.session import Session
from inspections.xform import load_template
from ui.drafts import Drafts, DraftsOf
from ui.formats import Formats
from ui.inspection.finding_box import FindingBox
from ui.inspection.obstacles import Obstacle, ObstaclePanel
from ui.inspection.page import is_open
from ui.inspection.signing import SigningCard
from ui.inspection.signing_presenter import SigningPresenter
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.widgets.numeric_pad import NumericPad
from ui.widgets.segments import Segments
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.switch import Switch
from ui.widgets.text_field import TextArea, TextField


@pytest.fixture
def filling(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Filling:
    return filling_of(qtbot, tasks, changes)


def test_a_tap_is_shown_and_kept(filling: Filling) -> None:
    card = filling.turn(2)
    press(card, "ok")
    filling.wait_saved(1)
    assert list(filling.saved()[0].values()) == ["ok"]
    assert not is_open(card.item)
    assert "1 of 7" in filling.page._side.sections._buttons["/data/before_leaving"].accessibleName()


def test_the_keys_answer_and_move(filling: Filling) -> None:
    card = filling.turn(2)
    card.setFocus()
    filling.qtbot.keyClick(card, Qt.Key.Key_1)
    filling.wait_saved(1)
    filling.qtbot.keyClick(card, Qt.Key.Key_Down)
    following = filling.page.items.cards[filling.path(3)]
    filling.wait_focus(filling.path(3))
    filling.qtbot.keyClick(following, Qt.Key.Key_3)
    filling.wait_saved(2)
    assert [list(values.values()) for values in filling.saved()] == [["ok"], ["na"]]
    filling.qtbot.keyClick(following, Qt.Key.Key_Up)
    filling.wait_focus(filling.path(2))


def test_up_and_down_move_from_item_to_item_also_from_an_answer(filling: Filling) -> None:
    card = filling.turn(2)
    segment = find(find(card, Segments, "verdict"), QPushButton, "segment_ok")
    segment.setFocus()
    filling.qtbot.keyClick(segment, Qt.Key.Key_Down)
    filling.wait_focus(filling.path(3))


def test_not_ok_opens_photos_note_and_severity_in_place(filling: Filling) -> None:
    card = filling.turn(37)
    assert card.findChild(TextArea, "findingNote") is None
    press(card, "not_ok")
    assert card.tone == "unsafe"
    filling.qtbot.waitUntil(lambda: find(card, Segments, "findingSeverity").isVisible())
    press(card, "ok")
    assert card.tone == "plain"
    assert not card.findChild(Segments, "findingSeverity").isVisible()


def test_note_and_severity_go_to_the_finding_that_is_on_disk(
    filling: Filling, changes: ChangesSignal
) -> None:
    card = filling.turn(37)
    press(card, "not_ok")
    found = builders.finding(item_path=card.item.path, note="")
    filling.screen = replace(filling.screen, findings={card.item.path: found})
    changes.changed.emit(Changes.of("finding", "finding-1"))
    filling.qtbot.waitUntil(lambda: find(card, Segments, "findingSeverity").value == "attention")
    find(find(card, Segments, "findingSeverity"), QPushButton, "segment_unsafe").click()
    filling.qtbot.waitUntil(lambda: len(filling.calls.named("finding")) == 1)
    filling.qtbot.keyClicks(find(card, TextArea, "findingNote").editor, "Chip")
    filling.qtbot.waitUntil(lambda: len(filling.calls.named("finding")) == 2)
    graded, noted = (call[2:] for call in filling.calls.named("finding"))
    assert (graded, noted) == (("unsafe", None), ("", "Chip")), "neither overwrites what the other changed"


def test_a_photo_of_a_finding_belongs_to_the_finding(
    filling: Filling, changes: ChangesSignal, tmp_path: Any
) -> None:
    card = filling.turn(37)
    press(card, "not_ok")
    found = builders.finding(item_path=card.item.path)
    filling.screen = replace(filling.screen, findings={card.item.path: found})
    changes.changed.emit(Changes.of("finding", "finding-1"))
    filling.qtbot.waitUntil(lambda: find(card, Segments, "findingSeverity").value == "attention")
    picture = tmp_path / "chip.jpg"
    picture.write_bytes(b"jpeg")
    filling.page.photos_offered.emit("finding", card.item.path, [str(picture)])
    filling.qtbot.waitUntil(lambda: len(filling.calls.named("photo")) == 1)
    assert filling.calls.named("photo")[0] == ("job-1", "prepared", "finding", "finding-1")


def test_the_pad_fills_a_wheel_says_the_verdict_and_walks_on(filling: Filling) -> None:
    card = filling.turn(29)
    cells = list(card.cells.values())
    filling.qtbot.mouseClick(cells[0], Qt.MouseButton.LeftButton)
    pad = filling.page.findChild(NumericPad)
    assert pad.isVisible()
    for key in "2.9":
        filling.qtbot.keyClick(pad, key)
    assert cells[0].question.value == "2.9"
    assert "Good" in words(pad)
    filling.qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert pad.isVisible()
    assert cells[1].tone == "cell_selected"
    for key in "1.2":
        filling.qtbot.keyClick(pad, key)
    pad.hide()
    filling.wait_saved(4)
    assert cells[1].question.measurement.verdict == "low"
    assert {cell.tone for cell in cells} == {"cell"}


def test_a_digit_on_a_cell_opens_the_pad_with_it(filling: Filling) -> None:
    cell = next(iter(filling.turn(29).cells.values()))
    cell.setFocus()
    filling.qtbot.keyClick(cell, "3")
    assert filling.page.findChild(NumericPad).value == "3"
    filling.page.findChild(NumericPad).hide()


def test_a_calculated_cell_opens_no_pad(filling: Filling) -> None:
    cell = next(iter(filling.turn(28).cells.values()))
    filling.qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert not filling.page.findChild(NumericPad).isVisible()


def test_only_open_keeps_what_was_just_answered_until_one_turns_away(filling: Filling) -> None:
    filling.turn(2)
    filling.page.findChild(Switch, "onlyOpen").setChecked(True)
    filling.qtbot.waitUntil(lambda: not filling.page.building)
    press(filling.page.items.cards[filling.path(2)], "ok")
    filling.wait_saved(1)
    assert filling.path(2) in filling.page.items.cards
    filling.page.show_section("/data/condition")
    filling.page.show_section("/data/before_leaving")
    filling.qtbot.waitUntil(lambda: not filling.page.building)
    assert filling.path(2) not in filling.page.items.cards


def test_next_open_goes_on_after_the_item_one_is_at(filling: Filling) -> None:
    filling.turn(7).setFocus()
    press(filling.page.items.cards[filling.path(7)], "ok")
    filling.page.action_triggered.emit("next")
    filling.qtbot.waitUntil(lambda: filling.page._current == "/data/arrival" and not filling.page.building)
    first_open = next(item for item in filling.page._sections[1].items if is_open(item))
    filling.wait_focus(first_open.path)


def test_an_answer_that_asks_more_builds_only_that_item_anew(filling: Filling) -> None:
    filling.turn(34)
    untouched = filling.page.items.cards[filling.path(35)]
    card = filling.page.items.cards[filling.path(34)]
    find(card, QPushButton, "segment_yes").click()
    filling.wait_saved(1)
    assert filling.anew(card).cells
    assert filling.page.items.cards[filling.path(35)] is untouched


def test_entries_are_added_and_removed_and_their_order_is_kept(filling: Filling) -> None:
    card = filling.turn(43)
    find(card, QPushButton, "addEntry").click()
    filling.wait_saved(1)
    order = filling.saved()[0][card.item.path]
    assert order.endswith("0192f3c4-0000-7000-8000-000000000001")
    assert len(order.split()) == 2
    card = filling.anew(card)
    find(card, QPushButton, "removeEntry").click()
    filling.wait_saved(2)
    assert len(filling.saved()[1][card.item.path].split()) == 1


def test_a_text_is_an_answer_when_the_typing_pauses(filling: Filling) -> None:
    card = filling.turn(26)
    area = card.findChild(TextArea)
    filling.qtbot.keyClicks(area.editor, "2026.38")
    filling.wait_saved(1)
    assert [next(iter(values.values())) for values in filling.saved()] == ["2026.38"]


def test_what_fills_itself_in_is_read_not_typed(filling: Filling) -> None:
    card = filling.turn(8)
    press(filling.page.items.cards[filling.path(9)], "ok")
    filling.wait_saved(1)
    assert card.findChild(TextField) is None
    assert "20 Nov 2026, 08:30" in words(card)


def test_finishing_early_names_what_is_open_and_jumps_there(filling: Filling) -> None:
    filling.turn(50)
    filling.page.action_triggered.emit("finish")
    strip = filling.page.findChild(ObstaclePanel, "missingItems")
    assert strip.isVisible()
    assert "Plan read" in strip.accessibleName()
    filling.qtbot.waitUntil(lambda: filling.page._current == "/data/before_leaving")
    assert filling.calls.named("finish") == []


def sign_on(filling: Filling, card: SigningCard, role: str) -> None:
    card._pad.set_strokes((((10.0, 10.0), (60.0, 30.0)),))
    find(card, QPushButton, f"save-signature-{role}").click()


def test_customer_and_technician_sign_at_their_own_questions(filling: Filling) -> None:
    card = filling.turn(50)
    sign_on(filling, find(card, SigningCard, "sign-customer"), "customer")
    sign_on(filling, find(card, SigningCard, "sign-technician"), "technician")
    filling.qtbot.waitUntil(lambda: len(filling.calls.named("sign")) == 2)
    customer, technician = filling.calls.named("sign")
    assert (customer[3], customer[4]["name"]) == ("customer", "Fjordkraft Bygg AS")
    assert technician[3] == "technician"
    assert customer[2] != technician[2]


def test_an_empty_pad_is_not_saved(filling: Filling) -> None:
    card = find(filling.turn(50), SigningCard, "sign-technician")
    find(card, QPushButton, "save-signature-technician").click()
    assert "Sign on the pad first" in words(card)
    assert filling.calls.named("sign") == []


def test_where_the_customer_signs_for_the_whole_stands_what_was_decided(filling: Filling) -> None:
    found = builders.finding(item_path=filling.path(35), customer_decision=CustomerDecision.LATER)
    filling.screen = replace(filling.screen, findings={filling.path(35): found})
    filling.presenter.refresh()
    card = find(filling.turn(50), SigningCard, "sign-customer")
    filling.qtbot.waitUntil(lambda: "stone chip: later." in words(card))
    sign_on(filling, card, "customer")
    filling.qtbot.waitUntil(lambda: len(filling.calls.named("sign")) == 1)
    assert filling.calls.named("sign")[0][4]["shown"].splitlines()[1] == "Windscreen: stone chip: later."
    assert "stone chip" not in words(find(filling.turn(50), SigningCard, "sign-technician"))
    assert "stone chip" not in words(find(filling.turn(15), SigningCard, "sign-customer"))


def test_nobody_here_to_sign_is_waived_with_a_reason(filling: Filling) -> None:
    card = find(filling.turn(50), SigningCard, "sign-customer")
    find(card, QPushButton, "nobody-customer").click()
    find(card, QPushButton, "waive-customer").click()
    assert filling.calls.named("waive") == []
    find(card, TextField, "waive-reason-customer").set_text("Key box")
    find(card, QPushButton, "waive-customer").click()
    filling.qtbot.waitUntil(lambda: len(filling.calls.named("waive")) == 1)
    assert filling.calls.named("waive")[0][3:] == ("customer", "Key box")


def second_persons(filling: Filling) -> SigningCard:
    """The card where the second person signs, once it is built."""
    path = next(
        item.path
        for section in filling.page._sections
        for item in section.items
        if any(question.signer == "second_person" for question in item.questions)
    )
    filling.page.jump_to(path)
    filling.qtbot.waitUntil(lambda: not filling.page.building and path in filling.page.items.cards)
    return find(filling.page.items.cards[path], SigningCard, "sign-second_person")


def test_a_second_person_may_sign_in_instead_and_the_office_says_who_it_is(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = Filling(qtbot, tasks, changes, builders.checklist_screen(xform("pre_delivery_ev")))
    card = second_persons(filling)
    sign_on(filling, card, "second_person")
    find(card, QPushButton, "other-way-second_person").click()
    assert card.findChild(TextField, "pin-second_person").isHidden()
    find(card, TextField, "user-second_person").set_text("odd")
    find(card, QPushButton, "save-signature-second_person").click()
    assert find(card, TextField, "password-second_person").problem
    find(card, TextField, "password-second_person").set_text("long enough")
    find(card, QPushButton, "save-signature-second_person").click()
    qtbot.waitUntil(lambda: len(filling.calls.named("sign")) == 1)
    assert filling.calls.named("identify") == [("odd", "long enough")]
    facts = filling.calls.named("sign")[0][4]
    assert (facts["person_id"], facts["pin"], facts["password"]) == ("person-3", "", "")
    assert card.findChild(TextField, "password-second_person").text == ""


def test_a_second_person_is_a_colleague_with_a_pin(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    screen = builders.checklist_screen(xform("pre_delivery_ev"))
    filling = Filling(qtbot, tasks, changes, screen)
    card = second_persons(filling)
    sign_on(filling, card, "second_person")
    assert filling.calls.named("sign") == []
    find(card, TextField, "pin-second_person").set_text("4711")
    find(card, QPushButton, "save-signature-second_person").click()
    qtbot.waitUntil(lambda: len(filling.calls.named("sign")) == 1)
    facts = filling.calls.named("sign")[0][4]
    assert (facts["person_id"], facts["pin"]) == ("person-2", "4711")
    assert find(card, TextField, "pin-second_person").text == ""


def test_a_pin_that_does_not_fit_is_said_at_the_signature_and_the_strokes_stay(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    filling = Filling(qtbot, tasks, changes, builders.checklist_screen(xform("pre_delivery_ev")))
    told = notices(filling.page)
    signing = filling.page.findChild(SigningPresenter)
    wrong = filling.calls.failing(WrongPassword("no", person="Emre Lothe", seconds=0))
    signing._actions = replace(signing._actions, sign=wrong)
    card = second_persons(filling)
    sign_on(filling, card, "second_person")
    find(card, TextField, "pin-second_person").set_text("1111")
    find(card, QPushButton, "save-signature-second_person").click()
    qtbot.waitUntil(lambda: "The PIN does not fit" in words(card))
    assert not find(card, SignaturePad, "pad-second_person").is_empty
    assert told == []


def test_a_signature_voided_by_a_later_answer_is_asked_for_again(
    filling: Filling, changes: ChangesSignal
) -> None:
    card = filling.turn(50)
    path = find(card, SigningCard, "sign-customer").path
    sign_on(filling, find(card, SigningCard, "sign-customer"), "customer")
    filling.qtbot.waitUntil(lambda: filling.presenter._session.values(hidden=True).get(path) == "signature-1")
    voided = builders.signature(voided=True)
    filling.screen = replace(filling.screen, signatures=(voided,))
    changes.changed.emit(Changes.of("signature", "signature-1"))
    filling.qtbot.waitUntil(lambda: not filling.presenter._session.values(hidden=True).get(path))


def test_a_finished_checklist_leads_back_to_the_job(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    session = Session(load_template(xform()), now=lambda: NOW, context={}, language="en")
    screen = builders.checklist_screen(
        xform(), answers=session.values(hidden=True), repeats=session.repeats()
    )
    finished = replace(screen, inspection=replace(screen.inspection, finished_at=NOW))
    filling = Filling(qtbot, tasks, changes, finished)
    assert filling.page.bar_state.next_step is not None
    with qtbot.waitSignal(filling.page.back_requested):
        filling.page.action_triggered.emit(filling.page.bar_state.next_step.key)


def test_a_missing_answer_found_on_finishing_is_shown(filling: Filling) -> None:
    said = notices(filling.page)
    filling.page.show_missing(
        (Obstacle(filling.path(2), "2 Parts on board"),), "1 item still open: 2 Parts on board"
    )
    filling.wait_focus(filling.path(2))
    assert said == []


def test_a_note_is_not_undone_by_what_the_store_had_before(qtbot: QtBot) -> None:
    box = FindingBox(
        photo_needed=False,
        about="Windscreen",
        formats=Formats("en"),
        today=lambda: date(2026, 11, 20),
        drafts=DraftsOf(Drafts(), "inspection-1", "job-1"),
        path="/data/windscreen",
    )
    qtbot.addWidget(box)
    for step in box.steps:
        step()
    before = builders.finding(item_path="/data/windscreen", note="")
    box.show_finding(before, ())
    note = find(box, TextArea, "findingNote")
    qtbot.keyClicks(note.editor, "Chip")
    with qtbot.waitSignal(box.noted):
        pass
    box.show_finding(replace(before, severity=Severity.UNSAFE), ())
    assert note.text == "Chip"
    box.show_finding(replace(before, note="Chip, 12 mm"), ())
    assert note.text == "Chip, 12 mm"


def test_a_finished_checklist_keeps_the_limits_of_the_day_it_was_finished(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    (path,) = (place for place in load_template(xform()).nodes if place.endswith("/tread_fl_inner"))

    def limit(finished_at: datetime | None) -> str:
        inspection = replace(builders.checklist_screen("").inspection, finished_at=finished_at)
        filling = filling_of(qtbot, tasks, changes, inspection=inspection, answers={path: "2.5"})
        assert filling.presenter.session is not None
        measured = filling.presenter.session.question(path).measurement
        assert measured is not None
        return str(measured.limit_low)

    assert limit(None) == "3", "today, in November"
    assert limit(NOW - timedelta(days=150)) == "1.6"


def test_an_item_that_changes_while_its_new_card_is_built_is_shown_as_it_is_then(filling: Filling) -> None:
    """The old card stays until the new one stands; an answer given meanwhile is not lost between the two."""
    card = filling.turn(34)
    taps = find(card, QPushButton, "segment_yes"), find(card, QPushButton, "segment_no")
    for tap in taps:
        tap.click()
    filling.wait_saved(2)
    settle()
    filling.qtbot.waitUntil(lambda: not filling.page.items._coming)
    settle()
    now = filling.page.items.cards[filling.path(34)]
    assert not now.cells
    assert find(now, QPushButton, "segment_no").isChecked()
