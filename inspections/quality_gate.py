"""What must hold before a vehicle leaves. One pure rule that laptop and server both call.

A vehicle is released when every mandatory item is answered, no *unsafe* is open, every other fail is either repaired –
checked again, both values kept – or accepted as a deviation with owner, date and approver, and two different people
have signed the inspection as it stands. Advice does not hold a vehicle. An *unsafe* can be repaired, never accepted:
nobody signs for a car that must not be driven.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, Signature
from fieldapp.domain.findings import Deviation, Finding, Severity
from fieldapp.domain.inspections import Inspection, Recheck
from fieldapp.domain.people import Role
from inspections.filling import photo_counts, signer_of
from inspections.findings import FoundItem, findings_from

if TYPE_CHECKING:
    from inspections.session import Session

APPROVERS = frozenset({Role.LEAD})
"""Who may let a vehicle leave with a fail (see the table of roles: the lead releases deviations)."""


@dataclass(frozen=True, slots=True)
class OpenFail:
    """A finding as the gate sees it. `settled` = repaired and checked again, or accepted as a deviation."""

    item_path: str
    title: str
    severity: str
    settled: bool


@dataclass(frozen=True, slots=True)
class GateProblem:
    """One thing in the way. `code` is unanswered, open_unsafe, open_fail, unsigned or same_person."""

    code: str
    item_path: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFacts:
    """One inspection and what hangs on it, as the rows say. Withdrawn and voided rows may be among them.

    `content_sha256`: hash of the inspection as it stands, what a signature must cover. `roles`: people of the company.
    """

    inspection: Inspection
    session: Session
    content_sha256: str
    findings: tuple[Finding, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    signatures: tuple[Signature, ...] = ()
    photos: tuple[Photo, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)


def release_problems(facts: ReleaseFacts) -> tuple[GateProblem, ...]:
    """Everything that keeps the vehicle of an inspection from being released; empty = it may leave."""
    session, inspection = facts.session, facts.inspection
    counts = photo_counts(inspection, session, findings=facts.findings, photos=facts.photos)
    return check_gate(
        unanswered=[
            (missing.item_path, missing.label)
            for missing in session.missing(counts)
            if not signer_of(session.template, missing.path)
        ],
        fails=_fails(facts),
        signers=[
            (signature.role.value, signature.person_id or "")
            for signature in facts.signatures
            if not signature.voided
            and signature.inspection_id == inspection.id
            and signature.content_sha256 == facts.content_sha256
            and (not facts.roles or signature.person_id in facts.roles)
        ],
    )


def check_gate(
    *,
    unanswered: Iterable[tuple[str, str]],
    fails: Iterable[OpenFail],
    signers: Iterable[tuple[str, str]],
    roles: tuple[str, str] = ("technician", "second_person"),
) -> tuple[GateProblem, ...]:
    """The rule itself.

    `unanswered` are (item path, label) of mandatory items without an answer; `signers` are (role, person id) of
    the signatures given. Both roles must have signed, by two different people.
    """
    problems = [GateProblem("unanswered", path, label) for path, label in unanswered]
    for fail in fails:
        if not fail.settled and fail.severity != "advice":
            code = "open_unsafe" if fail.severity == "unsafe" else "open_fail"
            problems.append(GateProblem(code, fail.item_path, fail.title))
    signed = {role: person for role, person in signers if person}
    problems.extend(GateProblem("unsigned", "", role) for role in roles if role not in signed)
    first, second = (signed.get(role) for role in roles)
    if first is not None and first == second:
        problems.append(GateProblem("same_person", "", roles[1]))
    return tuple(problems)


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


_WORDS = {
    "unanswered": "not answered: {label}",
    "open_unsafe": "unsafe and open: {label}",
    "open_fail": "open: {label}",
    "unsigned": "the {label} has not signed",
    "same_person": "two different people must sign",
}


def gate_words(problems: tuple[GateProblem, ...]) -> str:
    """Gate problems as one clause; the first five are named."""
    named = [_WORDS[problem.code].format(label=problem.label.replace("_", " ")) for problem in problems[:5]]
    more = [f"and {len(problems) - 5} more"] if len(problems) > 5 else []
    return "; ".join([*named, *more])


def _fails(facts: ReleaseFacts) -> list[OpenFail]:
    """What fails now, by the answers and by what people wrote; one per item, in the order found.

    A finding that a person withdrew while the answer still says *Not OK* stays a fail: only the answer clears it.
    """
    shown: dict[str, FoundItem] = {found.item_path: found for found in findings_from(facts.session)}
    rows = {finding.item_path: finding for finding in facts.findings if not finding.withdrawn}
    fails: list[OpenFail] = []
    for path in dict.fromkeys((*shown, *rows)):
        finding, found = rows.get(path), shown.get(path)
        if finding is None:
            assert found is not None
            fails.append(OpenFail(path, found.title, found.severity, settled=False))
        else:
            settled = _repaired(facts, finding, found) or _accepted(facts, finding)
            fails.append(OpenFail(path, finding.title, finding.severity.value, settled))
    return fails


def _repaired(facts: ReleaseFacts, finding: Finding, found: FoundItem | None) -> bool:
    """Good again by the answers, and the value before the repair was kept."""
    checked = any(
        recheck.finding_id == finding.id and recheck.value_before != recheck.value_after
        for recheck in facts.rechecks
    )
    good = found is None or found.severity == "advice"
    return finding.repaired_at is not None and checked and good


def _accepted(facts: ReleaseFacts, finding: Finding) -> bool:
    if finding.severity is Severity.UNSAFE:
        return False
    return any(
        deviation.finding_id == finding.id and not deviation_problems(facts, deviation)
        for deviation in facts.deviations
    )


def deviation_problems(facts: ReleaseFacts, deviation: Deviation) -> tuple[str, ...]:
    """Why a deviation does not count: `withdrawn`, `owner`, `approver` (nobody who may, or the technician)."""
    approver = facts.roles.get(deviation.approved_by)
    wrong = {
        "withdrawn": deviation.withdrawn,
        "owner": not deviation.owner.strip(),
        "approver": approver not in APPROVERS or deviation.approved_by == facts.inspection.technician_id,
    }
    return tuple(name for name, holds in wrong.items() if holds)
