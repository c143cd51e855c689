"""What each tab of a job shows and asks for."""

from dataclasses import replace

import builders
import pytest
from calls import find, settle, words
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.knowledge import ReadState
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.screens.parts import StockLine
from ui.drafts import Drafts
from ui.formats import Formats
from ui.job.checklists import ChecklistsTab
from ui.job.customer import CustomerTab, as_fractions
from ui.job.parts_time import PartsTimeTab
from ui.job.photos import PhotosTab
from ui.job.plan import PlanTab, StepCard
from ui.job_tab import JobTab
from ui.pictures import content_of
from ui.widgets import slices
from ui.widgets.card import Card
from ui.widgets.photo_strip import PhotoStrip
from ui.widgets.row_button import RowButton
from ui.widgets.segments import Segments
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.stepper import Stepper
from ui.widgets.text_field import ChoiceField, TextArea, TextField


def shown(qtbot: QtBot, tab: JobTab) -> JobTab:
    qtbot.addWidget(tab)
    tab.resize(1254, 460)
    tab.show()
    tab.show_job(builders.job_screen())
    return tab


def heard(signal: object) -> list[tuple[object, ...]]:
    got: list[tuple[object, ...]] = []
    signal.connect(lambda *arguments: got.append(arguments))  # type: ignore[attr-defined]
    return got


# Plan


@pytest.fixture
def plan(qtbot: QtBot, formats: Formats) -> PlanTab:
    tab = PlanTab(formats, Drafts())
    shown(qtbot, tab)
    return tab


def test_grading_a_step_leaves_the_other_cards_as_they_are(plan: PlanTab) -> None:
    settle()
    screen = builders.job_screen()
    before = {card.step.id: card for card in plan.findChildren(StepCard)}
    graded, *others = screen.steps
    graded = replace(graded, grade=StepGrade.DONE if graded.grade is None else None)
    plan.show_job(replace(screen, steps=(graded, *others)))
    settle()
    after = {card.step.id: card for card in plan.findChildren(StepCard)}
    assert {key for key, card in after.items() if before[key] is not card} == {graded.id}


def test_a_plan_shown_again_while_it_is_built_is_whole(
    plan: PlanTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "SLICE_SECONDS", 0)
    screen = builders.job_screen()
    other = replace(screen, steps=tuple(replace(step, id=f"other-{step.id}") for step in screen.steps))
    plan.show_job(replace(other, job=replace(screen.job, concern="It rattles.")))
    plan.show_job(replace(screen, job=replace(screen.job, concern="It squeaks.")))
    text = words(plan)
    assert "It squeaks." in text
    assert "It rattles." not in text
    assert "12 V battery, safe change" in text
    cards = [card for card in plan.findChildren(StepCard) if not card.isHidden()]
    assert [card.step for card in sorted(cards, key=lambda card: card.y())] == list(screen.steps)


def test_the_customers_words_diagnosis_and_office_change_stand_at_the_left(plan: PlanTab) -> None:
    text = words(plan)
    for part in ("12-V-Batterie-Warnung", "85 % sure", "Window now 08:00", "12 V battery, safe change"):
        assert part in text


def test_an_article_of_the_job_says_how_it_stands_with_the_reader(plan: PlanTab) -> None:
    def named() -> str:
        (row,) = plan.findChildren(RowButton)
        return str(row.accessibleName())

    assert named() == "12 V battery, safe change, Changed"
    read = replace(builders.OPENED_ARTICLE, read=ReadState.READ)
    plan.show_job(builders.job_screen(articles=(read,)))
    settle()
    assert named() == "12 V battery, safe change, Read"


def test_an_office_change_is_acknowledged(qtbot: QtBot, plan: PlanTab) -> None:
    with qtbot.waitSignal(plan.office_change_seen):
        find(plan, QPushButton, "stripAction").click()
    seen = replace(builders.job(), office_change_seen_at=builders.at(8))
    plan.show_job(builders.job_screen(job=seen))
    assert "Window now 08:00" not in words(plan)


