"""Checklists as the store and the wire keep them; their rules live in the `inspections` package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5


class InspectionKind(StrEnum):
    """What an inspection is for."""

    CONDITION = "condition"
    SAFETY = "safety"
    PRE_DELIVERY = "pre_delivery"
    BEFORE_RETURN = "before_return"


RELEASE_KINDS = frozenset({InspectionKind.PRE_DELIVERY, InspectionKind.BEFORE_RETURN})
"""Inspections after which a vehicle leaves: they pass the quality gate, or the vehicle stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistTemplate:
    """One version of one checklist, pinned by `form_id` + `version` + `sha256` (of the spreadsheet)."""

    id: str
    form_id: str
    version: str
    sha256: str
    kind: InspectionKind
    titles: dict[str, str]
    xform: str
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One filling of one template version for one job.

    `reopen_reason` says why a finished inspection is open for changes again; it is empty in all other times.
    `moved_from` names the template versions (ids) it was filled in before, the oldest first.
    """

    id: str
    job_id: str
    template_id: str
    form_id: str
    form_version: str
    template_sha256: str
    kind: InspectionKind
    started_at: datetime
    technician_id: str
    finished_at: datetime | None = None
    content_sha256: str | None = None
    reopen_reason: str = ""
    moved_from: tuple[str, ...] = ()

    def judged_at(self, now: datetime) -> datetime:
        """When its rules are asked: a finished one keeps the limits of its last day, an open one has those of `now`."""
        return self.finished_at or now


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value at a node path (repeat instances named by UUID), as the string an XForm instance keeps.

    The id is derived from inspection and path, so that two devices answering the same node write one row.
    A repeat's own path holds its instance ids in order, joined by spaces. `tool_calibrated_until` is the tool's date
    as it was known when the value was measured; None when the tool has none, or nothing was measured with one.
    """

    id: str
    inspection_id: str
    path: str
    value: str
    answered_at: datetime
    tool_id: str | None = None
    tool_calibrated_until: date | None = None

    @property
    def tool_expired(self) -> bool:
        """Whether the tool's calibration had run out on the day of the measurement; its last day still counts."""
        until = self.tool_calibrated_until
        return until is not None and self.answered_at.astimezone().date() > until


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change to a finished inspection: what it was, what it is, who changed it, when and why. Never changed again.

    `subject` is what `path` is about: `answer` (a node path), or `finding`, `photo`, `mark` (an item's path, or the
    row's id); `field` is the field of it that changed (`value` of an answer).
    """

    id: str
    job_id: str
    inspection_id: str
    path: str
    before: str
    after: str
    reason: str
    corrected_at: datetime
    person_id: str
    subject: str = "answer"
    field: str = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """A failed answer that was checked again after the repair; both values are kept for ever."""

    id: str
    job_id: str
    inspection_id: str
    finding_id: str
    path: str
    value_before: str
    value_after: str
    checked_at: datetime
    person_id: str
    repair: str = ""
    tool_id: str | None = None
    tool_calibrated_until: date | None = None


_ANSWER_NAMESPACE = UUID("7d0f1c2e-5b7a-5c55-9c06-3d1f0a5f2b11")


def answer_id(inspection_id: str, path: str) -> str:
    """The id of the answer at `path`: the same on every device, so that two devices write one row."""
    return str(uuid5(_ANSWER_NAMESPACE, f"{inspection_id}:{path}"))
