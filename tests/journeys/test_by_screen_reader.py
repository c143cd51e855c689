"""A visit begun by a person who sees nothing: the app in its own process, used through the accessibility tree alone."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import FIELDAPP, Laptop
from screen_reader import CHECKED, ScreenReader, Seen, desk, stop

from fieldapp.demo.headless import PASSPHRASE
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.repair_plans import StepGrade

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
KEPT_SECONDS = 10
NOTE = "Door mirror loose, driver’s side"
FIRST_STEP, SECOND_STEP = "Mål hvilespenning", "Bytt 12 V batteri"
ITEMS = ("Plan read, questions asked", "Parts on board match the plan", "Tools on board, calibration in date")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[ScreenReader, Laptop]]:
    """The demo's window on a screen and a bus of its own, and the laptop's folder behind it."""
    with desk(tmp_path / "session") as environment:
        app = subprocess.Popen([*FIELDAPP, "demo", "--out", str(tmp_path / "demo")], env=environment)
        try:
            reader = ScreenReader(environment)
            yield reader, Laptop(tmp_path / "demo" / "laptop", {"FIELDAPP_PASSPHRASE": PASSPHRASE})
            reader.close()
        finally:
            stop(app)


def choose(reader: ScreenReader, group: str, answer: str) -> None:
    """Press an answer below the heading `group` and hear that it is on."""

    def answers() -> list[Seen]:
        return [one for one in reader.within(reader.find("panel", group)) if one.name == answer]

    reader.act(reader.wait(answers, f"{answer} of {group}")[0], "Press")
    reader.wait(lambda: any(one.has(CHECKED) for one in answers()), f"{answer} of {group} being on")


def test_a_visit_is_begun_by_ear(demo: tuple[ScreenReader, Laptop]) -> None:
    reader, laptop = demo
    first = reader.find("list item", "08:00–09:30, Torunn Hellesø, Dispatched").name
    assert "Lyngbakken 14" in first

    reader.press("Drive")
    reader.wait_for_announcement("Travel timer runs")
    reader.find("list item", "08:00–09:30, Torunn Hellesø, Travelling")
    reader.press("Arrived")
    reader.wait_for_announcement("Arrived")
    reader.press("Start")
    reader.wait_for_announcement("labour timer runs")

    reader.find("frame", "J-2026-000301")
    choose(reader, FIRST_STEP, "Done")
    choose(reader, SECOND_STEP, "Not needed")

    reader.press("Open checklist")
    for item, answer in zip(ITEMS, ("OK", "N/A", "Not OK"), strict=True):
        choose(reader, item, answer)
    reader.find("check box", "Before leaving, 3 of 7")
    note = reader.wait(
        lambda: next(
            (one for one in reader.within(reader.find("panel", ITEMS[2])) if one.role == "text"), None
        ),
        "the note of what is not OK",
    )
    reader.write(note, NOTE)
    assert reader.reads(note) == NOTE

    reader.press("Sync", role="check box")
    reader.find("frame", "Sync")
    reader.press("Today", role="check box")
    reader.find("list item", "08:00–09:30, Torunn Hellesø, In progress")

    end = time.monotonic() + KEPT_SECONDS  # what is typed is kept a moment later, on another thread
    kept = laptop.everything()
    while [one.note for one in kept["finding"].values()] != [NOTE] and time.monotonic() < end:
        time.sleep(0.2)
        kept = laptop.everything()
    (job,) = [one for one in kept["job"].values() if one.number == "J-2026-000301"]
    assert job.status is JobStatus.IN_PROGRESS
    grades = {one.position: one.grade for one in kept["plan_step"].values() if one.job_id == job.id}
    assert (grades[1], grades[2]) == (StepGrade.DONE, StepGrade.NOT_NEEDED)
    said = sorted(one.value for one in kept["answer"].values() if one.value in ("ok", "na", "not_ok"))
    assert said == ["na", "not_ok", "ok"]
    (finding,) = kept["finding"].values()
    assert finding.note == NOTE


def test_the_tools_are_what_the_makefile_installs() -> None:
    listed = (ROOT / "packaging/setup/debian-test.txt").read_text(encoding="utf-8").split()
    assert {"xvfb", "dbus", "at-spi2-core"} <= set(listed)
    assert shutil.which("Xvfb")
    assert shutil.which("dbus-daemon")
