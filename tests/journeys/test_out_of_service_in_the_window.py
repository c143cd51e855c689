"""A laptop the office takes out of service, at its real window: work first or at once, and nothing to read after it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from demo_day import found_in
from office_processes import Office
from programs import PASSPHRASE, USER, Laptop, demo_office, ready_laptop
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import resources
from fieldapp.app.desktop import Desktop
from fieldapp.clock import now
from fieldapp.demo.centre import PASSWORD
from fieldapp.demo.hands import Hands
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import DeviceRevoked
from fieldapp.operations import photos
from fieldapp.paths import open_profile
from fieldapp.store import outbox, rows
from fieldapp.store.engine import Store
from fieldapp.views import job as job_view
from ui.heartbeat import Heartbeat

pytestmark = pytest.mark.slow

VISIT = "J-2026-000301"
MAY_STAY = {"settings.json", "window.json", "window.lock", "out-of-service.json", "fieldapp.log"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Laptop]:
    """An office and a laptop that has fetched its day; the office is closed."""
    folder = tmp_path_factory.mktemp("leaving")
    office, code = demo_office(folder / "office")
    office.open()
    try:
        return office, ready_laptop(office, folder / "laptop", code)
    finally:
        office.close()


@pytest.fixture
def office(made: tuple[Office, Laptop], tmp_path: Path) -> Iterator[Office]:
    """The office as it was that morning, where the laptop looks for it; not yet serving."""
    morning = made[0]
    own = Office(shutil.copytree(morning.folder, tmp_path / "office"))
    own.port, own.url = morning.port, morning.url
    yield own
    own.close()


class Technician:
    """At the window of one laptop, started as often as need be."""

    def __init__(self, application: QApplication, folder: Path, screens: Path) -> None:
        self.desktop = Desktop(application, open_profile(folder))
        self.desktop.settings = self.desktop.settings.__class__(
            server_url=self.desktop.settings.server_url, language="en", theme="light", guide_seen=True
        )
        self.hands = Hands(lambda: self.desktop.window, screens, Heartbeat(), tasks=self.desktop.tasks)
        self.ready: list[bool] = []
        self.desktop.ready.connect(lambda: self.ready.append(True))
        self.desktop.open()

    def at_work(self) -> None:
        """Drive, arrive and start the first job, and take a photo: nothing of it is sent, the office is closed."""
        hands, desktop = self.hands, self.desktop
        hands.wait(lambda: self.ready, "opening the profile")
        with self.store.reading() as connection:
            (job,) = rows.fetch_many(connection, "job", number=VISIT)
        desktop.rooms.open_job(job.id)
        hands.wait(lambda: hands.window.current_page is desktop.rooms.job_page, "opening the job")
        for step, status in (
            ("drive", JobStatus.TRAVELLING),
            ("arrive", JobStatus.ON_SITE),
            ("start", JobStatus.IN_PROGRESS),
        ):
            hands.next_step(step)
            hands.wait(partial(self._is, job.id, status), step)
        picture = next(iter(resources.demo_photos())).read_bytes()
        photos.add(self.store, job_id=job.id, source=picture, file_name="door.jpg", now=now())

    def _is(self, job_id: str, status: JobStatus) -> bool:
        return job_view.read(self.store, job_id=job_id, language="en").job.status is status

    @property
    def store(self) -> Store:
        assert self.desktop.session is not None
        return self.desktop.session.store

    def try_now(self) -> None:
        """Ask for a round, unless the laptop's own next try was quicker and there is nothing to press any more."""
        told = lambda: self.hands.window.current_page.objectName() == "outOfServicePage"  # noqa: E731
        if not told():
            self.hands.press_named("rail_sync")
        self.hands.wait(lambda: told() or self._may_try(), "offering a try")
        if self._may_try():
            self.hands.next_step("try")

    def _may_try(self) -> bool:
        step = self.hands.window.current_page.bar_state.next_step
        return step is not None and step.key == "try" and not step.locked

    def page_says(self, page: str, doing: str) -> str:
        """The words of a page, once it is there and has its button."""
        window = lambda: self.hands.window  # noqa: E731
        self.hands.wait(
            lambda: window().current_page.objectName() == page and window().current_page.bar_state.next_step,
            doing,
            seconds=90,
        )
        return words(self.desktop)

    def close(self) -> None:
        self.desktop.close()
        self.desktop.window.close()


