"""What remote diagnosis found and what it wants done, and how each step went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepGrade(StrEnum):
    """How a plan step went; `DIFFERENT` needs a reason."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What remote diagnosis found before the visit; `confidence` in percent."""

    id: str
    job_id: str
    summary: str
    evidence: tuple[str, ...] = ()
    hypotheses: tuple[str, ...] = ()
    confidence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One step of a job's repair plan, in `position` order, and the technician's grade."""

    id: str
    job_id: str
    position: int
    instruction: str
    part_numbers: tuple[str, ...] = ()
    tool_names: tuple[str, ...] = ()
    minutes: int | None = None
    safety_note: str = ""
    grade: StepGrade | None = None
    grade_note: str = ""
    graded_at: datetime | None = None
