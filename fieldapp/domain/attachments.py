"""Files by content: photos, signatures, reports and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SubjectKind(StrEnum):
    """What a photo shows: the job as a whole, an item's finding, an image question, a plan step, a damage mark."""

    JOB = "job"
    FINDING = "finding"
    ANSWER = "answer"
    PLAN_STEP = "plan_step"
    MARK = "mark"


class StrokeColour(StrEnum):
    """Colours one may draw with on a photo; each is told from the others by its lightness too."""

    RED = "red"
    YELLOW = "yellow"
    WHITE = "white"
    BLACK = "black"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoStroke:
    """One line drawn over a photo. Points are fractions of the photo's width and height, `width` of its width."""

    points: tuple[tuple[float, float], ...]
    colour: StrokeColour = StrokeColour.RED
    width: float = 0.006


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """One photo of a job: a normalised JPEG in the blob store (upright, no EXIF) and its preview.

    `subject_id` is a finding's, step's or mark's id; for `ANSWER` it is `<inspection id> <node path>`. `strokes` were
    drawn over it; the picture itself stays as it was taken.
    """

    id: str
    job_id: str
    sha256: str
    preview_sha256: str
    width: int
    height: int
    size: int
    taken_at: datetime
    subject_kind: SubjectKind = SubjectKind.JOB
    subject_id: str = ""
    caption: str = ""
    file_name: str = ""
    removed: bool = False
    strokes: tuple[PhotoStroke, ...] = ()


class SignerRole(StrEnum):
    """Whose signature it is."""

    CUSTOMER = "customer"
    TECHNICIAN = "technician"
    SECOND_PERSON = "second_person"


PadStrokes = tuple[tuple[tuple[float, float], ...], ...]
"""Lines of (x, y) in fractions of a pad's width."""
MOST_PAD_POINTS = 50_000
_FARTHEST = 100.0
"""Pad widths from its corner: a finger that slides off a pad stays far within."""


def pad_problem(strokes: PadStrokes) -> str:
    """Why strokes are no signature, as what to do; "" when they are one."""
    if not any(strokes):
        return "sign in the field"
    if sum(len(line) for line in strokes) > MOST_PAD_POINTS:
        return "the drawing is too long; clear it and sign again"
    # Written this way round, "not a number" does not pass either: JSON has no such number, and no row could be read.
    if not all(abs(x) <= _FARTHEST and abs(y) <= _FARTHEST for line in strokes for x, y in line):
        return "a point lies far outside the field; clear it and sign again"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Strokes, the typed name and the sentence shown above the pad – or the reason why nobody signed.

    `strokes`: lines of (x, y) in fractions of the pad's width. `content_sha256` is the hash of what was signed.
    """

    id: str
    job_id: str
    role: SignerRole
    signed_at: datetime
    name: str = ""
    person_id: str | None = None
    inspection_id: str | None = None
    strokes: PadStrokes = ()
    shown: str = ""
    content_sha256: str = ""
    waived_reason: str = ""
    voided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One sealed PDF of a job; a later version names the one it replaces and why. `words` is its text, for search.

    `appendix_sha256` is a second sealed PDF, of `appendix_size` bytes: the photos of a report too large to mail whole.
    """

    id: str
    job_id: str
    version: int
    language: str
    sha256: str
    content_sha256: str
    size: int
    pages: int
    made_at: datetime
    replaces_id: str | None = None
    reason: str = ""
    words: str = ""
    appendix_sha256: str = ""
    appendix_size: int = 0


class DeliveryChannel(StrEnum):
    """How a report reaches the customer."""

    EMAIL = "email"
    PRINT = "print"


class DeliveryState(StrEnum):
    """How far it got: waiting here, at the server, accepted by the mail server, back, refused, on paper."""

    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    BOUNCED = "bounced"
    FAILED = "failed"
    AT_PRINTER = "at_printer"
    PRINTED = "printed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDelivery:
    """One hand-over of a report; for e-mail the server writes `state`, `state_at`, `detail` and `leaves_at`.

    Until `leaves_at` the server holds an e-mail and it can be called back. `on_record` is the address the customer's
    record had when another one was chosen: "" where the report goes to the address on record.
    """

    id: str
    job_id: str
    report_id: str
    channel: DeliveryChannel
    recipient: str
    language: str
    requested_at: datetime
    state: DeliveryState = DeliveryState.QUEUED
    state_at: datetime | None = None
    detail: str = ""
    leaves_at: datetime | None = None
    on_record: str = ""


def may_withdraw(delivery: ReportDelivery, *, now: datetime) -> bool:
    """Whether an e-mail can still be called back: it waits on the laptop, or the server holds it a while longer."""
    if delivery.channel is not DeliveryChannel.EMAIL:
        return False
    held = delivery.leaves_at is not None and now < delivery.leaves_at
    return delivery.state is DeliveryState.QUEUED or (delivery.state is DeliveryState.SENDING and held)
