"""The sync centre: what waits, what the office has, what came back."""

import dataclasses
from datetime import timedelta

import pytest
from laptops import MORNING, Laptop, only

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState, ReportDelivery, SubjectKind
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.sync_centre import ConnectionState, JobAtOffice, WaitingChange
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.operations import conflicts, damage, inspections, jobs, parts, photos
from fieldapp.store import outbox, rows, settling, sync_state
from fieldapp.views import sync_centre
from sync.protocol.wire import ConflictWire, PushResult


def begin(laptop: Laptop) -> str:
    return only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )


def add_photo(laptop: Laptop) -> str:
    prepared = photos.PreparedPhoto(b"jpeg", b"preview", 2, 1, "a.jpg", None)
    return only(
        photos.record(
            laptop.store,
            job_id="job-1",
            prepared=prepared,
            subject_kind=SubjectKind.JOB,
            subject_id="",
            now=laptop.now,
        ),
        "photo",
    )


def delivery(number: int, state: DeliveryState) -> ReportDelivery:
    return ReportDelivery(
        id=f"delivery-{number}",
        job_id="job-1",
        report_id="report-1",
        channel=DeliveryChannel.EMAIL,
        recipient="ingrid@example.no",
        language="nb",
        requested_at=MORNING + timedelta(minutes=number),
        state=state,
    )


def completed(laptop: Laptop) -> None:
    job = laptop.row("job", "job-1")
    laptop.office(
        job=[dataclasses.replace(job, status=JobStatus.COMPLETED, completed_at=laptop.at)],
        report_delivery=[
            delivery(1, DeliveryState.ACCEPTED),
            delivery(2, DeliveryState.WITHDRAWN),
        ],
    )


def job_group(laptop: Laptop) -> WaitingChange:
    (waiting,) = sync_centre.read(laptop.store, now=laptop.at).waiting
    return next(one for one in waiting.changes if one.kind == "job")


def test_a_status_that_waits_keeps_its_time_whatever_else_changes_after_it(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)
    set_out = laptop.at
    laptop.later(minutes=30)
    jobs.set_software(laptop.store, job_id="job-1", before="2026.38.7", now=laptop.now)
    waits = job_group(laptop)
    assert (waits.detail, waits.made_at, waits.count) == ("travelling", set_out, 1)


def test_the_office_has_a_job_completed_today_once_nothing_of_it_waits(laptop: Laptop) -> None:
    completed(laptop)
    (done,) = sync_centre.read(laptop.store, now=laptop.at).at_office
    assert done == JobAtOffice(
        job_id="job-1",
        customer_name="Ingrid Solbakken",
        plate=done.plate,
        completed_at=laptop.at,
        answers=0,
        photos=0,
        delivery=DeliveryState.ACCEPTED,
    )
    jobs.add_note(laptop.store, job_id="job-1", text="Forgot to say", now=laptop.now)
    assert sync_centre.read(laptop.store, now=laptop.at).at_office == ()


def test_a_job_whose_photo_waits_is_not_yet_at_the_office(laptop: Laptop) -> None:
    add_photo(laptop)
    with laptop.store.reading() as connection:
        changes = outbox.pending(connection, now=laptop.at)
    settling.record_results(
        laptop.store, [PushResult(op_id=one.op_id, outcome="applied") for one in changes], now=laptop.at
    )
    completed(laptop)
    screen = sync_centre.read(laptop.store, now=laptop.at)
    assert screen.connection.changes_waiting == 0
    assert screen.at_office == ()


def test_yesterdays_jobs_are_no_news_of_today(laptop: Laptop) -> None:
    completed(laptop)
    assert sync_centre.read(laptop.store, now=laptop.at + timedelta(days=1)).at_office == ()


def test_what_waits_is_told_by_job_in_groups(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)
    jobs.grade_step(laptop.store, step_id="step-1", grade=None, note="", now=laptop.now)
    inspection_id = begin(laptop)
    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={"/data/condition/lights": "ok"},
        now=laptop.now,
    )
    jobs.set_site_note(laptop.store, site_id="site-ingrid", text="New code", now=laptop.now)
    damage.mark(
        laptop.store, job_id="job-1", view=CarView.TOP, x=0.5, y=0.5, kind=DamageKind.DENT, now=laptop.now
    )
    photo_id = add_photo(laptop)
    parts.count(laptop.store, part_id="part-none", quantity=2, now=laptop.now)

    screen = sync_centre.read(laptop.store, now=laptop.at)

    by_job = {job.job_id: job for job in screen.waiting}
    groups = {(one.kind, one.detail): one.count for one in by_job["job-1"].changes}
    assert groups["job", "travelling"] == 1
    assert groups["answer", ""] > 1
    assert groups["site", "note"] == 1
    assert groups["damage_mark", ""] == 1
    assert by_job["job-1"].customer_name == "Ingrid Solbakken"
    assert [photo.photo_id for photo in by_job["job-1"].photos] == [photo_id]
    assert [(one.kind, one.count) for one in by_job[""].changes] == [("part_movement", 1)]
    assert screen.connection.photos_waiting == 2  # the original and its preview


def test_the_pill_says_what_the_store_and_the_line_know(laptop: Laptop) -> None:
    def state(reachable: bool | None) -> ConnectionState:
        return sync_centre.connection(laptop.store, now=laptop.at, reachable=reachable).state

    assert (state(True), state(None), state(False)) == (
        ConnectionState.ALL_SENT,
        ConnectionState.ALL_SENT,
        ConnectionState.OFFLINE,
    )
    jobs.add_note(laptop.store, job_id="job-1", text="Unsent", now=laptop.now)
    assert (state(True), state(None), state(False)) == (
        ConnectionState.SENDING,
        ConnectionState.OFFLINE,
        ConnectionState.OFFLINE,
    )


