"""Signing in, staying signed in, and being refused slowly.

Access tokens live minutes, refresh tokens rotate; only hashes are kept. A lost reply never signs a laptop out: the
same code may be used again by the same device, and the refresh token before the newest one stays good until the
newest pair was used once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json
from sqlalchemy import Connection
from uuid_utils.compat import uuid4, uuid7

from fieldapp.domain.people import Role
from fieldapp.errors import NotAuthorised, NotSignedIn, Refused, WrongPassword
from sync.protocol.wire import SignInAnswer, SignInRequest, Tokens
from sync.server import tables
from sync.server.accounts import Account, account_by_login
from sync.server.actors import Actor
from sync.server.authority import Authority
from sync.server.database import lock_tenant, only_tenant, read_rows, stamp
from sync.server.devices import register, use_code
from sync.server.tokens import new_token, password_fits, token_hash

ACCESS_FOR = timedelta(minutes=30)
REFRESH_FOR = timedelta(days=90)
OFFICE_REFRESH_FOR = timedelta(hours=12)
FAILURES_ALLOWED = 5
FAILURES_FROM_ONE_ADDRESS = 30
FAILURES_COUNTED_FOR = timedelta(minutes=15)

_WRONG = "The name, the password or the device code is wrong. Check them with your office and try again."


class TooManyAttempts(Refused):
    """Too many wrong passwords; `retry_after` seconds until the next may be tried."""

    code = "too_many_attempts"

    def __init__(self, retry_after: int) -> None:
        minutes = max(1, round(retry_after / 60))
        super().__init__(f"Too many attempts. Try again in {minutes} minutes.", retry_after=retry_after)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A valid session: who, and what the office decided about the device.

    `epoch`: the tenant's, now. `newest`: the tenant's newest sequence number, when the session was asked for together
    with the tenant's lock.
    """

    actor: Actor
    epoch: str
    revoked: str = "no"
    newest: int | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose requests count together: one person's, and those from one `place`: a laptop, or a session of the office."""

    person_id: str
    place: str


def sign_in(
    connection: Connection,
    account: Account,
    request: SignInRequest,
    *,
    authority: Authority,
    now: datetime,
) -> SignInAnswer:
    """Register a laptop for its technician, whose password was checked; certify its key, open a session.

    Raises:
        WrongPassword: the device code is not good; `attempt_failed` is recorded by the caller.
        DeviceTaken: the device id was registered for somebody else; the code is not spent.
        InputRefused: a public key nobody can read.
    """
    lock_tenant(connection, account.tenant)
    if not use_code(connection, account, code=request.device_code, device_id=request.device_id, now=now):
        raise WrongPassword(_WRONG)
    register(connection, account, request, now=now)
    certificates: tuple[str, ...] = ()
    if request.public_key_pem:
        certificates = authority.certify(
            request.public_key_pem, device_id=request.device_id, device_name=request.device_name, now=now
        )
    tokens = _open_session(connection, account, device_id=request.device_id, now=now)
    return SignInAnswer(
        tokens=tokens,
        tenant=account.tenant,
        device_id=request.device_id,
        person_id=account.person_id,
        person_name=account.name,
        server_time=now,
        certificates=list(certificates),
    )


def sign_in_office(
    connection: Connection, account: Account, *, now: datetime, access_for: timedelta = ACCESS_FOR
) -> Tokens:
    """Open a session of the office, for somebody whose password was checked: no device.

    `access_for` is how long its first access token is good: a browser's for the whole working day, since its pages
    load side by side and would renew one another's tokens away.

    Raises:
        NotAuthorised: technicians work on a registered laptop.
    """
    if account.role is Role.TECHNICIAN:
        raise NotAuthorised("Technicians sign in on their laptop.")
    return _open_session(connection, account, device_id=None, now=now, access_for=access_for)


