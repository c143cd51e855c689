"""What finishing a job or releasing a vehicle depends on, counted from the rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.inspections import RELEASE_KINDS, Inspection, InspectionKind
from fieldapp.domain.jobs import CompletionFacts, Job, JobKind
from fieldapp.domain.people import Person
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.store import fillings, prices, rows
from fieldapp.store.signed_content import inspection_sha256
from inspections.quality_gate import GateProblem, ReleaseFacts, code_of, release_problems

if TYPE_CHECKING:
    from inspections.session import Session


def facts(connection: sa.Connection, job: Job, *, now: datetime) -> CompletionFacts:
    """What completing `job` depends on as of `now`.

    A pre-delivery check is released by two people, not by the customer, so no customer's signature is wanted there.
    """
    inspections: tuple[Inspection, ...] = rows.fetch_many(connection, "inspection", job_id=job.id)
    signatures: tuple[Signature, ...] = rows.fetch_many(
        connection, "signature", job_id=job.id, voided=False, role=SignerRole.CUSTOMER
    )
    steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=job.id, grade=None)
    released = [inspection.form_id for inspection in inspections if inspection.kind in RELEASE_KINDS]
    gate = [
        code_of(problem)
        for inspection in inspections
        if inspection.kind in RELEASE_KINDS
        for problem in gate_problems(connection, inspection, None)
    ]
    return CompletionFacts(
        kind=job.kind,
        checklists_wanted=tuple(dict.fromkeys((*job.checklists, *released))),
        checklists_finished=frozenset(
            inspection.form_id for inspection in inspections if inspection.finished_at is not None
        ),
        gate_problems=tuple(dict.fromkeys([*gate, *_release_missing(job, inspections)])),
        customer_signed_or_waived=job.kind is JobKind.PRE_DELIVERY
        or any(signature.content_sha256 for signature in signatures),
        open_plan_steps=len(steps),
        open_time_entries=len(rows.fetch_many(connection, "time_entry", job_id=job.id, ended_at=None)),
        price_needs_yes=prices.standing(connection, job, now=now).needs_yes,
    )


def _release_missing(job: Job, inspections: tuple[Inspection, ...]) -> list[str]:
    """A new car is never handed over without a check made for it."""
    checked = any(inspection.kind is InspectionKind.PRE_DELIVERY for inspection in inspections)
    return ["release_check"] if job.kind is JobKind.PRE_DELIVERY and not checked else []


def gate_problems(
    connection: sa.Connection, inspection: Inspection, session: Session | None
) -> tuple[GateProblem, ...]:
    """What keeps the vehicle of an inspection from being released, as the rows stand now."""
    of_it, of_job = {"inspection_id": inspection.id}, {"job_id": inspection.job_id}
    people: tuple[Person, ...] = rows.fetch_many(connection, "person")
    return release_problems(
        ReleaseFacts(
            inspection=inspection,
            session=session or fillings.open_session(connection, inspection, now=datetime.now(UTC)),
            content_sha256=inspection_sha256(connection, inspection),
            findings=rows.fetch_many(connection, "finding", **of_it),
            deviations=rows.fetch_many(connection, "deviation", **of_it),
            rechecks=rows.fetch_many(connection, "recheck", **of_it),
            signatures=rows.fetch_many(connection, "signature", **of_job),
            photos=rows.fetch_many(connection, "photo", **of_job),
            roles={person.id: person.role for person in people},
        )
    )
