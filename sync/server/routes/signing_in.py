"""Signing in and staying signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import APIRouter, Request
from pydantic import BaseModel

from fieldapp.errors import NotSignedIn, WrongPassword
from sync.protocol.wire import (
    CertificateAnswer,
    CertificateRequest,
    IdentifyAnswer,
    IdentifyRequest,
    RefreshRequest,
    SignInAnswer,
    SignInRequest,
    Tokens,
)
from sync.server.accounts import Account
from sync.server.auth import attempt_failed, check_password, refresh_session, sign_in, sign_in_office
from sync.server.authority import authority_of
from sync.server.centre import Centre
from sync.server.devices import device_name
from sync.server.limits import Allowances
from sync.server.problems import documented
from sync.server.routes.visits import AVisit, Stranger, address_of

router = APIRouter(prefix="/v1")


class OfficeSignIn(BaseModel):
    """Name and password of somebody at the office."""

    user: str
    password: str


@router.post("/sign-in", responses=documented(401, 409, 422, 429))
def sign_in_laptop(body: SignInRequest, request: Request, centre: Stranger) -> SignInAnswer:
    """Register a laptop with a one-time device code and open its session."""
    now = centre.clock()
    with counting_failures(centre, body.user, request):
        account = checked_account(centre, body.user, body.password, request)
        with centre.database.writing() as connection:
            authority = authority_of(connection, centre.database.folder, now=now)
            return sign_in(connection, account, body, authority=authority, now=now)


@router.post("/office/sign-in", responses=documented(401, 403, 429))
def sign_in_at_office(body: OfficeSignIn, request: Request, centre: Stranger) -> Tokens:
    """Open a session of the office."""
    now = centre.clock()
    with counting_failures(centre, body.user, request):
        account = checked_account(centre, body.user, body.password, request)
    with centre.database.writing() as connection:
        return sign_in_office(connection, account, now=now)


@router.post("/refresh", responses=documented(401))
def refresh(body: RefreshRequest, centre: Stranger) -> Tokens:
    """A new pair of tokens for a refresh token."""
    with centre.database.writing() as connection:
        tokens = refresh_session(connection, body.refresh, now=centre.clock())
    # Outside the transaction: ending a session whose token was copied must be kept, not rolled back.
    if tokens is None:
        raise NotSignedIn("The session has ended. Sign in again.")
    return tokens


@router.post("/device/certificate", responses=documented(401, 403, 422))
def certify(body: CertificateRequest, visit: AVisit) -> CertificateAnswer:
    """Certify the key of the laptop that asks anew: its certificate nears its end, or it made another key."""
    with visit.reading() as (connection, who):
        actor = who.actor
        if not actor.device_id:
            raise NotSignedIn("Only a registered laptop seals reports.")
        authority = authority_of(connection, visit.centre.database.folder, now=visit.now)
        name = device_name(connection, actor.tenant, actor.device_id)
    certificates = authority.certify(
        body.public_key_pem, device_id=actor.device_id, device_name=name, now=visit.now
    )
    return CertificateAnswer(certificates=list(certificates))


@router.post("/identify", responses=documented(401, 403, 422, 429))
def identify(body: IdentifyRequest, request: Request, visit: AVisit) -> IdentifyAnswer:
    """Who a name and password belong to, asked from a signed-in laptop: a second person signs there. No session."""
    with visit.reading():
        pass  # who asks is known, and this laptop still in service
    with counting_failures(visit.centre, body.user, request):
        account = checked_account(visit.centre, body.user, body.password, request)
    return IdentifyAnswer(person_id=account.person_id, person_name=account.name)


def checked_account(centre: Centre, login: str, password: str, request: Request) -> Account:
    """Whose name and password were given; counted for that person.

    Raises:
        WrongPassword, TooManyAttempts: as `check_password`.
        TooManyRequests: the person's minute is used up.
    """
    with centre.database.reading() as connection:
        account = check_password(
            connection, login=login, password=password, address=address_of(request), now=centre.clock()
        )
    limits: Allowances = request.app.state.limits
    limits.take("person", account.person_id)
    return account


@contextmanager
def counting_failures(centre: Centre, login: str, request: Request) -> Iterator[None]:
    """Count a wrong password that is found out inside."""
    try:
        yield
    except WrongPassword:
        with centre.database.writing() as connection:
            attempt_failed(connection, login=login, address=address_of(request), now=centre.clock())
        raise
