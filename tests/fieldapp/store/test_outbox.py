"""What waits to be sent: in order, each once, with second thoughts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from empty_profile import new_store

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.time_entries import TimeEntry, TimeKind
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.store import outbox, rows, settling
from fieldapp.store.engine import Store
from fieldapp.store.outbox import SECOND_THOUGHTS, Gesture
from sync.protocol.kinds import to_fields
from sync.protocol.wire import PushResult

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
RIPE = NOW + SECOND_THOUGHTS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def note(number: int, text: str = "ring twice") -> Note:
    return Note(id=f"note-{number}", job_id="job-1", author="Kari", text=text, written_at=NOW)


def keep_notes(store: Store, count: int, text: str = "ring twice") -> None:
    with store.writing() as connection:
        for number in range(count):
            rows.create(connection, "note", note(number, text), now=NOW)


def test_changes_come_first_in_first_out_within_the_limits(store: Store) -> None:
    keep_notes(store, 10, "x" * 1000)
    with store.reading() as connection:
        few = outbox.pending(connection, now=NOW, limit=4)
        small = outbox.pending(connection, now=NOW, limit_bytes=5000)
        tiny = outbox.pending(connection, now=NOW, limit_bytes=1)
    assert [change.id for change in few] == ["note-0", "note-1", "note-2", "note-3"]
    assert [change.id for change in small] == ["note-0", "note-1", "note-2"]
    assert [change.id for change in tiny] == ["note-0"]


def test_a_refused_change_is_kept_and_holds_back_only_its_own_row(laptop: Any) -> None:
    with laptop.store.writing() as connection:
        rows.edit(connection, "site", "site-ingrid", now=NOW, note="one")
        rows.edit(connection, "site", "site-ingrid", now=NOW, note="two")
        rows.edit(connection, "site", "site-depot", now=NOW, note="three")
        first = outbox.pending(connection, now=NOW)[0]
    refusal = PushResult(op_id=first.op_id, outcome="rejected", code="not_allowed_now", sentence="No.")
    recorded = settling.record_results(laptop.store, [refusal], now=NOW)
    with laptop.store.reading() as connection:
        assert [change.id for change in outbox.pending(connection, now=NOW)] == ["site-depot"]
        counts = outbox.counts(connection, now=NOW)
        refused = outbox.changes_waiting(connection)[0]
        assert rows.fetch(connection, "site", "site-ingrid").note == "two"
    assert (recorded.refused, counts.refused, counts.waiting) == (1, 1, 2)
    assert (refused.state, refused.code, refused.sentence) == ("rejected", "not_allowed_now", "No.")
    assert refused.fields == {"note": "one"}


def drive(laptop: Any, now: datetime = NOW) -> Gesture:
    gesture = Gesture.undoable(now)
    entry = TimeEntry(
        id="entry-1", job_id="job-1", technician_id="person-kari", kind=TimeKind.TRAVEL, started_at=now
    )
    with laptop.store.writing() as connection:
        rows.edit(
            connection,
            "job",
            "job-1",
            now=now,
            gesture=gesture,
            status=JobStatus.TRAVELLING,
            status_times={"travelling": now},
        )
        rows.create(connection, "time_entry", entry, now=now, gesture=gesture)
    return gesture


def test_a_status_click_waits_eight_seconds_with_all_that_belongs_to_it(laptop: Any) -> None:
    drive(laptop)
    with laptop.store.reading() as connection:
        assert outbox.pending(connection, now=RIPE - timedelta(milliseconds=1)) == ()
        assert outbox.counts(connection, now=NOW).held == 2
        assert len(outbox.pending(connection, now=NOW, held_too=True)) == 2
        assert [change.kind for change in outbox.pending(connection, now=RIPE)] == ["job", "time_entry"]


def test_a_later_change_of_a_waiting_row_does_not_overtake_it(laptop: Any) -> None:
    drive(laptop)
    with laptop.store.writing() as connection:
        rows.edit(connection, "job", "job-1", now=NOW, odometer_km=12)
        assert outbox.pending(connection, now=NOW) == ()


def test_a_clock_turned_back_holds_nothing(laptop: Any) -> None:
    drive(laptop, NOW + timedelta(days=365))
    with laptop.store.reading() as connection:
        assert len(outbox.pending(connection, now=NOW)) == 2
        assert outbox.counts(connection, now=NOW).held == 0
        assert outbox.next_release(connection, now=NOW) is None
        assert outbox.undoable_status(connection, "job-1", now=NOW) is None


def test_undo_takes_the_whole_click_back(laptop: Any) -> None:
    before = laptop.row("job", "job-1")
    gesture = drive(laptop)
    with laptop.store.writing() as connection:
        assert outbox.undoable_status(connection, "job-1", now=NOW) == gesture
        changes = outbox.undo(connection, gesture.id)
    assert changes.of_kind("job") == {"job-1"}
    assert changes.of_kind("time_entry") == {"entry-1"}
    assert laptop.row("job", "job-1") == before
    assert laptop.all("time_entry") == ()
    assert laptop.outbox() == []
    with laptop.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT pending, shadow FROM job WHERE id = 'job-1'").one() == (
            "{}",
            "{}",
        )


def test_after_eight_seconds_there_is_no_undo(laptop: Any) -> None:
    drive(laptop)
    with laptop.store.reading() as connection:
        assert outbox.undoable_status(connection, "job-1", now=RIPE) is None


def test_what_may_be_at_the_server_cannot_be_undone(laptop: Any) -> None:
    gesture = drive(laptop)
    with laptop.store.writing() as connection:
        outbox.mark_sent(
            connection, [change.op_id for change in outbox.pending(connection, now=NOW, held_too=True)]
        )
        assert outbox.undoable_status(connection, "job-1", now=NOW) is None
        with pytest.raises(NotAllowedNow, match="no longer"):
            outbox.undo(connection, gesture.id)
    assert laptop.row("job", "job-1").status is JobStatus.TRAVELLING


def test_what_a_later_change_builds_on_cannot_be_undone(laptop: Any) -> None:
    gesture = drive(laptop)
    with laptop.store.writing() as connection:
        rows.edit(connection, "time_entry", "entry-1", now=NOW, kilometres=7)
        with pytest.raises(NotAllowedNow):
            outbox.undo(connection, gesture.id)


def test_an_undone_gesture_cannot_be_undone_again(laptop: Any) -> None:
    gesture = drive(laptop)
    with laptop.store.writing() as connection:
        outbox.undo(connection, gesture.id)
        with pytest.raises(NotFound):
            outbox.undo(connection, gesture.id)


def test_undo_gives_back_what_the_office_wrote_meanwhile(laptop: Any) -> None:
    gesture = drive(laptop)
    job = laptop.row("job", "job-1")
    laptop.office(job=[replace(job, status=JobStatus.CANCELLED, status_times=None)])
    assert laptop.row("job", "job-1").status is JobStatus.TRAVELLING
    with laptop.store.writing() as connection:
        outbox.undo(connection, gesture.id)
    assert laptop.row("job", "job-1").status is JobStatus.CANCELLED


def test_an_edit_after_an_undo_names_the_version_the_office_wrote(laptop: Any) -> None:
    gesture = drive(laptop)
    laptop.office(job=[replace(laptop.row("job", "job-1"), status=JobStatus.SCHEDULED)])
    newest = laptop.seq
    with laptop.store.writing() as connection:
        outbox.undo(connection, gesture.id)
        rows.edit(connection, "job", "job-1", now=RIPE, status=JobStatus.TRAVELLING)
        (change,) = outbox.pending(connection, now=RIPE + SECOND_THOUGHTS)
    assert change.base == {"status": newest}


def test_the_wire_form_of_a_change_is_the_protocols(store: Store) -> None:
    keep_notes(store, 1)
    with store.reading() as connection:
        (change,) = outbox.pending(connection, now=NOW)
    assert change.set == to_fields("note", note(0))
    assert (change.kind, change.id, change.action, change.made_at) == ("note", "note-0", "create", NOW)
