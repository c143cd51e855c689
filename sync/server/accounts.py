"""People who may sign in."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from fieldapp.domain.people import Person, Role
from fieldapp.errors import InputRefused, NotFound
from sync.protocol.kinds import to_fields
from sync.server import tables
from sync.server.database import only_tenant
from sync.server.edits import put
from sync.server.tokens import password_hash

SHORTEST_PASSWORD = 8
SHORTEST_PIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Someone with a password."""

    tenant: str
    person_id: str
    login: str
    password_hash: str
    active: bool
    name: str
    role: Role


def add_account(
    connection: Connection,
    *,
    login: str,
    password: str,
    name: str,
    role: Role,
    now: datetime,
    email: str = "",
    phone: str = "",
    pin: str = "",
) -> Account:
    """Create a person and their account.

    Raises:
        InputRefused: the login is taken, or password or PIN are too short.
    """
    tenant = only_tenant(connection).tenant
    login = login.strip().lower()
    if not login or any(sign.isspace() for sign in login):
        raise InputRefused("The login must be one word.")
    if account_by_login(connection, tenant, login) is not None:
        raise InputRefused(f"There is already an account named {login}.")
    _require_long_enough(password)
    person = Person(
        id=str(uuid7()), name=name, role=role, email=email, phone=phone, verifier=pin_verifier(pin)
    )
    put(connection, tenant, "person", {person.id: to_fields("person", person)}, now=now)
    hashed = password_hash(password)
    connection.execute(
        sa.insert(tables.account).values(
            tenant=tenant, person_id=person.id, login=login, password_hash=hashed, active=True
        )
    )
    return Account(
        tenant=tenant,
        person_id=person.id,
        login=login,
        password_hash=hashed,
        active=True,
        name=name,
        role=role,
    )


def set_password(connection: Connection, account: Account, password: str) -> None:
    """Give an account a new password and end its sessions.

    Raises:
        InputRefused: it is too short.
    """
    _require_long_enough(password)
    mine = (
        tables.account.c.tenant == account.tenant,
        tables.account.c.person_id == account.person_id,
    )
    connection.execute(sa.update(tables.account).where(*mine).values(password_hash=password_hash(password)))
    session = tables.session_token
    connection.execute(
        sa.update(session)
        .where(session.c.tenant == account.tenant, session.c.person_id == account.person_id)
        .values(revoked=True)
    )


def _require_long_enough(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise InputRefused(f"The password needs at least {SHORTEST_PASSWORD} characters.")


def pin_verifier(pin: str) -> str:
    """What laptops check a PIN against without a network; "" for no PIN.

    Raises:
        InputRefused: not digits, or too few.
    """
    if not pin:
        return ""
    if len(pin) < SHORTEST_PIN or not pin.isdigit():
        raise InputRefused(f"The PIN needs at least {SHORTEST_PIN} digits and nothing else.")
    return password_hash(pin)


def accounts(connection: Connection) -> list[Account]:
    """Every account, by login."""
    tenant = only_tenant(connection).tenant
    return [_account(found) for found in connection.execute(_query(tenant).order_by(tables.account.c.login))]


def account_by_login(connection: Connection, tenant: str, login: str) -> Account | None:
    """The account of a login name, in any case."""
    query = _query(tenant).where(tables.account.c.login == login.strip().lower())
    found = connection.execute(query).first()
    return _account(found) if found is not None else None


def the_technician(connection: Connection, login: str | None) -> Account:
    """The named technician, or the only one.

    Raises:
        NotFound: no such technician, none at all, or several and none named.
    """
    technicians = [found for found in accounts(connection) if found.role is Role.TECHNICIAN and found.active]
    if login is not None:
        technicians = [found for found in technicians if found.login == login.strip().lower()]
        if not technicians:
            raise NotFound(f"There is no technician named {login}. See fieldapp-server user list.")
    if not technicians:
        raise NotFound("There is no technician yet. Add one with fieldapp-server user add.")
    if len(technicians) > 1:
        names = ", ".join(found.login for found in technicians)
        raise NotFound(f"There are several technicians ({names}). Name one with --technician.")
    return technicians[0]


def _query(tenant: str) -> sa.Select[tuple[str, str, str, bool, str]]:
    account, row = tables.account, tables.synced_row
    return (
        sa.select(
            account.c.person_id, account.c.login, account.c.password_hash, account.c.active, row.c.fields
        )
        .add_columns(account.c.tenant)
        .join(
            row,
            sa.and_(
                row.c.tenant == account.c.tenant, row.c.kind == "person", row.c.id == account.c.person_id
            ),
        )
        .where(account.c.tenant == tenant)
    )


def _account(found: sa.Row[tuple[str, str, str, bool, str]]) -> Account:
    fields = json.loads(found.fields)
    return Account(
        tenant=found.tenant,
        person_id=found.person_id,
        login=found.login,
        password_hash=found.password_hash,
        active=found.active,
        name=fields["name"],
        role=Role(fields["role"]),
    )


def names_of(connection: Connection, tenant: str, person_ids: Collection[str]) -> dict[str, str]:
    """What people are called, by their ids."""
    row = tables.synced_row
    query = sa.select(row.c.id, row.c.fields).where(
        row.c.tenant == tenant, row.c.kind == "person", row.c.id.in_(person_ids)
    )
    return {person_id: str(json.loads(fields)["name"]) for person_id, fields in connection.execute(query)}
