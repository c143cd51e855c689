"""One inspection as it is filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fieldapp.domain.attachments import Photo, Signature
from fieldapp.domain.damage import DamageMark, EarlierDamage
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.inspections import Correction, Inspection, Recheck
from fieldapp.domain.people import Person, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierValue:
    """One value measured at an earlier visit; `value` is a decimal as the form keeps it."""

    on: date
    value: str
    odometer_km: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAnswer:
    """An answer that a move to a newer version left without a place; `label` as the version before asked it."""

    label: str
    value: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerVersion:
    """A version of the checklist that came after the one being filled in."""

    template_id: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistScreen:
    """What a filling page needs to start: the template's XForm, every answer, and what hangs on items.

    `answers`, `repeats` and `context` feed `inspections.session.Session`; `previous` holds the last visit's
    values of the same car by node path, `history` every earlier measured value, oldest first. Findings by item path;
    photos by finding or mark id, or by node path for image questions. `answers_with_tool` by node path: tool id, until
    when its calibration held, and whether that was over. `release_problems` are the quality gate's codes; empty for a
    checklist without a gate. `marks` are those of the job that were not taken off; `approvers` may accept a deviation.
    """

    inspection: Inspection
    title: str
    customer_name: str
    plate: str
    xform: str
    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[str, ...]]
    context: Mapping[str, str]
    previous: Mapping[str, str]
    findings: Mapping[str, Finding]
    photos: Mapping[str, tuple[Photo, ...]]
    signatures: tuple[Signature, ...]
    people: tuple[Person, ...]
    tools: tuple[Tool, ...]
    history: Mapping[str, tuple[EarlierValue, ...]] = field(default_factory=dict)
    answers_with_tool: Mapping[str, tuple[str, date | None, bool]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    marks: tuple[DamageMark, ...] = ()
    earlier_damage: EarlierDamage | None = None
    left: tuple[LeftAnswer, ...] = ()
    newer: NewerVersion | None = None
    release_problems: tuple[str, ...] = ()
    approvers: tuple[Person, ...] = ()
