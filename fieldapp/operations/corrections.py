"""Changes to a finished inspection: each needs a reason, and leaves what it was, what it is, who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.inspections import Correction, Inspection
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotAllowedNow
from fieldapp.operations.technician import technician_id
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection


def reason_for_change(
    connection: Connection,
    inspection_id: str,
    *,
    finished: bool,
    standing_reason: str,
    given: str,
    now: Moment,
) -> tuple[str, Changes]:
    """Within a transaction: the reason under which a change is written down, "" while it is filled the first time.

    A finished inspection is opened again by it.

    Raises:
        NotAllowedNow: it is finished and no reason is given.
    """
    if not finished:
        return standing_reason, Changes()
    reason = given.strip()
    if not reason:
        raise NotAllowedNow(
            "The checklist is finished; say why you change it.", reasons=("reason_missing",), id=inspection_id
        )
    changes = rows.edit(
        connection,
        "inspection",
        inspection_id,
        now=now.at,
        finished_at=None,
        content_sha256=None,
        reopen_reason=reason,
    )
    return reason, changes


def reason_for(
    connection: Connection, inspection: Inspection, *, given: str, now: Moment
) -> tuple[str, Changes]:
    """The same for an inspection at hand.

    Raises:
        NotAllowedNow: it is finished and no reason is given.
    """
    return reason_for_change(
        connection,
        inspection.id,
        finished=inspection.finished_at is not None,
        standing_reason=inspection.reopen_reason,
        given=given,
        now=now,
    )


def note(
    connection: Connection,
    *,
    job_id: str,
    inspection_id: str,
    reason: str,
    path: str,
    before: str,
    after: str,
    now: Moment,
    subject: str = "answer",
    field: str = "value",
) -> Changes:
    """Within a transaction: write one change down; nothing while there is no `reason` to, or nothing changed."""
    if not reason or before == after:
        return Changes()
    correction = Correction(
        id=str(uuid7()),
        job_id=job_id,
        inspection_id=inspection_id,
        subject=subject,
        path=path,
        field=field,
        before=before,
        after=after,
        reason=reason,
        corrected_at=now.at,
        person_id=technician_id(connection),
    )
    return rows.create(connection, "correction", correction, now=now.at)