def test_the_first_ungraded_step_stands_out(plan: PlanTab) -> None:
    tones = [find(plan, Card, f"step-{number}").tone for number in (1, 2, 3)]
    assert tones == ["plain", "selected", "plain"]


def test_a_step_is_graded_with_one_tap(plan: PlanTab) -> None:
    graded = heard(plan.graded)
    find(find(plan, Segments, "grade-2"), QPushButton, "segment_done").click()
    assert graded == [("step-2", "done", "")]


def test_different_asks_what_was_different_and_keeps_the_words(plan: PlanTab) -> None:
    graded = heard(plan.graded)
    find(find(plan, Segments, "grade-3"), QPushButton, "segment_different").click()
    reason = find(plan, TextField, "reason-3")
    reason.set_text("Wire was broken")
    reason.editor.editingFinished.emit()
    assert graded == [("step-3", "different", "Wire was broken")]


def test_a_reason_being_written_survives_the_grade_of_the_step_before(plan: PlanTab) -> None:
    find(find(plan, Segments, "grade-3"), QPushButton, "segment_different").click()
    find(plan, TextField, "reason-3").set_text("Wire was")
    before = builders.STEPS
    graded = (replace(before[0], grade=StepGrade.NOT_NEEDED), *before[1:])
    plan.show_job(builders.job_screen(steps=graded))
    assert find(plan, TextField, "reason-3").text == "Wire was"
    assert not find(plan, TextField, "reason-3").isHidden()


def test_a_step_that_is_over_no_longer_says_its_part_is_missing(plan: PlanTab) -> None:
    assert "not in this car" not in words(find(plan, Card, "step-1"))


def test_a_note_that_is_being_written_survives_a_change_of_the_steps(plan: PlanTab) -> None:
    find(plan, TextField, "noteField").set_text("Half a note")
    plan.show_job(builders.job_screen(steps=builders.STEPS[:2]))
    assert find(plan, TextField, "noteField").text == "Half a note"


def test_an_empty_note_is_not_written(plan: PlanTab) -> None:
    written = heard(plan.note_written)
    find(plan, QPushButton, "addNote").click()
    find(plan, TextField, "noteField").set_text(" Key is at the desk ")
    find(plan, QPushButton, "addNote").click()
    assert written == [("Key is at the desk",)]


def test_a_job_without_a_plan_says_what_to_do_instead(plan: PlanTab) -> None:
    plan.show_job(builders.job_screen(steps=()))
    assert "No repair plan" in words(plan)


# Checklists


@pytest.fixture
def checklists(qtbot: QtBot, formats: Formats) -> ChecklistsTab:
    tab = ChecklistsTab(formats)
    shown(qtbot, tab)
    return tab


def test_only_the_next_open_checklist_stands_out(checklists: ChecklistsTab) -> None:
    assert find(checklists, Card, "checklist-mobile_visit").tone == "selected"
    assert find(checklists, Card, "checklist-safety").tone == "plain"


def test_a_checklist_is_opened_by_its_form(checklists: ChecklistsTab) -> None:
    opened = heard(checklists.opened)
    find(checklists, QPushButton, "open-safety").click()
    assert opened == [("safety",)]


def test_a_checklist_that_has_not_arrived_offers_no_button(checklists: ChecklistsTab) -> None:
    line = builders.checklist_line(missing_template=True)
    checklists.show_job(builders.job_screen(checklists=(line,)))
    assert "Not on this laptop yet" in words(checklists)
    assert not [b for b in checklists.findChildren(QPushButton, "open-mobile_visit") if b.isVisible()]


def test_the_customer_decides_about_each_finding(checklists: ChecklistsTab) -> None:
    decided = heard(checklists.decided)
    find(find(checklists, Segments, "decision-finding-1"), QPushButton, "segment_later").click()
    assert decided == [("finding-1", "later")]


def test_withdrawn_findings_are_gone(checklists: ChecklistsTab) -> None:
    checklists.show_job(builders.job_screen(findings=(builders.finding(withdrawn=True),)))
    assert "stone chip" not in words(checklists)


