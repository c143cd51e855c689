"""A new car through the real windows: fails, the gate, a repair, a deviation, two people; and the office's own gate.

And the checklist itself: a newer version comes while one is being filled in.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from office_processes import Office
from programs import PASSPHRASE, Laptop, demo_office, ready_laptop
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

import resources
from fieldapp import clock
from fieldapp.app.desktop import Desktop
from fieldapp.demo.centre import people
from fieldapp.demo.filling import Filling, Wishes
from fieldapp.demo.hands import Hands
from fieldapp.domain.attachments import Report
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.checklist import ChecklistScreen
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.screens.sync_centre import ConnectionState
from fieldapp.paths import open_profile
from fieldapp.store import outbox, rows
from fieldapp.views import checklist as checklist_view
from fieldapp.views import job as job_view
from fieldapp.views import sync_centre
from ui.heartbeat import Heartbeat
from ui.inspection.item_card import ItemCard
from ui.inspection.obstacles import ObstaclePanel
from ui.inspection.page import ChecklistPage
from ui.inspection.signing import SigningCard
from ui.widgets.segments import Segments

pytestmark = pytest.mark.slow

RELEASE = "J-2026-000304"
PAINT, SEALS, BADGES, UNDERBODY = 8, 14, 15, 16
SIGNING = 54
NEWER = "2026.12.1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Laptop]:
    """An office and a laptop that has fetched its day; the office is closed."""
    folder = tmp_path_factory.mktemp("release")
    office, code = demo_office(folder / "office")
    office.open()
    try:
        return office, ready_laptop(office, folder / "laptop", code)
    finally:
        office.close()


@pytest.fixture
def office(made: tuple[Office, Laptop], tmp_path: Path) -> Office:
    """The office as it was that morning, where the laptop looks for it; not yet serving."""
    morning = made[0]
    own = Office(shutil.copytree(morning.folder, tmp_path / "office"))
    own.port, own.url = morning.port, morning.url
    return own


class Technician:
    """At the window of one laptop."""

    def __init__(self, application: QApplication, laptop: Laptop, screens: Path) -> None:
        self.desktop = Desktop(application, open_profile(laptop.folder))
        self.desktop.settings = self.desktop.settings.__class__(
            language="en", theme="light", scale=1.0, guide_seen=True
        )
        self.hands = Hands(lambda: self.desktop.window, screens, Heartbeat(), tasks=self.desktop.tasks)
        ready: list[bool] = []
        self.desktop.ready.connect(lambda: ready.append(True))
        self.desktop.open()
        self.hands.wait(lambda: ready, "opening the profile")

    def close(self) -> None:
        self.desktop.close()
        self.desktop.window.close()

    @property
    def store(self) -> Any:
        assert self.desktop.session is not None
        return self.desktop.session.store

    def job_id(self) -> str:
        with self.store.reading() as connection:
            (job,) = rows.fetch_many(connection, "job", number=RELEASE)
        return str(job.id)

    def job(self) -> JobScreen:
        return job_view.read(self.store, job_id=self.job_id(), language="en")

    def checklist(self) -> ChecklistScreen:
        with self.store.reading() as connection:
            (inspection,) = rows.fetch_many(connection, "inspection", job_id=self.job_id())
        return checklist_view.read(self.store, inspection_id=inspection.id, language="en")

    @property
    def page(self) -> ChecklistPage:
        page = self.hands.window.current_page
        assert isinstance(page, ChecklistPage)
        return page

    def begin(self) -> None:
        """Open the job, start it, open its checklist."""
        hands, rooms = self.hands, self.desktop.rooms
        rooms.open_job(self.job_id())
        hands.wait(lambda: hands.window.current_page is rooms.job_page, "opening the job")
        for step, status in (
            ("drive", JobStatus.TRAVELLING),
            ("arrive", JobStatus.ON_SITE),
            ("start", JobStatus.IN_PROGRESS),
        ):
            hands.next_step(step)
            hands.wait(partial(self._is, status), step)
        self.open_checklist()

    def _is(self, status: JobStatus) -> bool:
        return self.job().job.status is status

    def open_checklist(self) -> None:
        hands = self.hands
        hands.tab("jobTabs", "checklists")
        hands.press_named("open-pre_delivery_ev")
        hands.wait(lambda: isinstance(hands.window.current_page, ChecklistPage), "opening the checklist")
        hands.wait(self.shows, "building the checklist")

    def shows(self, version: str = "") -> bool:
        """Whether a checklist, of this version, stands on the page whole."""
        screen = self.desktop.rooms._checklist_presenter.screen
        if screen is None or self.page.building:
            return False
        return not version or screen.inspection.form_version == version

    def item(self, number: int) -> ItemCard:
        """The card of an item, brought into view."""
        items = [item for section in self.page._sections for item in section.items]
        path = next(item.path for item in items if item.number == number)
        self.page.jump_to(path)
        self.hands.wait(lambda: path in self.page.items.cards and not self.page.building, f"item {number}")
        return self.page.items.cards[path]

    def path(self, number: int) -> str:
        return self.item(number).item.path

    def gate(self) -> tuple[str, ...]:
        return self.checklist().release_problems

    def choose(self, number: int, verdict: str) -> None:
        """OK, Not OK or N/A at an item; kept on disk when it returns."""
        card = self.item(number)
        self.hands.press(self.hands.one(f"segment_{verdict}", card))
        path = card.item.path
        self.hands.wait(lambda: self.checklist().answers.get(path) == verdict, f"answering item {number}")

    def repair(self, number: int) -> None:
        """*Checked again*: what was repaired, and OK."""
        hands, card = self.hands, self.item(number)
        hands.press_named("recheckItem", card)
        form = hands.one("recheckForm", card)
        hands.write("repairWords", "Polished and sealed", form)
        hands.press(hands.one("segment_ok", hands.every(Segments, "", form)[0]))
        hands.press_named("save-recheckForm", form)
        hands.wait(lambda: self.checklist().rechecks, "checking again")

    def accept(self, number: int, *, pin: str) -> None:
        """A lead accepts the fail at this laptop."""
        hands, card = self.hands, self.item(number)
        if not hands.every(QWidget, "deviationForm", card):
            hands.press_named("acceptDeviation", card)
        form = hands.one("deviationForm", card)
        hands.write("deviationOwner", "Marius Dahle", form)
        due = date.today() + timedelta(days=10)  # noqa: DTZ011 - as a person reads it off the wall
        hands.write("deviationDue", f"{due:%d/%m/%Y}", form)
        who = hands.one("deviationApprover", form).focusProxy()
        assert isinstance(who, QComboBox)
        hands.type(who, people()["lead"].name)
        hands.write("deviationPin", pin, form)
        hands.press_named("save-deviationForm", form)

    def sign_both(self) -> None:
        """Technician, then the colleague by PIN, at the last item."""
        hands = self.hands
        for role in ("technician", "second_person"):
            card = self.item(SIGNING)
            holder = hands.one(f"sign-{role}", card, SigningCard)
            if role == "second_person":
                person = hands.one("person-second_person", holder).focusProxy()
                assert isinstance(person, QComboBox)
                hands.type(person, people()["colleague"].name)
                hands.write("pin-second_person", people()["colleague"].pin, holder)
            hands.sign(f"pad-{role}", holder)
            hands.press_named(f"save-signature-{role}", holder)
            hands.wait(partial(self._has_signed, role), f"signing as {role}")

    def _has_signed(self, role: str) -> bool:
        return any(one.role.value == role and not one.voided for one in self.checklist().signatures)


@pytest.fixture
def technician(
    made: tuple[Office, Laptop],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Technician]:
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    working = Technician(qapp, made[1].copied_to(tmp_path / "laptop"), tmp_path / "screens")
    yield working
    working.close()


def photos(folder: Path) -> dict[str, Path]:
    kept = {}
    for photo in resources.demo_photos():
        kept[Path(photo.name).stem] = folder / photo.name
        (folder / photo.name).write_bytes(photo.read_bytes())
    return kept


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def _words(holder: QWidget) -> str:
    labels = [label.text() for label in holder.findChildren(QLabel) if label.isVisible()]
    return " ".join(labels)


def _report_bytes(technician: Technician, report: Report) -> bytes:
    return bytes(technician.store.blobs.get(report.sha256, job_id=report.job_id))


def _send_everything(technician: Technician) -> None:
    hands = technician.hands
    hands.press_named("rail_sync")
    hands.next_step("try")

    def sent() -> bool:
        now = sync_centre.connection(technician.store)
        assert now.state != ConnectionState.NEEDS_YOU, _refused(technician)
        return now.changes_waiting == 0 and now.photos_waiting == 0

    hands.wait(sent, "sending everything", seconds=90, every_ms=300)


def _refused(technician: Technician) -> list[str]:
    with technician.store.reading() as connection:
        waiting = outbox.changes_waiting(connection)
    return [change.sentence for change in waiting if change.state == "rejected"]


def test_a_fail_is_blocked_repaired_or_accepted_and_two_people_release_the_car(
    office: Office, technician: Technician, tmp_path: Path
) -> None:
    hands = technician.hands
    pictures = photos(tmp_path)
    technician.begin()
    wishes = Wishes(
        photo=pictures["door"],
        photos={"": pictures["odometer"]},
        tools={"torque_tool": "Momentnøkkel 40–200 Nm", "wheel_nut_tool": "Momentnøkkel 40–200 Nm"},
        not_ok={PAINT: "Lakksår på fremre dør", SEALS: "Listen er løs i hjørnet"},
        second_person=people()["colleague"].name,
        second_pin=people()["colleague"].pin,
    )
    Filling(hands, wishes).fill("release")

    # Blocked: both fails are named, each a tap away; nothing is finished.
    panel = hands.one("missingItems", None, ObstaclePanel)
    hands.wait(panel.isVisible, "reading what is in the way")
    hands.picture("blocked")
    assert technician.checklist().inspection.finished_at is None
    paint, seals = technician.path(PAINT), technician.path(SEALS)
    assert {f"open_fail:{paint}", f"open_fail:{seals}"} <= set(technician.gate())
    for path in (paint, seals):
        assert hands.every(QWidget, f"obstacle-{path}")

    technician.repair(PAINT)
    (check,) = technician.checklist().rechecks
    assert (check.value_before, check.value_after, check.repair) == ("not_ok", "ok", "Polished and sealed")
    assert technician.checklist().findings[paint].repaired_at is not None

    # A wrong PIN accepts nothing, and what was typed stays.
    technician.accept(SEALS, pin="0000")
    form = hands.one("deviationForm", technician.item(SEALS))
    hands.wait(lambda: "PIN" in _words(form), "reading that the PIN does not fit")
    assert technician.checklist().deviations == ()
    technician.accept(SEALS, pin=people()["lead"].pin)
    hands.wait(lambda: technician.checklist().deviations, "accepting the deviation")
    (deviation,) = technician.checklist().deviations
    assert deviation.owner == "Marius Dahle"
    assert deviation.finding_id == technician.checklist().findings[seals].id
    hands.picture("accepted")

    # What was signed before the repair is void: two people sign the car as it stands.
    assert set(technician.gate()) == {"signature:technician", "signature:second_person"}
    technician.sign_both()
    hands.next_step("finish")
    hands.wait(lambda: technician.checklist().inspection.finished_at is not None, "finishing")
    assert technician.gate() == ()

    hands.tab("jobTabs", "customer")
    hands.press_named("action_nobody")
    hands.write("waiveReason", "Kunden henter bilen i morgen")
    hands.next_step("waive")
    hands.tab("jobTabs", "report")
    hands.next_step("seal")
    hands.wait(lambda: technician.job().reports, "sealing the report")
    hands.picture("report")
    hands.next_step("email")
    hands.wait(lambda: technician.job().deliveries, "queueing the e-mail")
    hands.next_step("complete")
    hands.wait(lambda: technician.job().job.status is JobStatus.COMPLETED, "completing")

    (report,) = technician.job().reports
    text = pdf_text(_report_bytes(technician, report))
    for words in (
        "Frigitt for levering",
        "Polished and sealed",
        "Marius Dahle",
        "Ragnhild Skår",
        "Sunniva Tveitane",
    ):
        assert words in text, words

    office.open()
    try:
        _send_everything(technician)
        there = office.json("jobs", "show", RELEASE)
    finally:
        office.close()
    assert there["job"]["status"] == "completed"
    assert [one["value_before"] for one in there["rechecks"]] == ["not_ok"]
    assert there["deviations"][0]["owner"] == "Marius Dahle"


def test_the_office_refuses_a_car_that_a_wrong_program_released(
    office: Office, technician: Technician
) -> None:
    """An older program, or somebody in the database, completed the job; nobody had looked at the car."""
    hands, job_id = technician.hands, technician.job_id()
    with technician.store.writing() as connection:
        rows.edit(connection, "job", job_id, now=clock.now().at, status=JobStatus.COMPLETED)
    office.open()
    try:
        hands.press_named("rail_sync")
        hands.next_step("try")
        hands.wait(lambda: _refused(technician), "being refused", seconds=60)
        hands.pause(300)
        hands.picture("refused")
        assert "pre-delivery inspection has not been made" in " ".join(_refused(technician))
        said = _words(hands.window)
        assert "Not accepted" in said
        assert "checklist" in said
        assert office.json("jobs", "show", RELEASE)["job"]["status"] != "completed"
    finally:
        office.close()
    assert technician.job().job.status is JobStatus.COMPLETED  # nothing typed on the laptop is lost


def newer_version(folder: Path) -> Path:
    """The author's next version: item 15 asks something else; everything else as it was."""
    file = next(one for one in resources.checklist_files() if one.name == "pre_delivery_ev.xlsx")
    changed = folder / file.name
    changed.write_bytes(file.read_bytes())
    book = openpyxl.load_workbook(changed)
    survey, settings = book["survey"], book["settings"]
    columns = {cell.value: cell.column for cell in survey[1]}
    row = next(cells[0].row for cells in survey.iter_rows() if cells[columns["item"] - 1].value == BADGES)
    survey.cell(row, columns["name"]).value = "wheel_arch_liners"
    for heading, column in columns.items():
        if str(heading).startswith("label::"):
            survey.cell(row, column).value = "Wheel arch liners"
    version = next(cell.column for cell in settings[1] if cell.value == "version")
    settings.cell(2, version).value = NEWER
    book.save(changed)
    return changed


