"""The plug is pulled at any moment: what was acknowledged is there, once, and the next start goes on from it."""

from __future__ import annotations

import json
import random
import select
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from busy_laptop import JOB, PART
from programs import PASSPHRASE, Laptop, demo_office, ready_laptop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.app.desktop import Desktop
from fieldapp.demo.comparing import differences
from fieldapp.domain.inspections import answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.paths import open_profile

pytestmark = pytest.mark.slow

KILLS = 22
LONGEST_LIFE_SECONDS = 0.6
BUSY = Path(__file__).with_name("busy_laptop.py")
ON_THE_JOB = {
    "photo": "photos",
    "part_movement": "part_movements",
    "time_entry": "time_entries",
    "answer": "answers",
    "note": "notes",
}


def live_and_die(laptop: Laptop, seed: int, seconds: float) -> list[dict[str, Any]]:
    """Let the technician work for so long, then SIGKILL; gives everything that was acknowledged."""
    busy = subprocess.Popen(
        [sys.executable, str(BUSY), str(laptop.folder), str(seed)],
        stdout=subprocess.PIPE,
        env={**laptop.variables, "PYTHONPATH": str(BUSY.parents[2])},
    )
    assert busy.stdout is not None
    said = busy.stdout.readline()
    assert json.loads(said) == {"kind": "ready"}
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([busy.stdout], [], [], left)[0]:
            said += busy.stdout.read1()
    assert busy.poll() is None, "it must die by our hand"
    busy.kill()
    said += busy.stdout.read()
    busy.stdout.close()
    assert busy.wait() == -9
    whole, _, _ = said.rpartition(b"\n")
    return [json.loads(line) for line in whole.splitlines()][1:]


def check(kept: dict[str, Any], acknowledged: list[dict[str, Any]]) -> None:
    """Everything acknowledged is there with exactly its change in the outbox."""
    created = Counter(
        (kind, row_id) for _, kind, row_id, _ in kept["waiting"] if kind not in ("answer", "finding")
    )
    answers: dict[str, set[str | None]] = {}
    for one in acknowledged:
        match one["kind"]:
            case "trying":
                answers[one["path"]] = answers.get(one["path"], {None}) | {one["value"]}
            case "answer":
                answers[one["path"]] = {one["value"]}
            case kind:
                assert one["id"] in kept[kind], one
                assert created[kind, one["id"]] == 1, one
    (filling,) = kept["inspection"]
    for path, possible in answers.items():
        row_id = answer_id(filling, path)
        value = kept["answer"][row_id].value if row_id in kept["answer"] else None
        assert value in possible, (path, value, possible)
        if value is None:
            continue
        changes = [
            fields for _, kind, changed, fields in kept["waiting"] if (kind, changed) == ("answer", row_id)
        ]
        assert changes[-1]["value"] == value


def test_a_laptop_killed_at_any_moment_keeps_what_it_acknowledged(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, code = demo_office(tmp_path / "office")
    office.open()
    try:
        laptop = ready_laptop(office, tmp_path / "laptop", code)
        for step in ("drive", "arrive", "start"):
            laptop.json("jobs", step, JOB)
        laptop.json("inspection", "begin", JOB, "mobile_visit")
        laptop.json("parts", "load", PART, "500")
        seed = random.randrange(1_000_000)
        print(f"seed {seed}")
        chance = random.Random(seed)
        acknowledged: list[dict[str, Any]] = []
        for turn in range(KILLS):
            acknowledged += live_and_die(laptop, seed + turn, chance.uniform(0, LONGEST_LIFE_SECONDS))
            check(laptop.everything(), acknowledged)
        assert len(acknowledged) > KILLS, "it got something done between the kills"
        office.close()
        opens_where_it_was(laptop, qtbot, qapp, monkeypatch)

        office.open()
        push_while_the_office_dies(laptop, office)
        office.open()
        assert laptop.json("sync", "--now")["conflicts"] == 0
        assert laptop.json("sync", "--now")["pushed"] == 0
        there = office.json("jobs", "show", JOB)
        here = laptop.everything()
        job_id = there["job"]["id"]
        for kind, name in ON_THE_JOB.items():
            ids = [one["id"] for one in there[name]]
            assert len(set(ids)) == len(ids), kind
            mine = {one.id for one in here[kind].values() if getattr(one, "job_id", job_id) == job_id}
            assert set(ids) == mine, kind
        store = laptop.opened()
        try:
            assert differences(store, office.folder) == []
        finally:
            store.close()
    finally:
        office.close()


def opens_where_it_was(
    laptop: Laptop, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window comes up on the day, with the job in the state it had."""
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    desktop = Desktop(qapp, open_profile(laptop.folder))
    try:
        with qtbot.waitSignal(desktop.ready, timeout=30_000):
            desktop.open()
        assert desktop.window.current_page is desktop.today_page
        assert desktop.session is not None
        actions = desktop.session.actions("en").today()
        (job,) = [one for one in actions.read(actions.today()).jobs if one.number == JOB]
        assert job.status is JobStatus.IN_PROGRESS
    finally:
        desktop.close()
        desktop.window.close()


def push_while_the_office_dies(laptop: Laptop, office: Any) -> None:
    """Begin to send; the office's power fails as soon as it has written something of it down."""
    journal = office.folder / "server.db-wal"
    before = journal.stat().st_mtime_ns if journal.exists() else 0
    waiting = len(laptop.everything()["waiting"])
    sending = subprocess.Popen(
        [sys.executable, "-m", "fieldapp", "--profile-dir", str(laptop.folder), "sync", "--now"],
        env=laptop.variables,
        stderr=subprocess.PIPE,
        text=True,
    )
    while sending.poll() is None and (not journal.exists() or journal.stat().st_mtime_ns == before):
        time.sleep(0.001)
    office.kill()
    _, error = sending.communicate(timeout=90)
    assert sending.returncode == 3, (sending.returncode, error)
    assert len(error.strip().splitlines()) == 1
    assert waiting > 0