def words(desktop: Desktop) -> str:
    return " ".join(label.text() for label in desktop.window.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def folder(made: tuple[Office, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    return made[1].copied_to(tmp_path / "laptop").folder


@pytest.fixture
def technician(folder: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Technician]:
    working = Technician(qapp, folder, tmp_path / "screens")
    yield working
    working.close()


def revoke(office: Office, *how: str) -> None:
    (device,) = office.json("device", "list")
    office.run("device", "revoke", device["id"], *how)


def nothing_is_left(folder: Path) -> None:
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in left} <= MAY_STAY
    assert list(found_in(left)) == []


def test_work_goes_first_then_everything_is_erased_and_a_new_code_brings_the_jobs_back(
    office: Office, technician: Technician, folder: Path, qapp: QApplication, tmp_path: Path
) -> None:
    technician.at_work()
    assert list(folder.glob("blobs/**/*"))
    revoke(office, "--push-then-wipe")
    office.open()
    technician.try_now()
    said = technician.page_says("outOfServicePage", "handing over and wiping")
    technician.hands.picture("handed-over")
    assert "Your work was sent to the office first." in said
    assert "Call the office" in said
    nothing_is_left(folder)
    there = office.json("jobs", "show", VISIT)
    assert there["job"]["status"] == "in_progress"
    assert len(there["photos"]) == 1
    assert all(there["files"].values())
    technician.close()

    again = Technician(qapp, folder, tmp_path / "again")
    assert "Your work was sent to the office first." in again.page_says("outOfServicePage", "starting again")
    again.hands.next_step("sign_in")
    assert "Set up this laptop" in again.page_says("signInPage", "asking for a code")
    code = office.json("device", "code", USER)["code"]
    for name, typed in (("User", USER), ("Password", PASSWORD), ("Code", code)):
        again.hands.write(f"signIn{name}", typed)
    again.hands.next_step("sign_in")
    again.hands.wait(lambda: again.ready, "signing in again", seconds=90)
    with again.store.reading() as connection:
        (job,) = rows.fetch_many(connection, "job", number=VISIT)
    assert job.status is JobStatus.IN_PROGRESS
    again.close()


def test_wiped_at_once_the_technician_is_told_what_never_reached_the_office(
    office: Office, technician: Technician, folder: Path
) -> None:
    technician.at_work()
    revoke(office, "--wipe-now")
    office.open()
    technician.try_now()
    said = technician.page_says("outOfServicePage", "wiping")
    technician.hands.picture("at-once")
    assert "sent to the office first" not in said
    assert "changes are not at the office and are gone" in said
    assert "photos or files are not at the office and are gone" in said
    nothing_is_left(folder)
    there = office.json("jobs", "show", VISIT)
    assert (there["job"]["status"], there["photos"]) == ("dispatched", [])


def test_work_done_in_the_last_moment_is_not_wiped_before_it_was_sent(technician: Technician) -> None:
    """The round that was to be the last had seen the outbox empty; meanwhile the technician went on."""
    technician.at_work()
    with technician.store.reading() as connection:
        waiting = len(outbox.changes_waiting(connection))
    technician.ready.clear()
    technician.desktop.out_of_service(DeviceRevoked("…", revoked="push_then_wipe", waiting=0))
    assert technician.hands.window.current_page.objectName() == "outOfServicePage"
    technician.hands.wait(lambda: technician.ready, "coming back")
    with technician.store.reading() as connection:
        assert len(outbox.changes_waiting(connection)) == waiting > 3
