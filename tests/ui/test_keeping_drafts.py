"""Every field keeps what is typed into it until it is saved, and gives it back where it is shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import builders
import pytest
from calls import find, settle
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.domain.drafts import Draft
from fieldapp.domain.repair_plans import StepGrade
from ui.drafts import KEEP_WITHIN_MS, Drafts, place
from ui.formats import Formats
from ui.job.page import JobPage
from ui.jobs.new_job import NewJobPage
from ui.report.tab import ReportTab
from ui.widgets.segments import Segments
from ui.widgets.text_field import TextArea, TextField

NOTE = place("note", "job-1")


class Disk:
    """Where drafts go; `full` while it takes nothing."""

    def __init__(self) -> None:
        self.writes: list[tuple[Draft, ...]] = []
        self.full = False

    def keep(self, typed: tuple[Draft, ...], not_kept: Callable[[], None]) -> None:
        if self.full:
            not_kept()
        else:
            self.writes.append(typed)

    @property
    def drafts(self) -> dict[str, str]:
        kept = {draft.place: draft.text for write in self.writes for draft in write}
        return {at: text for at, text in kept.items() if text}


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    field = TextField("Note")
    qtbot.addWidget(field)
    return field


def test_steady_typing_is_on_disk_while_it_goes_on_in_few_writes(qtbot: QtBot, field: TextField) -> None:
    disk = Disk()
    drafts = Drafts(keep=disk.keep)
    drafts.follow(field, NOTE, job_id="job-1")

    for _ in range(40):
        QTest.keyClicks(field.editor, "a")
        qtbot.wait(10)

    assert disk.writes, f"nothing was written in 400 ms, {KEEP_WITHIN_MS} ms are promised"
    assert len(disk.writes) < 10
    qtbot.waitUntil(lambda: disk.drafts == {NOTE: "a" * 40})
    assert disk.writes[0][0].job_id == "job-1"


def test_another_field_at_the_same_place_gets_the_words_back(qtbot: QtBot, field: TextField) -> None:
    drafts = Drafts()
    drafts.follow(field, NOTE)
    QTest.keyClicks(field.editor, "ask for Ola")
    built_anew = TextArea("Note")
    qtbot.addWidget(built_anew)

    assert drafts.follow(built_anew, NOTE)
    assert built_anew.text == "ask for Ola"


def test_a_field_that_shows_another_row_keeps_the_words_apart(field: TextField) -> None:
    drafts = Drafts()
    drafts.follow(field, NOTE)
    QTest.keyClicks(field.editor, "first")
    drafts.follow(field, place("note", "job-2"))
    assert field.text == ""
    QTest.keyClicks(field.editor, "second")

    drafts.follow(field, NOTE)

    assert field.text == "first"
    assert drafts.text(place("note", "job-2")) == "second"


def test_what_is_as_the_store_has_it_is_no_draft(field: TextField) -> None:
    disk = Disk()
    drafts = Drafts([Draft(place=NOTE, text="kept")], keep=disk.keep)

    assert not drafts.follow(field, NOTE, kept="kept")

    assert drafts.all == ()
    QTest.keyClicks(field.editor, "x")
    assert drafts.text(NOTE) == "keptx"
    field.editor.backspace()
    assert drafts.all == ()


def test_saving_lets_go_of_what_was_saved_and_not_of_what_was_typed_since(field: TextField) -> None:
    disk = Disk()
    drafts = Drafts(keep=disk.keep)
    drafts.follow(field, NOTE)
    QTest.keyClicks(field.editor, "one two")

    drafts.saved(NOTE, "one")
    assert drafts.text(NOTE) == "one two"
    drafts.saved(NOTE, "one two")
    drafts.flush()

    assert drafts.all == ()
    assert disk.drafts == {}


def test_a_full_disk_is_tried_again_with_all_of_it(field: TextField) -> None:
    disk = Disk()
    drafts = Drafts(keep=disk.keep)
    drafts.follow(field, NOTE)
    disk.full = True
    QTest.keyClicks(field.editor, "long words")
    drafts.flush()
    disk.full = False

    drafts.note(place("step", "1"), "other")
    drafts.flush()

    assert disk.drafts == {NOTE: "long words", place("step", "1"): "other"}


def job_page(qtbot: QtBot, formats: Formats, drafts: Drafts) -> JobPage:
    page = JobPage(formats, ReportTab(formats), drafts=drafts)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_job(builders.job_screen())
    settle()
    return page


def test_a_reason_being_written_comes_back_with_its_step_open(qtbot: QtBot, formats: Formats) -> None:
    step = next(step for step in builders.job_screen().steps if step.grade is None)
    drafts = Drafts([Draft(place=place("step", step.id), text="the bolt was")])

    page = job_page(qtbot, formats, drafts)

    assert find(page, TextField, f"reason-{step.position}").text == "the bolt was"
    assert find(page, Segments, f"grade-{step.position}").value == StepGrade.DIFFERENT.value


FIELDS = (
    ("plan", "noteField", NOTE),
    ("customer", "siteNote", place("site", builders.job_screen().site.id)),
    ("customer", "waiveReason", place("waive", "job-1")),
    ("customer", "agreementSaid", place("said", "job-1")),
)


@pytest.mark.parametrize(("tab", "name", "at"), FIELDS, ids=[name for _, name, _ in FIELDS])
def test_the_texts_of_a_job_come_back(qtbot: QtBot, formats: Formats, tab: str, name: str, at: str) -> None:
    drafts = Drafts()
    page = job_page(qtbot, formats, drafts)
    page.show_tab(tab)
    field: Any = page.findChild(TextField, name) or page.findChild(TextArea, name)
    QTest.keyClicks(field.editor, "half a sent")
    assert "half a sent" in drafts.text(at)

    again = job_page(qtbot, formats, Drafts(drafts.all))
    again.show_tab(tab)
    shown: Any = again.findChild(TextField, name) or again.findChild(TextArea, name)

    assert "half a sent" in shown.text


def test_why_a_job_waits_comes_back_and_goes_with_close(qtbot: QtBot, formats: Formats) -> None:
    drafts = Drafts([Draft(place=place("hold", "job-1"), text="no par")])
    page = job_page(qtbot, formats, drafts)

    page.action_triggered.emit("hold")

    reason = find(page, TextField, "statusReason")
    assert reason.text == "no par"
    page._reason._leave()
    assert drafts.all == ()
    page.show_job(builders.job_screen())
    page.action_triggered.emit("hold")
    assert reason.text == ""


def test_a_job_half_written_on_site_comes_back_and_goes_when_it_is_made(qtbot: QtBot) -> None:
    drafts = Drafts()
    page = NewJobPage(drafts)
    qtbot.addWidget(page)
    for name, words in (("new-plate", "EV 12345"), ("new-customer_name", "Ola")):
        QTest.keyClicks(page.findChild(TextField, name).editor, words)
    QTest.keyClicks(page.findChild(TextArea, "newConcern").editor, "rattles")

    again = NewJobPage(Drafts(drafts.all))
    qtbot.addWidget(again)

    assert again.findChild(TextField, "new-plate").text == "EV 12345"
    assert again.findChild(TextArea, "newConcern").text == "rattles"
    page.clear()
    assert drafts.all == ()
