"""Rounds of sync against the real server in the same process."""

import dataclasses
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
import sqlalchemy as sa
from world import MORNING, Clock, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.inspections import Answer, Inspection, InspectionKind, answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import DeviceRevoked, NotOurServer, NotSignedIn, ServerUnreachable
from fieldapp.store import outbox, settling, sync_state
from fieldapp.store.migrations import back_up
from sync.client.revocation import wipe_is_due
from sync.client.transport import HttpAnswer, HttpRequest
from sync.protocol.kinds import to_fields
from sync.protocol.wire import PushResult, Row


def note(number: int, text: str = "ring twice") -> Note:
    return Note(id=f"note-{number}", job_id="job-1", author="Kari", text=text, written_at=MORNING)


def inspection(laptop: Laptop) -> Inspection:
    return Inspection(
        id="inspection-1",
        job_id="job-1",
        template_id="t",
        form_id="mobile_visit",
        form_version="1",
        template_sha256="0" * 64,
        kind=InspectionKind.CONDITION,
        started_at=MORNING,
        technician_id=laptop.account.person_id,
    )


def answer(value: str, path: str = "/data/a") -> Answer:
    return Answer(
        id=answer_id("inspection-1", path),
        inspection_id="inspection-1",
        path=path,
        value=value,
        answered_at=MORNING,
    )


def too_old_to_pull(laptop: Laptop) -> None:
    """Every hello's answer says that this program may not pull: it is too old."""
    deliver = laptop.network._deliver

    def stricter(request: HttpRequest) -> HttpAnswer:
        got = deliver(request)
        if request.path != "/v1/sync/hello":
            return got
        said = {**json.loads(got.body), "can_pull": False}
        return HttpAnswer(status=got.status, headers=got.headers, body=json.dumps(said).encode())

    laptop.network._deliver = stricter  # type: ignore[method-assign]  # a server that no longer speaks to us


def test_the_first_round_brings_the_job_and_all_that_belongs_to_it(laptop: Laptop) -> None:
    done = laptop.sync()
    assert done.pulled >= 6
    assert done.changes.of_kind("job") == {"job-1"}
    assert laptop.row("job", "job-1") == laptop.office.row("job", "job-1")
    assert laptop.row("customer", "job-1-customer").name == "Ingrid Solbakken"


def test_nothing_to_do_is_one_request(laptop: Laptop) -> None:
    laptop.sync()
    laptop.network.log.clear()
    done = laptop.sync()
    assert laptop.network.log == [("POST", "/v1/sync/hello")]
    assert (done.pushed, done.pulled, done.waiting) == (0, 0, 0)


