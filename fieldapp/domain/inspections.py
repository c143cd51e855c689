"""Checklists as the store and the wire keep them; their rules live in the `inspections` package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5


class InspectionKind(StrEnum):
    """What an inspection is for."""

    CONDITION = "condition"
    SAFETY = "safety"
    PRE_DELIVERY = "pre_delivery"
    BEFORE_RETURN = "before_return"


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
    """One filling of one template version for one job."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A value at a node path (repeat instances named by UUID), as the string an XForm instance keeps.

    The id is derived from inspection and path, so that two devices answering the same node write one row.
    A repeat's own path holds its instance ids in order, joined by spaces.
    """

    id: str
    inspection_id: str
    path: str
    value: str
    answered_at: datetime
    tool_id: str | None = None


_ANSWER_NAMESPACE = UUID("7d0f1c2e-5b7a-5c55-9c06-3d1f0a5f2b11")


def answer_id(inspection_id: str, path: str) -> str:
    """The id of the answer at `path`: the same on every device, so that two devices write one row."""
    return str(uuid5(_ANSWER_NAMESPACE, f"{inspection_id}:{path}"))
