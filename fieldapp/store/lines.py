"""The jobs of a day by plain SQL, for the views and the first screen alike: imports no SQLAlchemy, no pydantic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from fieldapp.domain.job_states import JobKind, JobStatus
from fieldapp.domain.screens.today import DayJob, TodayScreen

Execute = Callable[[str, tuple[Any, ...]], Iterable[Sequence[Any]]]
"""Runs one SELECT with `?` places on an open connection."""

_HIDDEN = "('prepared','cancelled','resolved_remotely')"
_STARTED = "('travelling','on_site','in_progress','on_hold')"
_TO_DO = "('scheduled','dispatched','travelling','on_site','in_progress','on_hold')"
_FINISHED = frozenset({JobStatus.COMPLETED, JobStatus.CLOSED, JobStatus.CANNOT_COMPLETE})
_UNDER_WAY = (JobStatus.IN_PROGRESS, JobStatus.ON_SITE, JobStatus.TRAVELLING)

# Whole units of planned parts that lie in the car; a reservation leaves a part there.
_IN_CAR = """
  (SELECT coalesce(sum(min(p.quantity, max(0, coalesce((SELECT sum(m.delta) FROM part_movement m
     WHERE m.part_id = p.part_id AND m.technician_id = ?1 AND m.kind != 'reserved'), 0)))), 0)
   FROM planned_part p WHERE p.job_id = j.id)"""
HAS_CONFLICT = """
  EXISTS (SELECT 1 FROM conflict k WHERE k.settled_at IS NULL AND (
     k.row_id IN (j.id, j.site_id, j.vehicle_id)
     OR k.row_id IN (SELECT id FROM plan_step WHERE job_id = j.id)
     OR k.row_id IN (SELECT a.id FROM answer a JOIN inspection i ON i.id = a.inspection_id WHERE i.job_id = j.id)
     OR k.row_id IN (SELECT id FROM finding WHERE job_id = j.id)))"""

_COLUMNS = f"""
  j.id, coalesce(j.number, j.provisional_number), j.kind, j.status, j.window_start, j.window_end,
  coalesce(c.name, ''), coalesce(c.phone, ''), coalesce(s.street, ''), coalesce(s.postcode, ''),
  coalesce(s.city, ''), coalesce(s.note, ''), coalesce(v.plate, ''), coalesce(v.model, ''), v.model_year,
  j.concern, j.planned_minutes, j.estimate,
  (SELECT coalesce(sum(p.quantity), 0) FROM planned_part p WHERE p.job_id = j.id), {_IN_CAR},
  j.completed_at, {HAS_CONFLICT}, j.office_change, j.office_changed_at, j.office_change_seen_at,
  j.cannot_complete_reason"""  # noqa: S608 - our own words
TABLES = """
  job j LEFT JOIN customer c ON c.id = j.customer_id LEFT JOIN site s ON s.id = j.site_id
  LEFT JOIN vehicle v ON v.id = j.vehicle_id"""
_MINE = "(j.technician_id = ?1 OR j.technician_id IS NULL)"

_DAY = f"""
SELECT {_COLUMNS} FROM {TABLES}
WHERE j.window_start >= ?2 AND j.window_start < ?3 AND j.status NOT IN {_HIDDEN} AND {_MINE}
UNION ALL
SELECT {_COLUMNS} FROM {TABLES}
WHERE j.status IN {_STARTED} AND j.window_start < ?2 AND {_MINE}
ORDER BY 5, 1"""  # noqa: S608 - our own words, values are bound
_NEXT_START = f"""
SELECT j.window_start FROM job j INDEXED BY ix_job_window_start
WHERE j.window_start >= ?2 AND j.status IN {_TO_DO} AND {_MINE} ORDER BY j.window_start LIMIT 1"""  # noqa: S608
_COUNT = f"""
SELECT count(*) FROM job j INDEXED BY ix_job_window_start
WHERE j.window_start >= ?2 AND j.window_start < ?3 AND j.status IN {_TO_DO} AND {_MINE}"""  # noqa: S608


def read_day(execute: Execute, *, day: date, technician_id: str) -> TodayScreen:
    """The day without *Ready to leave?*: windows that begin on `day`, and work begun before and still open."""
    start, end = day_bounds(day)
    jobs = tuple(_day_job(row) for row in execute(_DAY, (technician_id, time_text(start), time_text(end))))
    next_day, count, first = _next_day(execute, technician_id, end)
    return TodayScreen(
        day=day,
        jobs=jobs,
        next_job_id=_next_job(jobs),
        minutes_left=sum(_minutes(job) for job in jobs if job.status not in _FINISHED),
        next_day=next_day,
        next_day_jobs=count,
        next_day_first=first,
    )


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Begin and end of a day in the laptop's own time zone."""
    midnight = datetime.combine(day, time())
    return midnight.astimezone(), (midnight + timedelta(days=1)).astimezone()


def time_text(moment: datetime) -> str:
    """A time as the database keeps it: UTC of one fixed width, so that text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def model_text(model: str, model_year: int | None) -> str:
    """`Model Y 2023`."""
    return f"{model} {model_year}".strip() if model_year else model


def _next_day(
    execute: Execute, technician_id: str, after: datetime
) -> tuple[date | None, int, datetime | None]:
    found = next(iter(execute(_NEXT_START, (technician_id, time_text(after)))), None)
    if found is None:
        return None, 0, None
    first = datetime.fromisoformat(found[0])
    day = first.astimezone().date()
    start, end = day_bounds(day)
    count = next(iter(execute(_COUNT, (technician_id, time_text(start), time_text(end)))))
    return day, int(count[0]), first


def _next_job(jobs: tuple[DayJob, ...]) -> str | None:
    """What is under way, the furthest first; else the first that is still to do."""
    for status in _UNDER_WAY:
        for job in jobs:
            if job.status is status:
                return job.job_id
    for job in jobs:
        if job.status not in _FINISHED:
            return job.job_id
    return None


def _minutes(job: DayJob) -> int:
    if job.planned_minutes is not None:
        return job.planned_minutes
    return max(0, round((job.window_end - job.window_start).total_seconds() / 60))


def _day_job(row: Sequence[Any]) -> DayJob:
    changed, seen = row[23], row[24]
    return DayJob(
        job_id=row[0],
        number=row[1],
        kind=JobKind(row[2]),
        status=JobStatus(row[3]),
        window_start=datetime.fromisoformat(row[4]),
        window_end=datetime.fromisoformat(row[5]),
        customer_name=row[6],
        phone=row[7],
        street=row[8],
        postcode=row[9],
        city=row[10],
        site_note=row[11],
        plate=row[12],
        model=model_text(row[13], row[14]),
        concern=row[15],
        planned_minutes=row[16],
        estimate=row[17],
        parts_planned=int(row[18]),
        parts_in_car=int(row[19]),
        completed_at=datetime.fromisoformat(row[20]) if row[20] else None,
        done_text=row[25] if row[3] == JobStatus.CANNOT_COMPLETE else "",
        has_conflict=bool(row[21]),
        office_change=row[22] if changed and (not seen or seen < changed) else "",
    )
