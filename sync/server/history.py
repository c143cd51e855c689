"""What happened to a job: every change of its rows, by whom and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy import Connection

from sync.server import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One change of one row: the fields that changed, as they were and as they became.

    `row` holds the row's fields as they are now, `made_at` is the clock of the device it was made on. `by` is the id of
    a person, "" for the centre itself and for imports.
    """

    kind: str
    action: Literal["created", "changed", "removed"]
    by: str
    made_at: datetime
    before: Mapping[str, JsonValue]
    after: Mapping[str, JsonValue]
    row: Mapping[str, JsonValue]


def history_of_job(
    connection: Connection, tenant: str, job_id: str, *, most: int
) -> tuple[list[Happened], bool]:
    """The newest changes of a job's rows, the newest first, and whether there were more than `most`."""
    history, row = tables.history, tables.synced_row
    query = (
        sa.select(history, row.c.fields.label("row"))
        .join(
            row,
            sa.and_(
                row.c.tenant == history.c.tenant, row.c.kind == history.c.kind, row.c.id == history.c.row_id
            ),
        )
        .where(
            row.c.tenant == tenant,
            sa.or_(row.c.job_id == job_id, sa.and_(row.c.kind == "job", row.c.id == job_id)),
        )
        .order_by(history.c.seq.desc())
        .limit(most + 1)
    )
    found = connection.execute(query).all()
    return [_happened(one) for one in found[:most]], len(found) > most


def _happened(one: sa.Row[tuple[object, ...]]) -> Happened:
    before, after = json.loads(one.before), json.loads(one.after)
    action: Literal["created", "changed", "removed"] = (
        "removed" if not after else "created" if not before and "job_id" in after else "changed"
    )
    if one.kind == "job" and not before and "status" in after and "customer_id" in after:
        action = "created"
    return Happened(
        kind=one.kind,
        action=action,
        by=one.person_id,
        made_at=datetime.fromisoformat(one.made_at),
        before=before,
        after=after,
        row=json.loads(one.row),
    )
