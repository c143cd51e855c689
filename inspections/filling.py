"""From rows to a filling: answers and repeats, facts of the job, photos by item. Laptop and centre both call this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import Answer, Inspection
from fieldapp.domain.jobs import Job, JobStatus
from fieldapp.domain.parties import Site
from fieldapp.domain.vehicles import Vehicle
from inspections.regions import region_of

if TYPE_CHECKING:
    from inspections.model import Template
    from inspections.session import Session

_INSTANCE = re.compile(r"\[[^]]*\]")


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """Values by node path, and instance ids in order by repeat path."""

    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[str, ...]]


def given_answers(template: Template, rows: Iterable[Answer]) -> GivenAnswers:
    """The answers of a filling as a `Session` takes them; those without a place in the form are left out."""
    answers: dict[str, str] = {}
    repeats: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if not row.path.startswith("/"):
            continue  # left behind by a move to a newer form
        if names_repeat(template, row.path):
            repeats[row.path] = tuple(row.value.split())
        elif row.value:
            answers[row.path] = row.value
    return GivenAnswers(answers, repeats)


def open_filling(
    template: Template,
    given: GivenAnswers,
    *,
    facts: Mapping[str, str],
    now: datetime,
    language: str | None = None,
) -> Session:
    """The filling brought to life, as the rules see it at `now` (an aware time in the zone of the place)."""
    # 20 ms of modules; most reads of a filling never ask the rules.
    from inspections.session import Session

    return Session(
        template,
        now=lambda: now,
        answers=given.answers,
        repeats=given.repeats,
        context=facts,
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


def job_facts(
    job: Job, site: Site | None, vehicle: Vehicle | None, *, zone: tzinfo | None = None
) -> dict[str, str]:
    """Facts of the job that checklists may read; unknown ones are left out. `zone`: of clock times, None = here.

    `odometer` is the last reading before this job, so that a reading of today never forbids itself.
    """
    arrived = (job.status_times or {}).get(JobStatus.ON_SITE.value)
    facts: dict[str, str | int | None] = {
        "number": job.shown_number,
        "job_kind": job.kind.value,
        "concern": job.concern,
        "arrived_at": arrived.astimezone(zone).isoformat(timespec="milliseconds") if arrived else None,
    }
    if site is not None:
        facts |= {
            "country": site.country,
            "postcode": site.postcode,
            "city": site.city,
            "region": region_of(site.country, site.postcode),
        }
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


def photo_counts(
    inspection: Inspection, session: Session, *, findings: Iterable[Finding], photos: Iterable[Photo]
) -> dict[str, int]:
    """Photos by item path: those of its finding and of its image questions."""
    items = {finding.id: finding.item_path for finding in findings if finding.inspection_id == inspection.id}
    given = {cell.path for cell in session.cells()}
    counts: dict[str, int] = {}
    for photo in photos:
        if photo.removed:
            continue
        item = items.get(photo.subject_id)
        about, _, path = photo.subject_id.partition(" ")
        if photo.subject_kind is SubjectKind.ANSWER and about == inspection.id and path in given:
            item = session.item_of(path)
        if item is not None:
            counts[item] = counts.get(item, 0) + 1
    return counts
