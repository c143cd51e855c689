"""The window opens where it was, however it ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from laptops import Laptop
from profiles import after_the_pull
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from quick_secrets import guard_quickly

from fieldapp import credentials
from fieldapp.app.desktop import Desktop
from fieldapp.domain.jobs import Job
from fieldapp.domain.screens.profile import WindowPlace
from fieldapp.operations import profile
from fieldapp.paths import open_profile
from fieldapp.store import rows
from fieldapp.views import profile as profile_view
from ui.job.page import JobPage

PASSPHRASE = "a passphrase for this test"


def test_a_new_profile_opens_today(laptop: Laptop) -> None:
    assert profile_view.place(laptop.store) == WindowPlace()


def test_the_place_is_kept(laptop: Laptop) -> None:
    place = WindowPlace(section="jobs", job_id=_job(laptop).id, tab="photos")

    profile.keep_place(laptop.store, place=place)

    assert profile_view.place(laptop.store) == place


def test_a_job_that_left_the_laptop_is_not_opened(laptop: Laptop) -> None:
    profile.keep_place(laptop.store, place=WindowPlace(section="jobs", job_id="gone", tab="plan"))

    assert profile_view.place(laptop.store) == WindowPlace()


def _job(laptop: Laptop) -> Job:
    with laptop.store.reading() as connection:
        jobs: tuple[Job, ...] = rows.fetch_many(connection, "job")
    return jobs[0]


def _kept(desktop: Desktop) -> WindowPlace:
    assert desktop.session is not None
    return profile_view.place(desktop.session.store)


@pytest.fixture
def signed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A profile folder as the window finds it, and a job on it."""
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, PASSPHRASE)
    folder = tmp_path / "profile"
    laptop = after_the_pull().opened(folder)
    guard_quickly(open_profile(folder).key_file, laptop.key, PASSPHRASE)
    job_id = _job(laptop).id
    laptop.store.close()
    yield folder, job_id
    assert os.environ[credentials.ENVIRONMENT_VARIABLE] == PASSPHRASE


def test_the_window_opens_on_the_job_it_was_on(
    signed_in: tuple[Path, str], qtbot: QtBot, qapp: object
) -> None:
    folder, job_id = signed_in
    first = Desktop(qapp, open_profile(folder))  # type: ignore[arg-type]  # pytest-qt's fixture is a QApplication
    with qtbot.waitSignal(first.ready, timeout=20_000):
        first.open()
    hidden = first.rooms.checklist_page  # dressed behind what the person does, though nobody has opened it
    qtbot.waitUntil(lambda: hidden.testAttribute(Qt.WidgetAttribute.WA_WState_Polished), timeout=10_000)
    first.rooms.open_job(job_id, "photos")
    qtbot.waitUntil(lambda: _kept(first).job_id == job_id, timeout=10_000)
    first.close()
    first.window.close()

    again = Desktop(qapp, open_profile(folder))  # type: ignore[arg-type]
    with qtbot.waitSignal(again.ready, timeout=20_000):
        again.open()

    qtbot.waitUntil(lambda: isinstance(again.window.current_page, JobPage), timeout=10_000)
    qtbot.waitUntil(lambda: again.rooms.job_page.shown is not None, timeout=10_000)
    shown = again.rooms.job_page.shown
    assert shown is not None
    assert (shown.job.id, again.rooms.job_page.current_tab) == (job_id, "photos")
    again.close()
    again.window.close()
