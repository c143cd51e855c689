"""The sync centre: what waits on this laptop, what the office has, what came back, and the connection pill."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import DeliveryState, Photo, ReportDelivery
from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.late_work import LateWork
from fieldapp.domain.screens.sync_centre import (
    Connection,
    ConnectionState,
    JobAtOffice,
    RefusedChange,
    SyncScreen,
    WaitingChange,
    WaitingJob,
    WaitingPhoto,
)
from fieldapp.store import job_lines, jobs, media_queue, outbox, rows, sync_state
from fieldapp.store.outbox import PendingChange

if TYPE_CHECKING:
    import sqlalchemy as sa

    from fieldapp.store.engine import Store

_STATUSES = frozenset(JobStatus)


def read(
    store: Store,
    *,
    language: str = "en",
    now: datetime | None = None,
    reachable: bool | None = None,
    next_try: datetime | None = None,
    problem: str = "",
) -> SyncScreen:
    """Everything the sync centre shows, forms in the reader's `language`; the others are as in `connection`."""
    from fieldapp.views import conflict_lines  # the pill, which is there first, needs no forms

    moment = now or datetime.now(UTC)
    with store.reading() as link:
        changes = outbox.changes_waiting(link)
        late: tuple[LateWork, ...] = rows.fetch_many(link, "late_work")
        conflicts = sync_state.conflicts(link)
        job_of = _jobs_of(link, [(change.kind, change.row_id) for change in changes])
        job_of |= _jobs_of(link, [(conflict.kind, conflict.row_id) for conflict in conflicts])
        return SyncScreen(
            connection=_connection(link, moment, reachable, next_try, problem),
            waiting=_waiting(link, changes, job_of),
            conflicts=conflict_lines.read(link, conflicts, job_of, language=language),
            refused=tuple(_refused(change, job_of) for change in changes if change.state == "rejected"),
            bytes_today=sync_state.traffic(link, moment.astimezone(UTC).date()),
            late=tuple(sorted(late, key=lambda one: one.received_at, reverse=True)),
            at_office=_at_office(link, moment, waits=set(job_of.values())),
        )


def connection(
    store: Store,
    *,
    now: datetime | None = None,
    reachable: bool | None = None,
    next_try: datetime | None = None,
    problem: str = "",
) -> Connection:
    """The pill. The store knows what waits; whoever runs the sync tells whether the server was `reachable` lately
    (None = nobody has tried), when the `next_try` comes and the stable code of the last `problem`.
    """
    with store.reading() as link:
        return _connection(link, now or datetime.now(UTC), reachable, next_try, problem)


def _connection(
    link: sa.Connection,
    now: datetime,
    reachable: bool | None,
    next_try: datetime | None,
    problem: str,
) -> Connection:
    counts, files = outbox.counts(link, now=now), media_queue.counts(link)
    session = sync_state.session(link)
    waiting = counts.waiting + counts.refused
    return Connection(
        state=_state(
            signed_in=session is not None and bool(session.refresh),
            needs_you=bool(counts.refused) or bool(sync_state.conflicts(link)),
            waits=bool(waiting or files.waiting),
            reachable=reachable,
        ),
        changes_waiting=waiting,
        photos_waiting=files.waiting,
        last_contact=session.last_contact if session else None,
        next_try=next_try,
        problem=problem,
        out_of_service=session is not None and session.revoked != "no",
    )


def _state(*, signed_in: bool, needs_you: bool, waits: bool, reachable: bool | None) -> ConnectionState:
    if not signed_in:
        return ConnectionState.SIGNED_OUT
    if needs_you:
        return ConnectionState.NEEDS_YOU
    if reachable is False or (waits and reachable is None):
        return ConnectionState.OFFLINE
    return ConnectionState.SENDING if waits else ConnectionState.ALL_SENT


