"""What `fieldapp-server jobs show` tells a person in the office."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from server_builders import START, Clock, Laptop

from fieldapp.domain.inspections import ChecklistTemplate, InspectionKind, answer_id
from inspections.xlsform import compile_form
from sync.protocol.kinds import to_fields
from sync.server.actors import the_centre
from sync.server.commands.job_page import job_page
from sync.server.database import Database
from sync.server.edits import put
from sync.server.founding import FIRST_TENANT
from sync.server.jobs import whole_job


@pytest.fixture
def page(database: Database, clock: Clock) -> Callable[[str], str]:
    def read(name: str) -> str:
        with database.reading() as connection:
            whole = whole_job(connection, the_centre(FIRST_TENANT), name)
            return job_page(connection, FIRST_TENANT, whole, now=clock())

    return read


def test_a_job_is_a_page_an_office_person_reads(laptop: Laptop, page: Callable[[str], str]) -> None:
    job = laptop.row("job", number="A-1")["id"]
    part = laptop.row("part", number="F-1")["id"]
    inspected = laptop.inspected(job, finished_at=None)
    finding = {"job_id": job, "inspection_id": inspected["id"], "item_path": "/x/y"}
    results = laptop.push(
        laptop.change(
            "part_movement",
            str(uuid4()),
            "create",
            part_id=part,
            technician_id=laptop.person_id,
            kind="used",
            delta=-1,
            moved_at="2026-11-20T07:30:00Z",
            job_id=job,
        ),
        laptop.change(
            "time_entry",
            str(uuid4()),
            "create",
            job_id=job,
            technician_id=laptop.person_id,
            kind="labour",
            started_at="2026-11-20T07:00:00Z",
            ended_at="2026-11-20T08:05:00Z",
            seconds=3900,
        ),
        inspected,
        laptop.change(
            "finding",
            str(uuid4()),
            "create",
            severity="unsafe",
            title="Wheel bolt loose",
            customer_decision="do_now",
            decided_at="2026-11-20T07:40:00Z",
            found_at="2026-11-20T07:35:00Z",
            **finding,
        ),
        laptop.signed(job),
    )
    assert {result["outcome"] for result in results} == {"applied"}, results
    text = page("A-1")
    for line in (
        "Window      2026-11-20 08:00–09:30",
        "Technician  Kari Nordmann",
        "Estimate    1\u00a0490.00 NOK",
        "Filter mettet",
        "1. Bytt filter – open",
        "unsafe: Wheel bolt loose – customer: do now (2026-11-20 08:40)",
        "1 pcs used of 2 planned",
        "labour: 1 h 05 min, 2026-11-20 08:00–09:05, Kari Nordmann",
        "estimate 1\u00a0490.00 NOK, actual ",
        "customer: Åse Bø (2026-11-20 09:00)",
    ):
        assert line in text
    for raw in ("used  -1", "3900", "T07:", "None"):
        assert raw not in text


def test_photos_of_one_caption_stand_once_and_a_signature_names_its_checklist(
    database: Database, laptop: Laptop, page: Callable[[str], str]
) -> None:
    form = compile_form(
        b"| survey |\n| | type | name | label |\n| | integer | odometer | Kilometres |\n"
        b"| settings |\n| | form_id | form_title | version |\n| | visit | Visit at the car | 1 |\n",
        file_name="visit.md",
    )
    template = ChecklistTemplate(
        id=str(uuid4()),
        form_id=form.form_id,
        version=form.version,
        sha256=form.sha256,
        kind=InspectionKind.CONDITION,
        titles=form.titles,
        xform=form.xform_xml,
    )
    with database.writing() as connection:
        fields = {template.id: to_fields("checklist_template", template)}
        put(connection, FIRST_TENANT, "checklist_template", fields, now=START)
    job = laptop.row("job", number="A-1")["id"]
    inspected = laptop.inspected(job, form_id="visit", template_sha256=form.sha256)

    def photo(caption: str, minute: int) -> dict[str, object]:
        facts = {"width": 4, "height": 3, "size": 9, "sha256": f"{minute:064}", "preview_sha256": "2" * 64}
        taken = f"2026-11-20T07:{minute}:00Z"
        return laptop.change(
            "photo", str(uuid4()), "create", job_id=job, taken_at=taken, caption=caption, **facts
        )

    report = {
        "version": 1,
        "language": "nb",
        "sha256": "3" * 64,
        "content_sha256": "1" * 64,
        "pages": 2,
        "size": 9,
    }
    report_id = str(uuid4())
    results = laptop.push(
        inspected,
        laptop.change(
            "answer",
            answer_id(inspected["id"], "/data/odometer"),
            "create",
            inspection_id=inspected["id"],
            path="/data/odometer",
            value="84210",
            answered_at="2026-11-20T07:31:00Z",
        ),
        *(photo("Charge port", minute) for minute in (10, 12, 15)),
        photo("Left side", 20),
        laptop.signed(job),
        laptop.signed(job, inspection_id=inspected["id"], name="Per Bø"),
        laptop.change("report", report_id, "create", job_id=job, made_at="2026-11-20T08:01:00Z", **report),
        laptop.change(
            "report_delivery",
            str(uuid4()),
            "create",
            job_id=job,
            report_id=report_id,
            channel="print",
            recipient="",
            language="nb",
            requested_at="2026-11-20T08:02:00Z",
            state="printed",
            state_at="2026-11-20T08:03:00Z",
        ),
    )
    assert {result["outcome"] for result in results} == {"applied"}, results
    text = page("A-1")
    for line in (
        "  Charge port, 3 photos, 2026-11-20 08:10–08:15, 3 files not arrived yet",
        "  Left side, 2026-11-20 08:20, file not arrived yet",
        "  customer: Åse Bø (2026-11-20 09:00)",
        "  customer: Per Bø, Visit at the car (2026-11-20 09:00)",
        "  Kilometres: 84210",
        "  version 1, 2026-11-20 09:01, nb, 2 pages, file not arrived yet",
        "  version 1 on paper: printed (2026-11-20 09:03)",
    ):
        assert line in text.splitlines(), text
