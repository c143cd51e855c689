"""Time booked by mistake: taken off, brought back, and a clock that runs on after all."""

from dataclasses import replace

import pytest
from laptops import Laptop, only

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.time_entries import TimeEntry, TimeKind, whole_minutes
from fieldapp.errors import NotAllowedNow
from fieldapp.operations import time_entries
from fieldapp.views import job as job_view


def entries(laptop: Laptop) -> tuple[TimeEntry, ...]:
    return job_view.read(laptop.store, job_id="job-1", language="en").time_entries


def by_hand(laptop: Laptop) -> str:
    changes = time_entries.add_by_hand(
        laptop.store,
        job_id="job-1",
        kind=TimeKind.LABOUR,
        started_at=laptop.at,
        minutes=30,
        now=laptop.later(minutes=30),
    )
    return only(changes, "time_entry")


def test_time_taken_off_counts_no_more_and_is_sent_as_a_change_of_its_own(laptop: Laptop) -> None:
    entry_id = by_hand(laptop)

    time_entries.remove(laptop.store, entry_id=entry_id, now=laptop.now)

    assert entries(laptop) == ()
    kept = laptop.row("time_entry", entry_id)
    assert (kept.removed, kept.seconds) == (True, 1800)
    assert whole_minutes([kept], TimeKind.LABOUR, now=laptop.at) == 0
    assert [action for _, _, action, _ in laptop.outbox("time_entry")] == ["create", "set"]

    time_entries.restore(laptop.store, entry_id=entry_id, now=laptop.now)
    assert [entry.id for entry in entries(laptop)] == [entry_id]


def test_the_clock_a_mistaken_start_ended_runs_on_as_if_nothing_had_been(laptop: Laptop) -> None:
    first = only(
        time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.LABOUR, now=laptop.now), "time_entry"
    )
    changes = time_entries.start(
        laptop.store, job_id="job-1", kind=TimeKind.BREAK, now=laptop.later(minutes=5)
    )
    (second,) = set(changes.of_kind("time_entry")) - {first}

    time_entries.remove(laptop.store, entry_id=second, resume_id=first, now=laptop.later(minutes=5))

    assert [entry.id for entry in entries(laptop)] == [first]
    assert laptop.row("time_entry", first).ended_at is None
    time_entries.stop(laptop.store, now=laptop.later(minutes=5))
    assert laptop.row("time_entry", first).seconds == 15 * 60


def test_a_clock_does_not_run_on_beside_another(laptop: Laptop) -> None:
    first = only(
        time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.LABOUR, now=laptop.now), "time_entry"
    )
    time_entries.start(laptop.store, job_id="job-2", kind=TimeKind.LABOUR, now=laptop.later(minutes=5))

    with pytest.raises(NotAllowedNow, match="Another clock runs"):
        time_entries.resume(laptop.store, entry_id=first, now=laptop.now)


def test_time_typed_in_by_hand_is_no_clock_that_could_run_on(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow, match="Only a clock that was stopped"):
        time_entries.resume(laptop.store, entry_id=by_hand(laptop), now=laptop.now)


def test_time_of_a_finished_job_stays(laptop: Laptop) -> None:
    entry_id = by_hand(laptop)
    laptop.office(job=[replace(laptop.row("job", "job-1"), status=JobStatus.CLOSED)])

    with pytest.raises(NotAllowedNow, match="closed by the office"):
        time_entries.remove(laptop.store, entry_id=entry_id, now=laptop.now)
    assert not laptop.row("time_entry", entry_id).removed