def test_nothing_to_do_looks_into_the_store_twice(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.sync_until_quiet()
    looks, reading = [], laptop.store.reading

    def counted() -> AbstractContextManager[sa.Connection]:
        looks.append(1)
        return reading()

    monkeypatch.setattr(laptop.store, "reading", counted)
    laptop.sync()
    assert len(looks) == 2


def test_work_arrives_once_and_the_laptop_equals_the_office(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.create("inspection", inspection(laptop))
    laptop.create("answer", answer("ok"))
    laptop.edit("answer", answer("x").id, value="not_ok")
    laptop.edit("site", "job-1-site", note="Portkode 4417")
    done = laptop.sync()
    assert (done.pushed, done.waiting, done.conflicts) == (5, 0, 0)
    for kind, row_id in (("note", "note-1"), ("answer", answer("x").id), ("site", "job-1-site")):
        assert laptop.office.row(kind, row_id) == laptop.row(kind, row_id)
    assert laptop.office.row("answer", answer("x").id).value == "not_ok"
    assert laptop.sync().pushed == 0


def test_a_status_waits_its_eight_seconds_and_goes_at_once_when_told(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.edit("job", "job-1", status=JobStatus.TRAVELLING)
    laptop.create("note", note(1))
    done = laptop.sync()
    assert (done.pushed, done.waiting) == (1, 1)
    assert laptop.office.row("job", "job-1").status is JobStatus.DISPATCHED
    clock.pass_(seconds=8)
    assert laptop.sync().pushed == 1
    assert laptop.office.row("job", "job-1").status is JobStatus.TRAVELLING
    laptop.edit("job", "job-1", status=JobStatus.ON_SITE)
    assert laptop.sync(held_too=True).pushed == 1
    assert laptop.office.row("job", "job-1").status is JobStatus.ON_SITE


def test_what_the_office_changes_arrives_next_time(laptop: Laptop) -> None:
    laptop.sync()
    laptop.office.edit("job", "job-1", concern="squeaks")
    done = laptop.sync()
    assert done.changes.of_kind("job") == {"job-1"}
    assert laptop.row("job", "job-1").concern == "squeaks"


def test_two_who_write_one_field_make_a_conflict_and_neither_is_lost(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.edit("site", "job-1-site", note="mine")
    clock.pass_(minutes=1)
    laptop.office.edit("site", "job-1-site", note="the office's")
    done = laptop.sync()
    assert done.conflicts == 1
    (conflict,) = laptop.conflicts()
    assert (conflict.field, conflict.mine, conflict.office) == ("note", "mine", "the office's")
    assert laptop.row("site", "job-1-site").note == "the office's"
    with laptop.store.writing() as connection:
        sync_state.settle_conflict(connection, conflict.id, keep="mine", choice="mine", now=clock())
    clock.pass_(seconds=9)  # a choice may be taken back for 8 seconds, and waits for that long
    assert laptop.sync().conflicts == 0
    assert laptop.office.row("site", "job-1-site").note == "mine"
    assert laptop.conflicts() == ()


def test_different_fields_of_one_row_merge_without_a_word(laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("job", "job-1", odometer_km=118_430)
    laptop.office.edit("job", "job-1", concern="squeaks")
    assert laptop.sync().conflicts == 0
    for job in (laptop.row("job", "job-1"), laptop.office.row("job", "job-1")):
        assert (job.odometer_km, job.concern) == (118_430, "squeaks")


def test_a_laptop_never_conflicts_with_itself(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    for text in ("one", "two", "three"):
        laptop.edit("site", "job-1-site", note=text)
    laptop.size.changes = 1
    assert laptop.sync().conflicts == 0
    assert laptop.office.row("site", "job-1-site").note == "three"


def test_a_refused_change_waits_visibly_and_the_others_go(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.office.edit("job", "job-1", status=JobStatus.CANCELLED)
    laptop.edit("job", "job-1", odometer_km=5)
    laptop.create("note", note(1))
    laptop.create("note", dataclasses.replace(note(2), job_id="no-such-job"))
    done = laptop.sync()
    assert done.refused == 1
    assert done.waiting == 1
    with laptop.store.reading() as connection:
        (left,) = outbox.changes_waiting(connection)
    assert (left.row_id, left.state) == ("note-2", "rejected")
    assert left.sentence
    assert laptop.row("note", "note-2").text == "ring twice"


def test_a_text_written_on_after_the_office_wrote_is_mine_as_it_was_last(laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("site", "job-1-site", note="ring")
    laptop.office.edit("site", "job-1-site", note="the office's")
    laptop.edit("site", "job-1-site", note="ring twice")
    laptop.sync()
    (conflict,) = laptop.conflicts()
    assert (conflict.mine, conflict.office) == ("ring twice", "the office's")


def test_a_change_too_large_for_the_office_is_shown_and_the_others_go(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", dataclasses.replace(note(1), text="x" * 5_000_000), note(2))
    done = laptop.sync()
    assert (done.pushed, done.refused) == (1, 1)
    with laptop.store.reading() as connection:
        (left,) = outbox.changes_waiting(connection)
    assert (left.row_id, left.state, left.code) == ("note-1", "rejected", "too_large")
    assert "too large" in left.sentence
    assert len(laptop.row("note", "note-1").text) == 5_000_000


def test_an_answer_with_a_row_of_a_newer_program_settles_its_change(laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("job", "job-1", odometer_km=5)
    with laptop.store.reading() as connection:
        (waiting,) = outbox.changes_waiting(connection)
    fields = {**to_fields("job", laptop.office.row("job", "job-1")), "status": "teleported"}
    newer = Row(kind="job", id="job-1", fields=fields, versions=dict.fromkeys(fields, 99), seq=99)
    answer = PushResult(op_id=waiting.op_id, outcome="applied", row=newer)
    recorded = settling.record_results(laptop.store, [answer], now=laptop.clock())
    assert (recorded.accepted, laptop.waiting()) == (1, 0)
    assert laptop.row("job", "job-1").odometer_km == 5


@pytest.mark.parametrize("fate", ["lose the request", "lose the answer", "deliver twice"])
@pytest.mark.parametrize("at", range(5))
def test_a_spoiled_request_loses_and_doubles_nothing(laptop: Laptop, fate: str, at: int) -> None:
    laptop.sync()
    laptop.create("inspection", inspection(laptop))
    laptop.create("note", *(note(number) for number in range(5)))
    laptop.edit("site", "job-1-site", note="mine")
    laptop.office.edit("job", "job-1", concern="squeaks")
    laptop.network.log.clear()
    laptop.network.spoil = lambda number, request: fate if number == at else "deliver"
    laptop.sync_until_quiet()
    assert laptop.office.ids("note") == {f"note-{number}" for number in range(5)}
    assert laptop.office.times_applied("note") == 5
    assert laptop.office.row("site", "job-1-site").note == "mine"
    assert laptop.row("job", "job-1").concern == "squeaks"
    assert laptop.conflicts() == ()


def test_a_crash_between_an_answer_and_its_keeping_doubles_nothing(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.create("note", *(note(number) for number in range(120)))
    laptop.edit("site", "job-1-site", note="one")
    image = back_up(laptop.folder / "fieldapp.db", laptop.key, reason="image")
    laptop.sync()
    laptop.office.edit("site", "job-1-site", note="two")
    laptop.store.close()
    for suffix in ("-wal", "-shm"):
        (laptop.folder / f"fieldapp.db{suffix}").unlink(missing_ok=True)
    image.replace(laptop.folder / "fieldapp.db")
    laptop.restart()
    laptop.sync()
    assert laptop.office.times_applied("note") == 120
    assert laptop.row("site", "job-1-site").note == "two"
    assert laptop.waiting() == 0
    assert laptop.conflicts() == ()


def test_a_captive_portal_is_no_answer(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.network.spoil = lambda number, request: "portal"
    with pytest.raises(NotOurServer, match="not a Field Companion server"):
        laptop.sync()
    laptop.network.spoil = lambda number, request: "deliver"
    assert laptop.sync().pushed == 1


def test_without_a_network_everything_waits(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.network.spoil = lambda number, request: "lose the request"
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    assert laptop.waiting() == 1


def test_an_ended_access_token_is_renewed_without_a_word(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    clock.pass_(hours=5)
    laptop.create("note", note(1))
    assert laptop.sync().pushed == 1


def test_a_lost_renewal_does_not_sign_the_laptop_out(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    clock.pass_(hours=5)
    laptop.network.log.clear()
    laptop.network.spoil = lambda number, request: "lose the answer" if number == 0 else "deliver"
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    assert laptop.network.log == [("POST", "/v1/refresh")]
    laptop.sync()


def test_an_ended_session_keeps_the_queue_and_signing_in_again_sends_it(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    clock.pass_(days=120)
    with pytest.raises(NotSignedIn, match="your work waits here"):
        laptop.sync()
    with pytest.raises(NotSignedIn):
        laptop.sync()
    assert laptop.waiting() == 1
    laptop.sign_in()
    assert laptop.sync().pushed == 1


def test_a_laptop_out_of_service_hands_its_work_over_and_gets_nothing_new(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.office.edit("job", "job-1", concern="secret")
    with laptop.store.reading() as connection:
        session = sync_state.session(connection)
    assert session is not None
    laptop.office.revoke(session.device_id, wipe_now=False)
    with pytest.raises(DeviceRevoked) as told:
        laptop.sync()
    assert wipe_is_due(told.value)
    assert laptop.office.ids("note") == {"note-1"}
    assert laptop.row("job", "job-1").concern == ""


def test_a_laptop_out_of_service_is_not_wiped_while_its_work_cannot_be_handed_over(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    with laptop.store.reading() as connection:
        session = sync_state.session(connection)
    assert session is not None
    laptop.office.revoke(session.device_id, wipe_now=False)
    laptop.network.spoil = lambda number, request: "lose the answer" if "push" in request.path else "deliver"
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    assert laptop.waiting() == 1


def test_a_laptop_to_be_wiped_at_once_does_nothing_more(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    with laptop.store.reading() as connection:
        session = sync_state.session(connection)
    assert session is not None
    laptop.office.revoke(session.device_id, wipe_now=True)
    with pytest.raises(DeviceRevoked) as told:
        laptop.sync()
    assert wipe_is_due(told.value)
    assert laptop.office.ids("note") == set()


def test_a_job_given_to_a_colleague_leaves_with_all_that_is_its_own(
    laptop: Laptop, hire: Callable[[str], Laptop]
) -> None:
    odd = hire("odd")
    laptop.sync()
    laptop.office.edit("job", "job-1", technician_id=odd.account.person_id)
    laptop.sync()
    odd.sync()
    assert laptop.ids("job") == set()
    assert odd.ids("job") == {"job-1"}


def test_late_work_reaches_the_office_and_leaves_the_laptop(
    laptop: Laptop, hire: Callable[[str], Laptop]
) -> None:
    odd = hire("odd")
    laptop.sync()
    laptop.create("note", note(1))
    laptop.edit("job", "job-1", odometer_km=7)
    laptop.office.edit("job", "job-1", technician_id=odd.account.person_id)
    done = laptop.sync()
    assert (done.pushed, done.waiting, done.refused) == (2, 0, 0)
    assert laptop.ids("job") == set()
    assert laptop.ids("note") == set()
    assert laptop.office.row("job", "job-1").odometer_km is None


def test_a_second_laptop_of_the_same_person_gets_the_same_rows(
    laptop: Laptop, office: Office, clock: Clock, tmp_path: object
) -> None:
    laptop.sync()
    laptop.create("inspection", inspection(laptop))
    laptop.create("answer", answer("ok"))
    laptop.sync()
    second = Laptop(office, laptop.account, laptop.folder.parent / "second", clock)
    second.sign_in()
    second.sync()
    assert second.row("answer", answer("x").id).value == "ok"
    second.edit("answer", answer("x").id, value="not_ok")
    second.sync()
    laptop.sync()
    assert laptop.row("answer", answer("x").id).value == "not_ok"
    second.store.close()


def test_many_rows_come_in_pages_and_a_cut_goes_on_where_it_stopped(laptop: Laptop) -> None:
    from fieldapp.domain.parts import Part

    laptop.office.put(
        "part", *(Part(id=f"part-{n}", number=f"{n:06}", name="Bolt", price="1.00") for n in range(2500))
    )
    pulls: list[int] = []

    def cut_the_second_page(number: int, request: object) -> str:
        if "/pull" in str(request):
            pulls.append(number)
            if len(pulls) == 2:
                return "lose the answer"
        return "deliver"

    laptop.network.spoil = cut_the_second_page
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    before = len(laptop.ids("part"))
    assert 900 <= before <= 1000
    laptop.network.log.clear()
    laptop.sync()
    assert len(laptop.ids("part")) == 2500
    assert laptop.network.asked("/v1/sync/pull") == 2


def test_a_copy_that_went_wrong_is_fetched_anew_by_itself(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    with laptop.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM vehicle")
    laptop.office.edit("job", "job-1", concern="squeaks")
    laptop.sync()
    assert laptop.ids("vehicle") == {"job-1-vehicle"}
    assert laptop.waiting() == 0


def test_bytes_of_the_day_are_counted(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    with laptop.store.reading() as connection:
        assert sync_state.traffic(connection, clock().date()) > 1000


def test_the_clock_offset_to_the_server_is_known(laptop: Laptop, clock: Clock) -> None:
    from sync.client.engine import sync_once

    sync_once(laptop.store, laptop.server, clock=lambda: clock() - timedelta(hours=2))
    with laptop.store.reading() as connection:
        session = sync_state.session(connection)
    assert session is not None
    assert session.clock_offset == 7200


def test_a_server_of_a_newer_protocol_is_spoken_to_in_ours(laptop: Laptop) -> None:
    deliver = laptop.network._deliver

    def newer(request: HttpRequest) -> HttpAnswer:
        """The same server, a version on: it says more than this program knows."""
        got = deliver(request)
        if "json" not in got.headers.get("content-type", ""):
            return got
        said = {**json.loads(got.body), "brand_new": {"a": 1}}
        if "rows" in said:
            strange = {"kind": "drone_flight", "id": "d-1", "fields": {"height": 3}, "versions": {}, "seq": 1}
            said["rows"] = [{**row, "mood": "sunny"} for row in said["rows"]] + [strange]
            for row in said["rows"]:
                row["fields"]["of_tomorrow"] = "kept"
        for result in said.get("results", ()):
            result["row"]["fields"]["of_tomorrow"] = "kept"
        return HttpAnswer(status=got.status, headers=got.headers, body=json.dumps(said).encode())

    laptop.network._deliver = newer  # type: ignore[method-assign]  # the same seam, a version on
    laptop.sync()
    assert laptop.ids("job") == {"job-1"}
    laptop.edit("site", "job-1-site", note="gate code")
    assert laptop.sync().pushed == 1
    assert laptop.office.row("site", "job-1-site").note == "gate code"
    with laptop.store.reading() as connection:
        (extra,) = connection.exec_driver_sql("SELECT extra FROM site WHERE id = 'job-1-site'").one()
    assert json.loads(extra) == {"of_tomorrow": "kept"}


def test_a_too_old_program_hands_its_work_over_and_receives_nothing(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.office.edit("job", "job-1", concern="new")
    too_old_to_pull(laptop)
    done = laptop.sync()
    assert (done.pushed, done.pulled, done.waiting) == (1, 0, 0)
    assert laptop.row("job", "job-1").concern == ""
    assert laptop.office.ids("note") == {"note-1"}
