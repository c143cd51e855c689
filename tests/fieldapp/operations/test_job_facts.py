"""What a finished checklist says about the job becomes the job's, and the report's first page."""

from datetime import timedelta
from decimal import Decimal

import pytest
from laptops import MORNING, TECHNICIAN, Laptop, only, visit

from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.inspections import Answer, Inspection, answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.operations import damage, inspections, jobs, reports
from fieldapp.operations.job_facts import copy_from_checklist
from fieldapp.operations.report_extras import place_on_car
from fieldapp.store import fillings


def test_odometer_and_software_of_a_checklist_become_the_jobs_and_the_cars(laptop: Laptop) -> None:
    inspection_id = only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )
    inspection = laptop.row("inspection", inspection_id)
    with laptop.store.reading() as connection:
        session = fillings.open_session(connection, inspection, now=laptop.at)
    paths = {
        question.path.rpartition("/")[2]: question.path
        for section in session.sections()
        for item in section.items
        for question in item.questions
    }
    for name, value in (
        ("odometer", "118900"),
        ("software_before", "2026.32.1"),
        ("software_version_after", " 2026.38.4 "),
    ):
        session.set(paths[name], value)

    with laptop.store.writing() as connection:
        changes = copy_from_checklist(connection, "job-1", session, now=laptop.now)
        again = copy_from_checklist(connection, "job-1", session, now=laptop.now)

    job = laptop.row("job", "job-1")
    vehicle = laptop.row("vehicle", job.vehicle_id)
    assert (job.odometer_km, job.software_before, job.software_after) == (118900, "2026.32.1", "2026.38.4")
    assert (vehicle.odometer_km, vehicle.software_version) == (118900, "2026.38.4")
    assert changes.of_kind("job") == {"job-1"}
    assert not again


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/data/tyres/tread_fl_inner", "front_left"),
        ("/data/tyres/tread_rr", "rear_right"),
        ("/data/brakes/pads_front", "front"),
        ("/data/brakes/disc_rear", "rear"),
        ("/data/frontier/flow", ""),
        ("/data/front_seat_heater", ""),
        ("/data/tread_flat", ""),
    ],
)
def test_a_questions_name_says_where_on_the_car_it_is(path: str, place: str) -> None:
    assert place_on_car(path) == place


def test_damage_marks_reach_the_report_in_their_order(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    for view, kind in ((CarView.LEFT, DamageKind.DENT), (CarView.TOP, DamageKind.CHIP)):
        damage.mark(
            laptop.store, job_id="job-1", view=view, x=0.5, y=0.25, kind=kind, note="Merke", now=laptop.now
        )

    shown = reports.read_source(laptop.store, job_id="job-1", now=laptop.now).source.damage

    assert [(one.number, one.view, one.kind, one.note) for one in shown] == [
        (1, CarView.LEFT, DamageKind.DENT, "Merke"),
        (2, CarView.TOP, DamageKind.CHIP, "Merke"),
    ]


def test_earlier_visits_of_the_car_show_how_its_tyres_wear(laptop: Laptop) -> None:
    template = laptop.row("checklist_template", "template-mobile_visit")
    inspection_id = only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )
    with laptop.store.reading() as connection:
        session = fillings.open_session(connection, laptop.row("inspection", inspection_id), now=laptop.at)
    (path,) = [
        question.path
        for section in session.sections()
        for item in section.items
        for question in item.questions
        if question.path.endswith("/tread_fl_inner")
    ]
    for days, value in ((400, "7.4"), (200, "6.1")):
        before = MORNING - timedelta(days=days)
        earlier = f"inspection-{days}"
        laptop.office(
            job=[visit(id=f"job-{days}", window_start=before, status=JobStatus.CLOSED)],
            inspection=[
                Inspection(
                    id=earlier,
                    job_id=f"job-{days}",
                    template_id=template.id,
                    form_id="mobile_visit",
                    form_version=template.version,
                    template_sha256=template.sha256,
                    kind=template.kind,
                    started_at=before,
                    technician_id=TECHNICIAN,
                    finished_at=before,
                )
            ],
            answer=[
                Answer(
                    id=answer_id(earlier, path),
                    inspection_id=earlier,
                    path=path,
                    value=value,
                    answered_at=before,
                )
            ],
        )
    inspections.answer(laptop.store, inspection_id=inspection_id, values={path: "5.2"}, now=laptop.now)

    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now)

    (point,) = [
        point
        for section in source.source.inspections[0].sections
        for item in section.items
        for point in item.measured
        if point.value == Decimal("5.2")
    ]
    assert point.wear is not None
    assert [str(one.value) for one in point.wear.earlier] == ["7.4", "6.1"]
    assert (point.place, str(point.previous)) == ("front_left", "6.1")
    assert point.wear.due_on is not None
    assert point.wear.due_on > laptop.at.date()
    assert reports.draft(source).startswith(b"%PDF")
