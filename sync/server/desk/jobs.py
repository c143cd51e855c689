"""Every job to look at: the list with its filter, and one job with all there is of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Response
from sqlalchemy import Connection

from fieldapp.domain.attachments import Signature
from fieldapp.domain.jobs import OPEN_STATUSES, JobStatus
from fieldapp.domain.money import decimal_of
from fieldapp.domain.people import Role
from inspections.presentation import Measurement, Question
from sync.server.accounts import names_of
from sync.server.actors import Actor
from sync.server.desk.entering import ASeat
from sync.server.desk.frame import a_page, speech_of
from sync.server.desk.history import changes_of
from sync.server.desk.speech import Speech
from sync.server.disputes import list_disputes
from sync.server.history import history_of_job
from sync.server.jobs import list_jobs, whole_job
from sync.server.ledger import Ledger
from sync.server.office_words import company_zone
from sync.server.told_job import lasted, tell_job

router = APIRouter(prefix="/desk", include_in_schema=False)
PAGE = 25
NEWEST = 200
_FILES = frozenset({"image", "signature", "draw", "file"})
TONES: Mapping[str, tuple[str, str]] = {
    JobStatus.PREPARED: ("open", "report"),
    JobStatus.SCHEDULED: ("open", "calendar"),
    JobStatus.DISPATCHED: ("info", "report"),
    JobStatus.TRAVELLING: ("active", "drive"),
    JobStatus.ON_SITE: ("active", "arrived"),
    JobStatus.IN_PROGRESS: ("active", "tool"),
    JobStatus.ON_HOLD: ("attention", "pause"),
    JobStatus.CANNOT_COMPLETE: ("unsafe", "cross"),
    JobStatus.COMPLETED: ("ok", "check"),
    JobStatus.CLOSED: ("", "lock"),
    JobStatus.CANCELLED: ("off", "cross"),
    JobStatus.RESOLVED_REMOTELY: ("ok", "laptop"),
}
"""How the pill of a status looks and which icon it has, as in the window."""


@router.get("/jobs")
def jobs(
    seat: ASeat,
    q: Annotated[str, Query(max_length=200)] = "",
    status: Annotated[str, Query(max_length=40)] = "open",
    technician: Annotated[str, Query(max_length=64)] = "",
    day: Annotated[str, Query(max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Jobs by their window; without a filter those that are not finished, the earliest first."""
    chosen = {"q": q.strip(), "status": status, "technician": technician, "day": day}
    statuses = tuple(OPEN_STATUSES) if status == "open" else (status,) if status else ()
    with seat.visit.reading() as (connection, who):
        tenant, now = who.actor.tenant, seat.visit.now
        days = _day(connection, who.actor, day, now=now)
        found = list_jobs(
            connection,
            who.actor,
            statuses=statuses,
            words=q,
            technician_id=technician,
            days=days,
            newest_first=status != "open" and days is None,
            offset=(page - 1) * PAGE,
            limit=PAGE,
        )
        return a_page(
            "jobs",
            seat,
            who,
            speech_of(connection, tenant, seat.language, now=now),
            found=found,
            chosen=chosen,
            filtered=chosen != {"q": "", "status": "open", "technician": "", "day": ""},
            statuses=[each.value for each in JobStatus],
            technicians=_technicians(connection, tenant, now=now),
            tones=TONES,
            page=page,
            first=(page - 1) * PAGE + 1,
            last=(page - 1) * PAGE + len(found.jobs),
            earlier=_list_address(chosen, page - 1) if page > 1 else "",
            later=_list_address(chosen, page + 1) if page * PAGE < found.total else "",
        )