def _jobs_of(link: sa.Connection, pairs: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    by_kind: dict[str, set[str]] = {}
    for kind, row_id in pairs:
        by_kind.setdefault(kind, set()).add(row_id)
    return {
        (kind, row_id): job_id
        for kind, ids in by_kind.items()
        for row_id, job_id in jobs.of_rows(link, kind, ids).items()
    }


def _waiting(
    link: sa.Connection, changes: tuple[PendingChange, ...], job_of: Mapping[tuple[str, str], str]
) -> tuple[WaitingJob, ...]:
    """By job, oldest work first, then by kind; what belongs to no job comes under the id ""."""
    by_job: dict[str, dict[str, WaitingChange]] = {}
    counted: set[tuple[str, str]] = set()
    for change in changes:
        if change.state == "rejected":
            continue
        key = (change.kind, change.row_id)
        group = by_job.setdefault(job_of.get(key, ""), {})
        before = group.get(change.kind)
        detail = _detail(change, before.detail if before else "")
        as_before = before is not None and detail == before.detail and detail in _STATUSES
        group[change.kind] = WaitingChange(
            kind=change.kind,
            detail=detail,
            count=(before.count if before else 0) + (key not in counted),
            made_at=before.made_at if before is not None and as_before else change.made_at,
        )
        counted.add(key)
    photos = _photos(link)
    shown = job_lines.lines_of(link.exec_driver_sql, [job_id for job_id in {**by_job, **photos} if job_id])
    known = {line.job_id: line for line in shown}
    return tuple(
        WaitingJob(
            job_id=job_id,
            customer_name=known[job_id].customer_name if job_id in known else "",
            plate=known[job_id].plate if job_id in known else "",
            changes=tuple(by_job.get(job_id, {}).values()),
            photos=photos.get(job_id, ()),
        )
        for job_id in {**by_job, **photos}
    )


def _at_office(link: sa.Connection, now: datetime, *, waits: set[str]) -> tuple[JobAtOffice, ...]:
    """Today's completed jobs without a change or a file that waits, in the order they were completed."""
    today = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    waits |= {file.job_id for file in media_queue.waiting(link)}
    completed = {job.id: job for job in jobs.completed_since(link, today) if job.id not in waits}
    amounts = jobs.amounts(link, completed)
    handed_over: tuple[ReportDelivery, ...] = rows.fetch_many(link, "report_delivery", job_id=list(completed))
    newest = {
        one.job_id: one.state
        for one in sorted(handed_over, key=lambda one: one.requested_at)
        if one.state is not DeliveryState.WITHDRAWN
    }
    return tuple(
        JobAtOffice(
            job_id=line.job_id,
            customer_name=line.customer_name,
            plate=line.plate,
            completed_at=completed[line.job_id].completed_at or now,
            answers=amounts[line.job_id][0],
            photos=amounts[line.job_id][1],
            delivery=newest.get(line.job_id),
        )
        for line in job_lines.lines_of(link.exec_driver_sql, list(completed))
    )


def _photos(link: sa.Connection) -> dict[str, tuple[WaitingPhoto, ...]]:
    """Originals on their way, by job."""
    files = {
        file.sha256: file for file in media_queue.waiting(link) if file.lane == media_queue.LANE_ORIGINAL
    }
    photos: tuple[Photo, ...] = rows.fetch_many(link, "photo", sha256=list(files))
    found: dict[str, tuple[WaitingPhoto, ...]] = {}
    for photo in photos:
        waiting = WaitingPhoto(
            photo_id=photo.id, sha256=photo.sha256, size=photo.size, sent=files[photo.sha256].sent
        )
        found[photo.job_id] = (*found.get(photo.job_id, ()), waiting)
    return found


def _detail(change: PendingChange, before: str = "") -> str:
    """What changed, after what is known of earlier changes of its kind: see `WaitingChange`."""
    match change.kind:
        case "answer":
            return before
        case "job" if "status" in change.fields:
            return str(change.fields["status"])
        case "job" if before in _STATUSES:
            return before
        case "signature":
            return _listed(before, change.fields.get("name"))
        case "report_delivery":
            return _listed(before, change.fields.get("recipient"))
        case _ if change.action == "create":
            return before
        case _:
            return ", ".join(sorted(change.fields))


def _listed(before: str, name: object) -> str:
    """Names one after the other, each once."""
    names = before.split(", ") if before else []
    if isinstance(name, str) and name and name not in names:
        names.append(name)
    return ", ".join(names)


def _refused(change: PendingChange, job_of: Mapping[tuple[str, str], str]) -> RefusedChange:
    return RefusedChange(
        op_id=change.op_id,
        kind=change.kind,
        row_id=change.row_id,
        job_id=job_of.get((change.kind, change.row_id)),
        what=_detail(change),
        code=change.code,
        sentence=change.sentence,
        made_at=change.made_at,
    )
