"""Unsent work as a value: taken out of one database, laid into another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field, TypeAdapter

from fieldapp.domain.changes import Changes
from fieldapp.errors import InputRefused
from fieldapp.store import media_queue, outbox, replay, search, sync_state
from fieldapp.store.columns import to_json
from fieldapp.store.tables import OUTBOX, SYNCED, columns
from sync.protocol.kinds import KINDS
from sync.protocol.wire import Sha256

_CHANGE = "op_id, kind, row_id, action, fields, before, base, prev, made_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentChange:
    """One change as the outbox keeps it; `fields`, `before`, `base` and `prev` are JSON texts."""

    op_id: str
    kind: str
    row_id: str
    action: str
    fields: str
    before: str
    base: str
    prev: str
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentFile:
    """One file that is not at the server; both names become names in a folder."""

    sha256: Sha256
    job_id: Annotated[str, Field(pattern=r"^([^./\\\x00][^/\\\x00]*)?$")]
    lane: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentWork:
    """Everything a laptop has that its server has not; `owner` is [tenant, person id]."""

    owner: list[str]
    person_name: str
    epoch: str
    changes: list[UnsentChange]
    files: list[UnsentFile]


WORK: TypeAdapter[UnsentWork] = TypeAdapter(UnsentWork)


def collect(connection: sa.Connection) -> UnsentWork:
    """What waits here, refused changes too, oldest first."""
    return read_changes(connection.exec_driver_sql, _session_of(connection))


def _session_of(connection: sa.Connection) -> tuple[list[str], str, str]:
    owner = sync_state.fact(connection, "owner")
    session = sync_state.session(connection)
    return (
        [str(one) for one in owner] if isinstance(owner, list) else ["", ""],
        session.person_name if session is not None else "",
        sync_state.cursor(connection).epoch,
    )


def read_changes(execute: Any, who: tuple[list[str], str, str]) -> UnsentWork:
    """The same through any `execute` of SQL: also of a copy of the database that nobody has opened as a store."""
    owner, name, epoch = who
    changes = execute(f"SELECT {_CHANGE} FROM outbox ORDER BY n").fetchall()  # noqa: S608 - our names
    files = execute(
        "SELECT sha256, job_id, lane, size FROM media WHERE direction = 'up' AND done_at IS NULL ORDER BY queued_at"
    ).fetchall()
    names = [name.strip() for name in _CHANGE.split(",")]
    return UnsentWork(
        owner=owner,
        person_name=name,
        epoch=epoch,
        changes=[UnsentChange(**dict(zip(names, row, strict=True))) for row in changes],
        files=[UnsentFile(sha256=row[0], job_id=row[1], lane=row[2], size=row[3]) for row in files],
    )


def take_in(connection: sa.Connection, work: UnsentWork, *, now: datetime) -> Changes:
    """Queue work again under its own ids; what is here already, waiting or accepted, is left alone.

    Files are queued too; their content must be in the blob store.
    """
    same_epoch = sync_state.cursor(connection).epoch == work.epoch
    touched = []
    for change in work.changes:
        if change.kind not in KINDS or _known(connection, change.op_id):
            continue
        # Versions of another epoch mean nothing: such a change claims to have seen nobody's.
        base = change.base if same_epoch else "{}"
        connection.exec_driver_sql(
            f"INSERT INTO outbox ({_CHANGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our names
            (
                change.op_id,
                change.kind,
                change.row_id,
                change.action,
                change.fields,
                change.before,
                base,
                change.prev,
                change.made_at,
            ),
        )
        outbox.mark_sent(connection, [change.op_id])
        _lay_over(connection, change)
        touched.append((change.kind, change.row_id))
    for file in work.files:
        media_queue.queue(
            connection, sha256=file.sha256, job_id=file.job_id, lane=file.lane, size=file.size, now=now
        )
    changes = Changes.gather(touched)
    search.refresh(connection, changes)
    return changes


def _known(connection: sa.Connection, op_id: str) -> bool:
    return (
        connection.exec_driver_sql(
            "SELECT 1 FROM outbox WHERE op_id = ? UNION SELECT 1 FROM acked WHERE op_id = ?", (op_id, op_id)
        ).first()
        is not None
    )


def _lay_over(connection: sa.Connection, change: UnsentChange) -> None:
    """Show the change on its row; a row that was made here and is gone comes back."""
    table = SYNCED[change.kind]
    there = connection.execute(sa.select(table.c.id).where(table.c.id == change.row_id)).first()
    if there is None and change.action == "create":
        _make_row(connection, change)
    elif there is not None and change.action == "set":
        queued = connection.execute(sa.select(OUTBOX).where(OUTBOX.c.op_id == change.op_id)).one()
        replay.override_again(connection, queued, set())


def _make_row(connection: sa.Connection, change: UnsentChange) -> None:
    sent = json.loads(change.fields)
    known = columns(change.kind)
    values: dict[str, Any] = {"id": change.row_id}
    for name, column in known.items():
        if name in sent:
            values[name] = column.db_from_wire(sent[name])
        elif not column.nullable:
            raise InputRefused(f"A saved {change.kind} is not complete; nothing was taken in.")
    values["extra"] = to_json({name: value for name, value in sent.items() if name not in known})
    values["pending"] = to_json({"*": change.op_id})
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.exec_driver_sql(
        f"INSERT INTO {change.kind} ({names}) VALUES ({marks})",  # noqa: S608 - our names, bound values
        tuple(values.values()),
    )
