"""Today, the list of jobs and the search: from the store as it is."""

import dataclasses
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from laptops import COLLEAGUE, MORNING, TECHNICIAN, Laptop, pre_delivery, sign_in, visit

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.people import Tool
from fieldapp.domain.screens.today import Readiness, ReadyCheck
from fieldapp.errors import DatabaseNewer
from fieldapp.operations import jobs as operations
from fieldapp.store.connecting import connect
from fieldapp.views import finding, first_screen
from fieldapp.views import jobs as jobs_view
from fieldapp.views import today as today_view
from sync.protocol.wire import ConflictWire

DAY = MORNING.date()


def check(laptop: Laptop, row: Readiness, day: date = DAY) -> ReadyCheck:
    screen = today_view.read(laptop.store, day=day, technician_id=TECHNICIAN, now=laptop.now)
    return next(one for one in screen.ready if one.row is row)


def day(laptop: Laptop, which: date = DAY) -> list[str]:
    screen = today_view.read(laptop.store, day=which, technician_id=TECHNICIAN, now=laptop.now)
    return [job.job_id for job in screen.jobs]


def test_today_shows_the_days_jobs_in_order_with_what_one_needs_to_know(laptop: Laptop) -> None:
    screen = today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)

    first = screen.jobs[0]
    assert [job.job_id for job in screen.jobs] == ["job-1", "job-2"]
    assert (first.customer_name, first.street, first.site_note) == (
        "Ingrid Solbakken",
        "Innherredsveien 71",
        "Portkode 4417",
    )
    assert (first.model, first.plate, first.number) == ("Model 3 2019", "EL 48213", "J-2026-004101")
    assert (first.parts_planned, first.parts_in_car) == (2, 2)
    assert screen.next_job_id == "job-1"
    assert screen.minutes_left == 60 + 120


def test_other_peoples_and_hidden_jobs_are_not_today(laptop: Laptop) -> None:
    laptop.office(
        job=[
            visit(id="odds", technician_id=COLLEAGUE),
            visit(id="cancelled", status=JobStatus.CANCELLED),
            visit(id="prepared", status=JobStatus.PREPARED),
            visit(id="anyones", technician_id=None),
            visit(id="tomorrow", window_start=MORNING + timedelta(days=1)),
        ]
    )

    assert day(laptop) == ["anyones", "job-1", "job-2"]


def test_work_begun_yesterday_and_still_open_stands_first_and_is_next(laptop: Laptop) -> None:
    yesterday = MORNING - timedelta(days=1)
    laptop.office(
        job=[
            visit(id="begun", status=JobStatus.ON_HOLD, window_start=yesterday),
            visit(id="running", status=JobStatus.IN_PROGRESS, window_start=yesterday),
            visit(id="never begun", window_start=yesterday),
        ]
    )

    screen = today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)
    assert [job.job_id for job in screen.jobs] == ["begun", "running", "job-1", "job-2"]
    assert screen.next_job_id == "running"


def test_a_day_ends_at_midnight_where_the_laptop_is(laptop: Laptop) -> None:
    late = MORNING.replace(hour=22, minute=59)  # 23:59 in Oslo
    laptop.office(
        job=[visit(id="late", window_start=late), visit(id="early", window_start=late + timedelta(minutes=1))]
    )

    assert "late" in day(laptop)
    assert day(laptop, DAY + timedelta(days=1)) == ["early"]


def test_an_empty_day_names_the_next_day_with_work(laptop: Laptop) -> None:
    screen = today_view.read(
        laptop.store, day=DAY - timedelta(days=3), technician_id=TECHNICIAN, now=laptop.now
    )

    assert screen.jobs == ()
    assert screen.next_job_id is None
    assert (screen.next_day, screen.next_day_jobs, screen.next_day_first) == (DAY, 2, MORNING)


def test_finished_jobs_need_no_more_minutes_and_are_not_next(laptop: Laptop) -> None:
    laptop.office(job=[visit(status=JobStatus.COMPLETED, completed_at=MORNING)])

    screen = today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)
    assert (screen.next_job_id, screen.minutes_left) == ("job-2", 120)
    assert screen.jobs[0].completed_at == MORNING


