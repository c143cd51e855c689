"""What happens when a technician moves a job along."""

from datetime import timedelta

import pytest
from laptops import COLLEAGUE, TECHNICIAN, Laptop, only, visit

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import InputRefused, NotAllowedNow, NotFound, NotSignedIn
from fieldapp.operations import inspections, jobs, parts, signatures, time_entries
from fieldapp.store import outbox

STROKES = (((0.1, 0.2), (0.4, 0.3)),)


def test_driving_moves_the_job_and_starts_travel_time(laptop: Laptop) -> None:
    changes = jobs.drive(laptop.store, job_id="job-1", now=laptop.now)

    job = laptop.row("job", "job-1")
    (entry,) = laptop.all("time_entry")
    assert job.status is JobStatus.TRAVELLING
    assert job.status_times == {"travelling": laptop.at}
    assert (entry.kind, entry.started_at, entry.ended_at) == (TimeKind.TRAVEL, laptop.at, None)
    assert changes.of_kind("job") == {"job-1"}
    assert changes.of_kind("time_entry") == {entry.id}
    assert [(kind, action) for kind, _, action, _ in laptop.outbox()] == [
        ("job", "set"),
        ("time_entry", "create"),
    ]


def test_arriving_ends_travel_time_measured_by_the_boot_clock(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)
    laptop.later(minutes=14)
    laptop.at += timedelta(hours=5)  # somebody sets the wall clock

    jobs.arrive(laptop.store, job_id="job-1", now=laptop.now)

    (entry,) = laptop.all("time_entry")
    assert entry.seconds == 14 * 60
    assert entry.clock_jumped


def test_a_restart_in_between_falls_back_to_the_wall_clock_and_says_so(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)
    laptop.later(minutes=20)
    laptop.boot_id, laptop.boot_seconds = "boot-2", 30.0

    jobs.arrive(laptop.store, job_id="job-1", now=laptop.now)

    (entry,) = laptop.all("time_entry")
    assert (entry.seconds, entry.clock_jumped) == (20 * 60, True)


def test_a_step_may_be_skipped_but_never_taken_backwards(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)

    with pytest.raises(NotAllowedNow) as refused:
        jobs.drive(laptop.store, job_id="job-1", now=laptop.now)

    assert refused.value.reasons == ("status_move",)
    assert refused.value.sentence == (
        "The job is in progress. From here it goes on to “on hold”, “cannot complete”, “completed”, "
        "not to “travelling”."
    )
    with pytest.raises(NotAllowedNow, match=r"The job is already in progress\."):
        jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    assert laptop.row("job", "job-1").status is JobStatus.IN_PROGRESS
    assert len(laptop.all("time_entry")) == 1


