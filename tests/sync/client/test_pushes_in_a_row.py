"""More changes than one push carries: the next leaves while the answers of the one before are being settled."""

import gzip
import json
from collections.abc import Callable

import pytest
from world import MORNING, Laptop

from fieldapp.domain.customer_messages import Note
from fieldapp.errors import ServerUnreachable
from fieldapp.store import outbox, settling
from sync.client import push
from sync.client.push import BatchSize
from sync.client.transport import HttpRequest

FEW = 16


def note(number: int) -> Note:
    return Note(id=f"note-{number}", job_id="job-1", author="Kari", text="Ring twice", written_at=MORNING)


@pytest.fixture
def busy(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop that has all there is, and sends no more than 16 changes at a time."""
    laptop.sync()
    monkeypatch.setattr(push, "MAX_CHANGES", FEW)
    laptop.size = BatchSize(changes=FEW)
    laptop.network.log.clear()
    return laptop


def pushed(laptop: Laptop) -> list[list[str]]:
    """Ids of the rows in each push from now on."""
    found: list[list[str]] = []
    deliver = laptop.network._deliver

    def looked_at(request: HttpRequest) -> object:
        if request.path.endswith("/push"):
            body = request.body
            assert isinstance(body, bytes)
            text = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
            found.append([change["id"] for change in json.loads(text)["changes"]])
        return deliver(request)

    laptop.network._deliver = looked_at  # type: ignore[method-assign, assignment]
    return found


def at_the_settling(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    settle = settling.record_results

    def now(*said: object, **more: object) -> object:
        happens()
        return settle(*said, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(settling, "record_results", now)


def test_all_arrive_in_the_order_they_were_made_and_no_pull_brings_them_back(busy: Laptop) -> None:
    busy.create("note", *map(note, range(40)))
    sent = pushed(busy)
    assert busy.sync().pushed == 40
    assert [row for batch in sent for row in batch] == [f"note-{number}" for number in range(40)]
    assert [len(batch) for batch in sent] == [16, 16, 8]
    assert [path.rpartition("/")[2] for _, path in busy.network.log] == ["hello", *["push"] * 3]
    assert busy.waiting() == 0


def test_a_later_change_of_a_row_that_was_just_refused_does_not_leave(busy: Laptop) -> None:
    # No technician moves a job from dispatched to closed.
    busy.edit("job", "job-1", status="closed")
    busy.create("note", *map(note, range(20)))
    busy.edit("job", "job-1", odometer_km=5)
    busy.clock.pass_(seconds=10)  # the second thoughts are over
    sent = pushed(busy)
    done = busy.sync()
    assert done.refused == 1
    assert "job-1" not in [row for batch in sent[1:] for row in batch]
    assert busy.waiting() == 2


def test_what_was_answered_is_settled_though_the_next_answer_is_lost(busy: Laptop) -> None:
    busy.create("note", *map(note, range(40)))
    busy.network.spoil = lambda number, request: "lose the answer" if number == 2 else "deliver"
    with pytest.raises(ServerUnreachable):
        busy.sync()
    assert busy.waiting() == 24
    busy.network.spoil = lambda number, request: "deliver"
    busy.size = BatchSize(changes=FEW)
    busy.sync()
    assert busy.waiting() == 0
    assert busy.ids("note") == {f"note-{number}" for number in range(40)}


def test_a_crash_while_the_next_push_is_under_way_loses_and_doubles_nothing(
    busy: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.create("note", *map(note, range(20)))

    def power_cut() -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        at_the_settling(patched, power_cut)
        with pytest.raises(RuntimeError):
            busy.sync()
    assert busy.network.asked("/v1/sync/push") == 2, "the second was under way"
    assert busy.waiting() == 20
    busy.restart()
    busy.sync()
    assert busy.waiting() == 0
    assert busy.office.ids("note") == {f"note-{number}" for number in range(20)}
    assert busy.office.times_applied("note") == 20


def test_what_is_taken_back_before_its_push_leaves_does_not_go(
    busy: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.create("note", *map(note, range(20)))
    following = push._Push._following

    def taken_back(self: push._Push, asked: set[str]) -> outbox.Batch:
        found = following(self, asked)
        if found.changes:
            with busy.store.writing() as connection:
                outbox.withdraw_unsent(connection, "note", "note-19")
        monkeypatch.setattr(push._Push, "_following", following)
        return found

    monkeypatch.setattr(push._Push, "_following", taken_back)
    sent = pushed(busy)
    busy.sync()
    assert [row for batch in sent for row in batch] == [f"note-{number}" for number in range(19)]
    assert busy.waiting() == 0