def test_an_office_change_shows_until_it_is_ticked_off(laptop: Laptop) -> None:
    laptop.office(job=[visit(office_change="Now 09:00", office_changed_at=MORNING)])

    def shown() -> str:
        return (
            today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)
            .jobs[0]
            .office_change
        )

    assert shown() == "Now 09:00"
    operations.acknowledge_office_change(laptop.store, job_id="job-1", now=laptop.later(minutes=1))
    assert shown() == ""


def test_a_conflict_on_the_job_is_marked(laptop: Laptop) -> None:
    from fieldapp.store import sync_state

    with laptop.store.writing() as connection:
        sync_state.keep_conflict(
            connection,
            ConflictWire(
                id="conflict-1",
                kind="plan_step",
                row_id="step-1",
                field="grade",
                mine_at=MORNING,
                office_at=MORNING,
            ),
        )

    screen = today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)
    assert [job.has_conflict for job in screen.jobs] == [True, False]
    assert [line.has_conflict for line in jobs_view.read(laptop.store).lines] == [False, True]


def test_everything_is_ready_after_the_morning_pull(laptop: Laptop) -> None:
    screen = today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)

    assert [check.row for check in screen.ready] == list(Readiness)
    assert all(check.good for check in screen.ready)


def test_ready_to_leave_names_what_is_missing(laptop: Laptop) -> None:
    laptop.office(
        job=[pre_delivery(checklists=("pre_delivery_ev", "before_return"))],
        tool=[
            Tool(
                id="tool-1",
                code="TW-03",
                name="Torque wrench",
                calibrated_until=DAY - timedelta(days=1),
                technician_id=TECHNICIAN,
            )
        ],
        planned_part=[dataclasses.replace(laptop.row("planned_part", "planned-1"), quantity=9)],
    )
    operations.add_note(laptop.store, job_id="job-1", text="Unsent", now=laptop.now)

    checklists, tools = check(laptop, Readiness.CHECKLISTS), check(laptop, Readiness.TOOLS)
    assert (checklists.good, checklists.facts["name"]) == (False, "before_return")
    assert (tools.good, tools.facts["until"]) == (False, DAY - timedelta(days=1))
    assert check(laptop, Readiness.PARTS).facts["missing"] == 3
    assert check(laptop, Readiness.UNSENT).facts["changes"] == 1
    assert not check(laptop, Readiness.PARTS).good
    assert not check(laptop, Readiness.UNSENT).good


def test_the_first_screen_is_the_same_day_read_without_the_rest_of_the_program(
    laptop: Laptop, tmp_path: Path
) -> None:
    operations.drive(laptop.store, job_id="job-1", now=laptop.now)
    key = laptop.key
    whole = today_view.read(laptop.store, day=DAY, technician_id=TECHNICIAN, now=laptop.now)

    bare = first_screen.read(laptop.store.folder / "fieldapp.db", key, day=DAY)

    assert bare == whole._replace(ready=())
    assert first_screen.read(tmp_path / "nothing.db", key, day=DAY) is None


def test_the_first_screen_waits_for_the_full_start_when_nobody_is_signed_in(empty_laptop: Laptop) -> None:
    key = empty_laptop.key

    assert first_screen.read(empty_laptop.store.folder / "fieldapp.db", key, day=DAY) is None
    sign_in(empty_laptop)
    screen = first_screen.read(empty_laptop.store.folder / "fieldapp.db", key, day=DAY)
    assert screen is not None
    assert screen.jobs == ()


