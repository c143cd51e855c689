"""What finishing a job or releasing a vehicle depends on, counted from the rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import Inspection, InspectionKind
from fieldapp.domain.jobs import CompletionFacts, Job, JobKind
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.store import fillings, prices, rows
from fieldapp.store.signed_content import inspection_sha256
from inspections.quality_gate import GateProblem, OpenFail, check_gate

if TYPE_CHECKING:
    from inspections.session import Session

_WORDS = {
    "unanswered": "not answered: {label}",
    "open_unsafe": "unsafe and open: {label}",
    "open_fail": "open: {label}",
    "unsigned": "the {label} has not signed",
    "same_person": "two different people must sign",
}


def facts(connection: sa.Connection, job: Job, *, now: datetime) -> CompletionFacts:
    """What completing `job` depends on as of `now`.

    A pre-delivery check is released by two people, not by the customer, so no customer's signature is wanted there.
    """
    inspections: tuple[Inspection, ...] = rows.fetch_many(connection, "inspection", job_id=job.id)
    signatures: tuple[Signature, ...] = rows.fetch_many(
        connection, "signature", job_id=job.id, voided=False, role=SignerRole.CUSTOMER
    )
    steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=job.id, grade=None)
    gate = [
        code_of(problem)
        for inspection in inspections
        if inspection.kind is InspectionKind.PRE_DELIVERY
        for problem in gate_problems(connection, inspection, None)
    ]
    return CompletionFacts(
        kind=job.kind,
        checklists_wanted=job.checklists,
        checklists_finished=frozenset(
            inspection.form_id for inspection in inspections if inspection.finished_at is not None
        ),
        gate_problems=tuple(dict.fromkeys(gate)),
        customer_signed_or_waived=job.kind is JobKind.PRE_DELIVERY
        or any(signature.content_sha256 for signature in signatures),
        open_plan_steps=len(steps),
        open_time_entries=len(rows.fetch_many(connection, "time_entry", job_id=job.id, ended_at=None)),
        price_needs_yes=prices.standing(connection, job, now=now).needs_yes,
    )


def gate_problems(
    connection: sa.Connection, inspection: Inspection, session: Session | None
) -> tuple[GateProblem, ...]:
    """What keeps the vehicle of a pre-delivery check from being released.

    Counted are mandatory items without an answer, fails not withdrawn – also those withdrawn by hand while the answer
    still says *Not OK* – and signatures that cover the checklist as it stands now.
    """
    from inspections.findings import findings_from

    session = session or fillings.open_session(connection, inspection, now=_now(inspection))
    findings: tuple[Finding, ...] = rows.fetch_many(
        connection, "finding", inspection_id=inspection.id, withdrawn=False
    )
    fails = {
        found.item_path: OpenFail(found.item_path, found.title, found.severity, settled=False)
        for found in findings_from(session)
    }
    for finding in findings:
        fails[finding.item_path] = OpenFail(
            finding.item_path, finding.title, finding.severity.value, settled=False
        )
    content = inspection_sha256(connection, inspection)
    signatures: tuple[Signature, ...] = rows.fetch_many(
        connection, "signature", job_id=inspection.job_id, inspection_id=inspection.id, voided=False
    )
    return check_gate(
        unanswered=[
            (missing.item_path, missing.label)
            for missing in session.missing()
            if not fillings.signer_of(session.template, missing.path)
        ],
        fails=fails.values(),
        signers=[
            (signature.role.value, signature.person_id or "")
            for signature in signatures
            if signature.content_sha256 == content
        ],
    )


def code_of(problem: GateProblem) -> str:
    """A gate problem as a stable code with what it is about.

    `unanswered:<item path>` · `unsafe:<item path>` · `open_fail:<item path>` · `signature:<role>` · `same_person`
    """
    match problem.code:
        case "unsigned":
            return f"signature:{problem.label}"
        case "open_unsafe":
            return f"unsafe:{problem.item_path}"
        case "same_person":
            return "same_person"
        case code:
            return f"{code}:{problem.item_path}"


def gate_words(problems: tuple[GateProblem, ...]) -> str:
    """Gate problems as one clause."""
    return "; ".join(
        _WORDS[problem.code].format(label=problem.label.replace("_", " ")) for problem in problems[:5]
    )


def _now(inspection: Inspection) -> datetime:
    """A finished check is judged by the rules of the day it was finished, an open one by today's."""
    return inspection.finished_at or datetime.now(UTC)
