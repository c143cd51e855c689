"""What a laptop demands before a job is completed, the centre demands as well."""

from __future__ import annotations

from typing import Any

import pytest
from server_builders import Laptop

AT = "2026-11-20T08:00:00Z"
KIND_OF = {"steps": "plan_step", "checklist": "inspection", "signature": "signature"}


@pytest.fixture
def job(laptop: Laptop) -> dict[str, Any]:
    """Åse's job, in progress: a plan of two steps, the checklist `mobile_visit`."""
    job = laptop.row("job", number="A-1")
    (result,) = laptop.push(laptop.change("job", job["id"], base=job["versions"], status="in_progress"))
    found: dict[str, Any] = result["row"]
    return found


def completed(laptop: Laptop, job: dict[str, Any]) -> dict[str, Any]:
    return laptop.change("job", job["id"], base=job["versions"], status="completed", completed_at=AT)


def test_a_job_with_everything_the_laptop_demands_is_completed(laptop: Laptop, job: dict[str, Any]) -> None:
    results = laptop.push(*laptop.work(job["id"]), completed(laptop, job))
    assert [result["outcome"] for result in results] == ["applied"] * len(results)
    assert results[-1]["row"]["fields"]["status"] == "completed"


@pytest.mark.parametrize(
    ("part", "word"),
    [("steps", "plan steps"), ("checklist", "mobile visit"), ("signature", "neither signed nor")],
)
def test_whatever_is_missing_is_named_and_everything_else_is_kept(
    laptop: Laptop, job: dict[str, Any], part: str, word: str
) -> None:
    *kept, refused = laptop.push(*laptop.work(job["id"], without=part), completed(laptop, job))
    assert {result["outcome"] for result in kept} == {"applied"}
    assert (refused["outcome"], refused["code"]) == ("rejected", "not_complete")
    assert word in refused["sentence"].replace("_", " ")
    assert laptop.row("job", number="A-1")["fields"]["status"] == "in_progress"
    # What was missing is done now, and the job is completed by a change of its own name.
    missing = [change for change in laptop.work(job["id"]) if change["kind"] == KIND_OF[part]]
    *_, done = laptop.push(*missing, completed(laptop, job))
    assert done["outcome"] == "applied"


def test_a_waiver_with_a_reason_counts_as_a_signature(laptop: Laptop, job: dict[str, Any]) -> None:
    waived = laptop.signed(job["id"], name="", waived_reason="Key box")
    changes = [*laptop.work(job["id"], without="signature"), waived, completed(laptop, job)]
    assert laptop.push(*changes)[-1]["outcome"] == "applied"


@pytest.mark.parametrize(
    "facts",
    [{"voided": True}, {"content_sha256": ""}, {"role": "technician"}],
    ids=["void", "for the estimate only", "somebody else's"],
)
def test_a_signature_that_does_not_count_on_the_laptop_does_not_count_here(
    laptop: Laptop, job: dict[str, Any], facts: dict[str, Any]
) -> None:
    changes = [
        *laptop.work(job["id"], without="signature"),
        laptop.signed(job["id"], **facts),
        completed(laptop, job),
    ]
    assert laptop.push(*changes)[-1]["code"] == "not_complete"


def test_an_unfinished_checklist_is_none(laptop: Laptop, job: dict[str, Any]) -> None:
    changes = [
        *laptop.work(job["id"], without="checklist"),
        laptop.inspected(job["id"], finished_at=None),
        completed(laptop, job),
    ]
    assert laptop.push(*changes)[-1]["code"] == "not_complete"
