"""Tells a technician what became of work that came too late: one row per job, pulled like any other of theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

import sqlalchemy as sa
from pydantic import JsonValue
from uuid_utils.compat import uuid4

from fieldapp.domain.late_work import LateWork
from sync.protocol.kinds import field_to_json, to_fields
from sync.server import tables
from sync.server.actors import the_centre
from sync.server.ledger import Ledger, Source, StoredRow

KIND = "late_work"
KEPT_AFTER_DECISION = timedelta(days=14)


def tell_received(ledger: Ledger, person_id: str, by_job: Mapping[str, int]) -> None:
    """So many more changes of a technician's wait for the office, by job; the caller settles the scopes."""
    for job_id, count in by_job.items():
        _tell(ledger, person_id, job_id, waiting=_waiting(ledger, person_id, job_id) + count)


def tell_decided(ledger: Ledger, person_id: str, job_id: str, states: Counter[str]) -> None:
    """The office has decided about so many of a technician's late changes on a job: accepted or declined."""
    _tell(
        ledger,
        person_id,
        job_id,
        waiting=_open_count(ledger, person_id, job_id),
        accepted=states["accepted"],
        declined=states["declined"],
    )


def forget_told(ledger: Ledger, *, now: datetime) -> None:
    """Take away what was decided 14 days ago: it has been read by then."""
    for row in ledger.of_kind(KIND):
        decided = row.fields.get("decided_at")
        if row.fields["waiting"] == 0 and decided and _moment(decided) < now - KEPT_AFTER_DECISION:
            ledger.remove(row, _by_the_centre(ledger))


def _tell(
    ledger: Ledger, person_id: str, job_id: str, *, waiting: int, accepted: int = 0, declined: int = 0
) -> None:
    row = ledger.get(KIND, _id(person_id, job_id))
    decided = accepted + declined > 0
    if row is None:
        job = ledger.get("job", job_id) if job_id else None
        told = LateWork(
            id=_id(person_id, job_id),
            technician_id=person_id,
            job_id=job_id,
            job_number=(job.natural_key or "") if job is not None else "",
            waiting=waiting,
            accepted=accepted,
            declined=declined,
            received_at=ledger.now,
            decided_at=ledger.now if decided else None,
        )
        ledger.add(StoredRow(KIND, told.id, to_fields(KIND, told), {}, 0), _by_the_centre(ledger))
        return
    fields: dict[str, JsonValue] = {"waiting": waiting}
    now = field_to_json(KIND, "received_at", ledger.now)
    if decided:
        fields |= {
            "accepted": _number(row, "accepted") + accepted,
            "declined": _number(row, "declined") + declined,
            "decided_at": now,
        }
    else:
        fields["received_at"] = now
    ledger.write(row, fields, _by_the_centre(ledger))


def _waiting(ledger: Ledger, person_id: str, job_id: str) -> int:
    row = ledger.get(KIND, _id(person_id, job_id))
    return _number(row, "waiting") if row is not None else 0


def _open_count(ledger: Ledger, person_id: str, job_id: str) -> int:
    late = tables.late_contribution
    query = sa.select(sa.func.count()).where(
        late.c.tenant == ledger.tenant,
        late.c.person_id == person_id,
        late.c.job_id == job_id,
        late.c.state == "open",
    )
    return int(ledger.connection.execute(query).scalar_one())


def _id(person_id: str, job_id: str) -> str:
    return str(uuid5(NAMESPACE_OID, f"late work of {person_id} on {job_id}"))


def _number(row: StoredRow, name: str) -> int:
    value = row.fields.get(name)
    return value if isinstance(value, int) else 0


def _moment(value: JsonValue) -> datetime:
    return datetime.fromisoformat(str(value))


def _by_the_centre(ledger: Ledger) -> Source:
    return Source(actor=the_centre(ledger.tenant), op_id=str(uuid4()), made_at=ledger.now)
