"""Questions about checklists and their filling."""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa

from fieldapp.domain.inspections import ChecklistTemplate
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import NotFound
from fieldapp.store import rows


def answers(connection: sa.Connection, inspection_id: str) -> dict[str, str]:
    """Every kept value of an inspection by node path."""
    found = connection.exec_driver_sql(
        "SELECT path, value FROM answer WHERE inspection_id = ?", (inspection_id,)
    )
    return {row[0]: row[1] for row in found}


def newest_template(connection: sa.Connection, form_id: str) -> ChecklistTemplate | None:
    """The version of a checklist a new inspection uses: the active one kept last."""
    found = rows.select_values(
        connection,
        "checklist_template",
        "form_id = ? AND active ORDER BY seq DESC, version DESC LIMIT 1",
        (form_id,),
    )
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What saving an answer depends on, read at once."""

    job_id: str
    job_status: JobStatus
    finished: bool
    signed: bool
    reopen_reason: str
    found_at: tuple[str, ...]


def standing(connection: sa.Connection, inspection_id: str) -> Standing:
    """How an inspection and its job stand; `signed`: a signature that still counts hangs on the job's content;
    `found_at`: item paths that have a finding, withdrawn ones included.

    Raises:
        NotFound: no such inspection.
    """
    row = connection.exec_driver_sql(
        "SELECT i.job_id, j.status, i.finished_at IS NOT NULL, "
        "EXISTS (SELECT 1 FROM signature s WHERE s.job_id = i.job_id AND NOT s.voided AND s.content_sha256 != ''), "
        "i.reopen_reason, (SELECT json_group_array(f.item_path) FROM finding f WHERE f.inspection_id = i.id) "
        "FROM inspection i JOIN job j ON j.id = i.job_id WHERE i.id = ?",
        (inspection_id,),
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such inspection on this laptop. Sync, and look again.", id=inspection_id)
    return Standing(row[0], JobStatus(row[1]), bool(row[2]), bool(row[3]), row[4], tuple(json.loads(row[5])))
