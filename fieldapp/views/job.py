"""The job page: one job with everything its tabs show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp import clock
from fieldapp.domain.attachments import ReportDelivery
from fieldapp.domain.inspections import Inspection, InspectionKind
from fieldapp.domain.jobs import OPEN_STATUSES, Job, allowed_moves, completion_problems
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Company
from fieldapp.domain.parts import MovementKind, Part, PartMovement, PlannedPart
from fieldapp.domain.people import Role
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.screens.job import ChecklistLine, JobScreen, PartLine, RunningTimer
from fieldapp.domain.screens.knowledge import OpenedArticle
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import articles as article_queries
from fieldapp.store import (
    completion,
    earlier_damage,
    fillings,
    outbox,
    prices,
    read_marks,
    rows,
    sync_state,
    time_entries,
)
from fieldapp.store import inspections as inspection_queries
from fieldapp.store import parts as part_queries
from fieldapp.views.reports import unwatched, vehicle_lines

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


def read(
    store: Store, *, job_id: str, language: str, person_id: str = "", now: Moment | None = None
) -> JobScreen:
    """Everything about one job; `language` is the reader's (for titles of checklists and for articles).

    `person_id` is who reads, for what that person has read of the articles; "" has read none.

    Raises:
        NotFound: no such job on this laptop.
    """
    moment = now or clock.now()
    with store.reading() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        vehicle: Vehicle = rows.fetch(connection, "vehicle", job.vehicle_id)
        diagnosis: Diagnosis | None = next(
            iter(rows.fetch_many(connection, "diagnosis", job_id=job_id)), None
        )
        movements: tuple[PartMovement, ...] = rows.fetch_many(connection, "part_movement", job_id=job_id)
        steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=job_id)
        companies: tuple[Company, ...] = rows.fetch_many(connection, "company")
        invoice = prices.invoice_draft(connection, job, now=moment.at) if companies else None
        deliveries: tuple[ReportDelivery, ...] = rows.fetch_many(connection, "report_delivery", job_id=job_id)
        undoable = outbox.undoable_status(connection, job_id, now=moment.at)
        return JobScreen(
            job=job,
            customer=rows.fetch(connection, "customer", job.customer_id),
            site=rows.fetch(connection, "site", job.site_id),
            vehicle=vehicle,
            diagnosis=diagnosis,
            steps=tuple(sorted(steps, key=lambda step: step.position)),
            articles=_articles(connection, job, vehicle, diagnosis, language, person_id),
            checklists=_checklists(connection, job, language, moment),
            parts=_parts(connection, job_id, movements),
            movements=movements,
            time_entries=rows.fetch_many(connection, "time_entry", job_id=job_id, removed=False),
            photos=rows.fetch_many(connection, "photo", job_id=job_id, removed=False),
            findings=rows.fetch_many(connection, "finding", job_id=job_id, withdrawn=False),
            signatures=rows.fetch_many(connection, "signature", job_id=job_id, voided=False),
            notes=rows.fetch_many(connection, "note", job_id=job_id),
            messages=rows.fetch_many(connection, "message", job_id=job_id),
            reports=rows.fetch_many(connection, "report", job_id=job_id),
            deliveries=deliveries,
            allowed=allowed_moves(job.status, Role.TECHNICIAN),
            completion_problems=completion_problems(completion.facts(connection, job, now=moment.at))
            if job.status in OPEN_STATUSES
            else (),
            undo_until=undoable.until if undoable else None,
            currency=companies[0].currency if companies else "NOK",
            marks=rows.fetch_many(connection, "damage_mark", job_id=job_id, removed=False),
            earlier_damage=earlier_damage.read(connection, job),
            price=invoice.standing if invoice else None,
            invoice=invoice,
            earlier_reports=vehicle_lines(connection, job.vehicle_id),
            unwatched_prints=unwatched(connection, deliveries, now=moment.at),
        )


def running_timer(store: Store) -> RunningTimer | None:
    """The clock that runs, None when none does."""
    with store.reading() as connection:
        running = time_entries.running(connection)
    return RunningTimer(job_id=running[0].job_id, entry=running[0]) if running else None


def _articles(
    connection: Connection,
    job: Job,
    vehicle: Vehicle,
    diagnosis: Diagnosis | None,
    language: str,
    person_id: str,
) -> tuple[OpenedArticle, ...]:
    """Articles that name this car's model and one of the fault codes or symptoms of this job."""
    words = [job.concern]
    if diagnosis is not None:
        words += [diagnosis.summary, *diagnosis.evidence, *diagnosis.hypotheses]
    found = article_queries.about(connection, model=vehicle.model, text=" ".join(words), language=language)
    states = read_marks.states(connection, found, person_id=person_id)
    return tuple(OpenedArticle(article=article, read=states[article.id]) for article in found)


