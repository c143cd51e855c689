"""What the centre remembers of every report: the file's hash and when it heard of it, chained so that no record can be
changed, left out or put in later without breaking every one after it.

A record signed by the company is what `fieldapp verify --record` trusts instead of a laptop's clock.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.errors import NotFound
from sync.protocol.hashes import canonical_json, content_sha256
from sync.protocol.records import ReportRecord, SignedRecord
from sync.server import tables
from sync.server.authority import Authority
from sync.server.database import only_tenant, stamp
from sync.server.ledger import StoredRow

_FIRST = "0" * 64
_TABLE = tables.report_record


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """How many records there are, and the positions of those that do not follow from the one before."""

    records: int
    broken: tuple[int, ...]


def record(
    connection: Connection, tenant: str, row: StoredRow, file: str, *, device_id: str, now: datetime
) -> None:
    """Within the transaction that brings a report: add the link of one of its files, by hash.

    The tenant's counter is locked by then.
    """
    newest = connection.execute(
        sa.select(_TABLE.c.position, _TABLE.c.mark)
        .where(_TABLE.c.tenant == tenant)
        .order_by(_TABLE.c.position.desc())
        .limit(1)
    ).first()
    link: dict[str, Any] = {
        "position": newest.position + 1 if newest else 1,
        "previous": newest.mark if newest else _FIRST,
        "sha256": file,
        "content_sha256": str(row.fields["content_sha256"]),
        "report_id": row.id,
        "version": int(str(row.fields["version"])),
        "device_id": device_id,
        "made_at": str(row.fields["made_at"]),
        "recorded_at": stamp(now),
    }
    connection.execute(sa.insert(_TABLE).values(tenant=tenant, mark=content_sha256(link), **link))


def find(connection: Connection, sha256: str) -> ReportRecord:
    """The first record of a file.

    Raises:
        NotFound: the centre never heard of this file.
    """
    found = connection.execute(
        sa.select(_TABLE)
        .where(_TABLE.c.tenant == only_tenant(connection).tenant, _TABLE.c.sha256 == sha256.lower())
        .order_by(_TABLE.c.position)
        .limit(1)
    ).first()
    if found is None:
        raise NotFound("No report with this hash is recorded here.")
    return _link(found)


def signed(record: ReportRecord, authority: Authority) -> SignedRecord:
    """The record with the company's signature."""
    return SignedRecord(
        record=record,
        signature=authority.sign(canonical_json(record.model_dump())),
        authority=authority.root_pem,
    )


def check(connection: Connection) -> ChainCheck:
    """Follow the whole chain from its first link."""
    tenant = only_tenant(connection).tenant
    previous, expected, count = _FIRST, 1, 0
    broken: list[int] = []
    for found in connection.execute(
        sa.select(_TABLE).where(_TABLE.c.tenant == tenant).order_by(_TABLE.c.position)
    ):
        link = _link(found)
        told = link.model_dump(exclude={"mark"})
        if (link.position, link.previous) != (expected, previous) or link.mark != content_sha256(told):
            broken.append(link.position)
        previous, expected, count = link.mark, link.position + 1, count + 1
    return ChainCheck(records=count, broken=tuple(broken))


def as_value(outcome: ChainCheck) -> dict[str, object]:
    """The outcome for a script."""
    return asdict(outcome)


def _link(found: sa.Row[Any]) -> ReportRecord:
    return ReportRecord(**{name: getattr(found, name) for name in ReportRecord.model_fields})
