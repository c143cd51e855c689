"""Questions about checklists and their filling."""

from __future__ import annotations

import sqlalchemy as sa

from fieldapp.domain.inspections import ChecklistTemplate
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
