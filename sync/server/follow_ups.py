"""Work the office may offer again: what a customer put off, and what is dangerous and was not done."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from pydantic import BaseModel
from sqlalchemy import Connection

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.findings import Finding, FollowUp, Severity, wants_follow_up
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import NotAllowedNow, NotFound
from sync.protocol.kinds import from_fields
from sync.server import tables
from sync.server.actors import Actor
from sync.server.edits import put
from sync.server.ledger import Ledger, stored_row

_WORST_FIRST = {Severity.UNSAFE: 0, Severity.ATTENTION: 1, Severity.ADVICE: 2}
# While the technician is there the customer may still decide; a follow-up is what was left when they drove on.
_LEFT_THE_CAR = frozenset({JobStatus.COMPLETED, JobStatus.CLOSED, JobStatus.CANNOT_COMPLETE})


class FollowUpLine(BaseModel):
    """One proposal: the finding, what the customer said, and whom to call. `decision` is empty when none was made.

    `follow_up` is what the office made of it: open, planned or dismissed.

    `signature` says whether the customer signed that decision: `signed` (by `signed_by`), `waived`, or `none`.
    """

    finding_id: str
    job_id: str
    job: str
    severity: str
    title: str
    recommendation: str
    decision: str
    signature: Literal["signed", "waived", "none"]
    signed_by: str
    found_at: datetime
    customer: str
    phone: str
    vehicle: str
    follow_up: FollowUp


def list_follow_ups(connection: Connection, actor: Actor, *, decided: bool = False) -> list[FollowUpLine]:
    """Open proposals – or those already planned or dismissed –, the most serious first, then the oldest."""
    row = tables.synced_row
    found: list[tuple[Finding, str]] = []
    for one in connection.execute(
        sa.select(row).where(row.c.tenant == actor.tenant, row.c.kind == "finding", row.c.deleted.is_(False))
    ):
        stored = stored_row(one)
        finding: Finding = from_fields("finding", stored.id, stored.fields)
        if (
            (finding.follow_up is not FollowUp.OPEN and not finding.withdrawn)
            if decided
            else wants_follow_up(finding)
        ):
            found.append((finding, stored.job_id))
    found.sort(key=lambda pair: (_WORST_FIRST[pair[0].severity], pair[0].found_at, pair[0].id))
    lines = (_line(connection, actor.tenant, finding, job_id) for finding, job_id in found)
    return [line for line in lines if line is not None]


def decide_follow_up(
    connection: Connection, actor: Actor, finding_id: str, decision: FollowUp, *, now: datetime
) -> None:
    """Say that a proposal was planned or dismissed, or open it again.

    Raises:
        NotFound: no such finding.
        NotAllowedNow: the finding was withdrawn.
    """
    row = Ledger(connection, actor.tenant, now=now).get("finding", finding_id)
    if row is None:
        raise NotFound("There is no such finding.", id=finding_id)
    if row.fields.get("withdrawn"):
        raise NotAllowedNow("The finding was withdrawn.", reasons=("withdrawn",))
    put(
        connection,
        actor.tenant,
        "finding",
        {finding_id: {"follow_up": decision.value}},
        now=now,
        actor=actor,
    )


def _line(connection: Connection, tenant: str, finding: Finding, job_id: str) -> FollowUpLine | None:
    job = _fields(connection, tenant, "job", job_id)
    if job is None or job["status"] not in _LEFT_THE_CAR:
        return None
    customer = _fields(connection, tenant, "customer", job["customer_id"]) or {}
    vehicle = _fields(connection, tenant, "vehicle", job["vehicle_id"]) or {}
    car = (vehicle.get("model"), vehicle.get("model_year"), vehicle.get("plate"))
    decision = finding.customer_decision
    signature = _covering(connection, tenant, finding, job_id)
    return FollowUpLine(
        finding_id=finding.id,
        job_id=job_id,
        job=str(job["number"] or job["provisional_number"]),
        severity=finding.severity.value,
        title=finding.title,
        recommendation=finding.recommendation,
        decision=decision.value if decision is not None else "",
        signature="none" if signature is None else "waived" if signature.waived_reason else "signed",
        signed_by="" if signature is None else signature.name,
        found_at=finding.found_at,
        customer=str(customer.get("name", "")),
        phone=str(customer.get("phone", "")),
        vehicle=" ".join(str(part) for part in car if part),
        follow_up=finding.follow_up,
    )


def _covering(connection: Connection, tenant: str, finding: Finding, job_id: str) -> Signature | None:
    """The customer's newest signature under the decision: given after it, of its job or checklist, and not voided.

    A laptop voids what no longer covers the work at every change, so one that stands covers the decision before it.
    """
    decided = finding.decided_at
    if decided is None:
        return None
    row = tables.synced_row
    found = connection.execute(
        sa.select(row).where(
            row.c.tenant == tenant,
            row.c.kind == "signature",
            row.c.job_id == job_id,
            row.c.deleted.is_(False),
        )
    )
    stored = [stored_row(one) for one in found]
    signatures: list[Signature] = [from_fields("signature", one.id, one.fields) for one in stored]
    covering = [
        one
        for one in signatures
        if one.role is SignerRole.CUSTOMER
        and one.content_sha256
        and not one.voided
        and one.inspection_id in (None, finding.inspection_id)
        and one.signed_at >= decided
    ]
    return max(covering, key=lambda one: (not one.waived_reason, one.signed_at), default=None)


def _fields(connection: Connection, tenant: str, kind: str, row_id: object) -> dict[str, object] | None:
    row = tables.synced_row
    found = connection.execute(
        sa.select(row).where(row.c.tenant == tenant, row.c.kind == kind, row.c.id == str(row_id))
    ).first()
    return None if found is None else dict(stored_row(found).fields)
