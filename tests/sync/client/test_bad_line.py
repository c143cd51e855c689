"""A day's text over a line of 50 kbit/s, 600 ms and 10 % loss, between processes of their own."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from slow_line import SlowLine
from world import MORNING, Clock, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.inspections import Answer, Inspection, InspectionKind, answer_id
from fieldapp.store import rows
from sync.client.engine import sync_once
from sync.client.transport import RequestsSend, Server

SECONDS = 25
BYTES = 60 * 1024
JOBS, ANSWERS_A_JOB = 6, 45


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Laptop, Office, int]]:
    """A laptop that has its six jobs, and the port its office listens on."""
    office = Office(tmp_path / "office", Clock())
    laptop = Laptop(office, office.hire("kari"), tmp_path / "laptop", office.clock)
    laptop.sign_in()
    for number in range(JOBS):
        office.job(f"job-{number}", laptop.account)
    laptop.sync()
    with served_by_a_program(tmp_path / "office") as port:
        yield laptop, office, port
    laptop.store.close()
    office.client.close()
    office.database.close()


@contextlib.contextmanager
def served_by_a_program(folder: Path) -> Iterator[int]:
    """The real server; the port it listens on."""
    program = [sys.executable, "-u", "-m", "sync.server", "--data", str(folder), "run", "--port", "0"]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline().rpartition(":")[2])
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def a_days_text(laptop: Laptop, dice: random.Random) -> int:
    """Six visits: checklists with their answers, notes, readings; gives how many changes."""
    words = [f"{dice.randrange(16**5):x}" for _ in range(400)]
    with laptop.store.writing() as connection:
        for number in range(JOBS):
            inspection = Inspection(
                id=f"inspection-{number}",
                job_id=f"job-{number}",
                template_id="t",
                form_id="mobile_visit",
                form_version="1",
                template_sha256="0" * 64,
                kind=InspectionKind.CONDITION,
                started_at=MORNING,
                technician_id=laptop.account.person_id,
            )
            rows.create(connection, "inspection", inspection, now=MORNING)
            for item in range(ANSWERS_A_JOB):
                path = f"/data/group_{item // 9}/item_{item}"
                answer = Answer(
                    id=answer_id(inspection.id, path),
                    inspection_id=inspection.id,
                    path=path,
                    value=" ".join(dice.choices(words, k=dice.choice((1, 1, 1, 12)))),
                    answered_at=MORNING,
                )
                rows.create(connection, "answer", answer, now=MORNING)
            text = " ".join(dice.choices(words, k=60))
            note = Note(
                id=f"note-{number}", job_id=f"job-{number}", author="K", text=text, written_at=MORNING
            )
            rows.create(connection, "note", note, now=MORNING)
    return JOBS * (ANSWERS_A_JOB + 2)


def test_a_days_text_gets_through_a_bad_line(served: tuple[Laptop, Office, int]) -> None:
    laptop, office, port = served
    seed = random.randrange(2**32)
    dice = random.Random(seed)
    count = a_days_text(laptop, dice)
    with SlowLine(port, bits_per_second=50_000, round_trip=0.6, loss=0.1, dice=dice) as line:
        send = RequestsSend(f"http://127.0.0.1:{line.port}")
        begun = time.monotonic()
        done = sync_once(laptop.store, Server(send), clock=laptop.clock)
        spent = time.monotonic() - begun
        send.close()
        print(f"seed {seed}: {count} changes, {line.up} bytes up, {line.down} down, {spent:.1f} s")
        assert done.pushed == count
        assert done.waiting == 0
        assert line.up <= BYTES
        assert spent <= SECONDS
    assert office.ids("note") == {f"note-{number}" for number in range(JOBS)}
