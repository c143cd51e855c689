"""The centre's own look at a completion and the quality gate: what a laptop must refuse, it refuses as well."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.inspections import RELEASE_KINDS, InspectionKind
from fieldapp.domain.jobs import CompletionFacts, JobKind, JobStatus, completion_problems, completion_words
from fieldapp.errors import NotAllowedNow
from inspections.quality_gate import APPROVERS, gate_words, release_problems
from sync.server.inspected import InspectedJob, inspected
from sync.server.ledger import Ledger, StoredRow


def check_release(ledger: Ledger, row: StoredRow, sent: Mapping[str, JsonValue]) -> None:
    """Pass unless a change completes a job that is not complete, or whose vehicle the gate does not release.

    The agreed price is looked at where the status is (`TechnicianRules`), because beginning and going on need it too.

    Raises:
        NotAllowedNow: with the stable reason `quality_gate` or `not_complete` and a sentence that names what is in
            the way.
    """
    completes = row.kind == "job" and sent.get("status") == JobStatus.COMPLETED
    if completes and row.fields.get("status") != JobStatus.COMPLETED:
        _check_completed(ledger, row)


def check_deviation(ledger: Ledger, fields: Mapping[str, JsonValue], technician_id: str) -> None:
    """Pass when a lead other than the technician allowed it.

    Raises:
        NotAllowedNow: with the stable reason `not_an_approver`, `same_person` or `unsafe_deviation`.
    """
    approver = ledger.get("person", str(fields.get("approved_by")))
    if approver is None or approver.fields.get("role") not in APPROVERS:
        raise NotAllowedNow("Only a lead releases a vehicle with a fail.", reasons=("not_an_approver",))
    if approver.id == technician_id:
        raise NotAllowedNow("Somebody else than the technician must allow it.", reasons=("same_person",))
    finding = ledger.get("finding", str(fields.get("finding_id")))
    if finding is not None and finding.fields.get("severity") == "unsafe":
        raise NotAllowedNow(
            "An unsafe finding cannot be accepted; repair it and check again.", reasons=("unsafe_deviation",)
        )


def check_move(ledger: Ledger, row: StoredRow, sent: Mapping[str, JsonValue]) -> None:
    """Pass when an inspection goes on with a version of its own checklist that the centre knows.

    Raises:
        NotAllowedNow: with the stable reason `other_checklist`.
    """
    if "template_id" not in sent:
        if {"form_version", "template_sha256"} & set(sent):
            raise NotAllowedNow("A version is named by its template.", reasons=("other_checklist",))
        return
    template = ledger.get("checklist_template", str(sent["template_id"]))
    facts = None if template is None else template.fields
    fits = facts is not None and (
        facts.get("form_id") == row.fields.get("form_id")
        and facts.get("version") == sent.get("form_version", row.fields.get("form_version"))
        and facts.get("sha256") == sent.get("template_sha256", row.fields.get("template_sha256"))
    )
    if not fits:
        raise NotAllowedNow(
            "The centre knows no such version of this checklist.", reasons=("other_checklist",)
        )


def _check_completed(ledger: Ledger, row: StoredRow) -> None:
    everything = inspected(ledger, row)
    gated = [one for one in everything.inspections if one.kind in RELEASE_KINDS]
    made = any(one.kind is InspectionKind.PRE_DELIVERY for one in gated)
    if everything.job.kind is JobKind.PRE_DELIVERY and not made:
        raise NotAllowedNow("The pre-delivery inspection has not been made.", reasons=("quality_gate",))
    for inspection in gated:
        if inspection.finished_at is None:
            raise NotAllowedNow(
                f"The checklist {inspection.form_id} is not finished.", reasons=("quality_gate",)
            )
        problems = release_problems(everything.release_facts(inspection, now=inspection.finished_at))
        if problems:
            raise NotAllowedNow(
                f"The vehicle cannot be released: {gate_words(problems)}.", reasons=("quality_gate",)
            )
    missing = completion_problems(_facts(everything))
    if missing:
        raise NotAllowedNow(
            f"The job cannot be completed yet: {completion_words(missing)}.", reasons=("not_complete",)
        )


def _facts(everything: InspectedJob) -> CompletionFacts:
    """What completing depends on besides gate and price, from the centre's own rows."""
    job, inspections = everything.job, everything.inspections
    gated = [one.form_id for one in inspections if one.kind in RELEASE_KINDS]
    return CompletionFacts(
        kind=job.kind,
        checklists_wanted=tuple(dict.fromkeys((*job.checklists, *gated))),
        checklists_finished=frozenset(one.form_id for one in inspections if one.finished_at is not None),
        gate_problems=(),
        customer_signed_or_waived=job.kind is JobKind.PRE_DELIVERY
        or any(
            signature.role is SignerRole.CUSTOMER and signature.content_sha256 and not signature.voided
            for signature in everything.signatures
        ),
        open_plan_steps=sum(step.grade is None for step in everything.plan_steps),
        open_time_entries=0,
    )
