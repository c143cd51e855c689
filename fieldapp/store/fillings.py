"""One checklist as it is filled: its template, every answer, and the facts of the job its expressions read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from fieldapp.domain.inspections import Answer, ChecklistTemplate, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Site
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import rows
from inspections import filling
from inspections.filling import GivenAnswers, open_filling
from inspections.xform import cached_template

if TYPE_CHECKING:
    from inspections.model import Template
    from inspections.session import Session


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
    given_rows: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=inspection.id)
    given = filling.given_answers(template, given_rows)
    return Filling(
        template, kept.xform, given.answers, given.repeats, job_facts(connection, inspection.job_id)
    )


def open_session(
    connection: sa.Connection, inspection: Inspection, *, now: datetime, language: str | None = None
) -> Session:
    """The filling brought to life: rules, verdicts, what is missing; at `now` (aware), or when it was finished."""
    return open_as_read(read(connection, inspection), inspection, now=now, language=language)


def open_as_read(
    kept: Filling, inspection: Inspection, *, now: datetime, language: str | None = None
) -> Session:
    """As `open_session`, of what was read before."""
    return open_filling(
        kept.template,
        GivenAnswers(kept.answers, kept.repeats),
        facts=kept.context,
        now=inspection.judged_at(now).astimezone(),
        language=language,
    )


def job_facts(connection: sa.Connection, job_id: str) -> dict[str, str]:
    """Facts of the job that checklists may read; see `inspections.filling.job_facts`."""
    job: Job = rows.fetch(connection, "job", job_id)
    site: Site | None = rows.find(connection, "site", job.site_id)
    vehicle: Vehicle | None = rows.find(connection, "vehicle", job.vehicle_id)
    return filling.job_facts(job, site, vehicle)


def item_count(xform: str) -> int:
    """How many numbered items a checklist has, relevant or not."""
    return sum("item" in node.bind.extras for node in cached_template(xform).nodes.values())