def _checklists(connection: Connection, job: Job, language: str, now: Moment) -> tuple[ChecklistLine, ...]:
    """Checklists the office wants, then others that were begun."""
    begun: dict[str, Inspection] = {
        inspection.form_id: inspection
        for inspection in rows.fetch_many(connection, "inspection", job_id=job.id)
    }
    lines = []
    for form_id in dict.fromkeys((*job.checklists, *begun)):
        inspection = begun.get(form_id)
        if inspection is None:
            lines.append(_not_begun(connection, form_id, language))
        else:
            lines.append(_begun(connection, inspection, language, now))
    return tuple(lines)


def _not_begun(connection: Connection, form_id: str, language: str) -> ChecklistLine:
    kept = inspection_queries.newest_template(connection, form_id)
    return ChecklistLine(
        form_id=form_id,
        title=_title(kept.titles, language, form_id) if kept else form_id,
        kind=InspectionKind(kept.kind) if kept else None,
        inspection_id=None,
        answered=0,
        total=fillings.item_count(kept.xform) if kept else 0,
        findings=0,
        finished_at=None,
        missing_template=kept is None,
    )


def _begun(connection: Connection, inspection: Inspection, language: str, now: Moment) -> ChecklistLine:
    session = fillings.open_session(connection, inspection, now=now.at, language=language)
    items = [item for section in session.sections() for item in section.items]
    findings = rows.fetch_many(connection, "finding", inspection_id=inspection.id, withdrawn=False)
    return ChecklistLine(
        form_id=inspection.form_id,
        title=session.title or inspection.form_id,
        kind=inspection.kind,
        inspection_id=inspection.id,
        answered=sum(item.answered for item in items),
        total=len(items),
        findings=len(findings),
        finished_at=inspection.finished_at,
    )


def _title(titles: dict[str, str], language: str, form_id: str) -> str:
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), form_id)


def _parts(connection: Connection, job_id: str, movements: tuple[PartMovement, ...]) -> tuple[PartLine, ...]:
    """Parts planned for the job, then others used on it."""
    session = sync_state.session(connection)
    stock = part_queries.stock(connection, technician_id=session.person_id) if session else {}
    planned: dict[str, int] = {}
    plan: tuple[PlannedPart, ...] = rows.fetch_many(connection, "planned_part", job_id=job_id)
    for line in plan:
        planned[line.part_id] = planned.get(line.part_id, 0) + line.quantity
    used: dict[str, int] = {}
    for movement in movements:
        if movement.kind in (MovementKind.USED, MovementKind.RETURNED):
            used[movement.part_id] = used.get(movement.part_id, 0) - movement.delta
    shown = [*planned, *(part_id for part_id, units in used.items() if units and part_id not in planned)]
    parts: tuple[Part, ...] = rows.fetch_in_order(connection, "part", shown)
    return tuple(
        PartLine(
            part=part,
            planned=planned.get(part.id, 0),
            used=used.get(part.id, 0),
            in_car=stock.get(part.id, 0),
        )
        for part in parts
    )