# Parts and time


@pytest.fixture
def parts(qtbot: QtBot, formats: Formats) -> PartsTimeTab:
    tab = PartsTimeTab(formats)
    shown(qtbot, tab)
    return tab


def test_using_one_more_and_putting_one_back_are_differences(parts: PartsTimeTab) -> None:
    used = heard(parts.part_used)
    find(parts, Stepper, "used-1095050-00-A").value_changed.emit(2)
    find(parts, Stepper, "used-1129080-00-B").value_changed.emit(0)
    assert used == [("part-2", 2, ""), ("part-1", -1, "")]


def test_the_serial_number_goes_with_the_part(parts: PartsTimeTab) -> None:
    used = heard(parts.part_used)
    find(parts, TextField, "serial-1095050-00-A").set_text(" SN-77 ")
    find(parts, Stepper, "used-1095050-00-A").value_changed.emit(1)
    assert used == [("part-2", 1, "SN-77")]


def test_no_more_can_be_used_than_lie_in_the_car(parts: PartsTimeTab) -> None:
    stepper = find(parts, Stepper, "used-1095050-00-A")
    for _ in range(9):
        stepper.findChildren(QPushButton)[-1].click()
    assert stepper.value == 3


def test_a_part_from_the_catalogue_is_added(parts: PartsTimeTab) -> None:
    used = heard(parts.part_used)
    parts.show_catalogue((StockLine(part=builders.SWITCH, in_car=3, planned=0, last_moved_at=None),))
    find(parts, QPushButton, "add-1095050-00-A").click()
    assert used == [("part-2", 1, "")]


def test_what_the_catalogue_offers_stays_while_the_jobs_parts_are_shown_anew(parts: PartsTimeTab) -> None:
    parts.show_catalogue((StockLine(part=builders.SWITCH, in_car=3, planned=0, last_moved_at=None),))
    screen = builders.job_screen()
    parts.show_job(replace(screen, parts=screen.parts[:1]))
    assert find(parts, QPushButton, "add-1095050-00-A").isVisible()


def test_the_running_timer_stands_out_and_can_be_stopped(qtbot: QtBot, parts: PartsTimeTab) -> None:
    with qtbot.waitSignal(parts.timer_stopped):
        find(parts, QPushButton, "stopTimer").click()
    assert not [b for b in parts.findChildren(QPushButton, "timer-labour") if b.isVisible()]


def test_time_by_hand_takes_whole_minutes_only(parts: PartsTimeTab) -> None:
    added = heard(parts.time_added)
    find(parts, TextField, "handMinutes").set_text("1.5")
    find(parts, QPushButton, "handAdd").click()
    assert added == []
    find(parts, ChoiceField, "handKind").set_value("travel")
    find(parts, TextField, "handMinutes").set_text("25")
    find(parts, TextField, "handKilometres").set_text("14")
    find(parts, QPushButton, "handAdd").click()
    assert added == [("travel", 25, 14)]
    assert find(parts, TextField, "handMinutes").text == ""


def test_words_typed_into_the_catalogue_survive_a_new_part(parts: PartsTimeTab) -> None:
    find(parts, TextField, "addPartField").set_text("filter")
    parts.show_job(builders.job_screen(parts=builders.job_screen().parts[:1]))
    assert find(parts, TextField, "addPartField").text == "filter"


# Photos


@pytest.fixture
def photos(qtbot: QtBot, formats: Formats) -> PhotosTab:
    tab = PhotosTab(formats, Drafts())
    shown(qtbot, tab)
    return tab


def test_previews_are_asked_for_once(qtbot: QtBot, formats: Formats) -> None:
    tab = PhotosTab(formats, Drafts())
    qtbot.addWidget(tab)
    wanted = heard(tab.pictures_wanted)
    tab.show_job(builders.job_screen())
    tab.show_job(builders.job_screen())
    assert [[photo.id for photo in asked[0]] for asked in wanted] == [["photo-1", "photo-2", "photo-3"]]  # type: ignore[attr-defined]


