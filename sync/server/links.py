"""Private links to reports too large to mail: a secret address, good for some days, opened with the postcode.

Only the secret's hash is kept. Five wrong postcodes in a row close a link for a quarter of an hour.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.errors import NotFound, WrongPassword
from sync.protocol.kinds import from_fields
from sync.server import tables
from sync.server.auth import TooManyAttempts
from sync.server.database import only_tenant, stamp
from sync.server.ledger import Ledger

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What a link leads to."""

    token_hash: str
    tenant: str
    language: str
    company: str
    phone: str
    job_number: str
    report_sha256: str
    size: int
    photos_sha256: str
    photos_size: int
    postcode: str
    failures: int
    locked_until: str


def new_link(connection: Connection, tenant: str, delivery_id: str, *, now: datetime, until: datetime) -> str:
    """Make a link for a delivery and return its secret."""
    token = secrets.token_urlsafe(24)
    connection.execute(
        sa.insert(tables.download_link).values(
            tenant=tenant,
            token_hash=_hash(token),
            delivery_id=delivery_id,
            made_at=stamp(now),
            expires_at=stamp(until),
            failures=0,
            locked_until=None,
            fetched_at=None,
        )
    )
    return token


def find_link(connection: Connection, token: str, *, now: datetime) -> Linked:
    """What a secret leads to.

    Raises:
        NotFound: no such link, or its days are over.
    """
    link, tenant = tables.download_link, only_tenant(connection).tenant
    # Locks the tenant first where this is to be written: guesses made at once are counted one by one.
    ledger = Ledger(connection, tenant, now=now)
    row = connection.execute(
        sa.select(link).where(link.c.tenant == tenant, link.c.token_hash == _hash(token))
    ).first()
    if row is None or row.expires_at <= stamp(now):
        raise NotFound("This link is not good any more.")
    delivery = ledger.get("report_delivery", row.delivery_id)
    if delivery is None:
        raise NotFound("This link is not good any more.")
    report = ledger.get("report", str(delivery.fields["report_id"]))
    job = ledger.get("job", str(delivery.fields["job_id"]))
    if report is None or job is None:
        raise NotFound("This link is not good any more.")
    kept = from_fields("report", report.id, report.fields)
    site = ledger.get("site", str(job.fields["site_id"]))
    known = ledger.of_kind("company")[0]
    company = from_fields("company", known.id, known.fields)
    return Linked(
        token_hash=row.token_hash,
        tenant=tenant,
        language=str(delivery.fields["language"]),
        company=company.name,
        phone=company.phone,
        job_number=str(job.fields.get("number") or job.fields.get("provisional_number") or ""),
        report_sha256=kept.sha256,
        size=kept.size,
        photos_sha256=kept.appendix_sha256,
        photos_size=kept.appendix_size,
        postcode=str(site.fields.get("postcode") or "") if site else "",
        failures=row.failures,
        locked_until=row.locked_until or "",
    )


def open_link(connection: Connection, found: Linked, postcode: str, *, now: datetime) -> None:
    """Pass when the postcode is the one of the place of the visit; counts what fails.

    Raises:
        TooManyAttempts: closed for a while.
        WrongPassword: not this postcode. The caller's transaction must be kept, or the try is not counted.
    """
    link = tables.download_link
    mine = (link.c.tenant == found.tenant, link.c.token_hash == found.token_hash)
    if found.locked_until > stamp(now):
        raise _closed()
    if found.postcode and hmac.compare_digest(_plain(postcode), _plain(found.postcode)):
        connection.execute(sa.update(link).where(*mine).values(failures=0, fetched_at=stamp(now)))
        return
    failures = found.failures + 1
    closed = failures >= MOST_FAILURES
    connection.execute(
        sa.update(link)
        .where(*mine)
        .values(failures=0 if closed else failures, locked_until=stamp(now + LOCKED_FOR) if closed else None)
    )
    raise _closed() if closed else WrongPassword("This is not the postcode of the place of the visit.")


def _closed() -> TooManyAttempts:
    return TooManyAttempts(int(LOCKED_FOR.total_seconds()))


def _plain(postcode: str) -> bytes:
    return "".join(postcode.split()).upper().encode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
