"""A change the office refused is given up by the person: the laptop shows what stands, and work goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from world import Laptop

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.operations import conflicts
from fieldapp.store import outbox


def refused(laptop: Laptop) -> tuple[outbox.PendingChange, ...]:
    with laptop.store.reading() as connection:
        return tuple(one for one in outbox.changes_waiting(connection) if one.state == "rejected")


def take_back(laptop: Laptop, op_id: str) -> None:
    conflicts.take_back(laptop.store, op_id=op_id, now=Moment(laptop.clock(), 0.0, ""))


@pytest.fixture
def unfinished(laptop: Laptop) -> Laptop:
    """Kari completed a job nobody signed for, past the operation that would have told her."""
    laptop.sync()
    laptop.edit("job", "job-1", status=JobStatus.IN_PROGRESS)
    laptop.sync(held_too=True)
    laptop.edit("job", "job-1", status=JobStatus.COMPLETED, completed_at=laptop.clock())
    laptop.sync(held_too=True)
    (change,) = refused(laptop)
    assert change.code == "not_complete"
    return laptop


def test_a_completion_is_taken_back_what_was_missing_is_done_and_the_job_completed_again(
    unfinished: Laptop,
) -> None:
    laptop = unfinished
    take_back(laptop, refused(laptop)[0].op_id)

    job = laptop.row("job", "job-1")
    assert (job.status, job.completed_at, refused(laptop)) == (JobStatus.IN_PROGRESS, None, ())
    signature = Signature(
        id="signature-1",
        job_id="job-1",
        role=SignerRole.CUSTOMER,
        signed_at=laptop.clock(),
        content_sha256="0" * 64,
        waived_reason="key box",
    )
    laptop.create("signature", signature)
    laptop.edit("job", "job-1", status=JobStatus.COMPLETED, completed_at=laptop.clock())
    done = laptop.sync(held_too=True)
    assert (done.waiting, done.refused) == (0, 0)
    assert laptop.office.row("job", "job-1").status is JobStatus.COMPLETED
    assert laptop.row("job", "job-1") == laptop.office.row("job", "job-1")


def test_what_later_work_builds_on_is_not_taken_back_alone(unfinished: Laptop) -> None:
    laptop = unfinished
    (change,) = refused(laptop)
    laptop.clock.pass_(seconds=timedelta(seconds=30).total_seconds())
    laptop.edit("job", "job-1", status=JobStatus.CANNOT_COMPLETE, cannot_complete_reason="rain")
    with pytest.raises(NotAllowedNow) as told:
        take_back(laptop, change.op_id)
    assert told.value.reasons == ("built_upon",)
    with pytest.raises(NotFound):
        take_back(laptop, "no such change")


def test_other_work_on_the_row_goes_out_once_the_refused_change_is_taken_back(unfinished: Laptop) -> None:
    laptop = unfinished
    laptop.edit("job", "job-1", odometer_km=120_000)
    laptop.sync(held_too=True)
    assert laptop.office.row("job", "job-1").odometer_km is None
    take_back(laptop, refused(laptop)[0].op_id)
    assert laptop.sync(held_too=True).waiting == 0
    assert laptop.office.row("job", "job-1").odometer_km == 120_000
    assert laptop.conflicts() == ()
