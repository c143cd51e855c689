"""The checklist page: what a filling needs to start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import RELEASE_KINDS, Answer, ChecklistTemplate, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Customer
from fieldapp.domain.people import Person
from fieldapp.domain.screens.checklist import ChecklistScreen, EarlierValue, LeftAnswer, NewerVersion
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import completion, earlier_damage, earlier_visits, fillings, rows
from fieldapp.store import inspections as queries
from inspections.moving import read_left_path, told_at
from inspections.quality_gate import APPROVERS, code_of
from inspections.xform import cached_template

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
        given: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=inspection_id)
        earlier = earlier_visits.read(connection, inspection)
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
            previous=earlier.last,
            history={
                path: tuple(
                    EarlierValue(on=point.on, value=str(point.value), odometer_km=point.odometer_km)
                    for point in points
                )
                for path, points in earlier.points.items()
            },
            findings={finding.item_path: finding for finding in findings},
            photos=_photos(inspection_id, photos),
            signatures=rows.fetch_many(
                connection, "signature", job_id=inspection.job_id, inspection_id=inspection_id
            ),
            people=tuple(sorted(people, key=lambda person: person.name)),
            tools=rows.fetch_many(connection, "tool"),
            answers_with_tool=_tools(given),
            corrections=rows.fetch_many(connection, "correction", inspection_id=inspection_id),
            rechecks=rows.fetch_many(connection, "recheck", inspection_id=inspection_id),
            deviations=rows.fetch_many(connection, "deviation", inspection_id=inspection_id, withdrawn=False),
            marks=rows.fetch_many(connection, "damage_mark", job_id=inspection.job_id, removed=False),
            earlier_damage=earlier_damage.read(connection, job),
            left=_left(connection, given, language),
            newer=_newer(connection, inspection),
            release_problems=tuple(
                code_of(problem) for problem in completion.gate_problems(connection, inspection, None)
            )
            if inspection.kind in RELEASE_KINDS
            else (),
            approvers=tuple(
                person
                for person in people
                if person.role in APPROVERS and person.id != inspection.technician_id
            ),
        )


def _tools(given: tuple[Answer, ...]) -> dict[str, tuple[str, date | None, bool]]:
    return {
        answer.path: (answer.tool_id, answer.tool_calibrated_until, answer.tool_expired)
        for answer in given
        if answer.tool_id is not None and answer.value
    }


def _left(connection: Connection, given: tuple[Answer, ...], language: str) -> tuple[LeftAnswer, ...]:
    """What earlier moves left without a place, as the version before asked it."""
    found: list[LeftAnswer] = []
    for answer in given:
        place = read_left_path(answer.path)
        if place is None or not answer.value:
            continue
        template_id, path = place
        kept: ChecklistTemplate | None = rows.find(connection, "checklist_template", template_id)
        label, said = path.rpartition("/")[2], answer.value
        if kept is not None:
            form = cached_template(kept.xform)
            label, said = told_at(form, path, answer.value, language=language, now=answer.answered_at)
        found.append(LeftAnswer(label=label, value=said, version=kept.version if kept else ""))
    return tuple(found)


def _newer(connection: Connection, inspection: Inspection) -> NewerVersion | None:
    newest = queries.newest_template(connection, inspection.form_id)
    if newest is None or newest.id == inspection.template_id:
        return None
    return NewerVersion(template_id=newest.id, version=newest.version)


def _photos(inspection_id: str, photos: tuple[Photo, ...]) -> dict[str, tuple[Photo, ...]]:
    """Photos by finding or mark id, or by node path for those of image questions of this inspection."""
    found: dict[str, tuple[Photo, ...]] = {}
    for photo in photos:
        key = ""
        if photo.subject_kind in (SubjectKind.FINDING, SubjectKind.MARK):
            key = photo.subject_id
        elif photo.subject_kind is SubjectKind.ANSWER:
            about, _, path = photo.subject_id.partition(" ")
            key = path if about == inspection_id else ""
        if key:
            found[key] = (*found.get(key, ()), photo)
    return found
