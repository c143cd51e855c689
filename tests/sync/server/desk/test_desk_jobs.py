"""The list of jobs, one job with everything of it, and its files."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from desk_browser import Browser, faults, words_of
from PIL import Image
from server_builders import Clock, Laptop
from test_uploads import announce, send

from sync.server.desk.speech import LANGUAGES

Office = Callable[..., None]
SCRIPT = "<script>alert(1)</script> & \"Co\" 'x'"
RTL = "שלום \u202e ABC"


def rows(page: Any) -> list[str]:
    return [words_of(one) for one in page.tree.xpath("//tbody/tr/th")]


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, "JPEG")
    return out.getvalue()


def bring(laptop: Laptop, content: bytes) -> str:
    """Upload a file that a row names; its hash."""
    send(laptop, announce(laptop, content).headers["location"], content)
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def worked_on(laptop: Laptop, office: Office) -> dict[str, str]:
    """Kari's first job, with something of everything; hashes by name."""
    job, at = laptop.row("job", number="A-1")["id"], "2026-11-20T07:00:00Z"
    office("customer", laptop.row("customer", name="Åse Bø")["id"], name=SCRIPT)
    files = {"photo": jpeg(), "report": b"%PDF-1.7 report", "strange": b"<html><script>alert(1)</script>"}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    inspected = laptop.inspected(job)

    def made(kind: str, /, **facts: Any) -> dict[str, Any]:
        return laptop.change(kind, str(uuid4()), "create", job_id=job, **facts)

    picture = {"width": 4, "height": 3, "size": 9, "taken_at": at}
    report = made(
        "report",
        version=1,
        language="nb",
        sha256=hashes["report"],
        content_sha256="1" * 64,
        size=1_200_000,
        pages=3,
        made_at=at,
    )
    results = laptop.push(
        inspected,
        made(
            "finding",
            inspection_id=inspected["id"],
            item_path="/x",
            severity="attention",
            title=RTL,
            found_at=at,
            note=SCRIPT,
        ),
        made("photo", caption=SCRIPT, sha256=hashes["photo"], preview_sha256=hashes["photo"], **picture),
        made("photo", caption="Lost", sha256="2" * 64, preview_sha256="3" * 64, **picture),
        made("photo", caption="Odd", sha256=hashes["strange"], preview_sha256=hashes["strange"], **picture),
        made(
            "time_entry",
            technician_id=laptop.person_id,
            kind="labour",
            started_at=at,
            ended_at="2026-11-20T08:05:00Z",
            seconds=3900,
        ),
        made("note", author="Kari", text=SCRIPT, written_at=at),
        laptop.signed(job, strokes=[[[0.1, 0.1], [0.5, 0.2]], [[0.2, 0.1], [0.3, 0.4]]]),
        report,
        made(
            "report_delivery",
            report_id=report["id"],
            channel="print",
            recipient="",
            language="nb",
            requested_at=at,
            state="printed",
        ),
        made(
            "part_movement",
            part_id=laptop.row("part", number="F-1")["id"],
            technician_id=laptop.person_id,
            kind="used",
            delta=-1,
            moved_at=at,
        ),
    )
    assert {result["outcome"] for result in results} == {"applied"}, results
    for content in files.values():
        bring(laptop, content)
    return hashes


def test_jobs_are_found_by_words_status_technician_and_day(
    anne: Browser, laptop: Laptop, office: Office
) -> None:
    page = anne.get("/desk/jobs")
    assert faults(page) == []
    assert [one.split()[0] for one in rows(page)] == ["A-1", "A-2"]
    office("job", laptop.row("job", number="A-2")["id"], status="cancelled")
    for asked, found in (
        ("", ["A-1"]),
        ("status=", ["A-2", "A-1"]),
        ("status=cancelled", ["A-2"]),
        ("status=&q=ASE", ["A-1"]),
        ("status=&q=lefevre+kongens", ["A-2"]),
        ("status=&q=5yj3e7", ["A-1"]),
        ("status=&q=nothing+of+the+kind", []),
        ("status=&day=2026-11-21", ["A-2"]),
        ("status=&day=2026-11-19", []),
        ("status=&day=yesterday", ["A-2", "A-1"]),
        ("status=&day=9999-12-31", ["A-2", "A-1"]),
        (f"status=&technician={laptop.person_id}", ["A-2", "A-1"]),
        ("status=&technician=nobody", []),
        ("status=%3Cscript%3E&q=%3Cscript%3E", []),
    ):
        page = anne.get(f"/desk/jobs?{asked}")
        assert [one.split()[0] for one in rows(page)] == found, asked
        assert faults(page) == [], asked
        assert page.status == 200
    assert "No job fits" in page.main
    assert "Clear the filter" in page.main


