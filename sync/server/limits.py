"""How often one laptop, one person, or one address without a session may ask within a minute.

A laptop's requests count for the laptop and for its person, so that neither a renewed session nor a new sign-in
buys another allowance; a session of the office counts as a laptop does. A token that nobody was given counts for its
address.

The count is in the database, so that several workers agree. A worker takes a tenth of the allowance at a time and keeps
it in memory, and the first tenth of a minute costs no write at all: a laptop that syncs as it should never causes one.
Beyond the limit each worker thus lets through a tenth of it at most.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from fieldapp.errors import Refused
from sync.server import tables
from sync.server.auth import Caller, caller_of
from sync.server.database import Database
from sync.server.tokens import token_hash

_STEPS = 10
# Many addresses or sessions must not fill the memory; what is forgotten is asked of the database again.
_SUBJECTS_KEPT = 50_000


class TooManyRequests(Refused):
    """The allowance of this minute is used up; `retry_after` seconds until the next."""

    code = "too_many_requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many requests. Slow down.", retry_after=retry_after)
        self.retry_after = retry_after


@dataclass(slots=True)
class _Held:
    minute: int
    left: int


class Allowances:
    """What this worker holds of each subject's allowance."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        *,
        session: int = 0,
        person: int = 0,
        address: int = 0,
    ) -> None:
        self._database = database
        self._clock = clock
        self._limits = {"session": session, "person": person, "address": address}
        self._held: dict[str, _Held] = {}
        self._callers: dict[str, Caller] = {}
        self._guard = threading.Lock()

    def take_by_token(self, token: str, address: str) -> None:
        """Count one request of whoever shows an access token, which need not be good any more.

        Raises:
            TooManyRequests: its laptop's, its person's or (a token nobody was given) its address's minute is used up.
        """
        caller = self._caller(token)
        if caller is None:
            self.take("address", address)
            return
        self.take("session", caller.place)
        self.take("person", caller.person_id)

    def take_held(self, token: str) -> bool:
        """As `take_by_token` from what is held in memory; False, and nothing counted, where that is not enough."""
        if not any(self._limits.values()):
            return True
        minute, taken = int(self._clock().timestamp() // 60), []
        with self._guard:
            caller = self._callers.get(token_hash(token))
            if caller is None:
                return False
            for of, name in (("session", caller.place), ("person", caller.person_id)):
                if self._limits[of] == 0:
                    continue
                held = self._held.get(_subject(of, name))
                if held is None or held.minute != minute or not held.left:
                    return False
                taken.append(held)
            for held in taken:
                held.left -= 1
        return True

    def _caller(self, token: str) -> Caller | None:
        """Whose a token is. That never changes, so it is asked of the database once."""
        hashed = token_hash(token)
        with self._guard:
            known = self._callers.get(hashed)
        if known is not None:
            return known
        with self._database.reading() as connection:
            found = caller_of(connection, hashed)
        if found is not None:
            with self._guard:
                if len(self._callers) >= _SUBJECTS_KEPT:
                    self._callers.clear()
                self._callers[hashed] = found
        return found

    def take(self, of: Literal["session", "person", "address"], name: str) -> None:
        """Count one request of a `session`, a `person` or an `address`; not within a transaction.

        Raises:
            TooManyRequests: the minute's allowance is used up.
        """
        limit = self._limits[of]
        if limit == 0:
            return
        subject, now = _subject(of, name), self._clock().timestamp()
        minute = int(now // 60)
        with self._guard:
            held = self._held.get(subject)
            if held is None or held.minute != minute:
                if len(self._held) >= _SUBJECTS_KEPT:
                    self._held.clear()
                held = self._held[subject] = _Held(minute, limit // _STEPS)
            if held.left:
                held.left -= 1
                return
        step = max(1, limit // _STEPS)
        with self._database.writing() as connection:
            granted = _grant(connection, subject, minute, step, limit)
        if not granted:
            raise TooManyRequests(max(1, 60 - int(now % 60)))
        with self._guard:
            held.left += step - 1


def _subject(of: str, name: str) -> str:
    return f"{of}:{name}"[:200]


def _grant(connection: Connection, subject: str, minute: int, step: int, limit: int) -> bool:
    allowance = tables.allowance
    values = {"subject": subject, "minute": minute, "taken": 0}
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(allowance).values(**values).on_conflict_do_nothing())
    taken = connection.execute(
        sa.update(allowance)
        .where(
            allowance.c.subject == subject,
            allowance.c.minute == minute,
            allowance.c.taken + step <= limit,
        )
        .values(taken=allowance.c.taken + step)
    )
    return taken.rowcount == 1


def forget_old(connection: Connection, *, now: datetime) -> None:
    """Clear away the counts of minutes that are over."""
    allowance = tables.allowance
    minute = int(now.timestamp() // 60)
    connection.execute(sa.delete(allowance).where(allowance.c.minute < minute - 1))