def sign_out(connection: Connection, access: str) -> None:
    """End the session of an access token; one that is over already, or never was, is none the worse for it."""
    table = tables.session_token
    connection.execute(sa.update(table).where(table.c.access_hash == token_hash(access)).values(revoked=True))


def check_password(
    connection: Connection, *, login: str, password: str, address: str, now: datetime
) -> Account:
    """The account a name and password belong to. Slow on purpose: not for a write transaction.

    Raises:
        WrongPassword: `attempt_failed` is recorded by the caller.
        TooManyAttempts: with the seconds to wait.
    """
    tenant = only_tenant(connection).tenant
    _refuse_flood(connection, tenant, login=login, address=address, now=now)
    account = account_by_login(connection, tenant, login)
    fits = password_fits(account.password_hash if account else None, password)
    if account is None or not fits or not account.active:
        raise WrongPassword(_WRONG)
    return account


def attempt_failed(connection: Connection, *, login: str, address: str, now: datetime) -> None:
    """Count a failed sign-in against its name and its address; forget old ones."""
    tenant = only_tenant(connection).tenant
    table = tables.sign_in_failure
    connection.execute(
        sa.delete(table).where(table.c.tenant == tenant, table.c.at < stamp(now - FAILURES_COUNTED_FOR))
    )
    connection.execute(
        sa.insert(table),
        [
            {"tenant": tenant, "id": str(uuid7()), "subject": subject, "at": stamp(now)}
            for subject in _subjects(login, address)
        ],
    )


def _subjects(login: str, address: str) -> tuple[str, str]:
    return f"login:{login.strip().lower()[:100]}", f"from:{address[:100]}"


def _refuse_flood(connection: Connection, tenant: str, *, login: str, address: str, now: datetime) -> None:
    table = tables.sign_in_failure
    limits = dict(zip(_subjects(login, address), (FAILURES_ALLOWED, FAILURES_FROM_ONE_ADDRESS), strict=True))
    for subject, allowed in limits.items():
        times = connection.scalars(
            sa.select(table.c.at)
            .where(
                table.c.tenant == tenant,
                table.c.subject == subject,
                table.c.at >= stamp(now - FAILURES_COUNTED_FOR),
            )
            .order_by(table.c.at.desc())
            .limit(allowed)
        ).all()
        if len(times) == allowed:
            until = datetime.fromisoformat(times[-1]) + FAILURES_COUNTED_FOR
            raise TooManyAttempts(max(1, int((until - now).total_seconds()) + 1))


def _open_session(
    connection: Connection,
    account: Account,
    *,
    device_id: str | None,
    now: datetime,
    access_for: timedelta = ACCESS_FOR,
) -> Tokens:
    table = tables.session_token
    if device_id is not None:
        connection.execute(
            sa.update(table)
            .where(table.c.tenant == account.tenant, table.c.device_id == device_id)
            .values(revoked=True)
        )
    access, refresh = new_token(), new_token()
    connection.execute(
        sa.insert(table).values(
            tenant=account.tenant,
            id=str(uuid4()),
            person_id=account.person_id,
            device_id=device_id,
            access_hash=token_hash(access),
            access_until=stamp(now + access_for),
            refresh_hash=token_hash(refresh),
            earlier_refresh_hash="",
            refresh_until=stamp(now + (REFRESH_FOR if device_id else OFFICE_REFRESH_FOR)),
            confirmed=False,
            revoked=False,
        )
    )
    return Tokens(access=access, refresh=refresh, expires_in=int(access_for.total_seconds()))


