"""What is typed and not saved is there again after the program was killed, and after a page or a language change."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from profiles import after_the_pull
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp import credentials
from fieldapp.app.desktop import Desktop
from fieldapp.clock import now as moment_now
from fieldapp.domain.drafts import Draft
from fieldapp.operations import drafts
from fieldapp.paths import open_profile
from ui.drafts import place
from ui.job.page import JobPage
from ui.widgets.text_field import TextField

JOB = "job-1"
NOTE = place("note", JOB)
TYPING_SECONDS = 2.0
TAKEN_AT_MOST_SECONDS = 1.0  # 150 ms and a write, on a machine that has much else to do
TYPIST = Path(__file__).with_name("typing_laptop.py")


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile folder as the window finds it, with a job on it."""
    passphrase = "a passphrase for this test"
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, passphrase)
    return after_the_pull().locked(tmp_path / "profile", passphrase)


@contextmanager
def opened(folder: Path, qtbot: QtBot, application: QApplication) -> Iterator[Desktop]:
    desktop = Desktop(application, open_profile(folder))
    try:
        with qtbot.waitSignal(desktop.ready, timeout=30_000):
            desktop.open()
        yield desktop
    finally:
        desktop.close()
        desktop.window.close()


def note_field(desktop: Desktop, qtbot: QtBot) -> TextField:
    """The note of the job, on the page as it is now."""
    desktop.rooms.open_job(JOB)
    page = desktop.rooms.job_page
    qtbot.waitUntil(lambda: page.shown is not None and page.findChild(TextField, "noteField") is not None)
    return page.findChildren(TextField, "noteField")[-1]


def type_and_die(folder: Path) -> str:
    """Let a technician type for a while, then SIGKILL; gives what stood in the field a moment before."""
    typist = subprocess.Popen(
        [sys.executable, str(TYPIST), str(folder), JOB],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TYPIST.parents[3])},
    )
    assert typist.stdout is not None
    said: list[tuple[float, str]] = []
    for line in typist.stdout:
        said.append((time.monotonic(), line.rstrip("\n")))
        if said[-1][0] - said[0][0] > TYPING_SECONDS:
            break
    typist.kill()
    typist.stdout.close()
    assert typist.wait() == -9
    return [text for at, text in said if at < said[-1][0] - TAKEN_AT_MOST_SECONDS][-1]


def test_a_note_being_typed_is_there_after_a_kill_without_a_pause_in_the_typing(
    profile: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    typed = type_and_die(profile)
    assert len(typed) > 5

    with opened(profile, qtbot, qapp) as desktop:
        field = note_field(desktop, qtbot)
        assert field.text.startswith(typed)
        assert isinstance(desktop.window.current_page, JobPage)

        page = desktop.rooms.job_page
        QTest.keyClicks(field.editor, "!")
        page.plan.note_written.emit(field.text)
        session = desktop.session
        assert session is not None
        qtbot.waitUntil(lambda: not desktop.rooms.drafts.all, timeout=10_000)
        desktop.rooms.drafts.flush()
        qtbot.waitUntil(lambda: desktop.tasks.is_idle, timeout=10_000)
        assert drafts.gather(session.store, now=moment_now()) == ()
        qtbot.waitUntil(lambda: note_field(desktop, qtbot).text == "", timeout=10_000)


def test_another_language_builds_the_pages_anew_with_what_was_typed(
    profile: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with opened(profile, qtbot, qapp) as desktop:
        QTest.keyClicks(note_field(desktop, qtbot).editor, "gate code")

        with qtbot.waitSignal(desktop.ready, timeout=30_000):
            desktop.put_on(language="de", theme_name="light", scale=100)

        assert note_field(desktop, qtbot).text == "gate code"
        with qtbot.waitSignal(desktop.ready, timeout=30_000):
            desktop.put_on(language="en", theme_name="light", scale=100)


def test_closing_the_window_at_the_last_letter_keeps_it(
    profile: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with opened(profile, qtbot, qapp) as desktop:
        QTest.keyClicks(note_field(desktop, qtbot).editor, "ask for Ola")

    with opened(profile, qtbot, qapp) as again:
        session = again.session
        assert session is not None
        assert Draft(place=NOTE, text="ask for Ola", job_id=JOB) in session.drafts
        assert note_field(again, qtbot).text == "ask for Ola"
