"""The rows of the day's line, and the model that offers them to a list."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fieldapp.domain.job_states import OPEN_STATUSES, JobKind, JobStatus
from fieldapp.domain.screens.today import DayJob, TodayScreen
from ui import job_words
from ui.formats import Formats

AnyIndex = QModelIndex | QPersistentModelIndex


class RowKind(StrEnum):
    """How a row looks: a quiet line for what is over, a big card for the next, a small one for later."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


class TimelineRow:
    """One job on the line and how it looks. No tuple: Qt would make a list of it on the way through a model."""

    __slots__ = ("job", "kind")

    def __init__(self, kind: RowKind, job: DayJob) -> None:
        self.kind = kind
        self.job = job


def rows_of(screen: TodayScreen) -> tuple[TimelineRow, ...]:
    """The day's rows in window order."""
    rows = []
    for job in screen.jobs:
        if job.job_id == screen.next_job_id:
            kind = RowKind.NEXT
        elif job.status in OPEN_STATUSES:
            kind = RowKind.LATER
        else:
            kind = RowKind.DONE
        rows.append(TimelineRow(kind, job))
    return tuple(rows)


def spoken(row: TimelineRow, formats: Formats) -> str:
    """The row as a screen reader says it."""
    job = row.job
    parts = (
        formats.window(job.window_start, job.window_end),
        job.customer_name,
        job_words.status_word(job.status),
        job.model,
        job.plate,
        job.concern,
        f"{job.street}, {job.city}",
    )
    return ", ".join(part for part in parts if part)


def what(job: DayJob) -> str:
    """What it is about in a few words: the concern, or the kind of visit where nobody complained."""
    if job.concern:
        return job.concern
    return job_words.kind_word(JobKind(job.kind))


def status_icon(status: JobStatus) -> str:
    """The icon beside a status word."""
    match status:
        case JobStatus.TRAVELLING:
            return "drive"
        case JobStatus.ON_SITE:
            return "arrived"
        case JobStatus.IN_PROGRESS:
            return "tool"
        case JobStatus.ON_HOLD:
            return "pause"
        case JobStatus.COMPLETED:
            return "check"
        case JobStatus.CANNOT_COMPLETE | JobStatus.CANCELLED:
            return "cross"
        case JobStatus.CLOSED:
            return "lock"
        case JobStatus.RESOLVED_REMOTELY:
            return "laptop"
        case JobStatus.SCHEDULED:
            return "calendar"
        case _:
            return "report"


class TimelineModel(QAbstractListModel):
    """The day's rows; `TimelineRow` under `Qt.UserRole`."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TimelineRow, ...] = ()
        self._formats = formats

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Offer these rows instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, job_id: str) -> int:
        """The row of a job, -1 when it is not on this day."""
        return next((number for number, row in enumerate(self._rows) if row.job.job_id == job_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default argument
        """How many jobs the day has."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row, self._formats)
        return None