def test_a_photo_opens_its_words_and_can_be_removed(photos: PhotosTab) -> None:
    removed, captioned = heard(photos.removed), heard(photos.captioned)
    photos.show_pictures({"photo-1": QImage(8, 6, QImage.Format.Format_RGB888)})
    find(photos, PhotoStrip, "jobPhotos").opened.emit("photo-1")
    caption = find(photos, TextField, "photoCaption")
    assert caption.text == "VIN plate"
    caption.set_text("VIN plate, left")
    caption.editor.editingFinished.emit()
    find(photos, QPushButton, "removePhoto").click()
    assert captioned == [("photo-1", "VIN plate, left")]
    assert removed == [("photo-1",)]


def test_removed_photos_are_not_shown(photos: PhotosTab) -> None:
    photos.show_job(builders.job_screen(photos=(builders.photo(1, removed=True),)))
    assert photos._photos == ()


def test_dropped_files_and_pasted_pictures_are_taken(photos: PhotosTab, tmp_path: object) -> None:
    path = f"{tmp_path}/door.jpg"
    QPixmap(4, 4).save(path)
    files, pasted = heard(photos.files_chosen), heard(photos.pasted)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(path), QUrl.fromLocalFile(f"{tmp_path}/gone.jpg")])
    photos._take(dropped)
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB888))
    photos._take(picture)
    assert files == [([path],)]
    assert content_of(pasted[0][0]).startswith(b"\x89PNG")  # type: ignore[arg-type]


# Customer


@pytest.fixture
def customer(qtbot: QtBot, formats: Formats) -> CustomerTab:
    tab = CustomerTab(formats, Drafts())
    shown(qtbot, tab)
    return tab


def sign(qtbot: QtBot, pad: SignaturePad) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    qtbot.mouseMove(pad, QPoint(90, 60))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))


def test_saving_is_locked_until_somebody_has_signed(qtbot: QtBot, customer: CustomerTab) -> None:
    state = customer.bar()
    assert state is not None
    assert state.next_step is not None
    assert state.next_step.locked
    sign(qtbot, find(customer, SignaturePad, "customerPad"))
    state = customer.bar()
    assert state is not None
    assert state.next_step is not None
    assert not state.next_step.locked


def test_a_signature_carries_name_strokes_and_the_sentence_shown(qtbot: QtBot, customer: CustomerTab) -> None:
    signed = heard(customer.signed)
    sign(qtbot, find(customer, SignaturePad, "customerPad"))
    customer.act("sign")
    name, strokes, sentence = signed[0]
    assert name == "Dr. Anneliese Müller-Groß"
    assert "J-2026-004105" in str(sentence)
    assert all(0 <= x <= 1 for stroke in strokes for x, _y in stroke)  # type: ignore[attr-defined]


def test_a_signature_without_a_name_is_not_saved(qtbot: QtBot, customer: CustomerTab) -> None:
    signed = heard(customer.signed)
    sign(qtbot, find(customer, SignaturePad, "customerPad"))
    find(customer, TextField, "signerName").set_text(" ")
    customer.act("sign")
    assert signed == []
    assert find(customer, TextField, "signerName").problem


def test_nobody_signs_needs_a_reason(customer: CustomerTab) -> None:
    waived = heard(customer.waived)
    customer.act("nobody")
    assert not find(customer, Card, "nobodySigns").isHidden()
    customer.act("waive")
    assert waived == []
    find(customer, TextArea, "waiveReason").set_text("Key box, nobody home")
    customer.act("waive")
    assert waived == [("Key box, nobody home",)]


def test_somebody_may_come_and_sign_after_all(customer: CustomerTab) -> None:
    customer.act("nobody")
    customer.act("pad")
    assert not find(customer, SignaturePad, "customerPad").isHidden()
    state = customer.bar()
    assert state is not None
    assert state.next_step is not None
    assert state.next_step.key == "sign"


