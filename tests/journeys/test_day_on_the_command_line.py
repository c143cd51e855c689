"""A technician's whole day without a window: the office's jobs arrive, the server goes away, two visits and a job made
on site are done from start to sealed report, the server comes back, and the office has everything, once.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from office_processes import LOGIN, PASSWORD, MailServer, Office

import resources
from fieldapp import cli

TODAY = datetime.now().astimezone().date()
VISIT, RELEASE, NOBODY_HOME = "J-2026-000301", "J-2026-000304", "J-2026-000303"
SECOND_PERSON, PIN = "Marius Dahle", "2580"
STROKES = "[[[0.1, 0.2], [0.3, 0.1], [0.5, 0.3]], [[0.6, 0.1], [0.7, 0.4]]]"


@dataclass
class Command:
    """`fieldapp` on one profile, in this process; `process` runs it as a program of its own."""

    profile: Path
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *words: str, typed: str = "", code: int = 0) -> str:
        out, err = io.StringIO(), io.StringIO()
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = cli.main([*words, "--profile-dir", str(self.profile)])
        assert ended == code, (words, ended, err.getvalue())
        return out.getvalue() or err.getvalue()

    def json(self, *words: str, typed: str = "", code: int = 0) -> Any:
        return json.loads(self(*words, "--json", typed=typed, code=code))

    def process(self, *words: str, typed: str = "") -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "fieldapp", *words, "--profile-dir", str(self.profile), "--json"],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (words, done.stderr)
        return json.loads(done.stdout)


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[MailServer]:
    with MailServer(tmp_path) as server:
        yield server


@pytest.fixture
def office(tmp_path: Path, mail: MailServer) -> Iterator[Office]:
    office = Office(tmp_path / "office")
    office.run("init")
    for name, value in {
        "smtp.host": "localhost",
        "smtp.port": str(mail.port),
        "smtp.user": LOGIN,
        "smtp.password": PASSWORD,
        "smtp.ca_file": str(mail.ca_file),
        "mail.from": "verksted@vestvindmobil.example",
        "mail.hold_seconds": "0",
    }.items():
        office.run("settings", "set", name, value)
    office.run("user", "add", "sunniva", "--name", "Sunniva Tveitane", typed="fjord og fjell\n")
    files = tmp_path / "files"
    files.mkdir()
    for what, name in (
        ("people", "people.json"),
        ("company", "company.json"),
        ("tools", "tools.json"),
        ("parts", "parts.csv"),
        ("jobs", "jobs.csv"),
    ):
        (files / name).write_text(resources.demo_text(name, today=TODAY), encoding="utf-8")
        mine = ["--technician", "sunniva"] if what in ("parts", "jobs") else []
        office.run("import", what, str(files / name), *mine)
    again = office.run("import", "jobs", str(files / "jobs.csv"), "--technician", "sunniva")
    assert "Nothing changed" in again
    yield office
    office.close()


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", "correct horse battery")
    monkeypatch.setenv("PYTHONWARNINGS", "ignore")
    return Command(tmp_path / "laptop", monkeypatch)


@pytest.fixture
def strokes(tmp_path: Path) -> str:
    (tmp_path / "strokes.json").write_text(STROKES)
    return str(tmp_path / "strokes.json")


@pytest.fixture
def pictures(tmp_path: Path) -> list[str]:
    paths = []
    for photo in resources.demo_photos():
        path = tmp_path / photo.name
        path.write_bytes(photo.read_bytes())
        paths.append(str(path))
    return paths


def questions(shown: Any) -> dict[str, Any]:
    """Every question of a filling by its path."""
    return {
        question["path"]: question
        for section in shown["sections"]
        for item in section["items"]
        for question in item["questions"]
    }


def fill(laptop: Command, name: str, pictures: list[str], **given: str) -> dict[str, str]:
    """Answer everything that is missing; gives the paths of signature questions left, by signer.

    `given`: answers by question name that are not the obvious ones.
    """
    if given:
        laptop("inspection", "answer", name, *(f"{key}={value}" for key, value in given.items()))
    turn = 0
    while True:
        shown = laptop.json("inspection", "show", name)
        asked = questions(shown)
        missing = [asked[one["path"]] for one in shown["missing"]]
        left = [question for question in missing if not question["signer"] and not question["readonly"]]
        if not left:
            return {question["signer"]: question["path"] for question in missing}
        answers = []
        for question in left:
            if question["kind"] == "image":
                picture = pictures[turn % len(pictures)]
                turn += 1
                laptop("inspection", "photo", name, question["path"], picture)
            else:
                answers.append(f"{question['path']}={obvious(question)}")
        if answers:
            laptop("inspection", "answer", name, *answers)


def obvious(question: Any) -> str:
    """An answer nobody has to talk about."""
    if question["kind"] == "verdict":
        return "ok"
    if question["choices"]:
        names = [choice["name"] for choice in question["choices"]]
        return "no" if "no" in names else str(names[0])
    if question["kind"] in ("integer", "decimal", "range"):
        return good_number(question)
    return TODAY.isoformat() if question["kind"] == "date" else "none"


def good_number(question: Any) -> str:
    measured = question["measurement"] or {}
    lows = [float(measured[name]) for name in ("limit_low", "warn_low") if measured.get(name)]
    highs = [float(measured[name]) for name in ("limit_high", "warn_high") if measured.get(name)]
    value = max(lows) + 1 if lows else min(highs, default=5.0)
    if lows and highs:
        value = (max(lows) + min(highs)) / 2
    if "dometer" in question["path"]:
        return "96500" if not highs else "20"
    return str(round(value)) if question["kind"] == "integer" else f"{value:g}"


def visit(laptop: Command, strokes: str, pictures: list[str], out: Path) -> None:
    """The mobile visit: one Not OK with its photo, a measurement past its limit, parts, time, signatures, report."""
    for step in ("drive", "arrive", "start"):
        laptop("jobs", step, VISIT)
    laptop("jobs", "kilometres", VISIT, "12")
    screen = laptop.json("jobs", "show", VISIT)
    for place in range(1, len(screen["steps"]) + 1):
        laptop("jobs", "grade", VISIT, str(place), "done")
    for line in screen["parts"]:
        laptop("jobs", "use-part", VISIT, line["part"]["number"], str(line["planned"]))
    laptop("jobs", "photo", VISIT, *pictures[:2], "--caption", "Før arbeidet")
    laptop("inspection", "begin", VISIT, "mobile_visit")
    laptop(
        "inspection", "sign", VISIT, "estimate_signature", "--name", "Torunn Hellesø", "--strokes", strokes
    )
    left = fill(laptop, VISIT, pictures, windscreen="not_ok", brake_fluid_moisture="3.4")
    laptop("inspection", "finish", VISIT, code=5)
    laptop("inspection", "photo", VISIT, "windscreen", pictures[0])
    for signer, name in (("customer", "Torunn Hellesø"), ("technician", "Sunniva Tveitane")):
        laptop("inspection", "sign", VISIT, left[signer], "--name", name, "--strokes", strokes)
    laptop("inspection", "finish", VISIT)
    laptop("report", VISIT, "--out", str(out))
    laptop("jobs", "mail", VISIT)
    laptop("jobs", "complete", VISIT)


def release(laptop: Command, strokes: str, pictures: list[str]) -> None:
    """The pre-delivery check: everything answered, nothing open, two different people."""
    laptop("jobs", "start", RELEASE)
    laptop("inspection", "begin", RELEASE, "pre_delivery_ev")
    left = fill(laptop, RELEASE, pictures)
    sign = ("inspection", "sign", RELEASE)
    laptop(*sign, left["technician"], "--name", "Sunniva Tveitane", "--strokes", strokes)
    laptop("inspection", "finish", RELEASE, code=5)
    second = (*sign, left["second_person"], "--name", SECOND_PERSON, "--strokes", strokes)
    laptop(*second, typed="0000\n", code=4)
    laptop(*second, typed=f"{PIN}\n")
    laptop("inspection", "finish", RELEASE)
    for place in range(1, len(laptop.json("jobs", "show", RELEASE)["steps"]) + 1):
        laptop("jobs", "grade", RELEASE, str(place), "done")
    laptop("jobs", "complete", RELEASE)


def content(job: Any) -> dict[str, Any]:
    """What laptop and office must agree on, in one shape."""
    steps, movements = ("steps", "movements") if "steps" in job else ("plan_steps", "part_movements")
    return {
        "status": job["job"]["status"],
        "steps": sorted((step["id"], step["grade"]) for step in job[steps]),
        "parts": sorted(
            (movement["id"], movement["delta"]) for movement in job[movements] if movement["kind"] == "used"
        ),
        "time": sorted((entry["id"], entry["seconds"]) for entry in job["time_entries"]),
        "photos": sorted(photo["sha256"] for photo in job["photos"]),
        "findings": sorted((one["title"], one["severity"]) for one in job["findings"]),
        "signatures": sorted(
            (one["id"], one["role"], one["content_sha256"]) for one in job["signatures"] if not one["voided"]
        ),
        "reports": sorted(report["sha256"] for report in job["reports"]),
    }


@pytest.mark.slow
def test_a_whole_day_reaches_the_office_once(
    office: Office,
    mail: MailServer,
    laptop: Command,
    strokes: str,
    pictures: list[str],
    tmp_path: Path,
) -> None:
    office.open()
    code = office.json("device", "code", "sunniva")["code"]
    arrival = laptop.process(
        "sign-in",
        "--server",
        office.url,
        "--user",
        "sunniva",
        "--device-code",
        code,
        typed="fjord og fjell\n",
    )
    assert arrival["person_name"] == "Sunniva Tveitane"
    office.close()

    # Offline from here: nobody answers at the office's address.
    day = laptop.json("jobs", "list", "--day", "today")
    assert {VISIT, RELEASE, NOBODY_HOME} <= {job["number"] for job in day["jobs"]}
    laptop("sync", code=3)
    out = tmp_path / "report.pdf"
    visit(laptop, strokes, pictures, out)
    release(laptop, strokes, pictures)
    laptop("jobs", "start", NOBODY_HOME)
    laptop("jobs", "waive", NOBODY_HOME, "--reason", "Nøkkelen lå i boksen, ingen hjemme")
    created = ("jobs", "create", "--customer", "Per Aas", "--plate", "EK 12345", "--concern", "Punktert dekk")
    number = laptop.json(*created)["number"]
    laptop("sync", code=3)
    waiting = laptop.json("status")["sync"]["connection"]
    assert waiting["changes_waiting"] > 150
    here = {name: laptop.json("jobs", "show", name) for name in (VISIT, RELEASE, NOBODY_HOME)}

    # The network is back.
    office.open()
    first = laptop.process("sync")
    again = laptop.process("sync")
    assert (first["conflicts"], first["refused"], first["waiting"], first["media_waiting"]) == (0, 0, 0, 0)
    assert first["pushed"] >= waiting["changes_waiting"] - 5
    assert first["media_sent"] > 10
    assert (again["pushed"], again["media_sent"]) == (0, 0)

    for name, job in here.items():
        there = office.json("jobs", "show", name)
        assert content(there) == content(job), name
        assert not there["conflicts"]
        assert all(there["files"].values()), "each file of the job, by its hash, is at the office"
    there = office.json("jobs", "show", VISIT)
    answers = {answer["path"]: answer["value"] for answer in there["answers"]}
    assert answers["/data/condition/windscreen"] == "not_ok"
    assert there["job"]["status"] == "completed"
    sealed = hashlib.sha256(out.read_bytes()).hexdigest()
    assert [report["sha256"] for report in there["reports"]] == [sealed]

    final = laptop.json("jobs", "show", number)["job"]
    assert final["number"]
    assert final["provisional_number"] == number

    # The office mails the report; how far it got comes back to the laptop.
    deadline = time.monotonic() + 30
    while not mail.box.letters and time.monotonic() < deadline:
        time.sleep(0.1)
    (letter,) = mail.box.letters
    assert "<torunn.helleso@example.no>" in letter["To"]
    (attachment,) = letter.iter_attachments()
    assert hashlib.sha256(attachment.get_payload(decode=True)).hexdigest() == sealed  # type: ignore[arg-type]
    state = ""
    while state != "accepted" and time.monotonic() < deadline:
        laptop("sync")
        (delivery,) = laptop.json("jobs", "show", VISIT)["deliveries"]
        state = delivery["state"]
        time.sleep(0.1)
    assert state == "accepted"
    fetched_by_a_colleague(office, Command(tmp_path / "another laptop", laptop.monkeypatch), sealed, tmp_path)


def fetched_by_a_colleague(office: Office, laptop: Command, sealed: str, folder: Path) -> None:
    """The same car comes again, to somebody else: the earlier report is known, and fetched by one command."""
    office.run("user", "add", "marius", "--name", SECOND_PERSON, typed="fjell og fjord\n")
    code = office.json("device", "code", "marius")["code"]
    jobs = resources.demo_text("jobs.csv", today=TODAY).splitlines()
    again = next(line for line in jobs if line.startswith(VISIT)).replace(VISIT, "J-2026-000999")
    (folder / "again.csv").write_text("\n".join((jobs[0], again)), encoding="utf-8")
    office.run("import", "jobs", str(folder / "again.csv"), "--technician", "marius")
    sign_in = ("sign-in", "--server", office.url, "--user", "marius", "--device-code", code)
    laptop(*sign_in, typed="fjell og fjord\n")
    (line,) = laptop.json("reports", "car", "J-2026-000999")
    assert (line["job"], line["earlier_visit"], line["on_this_laptop"]) == (VISIT, True, False)

    fetched = laptop.json("reports", "fetch", VISIT, "--out", str(folder / "earlier.pdf"))

    assert (fetched["sha256"], fetched["fetched"]) == (sealed, True)
    assert hashlib.sha256((folder / "earlier.pdf").read_bytes()).hexdigest() == sealed


@pytest.mark.slow
def test_a_killed_command_loses_no_answer_given_before(
    office: Office, laptop: Command, tmp_path: Path
) -> None:
    office.open()
    code = office.json("device", "code", "sunniva")["code"]
    sign_in = ("sign-in", "--server", office.url, "--user", "sunniva", "--device-code", code)
    laptop(*sign_in, typed="fjord og fjell\n")
    laptop("inspection", "begin", VISIT, "mobile_visit")
    script = (
        "import os, sys; from fieldapp.cli import main; "
        "code = main(sys.argv[1:]); os.kill(os.getpid(), 9) if code == 0 else sys.exit(code)"
    )

    for name in ("lights", "wipers", "leaks"):
        killed = subprocess.run(
            [
                sys.executable,
                "-c",
                script,
                "--profile-dir",
                str(laptop.profile),
                "inspection",
                "answer",
                VISIT,
                f"{name}=ok",
            ],
            capture_output=True,
            env=dict(os.environ),
            check=False,
        )
        assert killed.returncode == -9, killed.stderr

    shown = questions(laptop.json("inspection", "show", VISIT))
    assert [shown[f"/data/condition/{name}"]["value"] for name in ("lights", "wipers", "leaks")] == ["ok"] * 3
    assert laptop.json("sync")["pushed"] > 3
    there = {answer["path"]: answer["value"] for answer in office.json("jobs", "show", VISIT)["answers"]}
    assert there["/data/condition/wipers"] == "ok"
