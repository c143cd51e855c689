"""What a signature covers: the work as it stands, without signatures, clocks and status.

A clock that runs on or the move to *completed* does not change what was signed; an answer, a finding, a photo, a
grade, a part or a reading does.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from fieldapp.domain.attachments import SubjectKind
from fieldapp.domain.inspections import Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parts import PartMovement
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.store import rows
from sync.protocol import signed_content
from sync.protocol.hashes import content_sha256
from sync.protocol.signed_content import InspectionRows


def inspection_sha256(connection: sa.Connection, inspection: Inspection) -> str:
    """SHA-256 of an inspection's content: answers but signatures, findings, photos."""
    return signed_content.inspection_sha256(_rows(connection, inspection))


def job_sha256(connection: sa.Connection, job_id: str) -> str:
    """SHA-256 of a whole job's content: its inspections, graded steps, parts, readings, photos."""
    job: Job = rows.fetch(connection, "job", job_id)
    inspections: tuple[Inspection, ...] = rows.fetch_many(connection, "inspection", job_id=job_id)
    steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=job_id)
    movements: tuple[PartMovement, ...] = rows.fetch_many(connection, "part_movement", job_id=job_id)
    content: dict[str, Any] = {
        "job": job.id,
        "odometer_km": job.odometer_km,
        "software": [job.software_before, job.software_after],
        "inspections": {
            item.id: signed_content.inspection_content(_rows(connection, item)) for item in inspections
        },
        "steps": {step.id: [step.grade, step.grade_note] for step in steps if step.grade is not None},
        "parts": _parts(movements),
        "photos": signed_content.photo_content(
            photo
            for photo in rows.fetch_many(connection, "photo", job_id=job_id)
            if photo.subject_kind in (SubjectKind.JOB, SubjectKind.PLAN_STEP, SubjectKind.MARK)
        ),
    }
    if marks := signed_content.mark_content(rows.fetch_many(connection, "damage_mark", job_id=job_id)):
        content["marks"] = marks
    return content_sha256(content)


def _rows(connection: sa.Connection, inspection: Inspection) -> InspectionRows:
    of_it, of_job = {"inspection_id": inspection.id}, {"job_id": inspection.job_id}
    return InspectionRows(
        inspection=inspection,
        answers=rows.fetch_many(connection, "answer", **of_it),
        findings=rows.fetch_many(connection, "finding", **of_it),
        photos=rows.fetch_many(connection, "photo", **of_job),
        signatures=rows.fetch_many(connection, "signature", **of_job),
        rechecks=rows.fetch_many(connection, "recheck", **of_it),
        deviations=rows.fetch_many(connection, "deviation", **of_it),
        marks=rows.fetch_many(connection, "damage_mark", **of_it),
    )


def _parts(movements: tuple[PartMovement, ...]) -> list[list[Any]]:
    """Used minus given back, by part and serial number; a reservation is no use."""
    used: dict[tuple[str, str], int] = {}
    for movement in movements:
        if movement.kind in ("used", "returned"):
            key = (movement.part_id, movement.serial_number)
            used[key] = used.get(key, 0) - movement.delta
    return sorted([part, serial, units] for (part, serial), units in used.items() if units)
