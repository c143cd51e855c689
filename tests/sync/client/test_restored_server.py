"""A server put back to a backup gets again what it lost, and nothing it wrote since is overwritten unseen."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from test_rounds import answer, inspection, note, too_old_to_pull
from world import MORNING, Clock, Laptop

from fieldapp.domain.attachments import Report
from fieldapp.errors import Refused, ServerUnreachable
from fieldapp.store import pages
from sync.client.transport import HttpAnswer, HttpRequest


def goes_back(laptop: Laptop, backup: Path) -> None:
    """The office is put back to a backup, and the laptop reaches it where it was."""
    laptop.office.restore(backup)
    laptop.network.client = laptop.office.client


def many_numbers_are_given_out(laptop: Laptop) -> Path:
    """A backup of the office as it is; what is changed from now on has numbers that it gives out again much later."""
    laptop.sync()
    backup = laptop.office.image()
    for number in range(20):
        laptop.office.edit("job", "job-1", concern=f"lost {number}")
    laptop.edit("site", "job-1-site", note="first")
    assert laptop.sync().waiting == 0
    laptop.edit("site", "job-1-site", note="second")
    return backup


def at_the_next_push(laptop: Laptop, happens: Callable[[HttpRequest], str]) -> None:
    """`happens` once, with the request of the next push; what it answers becomes of the request."""

    def spoil(_number: int, request: HttpRequest) -> str:
        if request.path != "/v1/sync/push":
            return "deliver"
        laptop.network.spoil = lambda _number, _request: "deliver"
        return happens(request)

    laptop.network.spoil = spoil


def test_a_server_put_back_to_a_backup_gets_again_what_it_lost(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.edit("site", "job-1-site", note="one")
    laptop.sync()
    backup = laptop.office.image()
    laptop.edit("site", "job-1-site", note="two")
    laptop.edit("job", "job-1", odometer_km=9)
    laptop.create("note", note(2))
    laptop.sync()
    laptop.edit("site", "job-1-site", note="three")
    laptop.create("note", note(3))
    goes_back(laptop, backup)
    laptop.office.edit("job", "job-1", concern="written after the restore")
    clock.pass_(minutes=1)
    done = laptop.sync()
    assert (done.waiting, done.conflicts) == (0, 0)
    assert laptop.office.ids("note") == {"note-1", "note-2", "note-3"}
    assert laptop.office.times_applied("note") == 3
    assert laptop.office.row("site", "job-1-site").note == "three"
    for kind, row_id in (("job", "job-1"), ("site", "job-1-site"), ("note", "note-2")):
        assert laptop.row(kind, row_id) == laptop.office.row(kind, row_id)
    assert laptop.row("job", "job-1").odometer_km == 9
    assert laptop.row("job", "job-1").concern == "written after the restore"


def test_files_the_server_lost_are_sent_again(laptop: Laptop) -> None:
    laptop.sync()
    backup = laptop.office.image()
    pdf = b"%PDF-1.7 a report"
    sha256 = laptop.store.blobs.put(pdf, job_id="job-1")
    report = Report(
        id="report-1",
        job_id="job-1",
        version=1,
        language="nb",
        sha256=sha256,
        content_sha256="0" * 64,
        size=len(pdf),
        pages=1,
        made_at=MORNING,
    )
    laptop.create("report", report)
    assert laptop.sync().media_sent == 1
    goes_back(laptop, backup)
    assert not laptop.office.has_file(pdf)
    laptop.sync()
    assert laptop.office.has_file(pdf)
    assert laptop.office.ids("report") == {"report-1"}


def test_what_the_office_wrote_after_a_restore_is_never_overwritten_unseen(
    laptop: Laptop, clock: Clock
) -> None:
    laptop.sync()
    backup = laptop.office.image()
    for number in range(20):
        laptop.office.edit("job", "job-1", concern=f"lost {number}")
    laptop.sync()
    laptop.edit("site", "job-1-site", note="mine")
    goes_back(laptop, backup)
    laptop.office.edit("site", "job-1-site", note="the office's")
    done = laptop.sync()
    assert done.conflicts == 1
    assert laptop.office.row("site", "job-1-site").note == "the office's"
    assert laptop.row("site", "job-1-site").note == "the office's"


def test_what_is_written_between_a_restored_offices_rows_and_the_own_work_claims_no_old_number(
    laptop: Laptop, clock: Clock
) -> None:
    laptop.sync()
    backup = laptop.office.image()
    for number in range(20):
        laptop.office.edit("job", "job-1", concern=f"lost {number}")
    laptop.edit("site", "job-1-site", note="first")
    assert laptop.sync().waiting == 0  # under a number the restored office gives out only later
    goes_back(laptop, backup)
    laptop.network.spoil = lambda _number, request: (
        "lose the request" if request.path == "/v1/sync/push" else "deliver"
    )
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    laptop.network.spoil = lambda _number, _request: "deliver"
    laptop.edit("site", "job-1-site", note="second")
    laptop.office.edit("site", "job-1-site", note="the office's")
    clock.pass_(minutes=1)
    done = laptop.sync()
    assert done.conflicts >= 1
    assert laptop.office.row("site", "job-1-site").note == "the office's"
    assert laptop.row("site", "job-1-site").note == "the office's"
    assert "second" in {conflict.mine for conflict in laptop.conflicts()}


def test_a_row_the_server_lost_comes_back_with_its_later_changes_and_no_conflict(
    laptop: Laptop, clock: Clock
) -> None:
    laptop.sync()
    backup = laptop.office.image()
    laptop.create("inspection", inspection(laptop))
    laptop.create("answer", answer("one"))
    laptop.sync()
    laptop.edit("answer", answer("x").id, value="two")
    laptop.sync()
    goes_back(laptop, backup)
    for number in range(30):  # version numbers of the new epoch overtake those of the old one
        laptop.office.edit("job", "job-1", concern=f"{number}")
    laptop.edit("answer", answer("x").id, value="three")
    done = laptop.sync()
    assert (done.waiting, done.conflicts, done.refused) == (0, 0, 0)
    assert laptop.office.row("answer", answer("x").id).value == "three"
    assert laptop.row("answer", answer("x").id).value == "three"


def test_a_push_that_was_under_way_while_the_server_was_put_back_is_not_taken(laptop: Laptop) -> None:
    backup = many_numbers_are_given_out(laptop)
    under_way: list[HttpRequest] = []

    def is_held_up(request: HttpRequest) -> str:
        under_way.append(request)
        return "lose the request"

    at_the_next_push(laptop, is_held_up)
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    goes_back(laptop, backup)
    laptop.office.edit("site", "job-1-site", note="the office's")
    late = laptop.network(under_way[0])
    assert (late.status, json.loads(late.body)["code"]) == (409, "epoch_changed")
    assert laptop.office.row("site", "job-1-site").note == "the office's"
    assert laptop.sync().conflicts >= 1
    assert laptop.office.row("site", "job-1-site").note == "the office's"
    assert "second" in {conflict.mine for conflict in laptop.conflicts()}


def test_a_server_put_back_between_hello_and_push_is_asked_anew_in_the_same_round(laptop: Laptop) -> None:
    backup = many_numbers_are_given_out(laptop)

    def comes_to_a_restored_server(_request: HttpRequest) -> str:
        goes_back(laptop, backup)
        laptop.office.edit("site", "job-1-site", note="the office's")
        return "deliver"

    at_the_next_push(laptop, comes_to_a_restored_server)
    done = laptop.sync()
    assert (done.waiting, done.conflicts >= 1) == (0, True)
    assert laptop.office.row("site", "job-1-site").note == "the office's"
    assert laptop.row("site", "job-1-site").note == "the office's"


def test_a_server_put_back_again_and_again_ends_the_round_and_loses_nothing(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    deliver = laptop.network._deliver

    def restless(request: HttpRequest) -> HttpAnswer:
        if request.path == "/v1/sync/push":
            goes_back(laptop, laptop.office.image())
        return deliver(request)

    laptop.network._deliver = restless  # type: ignore[method-assign]  # the same seam
    with pytest.raises(Refused, match="put back to a backup"):
        laptop.sync()
    laptop.network._deliver = deliver  # type: ignore[method-assign]
    assert laptop.sync().waiting == 0
    assert laptop.office.ids("note") == {"note-1"}


def test_a_program_too_old_to_pull_gives_a_restored_server_its_work_once_and_claims_no_number(
    laptop: Laptop,
) -> None:
    backup = many_numbers_are_given_out(laptop)
    goes_back(laptop, backup)
    laptop.office.edit("site", "job-1-site", note="the office's")
    too_old_to_pull(laptop)
    done = laptop.sync()
    assert (done.waiting, done.conflicts >= 1) == (0, True)
    laptop.edit("site", "job-1-site", note="third")
    assert laptop.sync().pushed == 1, "what was handed over is not handed over again"
    assert laptop.office.row("site", "job-1-site").note == "the office's"


def test_a_copy_to_be_fetched_anew_still_knows_of_which_server_its_numbers_are(laptop: Laptop) -> None:
    backup = many_numbers_are_given_out(laptop)
    pages.ask_for_snapshot(laptop.store)
    goes_back(laptop, backup)
    laptop.office.edit("site", "job-1-site", note="the office's")
    assert laptop.sync().conflicts >= 1
    assert laptop.office.row("site", "job-1-site").note == "the office's"
