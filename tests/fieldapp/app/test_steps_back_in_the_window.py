"""A job's last steps taken back in the window by Ctrl+Z, each by a change of its own in the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filling import fill_everything
from laptops import COLLEAGUE, COLLEAGUE_PIN, Laptop, only
from profiles import after_the_pull
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp import clock, credentials
from fieldapp.app.desktop import Desktop
from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.screens.job import JobScreen
from fieldapp.operations import findings, inspections, signatures
from fieldapp.paths import open_profile
from fieldapp.store import outbox, rows
from fieldapp.store.engine import Store
from ui.widgets.text_field import TextField

JOB = "job-1"
PASSPHRASE = "a passphrase for this test"


@pytest.fixture
def desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> Iterator[Desktop]:
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, PASSPHRASE)
    made = Desktop(qapp, open_profile(after_the_pull().locked(tmp_path / "profile", PASSPHRASE)))
    try:
        with qtbot.waitSignal(made.ready, timeout=30_000):
            made.open()
        made.rooms.open_job(JOB, "parts_time")
        qtbot.waitUntil(lambda: made.rooms.job_page.shown is not None, timeout=10_000)
        yield made
    finally:
        made.close()
        made.window.close()


class Bench:
    """The window's job page, as the person and as the outbox see it."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.desktop, self.qtbot = desktop, qtbot
        self.page = desktop.rooms.job_page
        self.said: list[str] = []
        self.page.notice.connect(lambda notice: self.said.append(notice.text))

    @property
    def store(self) -> Store:
        assert self.desktop.session is not None
        return self.desktop.session.store

    @property
    def screen(self) -> JobScreen:
        assert self.page.shown is not None
        return self.page.shown

    def until(self, what: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=10_000)
        self.qtbot.waitUntil(lambda: self.desktop.tasks.is_idle, timeout=10_000)

    def press(self, keys: str, said: str) -> None:
        if keys == "Ctrl+Z":
            self.desktop.window.undo()
        else:
            self.desktop.window.redo()
        self.until(lambda: self.said and self.said[-1].startswith(said))

    def waiting(self, kind: str) -> list[str]:
        with self.store.reading() as connection:
            return [one.action for one in outbox.changes_waiting(connection) if one.kind == kind]


def picture() -> bytes:
    image = QImage(64, 48, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_part_photo_time_and_note_go_back_one_by_one_and_come_again(desktop: Desktop, qtbot: QtBot) -> None:
    bench = Bench(desktop, qtbot)
    page = bench.page
    part = next(line for line in bench.screen.parts if line.in_car).part
    page.parts_time.part_used.emit(part.id, 1, "SN-9")
    bench.until(lambda: bench.waiting("part_movement"))
    page.photos.pasted.emit(picture())
    bench.until(lambda: bench.screen.photos)
    page.parts_time.time_added.emit("labour", 20, 0)
    bench.until(lambda: any(entry.by_hand for entry in bench.screen.time_entries))
    page.plan.note_written.emit("wrong job")
    bench.until(lambda: bench.screen.notes)

    bench.press("Ctrl+Z", "Undone: Note")
    bench.until(lambda: not bench.screen.notes)
    assert bench.waiting("note") == [], "nothing of it had left"
    bench.press("Ctrl+Z", "Undone: Labour, 20 min")
    bench.until(lambda: not bench.screen.time_entries)
    assert bench.waiting("time_entry") == ["create", "set"]
    bench.press("Ctrl+Z", "Undone: Photo: Pasted picture")
    bench.until(lambda: not bench.screen.photos)
    bench.press("Ctrl+Z", f"Undone: 1 × {part.name} used")
    assert bench.waiting("part_movement") == ["create", "create"], "the ledger got a line the other way"
    bench.press("Ctrl+Z", "There is nothing to undo")

    bench.press("Ctrl+Shift+Z", f"Done again: 1 × {part.name}")
    bench.press("Ctrl+Shift+Z", "Done again: Photo")
    bench.until(lambda: bench.screen.photos)
    with bench.store.reading() as connection:
        (photo,) = rows.fetch_many(connection, "photo", job_id=JOB)
    assert not photo.removed


def test_price_lines_go_back_and_come_again(desktop: Desktop, qtbot: QtBot) -> None:
    bench = Bench(desktop, qtbot)

    def lines() -> dict[str, str]:
        with bench.store.reading() as connection:
            found = rows.fetch_many(connection, "estimate_line", job_id=JOB, withdrawn=False)
        return {line.text: line.id for line in found}

    bench.page.customer.line_added.emit("fee", "Towing", "1", "900")
    bench.until(lambda: "Towing" in lines())
    bench.page.customer.line_withdrawn.emit(lines()["Towing"])
    bench.until(lambda: not lines())

    bench.press("Ctrl+Z", "Undone: Line taken off the price")
    bench.until(lambda: "Towing" in lines())
    bench.press("Ctrl+Z", "Undone: Line added to the price")
    bench.until(lambda: not lines())
    assert bench.waiting("estimate_line") == ["create", "set", "set", "set"]
    bench.press("Ctrl+Shift+Z", "Done again: Line added to the price")
    bench.until(lambda: "Towing" in lines())


def test_in_a_field_ctrl_z_stays_the_fields_own(desktop: Desktop, qtbot: QtBot) -> None:
    bench = Bench(desktop, qtbot)
    part = next(line for line in bench.screen.parts if line.in_car).part
    bench.page.parts_time.part_used.emit(part.id, 1, "")
    bench.until(lambda: bench.waiting("part_movement"))
    bench.page.show_tab("plan")
    bench.until(lambda: bench.page.findChild(TextField, "noteField"))
    field = bench.page.findChild(TextField, "noteField")
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "typo")

    QTest.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text == ""
    qtbot.wait(50)
    assert bench.waiting("part_movement") == ["create"]


