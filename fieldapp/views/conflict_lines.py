"""Fields two people wrote, as a person reads them: what the row is called, whose job it is, the three versions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fieldapp.domain.inspections import Answer, ChecklistTemplate, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Customer
from fieldapp.domain.screens.sync_centre import ConflictLine
from fieldapp.store import rows
from inspections.moving import told_at
from inspections.xform import cached_template
from sync.protocol.kinds import KINDS, free_words

if TYPE_CHECKING:
    import sqlalchemy as sa

    from fieldapp.store.sync_state import StoredConflict

_TITLES = {
    "plan_step": "instruction",
    "finding": "title",
    "site": "street",
    "vehicle": "plate",
    "customer": "name",
    "answer": "path",
}


def read(
    link: sa.Connection,
    conflicts: Sequence[StoredConflict],
    job_of: Mapping[tuple[str, str], str],
    *,
    language: str,
) -> tuple[ConflictLine, ...]:
    """Conflicts with their words; `job_of` gives the job of a row by its kind and id, `language` is the reader's."""
    return tuple(_conflict(link, conflict, job_of, language) for conflict in conflicts)


def _conflict(
    link: sa.Connection, conflict: StoredConflict, job_of: Mapping[tuple[str, str], str], language: str
) -> ConflictLine:
    job_id = job_of.get((conflict.kind, conflict.row_id))
    title, before, mine, office = _versions(link, conflict, language)
    return ConflictLine(
        conflict_id=conflict.id,
        kind=conflict.kind,
        row_id=conflict.row_id,
        job_id=job_id,
        field=conflict.field,
        title=title,
        customer_name=_customer_name(link, job_id),
        prose=conflict.field in KINDS[conflict.kind].prose,
        before=before,
        mine=mine,
        office=office,
        mine_at=conflict.mine_at,
        office_at=conflict.office_at,
        office_by=conflict.office_by,
        mine_note=free_words(conflict.kind, conflict.with_mine),
        office_note=free_words(conflict.kind, _said_there(link, conflict)),
    )


def _said_there(link: sa.Connection, conflict: StoredConflict) -> Mapping[str, object]:
    """What the row, which shows the office's value, says together with it."""
    row = rows.find(link, conflict.kind, conflict.row_id)
    return {name: getattr(row, name, None) for name in conflict.with_mine}


def _versions(link: sa.Connection, conflict: StoredConflict, language: str) -> tuple[str, str, str, str]:
    """What the row is called, and the three values; an answer's by its form, where that is here."""
    title = _title(link, conflict.kind, conflict.row_id)
    values = [_text(value) for value in (conflict.before, conflict.mine, conflict.office)]
    answer: Answer | None = rows.find(link, "answer", conflict.row_id) if conflict.kind == "answer" else None
    if answer is not None and conflict.field == "value":
        inspection: Inspection | None = rows.find(link, "inspection", answer.inspection_id)
        kept: ChecklistTemplate | None = (
            rows.find(link, "checklist_template", inspection.template_id) if inspection else None
        )
        if kept is not None:
            form = cached_template(kept.xform)
            told = [
                told_at(form, answer.path, value, language=language, now=answer.answered_at)
                for value in values
            ]
            title = told[0][0]
            values = [said if value else "" for (_, said), value in zip(told, values, strict=True)]
    before, mine, office = values
    return title, before, mine, office


def _customer_name(link: sa.Connection, job_id: str | None) -> str:
    job: Job | None = rows.find(link, "job", job_id)
    customer: Customer | None = rows.find(link, "customer", job.customer_id) if job else None
    return customer.name if customer else ""


def _title(link: sa.Connection, kind: str, row_id: str) -> str:
    row = rows.find(link, kind, row_id)
    if row is None:
        return ""
    if kind == "job":
        return str(row.shown_number)
    return str(getattr(row, _TITLES[kind])) if kind in _TITLES else ""


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
