"""Where this laptop stands with its server: cursor, who is signed in, bytes used, conflicts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa
from pydantic import JsonValue, TypeAdapter
from sqlalchemy.dialects import sqlite

from fieldapp.domain.changes import Changes
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.store import outbox, rows
from fieldapp.store.columns import to_json
from fieldapp.store.engine import ask
from fieldapp.store.tables import CONFLICT, OUTBOX, SYNCED
from sync.protocol.kinds import KINDS, field_from_json
from sync.protocol.wire import ConflictWire, Cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Who this profile belongs to and what it shows the server; `access` and `refresh` are secrets.

    `clock_offset` is server time minus laptop time in seconds, as of the last contact.
    """

    server_url: str
    tenant: str
    device_id: str
    device_name: str
    person_id: str
    person_name: str
    access: str = ""
    access_until: datetime | None = None
    refresh: str = ""
    last_contact: datetime | None = None
    clock_offset: float = 0.0
    revoked: str = "no"


_SESSION: TypeAdapter[Session] = TypeAdapter(Session)
_SESSION_FIELDS = frozenset(field.name for field in dataclasses.fields(Session))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredConflict:
    """A field two people wrote; `before`, `mine` and `office` are JSON values.

    `with_mine`: fields said together with mine, when, why or with what; they stand if mine does.
    """

    id: str
    kind: str
    row_id: str
    field: str
    before: JsonValue
    mine: JsonValue
    office: JsonValue
    mine_at: datetime
    office_at: datetime
    office_by: str
    with_mine: Mapping[str, JsonValue] = dataclasses.field(default_factory=dict)


WINDOW_PLACE = "window_place"
"""The fact that says where the window was; ids only."""


def fact(connection: sa.Connection, name: str) -> JsonValue:
    """A single kept value, None when there is none."""
    found = ask(connection, "SELECT value FROM fact WHERE name = ?", (name,))
    value: JsonValue = json.loads(found[0][0]) if found else None
    return value


def keep_fact(connection: sa.Connection, name: str, value: JsonValue) -> None:
    """Keep a single value; None forgets it."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM fact WHERE name = ?", (name,))
    else:
        connection.exec_driver_sql(
            "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, to_json(value)),
        )


def cursor(connection: sa.Connection) -> Cursor:
    """Up to where this laptop has the server's rows."""
    kept = fact(connection, "cursor")
    return Cursor() if kept is None else Cursor.model_validate(kept)


def keep_cursor(connection: sa.Connection, where: Cursor) -> None:
    """Move the cursor; belongs in the transaction that kept the page."""
    keep_fact(connection, "cursor", where.model_dump())


def session(connection: sa.Connection) -> Session | None:
    """Who is signed in, None on a new profile."""
    kept = fact(connection, "session")
    if not isinstance(kept, dict):
        return None
    return _SESSION.validate_python({name: value for name, value in kept.items() if name in _SESSION_FIELDS})


def keep_session(connection: sa.Connection, who: Session | None) -> None:
    """Remember who is signed in; None signs out (rows and outbox stay)."""
    if who is None:
        keep_fact(connection, "session", None)
        return
    keep_fact(connection, "session", _SESSION.dump_python(who, mode="json"))


def note_contact(connection: sa.Connection, *, now: datetime, clock_offset: float, revoked: str) -> None:
    """The server has answered: when, how far its clock is ahead in seconds, and what it wants of this laptop."""
    connection.exec_driver_sql(
        "UPDATE fact SET value = json_set(value, '$.last_contact', ?, '$.clock_offset', ?, '$.revoked', ?) "
        "WHERE name = 'session'",
        (now.isoformat(), clock_offset, revoked),
    )


def count_traffic(connection: sa.Connection, *, sent: int, received: int, now: datetime) -> None:
    """Add bytes to the day's use of the network."""
    connection.exec_driver_sql(
        "INSERT INTO traffic (day, sent, received) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET "
        "sent = sent + excluded.sent, received = received + excluded.received",
        (now.astimezone(UTC).date().isoformat(), sent, received),
    )


def traffic(connection: sa.Connection, day: date) -> int:
    """Bytes sent and received on a UTC day."""
    row = connection.exec_driver_sql(
        "SELECT sent + received FROM traffic WHERE day = ?", (day.isoformat(),)
    ).first()
    return int(row[0]) if row else 0


def keep_conflict(connection: sa.Connection, conflict: ConflictWire) -> None:
    """Keep a conflict the server reported. Told of again it is what it says now – *mine* may have been written on
    meanwhile – unless it was settled here. Told of other versions it is open again: the office wrote once more before
    the choice arrived, and nobody has chosen between these two.
    """
    values = {
        "kind": conflict.kind,
        "row_id": conflict.row_id,
        "field": conflict.field,
        "before": to_json(conflict.before),
        "mine": to_json(conflict.mine),
        "with_mine": to_json(conflict.with_mine),
        "office": to_json(conflict.office),
        "mine_at": conflict.mine_at,
        "office_at": conflict.office_at,
        "office_by": conflict.office_by,
    }
    fresh = sqlite.insert(CONFLICT).values(id=conflict.id, **values)
    others = [CONFLICT.c[name] != fresh.excluded[name] for name in ("mine", "mine_at", "office", "office_at")]
    connection.execute(
        fresh.on_conflict_do_update(
            index_elements=[CONFLICT.c.id],
            set_={**values, "settled_at": None, "choice": ""},
            where=sa.or_(CONFLICT.c.settled_at.is_(None), *others),
        )
    )