def test_a_signed_job_shows_who_signed_and_leaves_the_bar_to_the_next_step(customer: CustomerTab) -> None:
    customer.show_job(builders.job_screen(signatures=(builders.signature(),)))
    assert "Dr. Anneliese Müller-Groß signed at 08:52" in words(customer)
    assert customer.bar() is None


def test_a_finished_job_offers_no_pad_and_says_that_nobody_has_signed(customer: CustomerTab) -> None:
    customer.show_job(builders.job_screen())
    assert not find(customer, SignaturePad, "customerPad").isHidden()
    assert customer.findChild(Card, "signatureDone").isHidden()
    customer.show_job(builders.job_screen(**builders.done()))
    assert "Nobody has signed." in words(customer)
    assert not customer.findChild(SignaturePad, "customerPad").isVisibleTo(customer)


def test_the_customer_signs_what_was_decided_about_each_finding_in_the_own_language(
    customer: CustomerTab,
) -> None:
    signed = heard(customer.signed)
    later = builders.finding(customer_decision=CustomerDecision.LATER)
    open_one = builders.finding(id="finding-2", title="Wiper blade torn", severity=Severity.ADVICE)
    gone = builders.finding(id="finding-3", title="Mistake", withdrawn=True)
    customer.show_job(builders.job_screen(findings=(open_one, gone, later)))
    find(customer, SignaturePad, "customerPad").set_strokes((((10.0, 10.0), (60.0, 30.0)),))
    customer.act("sign")
    assert signed[0][2].splitlines()[1:] == [
        "Windscreen: stone chip: später.",
        "Wiper blade torn: noch keine Antwort.",
    ]
    assert "Windscreen: stone chip: später." in words(customer)


def test_a_voided_signature_asks_again(customer: CustomerTab) -> None:
    customer.show_job(builders.job_screen(signatures=(builders.signature(voided=True),)))
    assert customer.bar() is not None


def test_strokes_are_fractions_of_the_pads_width() -> None:
    assert as_fractions((((0.0, 50.0), (200.0, 100.0)),), 400.0) == (((0.0, 0.125), (0.5, 0.25)),)


def test_the_note_of_the_place_is_kept_when_one_leaves_it(customer: CustomerTab) -> None:
    written = heard(customer.site_note_written)
    note = find(customer, TextArea, "siteNote")
    note.set_text("Gate code 1234")
    note.finished.emit(note.text)
    assert written == [("Gate code 1234",)]


def test_messages_are_offered_only_where_e_mail_is_allowed(customer: CustomerTab) -> None:
    wanted = heard(customer.message_wanted)
    find(customer, QPushButton, "message-on_my_way").click()
    assert wanted == [("on_my_way",)]
    customer.show_job(builders.job_screen(customer=replace(builders.CUSTOMER, may_email=False)))
    assert not [b for b in customer.findChildren(QPushButton, "message-on_my_way") if b.isVisible()]


def test_once_the_work_is_done_the_customer_can_be_told_that_the_car_is_ready(customer: CustomerTab) -> None:
    wanted = heard(customer.message_wanted)
    customer.show_job(builders.job_screen(job=builders.job(status=JobStatus.COMPLETED)))
    find(customer, QPushButton, "message-ready").click()
    assert wanted == [("ready",)]
    assert not [b for b in customer.findChildren(QPushButton, "message-on_my_way") if b.isVisible()]


def test_in_a_narrow_window_the_price_stands_under_the_pad(customer: CustomerTab) -> None:
    customer.set_compact(True)
    assert "4 980,00 kr" in words(customer._sign).replace("\u00a0", " ")


def test_a_message_says_how_far_it_got(customer: CustomerTab) -> None:
    screen = builders.job_screen()
    (message,) = screen.messages
    assert "Waits on this laptop" in words(customer)

    failed = replace(message, state="failed", detail="No gateway for text messages is set up at the office.")
    customer.show_job(replace(screen, messages=(failed,)))

    assert "Could not be sent: No gateway for text messages" in words(customer)
