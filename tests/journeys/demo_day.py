"""`fieldapp demo --headless` run once for every test that looks at what the day left behind, and watched meanwhile."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from programs import FIELDAPP

import resources

LONGEST_SECONDS = 400
GLANCE_SECONDS = 0.5
CHUNK = 48
SHORTEST = 7


@dataclass(frozen=True)
class DemoDay:
    """What the program said and left; `seen_in_plain` is what was readable on disk while it ran."""

    code: int
    out: str
    error: str
    folder: Path
    seen_in_plain: tuple[str, ...]

    @property
    def summary(self) -> Any:
        """summary.json."""
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))


def run_once(shared: Path) -> DemoDay:
    """The day in `shared`; workers of one test run that come second wait for the first one's."""
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = shared / "told.json"
        if not told.exists():
            told.write_text(json.dumps(_run(shared)), encoding="utf-8")
        kept = json.loads(told.read_text(encoding="utf-8"))
    return DemoDay(kept["code"], kept["out"], kept["error"], shared / "out", tuple(kept["seen_in_plain"]))


def _run(shared: Path) -> dict[str, Any]:
    scratch = shared / "scratch"
    scratch.mkdir()
    program = subprocess.Popen(
        [*FIELDAPP, "demo", "--headless", "--out", str(shared / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "QT_QPA_PLATFORM": "offscreen"},
    )
    seen: set[str] = set()
    looked: dict[Path, int] = {}
    end = time.monotonic() + LONGEST_SECONDS
    while True:
        try:
            out, error = program.communicate(timeout=GLANCE_SECONDS)
            break
        except subprocess.TimeoutExpired:
            seen |= set(found_in(_changed([scratch, shared / "out" / "laptop"], looked)))
            if time.monotonic() > end:
                program.kill()
    seen |= set(found_in(_changed([scratch, shared / "out" / "laptop"], {})))
    return {"code": program.returncode, "out": out, "error": error, "seen_in_plain": sorted(seen)}


def _changed(folders: Iterable[Path], looked: dict[Path, int]) -> Iterator[Path]:
    """Files that are new or were written since they were last looked at."""
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if not path.is_file() or looked.get(path) == path.stat().st_mtime_ns:
                    continue
                looked[path] = path.stat().st_mtime_ns
            except FileNotFoundError:
                continue
            yield path


def found_in(paths: Iterable[Path]) -> Iterator[str]:
    """`file: canary` for each canary a file holds in its bytes or its name."""
    canaries = secrets_of_the_day()
    for path in paths:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        content += b"\0" + str(path.name).encode()
        for name, needles in canaries.items():
            if any(needle in content for needle in needles):
                yield f"{path.name}: {name}"


def secrets_of_the_day() -> dict[str, tuple[bytes, ...]]:
    """What nobody may read off a stolen laptop, by what it is: as UTF-8, UTF-16 of both orders, and JSON's escapes."""
    words = {
        "customer made on site": "Solfrid Nabo",
        "phone made on site": "400 55 012",
        "phone made on site, joined": "40055012",
        "street made on site": "Kokstadflaten 23",
        "concern made on site": "Naboen spør om dekktrykket",
        "VIN made on site": "LRWYGCEK3NC661020",
        "plate made on site": "EK 70441",
        "finding": "Steinsprut 12 mm på førersiden",
        "reason of a step": "Gjort etter lading, kunden ventet ute",
        "reason of a waiver": "Kunden henter bilen i morgen",
        "passphrase": "demo passphrase",
        "password": "field companion demo",
    }
    words |= _job_words()
    needles = {
        name: tuple(
            {
                text.encode(),
                text.encode("utf-16-le"),
                text.encode("utf-16-be"),
                json.dumps(text)[1:-1].encode(),
            }
        )
        for name, text in words.items()
    }
    for photo in resources.demo_photos():
        content = photo.read_bytes()
        middle = len(content) // 2
        needles[f"photo {photo.name}"] = (content[middle : middle + CHUNK],)
    return needles | {
        "a JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\xff\xd8\xff\xe1"),
        "a PDF": (b"%PDF-1.",),
        "a database in plain": (b"SQLite format 3\0",),
    }


def _job_words() -> dict[str, str]:
    text = resources.demo_text("jobs.csv", today=datetime.now().astimezone().date())
    words = {}
    for row in csv.DictReader(text.lstrip("\ufeff").splitlines(), delimiter=";"):
        for name in ("customer_name", "phone", "email", "street", "site_note", "vin", "concern", "diagnosis"):
            if row[name]:
                words[f"{name} of {row['job_number']}"] = row[name]
        words[f"phone of {row['job_number']}, joined"] = row["phone"].replace(" ", "")
    return {name: word for name, word in words.items() if len(word) > SHORTEST}
