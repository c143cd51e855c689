"""Laptops: let in by a one-time code, taken out of service by the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.errors import NotAllowedNow, NotFound
from sync.protocol.wire import SignInRequest
from sync.server import tables
from sync.server.accounts import Account
from sync.server.database import only_tenant, stamp
from sync.server.tokens import code_hash, new_code

CODE_GOOD_FOR = timedelta(days=7)
# The reply to a first sign-in may get lost; the same device may use its code again for this long.
CODE_REPEAT = timedelta(hours=1)
# A weekend is nothing to ask about.
UNSEEN_AFTER = timedelta(days=3)


class DeviceTaken(NotAllowedNow):
    """The device id belongs to somebody else's registration."""

    code = "device_of_another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A registered laptop."""

    id: str
    name: str
    person_id: str
    revoked: str
    registered_at: str
    seen_at: str


def device_name(connection: Connection, tenant: str, device_id: str) -> str:
    """What a registered laptop is called; "" for any other."""
    table = tables.device
    query = sa.select(table.c.name).where(table.c.tenant == tenant, table.c.id == device_id)
    return str(connection.scalar(query) or "")


def new_device_code(connection: Connection, account: Account, *, now: datetime) -> str:
    """A code that lets one laptop of this person in, once."""
    code = new_code()
    connection.execute(
        sa.insert(tables.device_code).values(
            tenant=account.tenant,
            code_hash=code_hash(code),
            person_id=account.person_id,
            expires_at=stamp(now + CODE_GOOD_FOR),
            used_by_device=None,
            used_at=None,
        )
    )
    return code


def use_code(connection: Connection, account: Account, *, code: str, device_id: str, now: datetime) -> bool:
    """Spend a code on a device; whether it was good."""
    table = tables.device_code
    mine = (
        table.c.tenant == account.tenant,
        table.c.code_hash == code_hash(code),
        table.c.person_id == account.person_id,
    )
    spent = connection.execute(
        sa.update(table)
        .where(*mine, table.c.used_by_device.is_(None), table.c.expires_at >= stamp(now))
        .values(used_by_device=device_id, used_at=stamp(now))
    )
    if spent.rowcount == 1:
        return True
    repeated = connection.execute(
        sa.select(table.c.code_hash).where(
            *mine, table.c.used_by_device == device_id, table.c.used_at >= stamp(now - CODE_REPEAT)
        )
    ).first()
    return repeated is not None


def register(connection: Connection, account: Account, request: SignInRequest, *, now: datetime) -> None:
    """Put a laptop on the list, or renew its entry for the person it was first registered for.

    A device id is no secret: it stands in certificates and exports. So it stays with its first person. A laptop that is
    handed to a colleague, or set up anew, comes with an id of its own: a profile belongs to one person.

    Raises:
        DeviceTaken: it was registered for somebody else; nothing was changed.
    """
    table = tables.device
    values = {
        "person_id": account.person_id,
        "name": request.device_name[:200],
        "public_key_pem": request.public_key_pem,
        "revoked": "no",
        "seen_at": stamp(now),
    }
    mine = (table.c.tenant == account.tenant, table.c.id == request.device_id)
    owner = connection.scalar(sa.select(table.c.person_id).where(*mine))
    if owner not in (None, account.person_id):
        raise DeviceTaken(
            "This profile is registered for somebody else. On a laptop that was handed over, sign in with a profile of "
            "your own (fieldapp --profile-dir FOLDER); your device code is still good."
        )
    if connection.execute(sa.update(table).where(*mine).values(**values)).rowcount == 0:
        connection.execute(
            sa.insert(table).values(
                tenant=account.tenant, id=request.device_id, registered_at=stamp(now), **values
            )
        )


def devices(connection: Connection) -> list[Device]:
    """Every laptop, oldest first."""
    table = tables.device
    query = (
        sa.select(table)
        .where(table.c.tenant == only_tenant(connection).tenant)
        .order_by(table.c.registered_at)
    )
    return [
        Device(
            id=found.id,
            name=found.name,
            person_id=found.person_id,
            revoked=found.revoked,
            registered_at=found.registered_at,
            seen_at=found.seen_at,
        )
        for found in connection.execute(query)
    ]


def revoke(connection: Connection, device_id: str, *, wipe_now: bool) -> None:
    """Take a laptop out of service: it may still push and then wipes itself, or wipes itself at once.

    Raises:
        NotFound: no such device.
    """
    table = tables.device
    done = connection.execute(
        sa.update(table)
        .where(table.c.tenant == only_tenant(connection).tenant, table.c.id == device_id)
        .values(revoked="wipe_now" if wipe_now else "push_then_wipe")
    )
    if done.rowcount == 0:
        raise NotFound(f"There is no device {device_id}. See fieldapp-server device list.")


def unseen_devices(connection: Connection, *, now: datetime) -> list[Device]:
    """Laptops in service that have not been heard of for days, longest first: their work may lie on them alone."""
    silent = [
        one
        for one in devices(connection)
        if one.revoked == "no" and datetime.fromisoformat(one.seen_at) < now - UNSEEN_AFTER
    ]
    return sorted(silent, key=lambda one: one.seen_at)
