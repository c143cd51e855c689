"""Fields two people wrote: both values are kept until somebody chooses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue
from uuid_utils.compat import uuid7

from sync.protocol.wire import Change, ConflictWire, PushResult
from sync.server import tables
from sync.server.actors import Actor
from sync.server.database import stamp
from sync.server.ledger import Ledger, StoredRow, dump
from sync.server.merging import companions_of


def record_clashes(
    ledger: Ledger,
    row: StoredRow,
    change: Change,
    clashes: tuple[str, ...],
    sent: Mapping[str, JsonValue],
    actor: Actor,
) -> list[ConflictWire]:
    """Keep both values of every clashing field and return them as the laptop shows them.

    A later change of the same field by the same person replaces *mine* of the open conflict.
    """
    history = _history_of(ledger, row)
    return [_record(ledger, row, change, name, sent, history, actor) for name in clashes]


def _record(
    ledger: Ledger,
    row: StoredRow,
    change: Change,
    name: str,
    sent: Mapping[str, JsonValue],
    history: list[dict[str, Any]],
    actor: Actor,
) -> ConflictWire:
    winner = next((entry for entry in reversed(history) if entry["seq"] == row.versions.get(name)), None)
    wire = ConflictWire(
        id=_open_conflict(ledger, row, name, actor) or str(uuid7()),
        kind=row.kind,
        row_id=row.id,
        field=name,
        before=_value_at(history, name, change.base.get(name, 0)),
        mine=sent[name],
        with_mine={one: sent[one] for one in sorted(companions_of(row.kind, name)) if one in sent},
        office=row.fields.get(name),
        mine_at=change.made_at,
        office_at=winner["at"] if winner else ledger.now,
        office_by=_name_of(ledger, winner["person_id"]) if winner else "",
    )
    table = tables.conflict
    ledger.connection.execute(sa.delete(table).where(table.c.tenant == ledger.tenant, table.c.id == wire.id))
    ledger.connection.execute(
        sa.insert(table).values(
            tenant=ledger.tenant,
            id=wire.id,
            kind=row.kind,
            row_id=row.id,
            job_id=row.job_id,
            field=name,
            before=dump(wire.before),
            mine=dump(wire.mine),
            with_mine=dump(wire.with_mine),
            office=dump(wire.office),
            mine_at=stamp(wire.mine_at),
            office_at=stamp(wire.office_at),
            office_by=wire.office_by[:200],
            op_id=change.op_id,
            person_id=actor.person_id,
            device_id=actor.device_id,
            state="open",
        )
    )
    return wire


def without_values(result: PushResult) -> PushResult:
    """A result as the books keep it: which conflicts there were, not what people wrote; that stands in `conflict`."""
    if not result.conflicts:
        return result
    nothing: dict[str, JsonValue] = {
        "before": None,
        "mine": None,
        "with_mine": {},
        "office": None,
        "office_by": "",
    }
    kept = [conflict.model_copy(update=nothing) for conflict in result.conflicts]
    return result.model_copy(update={"conflicts": kept})


def told_again(ledger: Ledger, result: PushResult) -> PushResult:
    """A result from the books with those of its conflicts that are still open, as they are now."""
    if not result.conflicts:
        return result
    table = tables.conflict
    ids = [conflict.id for conflict in result.conflicts]
    query = sa.select(table).where(
        table.c.tenant == ledger.tenant, table.c.state == "open", table.c.id.in_(ids)
    )
    found = {row.id: conflict_wire(row) for row in ledger.connection.execute(query)}
    return result.model_copy(update={"conflicts": [found[one] for one in ids if one in found]})


def conflict_wire(found: sa.Row[Any]) -> ConflictWire:
    """A row of `conflict` as laptops and the office see it."""
    return ConflictWire(
        id=found.id,
        kind=found.kind,
        row_id=found.row_id,
        field=found.field,
        before=json.loads(found.before),
        mine=json.loads(found.mine),
        with_mine=json.loads(found.with_mine),
        office=json.loads(found.office),
        mine_at=found.mine_at,
        office_at=found.office_at,
        office_by=found.office_by,
    )


def open_conflicts_of(ledger: Ledger, actor: Actor) -> dict[tuple[str, str, str], str]:
    """A person's open conflicts: (kind, row, field) -> id."""
    of = {"tenant": ledger.tenant, "person_id": actor.person_id}
    return {
        (kind, row_id, name): found for kind, row_id, name, found in ledger.connection.execute(_OPEN_OF, of)
    }


_OPEN_OF = sa.select(
    tables.conflict.c.kind, tables.conflict.c.row_id, tables.conflict.c.field, tables.conflict.c.id
).where(
    tables.conflict.c.tenant == sa.bindparam("tenant"),
    tables.conflict.c.state == "open",
    tables.conflict.c.person_id == sa.bindparam("person_id"),
)


def settled_by_author(ledger: Ledger, actor: Actor, ids: Iterable[str]) -> None:
    """Close conflicts whose author has seen the office's value and written the field once more."""
    table = tables.conflict
    for conflict_id in ids:
        ledger.connection.execute(
            sa.update(table)
            .where(table.c.tenant == ledger.tenant, table.c.id == conflict_id)
            .values(
                state="settled",
                choice="value",
                settled_by=actor.person_id,
                settled_at=stamp(ledger.now),
            )
        )


def settled_by_removal(ledger: Ledger, row: StoredRow) -> None:
    """Close the conflicts about a row the office no longer wants: nothing is left to choose. Both values stay kept."""
    table = tables.conflict
    ledger.connection.execute(
        sa.update(table)
        .where(
            table.c.tenant == ledger.tenant,
            table.c.kind == row.kind,
            table.c.row_id == row.id,
            table.c.state == "open",
        )
        .values(state="settled", choice="office", settled_by="", settled_at=stamp(ledger.now))
    )


def _history_of(ledger: Ledger, row: StoredRow) -> list[dict[str, Any]]:
    """Everything that happened to a row, oldest first, what this transaction did included."""
    table = tables.history
    stored = ledger.connection.execute(
        sa.select(table.c.seq, table.c.at, table.c.person_id, table.c.after)
        .where(table.c.tenant == ledger.tenant, table.c.kind == row.kind, table.c.row_id == row.id)
        .order_by(table.c.seq)
    ).mappings()
    queued = (
        entry for entry in ledger.queued(table) if (entry["kind"], entry["row_id"]) == (row.kind, row.id)
    )
    return [{**entry, "after": json.loads(entry["after"])} for entry in (*stored, *queued)]


def _value_at(history: list[dict[str, Any]], name: str, version: int) -> JsonValue:
    values = [entry["after"][name] for entry in history if entry["seq"] <= version and name in entry["after"]]
    return values[-1] if values else None


def _open_conflict(ledger: Ledger, row: StoredRow, name: str, actor: Actor) -> str | None:
    table = tables.conflict
    return ledger.connection.scalar(
        sa.select(table.c.id).where(
            table.c.tenant == ledger.tenant,
            table.c.kind == row.kind,
            table.c.row_id == row.id,
            table.c.field == name,
            table.c.person_id == actor.person_id,
            table.c.state == "open",
        )
    )


def _name_of(ledger: Ledger, person_id: str) -> str:
    person = ledger.get("person", person_id) if person_id else None
    return str(person.fields.get("name", "")) if person is not None else ""