def test_a_refused_change_is_shown_with_its_reason_and_can_be_sent_again(laptop: Laptop) -> None:
    jobs.add_note(laptop.store, job_id="job-1", text="Unsent", now=laptop.now)
    with laptop.store.reading() as connection:
        (change,) = outbox.pending(connection, now=laptop.at)
    settling.record_results(
        laptop.store,
        [PushResult(op_id=change.op_id, outcome="rejected", code="not_yours", sentence="Not your job.")],
        now=laptop.at,
    )

    screen = sync_centre.read(laptop.store, now=laptop.at)
    (refused,) = screen.refused
    assert (refused.job_id, refused.kind, refused.sentence) == ("job-1", "note", "Not your job.")
    assert screen.connection.state is ConnectionState.NEEDS_YOU
    assert screen.waiting == ()

    conflicts.send_again(laptop.store, op_id=refused.op_id, now=laptop.now)
    screen = sync_centre.read(laptop.store, now=laptop.at)
    assert (screen.refused, len(screen.waiting)) == ((), 1)


def conflict_on_note(laptop: Laptop) -> None:
    jobs.set_site_note(laptop.store, site_id="site-ingrid", text="Mine", now=laptop.now)
    with laptop.store.writing() as connection:
        sync_state.keep_conflict(
            connection,
            ConflictWire(
                id="conflict-1",
                kind="site",
                row_id="site-ingrid",
                field="note",
                before="Portkode 4417",
                mine="Mine",
                office="Theirs",
                mine_at=MORNING,
                office_at=MORNING,
                office_by="Emre",
            ),
        )


def test_a_conflict_shows_all_three_versions(laptop: Laptop) -> None:
    conflict_on_note(laptop)

    (line,) = sync_centre.read(laptop.store, now=laptop.at).conflicts
    assert (line.before, line.mine, line.office, line.office_by) == (
        "Portkode 4417",
        "Mine",
        "Theirs",
        "Emre",
    )
    assert (line.job_id, line.title) == ("job-1", "Innherredsveien 71")


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Mine"), ("both", "Theirs\nMine")])
def test_settling_a_conflict_keeps_what_was_chosen(laptop: Laptop, choice: str, kept: str) -> None:
    conflict_on_note(laptop)

    conflicts.settle(laptop.store, conflict_id="conflict-1", choice=choice, now=laptop.now)

    assert laptop.row("site", "site-ingrid").note == kept
    assert sync_centre.read(laptop.store, now=laptop.at).conflicts == ()
    with pytest.raises(NotFound):
        conflicts.settle(laptop.store, conflict_id="conflict-1", choice=choice, now=laptop.now)


@pytest.mark.parametrize("choice", ["mine", "office", "both"])
def test_a_choice_can_be_taken_back_until_it_is_on_its_way(laptop: Laptop, choice: str) -> None:
    conflict_on_note(laptop)
    before = laptop.row("site", "site-ingrid").note
    conflicts.settle(laptop.store, conflict_id="conflict-1", choice=choice, now=laptop.now)

    conflicts.reopen(laptop.store, conflict_id="conflict-1", now=laptop.now)

    (line,) = sync_centre.read(laptop.store, now=laptop.at).conflicts
    assert (line.conflict_id, line.mine, line.office) == ("conflict-1", "Mine", "Theirs")
    assert laptop.row("site", "site-ingrid").note == before
    with pytest.raises(NotFound):
        conflicts.reopen(laptop.store, conflict_id="conflict-1", now=laptop.now)


def test_a_choice_on_its_way_stands(laptop: Laptop) -> None:
    conflict_on_note(laptop)
    conflicts.settle(laptop.store, conflict_id="conflict-1", choice="office", now=laptop.now)
    with laptop.store.writing() as connection:
        outbox.mark_sent(connection, [one.op_id for one in outbox.changes_waiting(connection)])
    with pytest.raises(NotAllowedNow):
        conflicts.reopen(laptop.store, conflict_id="conflict-1", now=laptop.now)
    assert sync_centre.read(laptop.store, now=laptop.at).conflicts == ()


def conflict_on(laptop: Laptop, kind: str, row_id: str, field: str, *values: str) -> None:
    before, mine, office = values
    told = ConflictWire(
        id="conflict-2",
        kind=kind,
        row_id=row_id,
        field=field,
        before=before,
        mine=mine,
        office=office,
        mine_at=MORNING,
        office_at=MORNING,
        office_by="Emre",
    )
    with laptop.store.writing() as connection:
        sync_state.keep_conflict(connection, told)


def test_two_answers_are_told_as_the_form_says_them_and_only_one_can_be_kept(laptop: Laptop) -> None:
    begin(laptop)
    with laptop.store.reading() as connection:
        answer = next(
            one for one in rows.fetch_many(connection, "answer") if one.path.endswith("lv_chemistry")
        )
    conflict_on(laptop, "answer", answer.id, "value", "", "lithium", "lead_acid")
    (line,) = sync_centre.read(laptop.store, now=laptop.at, language="en").conflicts
    assert not line.title.startswith("/data/")
    assert (line.before, line.prose) == ("", False)
    assert line.office.startswith("Lead")
    assert line.mine.startswith("Lithium")
    with pytest.raises(NotAllowedNow):
        conflicts.settle(laptop.store, conflict_id="conflict-2", choice="both", now=laptop.now)
