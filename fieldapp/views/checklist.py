"""The checklist page: what a filling needs to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import ChecklistTemplate, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Customer
from fieldapp.domain.people import Person
from fieldapp.domain.screens.checklist import ChecklistScreen
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import fillings, rows
from fieldapp.store import inspections as queries

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def read(store: Store, *, inspection_id: str, language: str) -> ChecklistScreen:
    """One inspection with its template, answers, findings and photos; `language` is the reader's.

    Raises:
        NotFound: no such inspection, or its template's version is not on this laptop.
    """
    with store.reading() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        kept: ChecklistTemplate = rows.fetch(connection, "checklist_template", inspection.template_id)
        filling = fillings.read(connection, inspection)
        job: Job = rows.fetch(connection, "job", inspection.job_id)
        customer: Customer | None = rows.find(connection, "customer", job.customer_id)
        vehicle: Vehicle | None = rows.find(connection, "vehicle", job.vehicle_id)
        findings: tuple[Finding, ...] = rows.fetch_many(
            connection, "finding", inspection_id=inspection_id, withdrawn=False
        )
        photos: tuple[Photo, ...] = rows.fetch_many(
            connection, "photo", job_id=inspection.job_id, removed=False
        )
        people: tuple[Person, ...] = rows.fetch_many(connection, "person")
        return ChecklistScreen(
            inspection=inspection,
            title=kept.titles.get(language) or kept.titles.get("en") or inspection.form_id,
            customer_name=customer.name if customer else "",
            plate=vehicle.plate if vehicle else "",
            xform=filling.xform,
            answers=filling.answers,
            repeats=filling.repeats,
            context=filling.context,
            previous=queries.last_visit(connection, inspection),
            findings={finding.item_path: finding for finding in findings},
            photos=_photos(inspection_id, photos),
            signatures=rows.fetch_many(
                connection, "signature", job_id=inspection.job_id, inspection_id=inspection_id, voided=False
            ),
            people=tuple(sorted(people, key=lambda person: person.name)),
            tools=rows.fetch_many(connection, "tool"),
        )


def _photos(inspection_id: str, photos: tuple[Photo, ...]) -> dict[str, tuple[Photo, ...]]:
    """Photos by finding id, or by node path for those of image questions of this inspection."""
    found: dict[str, tuple[Photo, ...]] = {}
    for photo in photos:
        key = ""
        if photo.subject_kind is SubjectKind.FINDING:
            key = photo.subject_id
        elif photo.subject_kind is SubjectKind.ANSWER:
            about, _, path = photo.subject_id.partition(" ")
            key = path if about == inspection_id else ""
        if key:
            found[key] = (*found.get(key, ()), photo)
    return found