def test_a_long_list_has_pages_that_keep_the_filter(anne: Browser, laptop: Laptop, office: Office) -> None:
    facts = dict(laptop.row("job", number="A-1")["fields"])
    for number in range(30):
        office("job", str(uuid4()), **{**facts, "number": f"B-{number:02}", "concern": "needle"})
    page = anne.get("/desk/jobs?q=needle&status=")
    assert "1–25 of 30" in page.main
    page = page.link("Next page")
    assert "26–30 of 30" in page.main
    assert len(rows(page)) == 5
    assert len(rows(page.link("Previous page"))) == 25
    assert rows(anne.get("/desk/jobs?page=99")) == []
    assert anne.get("/desk/jobs?page=0").status == 422


def test_another_language_keeps_the_filter(anne: Browser, laptop: Laptop) -> None:
    page = anne.get("/desk/jobs?q=Lef%C3%A8vre&status=").send("/desk/language", language="fr")
    assert page.tree.get("lang") == "fr"
    assert page.address == "/desk/jobs?q=Lef%C3%A8vre&status="
    assert [one.split()[0] for one in rows(page)] == ["A-2"]


def test_a_job_tells_everything_of_it_in_every_language(
    browser: Callable[..., Browser], worked_on: dict[str, str]
) -> None:
    told = (
        SCRIPT,
        RTL,
        "Portkode <b>1</b>",
        "Filter mettet",
        "Bytt filter",
        "EL 1",
        "5YJ3E7EA5KF312845",
        "Kald",
    )
    for language in LANGUAGES:
        page = browser(language=language).get("/desk/jobs/A-1")
        assert page.status == 200
        assert page.tree.get("lang") == language
        assert faults(page) == []
        assert [words for words in told if words not in page.words] == [], language
        assert page.tree.xpath("//script") == []
        assert len(page.tree.xpath("//polyline")) == 2
        assert "None" not in page.main
        assert "undefined" not in page.main.lower()


def test_a_job_is_told_as_the_terminal_tells_it(anne: Browser, worked_on: dict[str, str]) -> None:
    page = anne.get("/desk/jobs").link("A-1")
    for words in (
        "1 h 05 min",
        "Customer: did not decide",
        "On paper",
        "Printed",
        "Version 1",
        "Not arrived yet",
        "2 files have not arrived yet.",
        "Estimate 1 490,00 kr",
        "Note – new",
    ):
        assert words.replace(" ", "\u00a0") in page.main.replace(" ", "\u00a0"), words


def test_pictures_are_shown_and_anything_else_is_saved(anne: Browser, worked_on: dict[str, str]) -> None:
    page = anne.get("/desk/jobs/A-1")
    shown = {image.get("src") for image in page.tree.iter("img")}
    assert f"/desk/files/{worked_on['photo']}" in shown
    told = {}
    for name, sha256 in worked_on.items():
        answer = anne.client.get(f"/desk/files/{sha256}", headers={"Cookie": f"desk_session={anne.session}"})
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        told[name] = (answer.headers["content-type"], answer.headers["content-disposition"])
    assert told == {
        "photo": ("image/jpeg", "inline"),
        "report": ("application/pdf", "attachment"),
        "strange": ("application/octet-stream", "attachment"),
    }
    assert anne.client.get(f"/desk/files/{worked_on['photo']}").status_code == 303
    assert anne.get("/desk/files/../jobs").status == 200
    assert anne.get("/desk/files/x").status == 422


def test_a_job_that_is_not_there_is_told_in_a_sentence(anne: Browser, clock: Clock) -> None:
    page = anne.get("/desk/jobs/A-99")
    assert page.status == 404
    assert "There is nothing here." in page.main
    assert faults(page) == []
