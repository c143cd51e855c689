"""Time spent: measured by the boot clock so that a changed wall clock or sleep cannot falsify it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TimeKind(StrEnum):
    """What the time was spent on."""

    TRAVEL = "travel"
    LABOUR = "labour"
    WAITING = "waiting"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEntry:
    """One stretch of time on a job; open while `ended_at` is None.

    `seconds` is the length from the boot clock when the same boot saw start and end, else from the wall clock;
    `clock_jumped` flags that both disagreed by more than a minute or the laptop was restarted in between.
    `by_hand` marks an entry typed in afterwards. A `removed` entry was booked by mistake: it is kept and counts no
    more.
    """

    id: str
    job_id: str
    technician_id: str
    kind: TimeKind
    started_at: datetime
    ended_at: datetime | None = None
    start_boot_seconds: float | None = None
    boot_id: str = ""
    seconds: int | None = None
    clock_jumped: bool = False
    by_hand: bool = False
    kilometres: int | None = None
    removed: bool = False


def measured_length(
    entry: TimeEntry, *, ended_at: datetime, boot_seconds: float, boot_id: str
) -> tuple[int, bool]:
    """Length of `entry` in whole seconds when it ends now, and whether the clock jumped meanwhile."""
    by_wall = (ended_at - entry.started_at).total_seconds()
    if entry.start_boot_seconds is None or entry.boot_id != boot_id:
        return max(0, round(by_wall)), True
    by_boot = boot_seconds - entry.start_boot_seconds
    return max(0, round(by_boot)), abs(by_boot - by_wall) > 60


def whole_minutes(entries: Iterable[TimeEntry], kind: TimeKind, *, now: datetime) -> int:
    """Whole minutes of one kind that were not removed, half a minute up; a clock still running counts until `now`."""
    seconds = 0
    for entry in entries:
        if entry.kind is kind and not entry.removed:
            seconds += (
                entry.seconds
                if entry.seconds is not None
                else max(0, round(((entry.ended_at or now) - entry.started_at).total_seconds()))
            )
    return (seconds + 30) // 60
