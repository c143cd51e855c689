"""What a report is made from: values read before, so that building it touches no database.

`fieldapp.operations.reports` fills a `ReportSource`; `job_report.decide` turns it into what the report says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from fieldapp.domain.attachments import Photo, PhotoStroke
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.estimates import EstimateApproval, EstimateLine
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Company, Customer, Site
from fieldapp.domain.parts import Part
from fieldapp.domain.people import Person
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.time_entries import TimeEntry
from fieldapp.domain.vehicles import Vehicle

ItemVerdict = Literal["ok", "not_ok", "na", ""]
BandVerdict = Literal["good", "warn", "low", "high"]
Place = Literal["", "front_left", "front_right", "rear_left", "rear_right", "front", "rear"]
AnswerKind = Literal["text", "number", "date", "time", "datetime"]
ChangeKind = Literal["recheck", "answer", "finding", "photo", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPhoto:
    """A photo as a report names it; its bytes are asked for by `sha256` when the page is drawn.

    `strokes` are drawn over it on the page; the picture in the file stays as it was taken.
    """

    sha256: str
    width: int
    height: int
    taken_at: datetime
    caption: str = ""
    strokes: tuple[PhotoStroke, ...] = ()


def shown_photo(photo: Photo, *, caption: str = "") -> ShownPhoto:
    """The report's view of a stored photo; `caption` replaces an empty caption of its own."""
    return ShownPhoto(
        sha256=photo.sha256,
        width=photo.width,
        height=photo.height,
        taken_at=photo.taken_at,
        caption=photo.caption or caption,
        strokes=photo.strokes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierValue:
    """What the same place measured at an earlier visit."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """How a place wears: every earlier value, oldest first, the pace, and when the limit is reached at that pace.

    `per_1000_km` is in the unit of the value; what cannot be said is None.
    """

    earlier: tuple[EarlierValue, ...]
    per_1000_km: Decimal | None = None
    due_on: date | None = None
    due_at_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPoint:
    """One measured value with its limits in `unit`; `previous` is the last visit's value, `tool` what measured it.

    `tool_expired_on` is the day its calibration had ended when it was used, None for a tool in date.
    `place` is the wheel or axle it was measured at, "" for anything else; `wear` how it came down over the visits.
    `label` names the point in the customer's language ("Front left"); empty when the item's title says it all.
    `language` is set only when the label is not in the customer's language, to the one it is in; the page marks it.
    """

    label: str
    value: Decimal
    unit: str = ""
    limit_low: Decimal | None = None
    limit_high: Decimal | None = None
    warn_low: Decimal | None = None
    warn_high: Decimal | None = None
    verdict: BandVerdict | None = None
    previous: Decimal | None = None
    tool: str = ""
    tool_expired_on: date | None = None
    place: Place = ""
    wear: Wear | None = None
    language: str = ""

    @property
    def judged(self) -> bool:
        """Whether any limit stands behind the verdict; a bare number (kilometres) is neither good nor bad."""
        bounds = (self.limit_low, self.limit_high, self.warn_low, self.warn_high)
        return any(bound is not None for bound in bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """One other answer of an item: label and value in the customer's language.

    Choices come as their labels; a `number`, `date`, `time` or `datetime` comes as the form keeps it (`12.5`,
    `2026-11-20`, `09:15:00`, ISO with offset) and is formatted for the customer here. `language` is set only when the
    label is not in the customer's language, to the one it is in; `value_language` likewise when a chosen label is not.
    """

    label: str
    value: str
    kind: AnswerKind = "text"
    language: str = ""
    value_language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedItem:
    """One item of a checklist and what was answered.

    `language` is set only when the title is not in the customer's language, to the one it is in; the page marks it.
    """

    path: str
    number: int | None
    title: str
    verdict: ItemVerdict = ""
    measured: tuple[MeasuredPoint, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    photos: tuple[ShownPhoto, ...] = ()
    language: str = ""

    @property
    def answered(self) -> bool:
        """Whether anything was said about this item."""
        return bool(self.verdict or self.measured or self.answers or self.photos)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSection:
    """One section of a checklist: its relevant items in order; `language` as for an item."""

    title: str
    items: tuple[CheckedItem, ...]
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSentence:
    """A sentence that may have stood above a pad, and how the report says it in the customer's language.

    `inspection_id` names the checklist that asked; "" for the job itself.
    """

    shown: str
    told: str
    inspection_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedInspection:
    """One filled checklist; `missing` counts what still keeps it from being finished.

    `content_sha256` is the hash of its answers, findings and photos: what its signatures cover.
    """

    inspection_id: str
    kind: InspectionKind
    title: str
    form_id: str
    form_version: str
    finished_at: datetime | None
    sections: tuple[CheckedSection, ...]
    missing: int = 0
    content_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A value that was replaced: checked again after a repair, or changed after finishing; both values stay.

    `title` is the item's (for a `mark` its number); values come as `GivenAnswer` has them, "" where there was none.
    `field` says what of a finding, photo or mark changed. `why` is the repair or the reason, `by` a person's name.
    """

    about: ChangeKind
    title: str
    before: str
    after: str
    at: datetime
    item_number: int | None = None
    kind: AnswerKind = "text"
    unit: str = ""
    field: str = ""
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedDeviation:
    """A fail the vehicle may leave with: who sees to it until when, and who allowed it when."""

    owner: str
    due_on: date
    approved_by: str
    approved_at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMark:
    """One numbered damage on the outside; `x`, `y` are fractions of the view's box from its top left."""

    number: int
    view: CarView
    x: float
    y: float
    kind: DamageKind
    note: str
    photos: tuple[ShownPhoto, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThing:
    """A finding with its own photos, the number of the item that showed it, and who decided about it when.

    `language` is set only when the title is the checklist's and not in the customer's language, to the one it is in.
    """

    finding: Finding
    photos: tuple[ShownPhoto, ...] = ()
    item_number: int | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    deviation: AcceptedDeviation | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartUse:
    """A part that went into the car: used minus given back."""

    part: Part
    quantity: int
    serial_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSource:
    """Everything a report may say, read from the store at one moment.

    `language` is the customer's unless another was asked for. `photos` are those that belong neither to a finding
    nor to an item. Withdrawn findings and removed photos are left out by the reader. `now` ends what still runs.
    `version`, `replaces_code` and `reason` are for a corrected report: which one it replaces and why. `work_sha256` is
    the hash of the whole work, which signatures of the job cover. `step_photos` are photos of plan steps by the step's
    id, `sentences` what signers read in another language than the report's.
    """

    company: Company
    job: Job
    customer: Customer
    site: Site
    vehicle: Vehicle
    technician: Person
    language: str
    now: datetime
    diagnosis: Diagnosis | None = None
    steps: tuple[PlanStep, ...] = ()
    inspections: tuple[CheckedInspection, ...] = ()
    findings: tuple[FoundThing, ...] = ()
    photos: tuple[ShownPhoto, ...] = ()
    damage: tuple[ShownMark, ...] = ()
    parts: tuple[PartUse, ...] = ()
    times: tuple[TimeEntry, ...] = ()
    extras: tuple[EstimateLine, ...] = ()
    approvals: tuple[EstimateApproval, ...] = ()
    next_steps: tuple[str, ...] = ()
    version: int = 1
    replaces_code: str = ""
    reason: str = ""
    work_sha256: str = ""
    step_photos: Mapping[str, tuple[ShownPhoto, ...]] = field(default_factory=dict)
    sentences: tuple[SignedSentence, ...] = ()
    changes: tuple[ShownChange, ...] = ()
