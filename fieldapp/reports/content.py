"""What a report says, as plain values: the same content gives the same canonical JSON, hash and pages."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from math import isfinite
from typing import Literal

from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.domain.jobs import JobKind
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.reports.source import (
    AcceptedDeviation,
    CheckedInspection,
    MeasuredPoint,
    ShownChange,
    ShownMark,
    ShownPhoto,
    SignedSentence,
)

FORMAT = "field-companion-report/1"

Outcome = Literal["done", "unfinished", "unsafe", "ready", "not_ready"]
Release = Literal["", "delivery", "return"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The company as the top of each page shows it; `time_zone` is where the report's clock times are told."""

    name: str
    organisation_number: str
    street: str
    postcode: str
    city: str
    country: str
    email: str
    phone: str
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Customer, place and car."""

    customer: str
    street: str
    postcode: str
    city: str
    country: str
    make: str
    model: str
    model_year: int | None
    plate: str
    vin: str
    odometer_km: int | None
    software_before: str
    software_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """When the technician was there; whole minutes, kilometres driven."""

    technician: str
    day: date
    began: datetime | None
    ended: datetime | None
    labour_minutes: int
    travel_minutes: int
    waiting_minutes: int
    travel_km: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """One step of the plan, how it went, and its photos."""

    position: int
    instruction: str
    grade: StepGrade | None
    note: str
    photos: tuple[ShownPhoto, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """One finding; `number` counts from 1 in the order of the report, the worst first.

    `measured` are the values of its item that are not good; `language` as `FoundThing` has it. `inspection_id` is ""
    for one outside a checklist.
    """

    number: int
    severity: Severity
    title: str
    note: str
    recommendation: str
    decision: CustomerDecision | None
    decided_by: str
    decided_at: datetime | None
    item_number: int | None
    photos: tuple[ShownPhoto, ...]
    repaired_at: datetime | None
    deviation: AcceptedDeviation | None
    measured: tuple[MeasuredPoint, ...] = ()
    language: str = ""
    inspection_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A measurement worth a place on the first page; `title` is its item's, `point` its worst value."""

    title: str
    point: MeasuredPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """One line of the price table; amounts without VAT, None when the price is in another currency.

    A line without part number and name is work; then `quantity` counts minutes. What is taken off has none to show.
    """

    part_number: str
    name: str
    quantity: int | Decimal
    serial_numbers: tuple[str, ...]
    amount: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Actual against promised, in one currency, rounded as it is paid; `estimate` includes VAT."""

    currency: str
    lines: tuple[PriceLine, ...]
    net: Decimal
    vat_percent: Decimal
    vat: Decimal
    total: Decimal
    estimate: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """Everything the pages say except signatures and the moment of making.

    `language` words the page; `country` (of the site) decides how dates and numbers are written. `work_sha256` is the
    hash of the work told here, whatever the language and however long the clock ran: what people sign. `release` is
    what its certificate is for, "" without one; `released` whether the checks behind it are passed. What came after the
    first version of the format has a default, so that the data of older reports is still read.
    """

    language: str
    country: str
    version: int
    replaces_code: str
    reason: str
    job_number: str
    job_kind: JobKind
    outcome: Outcome
    outcome_reason: str
    letterhead: Letterhead
    whose: Whose
    visit: Visit
    concern: str
    diagnosis: str
    steps: tuple[StepDone, ...]
    highlights: tuple[Highlight, ...]
    findings: tuple[FindingShown, ...]
    inspections: tuple[CheckedInspection, ...]
    photos: tuple[ShownPhoto, ...]
    damage: tuple[ShownMark, ...]
    price: Price | None
    next_steps: tuple[str, ...]
    follow_up_wanted: bool
    work_sha256: str
    sentences: tuple[SignedSentence, ...] = ()
    changes: tuple[ShownChange, ...] = ()
    release: Release = ""
    released: bool = False


@lru_cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def plain(value: object) -> object:
    """Report values as what JSON knows: times in UTC, decimals as strings, enums as their values."""
    if value is None or isinstance(value, bool | int):
        return value
    kind: type = type(value)
    names = _field_names(kind)
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(name): plain(member) for name, member in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float) and not isfinite(value):
        return 0.0  # JSON has no word for it, and no pad or pen gives one; a report must come all the same
    if isinstance(value, str):
        # A lone surrogate cannot be encoded; no page shows it, so the data leaves it out as well.
        return value.encode("utf-8", "ignore").decode()
    return value


def canonical_json(value: object) -> bytes:
    """UTF-8, keys sorted, no spaces: equal values give equal bytes."""
    text = json.dumps(
        plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def content_sha256(content: ReportContent) -> str:
    """The hash of the content's canonical JSON, photo hashes included; its first digits are the control code."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def covered_hashes(content: ReportContent) -> frozenset[str]:
    """What a signature must cover to be one for this report: the whole work in it, or one of its checklists."""
    hashes = {content.work_sha256, *(inspection.content_sha256 for inspection in content.inspections)}
    return frozenset(hashes - {""})


def control_code(sha256: str) -> str:
    """The first twelve digits of a hash in groups of four, short enough to compare by eye: `7F3A 91C4 0E2B`."""
    digits = sha256[:12].upper()
    return " ".join(digits[start : start + 4] for start in range(0, 12, 4))


def photo_hashes(content: ReportContent) -> tuple[str, ...]:
    """Every photo the pages show, each once, in the order of the pages."""
    seen: dict[str, None] = {}
    for finding in content.findings:
        seen.update((photo.sha256, None) for photo in finding.photos)
    for step in content.steps:
        seen.update((photo.sha256, None) for photo in step.photos)
    for inspection in content.inspections:
        for section in inspection.sections:
            for item in section.items:
                seen.update((photo.sha256, None) for photo in item.photos)
    for mark in content.damage:
        seen.update((photo.sha256, None) for photo in mark.photos)
    seen.update((photo.sha256, None) for photo in content.photos)
    return tuple(seen)
