"""Conflicts as whoever settles them sees them: what they are about, who wrote what, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.errors import NotFound
from sync.protocol.wire import ConflictWire
from sync.server import tables
from sync.server.actors import Actor
from sync.server.conflicts import conflict_wire

Named = dict[tuple[str, str], dict[str, JsonValue]]
_NAMED_BY = {
    "customer": ("name",),
    "vehicle": ("model", "plate"),
    "site": ("street", "city"),
    "finding": ("title",),
    "plan_step": ("instruction",),
    "photo": ("caption",),
    "damage_mark": ("note",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One conflict. `mine_by` wrote on a laptop; `about` names the row ("" where its kind has no name of its own).

    `job_id` and `job` (its number) are empty where the row belongs to no job. Once it is settled, `choice` is what
    stands since, `settled_by` a name ("" for a laptop that was wiped, or the centre) and `settled_at` when.
    """

    conflict: ConflictWire
    mine_by: str
    about: str
    job_id: str
    job: str
    choice: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return self.settled_at is None


def list_disputes(connection: Connection, actor: Actor) -> list[Dispute]:
    """Open conflicts, oldest first; a technician sees the own ones."""
    table = tables.conflict
    query = sa.select(table).where(table.c.tenant == actor.tenant, table.c.state == "open")
    if actor.is_technician:
        query = query.where(table.c.person_id == actor.person_id)
    return _told(connection, actor.tenant, connection.execute(query.order_by(table.c.id)).all())


def dispute_of(connection: Connection, actor: Actor, conflict_id: str) -> Dispute:
    """One conflict, open or settled.

    Raises:
        NotFound: no such conflict.
    """
    table = tables.conflict
    found = connection.execute(
        sa.select(table).where(table.c.tenant == actor.tenant, table.c.id == conflict_id)
    ).all()
    if not found:
        raise NotFound("There is no such conflict.")
    return _told(connection, actor.tenant, found)[0]


def name_of_row(kind: str, fields: Mapping[str, JsonValue]) -> str:
    """What a row is called by its own words; "" where its kind has none."""
    return " ".join(str(fields[name]) for name in _NAMED_BY.get(kind, ()) if fields.get(name))


def _told(connection: Connection, tenant: str, found: Any) -> list[Dispute]:
    wanted = {("person", one.person_id) for one in found} | {("person", one.settled_by) for one in found}
    wanted |= {(one.kind, one.row_id) for one in found} | {("job", one.job_id) for one in found}
    named = _rows(connection, tenant, {(kind, row_id) for kind, row_id in wanted if row_id})

    def person(person_id: str | None) -> str:
        return str(named.get(("person", person_id or ""), {}).get("name") or "")

    def number(job_id: str) -> str:
        row = named.get(("job", job_id), {})
        return str(row.get("number") or row.get("provisional_number") or "")

    disputes = []
    for one in found:
        job_id = one.row_id if one.kind == "job" else one.job_id
        disputes.append(
            Dispute(
                conflict=conflict_wire(one),
                mine_by=person(one.person_id),
                about=number(job_id)
                if one.kind == "job"
                else name_of_row(one.kind, named.get((one.kind, one.row_id), {})),
                job_id=job_id,
                job=number(job_id),
                choice=one.choice or "",
                settled_by=person(one.settled_by),
                settled_at=datetime.fromisoformat(one.settled_at) if one.settled_at else None,
            )
        )
    return disputes


def _rows(connection: Connection, tenant: str, wanted: set[tuple[str, str]]) -> Named:
    row = tables.synced_row
    query = sa.select(row.c.kind, row.c.id, row.c.fields).where(
        row.c.tenant == tenant,
        row.c.kind.in_({kind for kind, _ in wanted}),
        row.c.id.in_({row_id for _, row_id in wanted}),
    )
    return {(kind, row_id): json.loads(fields) for kind, row_id, fields in connection.execute(query)}
