"""What waits on this laptop, what the office has, what came back, and the state of the connection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.late_work import LateWork


class ConnectionState(StrEnum):
    """What the pill says."""

    ALL_SENT = "all_sent"
    SENDING = "sending"
    OFFLINE = "offline"
    NEEDS_YOU = "needs_you"
    SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """The pill: state, what waits, last contact, next try, and the stable code of the last problem.

    `out_of_service`: the office has said that this laptop is to be erased once its work is handed over.
    """

    state: ConnectionState
    changes_waiting: int = 0
    photos_waiting: int = 0
    last_contact: datetime | None = None
    next_try: datetime | None = None
    problem: str = ""
    out_of_service: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingChange:
    """Changed rows of one kind that wait.

    `detail`: a job's newest status that waits, the names of those who signed, whom a report is mailed to; else the
    names of the fields that changed last. `made_at`: when that status was set; else when the newest was made.
    """

    kind: str
    detail: str
    count: int
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPhoto:
    """A file on its way; `sent` of `size` bytes."""

    photo_id: str
    sha256: str
    size: int
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingJob:
    """What waits, for one job."""

    job_id: str
    customer_name: str
    plate: str
    changes: tuple[WaitingChange, ...]
    photos: tuple[WaitingPhoto, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobAtOffice:
    """A job completed today of which nothing waits any more: the office has all of it.

    `delivery`: how far its newest report got that was not taken back; None when none was handed over.
    """

    job_id: str
    customer_name: str
    plate: str
    completed_at: datetime
    answers: int
    photos: int
    delivery: DeliveryState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """A field two people wrote; values as text: codes of the domain as they are, answers as their form says them.

    `title` is what the row is called, `customer_name` whose job it belongs to. `prose`: free words, so that both
    versions can be kept. The notes are what each of the two said about the value, the reason of a grade or a hold.
    """

    conflict_id: str
    kind: str
    row_id: str
    job_id: str | None
    field: str
    title: str
    customer_name: str
    prose: bool
    before: str
    mine: str
    office: str
    mine_at: datetime
    office_at: datetime
    office_by: str
    mine_note: str = ""
    office_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedChange:
    """A change the server did not take: still here, with the reason."""

    op_id: str
    kind: str
    row_id: str
    job_id: str | None
    what: str
    code: str
    sentence: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncScreen:
    """The sync centre; `late` is work that reached the office too late, newest first; `at_office` is today's, oldest
    first.
    """

    connection: Connection
    waiting: tuple[WaitingJob, ...]
    conflicts: tuple[ConflictLine, ...]
    refused: tuple[RefusedChange, ...]
    bytes_today: int
    late: tuple[LateWork, ...] = ()
    at_office: tuple[JobAtOffice, ...] = ()
