"""The centre's and the office's own writes: the same path as a laptop's changes, without ownership."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection
from uuid_utils.compat import uuid4

from fieldapp.errors import NotAllowedNow
from sync.protocol.wire import Change, PushResult
from sync.server.actors import Actor, the_centre
from sync.server.changes import accept
from sync.server.conflicts import settled_by_removal
from sync.server.ledger import Ledger, Source
from sync.server.scope import Scopes


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows an edit created, changed, removed and found as they should be."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(
            self.created + other.created,
            self.updated + other.updated,
            self.removed + other.removed,
            self.unchanged + other.unchanged,
        )


def put(
    connection: Connection,
    tenant: str,
    kind: str,
    rows: Mapping[str, Mapping[str, JsonValue]],
    *,
    now: datetime,
    actor: Actor | None = None,
) -> Written:
    """Create rows, or set those of their fields that differ from what the centre has now.

    The caller has decided on what is stored at this moment, so nothing can conflict.

    Raises:
        NotAllowedNow: a rule refused one of them; the caller's transaction must not go on.
    """
    ledger = Ledger(connection, tenant, now=now)
    ledger.prefetch([(kind, row_id) for row_id in rows])
    changes: list[Change] = []
    created = 0
    for row_id, fields in rows.items():
        row = ledger.get(kind, row_id)
        if row is None:
            created += 1
            changes.append(_change(kind, row_id, "create", dict(fields), {}, now))
            continue
        differing = {
            name: value
            for name, value in fields.items()
            if name not in row.fields or row.fields[name] != value
        }
        if differing:
            changes.append(_change(kind, row_id, "set", differing, row.versions, now))
    results = accept(connection, actor=actor or the_centre(tenant), changes=changes, now=now)
    _require_taken(results)
    return Written(created=created, updated=len(changes) - created, unchanged=len(rows) - len(changes))


def remove(connection: Connection, tenant: str, rows: Iterable[tuple[str, str]], *, now: datetime) -> Written:
    """Leave tombstones for rows the office no longer wants."""
    ledger = Ledger(connection, tenant, now=now)
    removed = 0
    for kind, row_id in rows:
        row = ledger.get(kind, row_id)
        if row is not None:
            op_id = str(uuid4())
            ledger.remove(row, Source(actor=the_centre(tenant), op_id=op_id, made_at=now))
            settled_by_removal(ledger, row)
            removed += 1
    Scopes(ledger).settle()
    ledger.flush()
    return Written(removed=removed)


def _change(
    kind: str,
    row_id: str,
    action: str,
    fields: dict[str, JsonValue],
    versions: Mapping[str, int],
    now: datetime,
) -> Change:
    return Change.model_validate(
        {
            "op_id": str(uuid4()),
            "kind": kind,
            "id": row_id,
            "action": action,
            "set": fields,
            "base": dict(versions),
            "made_at": now,
        }
    )


def _require_taken(results: Iterable[PushResult]) -> None:
    for result in results:
        if result.outcome not in ("applied", "merged"):
            raise NotAllowedNow(
                result.sentence or "The rows changed meanwhile. Try again.", reasons=(result.code,)
            )
