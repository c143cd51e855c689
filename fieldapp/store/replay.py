"""After the server was restored from an older backup: say again what it may have lost, on top of what it has."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from fieldapp.store import media_queue, outbox, shadow
from fieldapp.store.columns import to_json
from fieldapp.store.tables import ACKED, OUTBOX, columns
from sync.protocol.wire import Row


def requeue_accepted(connection: sa.Connection) -> None:
    """Put every accepted change of the last 30 days back into the outbox, under its own id and place in order.

    The server answers those it still knows from its books, so nothing is applied twice.
    """
    again = connection.execute(sa.select(ACKED).order_by(ACKED.c.n)).all()
    requeued = {change.op_id for change in again}
    for change in again:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO outbox (n, op_id, kind, row_id, action, fields, before, base, prev, made_at) "
            "SELECT n, op_id, kind, row_id, action, fields, before, base, prev, made_at FROM acked WHERE op_id = ?",
            (change.op_id,),
        )
        override_again(connection, change, requeued)
    outbox.mark_sent(connection, requeued)
    connection.execute(sa.delete(ACKED))
    media_queue.forget_receipts(connection)


def claim_nothing(connection: sa.Connection) -> None:
    """Let the waiting changes of a laptop that may not pull, and so cannot learn what the server has, claim no version.

    They have seen nothing but one another: wherever the server has another value, the office decides.
    """
    connection.execute(sa.update(OUTBOX).where(OUTBOX.c.action == "set").values(base="{}"))


def override_again(connection: sa.Connection, change: sa.Row[tuple[object, ...]], requeued: set[str]) -> None:
    """Show a change that waits again on its row: over the server's values, under newer changes not in `requeued`."""
    row = connection.exec_driver_sql(
        f"SELECT * FROM {change.kind} WHERE id = ?",  # noqa: S608 - one of our kinds
        (change.row_id,),
    ).one_or_none()
    if row is None:
        return
    kept = row._mapping
    pending, held, versions = (json.loads(kept[name]) for name in ("pending", "shadow", "versions"))
    known = columns(change.kind)
    values: dict[str, Any] = {}
    sent = json.loads(change.fields)
    if change.action == "create":
        pending.setdefault(shadow.CREATION, change.op_id)
    for name, value in sent.items():
        newer = pending.get(name)
        if name not in known or (newer is not None and newer not in requeued):
            continue
        if name not in held:
            held[name] = [known[name].wire(known[name].value(kept[name])), versions.get(name, 0)]
        if change.action != "create":
            pending[name] = change.op_id
            values[name] = known[name].db_from_wire(value)
    values |= {"pending": to_json(pending), "shadow": to_json(held)}
    shadow.update_row(connection, change.kind, change.row_id, values)


def rebase(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Restate, for rows of a new epoch, what each pending change had seen.

    Version numbers of another epoch mean nothing. A change saw this laptop's own change before it when that had set
    what the field was; it saw the server's present value exactly when that is what the field was. Otherwise somebody
    else's value is at stake and the server must decide.
    """
    _restate(connection, {(row.kind, row.id): row for row in rows})


def rebase_lost(connection: sa.Connection, *, generation: int) -> None:
    """The same for rows the complete snapshot did not contain: the server has lost them and gets them again."""
    lost: dict[tuple[str, str], Row | None] = {}
    for kind, row_id in connection.execute(sa.select(OUTBOX.c.kind, OUTBOX.c.row_id).distinct()):
        here = connection.exec_driver_sql(
            f"SELECT generation FROM {kind} WHERE id = ?",  # noqa: S608 - one of our kinds
            (row_id,),
        ).first()
        if here is not None and here[0] != generation:
            lost[kind, row_id] = None
    _restate(connection, lost)


def _restate(connection: sa.Connection, rows: Mapping[tuple[str, str], Row | None]) -> None:
    changes = connection.execute(
        sa.select(OUTBOX).where(OUTBOX.c.row_id.in_([row_id for _, row_id in rows])).order_by(OUTBOX.c.n)
    ).all()
    latest: dict[tuple[str, str, str], tuple[str, Any]] = {}
    waiting: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        if (change.kind, change.row_id) not in rows:
            continue
        row = rows[change.kind, change.row_id]
        before, prev = json.loads(change.before), json.loads(change.prev)
        base: dict[str, int] = {}
        names = waiting.setdefault((change.kind, change.row_id), set())
        for name, value in json.loads(change.fields).items():
            names.add(name)
            field = (change.kind, change.row_id, name)
            own = latest.get(field)
            latest[field] = (change.op_id, value)
            if change.action == "create":
                continue
            if own is not None and before.get(name) == own[1]:
                prev[name] = own[0]
            saw = row is not None and name in before and row.fields.get(name) == before[name]
            base[name] = row.versions.get(name, 0) if row is not None and saw else 0
        if change.action == "set":
            connection.execute(
                sa.update(OUTBOX).where(OUTBOX.c.n == change.n).values(base=to_json(base), prev=to_json(prev))
            )
    for (kind, row_id), names in waiting.items():
        _forget_versions(connection, kind, row_id, names, lost=rows[kind, row_id] is None)


def _forget_versions(
    connection: sa.Connection, kind: str, row_id: str, names: set[str], *, lost: bool
) -> None:
    """What is changed from now on, on top of what waits, must not claim a number of the epoch before.

    The fields nothing waits for get the server's numbers with the row; of a row it has lost none is left.
    """
    here = connection.exec_driver_sql(
        f"SELECT versions, shadow, pending FROM {kind} WHERE id = ?",  # noqa: S608 - one of our kinds
        (row_id,),
    ).one_or_none()
    if here is None:
        return
    versions, held, pending = (json.loads(text) for text in here)
    if lost or shadow.CREATION in pending:
        versions = {}
    else:
        versions = {name: version for name, version in versions.items() if name not in names}
    if lost:
        held = {name: [value, 0] for name, (value, _version) in held.items()}
    shadow.update_row(connection, kind, row_id, {"versions": to_json(versions), "shadow": to_json(held)})
