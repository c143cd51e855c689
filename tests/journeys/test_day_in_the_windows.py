"""The day driven through the real windows, by what it leaves: report, letters, screens, the office's copy."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from demo_day import DemoDay
from PIL import Image

from sync.server import cli as office_cli

pytestmark = pytest.mark.slow

VISIT, RELEASE = "J-2026-000301", "J-2026-000304"
ITEMS_OF_BOTH_CHECKLISTS = 50 + 54


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def office(day: DemoDay, *words: str) -> Any:
    out = io.StringIO()
    with redirect_stdout(out):
        code = office_cli.main(["--data", str(day.folder / "server"), "jobs", *words, "--json"])
    assert code == 0
    return json.loads(out.getvalue())


def letters(day: DemoDay) -> list[EmailMessage]:
    found = []
    for path in sorted((day.folder / "mail").glob("*.eml")):
        letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        found.append(letter)
    return found


def test_the_day_ends_well_and_says_where_it_is(day: DemoDay) -> None:
    assert day.code == 0, day.error[-2000:]
    assert str(day.folder) in day.out
    assert "Traceback" not in day.error


def test_the_summary_counts_the_whole_day(day: DemoDay) -> None:
    summary = day.summary
    assert (summary["jobs_completed"], summary["inspections_finished"], summary["conflicts"]) == (2, 2, 0)
    assert summary["answers"] >= ITEMS_OF_BOTH_CHECKLISTS
    assert summary["photos_sent"] >= 10
    assert summary["changes_pushed"] > summary["answers"]
    assert summary["worst_stall_ms"] > 0
    assert 0 < summary["seconds"] < 400
    assert {report["job"] for report in summary["reports"]} == {VISIT, RELEASE}
    assert summary["mail"]
    assert {mail["state"] for mail in summary["mail"]} == {"accepted"}


def test_each_report_is_a_pdf_in_the_customers_language(day: DemoDay) -> None:
    for report in day.summary["reports"]:
        path = Path(report["path"])
        assert path == day.folder / f"report-{report['job']}.pdf"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == report["sha256"]
        assert len(pypdfium2.PdfDocument(path)) == report["pages"]
        there = office(day, "show", report["job"])
        text = pdf_text(path)
        assert there["customer"]["name"] in text
        assert there["vehicle"]["vin"] in text
        assert there["job"]["number"] in text
        assert report["language"] == there["customer"]["language"] == "nb"
        assert "Forseglet" in text
        assert "Sealed" not in text


def test_each_report_was_mailed_whole(day: DemoDay) -> None:
    sealed = {report["sha256"] for report in day.summary["reports"]}
    mailed = set()
    for letter in letters(day):
        (attachment,) = letter.iter_attachments()
        assert attachment.get_content_type() == "application/pdf"
        mailed.add(hashlib.sha256(attachment.get_content()).hexdigest())
    assert mailed == sealed
    written_to = " ".join(str(letter["To"]) for letter in letters(day))
    for mail in day.summary["mail"]:
        assert mail["to"] in written_to


def test_the_screens_are_whole_pictures_of_the_window(day: DemoDay) -> None:
    screens = sorted((day.folder / "screens").glob("*.png"))
    assert len(screens) > 25
    for screen in screens:
        with Image.open(screen) as picture:
            assert picture.size[0] >= 1024, screen
            colours = picture.convert("RGB").resize((320, 180)).getcolors(maxcolors=320 * 180)
            assert colours is not None
            assert len(colours) > 10, f"{screen} is empty"


def test_the_office_has_the_visit_with_everything_that_was_done(day: DemoDay) -> None:
    there = office(day, "show", VISIT)
    job = there["job"]
    assert (job["status"], job["number"]) == ("completed", VISIT)
    assert {"travelling", "on_site", "in_progress", "completed"} <= set(job["status_times"])
    assert len(there["answers"]) >= 50
    assert any(answer["value"] == "not_ok" for answer in there["answers"])
    assert sum(movement["kind"] == "used" for movement in there["part_movements"]) == 2
    kinds = {entry["kind"] for entry in there["time_entries"]}
    assert {"travel", "labour"} <= kinds
    assert all(entry["ended_at"] for entry in there["time_entries"])
    assert len(there["photos"]) >= 5
    assert all(there["files"].values())
    assert {one["role"] for one in there["signatures"] if not one["voided"]} >= {"customer", "technician"}
    (report,) = there["reports"]
    assert report["sha256"] in {one["sha256"] for one in day.summary["reports"]}
    assert {step["grade"] for step in there["plan_steps"]} == {"done", "different"}
    assert any("Steinsprut" in finding["note"] for finding in there["findings"])
    assert not there["conflicts"]


def test_the_office_has_the_release_signed_by_two_people_and_the_waiver(day: DemoDay) -> None:
    there = office(day, "show", RELEASE)
    assert there["job"]["status"] == "completed"
    assert len(there["answers"]) >= 54
    signed = {one["role"]: one for one in there["signatures"] if not one["voided"]}
    assert signed["technician"]["person_id"] != signed["second_person"]["person_id"]
    assert any(one["waived_reason"] == "Kunden henter bilen i morgen" for one in there["signatures"])


def test_the_job_made_on_site_got_its_number(day: DemoDay) -> None:
    made = [one for one in office(day, "list") if "Solfrid Nabo" in json.dumps(one, ensure_ascii=False)]
    assert len(made) == 1
    there = office(day, "show", made[0]["number"])
    assert there["job"]["created_on_site"]
    assert there["job"]["number"]
    assert there["vehicle"]["vin"] == "LRWYGCEK3NC661020"


def test_the_office_reads_the_same_as_text(day: DemoDay) -> None:
    words = [sys.executable, "-m", "sync.server", "--data", str(day.folder / "server"), "jobs", "show", VISIT]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    for word in (VISIT, "Torunn Hellesø", "5YJ3E7EB7KF418206"):
        assert word in done.stdout
    stand = [one for one in office(day, "show", VISIT)["findings"] if not one["withdrawn"]]
    assert done.stdout.count(" – customer: ") == len(stand) >= 1
