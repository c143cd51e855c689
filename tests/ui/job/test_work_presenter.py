"""The working tabs of a job bring parts, time, photos, signature and words to the operations."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import builders
import pytest
from calls import Calls, notices
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from fieldapp.errors import NotAllowedNow, NotAPicture, NotFound
from ui.formats import Formats
from ui.job.page import JobPage
from ui.job.work_presenter import WorkActions, WorkPresenter
from ui.presenter import ChangesSignal
from ui.report.tab import ReportTab
from ui.tasks import TaskRunner

OPERATIONS = (
    "use_part",
    "reverse_moves",
    "remove_time",
    "resume_timer",
    "start_timer",
    "stop_timer",
    "add_time",
    "record_photo",
    "caption_photo",
    "remove_photo",
    "restore_photo",
    "sign",
    "waive",
    "queue_message",
    "set_site_note",
    "add_price_line",
    "withdraw_price_line",
    "restore_price_line",
    "sign_price",
    "phone_price",
    "decline_price",
    "keep_price",
)


def jpeg() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(8, 6, QImage.Format.Format_RGB888)
    image.fill(0)
    assert QImageWriter(buffer, QByteArray(b"jpg")).write(image)
    return bytes(buffer.data().data())


def prepare(source: bytes, name: str) -> object:
    if source == b"broken":
        raise NotAPicture("no picture")
    return (name, source)


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> JobPage:
    page = JobPage(formats, ReportTab(formats))
    qtbot.addWidget(page)
    page.show_job(builders.job_screen())
    return page


@pytest.fixture
def calls() -> Calls:
    return Calls()


def present(
    page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal, **other: Any
) -> WorkPresenter:
    actions: dict[str, Any] = {name: calls.operation(name) for name in OPERATIONS}
    actions |= {
        "search_parts": calls.view("search_parts", builders.parts_screen()),
        "prepare_photo": prepare,
        "preview": calls.view("preview", jpeg()),
        "part_tag": calls.view("part_tag", b"%PDF a tag"),
        "wheel_tags": calls.view("wheel_tags", b"%PDF four tags"),
    }
    return WorkPresenter(page, WorkActions(**actions | other), tasks=tasks, changes=changes)


@pytest.fixture
def presenter(page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal) -> WorkPresenter:
    return present(page, calls, tasks, changes)


def test_using_a_part_and_putting_it_back_go_with_the_job(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.parts_time.part_used.emit("part-2", 1, "SN-77")
    page.parts_time.part_used.emit("part-1", -1, "")
    qtbot.waitUntil(lambda: len(calls.made) == 2)
    assert calls.named("use_part") == [("job-1", "part-2", 1, "SN-77"), ("job-1", "part-1", -1, "")]


def test_a_part_that_is_not_in_the_car_says_what_to_do(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    refused = calls.failing(NotAllowedNow("no", reasons=("not_in_car",)))
    presenter = present(page, calls, tasks, changes, use_part=refused)
    said = notices(page)
    page.parts_time.part_used.emit("part-2", 9, "")
    qtbot.waitUntil(lambda: bool(said))
    assert "Count them, or load the part" in said[0]
    assert presenter is not None


def test_the_catalogue_is_asked_from_two_letters_on(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.parts_time.catalogue_wanted.emit("f ")
    page.parts_time.catalogue_wanted.emit("filter")
    qtbot.waitUntil(lambda: bool(calls.made))
    assert calls.made == [("search_parts", "filter")]


def test_timers_run_stop_and_are_added_by_hand(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.parts_time.timer_started.emit("waiting")
    page.parts_time.timer_stopped.emit()
    page.parts_time.time_added.emit("travel", 25, 14)
    qtbot.waitUntil(lambda: len(calls.made) == 3)
    assert calls.made == [
        ("start_timer", "job-1", "waiting"),
        ("stop_timer",),
        ("add_time", "job-1", "travel", 25, 14),
    ]


def test_one_refused_photo_does_not_stop_the_others(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter, tmp_path: Path
) -> None:
    for name, content in (("a.jpg", b"one"), ("b.jpg", b"broken"), ("d.jpg", b"two")):
        (tmp_path / name).write_bytes(content)
    said = notices(page)
    page.photos.files_chosen.emit([str(tmp_path / f"{name}.jpg") for name in "abcd"])
    qtbot.waitUntil(lambda: len(calls.named("record_photo")) == 2 and len(said) == 2)
    kept = {call[1][0] for call in calls.named("record_photo")}
    assert kept == {"a.jpg", "d.jpg"}
    assert all("not a picture" in sentence for sentence in said)


def test_photos_are_prepared_off_the_window_s_thread(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    threads: list[threading.Thread] = []

    def watched(source: bytes, name: str) -> object:
        threads.append(threading.current_thread())
        return name

    presenter = present(page, calls, tasks, changes, prepare_photo=watched)
    page.photos.pasted.emit(b"png")
    qtbot.waitUntil(lambda: calls.named("record_photo") == [("job-1", "Pasted picture")])
    assert threads[0] is not threading.main_thread()
    assert presenter is not None


def test_words_under_a_photo_are_kept_and_the_same_words_write_nothing(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.photos.captioned.emit("photo-1", "VIN plate")
    page.photos.captioned.emit("photo-1", "VIN plate, left")
    page.photos.captioned.emit("photo-3", "")
    page.photos.captioned.emit("photo-1", "")
    qtbot.waitUntil(lambda: len(calls.made) == 2)
    assert calls.made == [("caption_photo", "photo-1", "VIN plate, left"), ("caption_photo", "photo-1", "")]


def test_a_removed_photo_can_be_brought_back(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    with qtbot.waitSignal(page.notice) as told:
        page.photos.removed.emit("photo-1")
    assert calls.named("remove_photo") == [("photo-1",)]
    page.undo_triggered.emit("status:job-1")
    page.undo_triggered.emit(told.args[0].undo_key)
    qtbot.waitUntil(lambda: calls.named("restore_photo") == [("photo-1",)])


def test_one_missing_preview_leaves_the_other_photos_their_pictures(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    picture = jpeg()

    def preview(photo_id: str) -> bytes:
        if photo_id == "photo-2":
            raise NotFound("not here")
        return picture

    presenter = present(page, calls, tasks, changes, preview=preview)
    said = notices(page)
    page.show_tab("photos")
    qtbot.waitUntil(lambda: set(page.photos._pictures) == {"photo-1", "photo-3"})
    assert said == []
    assert presenter is not None


def test_a_signature_is_saved_and_said(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    said = notices(page)
    strokes = (((0.1, 0.2), (0.4, 0.3)),)
    page.customer.signed.emit("Anneliese", strokes, "I have seen it.")
    qtbot.waitUntil(lambda: said == ["Signature saved"])
    assert calls.named("sign") == [("job-1", "Anneliese", strokes, "I have seen it.")]


def test_going_on_without_a_signature_carries_the_reason(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.customer.waived.emit("Key box, nobody home")
    qtbot.waitUntil(lambda: calls.named("waive") == [("job-1", "Key box, nobody home")])


def test_a_message_waits_for_the_network_and_says_so(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    said = notices(page)
    page.customer.message_wanted.emit("on_my_way")
    qtbot.waitUntil(lambda: bool(said))
    assert calls.named("queue_message") == [("job-1", "on_my_way")]
    assert "when the network is there" in said[0]


def test_an_unchanged_note_of_the_place_writes_nothing(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.customer.site_note_written.emit(builders.SITE.note)
    page.customer.site_note_written.emit("Gate code 1234")
    qtbot.waitUntil(lambda: bool(calls.made))
    assert calls.made == [("set_site_note", "site-1", "Gate code 1234")]


def test_without_a_job_on_the_page_nothing_is_written(
    qtbot: QtBot, page: JobPage, calls: Calls, presenter: WorkPresenter
) -> None:
    page.show_loading()
    page.parts_time.part_used.emit("part-2", 1, "")
    page.customer.waived.emit("x")
    page.photos.pasted.emit(b"png")
    qtbot.wait(50)
    assert calls.made == []


def test_everybody_hears_of_what_changed(
    qtbot: QtBot, page: JobPage, changes: ChangesSignal, presenter: WorkPresenter
) -> None:
    with qtbot.waitSignals([changes.changed, changes.made]):
        page.customer.waived.emit("Nobody home")


def test_the_customer_s_word_on_a_price_goes_with_the_job(
    page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal, qtbot: QtBot
) -> None:
    present(page, calls, tasks, changes)
    tab = page.customer
    tab.line_added.emit("fee", "Towing", "1", "900")
    tab.line_withdrawn.emit("line-1")
    tab.price_signed.emit("Jean", (((0.1, 0.2), (0.4, 0.3)),), "I accept", "6240.00")
    tab.price_phoned.emit("Jean", "123", "Yes", "6240.00")
    tab.price_declined.emit("Jean")
    tab.price_kept.emit()
    qtbot.waitUntil(lambda: len(calls.made) == 6)
    assert calls.made == [
        ("add_price_line", "job-1", "fee", "Towing", "1", "900"),
        ("withdraw_price_line", "line-1"),
        ("sign_price", "job-1", "Jean", (((0.1, 0.2), (0.4, 0.3)),), "I accept", "6240.00"),
        ("phone_price", "job-1", "Jean", "123", "Yes", "6240.00"),
        ("decline_price", "job-1", "Jean"),
        ("keep_price", "job-1"),
    ]


def test_tags_of_old_parts_and_stored_wheels_are_written_where_the_person_says(
    qtbot: QtBot, page: JobPage, calls: Calls, tasks: TaskRunner, changes: ChangesSignal, tmp_path: Path
) -> None:
    presenter = present(page, calls, tasks, changes)
    said = notices(page)

    page.parts_time.part_tag_wanted.emit("part-9", str(tmp_path / "part.pdf"))
    page.parts_time.wheel_tags_wanted.emit(str(tmp_path / "wheels.pdf"))
    qtbot.waitUntil(lambda: len(said) == 2)
    page.parts_time.wheel_tags_wanted.emit(str(tmp_path / "gone" / "wheels.pdf"))
    qtbot.waitUntil(lambda: len(said) == 3)

    assert calls.named("part_tag") == [("job-1", "part-9")]
    assert (tmp_path / "part.pdf").read_bytes() == b"%PDF a tag"
    assert (tmp_path / "wheels.pdf").read_bytes() == b"%PDF four tags"
    assert said[-1] == "The file could not be written there. Choose another place."
    assert presenter is not None
