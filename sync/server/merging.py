"""What becomes of a change when the row moved on meanwhile: field by field, never "newest wins", never whole rows.

Pure: takes values, gives values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from pydantic import JsonValue

from fieldapp.domain.jobs import OPEN_STATUSES, JobStatus, allowed_moves, check_move
from fieldapp.domain.people import Role

# A companion says when, why or with what its leader was set. It shares its leader's fate and never is a
# conflict of its own: nobody can choose between two times of one answer.
COMPANIONS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "answer": {"value": frozenset({"answered_at", "tool_id", "tool_calibrated_until"})},
    "finding": {"customer_decision": frozenset({"decided_at"})},
    "inspection": {"template_id": frozenset({"form_version", "template_sha256", "moved_from"})},
    "plan_step": {"grade": frozenset({"grade_note", "graded_at"})},
    "job": {
        "status": frozenset({"completed_at", "hold_reason", "cannot_complete_reason", "follow_up_wanted"})
    },
    "report_delivery": {"state": frozenset({"state_at", "detail"})},
    "time_entry": {"ended_at": frozenset({"seconds", "clock_jumped"})},
}


def companions_of(kind: str, leader: str) -> frozenset[str]:
    """The fields that share the fate of a field."""
    return COMPANIONS.get(kind, {}).get(leader, frozenset())


# Objects that grow by key: both sides' keys are kept.
JOINED = {("job", "status_times")}


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome of one change on one row.

    `taken`: fields to write. `agreed`: fields that already had this value. `clashes`: fields somebody else wrote
    meanwhile; the server's value stays. `yielded`: fields left alone because their leader clashed or agreed.
    """

    taken: dict[str, JsonValue]
    agreed: frozenset[str]
    clashes: tuple[str, ...]
    yielded: frozenset[str]


def merge(
    kind: str,
    *,
    fields: Mapping[str, JsonValue],
    versions: Mapping[str, int],
    sent: Mapping[str, JsonValue],
    seen: Mapping[str, int],
    role: Role,
) -> Merge:
    """Decide each field of a change. `seen`: the newest version of each field its author knew.

    Raises:
        NotAllowedNow: a status move the rules refuse.
    """
    leaders = {
        companion: leader
        for leader, companions in COMPANIONS.get(kind, {}).items()
        if leader in sent
        for companion in companions
    }
    taken: dict[str, JsonValue] = {}
    agreed: set[str] = set()
    clashes: list[str] = []
    yielded: set[str] = set()
    for name in sorted(sent, key=lambda field: field in leaders):
        value = sent[name]
        known = versions.get(name, 0) <= seen.get(name, 0)
        if (kind, name) in JOINED:
            value = _joined(fields.get(name), value)
        if name in fields and fields[name] == value:
            agreed.add(name)
        elif (kind, name) in JOINED:
            taken[name] = value
        elif name in leaders:
            if leaders[name] in taken or (leaders[name] in agreed and known):
                taken[name] = value
            else:
                yielded.add(name)
        elif kind == "job" and name == "status":
            if _status_stands(fields, sent, known=known, role=role):
                taken[name] = value
            else:
                clashes.append(name)
        elif known:
            taken[name] = value
        else:
            clashes.append(name)
    return Merge(taken, frozenset(agreed), tuple(clashes), frozenset(yielded))


def _joined(ours: JsonValue, theirs: JsonValue) -> JsonValue:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return {**ours, **theirs}
    return theirs if theirs is not None else ours


def _status_stands(
    fields: Mapping[str, JsonValue], sent: Mapping[str, JsonValue], *, known: bool, role: Role
) -> bool:
    """Whether a job's new status is written (True) or goes to a person as a conflict (False)."""
    current, target = JobStatus(cast("str", fields["status"])), JobStatus(cast("str", sent["status"]))
    if not known:
        # Work that was done is a fact; a window that was moved meanwhile does not undo it.
        return role is Role.TECHNICIAN and target is JobStatus.COMPLETED and current in OPEN_STATUSES
    if target in reachable(current, role=role):
        return True
    reason = " ".join(
        str(sent.get(name, fields.get(name, ""))) for name in ("hold_reason", "cannot_complete_reason")
    )
    check_move(current, target, role=role, reason=reason)
    return True


def reachable(status: JobStatus, *, role: Role) -> frozenset[JobStatus]:
    """Statuses a chain of this role's moves leads to: a laptop may send the last of several moves only."""
    found: set[JobStatus] = set()
    edge: Iterable[JobStatus] = [status]
    if role is not Role.TECHNICIAN:
        return allowed_moves(status, role)
    while edge := {target for start in edge for target in allowed_moves(start, role)} - found:
        found |= edge
    return frozenset(found)