def _fetch(technician: Technician) -> None:
    """Sync at the Sync page until the newer version is on the laptop, then go back to the checklist."""
    hands = technician.hands
    hands.press_named("rail_sync")
    hands.next_step("try")
    hands.wait(lambda: technician.checklist().newer, "fetching the newer version", seconds=60, every_ms=200)
    rooms = technician.desktop.rooms
    rooms.open_job(technician.job_id())
    hands.wait(lambda: hands.window.current_page is rooms.job_page, "opening the job")
    technician.open_checklist()


def test_a_newer_version_disturbs_nothing_begun_and_a_move_keeps_every_answer(
    office: Office, technician: Technician, tmp_path: Path
) -> None:
    hands = technician.hands
    technician.begin()
    technician.choose(SEALS, "ok")
    technician.choose(BADGES, "not_ok")
    seals, badges = technician.path(SEALS), technician.path(BADGES)
    before = technician.checklist()

    office.run("import", "checklists", str(newer_version(tmp_path)))
    office.open()
    try:
        _fetch(technician)
        # It is offered, and what was begun goes on in the version it was begun in.
        offered = hands.one("newerVersion")
        hands.wait(offered.isVisible, "being offered the newer version")
        assert NEWER in _words(offered)
        assert technician.checklist().inspection == before.inspection
        assert technician.item(BADGES).item.title == "Badges, mouldings"
        technician.choose(UNDERBODY, "ok")
        answered = dict(technician.checklist().answers)

        # Looked at and left: nothing has happened.
        hands.press(hands.every(QAbstractButton, "", offered)[0], "Preview")
        preview = hands.one("movePreview")
        hands.wait(preview.isVisible, "reading what a move would do")
        hands.picture("move-preview")
        for words in (
            "keep their place",
            "1 question is new",
            "Wheel arch liners",
            "Badges, mouldings: Not OK",
        ):
            assert words in _words(preview), _words(preview)
        hands.press_named("stayHere")
        assert technician.checklist().answers == answered
        assert technician.checklist().inspection == before.inspection

        hands.press(hands.every(QAbstractButton, "", offered)[0], "Preview")
        hands.wait(preview.isVisible, "reading it again")
        hands.press_named("moveOver")
        hands.wait(lambda: technician.checklist().inspection.form_version == NEWER, "moving over")
        hands.wait(lambda: technician.shows(NEWER), "building the newer version")

        now = technician.checklist()
        underbody = technician.path(UNDERBODY)
        assert (now.answers[seals], now.answers[underbody]) == ("ok", "ok")
        assert technician.item(BADGES).item.title == "Wheel arch liners"
        assert technician.item(BADGES).item.verdict is None
        left = hands.one("leftAnswers")
        hands.wait(left.isVisible, "reading what has no place")
        assert "Badges, mouldings: Not OK" in _words(left)
        assert badges not in now.answers
        assert now.newer is None
        hands.picture("moved-over")
        _send_everything(technician)
        assert office.json("jobs", "show", RELEASE)["inspections"][0]["form_version"] == NEWER
    finally:
        office.close()