def test_holding_needs_a_reason_and_stops_the_clock_until_resumed(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    laptop.later(minutes=30)

    with pytest.raises(NotAllowedNow):
        jobs.hold(laptop.store, job_id="job-1", reason="  ", now=laptop.now)
    jobs.hold(laptop.store, job_id="job-1", reason=" Part missing ", now=laptop.now)

    assert laptop.row("job", "job-1").hold_reason == "Part missing"
    assert [entry.seconds for entry in laptop.all("time_entry")] == [1800]
    with pytest.raises(NotAllowedNow, match="resume"):
        jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    jobs.resume(laptop.store, job_id="job-1", now=laptop.now)
    assert laptop.row("job", "job-1").status is JobStatus.IN_PROGRESS
    assert [entry.ended_at is None for entry in laptop.all("time_entry")] == [False, True]


def test_only_a_job_on_hold_can_be_resumed(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow):
        jobs.resume(laptop.store, job_id="job-1", now=laptop.now)


def test_a_job_given_back_keeps_reason_and_wish_for_a_follow_up(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)

    jobs.cannot_complete(
        laptop.store, job_id="job-1", reason="Wrong part sent", follow_up=True, now=laptop.later(minutes=5)
    )

    job = laptop.row("job", "job-1")
    assert job.status is JobStatus.CANNOT_COMPLETE
    assert (job.cannot_complete_reason, job.follow_up_wanted) == ("Wrong part sent", True)
    assert laptop.all("time_entry")[0].seconds == 300


def test_undo_takes_the_move_and_its_clock_back_and_sends_nothing(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)
    laptop.later(minutes=1)
    jobs.arrive(laptop.store, job_id="job-1", now=laptop.now)

    jobs.undo_status(laptop.store, job_id="job-1", now=laptop.later(seconds=5))

    assert laptop.row("job", "job-1").status is JobStatus.TRAVELLING
    assert laptop.all("time_entry")[0].ended_at is None
    assert len(laptop.outbox("job")) == 1


def test_undo_of_the_first_move_leaves_no_trace(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)

    jobs.undo_status(laptop.store, job_id="job-1", now=laptop.later(seconds=7))

    assert laptop.row("job", "job-1").status is JobStatus.DISPATCHED
    assert laptop.all("time_entry") == ()
    assert laptop.outbox() == []


def test_after_eight_seconds_a_move_stays(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)

    with pytest.raises(NotAllowedNow):
        jobs.undo_status(laptop.store, job_id="job-1", now=laptop.later(seconds=9))

    assert laptop.row("job", "job-1").status is JobStatus.TRAVELLING


def test_a_move_and_its_clock_wait_eight_seconds_before_they_are_sent(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)

    with laptop.store.reading() as connection:
        assert outbox.pending(connection, now=laptop.at + timedelta(seconds=7)) == ()
        assert len(outbox.pending(connection, now=laptop.at + timedelta(seconds=9))) == 2


def test_driving_to_the_next_job_ends_what_still_ran_on_the_last(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)

    jobs.drive(laptop.store, job_id="job-2", now=laptop.later(minutes=40))

    first, second = laptop.all("time_entry")
    assert (first.seconds, second.job_id, second.ended_at) == (2400, "job-2", None)


def test_completing_names_everything_that_is_missing(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)

    with pytest.raises(NotAllowedNow) as refused:
        jobs.complete(laptop.store, job_id="job-1", now=laptop.now)

    assert refused.value.reasons == ("checklist:mobile_visit", "plan_steps", "signature:customer")
    assert laptop.row("job", "job-1").status is JobStatus.IN_PROGRESS


def test_a_job_with_graded_steps_and_a_waived_signature_is_completed(laptop: Laptop) -> None:
    laptop.office(job=[visit(checklists=())])
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    for step in ("step-1", "step-2"):
        jobs.grade_step(laptop.store, step_id=step, grade=StepGrade.DONE, now=laptop.now)
    signatures.waive(
        laptop.store, job_id="job-1", role=SignerRole.CUSTOMER, reason="Nobody home", now=laptop.now
    )

    jobs.complete(laptop.store, job_id="job-1", now=laptop.later(minutes=50))

    job = laptop.row("job", "job-1")
    assert (job.status, job.completed_at) == (JobStatus.COMPLETED, laptop.at)
    assert laptop.all("time_entry")[0].seconds == 3000


def test_a_completed_job_can_no_longer_be_worked_on_but_still_be_written_about(laptop: Laptop) -> None:
    laptop.office(job=[visit(status=JobStatus.COMPLETED)])

    for work in (
        lambda: jobs.grade_step(laptop.store, step_id="step-1", grade=StepGrade.DONE, now=laptop.now),
        lambda: jobs.set_odometer(laptop.store, job_id="job-1", kilometres=118500, now=laptop.now),
        lambda: parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=1, now=laptop.now),
        lambda: inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now),
        lambda: signatures.sign(
            laptop.store,
            job_id="job-1",
            role=SignerRole.CUSTOMER,
            name="Ingrid",
            strokes=STROKES,
            shown="",
            now=laptop.now,
        ),
    ):
        with pytest.raises(NotAllowedNow) as refused:
            work()
        assert refused.value.reasons == ("job_finished",)

    jobs.add_note(laptop.store, job_id="job-1", text="Called back", now=laptop.now)
    assert [kind for kind, *_ in laptop.outbox()] == ["note"]


def test_nothing_can_be_done_before_somebody_has_signed_in(empty_laptop: Laptop) -> None:
    empty_laptop.office(job=[visit()])

    with pytest.raises(NotSignedIn):
        jobs.drive(empty_laptop.store, job_id="job-1", now=empty_laptop.now)

    assert empty_laptop.outbox() == []
    assert empty_laptop.row("job", "job-1").status is JobStatus.DISPATCHED


def test_a_different_grade_needs_a_word_why(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow):
        jobs.grade_step(laptop.store, step_id="step-1", grade=StepGrade.DIFFERENT, now=laptop.now)

    jobs.grade_step(
        laptop.store,
        step_id="step-1",
        grade=StepGrade.DIFFERENT,
        note="Filter housing cracked",
        now=laptop.now,
    )
    step = laptop.row("plan_step", "step-1")
    assert (step.grade, step.grade_note, step.graded_at) == (
        StepGrade.DIFFERENT,
        "Filter housing cracked",
        laptop.at,
    )
    jobs.grade_step(laptop.store, step_id="step-1", grade=None, now=laptop.now)
    assert laptop.row("plan_step", "step-1").graded_at is None