def test_the_first_screen_refuses_a_database_of_a_newer_program(laptop: Laptop) -> None:
    key = laptop.key
    database = laptop.store.folder / "fieldapp.db"
    connection = connect(database, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(DatabaseNewer):
        first_screen.read(database, key, day=DAY)


def test_the_first_screen_loads_neither_sqlalchemy_nor_pydantic() -> None:
    import subprocess

    script = (
        "import sys, fieldapp.views.first_screen; "
        "print([name for name in ('sqlalchemy', 'pydantic', 'requests', 'PySide6') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


def test_jobs_come_in_pages_newest_first(laptop: Laptop) -> None:
    laptop.office(
        job=[
            visit(id=f"old-{n}", number=f"J-{n}", window_start=MORNING - timedelta(days=n + 1))
            for n in range(5)
        ]
    )

    page = jobs_view.read(laptop.store, offset=1, limit=3)

    assert [line.job_id for line in page.lines] == ["job-1", "old-0", "old-1"]
    assert (page.total, page.offset) == (7, 1)


def test_jobs_are_found_by_any_words_and_kept_to_a_status(laptop: Laptop) -> None:
    laptop.office(job=[visit(id="done", number="J-1", status=JobStatus.COMPLETED)])

    def found(text: str = "", **given: object) -> list[str]:
        screen = jobs_view.read(laptop.store, text=text, **given)  # type: ignore[arg-type]
        assert screen.total == len(screen.lines)
        return sorted(line.job_id for line in screen.lines)

    assert found("solbak el48213") == ["done", "job-1"]
    assert found("004104") == ["job-2"]
    assert found("J-2026-004104") == ["job-2"]
    assert found(statuses=(JobStatus.COMPLETED,)) == ["done"]
    assert found("ingrid", statuses=(JobStatus.DISPATCHED,)) == ["job-1"]


def test_the_list_is_sorted_by_what_one_asks_for(laptop: Laptop) -> None:
    job = laptop.row("job", "job-1")
    customer, site = laptop.row("customer", job.customer_id), laptop.row("site", job.site_id)
    laptop.office(
        customer=[dataclasses.replace(customer, id="c2", name="Aase Vik", email="")],
        site=[dataclasses.replace(site, id="s2", city="Ålesund")],
        job=[
            dataclasses.replace(
                job,
                id="second",
                customer_id="c2",
                site_id="s2",
                window_start=job.window_start + timedelta(days=1),
            )
        ],
    )

    def ids(order: str, text: str = "") -> list[str]:
        screen = jobs_view.read(laptop.store, text=text, order=order)  # type: ignore[arg-type]
        return [line.job_id for line in screen.lines if line.job_id in ("job-1", "second")]

    assert ids("time") == ["second", "job-1"]
    assert ids("customer") == ["second", "job-1"]
    assert ids("city") == ["job-1", "second"]
    assert ids("city", "tesla") == ids("city")


def test_one_search_finds_jobs_parts_and_articles(laptop: Laptop) -> None:
    hits = {hit.kind: hit for hit in finding.search(laptop.store, text="ptc")}
    assert (
        hits["article"].title == "PTC heater does not warm"
        or hits["article"].title == "PTC-varmer varmer ikke"
    )

    (part,) = finding.search(laptop.store, text="1500012")
    assert (part.kind, part.id, part.detail) == ("part", "part-switch", "1500012-99-C")
    job, vehicle = finding.search(laptop.store, text="EL 48213")
    assert (job.kind, job.title) == ("job", "Ingrid Solbakken")
    assert (vehicle.kind, vehicle.title) == ("vehicle", "EL 48213")
    assert [hit.kind for hit in finding.search(laptop.store, text="ingrid")] == ["job", "customer"]
    assert finding.search(laptop.store, text="  ") == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("solbaken", {"job", "customer"}),  # a letter missing
        ("solbakkken", {"job", "customer"}),  # too many
        ("osl", set()),  # three letters are never guessed
        ("sloabkken ingird", {"job", "customer"}),  # swapped
        ("sølbakken", {"job", "customer"}),  # wrong, the second of the word
        ("5YJ3E7EA5KF812845", {"job"}),  # a sign of the VIN misread
        ("xyzabc", set()),
    ],
)
def test_a_mistyped_word_finds_what_was_meant(laptop: Laptop, typed: str, found: set[str]) -> None:
    assert {hit.kind for hit in finding.search(laptop.store, text=typed)} - {"vehicle"} == found


def test_what_is_written_right_is_not_guessed_at(laptop: Laptop) -> None:
    job = laptop.row("job", "job-1")
    customer = laptop.row("customer", job.customer_id)
    laptop.office(
        customer=[dataclasses.replace(customer, id="other", name="Ingrid Solbakke", email="")],
        job=[dataclasses.replace(job, id="other-job", customer_id="other")],
    )
    assert {h.id for h in finding.search(laptop.store, text="solbakken") if h.kind == "job"} == {"job-1"}


def test_a_job_made_on_site_is_found_by_its_provisional_number(laptop: Laptop) -> None:
    changes = operations.create_on_site(
        laptop.store,
        customer_name="Per Aas",
        plate="EK 12345",
        concern="Flat tyre",
        technician_id=TECHNICIAN,
        now=laptop.now,
    )
    (job_id,) = changes.of_kind("job")

    number = laptop.row("job", job_id).provisional_number
    assert [hit.id for hit in finding.search(laptop.store, text=number)] == [job_id]
    assert job_id in day(laptop)