def keep_only_open(connection: sa.Connection, still_open: Sequence[str]) -> Changes:
    """Forget conflicts the server no longer counts as open: somebody has settled them elsewhere."""
    listed = json.dumps(list(still_open))
    over = connection.exec_driver_sql(
        "DELETE FROM conflict WHERE settled_at IS NULL AND id NOT IN (SELECT value FROM json_each(?)) "
        "RETURNING id, kind, row_id",
        (listed,),
    ).all()
    return Changes.gather(pair for found in over for pair in (("conflict", found[0]), (found[1], found[2])))


_UNSETTLED = (
    sa.select(CONFLICT).where(CONFLICT.c.settled_at.is_(None)).order_by(CONFLICT.c.office_at, CONFLICT.c.id)
)
_UNSETTLED_OF_ROW = _UNSETTLED.where(CONFLICT.c.row_id == sa.bindparam("row_id"))


def conflicts(connection: sa.Connection, *, row_id: str | None = None) -> tuple[StoredConflict, ...]:
    """Conflicts nobody has settled here, oldest first."""
    found = (
        connection.execute(_UNSETTLED)
        if row_id is None
        else connection.execute(_UNSETTLED_OF_ROW, {"row_id": row_id})
    )
    return tuple(_conflict(row) for row in found)


def _conflict(row: sa.Row[tuple[object, ...]]) -> StoredConflict:
    return StoredConflict(
        id=row.id,
        kind=row.kind,
        row_id=row.row_id,
        field=row.field,
        before=json.loads(row.before),
        mine=json.loads(row.mine),
        with_mine=json.loads(row.with_mine),
        office=json.loads(row.office),
        mine_at=row.mine_at,
        office_at=row.office_at,
        office_by=row.office_by,
    )


def settle_conflict(
    connection: sa.Connection, conflict_id: str, *, keep: JsonValue, choice: str, now: datetime
) -> Changes:
    """Settle a conflict with `keep` as the field's value; `choice` is mine, office or both.

    With mine stands again what was said together with it: the note of a grade, the tool of a value.

    Whatever is kept is queued, also a value the row has already: until its author writes the field once more the
    conflict is open at the office. It may be taken back (`reopen_conflict`) for 8 seconds, while nothing is pushed.

    Raises:
        NotFound: no such open conflict.
    """
    row = connection.execute(
        sa.select(CONFLICT).where(CONFLICT.c.id == conflict_id, CONFLICT.c.settled_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound("This conflict is settled already.")
    connection.execute(
        sa.update(CONFLICT).where(CONFLICT.c.id == conflict_id).values(settled_at=now, choice=choice)
    )
    changes = Changes.of(row.kind, row.row_id) | Changes.of("conflict", conflict_id)
    here = rows.find(connection, row.kind, row.row_id)
    if here is None or row.field not in KINDS[row.kind].settable:
        return changes
    # The office may have written once more since; then that is what the row shows, and what is kept.
    kept = {row.field: getattr(here, row.field)}
    if choice != "office":
        said = {**(json.loads(row.with_mine) if choice == "mine" else {}), row.field: keep}
        kept = {
            name: field_from_json(row.kind, name, value)
            for name, value in said.items()
            if name in KINDS[row.kind].settable
        }
    gesture = outbox.Gesture.undoable(now)
    return changes | rows.edit(connection, row.kind, row.row_id, now=now, gesture=gesture, again=True, **kept)


def reopen_conflict(connection: sa.Connection, conflict_id: str) -> Changes:
    """Take the choice made in a conflict back: it is open again, and the field shows what it did before.

    Raises:
        NotFound: it was not settled here.
        NotAllowedNow: the choice is on its way to the office, or later work builds on it.
    """
    row = connection.execute(
        sa.select(CONFLICT).where(CONFLICT.c.id == conflict_id, CONFLICT.c.settled_at.is_not(None))
    ).one_or_none()
    if row is None:
        raise NotFound("This conflict was not settled on this laptop.", id=conflict_id)
    gestures = connection.execute(
        sa.select(OUTBOX.c.fields, OUTBOX.c.gesture).where(
            OUTBOX.c.kind == row.kind,
            OUTBOX.c.row_id == row.row_id,
            OUTBOX.c.made_at == row.settled_at,
            OUTBOX.c.gesture.is_not(None),
        )
    )
    gesture = next((one.gesture for one in gestures if row.field in json.loads(one.fields)), None)
    if gesture is None:
        raise NotAllowedNow("This can no longer be taken back.", reasons=("already_sent",))
    return outbox.undo(connection, gesture)


def row_count(connection: sa.Connection, kind: str) -> int:
    """How many rows of a kind are here."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(SYNCED[kind])).scalar_one())
