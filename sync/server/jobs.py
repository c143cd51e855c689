"""What the office sees of jobs: the list, one whole job, and what two people wrote differently."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, JsonValue
from sqlalchemy import Connection

from fieldapp.domain.searched_words import fold
from fieldapp.errors import NotFound
from sync.protocol.wire import ConflictWire
from sync.server import tables
from sync.server.actors import Actor
from sync.server.conflicts import conflict_wire
from sync.server.possession import has_arrived

ROWS_OF_A_JOB = {
    "diagnosis": "diagnoses",
    "plan_step": "plan_steps",
    "planned_part": "planned_parts",
    "inspection": "inspections",
    "answer": "answers",
    "correction": "corrections",
    "finding": "findings",
    "recheck": "rechecks",
    "deviation": "deviations",
    "damage_mark": "damage_marks",
    "part_movement": "part_movements",
    "time_entry": "time_entries",
    "photo": "photos",
    "signature": "signatures",
    "report": "reports",
    "report_delivery": "deliveries",
    "message": "messages",
    "note": "notes",
    "estimate_line": "estimate_lines",
    "estimate_approval": "estimate_approvals",
}
_FOUND_BY = ("name", "street", "postcode", "city", "plate", "vin", "make", "model")
_ORDER = (
    "position",
    "number",
    "corrected_at",
    "checked_at",
    "approved_at",
    "started_at",
    "taken_at",
    "signed_at",
    "made_at",
    "moved_at",
    "written_at",
    "added_at",
    "decided_at",
    "path",
)

Fields = dict[str, JsonValue]


class JobLine(BaseModel):
    """One job of the list."""

    id: str
    number: str
    kind: str
    status: str
    window_start: datetime
    window_end: datetime
    technician: str
    customer: str
    vehicle: str
    conflicts: int


class JobList(BaseModel):
    """A slice of the jobs, by window; `total` counts them all."""

    jobs: list[JobLine]
    total: int


class WholeJob(BaseModel):
    """Everything of one job: rows as the domain defines them, each with its `id`.

    `files` names every file the job refers to and whether it has arrived. `late` counts changes that came in after
    the job was given to someone else or completed.
    """

    job: Fields
    customer: Fields | None
    site: Fields | None
    vehicle: Fields | None
    diagnoses: list[Fields]
    plan_steps: list[Fields]
    planned_parts: list[Fields]
    inspections: list[Fields]
    answers: list[Fields]
    corrections: list[Fields]
    findings: list[Fields]
    rechecks: list[Fields]
    deviations: list[Fields]
    damage_marks: list[Fields]
    part_movements: list[Fields]
    time_entries: list[Fields]
    photos: list[Fields]
    signatures: list[Fields]
    reports: list[Fields]
    deliveries: list[Fields]
    messages: list[Fields]
    notes: list[Fields]
    estimate_lines: list[Fields]
    estimate_approvals: list[Fields]
    parts: list[Fields]
    files: dict[str, bool]
    conflicts: list[ConflictWire]
    late: int


def list_jobs(
    connection: Connection,
    actor: Actor,
    *,
    statuses: Collection[str] = (),
    words: str = "",
    technician_id: str = "",
    days: tuple[datetime, datetime] | None = None,
    newest_first: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> JobList:
    """Jobs by window; a technician sees the own ones.

    `statuses`: only these, any when there are none. `words`: each stands somewhere in the job's number or concern, or
    in what its customer, place and car are called, whatever its capitals and accents. `days`: the window begins from
    the first moment on and before the second.
    """
    row = tables.synced_row
    found = [
        (job_id, json.loads(fields))
        for job_id, fields in connection.execute(
            sa.select(row.c.id, row.c.fields).where(*_visible_jobs(actor))
        )
    ]
    jobs = [
        (job_id, fields, datetime.fromisoformat(fields["window_start"]))
        for job_id, fields in found
        if (not statuses or fields["status"] in statuses) and technician_id in ("", fields["technician_id"])
    ]
    if days is not None:
        jobs = [job for job in jobs if days[0] <= job[2] < days[1]]
    if wanted := [fold(word) for word in words.split()]:
        called = _called(connection, actor.tenant)
        jobs = [job for job in jobs if _says(job[1], called, wanted)]
    jobs.sort(key=lambda job: (job[2], job[0]), reverse=newest_first)
    shown = [(job_id, fields) for job_id, fields, _ in jobs[offset : offset + limit]]
    names = _fields_of(
        connection,
        actor.tenant,
        {fields[name] for _, fields in shown for name in ("customer_id", "vehicle_id", "technician_id")},
    )
    conflicts = _conflict_counts(connection, actor.tenant, [job_id for job_id, _ in shown])
    return JobList(
        jobs=[
            JobLine(
                id=job_id,
                number=fields["number"] or fields["provisional_number"],
                kind=fields["kind"],
                status=fields["status"],
                window_start=fields["window_start"],
                window_end=fields["window_end"],
                technician=str(names.get(fields["technician_id"], {}).get("name", "")),
                customer=str(names.get(fields["customer_id"], {}).get("name", "")),
                vehicle=_car(names.get(fields["vehicle_id"], {})),
                conflicts=conflicts.get(job_id, 0),
            )
            for job_id, fields in shown
        ],
        total=len(jobs),
    )


def whole_job(connection: Connection, actor: Actor, name: str) -> WholeJob:
    """A job by number or id, with everything of it.

    Raises:
        NotFound: no such job, or not this technician's.
    """
    row = tables.synced_row
    found = connection.execute(
        sa.select(row.c.id, row.c.fields).where(
            *_visible_jobs(actor), sa.or_(row.c.natural_key == name, row.c.id == name)
        )
    ).first()
    if found is None:
        raise NotFound(f"There is no job {name}; see fieldapp-server jobs list.")
    job = {"id": found.id, **json.loads(found.fields)}
    rows = _rows_of(connection, actor.tenant, found.id)
    part_ids = {str(line["part_id"]) for kind in ("planned_parts", "part_movements") for line in rows[kind]}
    related = _fields_of(
        connection, actor.tenant, {job["customer_id"], job["site_id"], job["vehicle_id"], *part_ids}
    )
    return WholeJob(
        job=job,
        customer=related.get(job["customer_id"]),
        site=related.get(job["site_id"]),
        vehicle=related.get(job["vehicle_id"]),
        parts=[related[part_id] for part_id in sorted(part_ids) if part_id in related],
        files=_files(connection, actor.tenant, found.id),
        conflicts=list_conflicts(connection, actor, job=job),
        late=_late_count(connection, actor.tenant, found.id),
        **rows,
    )


def _called(connection: Connection, tenant: str) -> dict[str, str]:
    """What every customer, place and car is found by, folded."""
    row = tables.synced_row
    query = sa.select(row.c.id, row.c.fields).where(
        row.c.tenant == tenant, row.c.kind.in_(("customer", "site", "vehicle")), row.c.deleted.is_(False)
    )
    return {
        row_id: fold(" ".join(str(fields[name]) for name in _FOUND_BY if fields.get(name)))
        for row_id, text in connection.execute(query)
        for fields in [json.loads(text)]
    }


def _says(job: Mapping[str, Any], called: Mapping[str, str], wanted: Collection[str]) -> bool:
    own = fold(
        " ".join(str(job[name]) for name in ("number", "provisional_number", "concern") if job.get(name))
    )
    text = " ".join((own, *(called.get(job[name], "") for name in ("customer_id", "site_id", "vehicle_id"))))
    return all(word in text for word in wanted)


def _rows_of(connection: Connection, tenant: str, job_id: str) -> dict[str, list[Fields]]:
    row = tables.synced_row
    rows: dict[str, list[Fields]] = {plural: [] for plural in ROWS_OF_A_JOB.values()}
    for kind, row_id, fields in connection.execute(
        sa.select(row.c.kind, row.c.id, row.c.fields).where(
            row.c.tenant == tenant,
            row.c.job_id == job_id,
            row.c.kind.in_(ROWS_OF_A_JOB),
            row.c.deleted.is_(False),
        )
    ):
        rows[ROWS_OF_A_JOB[kind]].append({"id": row_id, **json.loads(fields)})
    for listed in rows.values():
        listed.sort(key=_order)
    return rows


def _late_count(connection: Connection, tenant: str, job_id: str) -> int:
    late = tables.late_contribution
    count = (
        sa.select(sa.func.count())
        .select_from(late)
        .where(late.c.tenant == tenant, late.c.job_id == job_id, late.c.state == "open")
    )
    return connection.execute(count).scalar_one()


def list_conflicts(connection: Connection, actor: Actor, *, job: Fields | None = None) -> list[ConflictWire]:
    """Open conflicts, oldest first; a technician sees the own ones.

    Those of a job include conflicts about its customer, site and vehicle.
    """
    table = tables.conflict
    query = sa.select(table).where(table.c.tenant == actor.tenant, table.c.state == "open")
    if actor.is_technician:
        query = query.where(table.c.person_id == actor.person_id)
    if job is not None:
        around = [str(job[name]) for name in ("customer_id", "site_id", "vehicle_id")]
        query = query.where(sa.or_(table.c.job_id == str(job["id"]), table.c.row_id.in_(around)))
    return [conflict_wire(found) for found in connection.execute(query.order_by(table.c.id))]


def _visible_jobs(actor: Actor) -> tuple[sa.ColumnElement[bool], ...]:
    row = tables.synced_row
    everything = (row.c.tenant == actor.tenant, row.c.kind == "job", row.c.deleted.is_(False))
    return (*everything, row.c.reader == actor.person_id) if actor.is_technician else everything


def _fields_of(connection: Connection, tenant: str, ids: set[str]) -> dict[str, Fields]:
    row = tables.synced_row
    wanted = [row_id for row_id in ids if row_id]
    return {
        row_id: {"id": row_id, **json.loads(fields)}
        for row_id, fields in connection.execute(
            sa.select(row.c.id, row.c.fields).where(
                row.c.tenant == tenant,
                row.c.kind.in_(("customer", "site", "vehicle", "part", "person")),
                row.c.id.in_(wanted),
            )
        )
    }


def _conflict_counts(connection: Connection, tenant: str, job_ids: list[str]) -> dict[str, int]:
    table = tables.conflict
    query = (
        sa.select(table.c.job_id, sa.func.count().label("open"))
        .where(table.c.tenant == tenant, table.c.state == "open", table.c.job_id.in_(job_ids))
        .group_by(table.c.job_id)
    )
    return {found.job_id: found.open for found in connection.execute(query)}


def _files(connection: Connection, tenant: str, job_id: str) -> dict[str, bool]:
    row, link = tables.synced_row, tables.blob_link
    query = (
        sa.select(link.c.sha256, has_arrived(link))
        .join(
            row, sa.and_(row.c.tenant == link.c.tenant, row.c.kind == link.c.kind, row.c.id == link.c.row_id)
        )
        .where(link.c.tenant == tenant, row.c.job_id == job_id)
        .order_by(link.c.sha256)
    )
    files: dict[str, bool] = {}
    for sha256, here in connection.execute(query):
        files[sha256] = files.get(sha256, False) or bool(here)
    return files


def _order(fields: Fields) -> tuple[Any, ...]:
    key = next((fields[name] for name in _ORDER if fields.get(name) is not None), "")
    return (isinstance(key, str), key, fields["id"])


def _car(fields: Mapping[str, JsonValue]) -> str:
    parts = (fields.get("model"), fields.get("model_year"), fields.get("plate"))
    return " ".join(str(part) for part in parts if part)
