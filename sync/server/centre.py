"""What every request handler stands on: the database, the clock, and whoever waits for new work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event
from typing import Any

from sqlalchemy import Connection

from fieldapp.errors import DeviceRevoked, NotAuthorised, NotSignedIn
from sync.server.access import Access
from sync.server.auth import SignedIn, confirm, session_of
from sync.server.database import Database, utc_now


@dataclass(frozen=True, slots=True)
class Centre:
    """One running server.

    Attributes:
        mail_waits: set when something was queued that the mail worker could send now.
    """

    database: Database
    clock: Callable[[], datetime] = utc_now
    mail_waits: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who says who they are; proven when a transaction is opened."""

    centre: Centre
    token: str
    access: Access
    now: datetime
    noted: dict[str, Any]  # what the request's log line may say

    @contextmanager
    def reading(self) -> Iterator[tuple[Connection, SignedIn]]:
        """A read transaction and who is asking.

        Raises:
            NotSignedIn, DeviceRevoked, NotAuthorised.
        """
        with self.centre.database.reading() as connection:
            who, session = session_of(connection, self.token, now=self.now)
            self._check(who)
            fresh = not session.confirmed
            if not fresh:
                yield connection, who
        if fresh:
            self._confirm(session)
            with self.centre.database.reading() as connection:
                yield connection, who

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[tuple[Connection, SignedIn]]:
        """A write transaction and who is asking; raises as `reading`."""
        with self.centre.database.writing(durable=durable) as connection:
            who, session = session_of(connection, self.token, now=self.now, lock=True)
            self._check(who)
            if not session.confirmed:
                confirm(connection, session)
            yield connection, who

    def _confirm(self, session: Any) -> None:
        with self.centre.database.writing() as connection:
            confirm(connection, session)

    def _check(self, who: SignedIn) -> None:
        self.noted["device"] = who.actor.device_id
        if who.actor.role not in self.access.roles:
            raise NotAuthorised("Your role does not allow this.")
        if who.revoked not in self.access.revoked_may:
            raise DeviceRevoked("The office has taken this laptop out of service.")


def bearer(header: str | None) -> str:
    """The token of an Authorization header.

    Raises:
        NotSignedIn: there is none.
    """
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotSignedIn("Sign in first.")
    return token.strip()
