"""What becomes of a write, by kind, field, the job's state and the writer's role.

The rules themselves are declared once, for both ends, in `sync.protocol.kinds.KINDS`; this is how they are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from fieldapp.domain.job_states import SIGNED_OFF_STATUSES, JobStatus
from fieldapp.domain.people import Role
from sync.protocol.kinds import KINDS, Writing


class Verdict(StrEnum):
    """TAKEN is written, LATE waits for the office's decision, REFUSED goes back to the laptop with the reason."""

    TAKEN = "taken"
    LATE = "late"
    REFUSED = "refused"


def verdict(
    kind: str,
    action: Literal["create", "set"],
    fields: Iterable[str] = (),
    *,
    role: Role,
    job_status: JobStatus | None = None,
    moves_status: bool = False,
) -> Verdict:
    """What becomes of a write of `fields` (those whose value differs) by somebody whose row it is.

    `job_status` is the state of the job the row belongs to, None when it belongs to none. `moves_status`: the same
    change carries the job's status. The office is bound by nothing here: what it writes goes through its own commands.
    """
    if role is not Role.TECHNICIAN:
        return Verdict.TAKEN
    rules = {KINDS[kind].create} if action == "create" else {KINDS[kind].fields.get(name) for name in fields}
    if None in rules or (Writing.WITH_STATUS in rules and not moves_status):
        return Verdict.REFUSED
    if Writing.WHILE_OPEN in rules and job_status in SIGNED_OFF_STATUSES:
        return Verdict.LATE
    return Verdict.TAKEN
