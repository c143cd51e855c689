"""A job's status when laptop and office move it at the same time."""

from collections.abc import Callable
from typing import Any

import pytest
from server_builders import Laptop

from fieldapp.errors import NotAllowedNow


def move(laptop: Laptop, job: dict[str, Any], status: str, **fields: Any) -> dict[str, Any]:
    if status == "completed":
        laptop.push(*laptop.work(job["id"]))
    (result,) = laptop.push(laptop.change("job", job["id"], base=job["versions"], status=status, **fields))
    return result


def test_steps_may_be_skipped_forwards(laptop: Laptop) -> None:
    result = move(laptop, laptop.row("job", number="A-1"), "completed", completed_at="2026-11-20T09:00:00Z")
    assert result["outcome"] == "applied"
    assert result["row"]["fields"]["completed_at"] == "2026-11-20T09:00:00Z"


def test_backwards_is_refused_with_the_rule(laptop: Laptop) -> None:
    move(laptop, laptop.row("job", number="A-1"), "in_progress")
    result = move(laptop, laptop.row("job", number="A-1"), "travelling")
    assert (result["outcome"], result["code"]) == ("rejected", "status_move")


def test_holding_needs_a_reason(laptop: Laptop) -> None:
    move(laptop, laptop.row("job", number="A-1"), "in_progress")
    job = laptop.row("job", number="A-1")
    assert move(laptop, job, "on_hold", hold_reason="venter på del")["outcome"] == "applied"


def test_completed_beats_a_reschedule(laptop: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], status="scheduled", window_start="2026-11-25T08:00:00Z")
    result = move(laptop, job, "completed", completed_at="2026-11-20T09:00:00Z")
    assert result["outcome"] in ("applied", "merged")
    fields = result["row"]["fields"]
    assert (fields["status"], fields["window_start"]) == ("completed", "2026-11-25T08:00:00Z")


def test_cancelled_against_completed_goes_to_a_person(laptop: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], status="cancelled")
    result = move(laptop, job, "completed", completed_at="2026-11-20T09:00:00Z")
    assert result["outcome"] == "conflict"
    assert [conflict["field"] for conflict in result["conflicts"]] == ["status"]
    fields = result["row"]["fields"]
    assert (fields["status"], fields["completed_at"]) == ("cancelled", None)


def test_times_of_both_sides_are_kept(laptop: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    before = job["fields"]["status_times"]
    office("job", job["id"], status_times={**before, "scheduled": "2026-11-20T06:30:00Z"})
    result = move(laptop, job, "completed", status_times={**before, "completed": "2026-11-20T09:00:00Z"})
    assert result["conflicts"] == []
    assert set(result["row"]["fields"]["status_times"]) == {"dispatched", "scheduled", "completed"}


def test_the_office_cannot_reopen_what_is_completed(laptop: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    move(laptop, job, "completed")
    with pytest.raises(NotAllowedNow):
        office("job", job["id"], status="dispatched")


def test_the_technician_is_told_what_the_office_changed(laptop: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], window_start="2026-11-20T09:00:00Z", window_end="2026-11-20T10:00:00Z")
    fields = laptop.row("job", number="A-1")["fields"]
    assert fields["office_change"] == "20.11. 08:00 → 20.11. 10:00 · 20.11. 09:30 → 20.11. 11:00"
    assert fields["office_changed_at"] is not None
