"""What a signature covers: the work as it stands, without signatures, clocks and status.

A clock that runs on or the move to *completed* does not change what was signed; an answer, a finding, a photo, a
grade, a part or a reading does.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from fieldapp.domain.attachments import Photo, Signature, SubjectKind
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import Answer, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parts import PartMovement
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.store import rows
from sync.protocol.hashes import content_sha256


def inspection_sha256(connection: sa.Connection, inspection: Inspection) -> str:
    """SHA-256 of an inspection's content: answers but signatures, findings, photos."""
    return content_sha256(_inspection(connection, inspection))


def job_sha256(connection: sa.Connection, job_id: str) -> str:
    """SHA-256 of a whole job's content: its inspections, graded steps, parts, readings, photos."""
    job: Job = rows.fetch(connection, "job", job_id)
    inspections: tuple[Inspection, ...] = rows.fetch_many(connection, "inspection", job_id=job_id)
    steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=job_id)
    movements: tuple[PartMovement, ...] = rows.fetch_many(connection, "part_movement", job_id=job_id)
    content = {
        "job": job.id,
        "odometer_km": job.odometer_km,
        "software": [job.software_before, job.software_after],
        "inspections": {item.id: _inspection(connection, item) for item in inspections},
        "steps": {step.id: [step.grade, step.grade_note] for step in steps if step.grade is not None},
        "parts": _parts(movements),
        "photos": _photos(
            photo
            for photo in rows.fetch_many(connection, "photo", job_id=job_id)
            if photo.subject_kind in (SubjectKind.JOB, SubjectKind.PLAN_STEP)
        ),
    }
    return content_sha256(content)


def _inspection(connection: sa.Connection, inspection: Inspection) -> dict[str, Any]:
    signatures: tuple[Signature, ...] = rows.fetch_many(connection, "signature", job_id=inspection.job_id)
    signed = {signature.id for signature in signatures}
    answers: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=inspection.id)
    findings: tuple[Finding, ...] = rows.fetch_many(connection, "finding", inspection_id=inspection.id)
    shown = {finding.id for finding in findings if not finding.withdrawn}
    photos: tuple[Photo, ...] = rows.fetch_many(connection, "photo", job_id=inspection.job_id)
    return {
        "form": [inspection.form_id, inspection.form_version, inspection.template_sha256],
        "answers": {
            answer.path: answer.value for answer in answers if answer.value and answer.value not in signed
        },
        "findings": {
            finding.id: [
                finding.item_path,
                finding.severity,
                finding.title,
                finding.note,
                finding.recommendation,
                finding.customer_decision,
            ]
            for finding in findings
            if not finding.withdrawn
        },
        "photos": _photos(
            photo
            for photo in photos
            if (photo.subject_kind is SubjectKind.FINDING and photo.subject_id in shown)
            or (
                photo.subject_kind is SubjectKind.ANSWER
                and photo.subject_id.partition(" ")[0] == inspection.id
            )
        ),
    }


def _photos(photos: Any) -> list[list[str]]:
    return sorted(
        [photo.sha256, photo.subject_kind, photo.subject_id, photo.caption]
        for photo in photos
        if not photo.removed
    )


def _parts(movements: tuple[PartMovement, ...]) -> list[list[Any]]:
    """Used minus given back, by part and serial number; a reservation is no use."""
    used: dict[tuple[str, str], int] = {}
    for movement in movements:
        if movement.kind in ("used", "returned"):
            key = (movement.part_id, movement.serial_number)
            used[key] = used.get(key, 0) - movement.delta
    return sorted([part, serial, units] for (part, serial), units in used.items() if units)
