"""Signing in once, and staying signed in."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

import sqlalchemy as sa
from pydantic import BaseModel

from fieldapp.errors import NotAllowedNow, NotSignedIn, Refused, ServerUnreachable
from fieldapp.operations.device_key import keep_certificates, own_key
from fieldapp.store import sync_state
from fieldapp.store.engine import Store
from fieldapp.store.profile_lock import taking_turns
from fieldapp.store.sync_state import Session
from sync.client.transport import HttpAnswer, Interruptible, Server
from sync.protocol.wire import RefreshRequest, SignInAnswer, SignInRequest, Tokens

Clock = Callable[[], datetime]
_Answer = TypeVar("_Answer", bound=BaseModel)
# A token about to end is exchanged beforehand: one request less than being refused first.
_EARLY = timedelta(seconds=60)


def sign_in(
    store: Store,
    server: Server,
    *,
    server_url: str,
    user: str,
    password: str,
    device_code: str,
    device_name: str,
    now: datetime,
) -> Session:
    """Register this profile at a server, or renew its session; unsent work of the same person stays.

    The company certifies the key that this laptop seals reports with.

    Raises:
        WrongPassword: name, password or device code is wrong.
        NotAllowedNow: the profile belongs to somebody else and still has unsent work.
        ServerUnreachable, NotOurServer: there was no such answer.
    """
    with store.reading() as connection:
        before = sync_state.session(connection)
        kept_id = sync_state.fact(connection, "device_id")
        login = sync_state.fact(connection, "login")
    if login is not None and login != user.strip().casefold():
        # Asked before the server is: there a sign-in of another person would end this device's session.
        raise _somebody_elses(f"belongs to {login}: sign in by that name, or choose another one")
    # 30 ms to import, needed once in a laptop's life.
    from fieldapp.reports.device_key import public_key_pem

    device_id = before.device_id if before else str(kept_id or uuid4())
    asked = SignInRequest(
        user=user,
        password=password,
        device_code=device_code,
        device_name=device_name,
        device_id=device_id,
        public_key_pem=public_key_pem(own_key(store, device_name=device_name, organisation="", now=now)),
    )
    try:
        answer = server.call("POST", "/v1/sign-in", body=asked, answer=SignInAnswer)
    except ServerUnreachable as error:
        # Nothing goes on by itself here, and the address may be the mistake.
        raise ServerUnreachable(
            f"The server {server_url} does not answer. Check the address and the network, then sign in again.",
            **error.facts,
            address=server_url,
        ) from error
    session = Session(
        server_url=server_url,
        tenant=answer.tenant,
        device_id=answer.device_id,
        device_name=device_name,
        person_id=answer.person_id,
        person_name=answer.person_name,
        last_contact=now,
        clock_offset=(answer.server_time - now).total_seconds(),
    )
    with store.writing() as connection:
        _check_owner(connection, session)
        sync_state.keep_fact(connection, "device_id", answer.device_id)
        sync_state.keep_fact(connection, "login", user.strip().casefold())
        sync_state.keep_fact(connection, "owner", [session.tenant, session.person_id])
        sync_state.keep_session(connection, _with_tokens(session, answer.tokens, now))
        keep_certificates(connection, answer.certificates)
    return session


def _check_owner(connection: sa.Connection, session: Session) -> None:
    owner = sync_state.fact(connection, "owner")
    if owner is None or owner == [session.tenant, session.person_id]:
        return
    raise _somebody_elses("belongs to somebody else: choose another one")


def _somebody_elses(what: str) -> NotAllowedNow:
    return NotAllowedNow(
        f"This profile {what} (--profile-dir). Nothing was changed.", reasons=("other_owner",)
    )


def _with_tokens(session: Session, tokens: Tokens, now: datetime) -> Session:
    return dataclasses.replace(
        session,
        access=tokens.access,
        refresh=tokens.refresh,
        access_until=now + timedelta(seconds=tokens.expires_in),
    )


class SignedIn:
    """Calls the server as whoever is signed in on this profile, with a fresh token when the old one ends.

    Raises, from every call:
        NotSignedIn: nobody is, or the session has ended; the outbox is untouched.
    """

    def __init__(self, store: Store, server: Server, *, clock: Clock) -> None:
        self._store = store
        self._server = server
        self._clock = clock
        self._renewing = threading.Lock()

    def call(
        self,
        method: str,
        path: str,
        *,
        answer: type[_Answer],
        body: BaseModel | str | None = None,
        session: Session | None = None,
    ) -> _Answer:
        """As `Server.call`; `session` where it has been read just now."""
        token = self._token(session)
        try:
            return self._server.call(method, path, answer=answer, body=body, token=token)
        except NotSignedIn:
            renewed = self._renew(instead_of=token)
            return self._server.call(method, path, answer=answer, body=body, token=renewed)

    def exchange(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        body: bytes | Interruptible = b"",
    ) -> HttpAnswer:
        """As `Server.exchange`."""
        token = self._token()
        try:
            return self._server.exchange(method, path, headers=headers, body=body, token=token)
        except NotSignedIn:
            renewed = self._renew(instead_of=token)
            return self._server.exchange(method, path, headers=headers, body=body, token=renewed)

    def take_traffic(self) -> tuple[int, int]:
        """Bytes sent and received since the last call."""
        return self._server.take_traffic()

    def _session(self, known: Session | None = None) -> Session:
        session = known
        if session is None:
            with self._store.reading() as connection:
                session = sync_state.session(connection)
        if session is None or not session.refresh:
            raise NotSignedIn("Sign in first; your work waits here and is not lost.")
        return session

    def _token(self, known: Session | None = None) -> str:
        session = self._session(known)
        if session.access_until is None or session.access_until - _EARLY <= self._clock():
            return self._renew(instead_of=session.access)
        return session.access

    def _renew(self, *, instead_of: str) -> str:
        # A refresh token is good once. Window and command share it, so they must not both spend it.
        with self._renewing, taking_turns(self._store.folder / "renew.lock"):
            session = self._session()
            if session.access != instead_of:
                return session.access
            try:
                tokens = self._server.call(
                    "POST", "/v1/refresh", body=RefreshRequest(refresh=session.refresh), answer=Tokens
                )
            except NotSignedIn:
                self._keep(dataclasses.replace(session, access="", refresh=""))
                raise
            except Refused as error:
                raise NotSignedIn(
                    "Your session has ended. Sign in again; your work waits here and is not lost.",
                    problem=error.facts.get("problem"),
                ) from error
            self._keep(_with_tokens(session, tokens, self._clock()))
            return tokens.access

    def _keep(self, session: Session) -> None:
        with self._store.writing() as connection:
            sync_state.keep_session(connection, session)
