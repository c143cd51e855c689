"""What a finished checklist says about the job becomes the job's, and the report's first page."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from laptops import MORNING, TECHNICIAN, Laptop, only, visit

from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.inspections import Answer, Inspection, answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.operations import damage, inspections, jobs, reports
from fieldapp.operations.job_facts import copy_from_checklist
from fieldapp.operations.report_extras import place_on_car
from fieldapp.reports.source import MeasuredPoint
from fieldapp.store import fillings, rows


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


TREAD = "5.2"


def begin_visit(laptop: Laptop) -> tuple[str, str]:
    """The visit's checklist; gives its id and the path of a tread depth."""
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
    return inspection_id, path


def measured_before(
    laptop: Laptop, path: str, *, clock: timedelta = timedelta(), finished_after: timedelta = timedelta()
) -> None:
    """Two earlier visits, 400 and 200 days ago, `clock` after this morning's hour; finished some time after that."""
    template = laptop.row("checklist_template", "template-mobile_visit")
    for days, value in ((400, "7.4"), (200, "6.1")):
        before = MORNING + clock - timedelta(days=days)
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
                    finished_at=before + finished_after,
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


def measured_tread(laptop: Laptop) -> tuple[reports.ReadReport, MeasuredPoint]:
    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now)
    (point,) = [
        point
        for section in source.source.inspections[0].sections
        for item in section.items
        for point in item.measured
        if point.value == Decimal(TREAD)
    ]
    return source, point


def test_earlier_visits_of_the_car_show_how_its_tyres_wear(laptop: Laptop) -> None:
    inspection_id, path = begin_visit(laptop)
    measured_before(laptop, path)
    inspections.answer(laptop.store, inspection_id=inspection_id, values={path: TREAD}, now=laptop.now)

    source, point = measured_tread(laptop)

    assert point.wear is not None
    assert [str(one.value) for one in point.wear.earlier] == ["7.4", "6.1"]
    assert (point.place, str(point.previous)) == ("front_left", "6.1")
    assert point.wear.due_on is not None
    assert point.wear.due_on > laptop.at.date()
    assert reports.draft(source).startswith(b"%PDF")


def test_a_visit_at_half_past_midnight_counts_as_the_day_that_has_begun(laptop: Laptop) -> None:
    inspection_id, path = begin_visit(laptop)
    night = timedelta(hours=16, minutes=30)  # 23:30 in UTC
    measured_before(laptop, path, clock=night)

    def due_on() -> date | None:
        inspections.answer(laptop.store, inspection_id=inspection_id, values={path: TREAD}, now=laptop.now)
        wear = measured_tread(laptop)[1].wear
        assert wear is not None
        assert wear.earlier[0].on == date(2025, 10, 17)
        inspections.answer(laptop.store, inspection_id=inspection_id, values={path: ""}, now=laptop.now)
        return wear.due_on

    laptop.later(hours=16, minutes=30)
    at_night = due_on()
    laptop.later(hours=6)
    assert at_night == due_on(), "the same day in Oslo"


def test_a_value_counts_for_the_day_it_was_measured_also_when_the_checklist_is_finished_after_midnight(
    laptop: Laptop,
) -> None:
    """As the centre tells other laptops of it (`sync/server/readings.py`)."""
    inspection_id, path = begin_visit(laptop)
    evening = timedelta(hours=14, minutes=45)  # 21:45 in UTC, a quarter to midnight in Oslo
    measured_before(laptop, path, clock=evening, finished_after=timedelta(hours=1))
    inspections.answer(laptop.store, inspection_id=inspection_id, values={path: TREAD}, now=laptop.now)

    wear = measured_tread(laptop)[1].wear

    assert wear is not None
    assert [(one.on, str(one.value)) for one in wear.earlier] == [
        (date(2025, 10, 16), "7.4"),
        (date(2026, 5, 4), "6.1"),
    ]


@pytest.mark.parametrize(
    ("finished", "limit"),
    [("2026-10-31T22:30+00:00", "1.6"), ("2026-10-31T23:30+00:00", "3.0")],
    ids=["half past eleven on the last evening of October", "half past midnight on the first of November"],
)
def test_a_report_made_later_has_the_limits_of_the_day_the_checklist_was_finished(
    laptop: Laptop, finished: str, limit: str
) -> None:
    inspection_id, path = begin_visit(laptop)
    inspections.answer(laptop.store, inspection_id=inspection_id, values={path: TREAD}, now=laptop.now)
    at = datetime.fromisoformat(finished)
    with laptop.store.writing() as connection:
        rows.edit(connection, "inspection", inspection_id, now=laptop.at, finished_at=at)

    for later in (laptop.at, laptop.at + timedelta(days=210)):
        laptop.at = later
        assert measured_tread(laptop)[1].limit_low == Decimal(limit)
