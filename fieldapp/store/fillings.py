"""One checklist as it is filled: its template, every answer, and the facts of the job its expressions read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from fieldapp.domain.inspections import Answer, ChecklistTemplate, Inspection
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.domain.parties import Site
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import rows
from inspections.xform import cached_template

if TYPE_CHECKING:
    from inspections.model import Template
    from inspections.session import Session

_INSTANCE = re.compile(r"\[[^]]*\]")


@dataclass(frozen=True, slots=True)
class Filling:
    """What a `Session` needs. `repeats`: instance ids in order by repeat path."""

    template: Template
    xform: str
    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[str, ...]]
    context: Mapping[str, str]


def read(connection: sa.Connection, inspection: Inspection) -> Filling:
    """The filling as it stands.

    Raises:
        NotFound: the template's version is not on this laptop.
    """
    kept: ChecklistTemplate = rows.fetch(connection, "checklist_template", inspection.template_id)
    template = cached_template(kept.xform)
    answers: dict[str, str] = {}
    repeats: dict[str, tuple[str, ...]] = {}
    given: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=inspection.id)
    for answer in given:
        if names_repeat(template, answer.path):
            repeats[answer.path] = tuple(answer.value.split())
        elif answer.value:
            answers[answer.path] = answer.value
    return Filling(template, kept.xform, answers, repeats, job_facts(connection, inspection.job_id))


def open_session(
    connection: sa.Connection, inspection: Inspection, *, now: datetime, language: str | None = None
) -> Session:
    """The filling brought to life: rules, verdicts, what is missing. `now` is an aware time."""
    from inspections.session import Session

    filling = read(connection, inspection)
    local = now.astimezone()
    return Session(
        filling.template,
        now=lambda: local,
        answers=filling.answers,
        repeats=filling.repeats,
        context=filling.context,
        language=language,
    )


def template_path(path: str) -> str:
    """A node path without instance ids: the place in the form."""
    return _INSTANCE.sub("", path)


def names_repeat(template: Template, path: str) -> bool:
    """Whether a path names a repeat as a whole, not one of its instances or a node in it."""
    if path.endswith("]"):
        return False
    node = template.nodes.get(template_path(path))
    return node is not None and node.repeat is not None


def signer_of(template: Template, path: str) -> str:
    """Whose signature a question asks for (customer, technician, second_person); "" for any other question."""
    node = template.nodes.get(template_path(path))
    return "" if node is None else node.bind.extras.get("signer", "")


def job_facts(connection: sa.Connection, job_id: str) -> dict[str, str]:
    """Facts of the job that checklists may read; unknown ones are left out.

    `odometer` is the last reading before this job, so that a reading of today never forbids itself.
    """
    job: Job = rows.fetch(connection, "job", job_id)
    site: Site | None = rows.find(connection, "site", job.site_id)
    vehicle: Vehicle | None = rows.find(connection, "vehicle", job.vehicle_id)
    arrived = (job.status_times or {}).get(JobStatus.ON_SITE.value)
    facts: dict[str, str | int | None] = {
        "number": job.shown_number,
        "job_kind": job.kind.value,
        "concern": job.concern,
        "arrived_at": arrived.astimezone().isoformat(timespec="milliseconds") if arrived else None,
    }
    if site is not None:
        facts |= {"country": site.country, "postcode": site.postcode, "city": site.city}
    if vehicle is not None:
        facts |= {
            "vin": vehicle.vin,
            "plate": vehicle.plate,
            "make": vehicle.make,
            "model": vehicle.model,
            "model_year": vehicle.model_year,
            "odometer": vehicle.odometer_km if job.odometer_km is None else None,
        }
    return {name: str(value) for name, value in facts.items() if value not in (None, "")}


def item_count(xform: str) -> int:
    """How many numbered items a checklist has, relevant or not."""
    return sum("item" in node.bind.extras for node in cached_template(xform).nodes.values())