def refresh_session(connection: Connection, refresh: str, *, now: datetime) -> Tokens | None:
    """A new pair for a refresh token; None when the session is over.

    A refresh token from before the pair in use means that a copy is about: the session ends for both.
    """
    table = tables.session_token
    hashed = token_hash(refresh)
    found = connection.execute(
        sa.select(table).where(
            sa.or_(table.c.refresh_hash == hashed, table.c.earlier_refresh_hash == hashed),
            table.c.revoked.is_(False),
        )
    ).first()
    if found is None or found.refresh_until < stamp(now):
        return None
    lock_tenant(connection, found.tenant)
    mine = (table.c.tenant == found.tenant, table.c.id == found.id)
    newest = found.refresh_hash == hashed
    if not newest and found.confirmed:
        connection.execute(sa.update(table).where(*mine).values(revoked=True))
        return None
    access, fresh = new_token(), new_token()
    connection.execute(
        sa.update(table)
        .where(*mine)
        .values(
            access_hash=token_hash(access),
            access_until=stamp(now + ACCESS_FOR),
            refresh_hash=token_hash(fresh),
            earlier_refresh_hash=hashed,
            refresh_until=stamp(now + (REFRESH_FOR if found.device_id else OFFICE_REFRESH_FOR)),
            confirmed=False,
        )
    )
    device = tables.device
    connection.execute(
        sa.update(device)
        .where(device.c.tenant == found.tenant, device.c.id == found.device_id)
        .values(seen_at=stamp(now))
    )
    return Tokens(access=access, refresh=fresh, expires_in=int(ACCESS_FOR.total_seconds()))


_SESSION = """
SELECT s.tenant, s.id, s.person_id, s.device_id, s.access_hash, s.access_until, s.confirmed,
  device.revoked AS device_revoked, account.active, person.fields AS person, counter.value AS newest, t.epoch
FROM session_token s JOIN tenant t ON t.tenant = s.tenant
  JOIN counter ON counter.tenant = s.tenant AND counter.name = 'seq'
  LEFT JOIN device ON device.tenant = s.tenant AND device.id = s.device_id
  LEFT JOIN account ON account.tenant = s.tenant AND account.person_id = s.person_id
  LEFT JOIN synced_row person ON person.tenant = s.tenant AND person.kind = 'person' AND person.id = s.person_id
WHERE s.access_hash = ? AND NOT s.revoked
"""
# The tenant's lock comes with the answer: a round trip less for every push. SQLite has one writer anyway.
_SESSION_LOCKING = f"{_SESSION} FOR UPDATE OF counter"


def session_of(
    connection: Connection, access: str, *, now: datetime, lock: bool = False
) -> tuple[SignedIn, Any]:
    """Who an access token belongs to, and its session row; with `lock` the tenant is locked as by `lock_tenant`.

    Raises:
        NotSignedIn: unknown, expired or ended.
    """
    locking = lock and connection.dialect.name == "postgresql"
    rows = read_rows(connection, _SESSION_LOCKING if locking else _SESSION, token_hash(access))
    found = rows[0] if rows else None
    if found is None or found.access_until < stamp(now):
        raise NotSignedIn("The session has ended. Sign in again.")
    if not found.active or found.person is None:
        raise NotSignedIn("This account is no longer in use. Ask your office.")
    person = from_json(found.person)
    actor = Actor(
        tenant=found.tenant,
        person_id=found.person_id,
        name=person["name"],
        role=Role(person["role"]),
        device_id=found.device_id or "",
    )
    return SignedIn(actor, found.epoch, found.device_revoked or "no", found.newest if lock else None), found


def caller_of(connection: Connection, access_hash: str) -> Caller | None:
    """Whose an access token is, of an expired or ended session too; None when it was never given or was renewed."""
    table = tables.session_token
    found = connection.execute(
        sa.select(table.c.id, table.c.person_id, table.c.device_id).where(table.c.access_hash == access_hash)
    ).first()
    return None if found is None else Caller(found.person_id, found.device_id or found.id)


def confirm(connection: Connection, session: Any) -> None:
    """The newest pair has been used: the one before it is worth nothing now."""
    table = tables.session_token
    connection.execute(
        sa.update(table)
        .where(
            table.c.tenant == session.tenant,
            table.c.id == session.id,
            table.c.access_hash == session.access_hash,
        )
        .values(confirmed=True)
    )