def test_the_odometer_is_kept_with_the_job_and_the_car(laptop: Laptop) -> None:
    jobs.set_odometer(laptop.store, job_id="job-1", kilometres=118502, now=laptop.now)

    assert laptop.row("job", "job-1").odometer_km == 118502
    assert laptop.row("vehicle", "vehicle-3").odometer_km == 118502
    with pytest.raises(InputRefused):
        jobs.set_odometer(laptop.store, job_id="job-1", kilometres=-1, now=laptop.now)


def test_software_before_and_after_are_kept_apart(laptop: Laptop) -> None:
    jobs.set_software(laptop.store, job_id="job-1", before="2026.38.1", now=laptop.now)
    jobs.set_software(laptop.store, job_id="job-1", after=" 2026.44.2 ", now=laptop.now)

    job = laptop.row("job", "job-1")
    assert (job.software_before, job.software_after) == ("2026.38.1", "2026.44.2")
    assert laptop.row("vehicle", "vehicle-3").software_version == "2026.44.2"


def test_the_access_note_and_a_note_on_the_job_are_sent(laptop: Laptop) -> None:
    jobs.set_site_note(laptop.store, site_id="site-ingrid", text="Gate code 9001", now=laptop.now)
    changes = jobs.add_note(laptop.store, job_id="job-1", text=" Dog in the yard ", now=laptop.now)

    note = laptop.row("note", only(changes, "note"))
    assert (note.author, note.text) == ("Kari Nordli", "Dog in the yard")
    assert laptop.outbox("site")[0][3] == {"note": "Gate code 9001"}
    with pytest.raises(InputRefused):
        jobs.add_note(laptop.store, job_id="job-1", text="\n", now=laptop.now)


def test_an_office_change_is_ticked_off(laptop: Laptop) -> None:
    laptop.office(job=[visit(office_change="Window moved to 09:00", office_changed_at=laptop.at)])

    jobs.acknowledge_office_change(laptop.store, job_id="job-1", now=laptop.later(minutes=2))

    assert laptop.row("job", "job-1").office_change_seen_at == laptop.at


def test_one_clock_runs_at_a_time_and_can_be_stopped(laptop: Laptop) -> None:
    time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.WAITING, now=laptop.now)
    time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.BREAK, now=laptop.later(minutes=10))
    time_entries.stop(laptop.store, now=laptop.later(minutes=15))

    assert [(entry.kind, entry.seconds) for entry in laptop.all("time_entry")] == [
        (TimeKind.WAITING, 600),
        (TimeKind.BREAK, 900),
    ]
    with pytest.raises(NotAllowedNow):
        time_entries.stop(laptop.store, now=laptop.now)


def test_time_added_by_hand_is_marked_and_checked(laptop: Laptop) -> None:
    started = laptop.at - timedelta(hours=2)

    changes = time_entries.add_by_hand(
        laptop.store,
        job_id="job-1",
        kind=TimeKind.TRAVEL,
        started_at=started,
        minutes=35,
        kilometres=28,
        now=laptop.now,
    )

    entry = laptop.row("time_entry", only(changes, "time_entry"))
    assert (entry.by_hand, entry.seconds, entry.kilometres) == (True, 2100, 28)
    assert entry.technician_id == TECHNICIAN
    for minutes, start in ((0, started), (1441, started), (60, laptop.at)):
        with pytest.raises(InputRefused):
            time_entries.add_by_hand(
                laptop.store,
                job_id="job-1",
                kind=TimeKind.LABOUR,
                started_at=start,
                minutes=minutes,
                now=laptop.now,
            )


def test_kilometres_belong_to_travel(laptop: Laptop) -> None:
    changes = time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.LABOUR, now=laptop.now)

    with pytest.raises(NotAllowedNow):
        time_entries.set_kilometres(
            laptop.store, entry_id=only(changes, "time_entry"), kilometres=12, now=laptop.now
        )


def test_a_job_that_is_not_here_is_named_as_missing(laptop: Laptop) -> None:
    with pytest.raises(NotFound):
        jobs.drive(laptop.store, job_id="nowhere", now=laptop.now)
    with pytest.raises(NotFound):
        time_entries.start(laptop.store, job_id="nowhere", kind=TimeKind.BREAK, now=laptop.now)
    assert laptop.outbox() == []


def test_a_colleagues_clock_is_left_alone(laptop: Laptop) -> None:
    laptop.office(
        time_entry=[
            time_entries.TimeEntry(
                id="entry-odd",
                job_id="job-1",
                technician_id=COLLEAGUE,
                kind=TimeKind.LABOUR,
                started_at=laptop.at,
            )
        ]
    )

    jobs.drive(laptop.store, job_id="job-1", now=laptop.later(minutes=3))

    assert laptop.row("time_entry", "entry-odd").ended_at is None