def test_a_signed_job_says_why_nothing_is_taken_back(desktop: Desktop, qtbot: QtBot) -> None:
    bench = Bench(desktop, qtbot)
    bench.page.parts_time.time_added.emit("labour", 20, 0)
    bench.until(lambda: bench.screen.time_entries)
    bench.page.customer.signed.emit("Ola", (((0.1, 0.1), (0.5, 0.4)),), "I have seen the work.")
    bench.until(lambda: bench.screen.signatures)

    bench.press("Ctrl+Z", "Not undone: Labour, 20 min. Somebody has signed for this since.")

    assert bench.screen.signatures
    assert bench.screen.time_entries


def test_undo_and_redo_are_found_by_name_and_listed_with_their_keys(desktop: Desktop) -> None:
    keys = {command.key: command.keys for command in desktop.rooms.commands.all}
    assert (keys["undo"], keys["redo"]) == ("Ctrl+Z", "Ctrl+Shift+Z")


def test_a_decision_taken_back_brings_back_the_signature_it_voided(desktop: Desktop, qtbot: QtBot) -> None:
    bench = Bench(desktop, qtbot)
    inspection_id = only(
        inspections.begin(bench.store, job_id=JOB, form_id="mobile_visit", now=clock.now()), "inspection"
    )
    findings.set_finding(
        bench.store,
        inspection_id=inspection_id,
        item_path="/data/condition/lights",
        title="Headlamp out of line",
        now=clock.now(),
    )
    desktop.rooms.open_job(JOB, "checklists")
    bench.until(lambda: bench.screen.findings)
    bench.page.customer.signed.emit("Ola", (((0.1, 0.1), (0.5, 0.4)),), "I have seen the work.")
    bench.until(lambda: bench.screen.signatures)
    (signed,) = bench.screen.signatures

    bench.page.checklists.decided.emit(bench.screen.findings[0].id, "declined")
    bench.until(lambda: not bench.screen.signatures)
    bench.press("Ctrl+Z", "Undone: Decision on Headlamp out of line. The signature counts again.")

    bench.until(lambda: bench.screen.signatures)
    assert bench.screen.signatures == (signed,)
    assert bench.screen.findings[0].customer_decision is None


class SignedChecklist:
    """A release check on its page: everything is answered, and both have signed."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.bench = Bench(desktop, qtbot)
        self.store = self.bench.store
        begun = inspections.begin(self.store, job_id="job-2", form_id="pre_delivery_ev", now=clock.now())
        self.id = only(begun, "inspection")
        self.paths = fill_everything(Laptop(self.store, at=clock.now().at), self.id)
        for role in (SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON):
            self.sign(role)
        self.page, self.presenter = desktop.rooms.checklist_page, desktop.rooms._checklist_presenter
        self.said: list[str] = []
        self.page.notice.connect(lambda notice: self.said.append(notice.text))
        desktop.rooms.open_job("job-2", "checklists")
        desktop.rooms._open_checklist(self.id)
        self.bench.until(lambda: self.presenter.session is not None and not self.page.building)
        assert self.missing() == 0

    def sign(self, role: SignerRole) -> None:
        signatures.sign(
            self.store,
            job_id="job-2",
            role=role,
            name="Ola",
            strokes=(((0.1, 0.1), (0.5, 0.4)),),
            shown="I have checked the car.",
            inspection_id=self.id,
            path=self.paths[role.value],
            person_id=COLLEAGUE,
            pin=COLLEAGUE_PIN,
            now=clock.now(),
        )

    def missing(self) -> int:
        """How many answers the rules on the page still ask for."""
        session = self.presenter.session
        return -1 if session is None else len(session.missing())

    def void(self) -> list[bool]:
        with self.store.reading() as connection:
            found = rows.fetch_many(connection, "signature", inspection_id=self.id)
        return [signature.voided for signature in found]


@pytest.fixture
def signed(desktop: Desktop, qtbot: QtBot) -> SignedChecklist:
    return SignedChecklist(desktop, qtbot)


def test_an_answer_taken_back_lets_both_count_again_who_had_signed_the_checklist(
    desktop: Desktop, signed: SignedChecklist
) -> None:
    until, said = signed.bench.until, signed.said
    signed.page.answered.emit(signed.paths["verdict"], "na")
    until(lambda: signed.missing() == 2)
    assert said == ["The signature did not cover this change. Let them sign again."]
    assert signed.void() == [True, True]

    desktop.window.undo()
    until(lambda: said[-1].startswith("Taken back: ") and signed.missing() == 0)
    assert said[-1].endswith(". The signature counts again.")
    assert signed.void() == [False, False]

    desktop.window.redo()
    until(lambda: signed.missing() == 2)
    assert said[-1].endswith(". The signature did not cover it; let them sign again.")
    assert signed.void() == [True, True]
    desktop.window.undo()
    until(lambda: signed.missing() == 0)
    assert signed.void() == [False, False]


def test_a_photo_taken_back_lets_both_count_again_too(desktop: Desktop, signed: SignedChecklist) -> None:
    until, said = signed.bench.until, signed.said
    signed.page.photos_offered.emit("answer", signed.paths["image"], [picture()])
    until(lambda: signed.missing() == 2 and said)
    assert said == ["The signature did not cover this change. Let them sign again."]

    desktop.window.undo()

    until(lambda: said[-1].startswith("Undone: Photo") and signed.missing() == 0)
    assert said[-1].endswith(". The signature counts again.")
    assert signed.void() == [False, False]
