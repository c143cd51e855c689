"""What a signature under an inspection covers: the work as it stands, without signatures. Both ends hash the same.

A tool, a re-check, a deviation or a mark adds a part of its own, so that an inspection without them keeps the hash it
was signed with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fieldapp.domain.attachments import Photo, Signature, SubjectKind
from fieldapp.domain.damage import DamageMark
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.inspections import Answer, Inspection, Recheck
from sync.protocol.hashes import content_sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRows:
    """Every row of one inspection; rows of the job's other inspections may be among `photos` and `signatures`."""

    inspection: Inspection
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    signatures: tuple[Signature, ...]
    rechecks: tuple[Recheck, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    marks: tuple[DamageMark, ...] = ()


def inspection_sha256(rows: InspectionRows) -> str:
    """SHA-256 of an inspection's content: answers but signatures, findings, photos and what hangs on them."""
    return content_sha256(inspection_content(rows))


def inspection_content(rows: InspectionRows) -> dict[str, Any]:
    """The content as plain JSON."""
    inspection = rows.inspection
    signed = {signature.id for signature in rows.signatures}
    findings = [finding for finding in rows.findings if not finding.withdrawn]
    shown = {finding.id for finding in findings}
    marks = [mark for mark in rows.marks if mark.inspection_id == inspection.id and not mark.removed]
    content: dict[str, Any] = {
        "form": [inspection.form_id, inspection.form_version, inspection.template_sha256],
        "answers": {
            answer.path: answer.value
            for answer in rows.answers
            if answer.value and answer.value not in signed
        },
        "findings": {finding.id: _finding(finding) for finding in findings},
        "photos": photo_content(
            photo
            for photo in rows.photos
            if _belongs(photo, inspection.id, shown | {mark.id for mark in marks})
        ),
    }
    parts: dict[str, Any] = {
        "tools": {
            answer.path: [answer.tool_id, _day(answer.tool_calibrated_until)]
            for answer in rows.answers
            if answer.value and answer.tool_id is not None
        },
        "rechecks": sorted(
            [recheck.path, recheck.value_before, recheck.value_after, recheck.repair]
            for recheck in rows.rechecks
            if recheck.finding_id in shown
        ),
        "deviations": sorted(
            [deviation.finding_id, deviation.owner, deviation.due_on.isoformat(), deviation.approved_by]
            for deviation in rows.deviations
            if deviation.finding_id in shown and not deviation.withdrawn
        ),
        "marks": mark_content(marks),
    }
    return content | {name: part for name, part in parts.items() if part}


def photo_content(photos: Iterable[Photo]) -> list[list[Any]]:
    """Photos with what was drawn over them."""
    return sorted(
        [photo.sha256, photo.subject_kind, photo.subject_id, photo.caption, *_drawn(photo)]
        for photo in photos
        if not photo.removed
    )


def mark_content(marks: Iterable[DamageMark]) -> list[list[Any]]:
    """Damage marks in the order of their numbers; places to a thousandth of the view."""
    return sorted(
        [mark.number, mark.view, round(mark.x * 1000), round(mark.y * 1000), mark.kind, mark.note]
        for mark in marks
        if not mark.removed
    )


def _finding(finding: Finding) -> list[Any]:
    return [
        finding.item_path,
        finding.severity,
        finding.title,
        finding.note,
        finding.recommendation,
        finding.customer_decision,
    ]


def _belongs(photo: Photo, inspection_id: str, shown: set[str]) -> bool:
    if photo.subject_kind is SubjectKind.ANSWER:
        return photo.subject_id.partition(" ")[0] == inspection_id
    return photo.subject_kind in (SubjectKind.FINDING, SubjectKind.MARK) and photo.subject_id in shown


def _drawn(photo: Photo) -> list[Any]:
    if not photo.strokes:
        return []
    return [
        [
            [
                stroke.colour,
                round(stroke.width * 10_000),
                [[round(x * 1000), round(y * 1000)] for x, y in stroke.points],
            ]
            for stroke in photo.strokes
        ]
    ]


def _day(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