@router.get("/jobs/{job}")
def job(job: Annotated[str, Path(max_length=100)], seat: ASeat) -> Response:
    """One job by number or id, with everything of it."""
    with seat.visit.reading() as (connection, who):
        tenant, now = who.actor.tenant, seat.visit.now
        whole = whole_job(connection, who.actor, job)
        told = tell_job(connection, tenant, whole, now=now, language=seat.language)
        speech = speech_of(connection, tenant, seat.language, now=now)
        labels = {each.path: each.label for one in told.checklists for each in one.questions}
        labels |= {one.part.id: one.part.name for one in told.parts if one.part is not None}
        happened, more = history_of_job(connection, tenant, told.job.id, most=NEWEST)
        names = names_of(connection, tenant, {one.by for one in happened if one.by})
        asked = {one.id for one in whole.conflicts}
        return a_page(
            "job",
            seat,
            who,
            speech,
            told=told,
            job=told.job,
            customer=whole.customer or {},
            site=whole.site or {},
            vehicle=whole.vehicle or {},
            technician=told.name_of(told.job.technician_id or ""),
            tone=TONES[told.job.status],
            disputes=[one for one in list_disputes(connection, who.actor) if one.conflict.id in asked],
            times=[
                (one, lasted(one, now=now).total_seconds(), told.name_of(one.technician_id))
                for one in told.times
            ],
            answers={
                one.inspection.id: [(each.label, *_answer(speech, each)) for each in one.questions]
                for one in told.checklists
            },
            titles={one.inspection.id: one.title for one in told.checklists},
            strokes={one.id: _drawn(one) for one in told.signatures},
            versions={one.id: one.version for one in told.reports},
            decimal_of=decimal_of,
            changes=[changes_of(speech, one, labels, names.get(one.by, "")) for one in happened],
            more=more,
        )


def _technicians(connection: Connection, tenant: str, *, now: datetime) -> list[tuple[str, str]]:
    people = Ledger(connection, tenant, now=now).of_kind("person")
    found = [
        (row.id, str(row.fields.get("name") or ""))
        for row in people
        if row.fields.get("role") == Role.TECHNICIAN
    ]
    return sorted(found, key=lambda person: person[1].lower())


def _day(
    connection: Connection, actor: Actor, day: str, *, now: datetime
) -> tuple[datetime, datetime] | None:
    """When a day of the company's begins and ends; None for no day, or for what is none."""
    try:
        asked = date.fromisoformat(day)
        zone = company_zone(Ledger(connection, actor.tenant, now=now))
        return tuple(datetime.combine(each, time(), zone) for each in (asked, asked + timedelta(days=1)))  # type: ignore[return-value]  # two of them
    except (ValueError, OverflowError):
        return None


def _list_address(chosen: Mapping[str, str], page: int) -> str:
    asked = {name: value for name, value in chosen.items() if value or name == "status"}
    return "/desk/jobs?" + urlencode({**asked, "page": page})


def _answer(speech: Speech, question: Question) -> tuple[str, str, str]:
    """What was answered, the limits it was held to, and the verdict's code where it is worth a word."""
    labels = {choice.name: choice.label for choice in question.choices}
    value, measured = question.value, question.measurement
    if labels:
        value = ", ".join(labels.get(part, part) for part in value.split())
    elif question.kind in _FILES:
        value = speech("job.files", count=len(value.split()))
    elif measured is not None and measured.value is not None:
        value = f"{speech.number(measured.value)}\u00a0{measured.unit}".strip()
    elif question.kind == "datetime":
        value = speech.moment_of(value)
    return value, _limits(speech, measured), (measured.verdict or "") if measured is not None else ""


def _limits(speech: Speech, measured: Measurement | None) -> str:
    if measured is None or (measured.limit_low is None and measured.limit_high is None):
        return ""
    low, high = (
        "" if limit is None else speech.number(limit) for limit in (measured.limit_low, measured.limit_high)
    )
    told = f"{low}–{high}" if low and high else f"≥\u00a0{low}" if low else f"≤\u00a0{high}"
    return f"{told}\u00a0{measured.unit}".strip()


def _drawn(signature: Signature) -> tuple[str, list[str]] | None:
    """A signature's lines for an SVG: its view box and a list of points for each line; None when nothing was drawn."""
    points = [point for line in signature.strokes for point in line]
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    box = f"{left - 0.02:.4f} {top - 0.02:.4f} {width + 0.04:.4f} {height + 0.04:.4f}"
    return box, [" ".join(f"{x:.4f},{y:.4f}" for x, y in line) for line in signature.strokes]
