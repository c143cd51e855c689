"""What the office decides: which of two values stands, and what becomes of work that came too late."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import BaseModel, JsonValue
from sqlalchemy import Connection
from uuid_utils.compat import uuid4

from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import InputRefused, NotAllowedNow, NotFound
from sync.protocol.kinds import KINDS, field_from_json, field_names, field_to_json
from sync.protocol.wire import Change
from sync.server import tables
from sync.server.actors import Actor
from sync.server.changes import accept
from sync.server.database import lock_tenant, stamp
from sync.server.edits import put
from sync.server.effects import Effects
from sync.server.fitness import kept, require_times
from sync.server.late_work import tell_decided
from sync.server.ledger import Ledger, Source, StoredRow
from sync.server.rules import ChangeRejected
from sync.server.scope import Scopes

Choice = Literal["mine", "office", "both", "value"]


class LateContribution(BaseModel):
    """A change that came after its job was given to someone else; `by` is who made it."""

    op_id: str
    kind: str
    row_id: str
    job_id: str
    job: str
    action: str
    fields: dict[str, JsonValue]
    person_id: str
    by: str
    made_at: datetime
    received_at: datetime


def settle(
    connection: Connection,
    actor: Actor,
    conflict_id: str,
    choice: Choice,
    *,
    now: datetime,
    value: JsonValue = None,
) -> None:
    """Let the laptop's value (`mine`), the office's, both (free words) or another value stand.

    The laptop's next pull brings the row as it stands and takes the conflict off its list, whatever was chosen.

    Raises:
        NotFound: no such conflict, or it is settled.
        NotAllowedNow: both of something that is not free words.
        InputRefused: a value of the wrong form.
    """
    lock_tenant(connection, actor.tenant)
    table = tables.conflict
    found = connection.execute(
        sa.select(table).where(
            table.c.tenant == actor.tenant, table.c.id == conflict_id, table.c.state == "open"
        )
    ).first()
    if found is None:
        raise NotFound("There is no such open conflict.")
    ledger = Ledger(connection, actor.tenant, now=now)
    row = ledger.get(found.kind, found.row_id)
    if row is not None:
        ledger.show_again(row)
    if choice != "office":
        if row is None:
            raise NotFound("The row of this conflict is gone.")
        beside = json.loads(found.with_mine) if choice == "mine" else {}
        _let_stand(ledger, row, actor, found, {**beside, found.field: _chosen(found, choice, value)})
    Scopes(ledger).settle()
    ledger.flush()
    connection.execute(
        sa.update(table)
        .where(table.c.tenant == actor.tenant, table.c.id == conflict_id)
        .values(state="settled", choice=choice, settled_by=actor.person_id, settled_at=stamp(now))
    )


def _chosen(found: sa.Row[Any], choice: Choice, value: JsonValue) -> JsonValue:
    mine: JsonValue = json.loads(found.mine)
    if choice == "both":
        office = json.loads(found.office)
        words = found.kind in KINDS and found.field in KINDS[found.kind].prose
        if not words or not isinstance(office, str) or not isinstance(mine, str):
            raise NotAllowedNow("Only texts can both be kept; choose one.", reasons=("no_text",))
        return "\n".join(text for text in (office, mine) if text)
    chosen = mine if choice == "mine" else kept(value)
    if found.field not in field_names(found.kind):
        return chosen
    typed = field_from_json(found.kind, found.field, chosen)
    try:
        require_times([(found.field, typed)])
    except ChangeRejected as error:
        raise InputRefused(error.sentence) from error
    return field_to_json(found.kind, found.field, typed)


def _let_stand(
    ledger: Ledger, row: StoredRow, actor: Actor, found: sa.Row[Any], fields: dict[str, JsonValue]
) -> None:
    if (found.kind, fields.get("status")) == ("job", JobStatus.COMPLETED) and "completed_at" not in fields:
        # Somebody's own value: the laptop's times were kept, whatever the office had written.
        times = row.fields.get("status_times")
        by_laptop = times.get(JobStatus.COMPLETED) if isinstance(times, dict) else None
        fields["completed_at"] = by_laptop or found.mine_at
    before = {name: row.fields.get(name) for name in fields}
    source = Source(actor=actor, op_id=str(uuid4()), made_at=ledger.now)
    ledger.write(row, fields, source)
    Effects(ledger).after_set(row, before, fields, source)


def list_late(connection: Connection, actor: Actor, *, job_id: str | None = None) -> list[LateContribution]:
    """Late work nobody has decided about, in the order it arrived."""
    late, row = tables.late_contribution, tables.synced_row
    job, person = row.alias("job"), row.alias("person")
    query = (
        sa.select(late, job.c.natural_key, person.c.fields.label("person"))
        .outerjoin(
            job, sa.and_(job.c.tenant == late.c.tenant, job.c.kind == "job", job.c.id == late.c.job_id)
        )
        .outerjoin(
            person,
            sa.and_(
                person.c.tenant == late.c.tenant, person.c.kind == "person", person.c.id == late.c.person_id
            ),
        )
        .where(late.c.tenant == actor.tenant, late.c.state == "open")
        .order_by(late.c.received_at, late.c.made_at, late.c.action, late.c.op_id)
    )
    if job_id is not None:
        query = query.where(late.c.job_id == job_id)
    return [
        LateContribution(
            op_id=found.op_id,
            kind=found.kind,
            row_id=found.row_id,
            job_id=found.job_id,
            job=found.natural_key or found.job_id,
            action=found.action,
            fields=json.loads(found.fields),
            person_id=found.person_id,
            by=str(json.loads(found.person)["name"]) if found.person else "",
            made_at=datetime.fromisoformat(found.made_at),
            received_at=datetime.fromisoformat(found.received_at),
        )
        for found in connection.execute(query)
    ]


def accept_late(connection: Connection, actor: Actor, op_ids: Sequence[str], *, now: datetime) -> None:
    """Take late work over as it was meant: new rows are added to the job, fields are set over what is there now.

    Raises:
        NotFound: no such open contribution, or the row it belongs to was not accepted yet.
        NotAllowedNow: a rule refuses it; nothing of this call is taken.
    """
    lock_tenant(connection, actor.tenant)
    decided: Counter[tuple[str, str]] = Counter()
    for op_id in op_ids:
        found = _open_late(connection, actor, op_id)
        fields: dict[str, JsonValue] = json.loads(found.fields)
        if found.action == "create":
            _create_late(connection, actor, found, fields, now=now)
        else:
            if Ledger(connection, actor.tenant, now=now).get(found.kind, found.row_id) is None:
                raise NotFound("The row of this change was not accepted yet. Accept its creation first.")
            put(connection, actor.tenant, found.kind, {found.row_id: fields}, now=now, actor=actor)
        _decide(connection, actor, op_id, "accepted", now=now)
        decided[found.person_id, found.job_id] += 1
    _tell(connection, actor, decided, "accepted", now=now)


def decline_late(connection: Connection, actor: Actor, op_ids: Sequence[str], *, now: datetime) -> None:
    """Leave late work out. It stays readable in the export.

    Raises:
        NotFound: no such open contribution.
    """
    lock_tenant(connection, actor.tenant)
    decided: Counter[tuple[str, str]] = Counter()
    for op_id in op_ids:
        found = _open_late(connection, actor, op_id)
        _decide(connection, actor, op_id, "declined", now=now)
        decided[found.person_id, found.job_id] += 1
    _tell(connection, actor, decided, "declined", now=now)


def _create_late(
    connection: Connection, actor: Actor, found: sa.Row[Any], fields: dict[str, JsonValue], *, now: datetime
) -> None:
    change = Change(
        op_id=str(uuid4()),
        kind=found.kind,
        id=found.row_id,
        action="create",
        set=fields,
        made_at=datetime.fromisoformat(found.made_at),
    )
    (result,) = accept(connection, actor=actor, changes=[change], now=now, author=found.person_id)
    if result.outcome not in ("applied", "merged"):
        raise NotAllowedNow(
            result.sentence or "The row is there already and differs.", reasons=(result.code or "conflict",)
        )


def _open_late(connection: Connection, actor: Actor, op_id: str) -> sa.Row[Any]:
    late = tables.late_contribution
    found = connection.execute(
        sa.select(late).where(late.c.tenant == actor.tenant, late.c.op_id == op_id, late.c.state == "open")
    ).first()
    if found is None:
        raise NotFound("There is no such open late contribution.")
    return found


def _decide(connection: Connection, actor: Actor, op_id: str, state: str, *, now: datetime) -> None:
    late = tables.late_contribution
    connection.execute(
        sa.update(late)
        .where(late.c.tenant == actor.tenant, late.c.op_id == op_id)
        .values(state=state, decided_by=actor.person_id, decided_at=stamp(now))
    )


def _tell(
    connection: Connection, actor: Actor, decided: Counter[tuple[str, str]], state: str, *, now: datetime
) -> None:
    """Let each technician read on the laptop what became of their work."""
    ledger = Ledger(connection, actor.tenant, now=now)
    for (person_id, job_id), count in decided.items():
        tell_decided(ledger, person_id, job_id, Counter({state: count}))
    Scopes(ledger).settle()
    ledger.flush()
