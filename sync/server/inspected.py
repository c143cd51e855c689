"""Inspections as the centre sees them: rows of a job brought to life by the rules the laptops use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fieldapp.domain.attachments import Photo, Signature
from fieldapp.domain.damage import DamageMark
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.inspections import Answer, ChecklistTemplate, Inspection, Recheck
from fieldapp.domain.jobs import Job
from fieldapp.domain.people import Role
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.errors import DataProblem
from inspections.filling import given_answers, job_facts, open_filling
from inspections.quality_gate import ReleaseFacts
from inspections.session import Session
from inspections.xform import cached_template
from sync.protocol.kinds import from_fields
from sync.protocol.signed_content import InspectionRows, inspection_sha256
from sync.server.ledger import Ledger, StoredRow
from sync.server.office_words import company_zone


@dataclass(frozen=True, slots=True)
class InspectedJob:
    """A job with the rows its inspections are made of, as one transaction sees them."""

    ledger: Ledger
    job: Job
    rows: tuple[StoredRow, ...]

    @property
    def inspections(self) -> tuple[Inspection, ...]:
        return self._of("inspection")

    @property
    def signatures(self) -> tuple[Signature, ...]:
        return self._of("signature")

    @property
    def plan_steps(self) -> tuple[PlanStep, ...]:
        return self._of("plan_step")

    @property
    def zone(self) -> ZoneInfo:
        """Where the company's days begin."""
        return company_zone(self.ledger)

    def session(self, inspection: Inspection, *, now: datetime, language: str | None = None) -> Session:
        """The filling of one inspection as its rules see it at `now`, told in a language its form may have.

        Raises:
            DataProblem: its form is not here or cannot be read.
        """
        kept: ChecklistTemplate | None = self._one("checklist_template", inspection.template_id)
        if kept is None:
            raise DataProblem("The centre does not have the version of the checklist this was filled in.")
        template = cached_template(kept.xform)
        zone = self.zone
        site, vehicle = self._one("site", self.job.site_id), self._one("vehicle", self.job.vehicle_id)
        return open_filling(
            template,
            given_answers(template, self._with(inspection, "answer")),
            facts=job_facts(self.job, site, vehicle, zone=zone),
            now=now.astimezone(zone),
            language=language,
        )

    def release_facts(self, inspection: Inspection, *, now: datetime) -> ReleaseFacts:
        """What the quality gate looks at."""
        rows = self.content_rows(inspection)
        return ReleaseFacts(
            inspection=inspection,
            session=self.session(inspection, now=now),
            content_sha256=inspection_sha256(rows),
            findings=rows.findings,
            deviations=rows.deviations,
            rechecks=rows.rechecks,
            signatures=rows.signatures,
            photos=rows.photos,
            roles=self._roles(rows),
        )

    def content_rows(self, inspection: Inspection) -> InspectionRows:
        """What a signature under it covers."""
        findings: tuple[Finding, ...] = self._with(inspection, "finding")
        photos: tuple[Photo, ...] = self._of("photo")
        signatures: tuple[Signature, ...] = self._of("signature")
        answers: tuple[Answer, ...] = self._with(inspection, "answer")
        rechecks: tuple[Recheck, ...] = self._with(inspection, "recheck")
        deviations: tuple[Deviation, ...] = self._with(inspection, "deviation")
        marks: tuple[DamageMark, ...] = self._with(inspection, "damage_mark")
        return InspectionRows(
            inspection=inspection,
            answers=answers,
            findings=findings,
            photos=photos,
            signatures=signatures,
            rechecks=rechecks,
            deviations=deviations,
            marks=marks,
        )

    def _roles(self, rows: InspectionRows) -> dict[str, Role]:
        people = {signature.person_id for signature in rows.signatures if signature.person_id}
        people |= {deviation.approved_by for deviation in rows.deviations}
        found = {person_id: self._one("person", person_id) for person_id in sorted(people)}
        # Nobody known must not read as "nobody is checked".
        known = {person_id: person.role for person_id, person in found.items() if person is not None}
        return known or {"": Role.TECHNICIAN}

    def _of(self, kind: str) -> tuple[Any, ...]:
        found = (row for row in self.rows if row.kind == kind and not row.deleted)
        return tuple(sorted((_value(row) for row in found), key=lambda value: str(value.id)))

    def _with(self, inspection: Inspection, kind: str) -> tuple[Any, ...]:
        return tuple(value for value in self._of(kind) if value.inspection_id == inspection.id)

    def _one(self, kind: str, row_id: str) -> Any:
        row = self.ledger.get(kind, row_id)
        return None if row is None else _value(row)


def inspected(ledger: Ledger, job: StoredRow) -> InspectedJob:
    """A job's inspections with everything that hangs on them, what this transaction changed included."""
    rows: Iterable[StoredRow] = ledger.of_job(job.id)
    return InspectedJob(ledger, _value(job), tuple(rows))


def _value(row: StoredRow) -> Any:
    return from_fields(row.kind, row.id, row.fields)
