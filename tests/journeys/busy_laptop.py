"""A technician who works without a pause, for the tests that kill the program: `python busy_laptop.py FOLDER SEED`.

Each line on standard output is one thing that is saved: written only after its operation came back.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import resources
from fieldapp import clock, credentials
from fieldapp.commands import naming
from fieldapp.domain.time_entries import TimeKind
from fieldapp.operations import inspections, jobs, parts, photos, time_entries
from fieldapp.paths import Profile
from fieldapp.store import rows
from fieldapp.store.engine import open_store

JOB, PART = "J-2026-000301", "1520990-00-A"
PATHS = (
    "/data/condition/lights",
    "/data/condition/wipers",
    "/data/condition/leaks",
    "/data/condition/windscreen",
)
VALUES = ("ok", "not_ok", "na")


def say(**saved: Any) -> None:
    sys.stdout.write(json.dumps(saved) + "\n")
    sys.stdout.flush()


def work(folder: Path, seed: int) -> None:
    """Do things until somebody pulls the plug."""
    store = open_store(folder, credentials.unlock(Profile(folder).key_file))
    chance = random.Random(seed)
    job = naming.job(store, JOB)
    with store.reading() as connection:
        (filling,) = rows.fetch_many(connection, "inspection", job_id=job.id)
        (part,) = rows.fetch_many(connection, "part", number=PART)
    pictures = [photo.read_bytes() for photo in resources.demo_photos()]
    say(kind="ready")
    while True:
        now = clock.now()
        match chance.choice(("answer", "answer", "answer", "photo", "part", "time", "note")):
            case "answer":
                path, value = chance.choice(PATHS), chance.choice(VALUES)
                say(kind="trying", path=path, value=value)
                inspections.answer(store, inspection_id=filling.id, values={path: value}, now=now)
                say(kind="answer", inspection=filling.id, path=path, value=value)
                continue
            case "photo":
                kind, changes = (
                    "photo",
                    photos.add(
                        store, job_id=job.id, source=chance.choice(pictures), file_name="photo.jpg", now=now
                    ),
                )
            case "part":
                kind, changes = (
                    "part_movement",
                    parts.use(store, job_id=job.id, part_id=part.id, quantity=1, now=now),
                )
            case "time":
                kind, changes = (
                    "time_entry",
                    time_entries.add_by_hand(
                        store,
                        job_id=job.id,
                        kind=TimeKind.LABOUR,
                        started_at=now.at - timedelta(minutes=5),
                        minutes=5,
                        now=now,
                    ),
                )
            case _:
                kind, changes = "note", jobs.add_note(store, job_id=job.id, text="Kunden ringte", now=now)
        for row_id in changes.of_kind(kind):
            say(kind=kind, id=row_id)


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
